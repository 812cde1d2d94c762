//! The naive matcher: the same questions answered word by word from the text.
//!
//! It knows nothing of postings, dictionaries or segments and is what the engine is
//! compared with, on random texts and queries. Slow and plain on purpose.

use super::span::{Span, keep_hits};
use crate::query::{Expr, ExprKind, Filter, Pattern};
use crate::text::{Token, stem};

/// The hits of an expression in a passage; none where it does not match. `passes` says
/// whether a filter lets the passage through.
pub(super) fn hits(
    expr: &Expr,
    tokens: &[Token<'_>],
    passes: &dyn Fn(&Filter) -> bool,
) -> Option<Vec<Span>> {
    let mut spans = all_spans(expr, tokens, passes)?;
    keep_hits(&mut spans);
    Some(spans)
}

fn all_spans(
    expr: &Expr,
    tokens: &[Token<'_>],
    passes: &dyn Fn(&Filter) -> bool,
) -> Option<Vec<Span>> {
    let part = |part| all_spans(part, tokens, passes);
    match &expr.kind {
        ExprKind::Words(patterns) => {
            Some(words(patterns, tokens)).filter(|s| !s.is_empty())
        }
        ExprKind::Filter(filter) => passes(filter).then(Vec::new),
        ExprKind::Not(inner) => part(inner).is_none().then(Vec::new),
        ExprKind::And(parts) => {
            parts.iter().map(part).collect::<Option<Vec<_>>>().map(|spans| spans.concat())
        }
        ExprKind::Or(parts) => {
            let found: Vec<_> = parts.iter().filter_map(part).collect();
            (!found.is_empty()).then(|| found.concat())
        }
    }
}

fn words(patterns: &[Pattern], tokens: &[Token<'_>]) -> Vec<Span> {
    let fits = |(pattern, token): (&Pattern, &Token<'_>)| match pattern {
        Pattern::Exact(word) => token.word == word.as_str(),
        Pattern::Inflections(word) => stem(&token.word) == stem(word),
    };
    let length = u32::try_from(patterns.len()).unwrap();
    (0..)
        .zip(tokens.windows(patterns.len()))
        .filter(|(_, window)| patterns.iter().zip(*window).all(fits))
        .map(|(start, _)| Span { start, end: start + length })
        .collect()
}
