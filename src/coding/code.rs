//! Passages to codings: a library coded with a codebook and, where one was learnt, a model.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::Error;
use super::adapted::Adapted;
use super::context::{Alone, Beside};
use super::features::Reader;
use super::model::{Answers, Asked, Model, RuleHits};
use super::rules::{Hit, Hits, rule_query};
use crate::codebook::{Codebook, Role};
use crate::index::{Library, StoredPassage};
use crate::model::{
    CodedReview, Coding, Decision, Digest, PassageKind, ReviewId, SectionKind, Stance,
    ThemeIndex, Weight,
};
use crate::query::Query;

/// A codebook with what was learnt for it.
#[derive(Debug, Clone)]
pub struct Coder {
    /// The themes.
    pub codebook: Codebook,
    /// What was learnt from their worked examples.
    pub model: Model,
    /// For each theme of the codebook its place in the model.
    learnt: Vec<Option<usize>>,
    /// What was learnt from judgements.
    pub(super) adapted: Adapted,
}

impl Coder {
    /// Puts a codebook and a model together. Themes that the model does not know are coded
    /// by their rules alone.
    pub fn new(codebook: Codebook, model: Model) -> Self {
        let place = |id: &str| model.themes.iter().position(|theme| theme == id);
        let learnt = codebook.themes.iter().map(|theme| place(&theme.id.0)).collect();
        Self { codebook, model, learnt, adapted: Adapted::default() }
    }

    /// Without what was learnt for themes that this codebook, for which it was learnt,
    /// defines in other words or does not have.
    pub(super) fn knowing(mut self, taught: &Codebook) -> Self {
        for (theme, learnt) in self.codebook.themes.iter().zip(&mut self.learnt) {
            let own = taught.themes.iter().find(|one| one.id == theme.id);
            let same = own.is_some_and(|own| own.definition == theme.definition);
            *learnt = learnt.filter(|_| same);
        }
        self
    }

    /// What made a coding: the hash of codebook, examples, weights, judgements learnt from
    /// and tool version.
    pub fn hash(&self) -> String {
        use sha2::{Digest as _, Sha256};
        let mut sum = Sha256::new();
        sum.update(&self.codebook.hash);
        sum.update(self.model.to_bytes());
        sum.update(self.adapted.to_bytes());
        sum.update(env!("CARGO_PKG_VERSION"));
        Digest(sum.finalize().into()).to_string()
    }

    /// Whether a theme is coded with what was learnt, and not by its rules alone.
    pub fn has_learnt(&self, theme: ThemeIndex) -> bool {
        self.learnt.get(usize::from(theme.0)).is_some_and(Option::is_some)
    }

    /// How often [`code`](Self::code) says how far it is, beside once a review.
    pub fn steps(&self) -> usize {
        Hits::steps(&self.codebook)
    }

    /// A rule of a theme with the theme's vetoes, as it is put to a library.
    pub fn rule_query(&self, theme: ThemeIndex, rule: u16) -> Option<Query> {
        let theme = self.codebook.themes.get(usize::from(theme.0))?;
        theme.rules.get(usize::from(rule)).map(|rule| rule_query(theme, rule))
    }

    /// The place of a theme in the model.
    pub(super) fn place(&self, theme: ThemeIndex) -> Option<usize> {
        self.learnt.get(usize::from(theme.0)).copied().flatten()
    }

    /// Codes these reviews of a library, in the order given, with so many threads; any
    /// number gives the same. `says` is told of each review and of each query
    /// that was put.
    pub fn code(
        &self,
        library: &Library,
        reviews: &[ReviewId],
        threads: usize,
        says: &(dyn Fn() + Sync),
    ) -> Result<Vec<CodedReview>, Error> {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
        match pool {
            Ok(pool) => pool.install(|| self.code_here(library, reviews, says)),
            // a machine that has no threads to give has this one
            Err(_) => self.code_here(library, reviews, says),
        }
    }

    fn code_here(
        &self,
        library: &Library,
        reviews: &[ReviewId],
        says: &(dyn Fn() + Sync),
    ) -> Result<Vec<CodedReview>, Error> {
        let only = match reviews {
            [one] => Some(one.0.as_str()),
            _ => None,
        };
        let hits = Hits::of(library, &self.codebook, only, says)?;
        let ranks: BTreeMap<&ReviewId, u32> =
            library.review_ids().iter().zip(0..).collect();
        reviews
            .par_iter()
            .map_init(
                || Reader::new(&self.model.vocabulary),
                |reader, review| {
                    let passages = library.passages(review)?;
                    let rank = ranks.get(review).copied().unwrap_or(u32::MAX);
                    let coded =
                        self.review(review, &passages, &hits.of_review(rank), reader);
                    says();
                    Ok(coded)
                },
            )
            .collect()
    }

