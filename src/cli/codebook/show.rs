//! `codebook show`: the themes with their headings, or one of them in full.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{page, which};
use crate::cli::args::CodebookShowArguments;
use crate::cli::console::Answer;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::{self, Settings};
use crate::codebook::{Codebook, Role, Rule, Theme};
use crate::model::{Align, Column, ThemeIndex};
use crate::present::{Format, Rows, Screen, clean, counted};

/// The columns of `codebook show`, in their documented order.
const COLUMNS: [(&str, Align); 13] = [
    ("theme", Align::Left),
    ("title", Align::Left),
    ("role", Align::Left),
    ("parent", Align::Left),
    ("definition", Align::Prose),
    ("counts", Align::Prose),
    ("excludes", Align::Prose),
    ("source", Align::Prose),
    ("rules", Align::Prose),
    ("plain", Align::Prose),
    ("mentions", Align::Prose),
    ("unless", Align::Prose),
    ("sections", Align::Left),
];
/// How many characters of a hash are enough to tell two codebooks apart.
const HASH: usize = 12;
/// Themes that are listed where one is not known; more are for `codebook show`.
const LISTED: usize = 20;

pub(crate) fn run(
    arguments: &CodebookShowArguments,
    settings: &Settings,
) -> Result<Outcome, Failure> {
    let codebook = which::codebook(arguments.which.codebook.as_deref(), settings)?;
    let named = arguments.theme.as_deref();
    let only =
        named.map(|name| codebook.theme(name).ok_or_else(|| unknown(name, &codebook)));
    let only = only.transpose()?;
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    match (settings::format(&arguments.output), only) {
        (Format::Table, None) => list(&codebook, &mut out)?,
        (Format::Table, Some(theme)) => {
            page::write(&codebook, theme, settings.screen, &mut out)?;
        }
        (format, only) => rows(&codebook, only, format, settings.screen, &mut out)?,
    }
    out.finish()?;
    Ok(Outcome::Done)
}

/// Every theme under its family, with how many rules it has.
fn list(codebook: &Codebook, out: &mut dyn Write) -> io::Result<()> {
    let themes = codebook.themes.iter().filter(|theme| theme.role != Role::Family);
    let themes = counted(themes.count() as u64, "theme");
    let hash = codebook.hash.get(..HASH).unwrap_or(&codebook.hash);
    writeln!(out, "{}: {themes}, codebook {hash}", clean(&codebook.name))?;
    let width = codebook.themes.iter().map(|theme| theme.id.0.len()).max().unwrap_or(0);
    for (index, theme) in codebook.parts(None) {
        writeln!(out)?;
        below(codebook, index, theme, (0, width), out)?;
    }
    Ok(())
}

/// A line for a theme and, indented, for each of its parts.
fn below(
    codebook: &Codebook,
    index: ThemeIndex,
    theme: &Theme,
    (depth, width): (usize, usize),
    out: &mut dyn Write,
) -> io::Result<()> {
    let (pad, id) = ("  ".repeat(depth), &theme.id);
    let title = if theme.title == id.0 { "" } else { &theme.title };
    match theme.role {
        Role::Family if title.is_empty() => writeln!(out, "{pad}{id}")?,
        Role::Family => writeln!(out, "{pad}{id}: {}", clean(title))?,
        Role::Theme | Role::Lexicon => {
            let gap = if title.is_empty() { "" } else { " " };
            let rules = page::rules(theme);
            writeln!(out, "{pad}{id:width$}  {}{gap}({rules})", clean(title))?;
        }
    }
    for (index, part) in codebook.parts(Some(index)) {
        below(codebook, index, part, (depth + 1, width), out)?;
    }
    Ok(())
}

fn rows(
    codebook: &Codebook,
    only: Option<ThemeIndex>,
    format: Format,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = COLUMNS.map(|(name, align)| Column { name, align }).to_vec();
    let mut rows = Rows::begin(format, screen, columns, out)?;
    for (index, theme) in (0..).map(ThemeIndex).zip(&codebook.themes) {
        if only.is_none_or(|only| only == index) {
            rows.row(&row(codebook, theme))?;
        }
    }
    rows.finish()
}

fn row(codebook: &Codebook, theme: &Theme) -> Vec<Value> {
    let text = |text: &str| if text.is_empty() { Value::Null } else { json!(text) };
    let texts = |rules: &[Rule]| {
        json!(rules.iter().map(|rule| rule.text.as_str()).collect::<Vec<_>>())
    };
    let parent = theme.parent.and_then(|at| codebook.themes.get(usize::from(at.0)));
    let plain: Vec<&str> =
        theme.rules.iter().filter_map(|rule| rule.plain.as_deref()).collect();
    let sections: Vec<&str> = theme.sections.iter().map(|kind| kind.name()).collect();
    vec![
        json!(theme.id),
        json!(theme.title),
        json!(theme.role),
        json!(parent.map(|parent| &parent.id)),
        text(&theme.definition),
        json!(theme.counts),
        json!(theme.excludes),
        text(&theme.source),
        texts(&theme.rules),
        json!(plain),
        texts(&theme.mentions),
        texts(&theme.unless),
        json!(sections),
    ]
}

fn unknown(name: &str, codebook: &Codebook) -> Failure {
    let names: Vec<&str> =
        codebook.themes.iter().map(|theme| theme.id.0.as_str()).collect();
    let hint = match names.len() {
        0..=LISTED => format!("the themes are {}", names.join(", ")),
        many => format!("`throughline codebook show` lists all {many}"),
    };
    let error = anyhow::anyhow!("the codebook has no theme `{name}`");
    Failure::usage(error, Some(hint))
}
