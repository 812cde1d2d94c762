//! The canonical form of a query: what was understood, in a form that reads back as the
//! same question.
//!
//! It reads back within the same limits, the number of characters aside: operators that
//! were typed as spaces are written out.

use std::fmt;

use super::word::is_abbreviation;
use super::{Expr, ExprKind, Filter, NameWord, Pattern, Place, Query, Relation, Wanted};

impl fmt::Display for Query {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.root.fmt(out)
    }
}

impl fmt::Display for Expr {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ExprKind::Words(places) => row(places, out),
            ExprKind::Together(relation, parts) => {
                self.joined(parts, &format!(" {relation} "), out)
            }
            ExprKind::Apart(relation, part, other) => {
                self.operand(part, out)?;
                write!(out, " NOT {relation} ")?;
                self.operand(other, out)
            }
            ExprKind::AtLeast(times, part) => write!(out, "ATLEAST/{times}({part})"),
            ExprKind::Filter(filter) => filter.fmt(out),
            ExprKind::Not(inner) => {
                out.write_str("NOT ")?;
                self.operand(inner, out)
            }
            ExprKind::And(parts) => self.joined(parts, " AND ", out),
            ExprKind::Or(parts) => self.joined(parts, " OR ", out),
        }
    }
}

impl Expr {
    fn operand(&self, part: &Self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if needs_brackets(part, self) {
            write!(out, "({part})")
        } else {
            write!(out, "{part}")
        }
    }

    fn joined(
        &self,
        parts: &[Self],
        operator: &str,
        out: &mut fmt::Formatter<'_>,
    ) -> fmt::Result {
        for (index, part) in parts.iter().enumerate() {
            if index > 0 {
                out.write_str(operator)?;
            }
            self.operand(part, out)?;
        }
        Ok(())
    }
}

/// How tightly an expression holds its operands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Binding {
    Or,
    And,
    Near,
    Not,
    Atom,
}

fn binding(expr: &Expr) -> Binding {
    match &expr.kind {
        ExprKind::Or(_) => Binding::Or,
        ExprKind::And(_) => Binding::And,
        ExprKind::Together(..) | ExprKind::Apart(..) => Binding::Near,
        ExprKind::Not(_) => Binding::Not,
        ExprKind::Words(_) | ExprKind::AtLeast(..) | ExprKind::Filter(_) => Binding::Atom,
    }
}

/// Whether an operand is written in brackets: where it holds less tightly than the
/// operator around it, and always where both say how things stand to one another.
pub(super) fn needs_brackets(part: &Expr, around: &Expr) -> bool {
    match binding(around) {
        Binding::Near => binding(part) <= Binding::Near,
        Binding::Atom => false,
        around => binding(part) < around,
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Near(words) => write!(out, "NEAR/{words}"),
            Self::Pre(words) => write!(out, "PRE/{words}"),
            Self::Sentence => out.write_str("SENT"),
            Self::Passage => out.write_str("PARA"),
        }
    }
}

/// A row of places: in quotation marks where a word stands for itself only or there are
/// alternatives, bare otherwise.
fn row(places: &[Place], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    if places.iter().any(Place::is_quoted)
        || (places.len() > 1 && !places.iter().any(Place::is_bare))
    {
        return write!(out, "\"{}\"", inside(places));
    }
    let mut bare = String::new();
    for place in places {
        if !bare.is_empty() {
            bare.push(if place.follows_apostrophe() { '\'' } else { '.' });
        }
        bare.push_str(&place.inside());
    }
    // an apostrophe more is nothing to a word, and these words are no section of an Act
    let end = if is_abbreviation(&bare) { "'" } else { "" };
    write!(out, "{bare}{end}")
}

/// A row as it stands between quotation marks.
fn inside(places: &[Place]) -> String {
    places.iter().map(Place::inside).collect::<Vec<_>>().join(" ")
}

impl Place {
    fn patterns(&self) -> &[Pattern] {
        match self {
            Self::Word(pattern) => std::slice::from_ref(pattern),
            Self::Joined(patterns) => patterns,
            Self::Any(_) => &[],
        }
    }

    fn is_quoted(&self) -> bool {
        let exact = |pattern: &Pattern| matches!(pattern, Pattern::Exact(_));
        matches!(self, Self::Any(_)) || self.patterns().iter().any(exact)
    }

    fn is_bare(&self) -> bool {
        let inflected = |pattern: &Pattern| matches!(pattern, Pattern::Inflections(_));
        self.patterns().iter().any(inflected)
    }

    fn follows_apostrophe(&self) -> bool {
        let ends = ["s", "t", "d", "m", "ll", "re", "ve"];
        matches!(self, Self::Word(Pattern::Inflections(word)) if ends.contains(&word.as_str()))
    }

    /// How it is written without quotation marks around it.
    pub(super) fn inside(&self) -> String {
        match self {
            Self::Word(pattern) => pattern.written(),
            Self::Joined(patterns) => {
                patterns.iter().map(Pattern::written).collect::<Vec<_>>().join("-")
            }
            Self::Any(rows) => {
                let rows: Vec<String> = rows.iter().map(|row| inside(row)).collect();
                format!("({})", rows.join("|"))
            }
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        row(std::slice::from_ref(self), out)
    }
}

impl Pattern {
    /// How it is written without quotation marks around it.
    pub(super) fn written(&self) -> String {
        match self {
            Self::Inflections(text) | Self::Exact(text) | Self::Wildcard(text) => {
                text.clone()
            }
            Self::Fuzzy(word, distance) => format!("{word}~{distance}"),
            Self::Regex(pattern) => format!("/{pattern}/"),
        }
    }
}

impl fmt::Display for Pattern {
    /// As one would type it.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact(word) => write!(out, "\"{word}\""),
            other => out.write_str(&other.written()),
        }
    }
}

impl fmt::Display for Filter {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Section(kind) => write!(out, "section:{kind}"),
            Self::Kind(kind) => write!(out, "kind:{}", kind.name()),
            Self::Page(pages) => write!(out, "page:{pages}"),
            Self::Year(years) => write!(out, "year:{years}"),
            Self::Incident(years) => write!(out, "incident:{years}"),
            Self::Age(years) => write!(out, "age:{years}"),
            Self::Review(name) => write!(out, "review:{name}"),
            Self::Coded(name, Wanted::Any) => write!(out, "theme:{name}"),
            Self::Coded(name, Wanted::Found) => write!(out, "found:{name}"),
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
