//! The canonical form of a query: what was understood, in a form that reads back as the
//! same question.

use std::fmt;

use super::{Expr, ExprKind, Filter, NameWord, Pattern, Query, ReviewName};

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(out)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Words(patterns) => words(patterns, out),
            ExprKind::Filter(filter) => filter.fmt(out),
            ExprKind::Not(inner) => {
                out.write_str("NOT ")?;
                bracketed(inner, Binding::Not, out)
            }
            ExprKind::And(parts) => joined(parts, " AND ", Binding::And, out),
            ExprKind::Or(parts) => joined(parts, " OR ", Binding::Or, out),
        }
    }
}

/// How tightly an operator holds its operands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Not,
    Atom,
}

fn binding(expr: &Expr) -> Binding {
    match &expr.kind {
        ExprKind::Or(_) => Binding::Or,
        ExprKind::And(_) => Binding::And,
        ExprKind::Not(_) => Binding::Not,
        ExprKind::Words(_) | ExprKind::Filter(_) => Binding::Atom,
    }
}

/// An operand, in brackets where it holds less tightly than the operator around it.
fn bracketed(expr: &Expr, around: Binding, out: &mut fmt::Formatter<'_>) -> fmt::Result {
    if binding(expr) < around { write!(out, "({expr})") } else { write!(out, "{expr}") }
}

fn joined(
    parts: &[Expr],
    operator: &str,
    around: Binding,
    out: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        if index > 0 {
            out.write_str(operator)?;
        }
        bracketed(part, around, out)?;
    }
    Ok(())
}

/// Exact words in quotation marks; words in any inflection with hyphens between, which
/// read back as words next to each other.
fn words(patterns: &[Pattern], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    let exact = patterns.iter().any(|pattern| matches!(pattern, Pattern::Exact(_)));
    let words: Vec<&str> = patterns.iter().map(Pattern::word).collect();
    if exact {
        write!(out, "\"{}\"", words.join(" "))
    } else {
        out.write_str(&words.join("-"))
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(kind) => write!(out, "section:{kind}"),
            Self::Kind(kind) => write!(out, "kind:{}", kind.name()),
            Self::Page(pages) => write!(out, "page:{pages}"),
            Self::Year(years) => write!(out, "year:{years}"),
            Self::Review(ReviewName::Is(name)) => write!(out, "review:{name}"),
            Self::Review(ReviewName::StartsWith(name)) => write!(out, "review:{name}*"),
            Self::Metadata(field, words) => {
                let words: Vec<String> = words.iter().map(name_word).collect();
                write!(out, "{}:\"{}\"", field.name(), words.join(" "))
            }
        }
    }
}

fn name_word(word: &NameWord) -> String {
    match word {
        NameWord::Is(word) => word.clone(),
        NameWord::StartsWith(first) => format!("{first}*"),
    }
}
