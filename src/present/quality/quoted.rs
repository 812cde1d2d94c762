//! What is quoted of reviews: for a reader under the name of each, for a program as rows.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::json;

use crate::analysis::Hit;
use crate::analysis::quality::{CAVEAT, NOT_FOUND, Piece, QUOTED, Quoted, Voice, quoted};
use crate::model::{Align, Column, ReviewId};
use crate::present::hits::{INDENT, WIDTH, bold, excerpt, marked, place, wrapped};
use crate::present::{Format, Rows, Screen, clean};

/// Writes what is quoted; `names` are how reviews are called.
pub fn quality_passages(
    pieces: &[Piece],
    names: &BTreeMap<ReviewId, String>,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    if format == Format::Table {
        return reading(pieces, names, screen, out);
    }
    let align = |name| match name {
        "text" | "rule" => Align::Prose,
        "page" => Align::Right,
        _ => Align::Left,
    };
    // Markdown has room for the caveat below the table; rows of a program are on their own
    let note = (format != Format::Markdown).then_some("note");
    let columns = QUOTED.into_iter().chain(note);
    let columns = columns.map(|name| Column { name, align: align(name) }).collect();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    for piece in pieces {
        let mut cells = quoted(piece);
        cells.extend(note.map(|_| json!(CAVEAT)));
        rows.row(&cells)?;
    }
    rows.finish()?;
    if note.is_none() { writeln!(out, "\n{CAVEAT}") } else { Ok(()) }
}

fn reading(
    pieces: &[Piece],
    names: &BTreeMap<ReviewId, String>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut last: Option<&ReviewId> = None;
    for piece in pieces {
        let review = piece.review();
        if last != Some(review) {
            let gap = if last.is_some() { "\n" } else { "" };
            let name = names.get(review).map_or(review.0.as_str(), String::as_str);
            writeln!(out, "{gap}{}", bold(&clean(name), screen))?;
        }
        last = Some(review);
        match piece {
            Piece::Shown(one) => passage(one, screen, out)?,
            Piece::NotFound { marker, .. } => writeln!(out, "  {marker}: {NOT_FOUND}")?,
        }
    }
    writeln!(out, "\n{CAVEAT}")
}

fn passage(one: &Quoted, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let hit = hit(one);
    let others = match one.voice {
        Voice::Own => "",
        Voice::Others => ", in the words of others",
    };
    let id = clean(&one.id);
    writeln!(out, "  {}: {}{others}  [{id}]", one.marker, place(&hit))?;
    for line in wrapped(&excerpt(&hit), screen.width.unwrap_or(WIDTH)) {
        writeln!(out, "{INDENT}{}", marked(&line, screen))?;
    }
    if let Some(plain) = &one.plain {
        writeln!(out, "{INDENT}plainly: {}", clean(plain))?;
    }
    Ok(())
}

fn hit(one: &Quoted) -> Hit {
    let whole = one.span == (0, one.text.len());
    Hit {
        review: one.review.clone(),
        file: one.file.clone(),
        page: one.page,
        page_label: one.page_label.clone(),
        number: one.number.clone(),
        section: one.section.clone(),
        section_kind: one.section_kind,
        passage: one.passage.clone(),
        text: one.text.clone(),
        spans: if whole { Vec::new() } else { vec![one.span] },
        score: 0.0,
    }
}
