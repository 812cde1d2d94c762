//! Judgements: what a person says of a passage and a theme.

use std::fmt;
use std::str::FromStr;

use super::{PassageId, ThemeId};

/// What a person says of a passage.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It reports the problem.
    Yes,
    /// It only speaks of it.
    Mentioned,
    /// It does neither.
    No,
    /// It does neither, and reports the problem of another theme.
    Other(ThemeId),
    /// The person could not say.
    Unsure,
}

impl fmt::Display for Verdict {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes => out.pad("yes"),
            Self::Mentioned => out.pad("mentioned"),
            Self::No => out.pad("no"),
            Self::Other(theme) => write!(out, "other:{theme}"),
            Self::Unsure => out.pad("unsure"),
        }
    }
}

/// What is no verdict.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no verdict: yes, mentioned, no, unsure or other:THEME")]
pub struct NotAVerdict(String);

impl FromStr for Verdict {
    type Err = NotAVerdict;

    fn from_str(text: &str) -> Result<Self, NotAVerdict> {
        match text {
            "yes" => Ok(Self::Yes),
            "mentioned" => Ok(Self::Mentioned),
            "no" => Ok(Self::No),
            "unsure" => Ok(Self::Unsure),
            other => match other.strip_prefix("other:") {
                Some(theme) if !theme.is_empty() => {
                    Ok(Self::Other(ThemeId(theme.to_owned())))
                }
                _ => Err(NotAVerdict(text.to_owned())),
            },
        }
    }
}

/// Where a passage stood when it was drawn to be judged on a theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stratum {
    /// Coded found, with a high score.
    FoundSurely,
    /// Coded found, with a lower score.
    FoundBarely,
    /// Coded mentioned.
    Mentioned,
    /// Not coded, though a loose reading of the theme's rules would.
    Plausible,
    /// Not coded.
    Rest,
}

impl Stratum {
    /// Every one, the surest first.
    pub const ALL: [Self; 5] = [
        Self::FoundSurely,
        Self::FoundBarely,
        Self::Mentioned,
        Self::Plausible,
        Self::Rest,
    ];

    /// The name used in files and in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::FoundSurely => "found-surely",
            Self::FoundBarely => "found-barely",
            Self::Mentioned => "mentioned",
            Self::Plausible => "plausible",
            Self::Rest => "rest",
        }
    }

    /// The one of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }
}

/// A moment, to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// Seconds since the beginning of 1970, UTC.
    pub seconds: u64,
}

/// `2026-03-05T14:02:11Z`. Days to dates as in Howard Hinnant's `civil_from_days`.
impl fmt::Display for Moment {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (days, second) = (self.seconds / 86_400, self.seconds % 86_400);
        // from the first of March of the year 0, so that leap days come last
        let days = days + 719_468;
        let (era, day) = (days / 146_097, days % 146_097);
        let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
        let day = day - (365 * year + year / 4 - year / 100);
        let month = (5 * day + 2) / 153;
        let day = day - (153 * month + 2) / 5 + 1;
        let (month, later) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = era * 400 + year + later;
        let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
        write!(out, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }
}

/// What a person said of a passage, when, and how the passage came to be asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// Who said it.
    pub who: String,
    /// When, as it stands in the file: `2026-03-05T14:02:11Z`.
    pub when: String,
    /// The passage.
    pub passage: PassageId,
    /// The hash of its text when it was judged.
    pub text_hash: String,
    /// The theme.
    pub theme: ThemeId,
    /// What was said.
    pub verdict: Verdict,
    /// What coded the corpus at the time.
    pub codebook_hash: String,
    /// The sample that the passage was drawn in.
    pub sample: String,
    /// Where it stood.
    pub stratum: Stratum,
    /// How likely it was to be drawn, above 0 and at most 1.
    pub probability: f64,
}

#[cfg(test)]
mod tests {
    use super::{Moment, Verdict};

    #[test]
    fn moments_are_written_as_dates() {
        let at = |seconds| Moment { seconds }.to_string();
        assert_eq!(at(0), "1970-01-01T00:00:00Z");
        assert_eq!(at(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(at(1_772_719_331), "2026-03-05T14:02:11Z");
        assert_eq!(at(4_107_542_399), "2100-02-28T23:59:59Z");
    }

    #[test]
    fn verdicts_are_read_as_they_are_written() {
        for text in ["yes", "mentioned", "no", "unsure", "other:threshold"] {
            assert_eq!(text.parse::<Verdict>().unwrap().to_string(), text);
        }
        assert!(
            "other:".parse::<Verdict>().is_err() && "maybe".parse::<Verdict>().is_err()
        );
    }
}
