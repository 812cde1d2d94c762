//! A library's repeats, step by step: what is compared, what is alike, what hangs
//! together, and what of it was asked for.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::alike::{Likenesses, likenesses};
use super::group::{Group, groups};
use super::likeness::Comparison;
use super::member::{Asked, Cluster, Member};
use super::place::{Places, of_passages, of_recommendations};
use super::texts::Texts;
use super::{Question, Repeats, Scope, What};
use crate::analysis::recommendations::{Recommendations, Wanted, recommendations};
use crate::analysis::themes::{Coded, counted};
use crate::index::{Error, Library};

/// Finds what is repeated in a library. The same library gives the same answer, whatever
/// the number of threads.
pub fn repeats(
    library: &Library,
    coded: &Coded<'_>,
    question: Question<'_>,
) -> Result<Repeats, Error> {
    with_threads(question.threads, || {
        let compared = match question.what {
            What::Recommendations => {
                let all = recommendations(library, coded, Wanted::default())?;
                of_recommendations(all.all)
            }
            What::Passages => of_passages(library, coded)?,
        };
        among(library, coded, compared, question)
    })
}

/// The same among recommendations that were read already: all of the library.
pub fn repeats_among(
    library: &Library,
    coded: &Coded<'_>,
    all: &Recommendations,
    question: Question<'_>,
) -> Result<Repeats, Error> {
    let all = all.all.clone();
    with_threads(question.threads, || {
        among(library, coded, of_recommendations(all), question)
    })
}

fn with_threads<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> T {
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(work),
        // a machine that has no threads to give has this one
        Err(_) => work(),
    }
}

fn among(
    library: &Library,
    coded: &Coded<'_>,
    (places, texts): (Places, Texts),
    question: Question<'_>,
) -> Result<Repeats, Error> {
    let found = likenesses(&texts, question.least, question.fewest);
    let mut groups = groups(&found);
    groups.retain(|group| is_wanted(group, &places, question));
    let mut wanted: Vec<u32> =
        groups.iter().flat_map(|group| group.texts.iter().copied()).collect();
    wanted.sort_unstable();
    let mut members = places.members(library, &wanted)?;
    let mut comparison = Comparison::new(&texts);
    let mut clusters = Vec::new();
    for group in groups {
        let asked = |text: &u32| asked_for(*text, &members, &places, question);
        let asked: Vec<Asked> = group.texts.iter().map(asked).collect();
        if asked.contains(&Asked::For) {
            let words = (&texts, &mut comparison);
            clusters.push(cluster(&group, asked, &found, &mut members, words));
        }
    }
    clusters.sort_by(order);
    let reviews = counted(coded).len() as u64;
    let enough = |text: &usize| texts.words(*text).len() >= question.fewest.max(1);
    let compared = (0..texts.len()).filter(enough).count() as u64;
    let Question { what, scope, .. } = question;
    Ok(Repeats { what, scope, compared, reviews, clusters })
}

/// Those in most reviews first, then the largest, then the oldest, then by name.
fn order(a: &Cluster, b: &Cluster) -> Ordering {
    let most = (b.reviews, b.members.len()).cmp(&(a.reviews, a.members.len()));
    let oldest = |one: &Cluster| one.members[0].year.unwrap_or(u16::MAX);
    most.then_with(|| oldest(a).cmp(&oldest(b))).then_with(|| a.name().cmp(b.name()))
}

/// Whether a group can have a pair that is asked for, as far as is known without reading
/// its texts.
fn is_wanted(group: &Group, places: &Places, question: Question<'_>) -> bool {
    let first = places.case(group.texts[0]);
    let across = || group.texts.iter().any(|text| places.case(*text) != first);
    let within = |only| group.texts.iter().any(|text| places.is_in(*text, only));
    (question.scope == Scope::Anywhere || across()) && question.only.is_none_or(within)
}

fn asked_for(
    text: u32,
    members: &BTreeMap<u32, Member>,
    places: &Places,
    question: Question<'_>,
) -> Asked {
    let named = |id: &str| members.get(&text).is_some_and(|member| member.id == id);
    let within = question.only.is_none_or(|only| places.is_in(text, only));
    if within && question.id.is_none_or(named) { Asked::For } else { Asked::Not }
}

/// The cluster of a group, its members taken out of those that were read.
fn cluster(
    group: &Group,
    asked: Vec<Asked>,
    found: &Likenesses,
    members: &mut BTreeMap<u32, Member>,
    (texts, comparison): (&Texts, &mut Comparison),
) -> Cluster {
    let mut all: Vec<(Member, u32, Asked)> = group
        .texts
        .iter()
        .zip(asked)
        .filter_map(|(text, asked)| {
            let first = found.first[*text as usize];
            Some((members.remove(text)?, first, asked))
        })
        .collect();
    // texts are in the order of reviews and places already
    all.sort_by_key(|one| one.0.year.unwrap_or(u16::MAX));
    let words = |text: u32| texts.words(text as usize);
    comparison.with(all.first().map_or(&[], |one| words(one.1)));
    let to_first = all.iter().map(|one| comparison.similarity(words(one.1))).collect();
    let reviews: BTreeSet<_> = all.iter().map(|one| one.0.case.clone()).collect();
    Cluster {
        to_first,
        reviews: reviews.len() as u64,
        texts: all.iter().map(|one| one.1).collect(),
        alike: group.pairs.iter().map(|one| (one.a, one.b, one.similarity)).collect(),
        asked: all.iter().map(|one| one.2).collect(),
        members: all.into_iter().map(|one| one.0).collect(),
    }
}