    fn review(
        &self,
        review: &ReviewId,
        passages: &[StoredPassage],
        hits: &BTreeMap<u32, Vec<(usize, Hit)>>,
        reader: &mut Reader<'_>,
    ) -> CodedReview {
        let (read, beside) = self.read_all(passages, hits, reader);
        let from = self.model.cut(&beside);
        let mut codings = Vec::new();
        for ((stored, read), odds) in passages.iter().zip(&read).zip(&beside.odds) {
            if let Some(read) = read {
                let own = hits.get(&stored.ord).map_or(&[][..], Vec::as_slice);
                let seen = Seen { odds: odds.as_deref(), from };
                self.passage(stored, own, read, seen, reader, &mut codings);
            }
        }
        self.raise(&mut codings, &beside);
        CodedReview {
            review: review.clone(),
            passages: passages.iter().map(weight).collect(),
            decisions: self.decisions(&codings, &beside),
            codings,
        }
    }

    /// Asks the model about the passages of a review, and sees each beside the others.
    pub(super) fn read_all(
        &self,
        passages: &[StoredPassage],
        hits: &BTreeMap<u32, Vec<(usize, Hit)>>,
        reader: &mut Reader<'_>,
    ) -> (Vec<Option<Read>>, Beside) {
        let read: Vec<Option<Read>> =
            passages.iter().map(|stored| self.read(stored, hits, reader)).collect();
        let alone: Vec<Option<Alone>> =
            read.iter().map(|read| read.as_ref()?.alone.clone()).collect();
        let mut beside = self.model.in_context(&alone);
        for (odds, read) in beside.odds.iter_mut().zip(&read) {
            let (Some(odds), Some(read)) = (odds, read) else { continue };
            for (by, place) in read.moved.iter().zip(&self.learnt) {
                if let (Some(by), Some(place)) = (by, place) {
                    odds[*place] += by;
                }
            }
        }
        (read, beside)
    }

    /// Asks the model about a passage; headings are not asked about.
    fn read(
        &self,
        stored: &StoredPassage,
        hits: &BTreeMap<u32, Vec<(usize, Hit)>>,
        reader: &mut Reader<'_>,
    ) -> Option<Read> {
        if stored.passage.kind == PassageKind::Heading {
            return None;
        }
        let features = self.model.features(&stored.passage.text, reader);
        let answers = self.model.ask_of(&features, asked(stored), reader);
        let moved = self.adapted.of(&features);
        let own = hits.get(&stored.ord).map_or(&[][..], Vec::as_slice);
        let mut of_theme = vec![RuleHits::default(); self.model.themes.len()];
        for (at, hit) in own {
            if let Some(place) = self.learnt[*at] {
                of_theme[place] = hit.hits;
            }
        }
        let odds = of_theme.iter().enumerate();
        let odds = odds.map(|(place, hits)| self.model.odds(&answers, place, *hits));
        let words = stored.passage.words;
        let alone = (!is_boilerplate(stored.section_kind))
            .then(|| Alone { odds: odds.collect(), words });
        Some(Read { answers, alone, moved })
    }

    fn passage(
        &self,
        stored: &StoredPassage,
        hits: &[(usize, Hit)],
        read: &Read,
        seen: Seen<'_>,
        reader: &mut Reader<'_>,
        codings: &mut Vec<Coding>,
    ) {
        for (at, theme) in self.codebook.themes.iter().enumerate() {
            if theme.role == Role::Family || theme.sections.contains(&stored.section_kind)
            {
                continue;
            }
            let hit =
                hits.iter().find(|(own, _)| *own == at).map_or(Hit::default(), |h| h.1);
            let learnt = self.learnt[at];
            let verdict = if let Some(place) = learnt {
                let odds = seen.odds.map(|odds| odds[place]);
                self.by_model(&read.answers, place, hit.hits, odds, seen.from)
            } else {
                let by = read.moved.get(at).copied().flatten();
                by_rules(hit.hits, stored.section_kind, by)
            };
            let Some((stance, score)) = verdict else { continue };
            let span = match (hit.rule, learnt) {
                (None, Some(place)) if stance == Stance::Found => {
                    self.telling(stored, place, reader)
                }
                _ => whole(stored),
            };
            let theme = ThemeIndex(u16::try_from(at).unwrap_or(u16::MAX));
            let (passage, rule) = (stored.ord, hit.rule);
            codings.push(Coding { passage, theme, stance, score, span, rule });
        }
    }

    fn by_model(
        &self,
        answers: &Answers,
        place: usize,
        hits: RuleHits,
        odds: Option<f64>,
        from: f64,
    ) -> Option<(Stance, f32)> {
        let score = odds.map_or(0.0, super::logistic::chance) as f32;
        if odds.is_some_and(|odds| odds >= from) {
            return Some((Stance::Found, score));
        }
        let spoken = answers.topic[place] >= self.model.mentioned_from;
        (spoken || hits.mentions || hits.rules > 0).then_some((Stance::Mentioned, score))
    }

