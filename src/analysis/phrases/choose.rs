//! Which of the stretches that recur are phrases.
//!
//! Most are not: they are cut through the middle (`of professional`), hold together by
//! chance (`family in March`), or are a piece of one that is (`disguised compliance by`).

use super::levels::{Gram, Levels};
use super::{FOLDED, LONGEST, Question};
use crate::analysis::stats::{npmi, real};
use crate::analysis::stream::Stream;
use crate::analysis::telling::is_telling;

/// A phrase before it is looked up.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    /// Its words, by their numbers in the vocabulary.
    pub(super) words: Vec<u32>,
    /// After how many of them a word may stand between.
    pub(super) gap: Option<usize>,
    /// How firmly it holds together where it is weakest.
    pub(super) association: f64,
    /// How often it occurs in reviews that count, where that is known beforehand.
    pub(super) counted: Option<u64>,
}

/// The first and the last word of a stretch.
type Ends = (u32, u32);

/// The phrases among stretches, the longest first, else by number.
pub(super) fn chosen(
    stream: &Stream,
    levels: &Levels,
    question: &Question<'_>,
) -> Vec<Chosen> {
    let tells: Vec<bool> =
        stream.vocabulary.iter().map(|word| is_telling(word)).collect();
    let ends = ends(levels);
    let total = stream.total();
    // of each stretch, how often the most frequent phrase occurs that it is a piece of
    let mut within: Vec<u32> = vec![0; levels.grams[LONGEST - 1].len()];
    let mut all = Vec::new();
    for length in (2..=LONGEST).rev() {
        let mut above = vec![0; levels.grams[length - 2].len()];
        let grams = levels.grams[length - 1].iter().zip(&ends[length - 1]);
        for (number, (gram, (first, last))) in (0..).zip(grams) {
            let mut most = within[number as usize];
            if question.length.contains(&length)
                && tells[*first as usize]
                && tells[*last as usize]
            {
                let association = association(&levels.parts(length, number), gram, total);
                if association >= question.least {
                    if real(u64::from(most)) < FOLDED * real(u64::from(gram.freq)) {
                        let words = levels.words(length, number);
                        // of places that overlap a query counts one
                        let counted =
                            (!overlaps_itself(&words)).then(|| u64::from(gram.counted));
                        all.push(Chosen { words, gap: None, association, counted });
                    }
                    most = most.max(gram.freq);
                }
            }
            for side in [gram.left, gram.right] {
                let above: &mut u32 = &mut above[side as usize];
                *above = most.max(*above);
            }
        }
        within = above;
    }
    all
}

/// Whether it can begin before it has ended, as `again and again` can.
fn overlaps_itself(words: &[u32]) -> bool {
    (1..words.len()).any(|at| words[at..] == words[..words.len() - at])
}

/// Leaves out phrases with the `s` of a section (`s.47`): a query finds it beside that of
/// a possessive, which is no word of a phrase.
pub(super) fn leave_sections(stream: &Stream, all: &mut Vec<Chosen>) {
    let section = stream.vocabulary.iter().position(|word| word == "s");
    all.retain(|one| !one.words.iter().any(|at| Some(*at as usize) == section));
}

/// The ends of every stretch, length by length.
fn ends(levels: &Levels) -> Vec<Vec<Ends>> {
    let single = |gram: &Gram| (gram.left, gram.left);
    let mut all: Vec<Vec<Ends>> = vec![levels.grams[0].iter().map(single).collect()];
    for level in 1..LONGEST {
        let below = &all[level - 1];
        let of =
            |gram: &Gram| (below[gram.left as usize].0, below[gram.right as usize].1);
        let ends = levels.grams[level].iter().map(of).collect();
        all.push(ends);
    }
    all
}

/// How firmly a stretch holds together: the least normalised pointwise mutual information
/// of the two parts it can be parted into. A phrase is as firm as its weakest joint.
pub(super) fn association(parts: &[(u32, u32)], gram: &Gram, total: u64) -> f64 {
    let joint = |(left, right): &(u32, u32)| {
        let (left, right) = (u64::from(*left), u64::from(*right));
        npmi(u64::from(gram.freq), left, right, total).unwrap_or(-1.0)
    };
    parts.iter().map(joint).fold(1.0, f64::min)
}
