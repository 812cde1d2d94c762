//! A theme on its way from another program's file into a codebook.

use std::collections::BTreeSet;

use super::Imported;
use crate::codebook::error::Problem;
use crate::codebook::node::{Key, Node, Value};
use crate::codebook::read;
use crate::codebook::rule::bare;
use crate::model::ThemeId;
use crate::text::{slug, tokens};

/// What a file holds.
#[derive(Debug, Default)]
pub(super) struct Book {
    /// Its name, if it says.
    pub name: Option<String>,
    /// Its themes and families.
    pub entries: Vec<Entry>,
}

/// A theme or a family.
#[derive(Debug)]
pub(super) struct Entry {
    /// The line it begins on.
    pub line: u32,
    /// What it is called.
    pub name: String,
    /// What is said of it, as in a codebook of our own.
    pub members: Vec<(Key, Node)>,
    /// What is part of it.
    pub parts: Vec<Entry>,
}

impl Entry {
    pub(super) fn new(line: u32, name: impl Into<String>) -> Self {
        Self { line, name: name.into(), members: Vec::new(), parts: Vec::new() }
    }

    /// Says something of it, unless there is nothing to say.
    pub(super) fn say(&mut self, member: &str, node: Node) {
        let empty = match &node.value {
            Value::Nothing => true,
            Value::Text(text) => text.trim().is_empty(),
            Value::List(items) => items.is_empty(),
            Value::Map(entries) => entries.is_empty(),
        };
        if !empty {
            self.members.push((Key::new(self.line, member), node));
        }
    }

    fn says(&self, members: &[&str]) -> bool {
        self.members.iter().any(|(key, _)| members.contains(&key.name.as_str()))
    }
}

/// Words of a dictionary with their lines, as rules.
pub(super) fn words(words: impl IntoIterator<Item = (u32, String)>) -> Node {
    let mut line = 1;
    let items = words.into_iter().map(|(at, word)| {
        line = at;
        Node::text(at, bare(&word))
    });
    let items = items.collect();
    Node { line, value: Value::List(items) }
}

/// The codebook that a file holds; `name` if it does not say its own.
pub(super) fn codebook(book: Book, name: &str) -> Result<Imported, Problem> {
    let mut names = Names::default();
    let name = book.name.unwrap_or_else(|| name.to_owned());
    let mut entries = vec![(Key::new(1, "name"), Node::text(1, name))];
    entries.extend(book.entries.into_iter().map(|entry| names.node(entry, "")));
    let root = Node { line: 1, value: Value::Map(entries) };
    Ok(Imported { codebook: read::read(root)?, named: names.named })
}

/// The names that are taken, and those that are all that was said of a theme.
#[derive(Default)]
struct Names {
    taken: BTreeSet<String>,
    named: Vec<ThemeId>,
}

impl Names {
    fn node(&mut self, mut entry: Entry, parent: &str) -> (Key, Node) {
        let mut id = slug(&entry.name);
        if self.taken.contains(&id) && !parent.is_empty() {
            id = format!("{parent}-{id}");
        }
        self.taken.insert(id.clone());
        if !entry.says(&["title"]) && id != entry.name {
            entry.say("title", Node::text(entry.line, entry.name.clone()));
        }
        if entry.parts.is_empty() && !entry.says(&["rules", "mentions", "terms"]) {
            self.named.push(ThemeId(id.clone()));
            let rule = format!("\"{}\"", said(&entry.name));
            entry.say("rules", Node::text(entry.line, rule));
        }
        let parts: Vec<_> =
            entry.parts.into_iter().map(|part| self.node(part, &id)).collect();
        let line = entry.line;
        let mut members = entry.members;
        if !parts.is_empty() {
            let parts = Node { line, value: Value::Map(parts) };
            members.push((Key::new(line, "children"), parts));
        }
        // a name without a letter is left to the reader, which says so
        let lettered = entry.name.chars().any(char::is_alphanumeric);
        let key = Key::new(line, if lettered { id } else { entry.name });
        (key, Node { line, value: Value::Map(members) })
    }
}

/// The words of a name.
fn said(name: &str) -> String {
    let words: Vec<String> = tokens(name).map(|token| token.word.into()).collect();
    words.join(" ")
}
