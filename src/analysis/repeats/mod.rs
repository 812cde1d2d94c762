//! The same recommendation made again, word for word or nearly; on request the same of
//! all passages.
//!
//! Texts become numbered words (`texts`). Their sketches propose which of them to compare
//! (`sketch`), a comparison word by word says how alike those are (`alike`, `likeness`),
//! and what hangs together by such pairs is a cluster (`group`), with the years of its
//! reviews: what was asked for once, and asked for again. Near-copies of a whole document
//! are left out, so that a document that is in the corpus twice repeats nothing.

mod alike;
mod changes;
mod find;
mod group;
mod likeness;
mod member;
mod place;
mod sketch;
#[cfg(test)]
mod tests;
mod texts;

use super::themes::Subcorpus;

use member::Asked;

pub use alike::{Alike, Likenesses, likenesses};
pub use changes::changes;
pub use find::{repeats, repeats_among};
pub use likeness::similarity;
pub use member::{Between, Cluster, Member, Pair};
pub use texts::Texts;

/// From which similarity texts are called near copies, unless another is asked for: of
/// two texts of the same length, four words in five are the same.
pub const ALIKE: f64 = 0.8;
/// No pair is reported that is less alike: too many would not be found, and what two
/// recommendations on one subject share by chance comes near.
pub const LEAST: f64 = 0.6;
/// How many words a text must have, unless another number is asked for. Shorter ones are
/// headings and labels, and equal by chance.
pub const FEWEST: usize = 8;

/// What is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Recommendations, without what labels them. One that a review makes in several
    /// places is one already.
    Recommendations,
    /// Passages of every kind.
    Passages,
}

/// Which pairs count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// All.
    Anywhere,
    /// Those between two reviews; documents of one case are one review.
    Across,
}

/// A question about repeats.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is compared.
    pub what: What,
    /// Which pairs count.
    pub scope: Scope,
    /// From which similarity, [`LEAST`] to 1.
    pub least: f64,
    /// How many words a text must have.
    pub fewest: usize,
    /// Only pairs of which at least one stands in these passages.
    pub only: Option<&'a Subcorpus>,
    /// Only pairs of which one has this name.
    pub id: Option<&'a str>,
    /// How many threads may work on it.
    pub threads: usize,
}

/// What is repeated in a corpus.
#[derive(Debug, Clone, PartialEq)]
pub struct Repeats {
    /// What was compared.
    pub what: What,
    /// Which pairs count.
    pub scope: Scope,
    /// How many texts of enough words were compared.
    pub compared: u64,
    /// How many reviews there are.
    pub reviews: u64,
    /// Those in most reviews first, then those with most members, then the oldest.
    /// Members that were not asked for stand in them, too, where others were.
    pub clusters: Vec<Cluster>,
}

impl Repeats {
    /// What the same question finds of these members alone, in this scope: from what was
    /// found anywhere and for all.
    #[must_use]
    pub fn narrowed(&self, scope: Scope, is_asked: impl Fn(&Member) -> bool) -> Self {
        let counts = |one: &&Cluster| {
            (scope == Scope::Anywhere || one.reviews > 1)
                && one.members.iter().any(&is_asked)
        };
        let narrowed = |one: &Cluster| {
            let asked = |member| if is_asked(member) { Asked::For } else { Asked::Not };
            Cluster { asked: one.members.iter().map(asked).collect(), ..one.clone() }
        };
        let clusters = self.clusters.iter().filter(counts).map(narrowed).collect();
        Self { scope, clusters, ..*self }
    }

    /// The pairs that count, each with its cluster, by cluster and place in it. Copies
    /// of one text make a pair for every two of them.
    pub fn pairs(&self) -> impl Iterator<Item = (&Cluster, Pair<'_>)> {
        let counts = |pair: &Pair<'_>, asked: [Asked; 2]| {
            (self.scope == Scope::Anywhere || pair.between == Between::Reviews)
                && asked.contains(&Asked::For)
        };
        self.clusters.iter().flat_map(move |cluster| {
            let pairs = cluster.all_pairs();
            pairs
                .filter(move |(pair, asked)| counts(pair, *asked))
                .map(move |(pair, _)| (cluster, pair))
        })
    }
}
