//! A passage in its place, as somebody who judges it sees it.

use std::io::{self, Write};

use crate::analysis::judging::Drawn;
use crate::codebook::Theme;
use crate::index::StoredPassage;
use crate::present::{Screen, clean};

/// Characters a line where nobody looks at it on a screen.
const WIDTH: usize = 100;

/// Writes a passage between those before and after it, `passages` being its review's.
pub(super) fn passage(
    passages: &[StoredPassage],
    drawn: &Drawn,
    title: &str,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let at = passages.iter().position(|one| one.passage.id == drawn.id);
    let Some(at) = at else { return Ok(()) };
    let stored = &passages[at];
    let number = stored.passage.number.as_deref();
    let number = number.map(|it| format!(", {}", clean(it))).unwrap_or_default();
    writeln!(out, "{}, p. {}{number}", clean(title), stored.passage.page)?;
    writeln!(out, "{}", clean(&stored.section_path.join(" / ")))?;
    writeln!(out)?;
    if let Some(before) = at.checked_sub(1).and_then(|at| passages.get(at)) {
        lines(&before.passage.text, "    ", screen, out)?;
    }
    lines(&stored.passage.text, "  > ", screen, out)?;
    if let Some(after) = passages.get(at + 1) {
        lines(&after.passage.text, "    ", screen, out)?;
    }
    writeln!(out)
}

/// Writes what a theme is.
pub(super) fn definition(
    theme: &Theme,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", clean(&theme.title))?;
    lines(&theme.definition, "  ", screen, out)?;
    for line in &theme.counts {
        lines(&format!("counts: {line}"), "  + ", screen, out)?;
    }
    for line in &theme.excludes {
        lines(&format!("does not count: {line}"), "  - ", screen, out)?;
    }
    writeln!(out)
}

/// Writes a text in lines as long as the screen is wide.
fn lines(
    text: &str,
    before: &str,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let width = screen.width.unwrap_or(WIDTH).saturating_sub(before.len()).max(20);
    let mut line = String::new();
    for word in clean(text).split_whitespace() {
        if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > width {
            writeln!(out, "{before}{line}")?;
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    writeln!(out, "{before}{line}")
}
