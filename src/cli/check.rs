//! `check`: is everything as it was written and read?

use std::io::Write as _;

use crate::ingest::check;
use crate::present::clean;

use super::console::{Answer, Console};
use super::library::{failure, folder};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

pub(crate) fn run(settings: &Settings, console: Console) -> Result<Outcome, Failure> {
    let differences = check(&folder(settings)?).map_err(failure)?;
    let mut out = Answer::to(None)?;
    for difference in &differences {
        writeln!(out, "{}", clean(&difference.to_string()))?;
    }
    out.finish()?;
    if differences.is_empty() {
        console.say("checksums, counts and files agree");
        Ok(Outcome::Done)
    } else {
        console.say(
            "hint: `throughline index` reads what changed; for a damaged library \
                     delete the folder `.throughline` first",
        );
        Ok(Outcome::Nothing)
    }
}
