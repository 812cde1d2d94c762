//! Whether a passage reports a problem, whatever it is about.
//!
//! How one says that something went wrong is learnt from the examples of all themes
//! together, and so is known of problems that no theme is about.

use super::Coder;
use super::code::is_boilerplate;
use super::features::Reader;
use super::model::Asked;
use crate::index::StoredPassage;
use crate::model::{PassageKind, SectionKind};

/// Asks passages whether they report a problem, remembering words it has seen.
pub struct Stances<'c> {
    coder: &'c Coder,
    reader: Reader<'c>,
}

impl Coder {
    /// Asks passages whether they report a problem.
    pub fn stances(&self) -> Stances<'_> {
        Stances { coder: self, reader: Reader::new(&self.model.vocabulary) }
    }
}

impl Stances<'_> {
    /// How surely a passage reports a problem: above 0 it is more likely than not, and the
    /// more the higher. None for headings, and for sections that tell nothing of the case:
    /// what was asked, explained, listed, recommended or planned.
    pub fn problem(&mut self, stored: &StoredPassage) -> Option<f32> {
        let kind = stored.section_kind;
        let tells = !is_boilerplate(kind)
            && !matches!(kind, SectionKind::Recommendations | SectionKind::ActionPlan);
        let asked = Asked { text: &stored.passage.text, heading: stored.section() };
        (tells && stored.passage.kind != PassageKind::Heading)
            .then(|| self.coder.model.ask(asked, &mut self.reader).stance)
    }
}
