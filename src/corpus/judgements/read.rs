//! Reading what people said.

use std::fs;
use std::io;
use std::path::Path;

use super::{COLUMNS, FILE, broken};
use crate::corpus::Error;
use crate::model::{Judgement, PassageId, Stratum, ThemeId};

/// All judgements in the order in which they were given; no file is none.
///
/// Fails on a file with other columns and on a row that says nothing sensible, naming the
/// line.
pub fn read_judgements(path: &Path) -> Result<Vec<Judgement>, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    let mut reader = csv::ReaderBuilder::new().from_reader(&*bytes);
    if !reader.headers().map_err(|error| broken(&error))?.iter().eq(COLUMNS) {
        let problem = format!("the columns are not {}", COLUMNS.join(","));
        return Err(Error::Table { file: FILE, line: 1, problem });
    }
    let mut all = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let line = record.position().map_or(1, csv::Position::line);
        let of = |at: usize| record.get(at).unwrap_or_default().trim();
        let row = row(of);
        all.push(row.map_err(|problem| Error::Table { file: FILE, line, problem })?);
    }
    Ok(all)
}

fn row<'a>(of: impl Fn(usize) -> &'a str) -> Result<Judgement, String> {
    let text = |at: usize| match of(at) {
        "" => Err(format!("`{}` is empty", COLUMNS[at])),
        text => Ok(text.to_owned()),
    };
    let stratum = Stratum::from_name(of(8)).ok_or_else(|| {
        let names = Stratum::ALL.map(Stratum::name).join(", ");
        format!("`{}` is no stratum: {names}", of(8))
    })?;
    let probability = of(9).parse().ok().filter(|it| *it > 0.0 && *it <= 1.0);
    Ok(Judgement {
        who: text(0)?,
        when: text(1)?,
        passage: PassageId(text(2)?),
        text_hash: text(3)?,
        theme: ThemeId(text(4)?),
        verdict: of(5).parse().map_err(|error| format!("{error}"))?,
        codebook_hash: text(6)?,
        sample: text(7)?,
        stratum,
        probability: probability.ok_or_else(|| {
            format!("`{}` is no probability: above 0, at most 1", of(9))
        })?,
    })
}
