//! `searches.yaml`: searches a person keeps, each with a name and, where wanted, a note.
//!
//! The queries are kept as they were written. They are read when they are used: one that
//! is wrong is then pointed at, and does not stand in the way of the others.

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use serde::de::value::MapAccessDeserializer;
use serde::de::{self, Deserializer, MapAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_saphyr::{Error as YamlError, Spanned, UserMessageFormatter};

use super::Error;

const FILE: &str = "searches.yaml";
/// The largest file that is read, in bytes: thousands of searches.
const LARGEST: usize = 1 << 20;

/// The saved searches of a corpus, in the order of the file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Searches {
    all: Vec<Saved>,
}

/// A search that somebody kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Saved {
    /// Letters, digits and hyphens.
    pub name: String,
    /// The query as it was written, not yet read.
    pub query: String,
    /// What it is good for.
    pub note: Option<String>,
}

impl Searches {
    /// Reads the saved searches; no file is none.
    ///
    /// Fails on a name that is not one or comes twice and on anything that is neither a
    /// query nor a query with a note, naming the line.
    pub fn read(path: &Path) -> Result<Self, Error> {
        match fs::read(path) {
            Ok(bytes) => Self::parse(&bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Self::default()),
            Err(source) => Err(Error::Read { path: path.to_owned(), source }),
        }
    }

    /// Reads the saved searches from the bytes of the file.
    pub fn parse(bytes: &[u8]) -> Result<Self, Error> {
        if bytes.len() > LARGEST {
            return Err(problem(1, format!("the file has more than {LARGEST} bytes")));
        }
        let text = str::from_utf8(bytes).map_err(|error| {
            let lines = bytes[..error.valid_up_to()].split(|byte| *byte == b'\n').count();
            problem(lines as u64, "this is not UTF-8".to_owned())
        })?;
        let entries: Option<Entries> =
            serde_saphyr::from_str_with_options(text, limits())
                .map_err(|error| broken(&error))?;
        let all = entries.map(|entries| entries.0).unwrap_or_default();
        all.into_iter().map(saved).collect::<Result<_, _>>().map(|all| Self { all })
    }

    /// Keeps one more search at the end of the file, which is replaced whole.
    ///
    /// Fails on a name that is not one or is taken, and on a file with a mistake in it,
    /// which is left as it is.
    pub fn add(path: &Path, name: &str, query: &str) -> Result<(), Error> {
        let before = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
        };
        let line = before.lines().count() as u64 + 1;
        let known = Self::parse(before.as_bytes())?;
        if known.named(name).is_some() {
            return Err(problem(line, format!("there is a search `{name}` already")));
        }
        let gap = if before.is_empty() || before.ends_with('\n') { "" } else { "\n" };
        // what JSON puts in quotation marks, YAML reads as the same text
        let written = serde_json::Value::from(query.trim());
        let after = format!("{before}{gap}{name}: {written}\n");
        let read = Self::parse(after.as_bytes())?;
        // a name that goes on to another line is more than a name
        let is_one = read.all.len() == known.all.len() + 1;
        if !is_one || read.named(name).is_none_or(|one| one.query != query.trim()) {
            return Err(problem(line, format!("`{name}` is no name for a search")));
        }
        let fail = |source| Error::Write { path: path.to_owned(), source };
        let part = path.with_extension("yaml.part");
        fs::write(&part, after).map_err(fail)?;
        fs::rename(&part, path).map_err(fail)
    }

    /// The search of this name.
    pub fn named(&self, name: &str) -> Option<&Saved> {
        self.all.iter().find(|one| one.name == name)
    }

    /// All of them, in the order of the file.
    pub fn all(&self) -> &[Saved] {
        &self.all
    }
}

/// What the file may ask of the reader: a mapping of mappings, and no more of it than
/// anybody would write by hand.
fn limits() -> serde_saphyr::Options {
    serde_saphyr::options! {
        strict_booleans: true,
        merge_keys: serde_saphyr::options::MergeKeyPolicy::Error,
        budget: serde_saphyr::budget! {
            max_depth: 4,
            flow_nesting_limit: 4,
            max_nodes: 50_000,
            max_events: 200_000,
            max_documents: 1,
            max_aliases: 0,
            max_anchors: 0,
        },
    }
}

/// The file's mapping in its order.
struct Entries(Vec<(Spanned<String>, Entry)>);

/// A query, or a query with a note.
enum Entry {
    Short(String),
    Long(Long),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Long {
    query: String,
    #[serde(default)]
    note: Option<String>,
}

impl<'de> Deserialize<'de> for Entries {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct All;
        impl<'de> Visitor<'de> for All {
            type Value = Entries;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("names, each with a query")
            }

            fn visit_map<A: MapAccess<'de>>(
                self,
                mut map: A,
            ) -> Result<Entries, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Entries(entries))
            }
        }
        from.deserialize_any(All)
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        struct Either;
        impl<'de> Visitor<'de> for Either {
            type Value = Entry;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a query, or `query` and `note`")
            }

            fn visit_str<E: de::Error>(self, query: &str) -> Result<Entry, E> {
                Ok(Entry::Short(query.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Entry, A::Error> {
                Long::deserialize(MapAccessDeserializer::new(map)).map(Entry::Long)
            }
        }
        from.deserialize_any(Either)
    }
}

