//! Passages that are not coded, though they may well have been: where the words of a rule
//! stand, but not so near to one another, or beside words that veto it.

use std::collections::BTreeSet;

use crate::codebook::Theme;
use crate::index::{Error, Library};
use crate::query::{Expr, ExprKind, Query};

/// The passages that a loose reading of a theme's rules matches, by the place of their
/// review in the library and their own in it.
pub(super) fn loosely(
    library: &Library,
    theme: &Theme,
) -> Result<BTreeSet<(u32, u32)>, Error> {
    let mut found = BTreeSet::new();
    for rule in theme.rules.iter().chain(&theme.mentions) {
        let Some(root) = loosened(&rule.query.root) else { continue };
        let query = Query { root, notes: Vec::new() };
        let question = library.ask(&query)?.unscored();
        question.each_passage(|review, ord| {
            found.insert((review, ord));
        })?;
    }
    Ok(found)
}

/// The same words anywhere in the passage; what must not be there is passed over. None
/// where nothing is left.
fn loosened(expr: &Expr) -> Option<Expr> {
    let at = expr.at.clone();
    match &expr.kind {
        ExprKind::Words(_) | ExprKind::Filter(_) => Some(expr.clone()),
        ExprKind::Not(_) => None,
        ExprKind::Apart(_, kept, _) => loosened(kept),
        ExprKind::AtLeast(_, of) => loosened(of),
        ExprKind::Together(_, parts) | ExprKind::And(parts) => {
            let mut all = Vec::new();
            for part in parts.iter().filter_map(loosened) {
                match part.kind {
                    ExprKind::And(inner) => all.extend(inner),
                    _ => all.push(part),
                }
            }
            one_or(all, ExprKind::And).map(|kind| Expr { at, kind })
        }
        ExprKind::Or(parts) => {
            let mut any = Vec::new();
            for part in parts.iter().filter_map(loosened) {
                match part.kind {
                    ExprKind::Or(inner) => any.extend(inner),
                    _ => any.push(part),
                }
            }
            one_or(any, ExprKind::Or).map(|kind| Expr { at, kind })
        }
    }
}

fn one_or(mut parts: Vec<Expr>, of: fn(Vec<Expr>) -> ExprKind) -> Option<ExprKind> {
    match parts.len() {
        0 => None,
        1 => parts.pop().map(|part| part.kind),
        _ => Some(of(parts)),
    }
}

#[cfg(test)]
mod tests {
    use super::loosened;
    use crate::query::Query;

    #[test]
    fn distance_order_and_vetoes_are_let_go() {
        let loose = |text: &str| {
            let query: Query = text.parse().unwrap();
            let root = loosened(&query.root)?;
            Some(Query { root, notes: Vec::new() })
        };
        let same = |text: &str, wanted: &str| {
            assert_eq!(loose(text), Some(wanted.parse().unwrap()), "{text}");
        };
        same(
            "threshold NEAR/8 (differ* OR \"not agreed\")",
            "threshold AND (differ* OR \"not agreed\")",
        );
        same("(a1 PRE/3 b1) NOT SENT c1", "a1 AND b1");
        same("(a1 NEAR/2 b1) NEAR/5 c1", "a1 AND b1 AND c1");
        same("risk AND NOT plan", "risk");
    }
}
