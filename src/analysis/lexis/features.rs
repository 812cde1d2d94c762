//! Which words are counted, and which of them as one.

use std::collections::BTreeMap;

use crate::index::Vocabulary;
use crate::query::Pattern;
use crate::text::{is_function_word, stem};

/// Which words are counted as one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Folding {
    /// Each form for itself.
    #[default]
    Apart,
    /// The inflections of a word together, under the form that is most frequent.
    Inflections,
}

/// Which words are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kept {
    /// All of them.
    #[default]
    All,
    /// All but function words.
    Content,
}

impl Folding {
    /// What a word stands for.
    pub(in crate::analysis) fn pattern(self, word: &str) -> Pattern {
        match self {
            Self::Apart => Pattern::Exact(word.to_owned()),
            Self::Inflections => Pattern::Inflections(word.to_owned()),
        }
    }
}

impl Kept {
    /// Whether a word is counted.
    pub fn has(self, word: &str) -> bool {
        match self {
            Self::All => true,
            Self::Content => !is_function_word(word),
        }
    }
}

/// What is counted as one: the numbers of its forms in the vocabulary, in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::analysis) struct Feature(pub(in crate::analysis) Vec<usize>);

/// All words of a vocabulary that are kept, in order.
pub(in crate::analysis) fn features(
    vocabulary: &Vocabulary<'_>,
    folding: Folding,
    keep: impl Fn(&str) -> bool,
) -> Vec<Feature> {
    let kept = (0..vocabulary.len()).filter(|at| keep(vocabulary.word(*at)));
    match folding {
        Folding::Apart => kept.map(|at| Feature(vec![at])).collect(),
        Folding::Inflections => {
            let mut stems: BTreeMap<String, Vec<usize>> = BTreeMap::new();
            for at in kept {
                stems.entry(stem(vocabulary.word(at))).or_default().push(at);
            }
            stems.into_values().map(Feature).collect()
        }
    }
}

/// How often each form of a feature was counted, to know the most frequent.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Forms {
    sum: u64,
    best: Option<(u64, usize)>,
}

impl Forms {
    /// A form was counted so often; forms come in order, and of equals the first counts.
    pub(in crate::analysis) fn add(&mut self, form: usize, n: u64) {
        self.sum += n;
        if self.best.is_none_or(|(most, _)| n > most) {
            self.best = Some((n, form));
        }
    }

    /// How often all together.
    pub(in crate::analysis) const fn sum(&self) -> u64 {
        self.sum
    }

    /// The most frequent.
    pub(in crate::analysis) fn name(&self, vocabulary: &Vocabulary<'_>) -> String {
        self.best.map_or("", |(_, form)| vocabulary.word(form)).to_owned()
    }
}
