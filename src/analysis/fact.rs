//! What is known about a review, as columns that can stand beside its hits.

use serde_json::{Value, json};

use crate::index::SourceRecord;
use crate::model::Known;

/// Something that may be known about a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Fact {
    /// The year of publication.
    Year,
    /// The date of publication, as far as it is known.
    Published,
    /// The board or partnership that publishes it.
    Board,
    /// The title.
    Title,
    /// The label the review gives the child.
    Child,
    /// Who wrote it.
    Author,
    /// The country.
    Country,
    /// The region of the board's authority.
    Region,
    /// `death` or `serious harm`.
    Outcome,
    /// The kinds of harm.
    Harm,
    /// How the review was made.
    Model,
    /// The case, where several documents are about one.
    Case,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 12] = [
        Self::Year,
        Self::Published,
        Self::Board,
        Self::Title,
        Self::Child,
        Self::Author,
        Self::Country,
        Self::Region,
        Self::Outcome,
        Self::Harm,
        Self::Model,
        Self::Case,
    ];

    /// The name used on the command line and as a column.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Published => "published",
            Self::Board => "board",
            Self::Title => "title",
            Self::Child => "child",
            Self::Author => "author",
            Self::Country => "country",
            Self::Region => "region",
            Self::Outcome => "outcome",
            Self::Harm => "harm",
            Self::Model => "model",
            Self::Case => "case",
        }
    }

    /// The fact of that name, if there is one.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fact| fact.name() == name)
    }

    /// What is known of it; null where nothing is.
    pub fn of(self, record: &SourceRecord) -> Value {
        let known = &record.metadata;
        match self {
            Self::Year => {
                json!(known.published.as_ref().map(|date| date.value.year))
            }
            Self::Published => value(known.published.as_ref()),
            Self::Board => value(known.board.as_ref()),
            Self::Title => value(known.title.as_ref()),
            Self::Child => value(known.child.as_ref()),
            Self::Author => value(known.author.as_ref()),
            Self::Country => value(known.country.as_ref()),
            Self::Region => value(known.region.as_ref()),
            Self::Outcome => value(known.outcome.as_ref()),
            Self::Harm => value(known.harm.as_ref()),
            Self::Model => value(known.model.as_ref()),
            Self::Case => json!(record.case),
        }
    }
}

fn value<T: serde::Serialize>(known: Option<&Known<T>>) -> Value {
    known.map_or(Value::Null, |known| json!(known.value))
}