    /// The sentence that says most of a theme, as bytes of the passage.
    fn telling(
        &self,
        stored: &StoredPassage,
        place: usize,
        reader: &mut Reader<'_>,
    ) -> (u32, u32) {
        let (text, starts) = (&stored.passage.text, &stored.passage.sentences);
        let end = u32::try_from(text.len()).unwrap_or(u32::MAX);
        if starts.len() < 2 {
            return (0, end);
        }
        let ends = starts[1..].iter().copied().chain([end]);
        let sentences = starts.iter().copied().zip(ends);
        let mut best = ((0, end), f32::MIN);
        for (start, end) in sentences {
            let Some(sentence) = text.get(start as usize..end as usize) else { continue };
            let answers =
                self.model.ask(Asked { text: sentence, ..asked(stored) }, reader);
            let end = start + u32::try_from(sentence.trim_end().len()).unwrap_or(0);
            if answers.direct[place] > best.1 {
                best = ((start, end), answers.direct[place]);
            }
        }
        best.0
    }

    /// A review that as a whole is found to have a theme has a passage that shows it: the
    /// likeliest, where none is likely enough by itself.
    fn raise(&self, codings: &mut [Coding], beside: &Beside) {
        for (at, place) in self.learnt.iter().enumerate() {
            let Some(place) = *place else { continue };
            let Some(passage) = self.model.raised(beside, place) else { continue };
            let raised = codings.iter_mut().find(|one| {
                usize::from(one.theme.0) == at && one.passage as usize == passage
            });
            if let Some(coding) = raised {
                coding.stance = Stance::Found;
            }
        }
    }

    fn decisions(&self, codings: &[Coding], beside: &Beside) -> Vec<Decision> {
        let mut by_theme: BTreeMap<ThemeIndex, (Stance, f32)> = BTreeMap::new();
        for coding in codings {
            let best =
                by_theme.entry(coding.theme).or_insert((coding.stance, coding.score));
            best.0 = best.0.max(coding.stance);
            best.1 = best.1.max(coding.score);
        }
        let decide = |(theme, (stance, score)): (ThemeIndex, (Stance, f32))| {
            let learnt = self.learnt.get(usize::from(theme.0)).copied().flatten();
            let chance = learnt.and_then(|at| self.model.review_chance(beside, at));
            let Some(chance) = chance else { return Decision { theme, stance, score } };
            let found = stance == Stance::Found && chance >= self.model.review_from;
            let stance = if found { Stance::Found } else { Stance::Mentioned };
            Decision { theme, stance, score: chance as f32 }
        };
        by_theme.into_iter().map(decide).collect()
    }
}

/// What the model says of a passage by itself.
pub(super) struct Read {
    answers: Answers,
    /// None for boilerplate.
    alone: Option<Alone>,
    /// For each theme what was learnt from judgements adds to its odds.
    moved: Vec<Option<f64>>,
}

/// What the model says of a passage beside those of its review.
#[derive(Clone, Copy)]
struct Seen<'a> {
    /// Of each theme it knows; none for boilerplate.
    odds: Option<&'a [f64]>,
    /// The odds from which it counts as found.
    from: f64,
}

/// A theme without worked examples: a rule that hits where the review tells of the case
/// is found; anywhere else, and where only the topic is named, it is mentioned. What was
/// learnt from judgements moves the odds; without it the scores are as they are.
fn by_rules(
    hits: RuleHits,
    section: SectionKind,
    by: Option<f64>,
) -> Option<(Stance, f32)> {
    let score = rule_score(hits, section)?;
    let odds = rule_odds(hits, section).zip(by).map(|(odds, by)| odds + by);
    let score = odds.map_or(score, |odds| super::logistic::chance(odds) as f32);
    let found = score >= 0.5;
    Some((if found { Stance::Found } else { Stance::Mentioned }, score))
}

/// The odds that a passage reports the problem of a theme without worked examples; none
/// for boilerplate and for what no rule proposes.
pub(super) fn rule_odds(hits: RuleHits, section: SectionKind) -> Option<f64> {
    let score = rule_score(hits, section).filter(|_| !is_boilerplate(section))?;
    Some(libm::log(f64::from(score) / (1.0 - f64::from(score))))
}

fn rule_score(hits: RuleHits, section: SectionKind) -> Option<f32> {
    let tells = !is_boilerplate(section)
        && !matches!(section, SectionKind::Recommendations | SectionKind::ActionPlan);
    match hits {
        RuleHits { rules: 0, mentions: false } => None,
        RuleHits { rules: 1.., .. } if tells => Some(0.75),
        RuleHits { .. } => Some(0.25),
    }
}

/// Kinds of section that report nothing: what was asked, explained, listed or cited.
/// What stands before the first heading is not among them: it is all there is of a review
/// whose headings are not told from its text.
pub(super) const fn is_boilerplate(kind: SectionKind) -> bool {
    matches!(
        kind,
        SectionKind::Contents
            | SectionKind::TermsOfReference
            | SectionKind::Glossary
            | SectionKind::References
    )
}

fn asked(stored: &StoredPassage) -> Asked<'_> {
    Asked { text: &stored.passage.text, heading: stored.section() }
}

fn whole(stored: &StoredPassage) -> (u32, u32) {
    (0, u32::try_from(stored.passage.text.len()).unwrap_or(u32::MAX))
}

fn weight(stored: &StoredPassage) -> Weight {
    Weight { words: stored.passage.words, section: stored.section_kind }
}
