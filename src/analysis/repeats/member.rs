//! What is repeated, and where: a recommendation or passage in its place, pairs of them,
//! and clusters of pairs.

use serde::Serialize;

use crate::model::{PageNumber, PassageId, ReviewId, SectionKind};

/// A recommendation or passage that stands, nearly the same, somewhere else.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Member {
    /// Its name: that of the recommendation or of the passage.
    pub id: String,
    /// The document it stands in.
    pub review: ReviewId,
    /// The review that counts it: of the documents of one case, the longest.
    pub case: ReviewId,
    /// The year in which that was published.
    pub year: Option<u16>,
    /// The document's file, relative to the corpus folder.
    pub file: String,
    /// The page it begins on.
    pub page: PageNumber,
    /// What is printed on that page.
    pub page_label: Option<String>,
    /// The number printed before it.
    pub number: Option<String>,
    /// The heading of its section.
    pub section: String,
    /// What that section is for.
    pub section_kind: SectionKind,
    /// The passage it begins in.
    pub passage: PassageId,
    /// Its words.
    pub text: String,
    /// The first byte of the words that are compared: what labels a recommendation is not.
    #[serde(skip)]
    pub from: usize,
}

/// What two members have to do with one another beside their words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Between {
    /// They stand in one document.
    Document,
    /// They stand in two documents of one case, which are one review.
    Case,
    /// They stand in two reviews.
    Reviews,
}

impl Between {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Case => "case",
            Self::Reviews => "reviews",
        }
    }

    /// What there is between these two.
    pub fn of(a: &Member, b: &Member) -> Self {
        if a.review == b.review {
            Self::Document
        } else if a.case == b.case {
            Self::Case
        } else {
            Self::Reviews
        }
    }
}

/// Two members of a cluster that are alike enough; `a` is the earlier one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair<'a> {
    /// The one that stands first in its cluster.
    pub a: &'a Member,
    /// The other.
    pub b: &'a Member,
    /// Twice the words they have in common, in order, over the words of both.
    pub similarity: f64,
    /// What else they have to do with one another.
    pub between: Between,
}

/// All that hang together by pairs. Not every two of a cluster need be alike: a wording
/// may change step by step.
#[derive(Debug, Clone, PartialEq)]
pub struct Cluster {
    /// The oldest first, those without a year last; then by review and place. Never
    /// fewer than two.
    pub members: Vec<Member>,
    /// How alike each is to the first: of the words, whether or not that makes a pair.
    pub to_first: Vec<f64>,
    /// How many reviews they stand in, documents of one case being one.
    pub reviews: u64,
    /// For each member the text it has, those with the same words having the same.
    pub(super) texts: Vec<u32>,
    /// The texts that are alike, the smaller number first; in order.
    pub(super) alike: Vec<(u32, u32, f64)>,
    /// Which members were asked for.
    pub(super) asked: Vec<Asked>,
}

/// Whether a question was about a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// It was.
    For,
    /// It only stands in the same cluster.
    Not,
}

impl Cluster {
    /// The name of its first member, by which it is known.
    pub fn name(&self) -> &str {
        self.members.first().map_or("", |first| &first.id)
    }

    /// The years of its reviews that are known, in order, each once.
    pub fn years(&self) -> Vec<u16> {
        let mut years: Vec<u16> =
            self.members.iter().filter_map(|one| one.year).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// Its pairs, made as they are asked for: by their first members, then by their
    /// second.
    pub(super) fn all_pairs(&self) -> impl Iterator<Item = (Pair<'_>, [Asked; 2])> {
        let places = 0..self.members.len();
        places.flat_map(move |a| {
            (a + 1..self.members.len()).filter_map(move |b| {
                let similarity = self.similarity(self.texts[a], self.texts[b])?;
                let (left, right) = (&self.members[a], &self.members[b]);
                let between = Between::of(left, right);
                let pair = Pair { a: left, b: right, similarity, between };
                Some((pair, [self.asked[a], self.asked[b]]))
            })
        })
    }

    /// How alike two texts are, if that is enough for a pair.
    fn similarity(&self, a: u32, b: u32) -> Option<f64> {
        if a == b {
            return Some(1.0);
        }
        let key = (a.min(b), a.max(b));
        let place = self.alike.binary_search_by_key(&key, |one| (one.0, one.1)).ok()?;
        Some(self.alike[place].2)
    }
}
