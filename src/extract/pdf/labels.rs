//! Page labels: what is printed on pages, where the file says so.

use crate::extract::numerals::{letters, roman};
use std::collections::{BTreeMap, HashSet};

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{File, as_dict};
use super::font::push_clean;
use super::strings::text_string;

/// How the labels from one page on are made.
#[derive(Debug, Clone)]
struct Scheme {
    style: Option<u8>,
    prefix: String,
    start: u64,
}

/// The labels of a document: schemes by the page, from 0, where they start.
#[derive(Debug, Default)]
pub(super) struct Labels(BTreeMap<u64, Scheme>);

/// Nodes of the number tree that are visited.
const MAX_NODES: usize = 20_000;

impl Labels {
    pub(super) fn read(file: &File) -> Self {
        let root = file.dict(file.trailer(), b"Root");
        let tree = root.and_then(|root| root.get(b"PageLabels").ok());
        let mut labels = Self::default();
        let mut seen: HashSet<ObjectId> = HashSet::new();
        let mut stack: Vec<&Object> = tree.into_iter().collect();
        let mut left = MAX_NODES;
        while let Some(node) = stack.pop() {
            if left == 0 || node.as_reference().is_ok_and(|id| !seen.insert(id)) {
                continue;
            }
            left -= 1;
            let Some(dict) = file.resolve(node).and_then(as_dict) else { continue };
            let kids = file.array(dict, b"Kids").unwrap_or_default();
            stack.extend(kids.iter().take(left));
            labels.leaf(file, dict);
        }
        labels
    }

    fn leaf(&mut self, file: &File, node: &Dictionary) {
        for pair in file.array(node, b"Nums").unwrap_or_default().chunks_exact(2) {
            let page = file.resolve(&pair[0]).and_then(|it| it.as_i64().ok());
            let dict = file.resolve(&pair[1]).and_then(as_dict);
            if let (Some(Ok(page)), Some(dict)) = (page.map(u64::try_from), dict)
                && self.0.len() < MAX_NODES
            {
                self.0.insert(page, scheme(file, dict));
            }
        }
    }

    /// The label of a page, counted from 0.
    pub(super) fn get(&self, index: u64) -> Option<String> {
        let (from, scheme) = self.0.range(..=index).next_back()?;
        let value = scheme.start.saturating_add(index - from);
        let number = match scheme.style {
            Some(b'D') => value.to_string(),
            Some(b'R') => roman(value).to_uppercase(),
            Some(b'r') => roman(value),
            Some(b'A') => letters(value).to_uppercase(),
            Some(b'a') => letters(value),
            _ => String::new(),
        };
        let label = format!("{}{number}", scheme.prefix).trim().to_owned();
        (!label.is_empty()).then_some(label)
    }
}

fn scheme(file: &File, dict: &Dictionary) -> Scheme {
    let prefix = file.get(dict, b"P").and_then(|it| it.as_str().ok());
    let mut clean = String::new();
    for letter in prefix.map(text_string).unwrap_or_default().chars().take(100) {
        push_clean(&mut clean, letter);
    }
    Scheme {
        style: file.name(dict, b"S").and_then(|name| name.first().copied()),
        prefix: clean,
        start: file
            .integer(dict, b"St")
            .and_then(|it| u64::try_from(it).ok())
            .unwrap_or(1),
    }
}
