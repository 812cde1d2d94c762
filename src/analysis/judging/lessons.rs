//! Which judgements a codebook learns from, and what they say of each passage.

use std::collections::{BTreeMap, BTreeSet};

use super::number::text_hash;
use crate::coding::Taught;
use crate::index::{Error, Library};
use crate::model::{Judgement, Learned, PassageId, ThemeId, Verdict};

/// What a codebook is to learn from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lessons {
    /// Judgements by theme, passage and person; of a passage all that were clear.
    pub learned: Vec<Learned>,
    /// Passages that were not learnt from before.
    pub new: u64,
    /// Passages left out because people say as often the one as the other.
    pub contested: u64,
    /// Passages left out because nobody could say.
    pub unsure: u64,
    /// Passages left out because they are gone or have another text.
    pub orphaned: u64,
}

type Key<'a> = (&'a ThemeId, &'a PassageId);

/// What a codebook learns that has learnt from some judgements and is given more: the last
/// word of each person on each passage, where one verdict outnumbers the other. A passage
/// of which it is no more clear what people say is not learnt from any longer.
pub fn lessons(
    library: &Library,
    before: &[Learned],
    judgements: &[Judgement],
) -> Result<Lessons, Error> {
    let mut by_passage: BTreeMap<Key<'_>, BTreeMap<&str, Learned>> = BTreeMap::new();
    for one in before {
        let own = by_passage.entry((&one.theme, &one.passage)).or_default();
        own.insert(&one.who, one.clone());
    }
    let version = before.iter().map(|one| one.version).max().unwrap_or(0) + 1;
    let mut hashes = Hashes::new(library);
    let mut lost: BTreeSet<Key<'_>> = BTreeSet::new();
    for one in judgements {
        let key = (&one.theme, &one.passage);
        if hashes.of(&one.passage)?.is_none_or(|hash| hash != one.text_hash) {
            lost.insert(key);
            continue;
        }
        let own = by_passage.entry(key).or_default();
        let same = own.get(one.who.as_str()).filter(|was| was.when == one.when);
        if same.is_none_or(|was| was.verdict != one.verdict) {
            own.insert(&one.who, learnt(one, version));
        }
    }
    let known: BTreeSet<Key<'_>> =
        before.iter().map(|one| (&one.theme, &one.passage)).collect();
    lost.retain(|key| !by_passage.contains_key(key));
    let mut lessons = Lessons { orphaned: lost.len() as u64, ..Lessons::default() };
    for (key, own) in by_passage {
        match most(own.values().map(|one| &one.verdict)) {
            Most::Clear(_) => {
                lessons.new += u64::from(!known.contains(&key));
                let sure = own.into_values().filter(|one| one.verdict != Verdict::Unsure);
                lessons.learned.extend(sure);
            }
            Most::Contested => lessons.contested += 1,
            Most::Unsure => lessons.unsure += 1,
        }
    }
    Ok(lessons)
}

/// What was learnt of each passage that is still there with the text it had.
pub fn taught(library: &Library, learned: &[Learned]) -> Result<Vec<Taught>, Error> {
    let mut by_passage: BTreeMap<Key<'_>, Vec<&Learned>> = BTreeMap::new();
    for one in learned {
        by_passage.entry((&one.theme, &one.passage)).or_default().push(one);
    }
    let mut all = Vec::new();
    for ((theme, passage), mut own) in by_passage {
        let Some(stored) = library.passage(passage)? else { continue };
        let hash = text_hash(&stored.passage.text);
        own.retain(|one| one.text_hash == hash);
        if let Most::Clear(so) = most(own.iter().map(|one| &one.verdict)) {
            let (theme, review) = (theme.clone(), stored.review);
            all.push(Taught { theme, review, ord: stored.ord, so });
        }
    }
    Ok(all)
}

fn learnt(one: &Judgement, version: u32) -> Learned {
    Learned {
        version,
        theme: one.theme.clone(),
        passage: one.passage.clone(),
        who: one.who.clone(),
        when: one.when.clone(),
        text_hash: one.text_hash.clone(),
        verdict: one.verdict.clone(),
    }
}

/// What most people say of a passage.
enum Most {
    /// That it reports the problem, or that it does not.
    Clear(bool),
    /// As many the one as the other.
    Contested,
    /// Nothing.
    Unsure,
}

