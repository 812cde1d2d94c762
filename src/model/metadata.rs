//! What is known about a review, and how it came to be known.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// Where a value was read. A person's word wins over all.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "kebab-case")]
pub enum Provenance {
    /// `reviews.csv`: a person said so.
    Csv,
    /// The national repository's cover sheet.
    CoverSheet,
    /// The title page and what follows it before the first section.
    FrontPages,
    /// The running text.
    Text,
    /// The running heads and feet.
    RunningHead,
    /// The file's own properties.
    FileProperties,
    /// A table of authorities and their regions.
    Authorities,
}

impl Provenance {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::CoverSheet => "cover-sheet",
            Self::FrontPages => "front-pages",
            Self::Text => "text",
            Self::RunningHead => "running-head",
            Self::FileProperties => "file-properties",
            Self::Authorities => "authorities",
        }
    }
}

/// A value and where it was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Known<T> {
    /// The value.
    pub value: T,
    /// Where it was read.
    pub from: Provenance,
}

impl<T> Known<T> {
    /// A value read there.
    pub const fn new(value: T, from: Provenance) -> Self {
        Self { value, from }
    }
}

/// A date as far as it is known: a year, a month or a day.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub struct Date {
    /// The year, 1900 to 2199.
    pub year: u16,
    /// The month, 1 to 12.
    pub month: Option<u8>,
    /// The day of the month, 1 to 31; never without a month.
    pub day: Option<u8>,
}

impl Date {
    /// A date, if these numbers are one.
    pub fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Option<Self> {
        let sound = (1900..2200).contains(&year)
            && month.is_none_or(|month| (1..=12).contains(&month))
            && day.is_none_or(|day| (1..=31).contains(&day))
            && (day.is_none() || month.is_some());
        sound.then_some(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(out, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(out, "-{day:02}")?;
        }
        Ok(())
    }
}

/// What is not `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
#[derive(Debug, thiserror::Error)]
#[error("`{0}` is not a date: write YYYY, YYYY-MM or YYYY-MM-DD")]
pub struct NotADate(String);

impl FromStr for Date {
    type Err = NotADate;

    fn from_str(text: &str) -> Result<Self, NotADate> {
        let refuse = || NotADate(text.to_owned());
        let mut parts = text.split('-');
        let year = parts.next().and_then(|part| part.parse().ok()).ok_or_else(refuse)?;
        let mut rest = || parts.next().map(str::parse).transpose().map_err(|_| refuse());
        let (month, day) = (rest()?, rest()?);
        if parts.next().is_some() {
            return Err(refuse());
        }
        Self::new(year, month, day).ok_or_else(refuse)
    }
}

impl From<Date> for String {
    fn from(date: Date) -> Self {
        date.to_string()
    }
}

impl TryFrom<String> for Date {
    type Error = NotADate;

    fn try_from(text: String) -> Result<Self, NotADate> {
        text.parse()
    }
}

/// What is known about a review. Absent means: not read anywhere, not: does not apply.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Metadata {
    /// The title on the title page.
    pub title: Option<Known<String>>,
    /// The board or partnership that publishes it.
    pub board: Option<Known<String>>,
    /// The label the review gives the child: `Child N`, `Family D`.
    pub child: Option<Known<String>>,
    /// Who wrote it; several names joined as the title page joins them.
    pub author: Option<Known<String>>,
    /// When it was published.
    pub published: Option<Known<Date>>,
    /// When the child died or was harmed.
    pub incident: Option<Known<Date>>,
    /// The age of the child then, as worded: `4 months`.
    pub child_age: Option<Known<String>>,
    /// `female` or `male`.
    pub child_sex: Option<Known<String>>,
    /// `death` or `serious harm`.
    pub outcome: Option<Known<String>>,
    /// Kinds of harm: `neglect`, `physical abuse`, `sexual abuse`, `emotional abuse`,
    /// `sexual exploitation`, `criminal exploitation`, `suicide`, `accident`, ...
    pub harm: Option<Known<Vec<String>>>,
    /// What the document is: `overview`, `executive summary`, `scr`, `lcspr`, `cpr`, ...
    pub kind: Option<Known<String>>,
    /// How it was made: `Learning Together`, `SILP`, `Welsh model`, `IMR`, ...
    pub model: Option<Known<String>>,
    /// `England`, `Wales`, `Scotland`, `Northern Ireland`.
    pub country: Option<Known<String>>,
    /// The region of the board's authority.
    pub region: Option<Known<String>>,
    /// The case, where several documents are about one.
    pub case: Option<Known<String>>,
}

impl Metadata {
    /// All of it, field by field, in the order and words of `reviews.csv`.
    pub fn fields(&self) -> [(&'static str, Option<Known<String>>); 15] {
        let text = Option::clone;
        let date = |known: &Option<Known<Date>>| {
            known.as_ref().map(|it| Known::new(it.value.to_string(), it.from))
        };
        let harm = self.harm.as_ref();
        [
            ("title", text(&self.title)),
            ("board", text(&self.board)),
            ("child", text(&self.child)),
            ("author", text(&self.author)),
            ("published", date(&self.published)),
            ("incident", date(&self.incident)),
            ("child_age", text(&self.child_age)),
            ("child_sex", text(&self.child_sex)),
            ("outcome", text(&self.outcome)),
            ("harm", harm.map(|it| Known::new(it.value.join("; "), it.from))),
            ("kind", text(&self.kind)),
            ("model", text(&self.model)),
            ("country", text(&self.country)),
            ("region", text(&self.region)),
            ("case", text(&self.case)),
        ]
    }
}
