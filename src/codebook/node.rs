//! YAML as a tree that knows its lines: what codebooks of every dialect are read from.

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Error as YamlError, Spanned, UserMessageFormatter};

use super::error::Problem;

/// The largest codebook that is read, in bytes: thousands of themes.
const LARGEST: usize = 8 << 20;

/// A value and the line it starts on.
#[derive(Debug)]
pub(super) struct Node {
    pub line: u32,
    pub value: Value,
}

/// What a codebook is made of.
#[derive(Debug)]
pub(super) enum Value {
    Nothing,
    Text(String),
    List(Vec<Node>),
    /// In the order of the file.
    Map(Vec<(Key, Node)>),
}

/// A key and the line it stands on.
#[derive(Debug)]
pub(super) struct Key {
    pub line: u32,
    pub name: String,
}

impl Value {
    /// What it is, for a message.
    pub(super) fn is_called(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Text(_) => "text",
            Self::List(_) => "a list",
            Self::Map(_) => "a mapping",
        }
    }
}

impl Node {
    /// Text on a line.
    pub(super) fn text(line: u32, text: impl Into<String>) -> Self {
        Self { line, value: Value::Text(text.into()) }
    }

    /// The same, as it stands in a larger file after so many lines.
    #[must_use]
    pub(super) fn after(self, lines: u32) -> Self {
        let entry = |(key, node): (Key, Self)| {
            let key = Key { line: key.line.saturating_add(lines), ..key };
            (key, node.after(lines))
        };
        let value = match self.value {
            Value::List(items) => {
                Value::List(items.into_iter().map(|item| item.after(lines)).collect())
            }
            Value::Map(entries) => Value::Map(entries.into_iter().map(entry).collect()),
            value => value,
        };
        Self { line: self.line.saturating_add(lines), value }
    }
}

impl Key {
    pub(super) fn new(line: u32, name: impl Into<String>) -> Self {
        Self { line, name: name.into() }
    }
}

/// The text of a file, which must be UTF-8 and not too large.
pub(super) fn utf8(bytes: &[u8]) -> Result<&str, Problem> {
    if bytes.len() > LARGEST {
        return Err(Problem::new(1, format!("the file has more than {LARGEST} bytes")));
    }
    let text = str::from_utf8(bytes).map_err(|error| {
        let lines = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
        Problem::new(u32::try_from(lines).unwrap_or(u32::MAX), "this is not UTF-8")
            .hint("save the file as UTF-8")
    })?;
    Ok(text.trim_start_matches('\u{feff}'))
}

/// Reads a file of YAML.
pub(super) fn read(bytes: &[u8]) -> Result<Node, Problem> {
    let root: Option<Spanned<Value>> =
        serde_saphyr::from_str_with_options(utf8(bytes)?, limits())
            .map_err(|error| broken(&error))?;
    Ok(root.map_or(Node { line: 1, value: Value::Nothing }, node))
}

/// What the file may ask of the reader: no more than people write.
fn limits() -> serde_saphyr::Options {
    serde_saphyr::options! {
        // `yes`, `on` and `007` are words of a dictionary
        strict_booleans: true,
        leading_zero_numbers_as_strings: true,
        underscored_numbers_as_strings: true,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        budget: serde_saphyr::budget! {
            max_depth: 24,
            flow_nesting_limit: 24,
            max_nodes: 400_000,
            max_events: 1_600_000,
            max_documents: 1,
            max_aliases: 0,
            max_anchors: 0,
        },
    }
}

fn node(spanned: Spanned<Value>) -> Node {
    Node { line: line(spanned.referenced.line()), value: spanned.value }
}

fn line(line: u64) -> u32 {
    u32::try_from(line).unwrap_or(u32::MAX).max(1)
}

impl<'de> Deserialize<'de> for Value {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Value;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("text, a list or a mapping")
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::Text(text.to_owned()))
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_none<E>(self) -> Result<Value, E> {
        Ok(Value::Nothing)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Text(value.to_string()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some(one) = list.next_element()? {
            all.push(node(one));
        }
        Ok(Value::List(all))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let mut all = Vec::new();
        while let Some((key, value)) = map.next_entry::<Spanned<String>, _>()? {
            let key = Key { line: line(key.referenced.line()), name: key.value };
            all.push((key, node(value)));
        }
        Ok(Value::Map(all))
    }
}

fn broken(error: &YamlError) -> Problem {
    let at = error.location().map_or(1, |place| line(place.line()));
    let error = error.without_snippet();
    if matches!(error, YamlError::Budget { .. }) {
        let said =
            "anchors, aliases and what is larger than a person writes are not read";
        return Problem::new(at, said);
    }
    let said = error.render_with_formatter(&UserMessageFormatter);
    // the line is said already, and the column is of no use to a reader
    Problem::new(at, said.split(" at line ").next().unwrap_or_default())
}
