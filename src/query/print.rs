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

#[cfg(test)]
mod tests {
    use proptest::prelude::{
        Strategy, any, prop_assert, prop_assert_eq, prop_oneof, proptest,
    };
    use proptest::sample::select;

    use super::super::filter::{MetadataField, Numbers};
    use super::{Expr, ExprKind, Filter, NameWord, Pattern, Query, ReviewName};
    use crate::model::{PassageKind, SectionKind};

    fn word() -> impl Strategy<Value = String> {
        prop_oneof![
            "[a-z0-9]{1,8}",
            "[a-zéßñ]{1,5}",
            select(&["and", "or", "not"][..]).prop_map(str::to_owned)
        ]
    }

    fn numbers() -> impl Strategy<Value = Numbers> {
        (any::<u32>(), any::<u32>(), 0..3).prop_map(|(a, b, open)| Numbers {
            from: (open != 1).then_some(a.min(b)),
            to: (open != 2).then_some(a.max(b)),
        })
    }

    fn filter() -> impl Strategy<Value = Filter> {
        let name = word().prop_map(NameWord::Is).boxed();
        let start = word().prop_map(NameWord::StartsWith).boxed();
        let words = proptest::collection::vec(prop_oneof![name, start], 1..4);
        prop_oneof![
            select(&SectionKind::ALL[..]).prop_map(Filter::Section),
            select(&[PassageKind::Heading, PassageKind::ListItem][..])
                .prop_map(Filter::Kind),
            numbers().prop_map(Filter::Page),
            numbers().prop_map(Filter::Year),
            "[a-z0-9-]{1,9}".prop_map(|name| Filter::Review(ReviewName::Is(name))),
            "[a-z0-9-]{1,9}"
                .prop_map(|name| Filter::Review(ReviewName::StartsWith(name))),
            (select(&MetadataField::ALL[..]), words)
                .prop_map(|(field, words)| Filter::Metadata(field, words)),
        ]
    }

    fn expr() -> impl Strategy<Value = Expr> {
        let at = |kind| Expr { at: 0..0, kind };
        let bare = proptest::collection::vec(word().prop_map(Pattern::Inflections), 1..4);
        let exact = proptest::collection::vec(word().prop_map(Pattern::Exact), 1..4);
        let leaf = prop_oneof![
            bare.prop_filter("an operator of distance", |words| !(words.len() == 2
                && ["w", "near", "pre"].contains(&words[0].word())))
                .prop_map(ExprKind::Words),
            exact.prop_map(ExprKind::Words),
            filter().prop_map(ExprKind::Filter),
        ];
        leaf.prop_map(at).prop_recursive(3, 24, 4, move |inner| {
            let parts = || proptest::collection::vec(inner.clone(), 2..4);
            prop_oneof![
                inner.clone().prop_map(move |e| at(ExprKind::Not(Box::new(e)))),
                parts().prop_map(|parts| Expr::all(parts).unwrap()),
                parts().prop_map(|parts| Expr::any(parts).unwrap()),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_canonical_form_reads_back(root in expr()) {
            let query = Query { root };
            prop_assert_eq!(query.to_string().parse::<Query>(), Ok(query));
        }

        #[test]
        fn any_text_is_read_or_refused_at_a_place_in_it(
            text in prop_oneof!["\\PC{0,60}", "[ a:*?~\"'()/|ANDORT5.-]{0,60}"],
        ) {
            match text.parse::<Query>() {
                Ok(query) => {
                    let printed = query.to_string();
                    prop_assert_eq!(printed.parse::<Query>(), Ok(query), "{}", printed);
                }
                Err(error) => {
                    prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error);
                    let _ = error.shown(&text).to_string();
                }
            }
        }
    }
}
