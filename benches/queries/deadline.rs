//! How far past its deadline an answer can come.

use std::time::{Duration, Instant};

use throughline::index::{Library, Patience};
use throughline::query::Query;

use crate::report::verdict;
use crate::say;

/// The deadlines tried, in milliseconds: some strike while words are looked up, some while
/// passages are matched.
const DEADLINES: [u64; 6] = [1, 2, 5, 10, 20, 50];

/// Questions that take long by intent: many forms, many passages, many stretches.
const SLOW: [&str; 8] = [
    "(the OR of OR to OR and OR in OR a) NEAR/99 (is OR was OR were OR be OR that OR for)",
    "in* PARA co*",
    "(co* OR re* OR in*) NEAR/20 (de* OR pr* OR un*)",
    "((the NEAR/50 of) PARA (to NEAR/50 and)) PARA (in NEAR/50 a)",
    "/[a-m]+[aeiou]/ NEAR/5 \"the\"",
    "\"(the|of|to|and|in|a) (the|of|to|and|in|a) (the|of|to|and|in|a)\"",
    "child~2 SENT parent~2 SENT health~2",
    "ATLEAST/3(the NEAR/9 of) NOT NEAR/3 (and OR or OR but)",
];

/// Puts slow questions with each deadline and tells the worst delay.
pub(crate) fn deadline(library: &Library) {
    let mut worst = Duration::ZERO;
    let mut cut = 0;
    for typed in SLOW {
        let query: Query = typed.parse().expect("a query of the language");
        for limit in DEADLINES.map(Duration::from_millis) {
            let begun = Instant::now();
            let patience = Patience::until(begun + limit);
            let asked = library.ask_within(&query, &patience);
            cut += usize::from(asked.and_then(|question| question.best(20)).is_err());
            worst = worst.max(begun.elapsed().saturating_sub(limit));
        }
    }
    say(&format!(
        "  {cut} of {} answers were cut short by their deadline",
        SLOW.len() * DEADLINES.len()
    ));
    verdict(
        "the latest of them after its time",
        worst.as_secs_f64() * 1000.0,
        "ms",
        20.0,
    );
}
