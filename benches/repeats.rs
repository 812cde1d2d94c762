//! What is repeated among 100,000 passages: `cargo bench --bench repeats [-- FOLDER]`.
//!
//! The text is recombined from the PDFs of a folder, `../shared/real` unless one is named
//! (see `queries/corpus.rs`), and two thousand passages of it are planted once more with
//! words changed, left out and put in, as far as four in five stay. Beside the time and
//! the planted copies found, the first ten thousand passages are compared every one with
//! every other, by another route (words in common whatever their order, then the table of
//! the longest common subsequence): what that finds is all there is, and the share of it
//! that is found is told together with both times.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use throughline::analysis::repeats::{
    ALIKE, FEWEST, LEAST, Likenesses, Texts, likenesses, similarity,
};
use throughline::text::tokens;

use corpus::Corpus;
use draw::Draw;

#[path = "queries/corpus.rs"]
#[allow(dead_code, reason = "made for another bench, which uses all of it")]
mod corpus;
#[path = "queries/draw.rs"]
mod draw;

/// How many passages there are, planted ones aside.
const PASSAGES: usize = 100_000;
/// How many of them are planted once more.
const PLANTED: usize = 2_000;
/// How many are compared every one with every other.
const SAMPLE: usize = 10_000;

fn main() {
    let named = std::env::args().skip(1).find(|argument| !argument.starts_with('-'));
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/real");
    let folder = named.map_or(shared, PathBuf::from);
    if !folder.is_dir() {
        return say(&format!("skipped: there is no folder {}", folder.display()));
    }
    let corpus = Corpus::of(&folder, PASSAGES, false);
    let mut passages: Vec<String> = corpus.reviews.concat();
    let planted = plant(&mut passages);
    let words: usize = passages.iter().map(|text| tokens(text).count()).sum();
    say(&format!(
        "{} passages, {words} words, {} planted",
        passages.len(),
        planted.len()
    ));
    for threads in [2, 1] {
        let (found, seconds) = timed(threads, || found(&passages, ALIKE));
        say(&format!(
            "from {ALIKE}, threads {threads}: {seconds:.2} s, {} pairs of texts that differ, \
             planted copies found {:.4}",
            found.pairs.len(),
            share(&planted, &pairs(&found))
        ));
    }
    say(&format!("most memory so far: {} MB", memory() / 1024));
    for least in [ALIKE, LEAST] {
        against_all(&passages[..SAMPLE], least);
    }
}

#[allow(clippy::print_stdout, reason = "a bench prints what it measured")]
fn say(line: &str) {
    println!("{line}");
}

fn found(passages: &[String], least: f64) -> Likenesses {
    likenesses(&Texts::of(passages), least, FEWEST)
}

fn timed<T: Send>(threads: usize, work: impl FnOnce() -> T + Send) -> (T, f64) {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let pool = pool.expect("a machine with two threads");
    let start = Instant::now();
    let done = pool.install(work);
    (done, start.elapsed().as_secs_f64())
}

/// The most memory this process had, in kB; 0 where the system does not say.
fn memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = line.and_then(|line| line.split_whitespace().next()?.parse().ok());
    number.unwrap_or(0)
}

/// All pairs that were found, those of the same words with the first of them.
fn pairs(found: &Likenesses) -> BTreeSet<(u32, u32)> {
    let same = (0_u32..).zip(&found.first).map(|(at, first)| (*first, at));
    let same = same.filter(|(first, at)| first != at);
    same.chain(found.pairs.iter().map(|pair| (pair.a, pair.b))).collect()
}

fn share(of: &BTreeSet<(u32, u32)>, found: &BTreeSet<(u32, u32)>) -> f64 {
    let hits = of.intersection(found).count();
    similarity(hits, of.len(), of.len())
}

/// Adds edited copies of some passages, and says of which.
fn plant(passages: &mut Vec<String>) -> BTreeSet<(u32, u32)> {
    let mut draw = Draw::new(2);
    let mut planted = BTreeSet::new();
    // copies of a text that stands there twice would be pairs of its first
    let mut seen = BTreeSet::new();
    while planted.len() < PLANTED {
        let at = draw.below(PASSAGES);
        let words: Vec<String> =
            tokens(&passages[at]).map(|token| token.word.into_owned()).collect();
        if words.len() < FEWEST || !seen.insert(words.clone()) {
            continue;
        }
        let number = |place: usize| u32::try_from(place).expect("few passages");
        planted.insert((number(at), number(passages.len())));
        let other = passages[draw.below(PASSAGES)].clone();
        let others: Vec<_> = tokens(&other).map(|token| token.word).collect();
        passages.push(edited(&words, &others, &mut draw));
    }
    let first = pairs(&likenesses(&Texts::of(passages), 1.0, FEWEST));
    let copies: BTreeSet<u32> = first.iter().map(|pair| pair.1).collect();
    planted.retain(|(at, _)| !copies.contains(at));
    planted
}