fn most<'a>(verdicts: impl Iterator<Item = &'a Verdict>) -> Most {
    let (mut so, mut not) = (0_usize, 0_usize);
    for verdict in verdicts {
        match verdict {
            Verdict::Yes => so += 1,
            Verdict::Mentioned | Verdict::No | Verdict::Other(_) => not += 1,
            Verdict::Unsure => {}
        }
    }
    match (so, not) {
        (0, 0) => Most::Unsure,
        _ if so == not => Most::Contested,
        _ => Most::Clear(so > not),
    }
}

/// The hashes of the texts that passages have now.
struct Hashes<'a> {
    library: &'a Library,
    known: BTreeMap<PassageId, Option<String>>,
}

impl<'a> Hashes<'a> {
    const fn new(library: &'a Library) -> Self {
        Self { library, known: BTreeMap::new() }
    }

    fn of(&mut self, passage: &PassageId) -> Result<Option<&str>, Error> {
        if !self.known.contains_key(passage) {
            let stored = self.library.passage(passage)?;
            let hash = stored.map(|stored| text_hash(&stored.passage.text));
            self.known.insert(passage.clone(), hash);
        }
        Ok(self.known.get(passage).and_then(Option::as_deref))
    }
}

#[cfg(test)]
mod tests {
    use super::{Lessons, lessons, taught, text_hash};
    use crate::index::fixture::{library, review};
    use crate::model::{Judgement, Learned, PassageId, Stratum, ThemeId, Verdict};

    fn judgement(who: &str, at: usize, verdict: Verdict) -> Judgement {
        Judgement {
            who: who.to_owned(),
            when: "2026-03-05T14:02:11Z".to_owned(),
            passage: PassageId(format!("a/{at:08x}.1")),
            text_hash: text_hash(&format!("Text {at}.")),
            theme: ThemeId("threshold".to_owned()),
            verdict,
            codebook_hash: "c0de".to_owned(),
            sample: "first".to_owned(),
            stratum: Stratum::Rest,
            probability: 1.0,
        }
    }

    fn learn(
        before: &[Learned],
        judgements: &[Judgement],
    ) -> (Lessons, Vec<(u32, bool)>) {
        let texts = ["Text 0.", "Text 1.", "Text 2.", "Text 3."];
        let (_place, library) = library(&[review("a", &texts)]);
        let lessons = lessons(&library, before, judgements).unwrap();
        let taught = taught(&library, &lessons.learned).unwrap();
        (lessons, taught.iter().map(|one| (one.ord, one.so)).collect())
    }

    use Verdict::{Mentioned, No, Unsure, Yes};

    #[test]
    fn clear_passages_are_learnt_and_the_others_counted() {
        let all = [
            judgement("ann", 0, No),
            judgement("ann", 0, Yes),
            judgement("ann", 1, Yes),
            judgement("bob", 1, Mentioned),
            judgement("cat", 1, No),
            judgement("ann", 2, Yes),
            judgement("bob", 2, No),
            judgement("ann", 3, Unsure),
            Judgement { text_hash: "0".to_owned(), ..judgement("bob", 3, Yes) },
            judgement("ann", 9, Yes),
        ];
        let (found, taught) = learn(&[], &all);
        assert_eq!(taught, [(0, true), (1, false)]);
        assert_eq!(
            (found.new, found.contested, found.unsure, found.orphaned),
            (2, 1, 1, 1)
        );
        assert_eq!(found.learned.len(), 4);
        assert!(found.learned.iter().all(|one| one.version == 1));
    }

    #[test]
    fn more_judgements_make_another_version_and_the_same_make_none() {
        let first = [judgement("ann", 0, Yes), judgement("ann", 1, No)];
        let (one, _) = learn(&[], &first);
        let (again, _) = learn(&one.learned, &first);
        assert_eq!((again.new, &again.learned), (0, &one.learned));
        let more = [judgement("ann", 2, Yes), judgement("bob", 1, Yes)];
        let (two, taught) = learn(&one.learned, &more);
        assert_eq!(taught, [(0, true), (2, true)], "of 1 it is no more clear");
        let versions: Vec<u32> = two.learned.iter().map(|one| one.version).collect();
        assert_eq!((versions, two.new, two.contested), (vec![1, 2], 1, 1));
    }
}
