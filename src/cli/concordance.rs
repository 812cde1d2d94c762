//! `concordance`: every hit with the words around it, one line a hit.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::{Value, json};

use crate::analysis::{Concordance, Fact, Found, Line, Lineup, Sample};
use crate::index::Library;
use crate::model::{Align, Column, ReviewId};
use crate::present::{self, Format, Kwic, Rows};
use crate::query::Query;

use super::args::{ConcordanceArguments, PresetArgument};
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};
use super::{asked, counts};

/// The columns of `concordance`, in their documented order; those of `--with` follow.
const COLUMNS: [(&str, Align); 14] = [
    ("review", Align::Left),
    ("file", Align::Left),
    ("page", Align::Right),
    ("page_label", Align::Left),
    ("number", Align::Left),
    ("section", Align::Left),
    ("section_kind", Align::Left),
    ("passage", Align::Left),
    ("text", Align::Prose),
    ("spans", Align::Left),
    ("score", Align::Right),
    ("left", Align::Right),
    ("node", Align::Left),
    ("right", Align::Left),
];
/// The columns of quanteda's `kwic()`, likewise.
const QUANTEDA: [(&str, Align); 7] = [
    ("docname", Align::Left),
    ("from", Align::Right),
    ("to", Align::Right),
    ("pre", Align::Right),
    ("keyword", Align::Left),
    ("post", Align::Left),
    ("pattern", Align::Left),
];
/// The most keys to sort by.
const KEYS: usize = 3;
/// Characters on each side where nobody said.
const WIDTH: u16 = 60;

pub(crate) fn run(
    arguments: &ConcordanceArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let ask = &arguments.ask;
    if arguments.sort.len() > KEYS {
        let error = anyhow::anyhow!("--sort takes at most {KEYS} keys");
        return Err(Failure::usage(error, None));
    }
    let typed = asked::typed(&arguments.query, settings)?;
    let query = asked::read(&typed, ask)?;
    asked::say_notes(&typed, &query, console);
    let (whole, only) = asked::limited(query.clone(), ask, settings)?;
    let library = asked::library(ask, &whole, settings, console)?;
    let question = asked::plan(&library, (&whole, only.as_ref()), &typed, ask)?;
    asked::say_absent(&typed, &library, &question, console)?;
    if ask.count {
        let (counts, effort) = question.count()?;
        asked::say_cut(effort, console);
        return counts::tell(counts, &ask.output, settings);
    }
    let found = Found::of(&library, question)?;
    asked::say_cut(found.effort(), console);
    let concordance = Concordance::of(&found, &lineup(arguments, settings))?;
    let facts = facts(&library, &arguments.with)?;
    let mut out = Answer::about_corpus(ask.output.output.as_deref(), settings)?;
    let format = format(arguments);
    match (format, arguments.preset) {
        (Format::Table, None) => {
            lines(&concordance, &facts, arguments, settings, &mut out)?;
            tell(&concordance, &found, arguments, &mut out)?;
        }
        _ => rows(&concordance, &query, &facts, arguments, settings, &mut out)?,
    }
    out.finish()?;
    if concordance.is_empty() && found.counts().passages > 0 && found.counts().hits == 0 {
        console.say("note: filters and NOTs alone have no hits to line up");
    }
    Ok(if found.counts().hits == 0 { Outcome::Nothing } else { Outcome::Done })
}

fn lineup(arguments: &ConcordanceArguments, settings: &Settings) -> Lineup {
    let sample = arguments.sample.map(|size| Sample { size, seed: arguments.seed });
    let limit = asked::limit(&arguments.ask, settings);
    Lineup { sample, sort: arguments.sort.clone(), limit }
}

fn format(arguments: &ConcordanceArguments) -> Format {
    match (arguments.preset, arguments.ask.output.format) {
        (Some(PresetArgument::Quanteda), None) => Format::Csv,
        _ => settings::format(&arguments.ask.output),
    }
}

/// What was asked to be known of each review, in the order asked for.
type Facts = BTreeMap<ReviewId, Vec<Value>>;

