//! `name:value` as a filter, or what is wrong with the name or the value.

use std::ops::Range;

use super::matcher::edits;
use super::{Error, Filter, MetadataField, Name, NameWord, Numbers, Wanted};
use crate::model::{PassageKind, SectionKind, Status};
use crate::text::tokens;

/// The fields that are no words, by the names they are typed by.
const OTHERS: [&str; 9] =
    ["section", "kind", "page", "year", "incident", "age", "review", "theme", "found"];
/// Other names for fields: those of columns elsewhere, and what a reader may say.
const SYNONYMS: [(&str, &str); 5] = [
    ("authority", "board"),
    ("published", "year"),
    ("child_age", "age"),
    ("child_sex", "sex"),
    ("duplicate", "duplicate_of"),
];

/// Text and the bytes of the query it was typed in.
#[derive(Debug, Clone)]
pub(super) struct Typed<'a> {
    pub text: &'a str,
    pub at: Range<usize>,
}

impl Filter {
    /// The filter that `name:value` asks for.
    pub(super) fn read(name: &Typed<'_>, value: &Typed<'_>) -> Result<Self, Error> {
        let synonym = SYNONYMS.into_iter().find(|(other, _)| *other == name.text);
        match synonym.map_or(name.text, |(_, field)| field) {
            "section" => {
                listed(value, SectionKind::from_name, sections).map(Self::Section)
            }
            "kind" => listed(value, PassageKind::from_name, kinds).map(Self::Kind),
            "page" => numbers(value).map(Self::Page),
            "year" => numbers(value).map(Self::Year),
            "incident" => numbers(value).map(Self::Incident),
            "age" => numbers(value).map(Self::Age),
            "review" => listed_name(value, "review").map(Self::Review),
            "theme" => {
                listed_name(value, "theme").map(|name| Self::Coded(name, Wanted::Any))
            }
            "found" => {
                listed_name(value, "theme").map(|name| Self::Coded(name, Wanted::Found))
            }
            other => {
                let field = MetadataField::ALL.into_iter().find(|f| f.name() == other);
                metadata(field.ok_or_else(|| no_field(name))?, value)
            }
        }
    }
}

fn metadata(field: MetadataField, value: &Typed<'_>) -> Result<Filter, Error> {
    if field == MetadataField::Status && value.text != "*" {
        listed(value, status, statuses)?;
    }
    words(field, value).map(|words| Filter::Metadata(field, words))
}

fn names() -> Vec<&'static str> {
    let words = MetadataField::ALL.into_iter().map(MetadataField::name);
    OTHERS.into_iter().chain(words).collect()
}

fn no_field(name: &Typed<'_>) -> Error {
    let text = name.text;
    let error = Error::new(name.at.clone(), format!("`{text}` is not a field"));
    let nearest = nearest(text).map(|field| format!("did you mean {field}:? "));
    error.hint(format!(
        "{}fields are {}; to find a colon's words, put them in quotation marks",
        nearest.unwrap_or_default(),
        names().join(", ")
    ))
}

/// The field whose name is typed most like this.
fn nearest(typed: &str) -> Option<&'static str> {
    let typed = typed.to_ascii_lowercase();
    let known = names().into_iter().map(|name| (name, name));
    let close = |(name, field): (&str, &'static str)| {
        let most = if name.len() < 5 { 1 } else { 2 };
        edits(name, &typed, most).map(|edits| (edits, field))
    };
    let nearest = known.chain(SYNONYMS).filter_map(close).min_by_key(|found| found.0);
    nearest.map(|(_, field)| field)
}

fn sections() -> Vec<&'static str> {
    SectionKind::ALL.into_iter().map(SectionKind::name).collect()
}

fn kinds() -> Vec<&'static str> {
    use PassageKind::{Footnote, Heading, ListItem, Paragraph, TableRow};
    [Paragraph, ListItem, TableRow, Heading, Footnote].map(PassageKind::name).to_vec()
}

fn status(name: &str) -> Option<Status> {
    Status::ALL.into_iter().find(|status| status.is_read() && status.name() == name)
}

