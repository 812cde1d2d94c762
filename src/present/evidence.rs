//! Evidence for a reader: under each review, where a passage stands, what it was coded
//! with, its words, and on request why.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::hits::{INDENT, WIDTH, bold, excerpt, marked, place, wrapped};
use super::{Screen, clean};
use crate::analysis::{Evidence, Hit};
use crate::model::ReviewId;

/// Writes a piece of evidence; `last` is the review of the one before it, whose name need
/// not be said again.
pub fn evidence(
    one: &Evidence,
    last: Option<&ReviewId>,
    names: &BTreeMap<ReviewId, String>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    if last != Some(&one.review) {
        let name = names.get(&one.review).map_or(one.review.0.as_str(), String::as_str);
        if last.is_some() {
            writeln!(out)?;
        }
        writeln!(out, "{}", bold(&clean(name), screen))?;
        writeln!(out, "  {}", clean(&one.file))?;
    }
    let hit = hit(one);
    writeln!(out, "  {}", place(&hit))?;
    let review = if one.review_found { "" } else { ", the review as a whole not found" };
    let (theme, stance) = (&one.theme, one.stance.name());
    writeln!(
        out,
        "    {theme}: {stance} {:.2}{review}  [{}]",
        one.score,
        clean(&one.id)
    )?;
    for line in wrapped(&excerpt(&hit), screen.width.unwrap_or(WIDTH)) {
        writeln!(out, "{INDENT}{}", marked(&line, screen))?;
    }
    if let Some(plain) = &one.plain {
        writeln!(out, "{INDENT}plainly: {}", clean(plain))?;
    }
    if !one.why.is_empty() {
        if let Some(rule) = &one.rule {
            writeln!(out, "{INDENT}rule: {}", clean(rule))?;
        }
        for reason in &one.why {
            writeln!(out, "{INDENT}{:+.2} {}", reason.weight, clean(&reason.what))?;
        }
    }
    Ok(())
}

fn hit(one: &Evidence) -> Hit {
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
        spans: if one.span == (0, one.text.len()) { Vec::new() } else { vec![one.span] },
        score: one.score,
    }
}
