//! `verify`: whether the numbers of an exported table still hold.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::Context as _;
use serde_json::json;

use crate::analysis::themes::{Answer as Numbers, Coded, answer, short};
use crate::analysis::verify::{Compared, Difference, Stated, changes, compare, read};
use crate::index::Library;
use crate::model::{Align, Column};
use crate::present::{Format, Rows, counted};

use super::args::VerifyArguments;
use super::coded::{coded, measured};
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};
use super::{asked, library, themes};

/// The columns of `verify`, in their documented order.
const COLUMNS: [(&str, Align); 5] = [
    ("theme", Align::Left),
    ("group", Align::Left),
    ("column", Align::Left),
    ("was", Align::Right),
    ("is", Align::Right),
];

pub(crate) fn run(
    arguments: &VerifyArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let stated = stated(&arguments.file)?;
    let library = library::open(&arguments.refresh, settings, console)?;
    let now = again(&stated, library, settings, console)?;
    let compared = compare(stated.made.asked.layout, &stated.flat, &now.flat());
    for change in changes(&stated.made, &now.made) {
        let (was, is) = (short(&change.was), short(&change.is));
        console.say(&format!("note: the {} was {was} and is {is}", change.what));
    }
    console.say(&summary(&compared));
    write(&compared.differences, arguments, settings)?;
    let holds = compared.differences.is_empty();
    Ok(if holds { Outcome::Done } else { Outcome::Nothing })
}

/// The table as it was exported.
fn stated(file: &Path) -> Result<Stated, Failure> {
    let bytes = fs::read(file)
        .with_context(|| format!("cannot read {}", file.display()))
        .map_err(|error| Failure::failed(error, None))?;
    read(&bytes).map_err(|error| {
        let error = anyhow::Error::from(error).context(file.display().to_string());
        let hint = "it verifies what `throughline themes` wrote as json, csv or xlsx";
        Failure::usage(error, Some(hint.to_owned()))
    })
}

/// The same question, put to the corpus as it is.
fn again(
    stated: &Stated,
    library: Library,
    settings: &Settings,
    console: Console,
) -> Result<Numbers, Failure> {
    let question = &stated.made.asked;
    let made = coded(&library, settings, console)?;
    let library = library.with_codings(made.codings.clone());
    let only = match &question.only {
        Some(query) => Some(asked::passages(query, &library, settings, console)?.1),
        None => None,
    };
    let measured = measured(&made.coder);
    let records = library.records()?;
    let coded = Coded {
        codebook: &made.coder.codebook,
        codings: &made.codings,
        records,
        measured: &measured,
    };
    answer(&coded, question, only.as_ref()).map_err(themes::no_theme)
}

fn summary(compared: &Compared) -> String {
    let numbers = counted(compared.numbers, "number");
    match compared.differences.len() {
        0 => format!("{numbers} compared, and all hold"),
        some => format!("{numbers} compared; {some} no longer hold"),
    }
}

fn write(
    differences: &[Difference],
    arguments: &VerifyArguments,
    settings: &Settings,
) -> Result<(), Failure> {
    let format = settings::format(&arguments.output);
    let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
    if format == Format::Table && differences.is_empty() {
        writeln!(out, "every number holds")?;
    } else {
        let columns = COLUMNS.map(|(name, align)| Column { name, align }).to_vec();
        let mut rows = Rows::begin(format, settings.screen, columns, &mut out)?;
        for Difference { theme, group, column, was, is } in differences {
            rows.row(&[
                json!(theme),
                json!(group),
                json!(column),
                was.clone(),
                is.clone(),
            ])?;
        }
        rows.finish()?;
    }
    Ok(out.finish()?)
}