fn facts(library: &Library, wanted: &[Fact]) -> Result<Facts, Failure> {
    if wanted.is_empty() {
        return Ok(Facts::new());
    }
    let all = library.records()?.iter().map(|record| {
        let facts = wanted.iter().map(|fact| fact.of(record)).collect();
        (record.review.clone(), facts)
    });
    Ok(all.collect())
}

/// Writes lines for a reader.
fn lines(
    concordance: &Concordance<'_>,
    facts: &Facts,
    arguments: &ConcordanceArguments,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let kwic = Kwic::new(
        settings.screen,
        arguments.width.map(usize::from),
        concordance.reviews().map(|review| review.0.as_str()),
        facts.values().map(Vec::as_slice),
    );
    concordance.each(|line| {
        let facts = facts.get(&line.stored.review).map_or(&[][..], Vec::as_slice);
        Ok::<_, Failure>(kwic.line(line, facts, out)?)
    })
}

/// Says how much there is, and how much of it was shown.
fn tell(
    concordance: &Concordance<'_>,
    found: &Found<'_>,
    arguments: &ConcordanceArguments,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let counts = found.counts();
    let gap = if concordance.is_empty() { "" } else { "\n" };
    let shown = concordance.len();
    let all = arguments.sample.map_or(counts.hits, |size| size.min(counts.hits));
    write!(out, "{gap}{}", present::found(&counts))?;
    if all < counts.hits {
        write!(out, "; a sample of {all}, seed {}", arguments.seed)?;
    }
    if shown < all {
        write!(out, "; {shown} shown, --limit shows more")?;
    }
    Ok(writeln!(out)?)
}

/// Writes lines as data, as they are fetched.
fn rows(
    concordance: &Concordance<'_>,
    query: &Query,
    facts: &Facts,
    arguments: &ConcordanceArguments,
    settings: &Settings,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let width = usize::from(arguments.width.unwrap_or(WIDTH));
    let pattern = query.to_string();
    let own: &[(&'static str, Align)] =
        if arguments.preset.is_some() { &QUANTEDA } else { &COLUMNS };
    let about = arguments.with.iter().map(|fact| (fact.name(), Align::Left));
    let columns = own.iter().copied().chain(about);
    let columns = columns.map(|(name, align)| Column { name, align }).collect();
    let mut rows = Rows::begin(format(arguments), settings.screen, columns, out)?;
    concordance.each(|line| {
        let mut cells = match arguments.preset {
            None => row(line, width),
            Some(PresetArgument::Quanteda) => quanteda(line, width, &pattern),
        };
        if let Some(facts) = facts.get(&line.stored.review) {
            cells.extend(facts.iter().cloned());
        }
        Ok::<_, Failure>(rows.row(&cells)?)
    })?;
    Ok(rows.finish()?)
}

/// What stands before the hit, the hit, and what stands after it.
fn parts<'a>(line: &Line<'a>, width: usize) -> [&'a str; 3] {
    let text = &line.stored.passage.text;
    [
        present::before(&text[..line.span.start], width),
        &text[line.span.clone()],
        present::after(&text[line.span.end..], width),
    ]
}

fn row(line: &Line<'_>, width: usize) -> Vec<Value> {
    let stored = line.stored;
    let [left, node, right] = parts(line, width);
    vec![
        json!(stored.review),
        json!(stored.file),
        json!(line.page()),
        json!(line.page_label()),
        json!(stored.passage.number),
        json!(stored.section()),
        json!(stored.section_kind.name()),
        json!(stored.passage.id),
        json!(stored.passage.text),
        json!([[line.span.start, line.span.end]]),
        json!(line.score),
        json!(left),
        json!(node),
        json!(right),
    ]
}

fn quanteda(line: &Line<'_>, width: usize, pattern: &str) -> Vec<Value> {
    let [pre, keyword, post] = parts(line, width);
    let places = line.places();
    vec![
        json!(line.stored.passage.id),
        json!(places.start + 1),
        json!(places.end),
        json!(pre),
        json!(keyword),
        json!(post),
        json!(pattern),
    ]
}
