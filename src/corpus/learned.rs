//! `learned.csv`: the judgements that the codebook of this corpus has learnt from, a row a
//! judgement. It is what makes the codebook another version: without the file it is the
//! one before.

use std::fs;
use std::io;
use std::path::Path;

use super::Error;
use crate::model::{Learned, PassageId, ThemeId};

const FILE: &str = "learned.csv";

/// The columns, in their order.
const COLUMNS: [&str; 7] =
    ["version", "theme", "passage", "who", "when", "text_hash", "verdict"];

/// All of them in the order of the file; no file is none.
///
/// Fails on a file with other columns and on a row that says nothing sensible, naming the
/// line.
pub fn read_learned(path: &Path) -> Result<Vec<Learned>, Error> {
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
        all.push(row(of).map_err(|problem| Error::Table {
            file: FILE,
            line,
            problem,
        })?);
    }
    Ok(all)
}

/// Writes the file anew, whole or not at all; of none there is no file.
pub fn write_learned(path: &Path, all: &[Learned]) -> Result<(), Error> {
    let written = if all.is_empty() { remove(path) } else { write(path, all) };
    written.map_err(|source| Error::Write { path: path.to_owned(), source })
}

fn remove(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

fn write(path: &Path, all: &[Learned]) -> io::Result<()> {
    let mut rows = csv::WriterBuilder::new().from_writer(Vec::new());
    rows.write_record(COLUMNS)?;
    for one in all {
        rows.write_record(cells(one))?;
    }
    let bytes = rows.into_inner().map_err(csv::IntoInnerError::into_error)?;
    let part = path.with_extension("csv.part");
    fs::write(&part, bytes)?;
    fs::File::open(&part)?.sync_all()?;
    fs::rename(&part, path)
}

fn cells(one: &Learned) -> [String; 7] {
    [
        one.version.to_string(),
        one.theme.0.clone(),
        one.passage.0.clone(),
        one.who.clone(),
        one.when.clone(),
        one.text_hash.clone(),
        one.verdict.to_string(),
    ]
}

fn row<'a>(of: impl Fn(usize) -> &'a str) -> Result<Learned, String> {
    let text = |at: usize| match of(at) {
        "" => Err(format!("`{}` is empty", COLUMNS[at])),
        text => Ok(text.to_owned()),
    };
    let version = of(0).parse().ok().filter(|version| *version > 0);
    Ok(Learned {
        version: version
            .ok_or_else(|| format!("`{}` is no version: 1, 2 and so on", of(0)))?,
        theme: ThemeId(text(1)?),
        passage: PassageId(text(2)?),
        who: text(3)?,
        when: text(4)?,
        text_hash: text(5)?,
        verdict: of(6).parse().map_err(|error| format!("{error}"))?,
    })
}

fn broken(error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    Error::Table { file: FILE, line, problem: error.to_string() }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{read_learned, write_learned};
    use crate::model::{Learned, PassageId, ThemeId, Verdict};

    fn learned() -> Learned {
        Learned {
            version: 2,
            theme: ThemeId("threshold".to_owned()),
            passage: PassageId("a/0.1".to_owned()),
            who: "ann, of \"Leeds\"".to_owned(),
            when: "2026-03-05T14:02:11Z".to_owned(),
            text_hash: "0123456789abcdef".to_owned(),
            verdict: Verdict::Mentioned,
        }
    }

    #[test]
    fn what_is_written_is_read_again_and_nothing_is_no_file() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("learned.csv");
        assert_eq!(read_learned(&path).unwrap(), []);
        write_learned(&path, &[learned()]).unwrap();
        assert_eq!(read_learned(&path).unwrap(), [learned()]);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
        write_learned(&path, &[]).unwrap();
        assert!(!path.exists());
        write_learned(&path, &[]).unwrap();
    }

    #[test]
    fn a_row_that_says_nothing_sensible_is_named_by_its_line() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("learned.csv");
        write_learned(&path, &[learned()]).unwrap();
        let good = fs::read_to_string(&path).unwrap();
        for (from, to, problem) in [
            ("2,threshold", "0,threshold", "line 2: `0` is no version"),
            ("a/0.1", "", "line 2: `passage` is empty"),
            ("mentioned", "maybe", "line 2: `maybe` is no verdict"),
            ("who", "whose", "line 1: the columns are not version,theme,"),
        ] {
            fs::write(&path, good.replacen(from, to, 1)).unwrap();
            let error = read_learned(&path).unwrap_err().to_string();
            assert!(
                error.starts_with("learned.csv, ") && error.contains(problem),
                "{error}"
            );
        }
    }
}
