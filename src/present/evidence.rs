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
    let hit = hit(one);
    if last != Some(&one.review) {
        if last.is_some() {
            writeln!(out)?;
        }
        review(&hit, names, screen, out)?;
    }
    writeln!(out, "  {}", place(&hit))?;
    coding(one, out)?;
    words(&hit, screen, out)?;
    reasons(one, out)
}

/// Writes a passage, its words once, with whatever is coded on it before them.
pub fn passage(
    hit: &Hit,
    codings: &[Evidence],
    names: &BTreeMap<ReviewId, String>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    review(hit, names, screen, out)?;
    writeln!(out, "  {}  [{}]", place(hit), clean(&hit.passage.0))?;
    for one in codings {
        coding(one, out)?;
        reasons(one, out)?;
    }
    words(hit, screen, out)
}

fn review(
    hit: &Hit,
    names: &BTreeMap<ReviewId, String>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let name = names.get(&hit.review).map_or(hit.review.0.as_str(), String::as_str);
    writeln!(out, "{}\n  {}", bold(&clean(name), screen), clean(&hit.file))
}

fn coding(one: &Evidence, out: &mut dyn Write) -> io::Result<()> {
    let review = if one.review_found { "" } else { ", the review as a whole not found" };
    let (theme, stance) = (&one.theme, one.stance.name());
    let id = clean(&one.id);
    writeln!(out, "    {theme}: {stance} {:.2}{review}  [{id}]", one.score)
}

fn words(hit: &Hit, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let lines = wrapped(&excerpt(hit), screen.width.unwrap_or(WIDTH));
    lines.iter().try_for_each(|line| writeln!(out, "{INDENT}{}", marked(line, screen)))
}

fn reasons(one: &Evidence, out: &mut dyn Write) -> io::Result<()> {
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
