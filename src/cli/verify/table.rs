//! A table of any command: the command is put again, and what it writes is compared with
//! the file.

use serde_json::{Value, json};

use super::question::{self, Now, put};
use super::{numbers, say, summary, write};
use crate::analysis::verify::{
    Compared, Difference, Exported, Kind, changes, compare, read_lines,
};
use crate::cli::args::{TableFormatArgument, VerifyArguments};
use crate::cli::console::Console;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::Settings;
use crate::model::Align;
use crate::present::counted;

/// The columns of what differs, in their documented order.
const COLUMNS: [(&str, Align); 5] = [
    ("part", Align::Left),
    ("row", Align::Left),
    ("column", Align::Left),
    ("was", Align::Right),
    ("is", Align::Right),
];

pub(super) fn run(
    (bytes, exported): (&[u8], Exported),
    words: &[String],
    arguments: &VerifyArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let ask = |format| put(words, format, &arguments.refresh, (settings, console));
    let now = ask(question::format(&exported))?;
    let (exported, now) = match lines(bytes, &exported, &now.exported) {
        Some(lines) => (lines, ask(TableFormatArgument::Ndjson)?),
        None => (exported, now),
    };
    let compared = compare(&exported, &now.exported);
    tell(&exported, &now, &compared, console);
    write(&COLUMNS, compared.differences.into_iter().map(row), arguments, settings)
}

/// A file as one row a line, where it may be that: a table of one row and an object look
/// alike.
fn lines(bytes: &[u8], was: &Exported, is: &Exported) -> Option<Exported> {
    let is_object = matches!(&was.kind, Kind::Json(Value::Object(_)));
    let other = is_object && !was.is_shaped_as(is);
    other.then(|| read_lines(bytes).ok()).flatten()
}

/// Says what was asked, what came of it, and what may be why.
fn tell(was: &Exported, now: &Now, compared: &Compared, console: Console) {
    console.say(&format!("asked again: {}", now.command));
    let other = was.command().filter(|command| *command != now.command);
    if let Some(command) = &other {
        console.say(&format!("note: the file says that it answers {command}"));
    }
    let changes = changes(was, &now.exported);
    say(&changes, console);
    let rows = counted(compared.rows, "row");
    let compared_in = format!("{} in {rows}", numbers(compared.numbers));
    console.say(&summary(&compared_in, compared.differences.len()));
    if !compared.differences.is_empty() && changes.is_empty() && other.is_none() {
        console.say(if was.terms.is_empty() {
            "note: the file does not say what it was made from, so that nothing tells why"
        } else {
            "note: it was made from what there is now: the file was changed, or what \
             reviews.csv says of the reviews"
        });
    }
}

fn row(one: Difference) -> Vec<Value> {
    vec![json!(one.part), json!(one.row), json!(one.column), one.was, one.is]
}
