//! Copies planted among other texts, with words changed, left out and put in: how many of
//! them are found, and that nothing is reported that is not so alike.

use super::likeness::{Comparison, similarity};
use super::{ALIKE, FEWEST, LEAST, Likenesses, Texts, likenesses};

/// Numbers from a seed: `SplitMix64`.
struct Draw(u64);

impl Draw {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((mixed ^ (mixed >> 31)) % end as u64).unwrap()
    }

    /// A word, few of them often and many seldom, as words are: two in five are among
    /// twenty.
    fn word(&mut self) -> String {
        const LITTLE: [&str; 20] = [
            "the", "of", "to", "and", "a", "in", "that", "should", "be", "for", "is",
            "with", "all", "by", "was", "not", "it", "on", "are", "their",
        ];
        if self.below(5) < 2 {
            return LITTLE[self.below(20)].to_owned();
        }
        let ranks = 1 + self.below(3_000);
        format!("w{}", self.below(ranks))
    }

    fn text(&mut self, words: usize) -> Vec<String> {
        (0..words).map(|_| self.word()).collect()
    }

    /// Changes, leaves out or puts in a word.
    fn edit(&mut self, text: &mut Vec<String>, kind: usize) {
        let at = self.below(text.len());
        match kind {
            0 => text[at] = self.word(),
            1 if text.len() > 2 => drop(text.remove(at)),
            _ => text.insert(at, self.word()),
        }
    }
}

/// Texts, of which each of the first half has its copy in the second half, edited as far
/// as its similarity stays at `least`. `kind`: 0 changes words, 1 leaves out, 2 puts in,
/// 3 all of it.
fn planted(pairs: usize, least: f64, kind: usize, seed: u64) -> Vec<String> {
    let mut draw = Draw(seed);
    let originals: Vec<Vec<String>> = (0..pairs)
        .map(|_| {
            let words = 10 + draw.below(110);
            draw.text(words)
        })
        .collect();
    let copy = |original: &Vec<String>| {
        let mut copy = original.clone();
        loop {
            let mut next = copy.clone();
            let kind = if kind == 3 { draw.below(3) } else { kind };
            draw.edit(&mut next, kind);
            if alike(&original.join(" "), &next.join(" ")) < least {
                return copy;
            }
            copy = next;
        }
    };
    let copies: Vec<Vec<String>> = originals.iter().map(copy).collect();
    originals.iter().chain(&copies).map(|words| words.join(" ")).collect()
}

fn alike(a: &str, b: &str) -> f64 {
    let texts = Texts::of(&[a, b]);
    let mut comparison = Comparison::new(&texts);
    comparison.with(texts.words(0));
    comparison.similarity(texts.words(1))
}

/// The share of planted pairs that are found.
fn recall(pairs: usize, found: &Likenesses) -> f64 {
    let planted = |at: &u32| {
        let copy = at + u32::try_from(pairs).unwrap();
        found.first[copy as usize] == *at
            || found.pairs.iter().any(|pair| (pair.a, pair.b) == (*at, copy))
    };
    let hits = (0..u32::try_from(pairs).unwrap()).filter(planted).count();
    similarity(hits, pairs, pairs)
}

#[test]
fn planted_copies_are_found_however_they_were_edited() {
    for kind in 0..4 {
        let texts = Texts::of(&planted(100, ALIKE, kind, 11 + kind as u64));
        let share = recall(100, &likenesses(&texts, ALIKE, FEWEST));
        assert!(share >= 0.95, "kind {kind}: {share}");
    }
}

#[test]
fn what_is_reported_is_so_alike_and_nothing_else_is_missed() {
    let words = planted(100, 0.7, 3, 5);
    let texts = Texts::of(&words);
    for least in [LEAST, ALIKE] {
        let found = likenesses(&texts, least, FEWEST);
        let (mut all, mut missed) = (0, 0);
        let mut comparison = Comparison::new(&texts);
        for a in 0..200_u32 {
            comparison.with(texts.words(a as usize));
            for b in a + 1..200 {
                let exact = comparison.similarity(texts.words(b as usize));
                let pair = found.pairs.iter().find(|pair| (pair.a, pair.b) == (a, b));
                if let Some(pair) = pair {
                    assert!(exact >= least && (pair.similarity - exact).abs() < 1e-12);
                } else if exact >= least {
                    missed += 1;
                }
                all += u32::from(exact >= least);
            }
        }
        assert!(missed * 20 <= all, "{least}: {missed} of {all} missed");
    }
}

#[test]
fn the_same_texts_give_the_same_pairs_on_any_number_of_threads() {
    let words = planted(50, ALIKE, 3, 3);
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| likenesses(&Texts::of(&words), LEAST, FEWEST))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn short_texts_and_empty_ones_repeat_nothing() {
    let texts = Texts::of(&["", "", "Recommendation", "Recommendation"]);
    assert_eq!(likenesses(&texts, LEAST, 2).first, [0, 1, 2, 3]);
    assert_eq!(likenesses(&texts, LEAST, 1).first, [0, 1, 2, 2]);
}
