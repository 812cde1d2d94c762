//! Where a passage stands, as far as a theme is concerned.

use std::collections::{BTreeMap, BTreeSet};

use super::loose::loosely;
use crate::analysis::themes::{Coded, Document, counted};
use crate::codebook::Theme;
use crate::index::{Error, Library, StoredPassage};
use crate::model::{
    CodedReview, Coding, PassageKind, ReviewId, Stance, Stratum, ThemeIndex,
};
use crate::query::{Expr, ExprKind, Filter, Query};

/// The score from which a passage is surely found. Most of what is found scores higher;
/// what does not is where errors gather, and is drawn from apart.
const SURELY: f32 = 0.9;

/// What is needed to tell where passages stand.
pub(super) struct Layers<'a> {
    theme: ThemeIndex,
    /// The theme.
    pub(super) named: &'a Theme,
    loosely: BTreeSet<(u32, u32)>,
    /// The place of each review in the library.
    pub(super) ranks: BTreeMap<&'a ReviewId, u32>,
}

impl<'a> Layers<'a> {
    /// For a theme of the codebook; none if it has no such theme.
    pub(super) fn of(
        library: &'a Library,
        coded: &Coded<'a>,
        theme: ThemeIndex,
    ) -> Result<Option<Self>, Error> {
        let Some(named) = coded.codebook.themes.get(usize::from(theme.0)) else {
            return Ok(None);
        };
        let ranks = library.review_ids().iter().zip(0..).collect();
        Ok(Some(Self { theme, named, loosely: loosely(library, named)?, ranks }))
    }

    /// Where a passage of a review stands; none for what the theme is not coded on:
    /// headings, and sections that it leaves out.
    pub(super) fn stratum(
        &self,
        coded: &CodedReview,
        stored: &StoredPassage,
    ) -> Option<Stratum> {
        let counts = stored.passage.kind != PassageKind::Heading
            && !self.named.sections.contains(&stored.section_kind);
        counts.then(|| self.standing(coded, stored.ord))
    }

    /// Where a passage stands that the theme could be coded on.
    pub(super) fn standing(&self, coded: &CodedReview, ord: u32) -> Stratum {
        if let Some(coding) = coding(coded, self.theme, ord) {
            return standing(coding);
        }
        let beside = [ord.checked_sub(1), ord.checked_add(1)];
        let found = |at: &u32| {
            let coding = coding(coded, self.theme, *at);
            coding.is_some_and(|one| one.stance == Stance::Found)
        };
        let rank = self.ranks.get(&coded.review).copied().unwrap_or(u32::MAX);
        let plausible =
            self.loosely.contains(&(rank, ord)) || beside.iter().flatten().any(found);
        if plausible { Stratum::Plausible } else { Stratum::Rest }
    }

    /// How many passages stand in each layer, headings left out.
    pub(super) fn sizes(
        &self,
        coded: &Coded<'_>,
        headings: &BTreeSet<(u32, u32)>,
    ) -> BTreeMap<Stratum, u64> {
        let mut sizes = BTreeMap::new();
        let reviews = counted(coded);
        let documents = reviews.iter().flat_map(|review| &review.documents);
        for Document { coded, .. } in documents {
            let rank = self.ranks.get(&coded.review).copied().unwrap_or(u32::MAX);
            for (weight, ord) in coded.passages.iter().zip(0..) {
                let left_out = self.named.sections.contains(&weight.section)
                    || headings.contains(&(rank, ord));
                if !left_out {
                    *sizes.entry(self.standing(coded, ord)).or_insert(0) += 1;
                }
            }
        }
        sizes
    }
}

/// Where what is coded stands.
pub(super) fn standing(coding: &Coding) -> Stratum {
    match coding.stance {
        Stance::Mentioned => Stratum::Mentioned,
        Stance::Found if coding.score >= SURELY => Stratum::FoundSurely,
        Stance::Found => Stratum::FoundBarely,
    }
}

/// How many passages a theme is found in, surely and barely.
pub(super) fn found_sizes(
    coded: &Coded<'_>,
    theme: ThemeIndex,
) -> BTreeMap<Stratum, u64> {
    let mut sizes = BTreeMap::new();
    let reviews = counted(coded);
    let documents = reviews.iter().flat_map(|review| &review.documents);
    let codings = documents.flat_map(|document| &document.coded.codings);
    for one in codings.filter(|one| one.theme == theme && one.stance == Stance::Found) {
        *sizes.entry(standing(one)).or_insert(0) += 1;
    }
    sizes
}

/// The headings of a library, by the place of their review and their own in it.
pub(super) fn headings(library: &Library) -> Result<BTreeSet<(u32, u32)>, Error> {
    let mut headings = BTreeSet::new();
    let kind = ExprKind::Filter(Filter::Kind(PassageKind::Heading));
    let query = Query { root: Expr { at: 0..0, kind }, notes: Vec::new() };
    library.ask(&query)?.unscored().each_passage(|review, ord| {
        headings.insert((review, ord));
    })?;
    Ok(headings)
}

/// The coding of a passage with a theme, if it has one.
pub(super) fn coding(
    coded: &CodedReview,
    theme: ThemeIndex,
    ord: u32,
) -> Option<&Coding> {
    let from = coded.codings.partition_point(|one| one.passage < ord);
    let own = coded.codings[from..].iter().take_while(|one| one.passage == ord);
    own.into_iter().find(|one| one.theme == theme)
}
