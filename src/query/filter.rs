//! Filters: `field:value`, what a passage or its review is rather than says.
//!
//! The fields are named as the columns of `status` and `export passages`. What a value
//! means depends on the field: a name from a list, numbers from and to, or words that
//! stand next to each other in what is known about the review.

use std::fmt;
use std::ops::Range;

use super::Error;
use crate::model::{PassageKind, SectionKind};
use crate::text::tokens;

/// What a passage or its review must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// `section:` The passage stands in a section of this kind.
    Section(SectionKind),
    /// `kind:` The passage is a block of this sort.
    Kind(PassageKind),
    /// `page:` A part of the passage is on one of these pages, counted from 1.
    Page(Numbers),
    /// `year:` The review was published in one of these years.
    Year(Numbers),
    /// `review:` The review has this name.
    Review(ReviewName),
    /// These words stand next to each other in what is known about the review.
    Metadata(MetadataField, Vec<NameWord>),
}

/// A number from and to, both included; an end left out is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Numbers {
    /// The first.
    pub from: Option<u32>,
    /// The last.
    pub to: Option<u32>,
}

impl Numbers {
    /// Whether this number is one of them.
    pub fn contains(&self, number: u32) -> bool {
        self.from.is_none_or(|from| from <= number)
            && self.to.is_none_or(|to| number <= to)
    }
}

impl fmt::Display for Numbers {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from == to => write!(out, "{from}"),
            (from, to) => {
                from.map_or(Ok(()), |from| write!(out, "{from}"))?;
                write!(out, "..")?;
                to.map_or(Ok(()), |to| write!(out, "{to}"))
            }
        }
    }
}

/// A review's name, or with a star what it starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReviewName {
    /// The whole name.
    Is(String),
    /// Its first letters.
    StartsWith(String),
}

/// A word of a name, or with a star what it starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameWord {
    /// The whole word, lower case.
    Is(String),
    /// Its first letters, lower case.
    StartsWith(String),
}

impl NameWord {
    /// Whether this is such a word; it is one token's.
    pub fn matches(&self, word: &str) -> bool {
        match self {
            Self::Is(whole) => whole == word,
            Self::StartsWith(first) => word.starts_with(first.as_str()),
        }
    }
}

/// What is known about a review, as far as it is words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetadataField {
    /// The board or partnership.
    Board,
    /// The title.
    Title,
    /// The label for the child.
    Child,
    /// Who wrote it.
    Author,
    /// One of its kinds of harm.
    Harm,
    /// Death or serious harm.
    Outcome,
    /// The country.
    Country,
    /// The region.
    Region,
    /// How it was made.
    Model,
    /// The case.
    Case,
}

impl MetadataField {
    /// Every field of words.
    pub const ALL: [Self; 10] = [
        Self::Board,
        Self::Title,
        Self::Child,
        Self::Author,
        Self::Harm,
        Self::Outcome,
        Self::Country,
        Self::Region,
        Self::Model,
        Self::Case,
    ];

    /// The name it is typed by.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Title => "title",
            Self::Child => "child",
            Self::Author => "author",
            Self::Harm => "harm",
            Self::Outcome => "outcome",
            Self::Country => "country",
            Self::Region => "region",
            Self::Model => "model",
            Self::Case => "case",
        }
    }
}

/// Text and the bytes of the query it was typed in.
#[derive(Debug, Clone)]
pub(super) struct Typed<'a> {
    pub text: &'a str,
    pub at: Range<usize>,
}

impl Filter {
    /// The filter that `name:value` asks for.
    pub(super) fn read(name: &Typed<'_>, value: &Typed<'_>) -> Result<Self, Error> {
        match name.text {
            "section" => {
                listed(value, SectionKind::from_name, sections).map(Self::Section)
            }
            "kind" => listed(value, PassageKind::from_name, kinds).map(Self::Kind),
            "page" => numbers(value).map(Self::Page),
            "year" => numbers(value).map(Self::Year),
            "review" => review(value).map(Self::Review),
            other => {
                let field = MetadataField::ALL.into_iter().find(|f| f.name() == other);
                let field = field.ok_or_else(|| no_field(name))?;
                words(value).map(|words| Self::Metadata(field, words))
            }
        }
    }
}

fn no_field(name: &Typed<'_>) -> Error {
    let words: Vec<&str> =
        MetadataField::ALL.into_iter().map(MetadataField::name).collect();
    Error::new(name.at.clone(), format!("`{}` is not a field", name.text)).hint(format!(
        "fields are section, kind, page, year, review, {}; to find a colon's words, \
         put them in quotation marks",
        words.join(", ")
    ))
}

fn sections() -> Vec<&'static str> {
    SectionKind::ALL.into_iter().map(SectionKind::name).collect()
}

fn kinds() -> Vec<&'static str> {
    use PassageKind::{Footnote, Heading, ListItem, Paragraph, TableRow};
    [Paragraph, ListItem, TableRow, Heading, Footnote].map(PassageKind::name).to_vec()
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
    let number = |text: &str| match text {
        "" => Ok(None),
        digits if digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            digits.parse().map(Some).map_err(|_| refuse())
        }
        _ => Err(refuse()),
    };
    let (from, to) = value.text.split_once("..").unwrap_or((value.text, value.text));
    let numbers = Numbers { from: number(from)?, to: number(to)? };
    match (numbers.from, numbers.to) {
        (None, None) => Err(refuse()),
        (Some(from), Some(to)) if from > to => Err(refuse()),
        _ => Ok(numbers),
    }
}

fn review(value: &Typed<'_>) -> Result<ReviewName, Error> {
    let (name, starred) = match value.text.strip_suffix('*') {
        Some(name) => (name, true),
        None => (value.text, false),
    };
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if name.is_empty() || !name.chars().all(sound) {
        return Err(Error::new(
            value.at.clone(),
            format!("`{}` is not the name of a review", value.text),
        )
        .hint(
            "names are lower-case letters, digits and hyphens; end with * for the rest",
        ));
    }
    let name = name.to_owned();
    Ok(if starred { ReviewName::StartsWith(name) } else { ReviewName::Is(name) })
}

fn words(value: &Typed<'_>) -> Result<Vec<NameWord>, Error> {
    let mut words = Vec::new();
    for piece in value.text.split_whitespace() {
        let stem = piece.strip_suffix('*');
        let body = stem.unwrap_or(piece);
        let mut found: Vec<String> = tokens(body).map(|t| t.word.into_owned()).collect();
        let last = if stem.is_some() { found.pop() } else { None };
        if body.contains(['*', '?']) || (stem.is_some() && last.is_none()) {
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
