//! What people said, made ready for measuring: the last word of each, held against the
//! passages and codings as they are.

use std::collections::{BTreeMap, BTreeSet};

use super::number::text_hash;
use crate::index::{Error, Library};
use crate::model::{Codings, Judgement, Learned, PassageId, ReviewId, ThemeId, Verdict};

/// A passage as it was drawn in a sample and judged.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Seen {
    /// How likely it was to be drawn.
    pub(super) probability: f64,
    /// Its review.
    pub(super) review: ReviewId,
    /// Its place there.
    pub(super) ord: u32,
    /// Whether most people say that it reports the problem.
    pub(super) so: bool,
}

/// What was said of a theme.
#[derive(Debug, Default)]
pub(super) struct Settled<'a> {
    /// Who judged.
    pub(super) judges: BTreeSet<&'a str>,
    /// How many passages somebody judged.
    pub(super) passages: u64,
    /// How often nobody could say.
    pub(super) unsure: u64,
    /// Passages of which as many say the one as the other.
    pub(super) disputed: u64,
    /// Judgements of passages that are gone or have another text.
    pub(super) orphaned: u64,
    /// Passages that the codebook learnt from: what it says of them measures nothing.
    pub(super) learned: u64,
    /// What can be measured with; a passage that was drawn in two samples is here twice.
    pub(super) seen: Vec<Seen>,
    /// Per sample and judge the last word on each passage.
    pub(super) by_sample: BTreeMap<&'a str, BTreeMap<&'a str, Words<'a>>>,
}

/// What one person said of passages.
pub(super) type Words<'a> = BTreeMap<&'a PassageId, &'a Verdict>;

/// Where a passage is now: its review and place there.
struct Place {
    review: ReviewId,
    ord: u32,
    text_hash: String,
}

/// What was said of each theme that the codings have; of any other, that it is orphaned.
pub(super) fn settled<'a>(
    library: &Library,
    codings: &Codings,
    judgements: &'a [Judgement],
    learned: &[Learned],
) -> Result<BTreeMap<&'a ThemeId, Settled<'a>>, Error> {
    let learned: BTreeSet<(&ThemeId, &PassageId)> =
        learned.iter().map(|one| (&one.theme, &one.passage)).collect();
    let mut places: BTreeMap<&PassageId, Option<Place>> = BTreeMap::new();
    // the last word of each person on a passage, whatever the sample it was drawn in
    let mut words: BTreeMap<(&ThemeId, &PassageId), BTreeMap<&str, &Judgement>> =
        BTreeMap::new();
    let mut drawn: BTreeMap<(&ThemeId, &PassageId), BTreeMap<&str, f64>> =
        BTreeMap::new();
    for one in judgements {
        if !places.contains_key(&one.passage) {
            places.insert(&one.passage, place(library, &one.passage)?);
        }
        let key = (&one.theme, &one.passage);
        words.entry(key).or_default().insert(&one.who, one);
        drawn.entry(key).or_default().entry(&one.sample).or_insert(one.probability);
    }
    let mut themes: BTreeMap<&ThemeId, Settled<'_>> = BTreeMap::new();
    for ((theme, passage), by_judge) in words {
        let settled = themes.entry(theme).or_default();
        let place = places.get(passage).and_then(Option::as_ref);
        let (Some(place), Some(_)) = (place, codings.theme(&theme.0)) else {
            settled.orphaned += by_judge.len() as u64;
            continue;
        };
        let (held, lost): (Vec<&Judgement>, Vec<&Judgement>) =
            by_judge.into_values().partition(|one| one.text_hash == place.text_hash);
        settled.orphaned += lost.len() as u64;
        let samples = drawn.get(&(theme, passage)).cloned().unwrap_or_default();
        let known = learned.contains(&(theme, passage));
        settled.add(&held, &samples, (place, known));
    }
    for one in judgements {
        if let Some(settled) = themes.get_mut(&one.theme) {
            settled.remember(one, &places);
        }
    }
    Ok(themes)
}

impl<'a> Settled<'a> {
    /// Adds what people say of one passage, which stands at a place and which the codebook
    /// learnt from or not.
    fn add(
        &mut self,
        held: &[&'a Judgement],
        samples: &BTreeMap<&str, f64>,
        (place, learned): (&Place, bool),
    ) {
        if held.is_empty() {
            return;
        }
        self.passages += 1;
        self.judges.extend(held.iter().map(|one| one.who.as_str()));
        if learned {
            self.learned += 1;
            return;
        }
        let (mut so, mut not, mut unsure) = (0_usize, 0_usize, 0_u64);
        for one in held {
            match one.verdict {
                Verdict::Yes => so += 1,
                Verdict::Unsure => unsure += 1,
                Verdict::Mentioned | Verdict::No | Verdict::Other(_) => not += 1,
            }
        }
        self.unsure += unsure;
        if so == not {
            self.disputed += u64::from(so > 0);
            return;
        }
        let seen = |probability: &f64| Seen {
            probability: *probability,
            review: place.review.clone(),
            ord: place.ord,
            so: so > not,
        };
        self.seen.extend(samples.values().map(seen));
    }

    /// Keeps a word for comparing judges with one another.
    fn remember(
        &mut self,
        one: &'a Judgement,
        places: &BTreeMap<&PassageId, Option<Place>>,
    ) {
        let place = places.get(&one.passage).and_then(Option::as_ref);
        if place.is_some_and(|place| place.text_hash == one.text_hash) {
            let judges = self.by_sample.entry(&one.sample).or_default();
            judges.entry(&one.who).or_default().insert(&one.passage, &one.verdict);
        }
    }
}

fn place(library: &Library, id: &PassageId) -> Result<Option<Place>, Error> {
    let stored = library.passage(id)?;
    Ok(stored.map(|stored| Place {
        text_hash: text_hash(&stored.passage.text),
        review: stored.review,
        ord: stored.ord,
    }))
}
