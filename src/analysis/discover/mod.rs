//! What the codebook misses: passages that read like findings of a problem, that no theme
//! covers, and that are about the same.
//!
//! The coder's own answer says which passages report a problem, whatever it is about
//! (`uncovered`). Those that no theme is coded on are compared by their rare words and
//! grouped step by step, the two most alike groups first (`group`). A group that comes
//! from several reviews is a candidate for a theme.

mod group;
mod uncovered;

use std::cmp::Ordering;

use super::stream::{Passage, Stream};
use super::terms::{Terms, Vector};
use super::themes::{Coded, Subcorpus, counted};
use crate::coding::Coder;
use crate::index::{Error, Library, StoredPassage};
use crate::model::ReviewId;

/// How alike the passages of two groups are on average that are put together, unless
/// another number is asked for.
pub const ALIKE: f64 = 0.2;
/// How many reviews a group comes from, unless another number is asked for.
pub const FEWEST: usize = 3;
/// How many words a passage has that is grouped.
pub const WORDS: u32 = 8;
/// How many passages are grouped at most: all are compared with all. Of more, those count
/// that report a problem most surely.
pub const MOST: usize = 8_000;
/// A passage that stands word for word in so many reviews is copied text.
pub const COPIED: usize = 3;
/// How many terms name a group.
pub const TERMS: usize = 8;

/// A question about what the codebook misses.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// From how many reviews a group comes at least.
    pub fewest: usize,
    /// How alike the passages of a group are on average.
    pub alike: f64,
    /// Only these passages.
    pub only: Option<&'a Subcorpus>,
    /// How many threads may work on it.
    pub threads: usize,
}

/// A passage of a group.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The passage.
    pub stored: StoredPassage,
    /// The review that counts it: of the documents of one case, the longest.
    pub case: ReviewId,
    /// The average of its cosines with the other passages of its group, 0 to 1.
    pub similarity: f64,
}

/// Passages that are about the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What they are about: the terms that weigh most in them, the heaviest first.
    pub terms: Vec<String>,
    /// How many reviews they come from.
    pub reviews: u64,
    /// How alike they are to one another on average, 0 to 1.
    pub cohesion: f64,
    /// The most typical first.
    pub members: Vec<Member>,
}

impl Group {
    /// Its name: its first terms.
    pub fn name(&self) -> String {
        self.terms.iter().take(3).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

/// What the codebook misses.
#[derive(Debug, Clone, PartialEq)]
pub struct Discovered {
    /// How many reviews were looked through.
    pub reviews: u64,
    /// How many passages report a problem that no theme is coded on.
    pub uncovered: u64,
    /// How many of them stand word for word in several reviews, and were set apart.
    pub copied: u64,
    /// How many of them were grouped.
    pub grouped: u64,
    /// Those from most reviews first.
    pub groups: Vec<Group>,
}

/// Finds what the codebook misses. The same library gives the same answer, whatever the
/// number of threads. `says` is told of every step, of which there are [`STEPS`].
pub fn discover(
    library: &Library,
    (coded, judge): (&Coded<'_>, &Coder),
    question: Question<'_>,
    says: &(dyn Fn() + Sync),
) -> Result<Discovered, Error> {
    let here = || discover_here(library, (coded, judge), question, says);
    match rayon::ThreadPoolBuilder::new().num_threads(question.threads).build() {
        Ok(pool) => pool.install(here),
        // a machine that has no threads to give has this one
        Err(_) => here(),
    }
}

/// How often [`discover`] says how far it is.
pub const STEPS: u64 = 3;

fn discover_here(
    library: &Library,
    (coded, judge): (&Coded<'_>, &Coder),
    question: Question<'_>,
    says: &(dyn Fn() + Sync),
) -> Result<Discovered, Error> {
    let reviews = counted(coded);
    let mut found = uncovered::uncovered(library, &reviews, judge, question.only)?;
    says();
    let uncovered = found.len() as u64;
    let copied = uncovered::without_copied(&mut found, &reviews);
    uncovered::surest(&mut found, MOST);
    let these: Subcorpus =
        found.iter().map(|one| (one.document.clone(), one.ord)).collect();
    let stream = Stream::read(library, &reviews, Some(&these))?;
    let texts: Vec<(usize, Passage)> = stream
        .documents
        .iter()
        .enumerate()
        .flat_map(|(at, one)| one.passages.iter().map(move |passage| (at, *passage)))
        .collect();
    let terms = Terms::of(&stream, texts.iter().map(|one| stream.text(one.1)));
    let vectors: Vec<Vector> =
        texts.iter().map(|one| terms.vector(stream.text(one.1))).collect();
    says();
    let mut groups = Vec::new();
    for places in group::groups(&vectors, question.alike) {
        let mut cases: Vec<u32> =
            places.iter().map(|at| stream.documents[texts[*at].0].review).collect();
        cases.sort_unstable();
        cases.dedup();
        if cases.len() < question.fewest {
            continue;
        }
        let (centre, typical) = group::centre(&vectors, &places);
        let cohesion = typical.iter().map(|one| one.1).sum::<f64>();
        let member = |(at, similarity): &(usize, f64)| -> Result<Option<Member>, Error> {
            let (document, passage) = texts[*at];
            let document = &stream.documents[document];
            let stored = library.passages(&document.name)?.into_iter();
            let case = reviews.get(document.review as usize);
            let case = case.map_or(&document.name, |review| review.name()).clone();
            let similarity = *similarity;
            let mut stored = stored.filter(|one| one.ord == passage.ord);
            Ok(stored.next().map(|stored| Member { stored, case, similarity }))
        };
        let members: Vec<Option<Member>> =
            typical.iter().map(member).collect::<Result<_, _>>()?;
        groups.push(Group {
            terms: terms.heaviest(&centre, TERMS),
            reviews: cases.len() as u64,
            cohesion: cohesion / super::stats::real(places.len() as u64),
            members: members.into_iter().flatten().collect(),
        });
    }
    groups.sort_by(order);
    says();
    let grouped = vectors.len() as u64;
    Ok(Discovered { reviews: reviews.len() as u64, uncovered, copied, grouped, groups })
}

/// Those of most reviews first, then the largest, then the closest, then by their terms.
fn order(a: &Group, b: &Group) -> Ordering {
    let most = (b.reviews, b.members.len()).cmp(&(a.reviews, a.members.len()));
    most.then(b.cohesion.total_cmp(&a.cohesion)).then_with(|| a.terms.cmp(&b.terms))
}
