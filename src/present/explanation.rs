//! How a question was understood, for a reader.

use std::io::{self, Write};

use serde::Serialize;

use crate::analysis::{Expanded, Explanation};

use super::columns::columns;
use super::{Screen, clean, counted, found};

/// Columns a line where nobody looks at it on a screen.
const WIDTH: usize = 100;
/// What stands before each line but the first of a part.
const INDENT: &str = "            ";

/// How long each step of an answer took.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Milliseconds {
    /// Reading what was typed.
    pub parse: f64,
    /// Finding the words of the library that it stands for.
    pub plan: f64,
    /// Going through the passages.
    pub r#match: f64,
    /// Fetching the passages shown.
    pub show: f64,
}

/// Writes what was understood, what it stands for and what it took.
pub fn explanation(
    explained: &Explanation,
    took: Milliseconds,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = screen.width.unwrap_or(WIDTH);
    writeln!(out, "query       {}", clean(&explained.query))?;
    for (at, word) in explained.expansions.iter().enumerate() {
        let label = if at == 0 { "words       " } else { INDENT };
        let items = items(word);
        filled(label, &items, width, out)?;
    }
    writeln!(out, "looked at   {}", counted(explained.candidates, "passage"))?;
    writeln!(out, "found       {}", found(&explained.counts))?;
    let Milliseconds { parse, plan, r#match, show } = took;
    writeln!(
        out,
        "took        parse {parse:.1} ms, plan {plan:.1} ms, match {match:.1} ms, \
         show {show:.1} ms\n"
    )
}

/// A word and its forms: `threshold: threshold 96, thresholds 41`.
fn items(word: &Expanded) -> Vec<String> {
    let pattern = clean(&word.pattern);
    let mut items = vec![format!("{pattern}:")];
    let last = word.forms.len();
    items.extend(word.forms.iter().zip(1..).map(|(form, at)| {
        let comma = if at < last { "," } else { "" };
        format!("{} {}{comma}", clean(&form.word), form.passages)
    }));
    if last == 0 {
        items.push("in no passage".to_owned());
    }
    items
}

/// Items side by side on lines of at most so many columns.
fn filled(
    label: &str,
    items: &[String],
    width: usize,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{label}")?;
    let mut at = 0;
    for item in items {
        if at > 0 && INDENT.len() + at + 1 + columns(item) > width {
            write!(out, "\n{INDENT}  ")?;
            at = 2;
        } else if at > 0 {
            write!(out, " ")?;
            at += 1;
        }
        write!(out, "{item}")?;
        at += columns(item);
    }
    writeln!(out)
}