/// The statuses of reviews that have passages.
fn statuses() -> Vec<&'static str> {
    let read = Status::ALL.into_iter().filter(|status| status.is_read());
    read.map(Status::name).collect()
}

fn listed<T>(
    value: &Typed<'_>,
    read: fn(&str) -> Option<T>,
    names: fn() -> Vec<&'static str>,
) -> Result<T, Error> {
    read(value.text).ok_or_else(|| {
        Error::new(value.at.clone(), format!("`{}` is none of the kinds", value.text))
            .hint(format!("write one of {}", names().join(", ")))
    })
}

fn numbers(value: &Typed<'_>) -> Result<Numbers, Error> {
    let refuse = || {
        Error::new(
            value.at.clone(),
            format!("`{}` is not a range of numbers", value.text),
        )
        .hint("write a number, or two as in 2014..2018, 2014.. or ..2018")
    };
    let number = |text: &str| -> Result<Option<u32>, Error> {
        match text {
            "" => Ok(None),
            digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
                digits.parse().map(Some).map_err(|_| refuse())
            }
            _ => Err(refuse()),
        }
    };
    let one = |text: &str| number(text)?.ok_or_else(refuse);
    let (from, to) = if let Some(least) = value.text.strip_prefix(">=") {
        (Some(one(least)?), None)
    } else if let Some(most) = value.text.strip_prefix("<=") {
        (None, Some(one(most)?))
    } else if let Some(below) = value.text.strip_prefix('>') {
        (Some(one(below)?.checked_add(1).ok_or_else(refuse)?), None)
    } else if let Some(above) = value.text.strip_prefix('<') {
        (None, Some(one(above)?.checked_sub(1).ok_or_else(refuse)?))
    } else {
        let (from, to) = value.text.split_once("..").unwrap_or((value.text, value.text));
        (number(from)?, number(to)?)
    };
    match (from, to) {
        (None, None) => Err(refuse()),
        (Some(from), Some(to)) if from > to => Err(refuse()),
        (from, to) => Ok(Numbers { from, to }),
    }
}

fn listed_name(value: &Typed<'_>, of: &str) -> Result<Name, Error> {
    let (name, starred) = match value.text.strip_suffix('*') {
        Some(name) => (name, true),
        None => (value.text, false),
    };
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(sound) {
        return Err(Error::new(
            value.at.clone(),
            format!("`{}` is not the name of a {of}", value.text),
        )
        .hint(
            "names are lower-case letters, digits and hyphens; end with * for the rest",
        ));
    }
    let name = name.to_owned();
    Ok(if starred { Name::StartsWith(name) } else { Name::Is(name) })
}

fn words(field: MetadataField, value: &Typed<'_>) -> Result<Vec<NameWord>, Error> {
    if value.text == "*" {
        return Ok(vec![NameWord::StartsWith(String::new())]);
    }
    if let Some((at, sign)) = value.text.match_indices(['|', '~', '?']).next() {
        let (at, name) = (value.at.start + at, field.name());
        return Err(Error::new(
            at..at + sign.len(),
            format!("`{sign}` cannot stand in the value of a field"),
        )
        .hint(format!("combine filters with OR: {name}:\"a\" OR {name}:\"b\"")));
    }
    let mut words = Vec::new();
    for piece in value.text.split_whitespace() {
        let stem = piece.strip_suffix('*');
        let body = stem.unwrap_or(piece);
        let mut found: Vec<String> = tokens(body).map(|t| t.word.into_owned()).collect();
        let last = if stem.is_some() { found.pop() } else { None };
        if body.contains('*') || (stem.is_some() && last.is_none()) {
            return Err(Error::new(value.at.clone(), "a star here ends a word")
                .hint("as in board:\"Harrow*\""));
        }
        words.extend(found.into_iter().map(NameWord::Is));
        words.extend(last.map(NameWord::StartsWith));
    }
    if words.is_empty() {
        return Err(Error::new(value.at.clone(), "a word is missing after the colon"));
    }
    Ok(words)
}
