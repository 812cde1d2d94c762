//! Words of a question that the library does not have, and words of it that look alike.

use std::collections::BTreeSet;

use crate::index::{Error, Expansion};
use crate::query::Pattern;

/// A word that no passage has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absent {
    /// The word as it was asked for.
    pub pattern: Pattern,
    /// Words that look like it, the best first, with the passages that have each. None
    /// for wildcards and regular expressions, which look like nothing in particular.
    pub near: Vec<(String, u64)>,
}

/// The words of a question that stand for nothing, each once, in its order. `nearest`
/// knows the library's words that look like one.
pub fn absent(
    expansions: &[Expansion],
    nearest: impl Fn(&str) -> Result<Vec<(String, u64)>, Error>,
) -> Result<Vec<Absent>, Error> {
    let mut seen = BTreeSet::new();
    let mut found = Vec::new();
    for one in expansions {
        if !one.forms.is_empty() || !seen.insert(&one.pattern) {
            continue;
        }
        let near = match &one.pattern {
            Pattern::Inflections(word)
            | Pattern::Exact(word)
            | Pattern::Fuzzy(word, _) => nearest(word)?,
            Pattern::Wildcard(_) | Pattern::Regex(_) => Vec::new(),
        };
        found.push(Absent { pattern: one.pattern.clone(), near });
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::absent;
    use crate::index::Expansion;
    use crate::query::Pattern;

    fn expansion(pattern: Pattern, forms: &[(&str, u64)]) -> Expansion {
        let forms = forms.iter().map(|(word, n)| ((*word).to_owned(), *n)).collect();
        Expansion { pattern, forms }
    }

    #[test]
    fn each_word_without_a_passage_is_named_once_with_its_neighbours() {
        let wrong = || Pattern::Inflections("thresold".to_owned());
        let asked = [
            expansion(wrong(), &[]),
            expansion(Pattern::Exact("risk".to_owned()), &[("risk", 3)]),
            expansion(wrong(), &[]),
            expansion(Pattern::Wildcard("xx*".to_owned()), &[]),
        ];
        let nearest = |word: &str| {
            assert_eq!(word, "thresold");
            Ok(vec![("threshold".to_owned(), 96)])
        };
        let found = absent(&asked, nearest).unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].pattern, wrong());
        assert_eq!(found[0].near, [("threshold".to_owned(), 96)]);
        assert_eq!(found[1].near, []);
    }
}
