//! `language`: the page about the query language.

use std::io::Write as _;

use crate::query::LANGUAGE;

use super::console::Answer;
use super::outcome::{Failure, Outcome};

pub(crate) fn run() -> Result<Outcome, Failure> {
    let mut out = Answer::to(None)?;
    out.write_all(LANGUAGE.as_bytes())?;
    out.finish()?;
    Ok(Outcome::Done)
}