fn saved((name, entry): (Spanned<String>, Entry)) -> Result<Saved, Error> {
    let sound = |letter: char| letter.is_alphanumeric() || letter == '-';
    if name.value.is_empty() || !name.value.chars().all(sound) {
        let said = format!(
            "`{}` is no name for a search: use letters, digits and hyphens",
            name.value
        );
        return Err(problem(name.referenced.line(), said));
    }
    let (query, note) = match entry {
        Entry::Short(query) => (query, None),
        Entry::Long(Long { query, note }) => (query, note),
    };
    let query = query.trim().to_owned();
    Ok(Saved { name: name.value, query, note: note.map(|note| note.trim().to_owned()) })
}

fn broken(error: &YamlError) -> Error {
    let line = error.location().map_or(1, |place| place.line());
    let error = error.without_snippet();
    if matches!(error, YamlError::Budget { .. }) {
        let said =
            "anchors, aliases and what is larger than a person writes are not read";
        return problem(line, said.to_owned());
    }
    let said = error.render_with_formatter(&UserMessageFormatter);
    // the line is said already, and the column is of no use to a reader
    let said = said.split(" at line ").next().unwrap_or_default().to_owned();
    problem(line, said)
}

fn problem(line: u64, problem: String) -> Error {
    Error::Table { file: FILE, line, problem }
}

#[cfg(test)]
mod tests {
    use super::Searches;

    #[test]
    fn a_search_is_a_query_or_a_query_with_a_note_in_the_order_of_the_file() {
        let yaml = "\
            # kept by the team\n\
            threshold-row:\n  query: threshold NEAR/8 differ*\n  note: two bars\n\
            absent: '\"did not attend\"'\n\
            a1:\n  query: >-\n    (health OR police)\n    PRE/5 absent\n";
        let searches = Searches::parse(yaml.as_bytes()).unwrap();
        let all: Vec<_> = searches
            .all()
            .iter()
            .map(|one| (one.name.as_str(), one.query.as_str(), one.note.as_deref()))
            .collect();
        assert_eq!(
            all,
            [
                ("threshold-row", "threshold NEAR/8 differ*", Some("two bars")),
                ("absent", "\"did not attend\"", None),
                ("a1", "(health OR police) PRE/5 absent", None),
            ]
        );
        assert_eq!(searches.named("absent"), Some(&searches.all()[1]));
        assert_eq!(searches.named("Absent"), None);
    }

    #[test]
    fn a_file_without_searches_has_none() {
        assert_eq!(Searches::parse(b"").unwrap(), Searches::default());
        assert_eq!(Searches::parse(b"# nothing yet\n").unwrap(), Searches::default());
    }

    #[test]
    fn a_search_that_is_added_is_read_back_and_no_name_is_taken_twice() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("searches.yaml");
        std::fs::write(&path, "# ours\na: x").unwrap();
        let query = "\"it's: #\" OR /a\\w/ AND \u{85}é";
        Searches::add(&path, "b-1", query).unwrap();
        let read = Searches::read(&path).unwrap();
        assert_eq!(read.named("b-1").unwrap().query, query);
        assert_eq!(read.named("a").unwrap().query, "x");
        for name in ["a", "b-1", "", "c d", "e: f\ng"] {
            assert!(Searches::add(&path, name, "y").is_err(), "{name}");
        }
        assert_eq!(Searches::read(&path).unwrap(), read);
    }

    #[track_caller]
    fn refused(yaml: &str, message: &str) {
        assert_eq!(Searches::parse(yaml.as_bytes()).unwrap_err().to_string(), message);
    }

    #[test]
    fn mistakes_are_named_with_their_line() {
        refused(
            "a: x\nb c: y\n",
            "searches.yaml, line 2: `b c` is no name for a search: use letters, digits \
             and hyphens",
        );
        refused(
            "a: x\nb: y\na: z\n",
            "searches.yaml, line 3: duplicate mapping key `a` is not allowed here",
        );
        refused(
            "a:\n  query: x\n  nota: y\n",
            "searches.yaml, line 3: unknown field `nota`, expected one of query, note",
        );
        refused("a:\n  note: y\n", "searches.yaml, line 2: missing field `query`");
        let either = "expected a query, or `query` and `note`";
        refused(
            "a: x\nb: [x]\n",
            &format!("searches.yaml, line 2: invalid type: sequence, {either}"),
        );
        refused(
            "a: 7\n",
            &format!("searches.yaml, line 1: invalid type: integer `7`, {either}"),
        );
        let names = "expected names, each with a query";
        refused(
            "- x\n",
            &format!("searches.yaml, line 1: invalid type: sequence, {names}"),
        );
        refused("a: x\nb: \"y\nc: z\n", "searches.yaml, line 2: unclosed quote");
        refused(
            "a: &x y\nb: *x\n",
            "searches.yaml, line 1: anchors, aliases and what is larger than a person \
             writes are not read",
        );
    }

    #[test]
    fn a_file_that_is_made_to_hurt_is_refused() {
        let deep = format!("a: {}", "[".repeat(100_000));
        assert!(Searches::parse(deep.as_bytes()).is_err());
        let long = "a: x\n".repeat(300_000);
        assert!(Searches::parse(long.as_bytes()).is_err());
        assert!(Searches::parse(b"a: \xff\n").is_err());
        assert!(Searches::parse(b"<<: {a: b}\n").is_err());
    }
}
