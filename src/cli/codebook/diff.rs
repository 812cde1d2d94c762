//! `codebook diff`: which reviews gain or lose a theme, and by which passages.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::which;
use crate::analysis::{Change, Difference, difference, rule_spans};
use crate::cli::args::CodebookDiffArguments;
use crate::cli::coded::{self, coder};
use crate::cli::console::{Answer, Console};
use crate::cli::library;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::{self, Settings};
use crate::codebook::Codebook;
use crate::coding::Coder;
use crate::index::{Library, StoredPassage};
use crate::model::{Align, Coding, Column, ReviewId};
use crate::present::{Format, Rows, clean, counted};

/// The columns of `codebook diff`, in their documented order.
const COLUMNS: [(&str, Align); 15] = [
    ("change", Align::Left),
    ("theme", Align::Left),
    ("review", Align::Left),
    ("file", Align::Left),
    ("before", Align::Left),
    ("after", Align::Left),
    ("page", Align::Right),
    ("number", Align::Left),
    ("section", Align::Left),
    ("section_kind", Align::Left),
    ("passage", Align::Left),
    ("text", Align::Prose),
    ("span", Align::Left),
    ("score", Align::Right),
    ("rule", Align::Prose),
];
/// How many passages of one review a person is shown.
const SHOWN: usize = 3;

pub(crate) fn run(
    arguments: &CodebookDiffArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let before = which::read(&arguments.before).map_err(which::failure)?;
    let after = which::read(&arguments.after).map_err(which::failure)?;
    let library = library::open(&arguments.refresh, settings, console)?;
    let alike = before.hash == after.hash;
    let before = coder(before, settings, console)?;
    let after = coder(after, settings, console)?;
    let coded = |coder: &Coder| coded::codings(coder, &library, settings, console);
    let mut all =
        if alike { Vec::new() } else { difference(&coded(&before)?, &coded(&after)?) };
    for one in &mut all {
        let side = match one.change {
            Change::Gained => &after,
            Change::Lost => &before,
        };
        narrow(one, side, &library)?;
    }
    let (before, after) = (before.codebook, after.codebook);
    let sides = Sides { before, after, passages: passages(&all, &library)? };
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    match settings::format(&arguments.output) {
        Format::Table => tell(&all, &sides, &mut out)?,
        format => {
            let columns = COLUMNS.map(|(name, align)| Column { name, align }).to_vec();
            let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
            for one in &all {
                for coding in &one.deciding {
                    rows.row(&sides.row(one, coding))?;
                }
            }
            rows.finish()?;
        }
    }
    out.finish()?;
    Ok(if all.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// Brings the evidence of each deciding coding that a rule proposed down to what it hits.
fn narrow(one: &mut Difference, coder: &Coder, library: &Library) -> Result<(), Failure> {
    let codings: Vec<&Coding> = one.deciding.iter().collect();
    let spans = rule_spans(library, coder, &one.review, &codings)?;
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    for coding in &mut one.deciding {
        if let Some((start, end)) = spans.get(&(coding.theme, coding.passage)) {
            coding.span = (byte(*start), byte(*end));
        }
    }
    Ok(())
}

/// The passages of every review that differs.
fn passages(
    all: &[Difference],
    library: &Library,
) -> Result<BTreeMap<ReviewId, Vec<StoredPassage>>, Failure> {
    let mut passages = BTreeMap::new();
    for one in all {
        if !passages.contains_key(&one.review) {
            passages.insert(one.review.clone(), library.passages(&one.review)?);
        }
    }
    Ok(passages)
}

/// What a difference is told from.
struct Sides {
    before: Codebook,
    after: Codebook,
    passages: BTreeMap<ReviewId, Vec<StoredPassage>>,
}

impl Sides {
    fn passage(&self, one: &Difference, coding: &Coding) -> Option<&StoredPassage> {
        self.passages.get(&one.review)?.get(coding.passage as usize)
    }

    /// The rule that proposed a coding, in the codebook that has it.
    fn rule(&self, one: &Difference, coding: &Coding) -> Option<&str> {
        let codebook = match one.change {
            Change::Gained => &self.after,
            Change::Lost => &self.before,
        };
        let theme = codebook.themes.get(usize::from(coding.theme.0))?;
        let rule = theme.rules.get(usize::from(coding.rule?))?;
        Some(&rule.text)
    }

    fn row(&self, one: &Difference, coding: &Coding) -> Vec<Value> {
        let passage = self.passage(one, coding);
        vec![
            json!(one.change.name()),
            json!(one.theme),
            json!(one.review),
            json!(passage.map(|stored| &stored.file)),
            json!(one.before),
            json!(one.after),
            json!(passage.map(|stored| stored.passage.page)),
            json!(passage.map(|stored| &stored.passage.number)),
            json!(passage.map(StoredPassage::section)),
            json!(passage.map(|stored| stored.section_kind.name())),
            json!(passage.map(|stored| &stored.passage.id)),
            json!(passage.map(|stored| &stored.passage.text)),
            json!(coding.span),
            json!(coding.score),
            json!(self.rule(one, coding)),
        ]
    }
}

/// For a reader: under each theme, the reviews with the passages that decide.
fn tell(all: &[Difference], sides: &Sides, out: &mut dyn Write) -> io::Result<()> {
    for group in all.chunk_by(|a, b| a.theme == b.theme) {
        writeln!(out, "{}", group[0].theme)?;
        for one in group {
            writeln!(out, "  {} {}", one.change.name(), one.review)?;
            for coding in one.deciding.iter().take(SHOWN) {
                let Some(stored) = sides.passage(one, coding) else { continue };
                let number = stored.passage.number.as_deref();
                let number = number.map(|number| format!(", {}", clean(number)));
                let place =
                    format!("p. {}{}", stored.passage.page, number.unwrap_or_default());
                writeln!(
                    out,
                    "    {place}: {}",
                    marked(&stored.passage.text, coding.span)
                )?;
                if let Some(rule) = sides.rule(one, coding) {
                    writeln!(out, "      by {}", clean(rule))?;
                }
            }
            let more = one.deciding.len().saturating_sub(SHOWN);
            if more > 0 {
                writeln!(out, "    and {} more", counted(more as u64, "passage"))?;
            }
        }
        writeln!(out)?;
    }
    let of = |change| all.iter().filter(|one| one.change == change).count();
    let (gained, lost) = (of(Change::Gained), of(Change::Lost));
    writeln!(out, "{gained} gained, {lost} lost")
}

/// The text with its evidence between angle quotes.
fn marked(text: &str, (start, end): (u32, u32)) -> String {
    let (start, end) = (start as usize, end as usize);
    match (text.get(..start), text.get(start..end), text.get(end..)) {
        (Some(before), Some(span), Some(after)) if start < end => {
            format!("{}»{}«{}", clean(before), clean(span), clean(after))
        }
        _ => clean(text).into_owned(),
    }
}
