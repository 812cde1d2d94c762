//! A table of themes on a screen, with bars beside the numbers where there is room.

use std::io::{self, Write};

use crate::present::columns::{columns as wide, cut};
use crate::present::{Screen, clean};

use super::person::{Depth, Last, Line, Person};

/// The narrowest the names of themes are cut to.
const NARROWEST: usize = 16;
/// The shortest a full bar is worth drawing, and the longest.
const BAR: (usize, usize) = (10, 30);
/// Parts of a block, eighth by eighth.
const PARTS: [&str; 8] = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"];

pub(super) fn write(
    table: &Person,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let room = Room::of(table, screen);
    bold(&room.line(&table.heads), screen, out)?;
    for line in &table.lines {
        match line {
            Line::Heading(title) => {
                writeln!(out)?;
                bold(&clean(title), screen, out)?;
            }
            Line::Cells { depth, cells, percent, .. } => {
                let mut cells: Vec<String> =
                    cells.iter().map(|cell| clean(cell).into_owned()).collect();
                cells[0].insert_str(0, indent(*depth));
                let bar = percent.map(|percent| bar(percent, room.bar));
                let line = format!("{}  {}", room.line(&cells), bar.unwrap_or_default());
                writeln!(out, "{}", line.trim_end())?;
            }
        }
    }
    writeln!(out, "\n{}", clean(&table.caption))?;
    let mut notes = std::iter::once(&table.note).chain(&table.opens);
    notes.try_for_each(|note| writeln!(out, "{}", clean(note)))
}

const fn indent(depth: Depth) -> &'static str {
    match depth {
        Depth::Plain => "",
        Depth::Theme => "  ",
        Depth::Group => "    ",
    }
}

fn bold(text: &str, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    if screen.colour {
        writeln!(out, "\u{1b}[1m{text}\u{1b}[0m")
    } else {
        writeln!(out, "{text}")
    }
}

/// How wide each column is, what the last holds, and how long a full bar.
struct Room {
    widths: Vec<usize>,
    last: Last,
    bar: usize,
}

impl Room {
    fn of(table: &Person, screen: Screen) -> Self {
        let mut widths: Vec<usize> = table.heads.iter().map(|head| wide(head)).collect();
        for line in &table.lines {
            let Line::Cells { depth, cells, .. } = line else { continue };
            for (at, (width, cell)) in widths.iter_mut().zip(cells).enumerate() {
                let indent = if at == 0 { indent(*depth).len() } else { 0 };
                *width = (*width).max(wide(cell) + indent);
            }
        }
        let last = table.last;
        let Some(screen) = screen.width else { return Self { widths, last, bar: 0 } };
        let taken = |widths: &[usize]| widths.iter().sum::<usize>() + 2 * widths.len();
        let over = (taken(&widths) - 2).saturating_sub(screen);
        let cut = match last {
            Last::Number => 0,
            Last::Words => widths.len() - 1,
        };
        widths[cut] = widths[cut].saturating_sub(over).max(NARROWEST.min(widths[cut]));
        let left = screen.saturating_sub(taken(&widths));
        let bar = if left < BAR.0 { 0 } else { left.min(BAR.1) };
        Self { widths, last, bar }
    }

    /// The first cell leans left, and so does a last one of words; all others right.
    fn line(&self, cells: &[String]) -> String {
        let mut line = String::new();
        let words = (self.last == Last::Words).then(|| cells.len() - 1);
        for (at, (cell, &width)) in cells.iter().zip(&self.widths).enumerate() {
            let cell = cut(cell, width);
            let padding = " ".repeat(width.saturating_sub(wide(&cell)));
            match at {
                0 => line.extend([cell, padding]),
                at if Some(at) == words => line.extend(["  ", &cell]),
                _ => line.extend(["  ".to_owned(), padding, cell]),
            }
        }
        line.truncate(line.trim_end().len());
        line
    }
}

/// A bar of so many percent of its full length, to an eighth of a letter.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "a bar has a few hundred eighths"
)]
fn bar(percent: f64, full: usize) -> String {
    let eighths = (percent / 100.0 * full as f64 * 8.0).round().max(0.0) as usize;
    let eighths = eighths.min(full * 8);
    format!("{}{}", "█".repeat(eighths / 8), PARTS[eighths % 8])
}

#[cfg(test)]
mod tests {
    use super::bar;

    #[test]
    fn a_bar_is_as_long_as_its_share() {
        assert_eq!(bar(100.0, 4), "████");
        assert_eq!(bar(50.0, 4), "██");
        assert_eq!(bar(40.0, 4), "█▋");
        assert_eq!(bar(0.0, 4), "");
        assert_eq!(bar(50.0, 0), "");
    }
}
