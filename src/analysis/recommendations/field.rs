//! What recommendations are counted by.

use super::recommendation::Recommendation;
use crate::analysis::listed::words;
use crate::analysis::themes::NOT_KNOWN;

/// Something recommendations have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// Whom they ask; one may ask several.
    Addressee,
    /// Which part of health they ask; one may ask several, most ask none.
    Health,
    /// What sort of thing is to be done.
    Type,
    /// Their leading verb.
    Verb,
    /// Whether they ask for a change in law or national policy.
    Law,
    /// The year in which the review was published.
    Year,
    /// Whose they are.
    Level,
    /// The themes their passages carry; one may have several.
    Theme,
    /// The review.
    Review,
}

words!(Field: Addressee = "addressee", Health = "health", Type = "type", Verb = "verb",
    Law = "law", Year = "year", Level = "level", Theme = "theme", Review = "review");

/// The value of what has none.
pub const NONE: &str = "none";

impl Field {
    /// The values of a recommendation; never none of them.
    pub fn of(self, one: &Recommendation) -> Vec<String> {
        let known =
            |value: Option<String>| vec![value.unwrap_or_else(|| NONE.to_owned())];
        let values: Vec<String> = match self {
            Self::Addressee => {
                one.addressees.iter().map(|it| it.name().to_owned()).collect()
            }
            Self::Health => {
                one.health_kind.iter().map(|it| it.name().to_owned()).collect()
            }
            Self::Type => vec![one.kind.name().to_owned()],
            Self::Verb => known(one.verb.clone()),
            Self::Law => vec![if one.law { "yes" } else { "no" }.to_owned()],
            Self::Year => {
                let year = one.year.map_or(NOT_KNOWN.to_owned(), |year| year.to_string());
                vec![year]
            }
            Self::Level => vec![one.level.name().to_owned()],
            Self::Theme => one.themes.iter().map(|it| it.0.clone()).collect(),
            Self::Review => vec![one.case.0.clone()],
        };
        if values.is_empty() { vec![NONE.to_owned()] } else { values }
    }

    /// Whether a recommendation may have several values, so that the rows of a table add
    /// up to more than there are recommendations.
    pub const fn overlaps(self) -> bool {
        matches!(self, Self::Addressee | Self::Health | Self::Theme)
    }

    /// The place of a value in the order of its field, where that is a fixed one; other
    /// values stand by how often they occur.
    pub(super) fn fixed(self, value: &str) -> Option<usize> {
        use super::kinds::{Addressee, HealthKind, Level, Type};
        fn place<T: Copy>(all: &[T], name: fn(T) -> &'static str, value: &str) -> usize {
            all.iter().position(|one| name(*one) == value).unwrap_or(usize::MAX)
        }
        match self {
            Self::Addressee => Some(place(Addressee::ALL, Addressee::name, value)),
            Self::Health => Some(place(HealthKind::ALL, HealthKind::name, value)),
            Self::Type => Some(place(Type::ALL, Type::name, value)),
            Self::Level => Some(place(Level::ALL, Level::name, value)),
            Self::Law => Some(usize::from(value == "no")),
            Self::Year => Some(value.parse().unwrap_or(usize::MAX)),
            Self::Review => Some(0),
            Self::Verb | Self::Theme => None,
        }
    }
}
