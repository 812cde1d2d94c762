//! How far somebody has come with a sample.

use std::collections::BTreeMap;

use super::layers::coding;
use super::sample::{Drawn, Sample};
use crate::analysis::themes::Coded;
use crate::model::{Judgement, Stance, ThemeId, Verdict};

/// What somebody said of the passages of a sample: the last word on each, in the order of
/// the sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// None for what was not judged yet.
    pub verdicts: Vec<Option<Verdict>>,
}

/// What `who` said of the passages of a sample in it, as they are now.
pub fn said(sample: &Sample, judgements: &[Judgement], who: &str) -> Told {
    let own = judgements.iter().filter(|one| {
        one.who == who && one.theme == sample.theme && one.sample == sample.name
    });
    let mut last = BTreeMap::new();
    for one in own {
        last.insert((&one.passage, one.text_hash.as_str()), &one.verdict);
    }
    let verdicts = sample.passages.iter();
    let verdicts = verdicts
        .map(|one| last.get(&(&one.id, one.text_hash.as_str())).copied().cloned());
    Told { verdicts: verdicts.collect() }
}

/// What the program made of a passage: found or mentioned, and its score; none where it
/// is not coded. Not to be told before a person has judged.
pub fn coded_as(
    coded: &Coded<'_>,
    theme: &ThemeId,
    drawn: &Drawn,
) -> Option<(Stance, f32)> {
    let review = coded.codings.review(&drawn.review)?;
    let coding = coding(review, coded.codings.theme(&theme.0)?, drawn.ord)?;
    Some((coding.stance, coding.score))
}

impl Told {
    /// How many were judged.
    pub fn done(&self) -> usize {
        self.verdicts.iter().flatten().count()
    }

    /// The next that was not judged, from this place on and then from the beginning; none
    /// where all were.
    pub fn next(&self, from: usize) -> Option<usize> {
        let open = |at: &usize| self.verdicts[*at].is_none();
        let all = self.verdicts.len();
        (from.min(all)..all).find(open).or_else(|| (0..from.min(all)).find(open))
    }
}
