//! Filters: `field:value`, what a passage or its review is rather than says.
//!
//! The fields are named as the columns of `status` and `export passages`. What a value
//! means depends on the field: a name from a list, numbers from and to, or words that
//! stand next to each other in what is known about the review.

use std::fmt;

use crate::model::{PassageKind, SectionKind};

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
    /// `incident:` The child died or was harmed in one of these years.
    Incident(Numbers),
    /// `age:` The child was then so many years old; a baby is 0.
    Age(Numbers),
    /// `review:` The review has this name.
    Review(Name),
    /// `theme:` The passage is coded with the theme, or with one that starts so; `found:`
    /// it is coded with it as found.
    Coded(Name, Wanted),
    /// These words stand next to each other in what is known about the review.
    Metadata(MetadataField, Vec<NameWord>),
}

/// Which codings a filter asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Found and mentioned alike.
    Any,
    /// Those that report the problem.
    Found,
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

/// The name of a review or a theme, or with a star what it starts with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    /// The whole name.
    Is(String),
    /// Its first letters.
    StartsWith(String),
}

impl Name {
    /// Whether this is such a name.
    pub fn matches(&self, name: &str) -> bool {
        match self {
            Self::Is(whole) => whole == name,
            Self::StartsWith(first) => name.starts_with(first.as_str()),
        }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(whole) => out.write_str(whole),
            Self::StartsWith(first) => write!(out, "{first}*"),
        }
    }
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

/// What is known about a review, as far as it is words. A field asked for a star alone is
/// asked whether anything is known.
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
    /// The child's sex.
    Sex,
    /// What the document is: an overview, an executive summary.
    Document,
    /// The name of the file, with its folders.
    File,
    /// How reading the file ended.
    Status,
    /// The review that says nearly the same and is counted instead.
    DuplicateOf,
}

impl MetadataField {
    /// Every field of words.
    pub const ALL: [Self; 15] = [
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
        Self::Sex,
        Self::Document,
        Self::File,
        Self::Status,
        Self::DuplicateOf,
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
            Self::Sex => "sex",
            Self::Document => "document",
            Self::File => "file",
            Self::Status => "status",
            Self::DuplicateOf => "duplicate_of",
        }
    }
}
