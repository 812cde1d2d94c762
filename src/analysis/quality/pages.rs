//! How the pages of a review are shared among what its sections are for.

use std::collections::BTreeMap;

use crate::index::StoredPassage;
use crate::model::{PageNumber, SectionKind};

/// Pages given to each use, in pages and parts of pages. A page counts 1 and is shared
/// among the sections whose text stands on it, by the bytes of their text. Pages without
/// text of a passage (pictures, contents) count for nothing.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Pages {
    /// Who the family are and what happened.
    pub narrative: f64,
    /// Analysis, findings, good practice, lessons.
    pub analysis: f64,
    /// Recommendations and action plan.
    pub action: f64,
    /// All others: front matter, terms of reference, methodology, appendices, and
    /// sections whose heading does not say what they are for.
    pub other: f64,
}

impl Pages {
    /// All pages with text.
    pub fn total(&self) -> f64 {
        self.uses().iter().sum()
    }

    /// Each use, in the order above.
    pub fn uses(&self) -> [f64; 4] {
        [self.narrative, self.analysis, self.action, self.other]
    }

    /// What percentage of the pages with text that is; none where there are none.
    pub fn percent(&self, of: f64) -> Option<f64> {
        let total = self.total();
        (total > 0.0).then(|| of * 100.0 / total)
    }
}

/// The uses in the order of [`Pages::uses`], by the names of their columns.
pub(super) const USES: [&str; 4] =
    ["pages-narrative", "pages-analysis", "pages-action", "pages-other"];

/// Text on pages, by the pages of a document.
#[derive(Debug, Default)]
pub(super) struct Shares(BTreeMap<PageNumber, [u64; 4]>);

impl Shares {
    /// Adds a passage where it is printed; one that no line of a page is known for
    /// stands on the page it starts on.
    pub(super) fn add(&mut self, stored: &StoredPassage) {
        let passage = &stored.passage;
        let place = usage(stored.section_kind);
        let mut bytes = |page, bytes| {
            self.0.entry(page).or_default()[place] += bytes;
        };
        if passage.anchors.is_empty() {
            bytes(passage.page, passage.text.len() as u64);
        }
        for anchor in &passage.anchors {
            bytes(anchor.page, u64::from(anchor.end.saturating_sub(anchor.start)));
        }
    }

    /// Adds the pages to those of other documents.
    #[expect(clippy::cast_precision_loss, reason = "a page has far below 2^52 bytes")]
    pub(super) fn share(&self, pages: &mut Pages) {
        for bytes in self.0.values() {
            let all: u64 = bytes.iter().sum();
            if all == 0 {
                continue;
            }
            let part = |place: usize| bytes[place] as f64 / all as f64;
            pages.narrative += part(0);
            pages.analysis += part(1);
            pages.action += part(2);
            pages.other += part(3);
        }
    }
}

/// What a section is for, by its place in [`USES`].
pub(super) const fn usage(kind: SectionKind) -> usize {
    match kind {
        SectionKind::Family | SectionKind::Narrative => 0,
        SectionKind::Analysis
        | SectionKind::Findings
        | SectionKind::GoodPractice
        | SectionKind::Lessons => 1,
        SectionKind::Recommendations | SectionKind::ActionPlan => 2,
        _ => 3,
    }
}
