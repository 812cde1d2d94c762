//! What patterns were found to stand for, so that the dictionary is walked once for each.
//!
//! A codebook's rules and vetoes share most of their words, and a report puts the same
//! rules to a library again and again. A library does not change while it is open, so that
//! what a pattern stands for is found once.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::expand::Forms;
use crate::query::Pattern;

/// So many patterns are kept: more than any codebook has, and few megabytes.
const MOST: usize = 4_096;

/// Patterns with what they stand for.
#[derive(Default)]
pub(super) struct Expanded(Mutex<BTreeMap<Pattern, Forms>>);

impl Expanded {
    /// What a pattern stands for, if somebody asked before.
    pub(super) fn get(&self, pattern: &Pattern) -> Option<Forms> {
        self.all().get(pattern).cloned()
    }

    /// Keeps what a pattern stands for.
    pub(super) fn keep(&self, pattern: &Pattern, forms: &Forms) {
        let mut all = self.all();
        if all.len() < MOST {
            all.insert(pattern.clone(), forms.clone());
        }
    }

    /// Whoever panicked left a whole map behind: nothing is half put in.
    fn all(&self) -> MutexGuard<'_, BTreeMap<Pattern, Forms>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::Expanded;
    use crate::index::expand::Forms;
    use crate::query::Pattern;

    #[test]
    fn what_was_found_is_kept_and_nothing_else() {
        let expanded = Expanded::default();
        let pattern = Pattern::Wildcard("disagree*".to_owned());
        assert_eq!(expanded.get(&pattern), None);
        let forms = Forms::from([("disagreed".to_owned(), 2)]);
        expanded.keep(&pattern, &forms);
        assert_eq!(expanded.get(&pattern), Some(forms));
        assert_eq!(expanded.get(&Pattern::Exact("disagree".to_owned())), None);
    }
}
