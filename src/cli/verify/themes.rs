//! A table of themes: its question, told in its own terms, is put again.

use serde_json::json;

use crate::analysis::themes::{Answer as Numbers, Coded, answer};
use crate::analysis::verify::Exported;
use crate::analysis::verify::themes::{Difference, Stated, changes, compare, stated};
use crate::cli::args::VerifyArguments;
use crate::cli::coded::{coded, measured};
use crate::cli::console::Console;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::Settings;
use crate::cli::{asked, library, themes};
use crate::index::Library;
use crate::model::Align;

use super::{numbers, refused, say, summary, write};

/// The columns of what differs, in their documented order.
const COLUMNS: [(&str, Align); 5] = [
    ("theme", Align::Left),
    ("group", Align::Left),
    ("column", Align::Left),
    ("was", Align::Right),
    ("is", Align::Right),
];

pub(super) fn run(
    exported: &Exported,
    arguments: &VerifyArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let stated =
        stated(exported).map_err(|error| refused(error, &arguments.file, None))?;
    let library = library::open(&arguments.refresh, settings, console)?;
    let now = again(&stated, library, settings, console)?;
    let compared = compare(stated.made.asked.layout, &stated.flat, &now.flat());
    say(&changes(&stated.made, &now.made), console);
    console.say(&summary(&numbers(compared.numbers), compared.differences.len()));
    write(&COLUMNS, compared.differences.into_iter().map(row), arguments, settings)
}

fn row(one: Difference) -> Vec<serde_json::Value> {
    vec![json!(one.theme), json!(one.group), json!(one.column), one.was, one.is]
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
    let measured = measured(&made, &library, settings)?;
    let records = library.records()?;
    let coded = Coded {
        codebook: &made.coder.codebook,
        codings: &made.codings,
        records,
        measured: &measured,
    };
    answer(&coded, question, only.as_ref()).map_err(themes::no_theme)
}
