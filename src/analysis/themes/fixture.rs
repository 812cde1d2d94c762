//! A small coded corpus made by hand, for tests.
//!
//! Every passage has 100 words. `a` (2010) and `b` (2011) have `threshold`; in `c` (2012)
//! a passage does, but not the review; `d` is a copy of `a`; `e` and `f` (2012) are one
//! case, which has `hierarchy` once; of `g` no year is known and nothing was coded in it.

use std::collections::BTreeMap;

use crate::codebook::{Codebook, Role, Theme};
use crate::index::SourceRecord;
use crate::index::fixture::{known, record, review};
use crate::model::{
    CodedReview, Coding, Codings, Date, Decision, Digest, ReviewId, SectionKind, Stance,
    ThemeId, ThemeIndex, Weight,
};

use super::counted::Coded;
use super::measured::Measured;

const THRESHOLD: ThemeIndex = ThemeIndex(1);
const HIERARCHY: ThemeIndex = ThemeIndex(2);

pub(crate) struct Fixture {
    pub(crate) codebook: Codebook,
    pub(crate) codings: Codings,
    pub(crate) records: Vec<SourceRecord>,
    pub(crate) measured: BTreeMap<ThemeId, Measured>,
}

impl Fixture {
    pub(crate) fn new() -> Self {
        use Stance::{Found, Mentioned};
        let codebook = codebook();
        let reviews = vec![
            coded(
                "a",
                4,
                &[
                    (0, THRESHOLD, Found),
                    (1, THRESHOLD, Found),
                    (2, HIERARCHY, Mentioned),
                ],
            ),
            coded("b", 2, &[(0, THRESHOLD, Found)]),
            below_the_cut(coded("c", 1, &[(0, THRESHOLD, Found)])),
            coded("d", 4, &[(0, THRESHOLD, Found), (1, THRESHOLD, Found)]),
            coded("e", 2, &[(1, HIERARCHY, Found)]),
            coded("f", 1, &[(0, HIERARCHY, Mentioned)]),
            coded("g", 1, &[]),
        ];
        let mut records: Vec<SourceRecord> = reviews.iter().map(source).collect();
        for (record, year) in records.iter_mut().zip([2010, 2011, 2012, 2010, 2012, 2012])
        {
            record.metadata.published = Date::new(year, None, None).map(known);
        }
        records[3].duplicate_of = Some(ReviewId("a".to_owned()));
        for record in &mut records[4..6] {
            record.case = Some("e".to_owned());
        }
        let themes = codebook.themes.iter().map(|theme| theme.id.clone()).collect();
        let codings = Codings { hash: "c0de".repeat(16), themes, reviews };
        Self { codebook, codings, records, measured: BTreeMap::new() }
    }

    pub(crate) fn coded(&self) -> Coded<'_> {
        let Self { codebook, codings, records, measured } = self;
        Coded { codebook, codings, records, measured }
    }
}

fn codebook() -> Codebook {
    let theme = |id: &str, title: &str, parent| Theme {
        id: ThemeId(id.to_owned()),
        role: Role::Theme,
        parent,
        title: title.to_owned(),
        definition: "A definition.".to_owned(),
        counts: Vec::new(),
        excludes: Vec::new(),
        source: String::new(),
        rules: Vec::new(),
        mentions: Vec::new(),
        unless: Vec::new(),
        sections: Vec::new(),
    };
    let family = Some(ThemeIndex(0));
    Codebook {
        name: "small".to_owned(),
        themes: vec![
            Theme { role: Role::Family, ..theme("between", "Between agencies", None) },
            theme("threshold", "=Threshold", family),
            theme("hierarchy", "Hierarchy", family),
            theme("alcohol", "Alcohol", None),
        ],
        hash: "b00c".repeat(16),
    }
}

/// A review with so many passages, alternately of the narrative and of the findings.
fn coded(id: &str, passages: u32, codings: &[(u32, ThemeIndex, Stance)]) -> CodedReview {
    let kinds = [SectionKind::Narrative, SectionKind::Findings];
    let weight = |at: u32| Weight { words: 100, section: kinds[at as usize % 2] };
    let coding = |&(passage, theme, stance): &_| Coding {
        passage,
        theme,
        stance,
        score: 0.9,
        span: (0, 1),
        rule: None,
    };
    let mut decisions: BTreeMap<ThemeIndex, Stance> = BTreeMap::new();
    for (_, theme, stance) in codings {
        let entry = decisions.entry(*theme).or_insert(*stance);
        *entry = (*entry).max(*stance);
    }
    let decision = |(theme, stance)| Decision { theme, stance, score: 0.9 };
    CodedReview {
        review: ReviewId(id.to_owned()),
        passages: (0..passages).map(weight).collect(),
        codings: codings.iter().map(coding).collect(),
        decisions: decisions.into_iter().map(decision).collect(),
    }
}

fn below_the_cut(mut review: CodedReview) -> CodedReview {
    for decision in &mut review.decisions {
        decision.stance = Stance::Mentioned;
    }
    review
}

fn source(coded: &CodedReview) -> SourceRecord {
    let mut record = record(&review(&coded.review.0, &[]));
    record.words = 100 * coded.passages.len() as u64;
    record.sha256 = Some(Digest([coded.review.0.as_bytes()[0]; 32]));
    record
}
