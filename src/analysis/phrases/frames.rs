//! Phrases with a word between: `lack of * curiosity`.
//!
//! One or two words, one word that changes, one or two words: what Renouf and Sinclair
//! (1991) call a framework. Where nearly always the same word stands there it is no gap
//! but a phrase, and left out.

use super::choose::Chosen;
use super::levels::{Gram, Levels, level};
use super::table::{NONE, pair};
use super::{FOLDED, Question};
use crate::analysis::stats::{npmi, real};
use crate::analysis::stream::{END, Stream};
use crate::analysis::telling::is_telling;

/// How many words stand on the left of the gap, and on the right.
const SHAPES: [(usize, usize); 4] = [(1, 1), (2, 1), (1, 2), (2, 2)];

/// Phrases with a gap that are in enough reviews.
pub(super) fn frames(
    stream: &Stream,
    levels: &Levels,
    question: &Question<'_>,
) -> Vec<Chosen> {
    let fewest = u32::try_from(question.fewest).unwrap_or(u32::MAX);
    let [single, double] = levels.places(stream);
    let tells: Vec<bool> =
        stream.vocabulary.iter().map(|word| is_telling(word)).collect();
    let mut all = Vec::new();
    for (left, right) in SHAPES {
        if !question.length.contains(&(left + right)) {
            continue;
        }
        let of = |words: usize| if words == 1 { &single } else { &double };
        let sides = |at: usize| {
            let gap = at + left;
            let (one, other) = (of(left)[at], *of(right).get(gap + 1)?);
            let whole = *stream.words.get(gap)? != END;
            (whole && one != NONE && other != NONE).then_some((one, other))
        };
        let (grams, numbers) =
            level(stream, fewest, &|at| sides(at).map(|(one, other)| pair(one, other)));
        let between = |at: usize| {
            let number = numbers[at];
            (number != NONE).then(|| pair(number, stream.words[at + left]))
        };
        let (fillers, _) = level(stream, 1, &between);
        let mut most = vec![0_u32; grams.len()];
        for filler in &fillers {
            let most = &mut most[filler.left as usize];
            *most = (*most).max(filler.freq);
        }
        for (gram, most) in grams.iter().zip(most) {
            let ends = [levels.words(left, gram.left), levels.words(right, gram.right)];
            let varied = real(u64::from(most)) < FOLDED * real(u64::from(gram.freq));
            let association = association(levels, (left, right), gram, stream.total());
            let words = ends.concat();
            let tells = |at: Option<&u32>| at.is_some_and(|at| tells[*at as usize]);
            let wanted = tells(words.first()) && tells(words.last());
            if varied && wanted && association >= question.least {
                all.push(Chosen { words, gap: Some(left), association, counted: None });
            }
        }
    }
    all
}

/// How firmly the two sides of a gap hold together.
fn association(
    levels: &Levels,
    (left, right): (usize, usize),
    gram: &Gram,
    total: u64,
) -> f64 {
    let freq =
        |words: usize, at: u32| u64::from(levels.grams[words - 1][at as usize].freq);
    let (one, other) = (freq(left, gram.left), freq(right, gram.right));
    npmi(u64::from(gram.freq), one, other, total).unwrap_or(-1.0)
}
