//! What is known of one recommendation, and what it was read from.

use serde::Serialize;

use super::kinds::{Addressee, HealthKind, Level, Type};
use crate::analysis::themes::Subcorpus;
use crate::model::{PageNumber, PassageId, ReviewId, SectionKind, ThemeId};

/// A stretch of a text, as first and one past the last byte.
pub type Span = (usize, usize);

/// Something that a review asks to be done, or a question that it leaves to its board.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Recommendation {
    /// Its name: that of the passage it begins in, and `:2` and so on where that passage
    /// has several.
    pub id: String,
    /// The document it stands in.
    pub review: ReviewId,
    /// The review that counts it: of the documents of one case, the longest.
    pub case: ReviewId,
    /// The year in which that was published.
    pub year: Option<u16>,
    /// The document's file, relative to the corpus folder.
    pub file: String,
    /// The page it begins on.
    pub page: PageNumber,
    /// What is printed on that page.
    pub page_label: Option<String>,
    /// The number printed before it, or that of the heading it stands under.
    pub number: Option<String>,
    /// The heading of its section.
    pub section: String,
    /// What that section is for.
    pub section_kind: SectionKind,
    /// Its words: those of its passages, a space between each; in running text the
    /// sentence that recommends.
    pub text: String,
    /// The passages it is made of, in reading order; never none.
    pub passages: Vec<PassageId>,
    /// The places of these passages in their document.
    pub ords: Vec<u32>,
    /// Whether it is a recommendation or a question.
    pub sort: Sort,
    /// Whose it is.
    pub level: Level,
    /// Whom it asks, in the order of [`Addressee::ALL`]; none where that is not told.
    pub addressees: Vec<Addressee>,
    /// Which parts of health, where it asks health.
    pub health_kind: Vec<HealthKind>,
    /// Whether it asks for a change in law, statutory guidance or national policy.
    pub law: bool,
    /// What makes it specific, measurable, owned and timed.
    pub smart: Smart,
    /// Its leading verb in its plain form, `ensure`, `seek assurance`; none where it has
    /// no verb.
    pub verb: Option<String>,
    /// What sort of thing is to be done.
    pub kind: Type,
    /// The themes that its passages carry, found or mentioned, in the codebook's order.
    pub themes: Vec<ThemeId>,
    /// Where else the same recommendation stands: in a summary, an action plan, another
    /// document of the case.
    pub repeated_at: Vec<Place>,
    /// The words behind each of these answers.
    pub because: Because,
}

impl Recommendation {
    /// Whether one of its passages is among these.
    pub fn is_in(&self, only: &Subcorpus) -> bool {
        self.ords.iter().any(|ord| only.has(&self.review, *ord))
    }
}

/// What a review leaves to those who read it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// Something to be done.
    Recommendation,
    /// Something for the board to consider. A review that ends in questions has none of
    /// the other, and lacks nothing.
    Question,
}

/// Where something stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The document.
    pub review: ReviewId,
    /// The page.
    pub page: PageNumber,
    /// The number printed before it.
    pub number: Option<String>,
    /// The passage.
    pub passage: PassageId,
}

/// The four parts of the acronym that the words of a recommendation can show, each with
/// the words that do, as bytes of its text. Whether it can be achieved and is relevant no
/// wording tells. Being smart is no measure of being good: the study of recommendations
/// of 2009 to 2010 (DFE-RR157) warns of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Smart {
    /// It says what exactly is to be done: no mere reminder, consideration or promotion.
    pub specific: Option<Span>,
    /// It says how one will see that it was done: a number, an audit, a report.
    pub measurable: Option<Span>,
    /// It names a role or one body that must act.
    pub owner: Option<Span>,
    /// It says by when.
    pub deadline: Option<Span>,
}

/// Why a recommendation was read as it was: spans are bytes of its text.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Because {
    /// Why it was taken for a recommendation.
    pub found: &'static str,
    /// For each addressee, what names it.
    pub addressees: Vec<Named>,
    /// What tells the level.
    pub level: String,
    /// The words that ask for a change of law or policy.
    pub law: Option<Span>,
    /// The verb.
    pub verb: Option<Span>,
    /// The words that tell the type.
    pub kind: Option<Span>,
}

/// What names an addressee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The addressee.
    pub addressee: Addressee,
    /// The words, where they stand in the text.
    pub words: Option<Span>,
    /// Where they were found.
    pub by: By,
}

/// Where an addressee is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum By {
    /// It is the one who should act.
    Subject,
    /// It is the one who is asked through another.
    Asked,
    /// It is named before the colon.
    Label,
    /// The heading names it.
    Heading,
    /// The cell of the table beside it does.
    Lead,
    /// The name is explained elsewhere in the review.
    Explained,
    /// Other words of the recommendation belong to it.
    Setting,
    /// Nobody is named, and the review was made for the board.
    Default,
}
