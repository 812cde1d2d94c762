//! Where expressions stand to one another: `NEAR`, `PRE`, `SENT`, `PARA`, and these with
//! `NOT` before them.
//!
//! One relation several times in a row is one node with all its parts: in
//! `a NEAR/5 b NEAR/5 c` the three may stand in any order, which brackets would not say.

use std::ops::Range;

use super::operator::distance;
use super::{Error, Expr, ExprKind, Place, Relation};

/// How many expressions one relation may hold together.
const PARTS: usize = 8;

/// Whether the expressions must stand so, or must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    Together,
    Apart,
}

/// What stands to the left of the next operator, as it is being read.
pub(super) struct Chain {
    relation: Option<Relation>,
    parts: Vec<Expr>,
}

impl Chain {
    /// A chain of one expression.
    pub(super) fn new(first: Expr) -> Self {
        Self { relation: None, parts: vec![first] }
    }

    /// The chain with another expression at its end, which stands so to what is before.
    pub(super) fn and(
        mut self,
        sense: Sense,
        relation: Relation,
        right: Expr,
    ) -> Result<Self, Error> {
        let goes_on = sense == Sense::Together && self.relation == Some(relation);
        if goes_on && self.parts.len() == PARTS {
            let message = format!("one operator holds at most {PARTS} parts together");
            return Err(Error::new(right.at, message)
                .hint("put some of them in brackets, or write several with AND"));
        }
        if !goes_on {
            self = Self::new(self.finish());
        }
        for operand in self.parts.iter().chain([&right]) {
            has_place(operand, sense, relation, &self.parts[0], &right)?;
        }
        if sense == Sense::Apart {
            let left = self.finish();
            let at = left.at.start..right.at.end;
            let kind = ExprKind::Apart(relation, Box::new(left), Box::new(right));
            return Ok(Self::new(Expr { at, kind }));
        }
        self.relation = Some(relation);
        self.parts.push(right);
        Ok(self)
    }

    /// The chain as one expression.
    pub(super) fn finish(mut self) -> Expr {
        let start = self.parts.first().map_or(0, |part| part.at.start);
        let last = self.parts.pop().expect("a chain starts with an expression");
        match self.relation {
            None => last,
            Some(relation) => {
                let at = start..last.at.end;
                self.parts.push(last);
                Expr { at, kind: ExprKind::Together(relation, self.parts) }
            }
        }
    }
}

/// Refuses an operand that has no place in the text.
fn has_place(
    operand: &Expr,
    sense: Sense,
    relation: Relation,
    left: &Expr,
    right: &Expr,
) -> Result<(), Error> {
    if operand.is_span() {
        return Ok(());
    }
    let operator = match sense {
        Sense::Together => relation.to_string(),
        Sense::Apart => format!("NOT {relation}"),
    };
    let error =
        Error::new(operand.at.clone(), format!("{operator} {}", without_place(operand)));
    let is_left = std::ptr::eq(operand, left);
    Err(match &operand.kind {
        ExprKind::Not(inner) if is_left => error
            .hint(short(format!("NOT ({inner} {operator} {right})"), "NOT (a NEAR/5 b)")),
        ExprKind::Not(inner) if sense == Sense::Together => {
            error.hint(short(format!("{left} NOT {relation} {inner}"), "a NOT NEAR/5 b"))
        }
        ExprKind::And(parts) => {
            let each = |part: &Expr| {
                if is_left {
                    format!("{part} {operator} {right}")
                } else {
                    format!("{left} {operator} {part}")
                }
            };
            let all = parts.iter().map(each).collect::<Vec<_>>().join(" AND ");
            error.hint(format!(
                "for a phrase use quotation marks; to combine, write {}",
                short(all, "a NEAR/5 c AND b NEAR/5 c")
            ))
        }
        _ => error.hint("combine a filter with AND: a NEAR/5 b AND section:findings"),
    })
}

fn without_place(operand: &Expr) -> &'static str {
    match operand.kind {
        ExprKind::And(_) => "needs words with one place, and these are several",
        ExprKind::Not(_) => "needs words with a place, and NOT has none",
        _ => "needs words with a place, and this has none",
    }
}

/// The form to write, unless it is longer than a person reads.
fn short(exact: String, example: &str) -> String {
    if exact.chars().count() <= 80 { exact } else { example.to_owned() }
}

/// The relation that `~8` after a phrase of two words asks for: within so many words in
/// any order. `tail` is what was typed after the quotation, at these bytes.
pub(super) fn loose_phrase(
    places: Vec<Place>,
    phrase: &Range<usize>,
    tail: &str,
    at: &Range<usize>,
) -> Result<Expr, Error> {
    let digits = tail.get(1..).unwrap_or_default();
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Error::new(
            at.clone(),
            format!("`{tail}` after a phrase is no distance"),
        )
        .hint("as in \"child seen\"~8, which is child and seen within 8 words"));
    }
    let words: Vec<String> =
        places.iter().map(|place| format!("\"{}\"", place.inside())).collect();
    if let [one] = words.as_slice() {
        let word = one.trim_matches('"');
        return Err(Error::new(at.clone(), "a distance needs two words").hint(short(
            format!("for other spellings write {word}~1, without quotation marks"),
            "for other spellings write neglet~1",
        )));
    }
    if words.len() > 2 || !places.iter().all(|place| matches!(place, Place::Word(_))) {
        let operator = format!(" NEAR/{digits} ");
        return Err(Error::new(at.clone(), "a distance here is for two plain words")
            .hint(format!(
                "write {}",
                short(words.join(&operator), "\"a\" NEAR/8 \"b\" NEAR/8 \"c\"")
            )));
    }
    let near = Relation::Near(distance(digits, &(at.start + 1..at.end))?);
    let part =
        |place: Place| Expr { at: phrase.clone(), kind: ExprKind::Words(vec![place]) };
    let parts = places.into_iter().map(part).collect();
    Ok(Expr { at: phrase.start..at.end, kind: ExprKind::Together(near, parts) })
}
