//! Why a passage was coded as it was: the words and the answers behind its score.

use serde::Serialize;

use super::Coder;
use super::features::Reader;
use super::model::{Asked, PARTS, RuleHits, row};
use crate::index::StoredPassage;
use crate::model::ThemeIndex;
use crate::text::tokens;

/// A reason and what it adds to the odds; reasons of a kind can be compared.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Reason {
    /// What it is.
    pub what: String,
    /// What it adds to the logarithm of the odds, or, of words, to the margin of the
    /// theme.
    pub weight: f64,
}

/// How many words and runs of words are named.
const NAMED: usize = 6;
/// What judgements add, for a reader.
const JUDGED: &str = "learned from judgements";
/// The longest run of words that is named.
const RUN: usize = 3;

impl Coder {
    /// Why a passage has the score it has for a theme: the answers put together, strongest
    /// first, then the words that speak most for it. For a theme that is coded by its
    /// rules alone, no more than what was learnt from judgements.
    pub fn why(
        &self,
        stored: &StoredPassage,
        theme: ThemeIndex,
        rule_hits: bool,
    ) -> Vec<Reason> {
        let mut reader = Reader::new(&self.model.vocabulary);
        let asked = Asked { text: &stored.passage.text, heading: stored.section() };
        let features = self.model.features(asked.text, &mut reader);
        let moved = self.adapted.of(&features);
        let moved = moved.get(usize::from(theme.0)).copied().flatten();
        let judged = moved.map(|weight| Reason { what: JUDGED.to_owned(), weight });
        let Some(place) = self.place(theme) else { return judged.into_iter().collect() };
        let answers = self.model.ask_of(&features, asked, &mut reader);
        let hits = RuleHits { rules: u8::from(rule_hits), mentions: rule_hits };
        let parts = self.model.together.parts(&row(&answers, place, hits));
        let mut reasons: Vec<Reason> = PARTS
            .iter()
            .zip(parts)
            .map(|(what, weight)| Reason { what: (*what).to_owned(), weight })
            .chain(judged)
            .filter(|reason| reason.weight.abs() >= 0.05)
            .collect();
        sort(&mut reasons);
        let mut words = self.words(asked, place, &mut reader);
        sort(&mut words);
        words.truncate(NAMED);
        reasons.extend(words);
        reasons
    }

    /// What each run of words alone adds, those that speak for the theme.
    fn words(
        &self,
        asked: Asked<'_>,
        place: usize,
        reader: &mut Reader<'_>,
    ) -> Vec<Reason> {
        let words: Vec<_> = tokens(asked.text).collect();
        let empty = self.model.ask(Asked { text: "", ..asked }, reader).direct[place];
        let mut found = Vec::new();
        for at in 0..words.len() {
            for run in 1..=RUN.min(words.len() - at) {
                let (first, last) = (&words[at], &words[at + run - 1]);
                let Some(text) = asked.text.get(first.start..last.end) else { continue };
                let own = self.model.ask(Asked { text, ..asked }, reader).direct[place];
                let weight = f64::from(own - empty);
                if weight > 0.0 {
                    found
                        .push(Reason { what: format!("\u{201c}{text}\u{201d}"), weight });
                }
            }
        }
        found
    }
}

fn sort(reasons: &mut Vec<Reason>) {
    reasons.sort_by(|a, b| {
        b.weight.abs().total_cmp(&a.weight.abs()).then_with(|| a.what.cmp(&b.what))
    });
    reasons.dedup_by(|a, b| a.what == b.what);
}
