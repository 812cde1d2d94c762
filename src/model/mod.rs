//! The nouns that cross stages, and nothing that reads or writes.
//!
//! Every stage of the pipeline speaks in these types and in no other stage's: a
//! [`Source`] is found, becomes an [`Extracted`] of [`Page`]s, becomes a [`Review`] of
//! [`Section`]s and [`Passage`]s. Keep this module free of behaviour: a shared
//! vocabulary that starts to act soon becomes the whole program.

mod coding;
mod judgement;
mod learned;
mod metadata;
mod page;
mod review;
mod source;
mod table;

pub use coding::{
    CodedReview, Coding, Codings, Decision, Stance, ThemeId, ThemeIndex, Weight,
};
pub use judgement::{Judgement, Moment, NotAVerdict, Stratum, Verdict};
pub use learned::Learned;
pub use metadata::{Date, Known, Metadata, NotADate, Provenance};
pub use page::{
    Block, Extracted, Format, Line, Page, PageNumber, PageTrouble, Rect, Run, Style,
    WordBox,
};
pub use review::{
    Anchor, Passage, PassageId, PassageKind, Review, ReviewId, Section, SectionIndex,
    SectionKind,
};
pub use source::{Digest, Source, Stamp, Status};
pub use table::{Align, Cell, Column, Table};