/// The text with as many words changed, left out and put in as leave it 0.8 alike.
fn edited(words: &[String], others: &[impl AsRef<str>], draw: &mut Draw) -> String {
    let mut copy = words.to_vec();
    loop {
        let mut next = copy.clone();
        let at = draw.below(next.len());
        let other = others.get(draw.below(others.len())).map_or("x", AsRef::as_ref);
        match draw.below(3) {
            0 => other.clone_into(&mut next[at]),
            1 if next.len() > 1 => drop(next.remove(at)),
            _ => next.insert(at, other.to_owned()),
        }
        if similarity(common(words, &next), words.len(), next.len()) < ALIKE {
            return copy.join(" ");
        }
        copy = next;
    }
}

/// The length of the longest common subsequence, by the table of the textbook.
fn common<T: PartialEq>(a: &[T], b: &[T]) -> usize {
    let mut last = vec![0; b.len() + 1];
    let mut row = last.clone();
    for left in a {
        for (at, right) in b.iter().enumerate() {
            row[at + 1] =
                if left == right { last[at] + 1 } else { row[at].max(last[at + 1]) };
        }
        std::mem::swap(&mut row, &mut last);
    }
    last[b.len()]
}

/// Compares every passage with every other, and tells what was missed.
fn against_all(passages: &[String], least: f64) {
    let (found, ours) = timed(2, || found(passages, least));
    let start = Instant::now();
    let all = exact(&numbered(passages), least);
    let theirs = start.elapsed().as_secs_f64();
    let expanded = expanded(&found);
    say(&format!(
        "from {least}, the first {}, 2 threads: {ours:.2} s; every one with every other {theirs:.2} s; \
         found {:.4} of {} pairs; reported and less alike: {}",
        passages.len(),
        share(&all, &expanded),
        all.len(),
        expanded.difference(&all).count()
    ));
}

/// All pairs, each copy of a text standing for itself.
fn expanded(found: &Likenesses) -> BTreeSet<(u32, u32)> {
    let mut copies: HashMap<u32, Vec<u32>> = HashMap::new();
    for (at, first) in (0_u32..).zip(&found.first) {
        copies.entry(*first).or_default().push(at);
    }
    let mut all = BTreeSet::new();
    let mut add = |a: &[u32], b: &[u32]| {
        for &a in a {
            all.extend(b.iter().filter(|b| a != **b).map(|b| (a.min(*b), a.max(*b))));
        }
    };
    for first in &found.first {
        add(&copies[first], &copies[first]);
    }
    for pair in &found.pairs {
        add(&copies[&pair.a], &copies[&pair.b]);
    }
    all
}

/// Each passage as numbers of its words, in order and sorted; short ones empty.
fn numbered(passages: &[String]) -> Vec<(Vec<u32>, Vec<u32>)> {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut number = |word: String| {
        let next = u32::try_from(numbers.len()).expect("few words");
        *numbers.entry(word).or_insert(next)
    };
    let words = |text: &String| -> Vec<u32> {
        tokens(text).map(|token| number(token.word.into_owned())).collect()
    };
    let both = |words: Vec<u32>| {
        let words = if words.len() < FEWEST { Vec::new() } else { words };
        let mut sorted = words.clone();
        sorted.sort_unstable();
        (words, sorted)
    };
    passages.iter().map(words).map(both).collect()
}

/// Every pair that is alike, on two threads.
fn exact(passages: &[(Vec<u32>, Vec<u32>)], least: f64) -> BTreeSet<(u32, u32)> {
    let of_one = |a: usize| {
        let alike = move |b: &usize| {
            let (a, b) = (&passages[a], &passages[*b]);
            let at_best = |common| similarity(common, a.0.len(), b.0.len()) >= least;
            at_best(a.0.len().min(b.0.len()))
                && at_best(shared_words(&a.1, &b.1))
                && at_best(common(&a.0, &b.0))
        };
        let number = |place| u32::try_from(place).expect("few passages");
        (a + 1..passages.len()).filter(alike).map(move |b| (number(a), number(b)))
    };
    let half = |odd| (odd..passages.len()).step_by(2).flat_map(of_one).collect();
    thread::scope(|scope| {
        let other: thread::ScopedJoinHandle<'_, Vec<(u32, u32)>> =
            scope.spawn(|| half(1));
        let mut all: Vec<(u32, u32)> = half(0);
        all.extend(other.join().expect("a comparison does not fail"));
        all.into_iter().collect()
    })
}

/// How many words two sorted lists share, however often each has them.
fn shared_words(a: &[u32], b: &[u32]) -> usize {
    let (mut left, mut right, mut shared) = (0, 0, 0);
    while left < a.len() && right < b.len() {
        match a[left].cmp(&b[right]) {
            std::cmp::Ordering::Less => left += 1,
            std::cmp::Ordering::Greater => right += 1,
            std::cmp::Ordering::Equal => {
                (left, right, shared) = (left + 1, right + 1, shared + 1);
            }
        }
    }
    shared
}
