//! One row of `reviews.csv` changed, and nothing else in it: other rows, their order, the
//! columns and the way they are written stay as a person left them.

use std::fs;
use std::io;
use std::path::Path;

use super::Error;
use super::overlay::{FIELDS, Overlay, broken, problem};
use super::replace::replace_file;

/// What some programs write before a text to say that it is UTF-8.
const MARK: &[u8] = b"\xef\xbb\xbf";

impl Overlay {
    /// Says this of a file: field and cell, each as it is to stand there; an empty cell
    /// says nothing, `-` takes away what was read. Fields that are not named stay as they
    /// are. A row and columns that are missing are added at the end, a file that is
    /// missing is begun with all columns. What a cell begins with does not matter: it is
    /// data here, and exports see to it that no spreadsheet runs it.
    ///
    /// The file is replaced whole. Fails on a file with a mistake in it, which is left as
    /// it is, on a date that is none, and on what would not be read back as it was said.
    pub fn correct(
        path: &Path,
        file: &str,
        said: &[(&'static str, String)],
    ) -> Result<(), Error> {
        let before = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => beginning(),
            Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
        };
        Self::parse(&before)?;
        let after = Sheet::of(&before)?.with(file, said);
        let read = Self::parse(&after)?;
        let told = |field| read.correction(file).and_then(|row| row.cell(field));
        if let Some((field, _)) =
            said.iter().find(|(field, cell)| told(field).unwrap_or_default() != cell)
        {
            let why = format!("`{field}` of `{file}` cannot be written in this file");
            return Err(problem(1, why));
        }
        replace_file(path, &after)
    }
}

/// A file with all columns and no row.
fn beginning() -> Vec<u8> {
    format!("file,{}\n", FIELDS.join(",")).into_bytes()
}

/// The file, row by row as it is written.
struct Sheet<'a> {
    mark: &'a [u8],
    /// The head first.
    rows: Vec<Row<'a>>,
}

/// A row: its cells, and its bytes without the ends of lines around it.
struct Row<'a> {
    cells: Vec<String>,
    before: &'a [u8],
    body: &'a [u8],
    after: &'a [u8],
}

impl<'a> Sheet<'a> {
    fn of(bytes: &'a [u8]) -> Result<Self, Error> {
        let text = bytes.strip_prefix(MARK).unwrap_or(bytes);
        let mark = &bytes[..bytes.len() - text.len()];
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text);
        let mut found: Vec<(usize, Vec<String>)> = Vec::new();
        for record in reader.records() {
            let record = record.map_err(|error| broken(&error))?;
            let start = record.position().map_or(0, csv::Position::byte);
            let start = usize::try_from(start).unwrap_or(text.len());
            found.push((start, record.iter().map(str::to_owned).collect()));
        }
        let ends: Vec<usize> =
            found.iter().skip(1).map(|row| row.0).chain([text.len()]).collect();
        let row = |((start, cells), end)| Row::of(cells, &text[start..end]);
        Ok(Self { mark, rows: found.into_iter().zip(ends).map(row).collect() })
    }

    /// The file with this said of a source.
    fn with(mut self, file: &str, said: &[(&'static str, String)]) -> Vec<u8> {
        let mut head = trimmed(&self.rows[0].cells);
        let place = head.iter().position(|name| name == "file").unwrap_or_default();
        let known = head.len();
        let missing = said.iter().filter(|(field, cell)| {
            !cell.is_empty() && !head.iter().any(|name| name == field)
        });
        let missing: Vec<String> = missing.map(|one| one.0.to_owned()).collect();
        head.extend(missing);
        let is_own = |row: &Row<'_>| row.cells[place].trim() == file;
        let own = self.rows.iter().skip(1).position(is_own).map(|at| at + 1);
        let mut cells = own
            .map_or_else(|| vec![String::new(); known], |at| self.rows[at].cells.clone());
        cells.resize(head.len(), String::new());
        if own.is_none() {
            file.clone_into(&mut cells[place]);
        }
        for (name, slot) in head.iter().zip(&mut cells) {
            let new = said.iter().find(|(field, _)| field == name);
            if let Some((_, new)) = new.filter(|(_, new)| slot.trim() != new) {
                slot.clone_from(new);
            }
        }
        self.written(own, &cells, &head[known..])
    }

    /// The bytes, with this row in its place and these columns after the others.
    fn written(&mut self, own: Option<usize>, row: &[String], new: &[String]) -> Vec<u8> {
        let ends_in_two = self.rows[0].after.contains(&b'\r')
            || self.rows.get(1).is_some_and(|next| next.before.contains(&b'\r'));
        let end: &[u8] = if ends_in_two { b"\r\n" } else { b"\n" };
        let mut out = self.mark.to_vec();
        for (at, one) in self.rows.iter().enumerate() {
            out.extend(one.before);
            if own == Some(at) {
                out.extend(line(row));
            } else {
                out.extend(one.body);
                let name = |name: &String| {
                    if at == 0 { format!(",{name}") } else { ",".to_owned() }
                };
                out.extend(new.iter().flat_map(|one| name(one).into_bytes()));
            }
            out.extend(one.after);
        }
        if own.is_none() {
            if !out.ends_with(b"\n") {
                out.extend(end);
            }
            out.extend(line(row));
            out.extend(end);
        }
        out
    }
}

impl<'a> Row<'a> {
    fn of(cells: Vec<String>, bytes: &'a [u8]) -> Self {
        let is_end = |byte: &u8| matches!(byte, b'\r' | b'\n');
        let start = bytes.iter().position(|byte| !is_end(byte)).unwrap_or(bytes.len());
        let end = bytes.iter().rposition(|byte| !is_end(byte)).map_or(start, |at| at + 1);
        Self {
            cells,
            before: &bytes[..start],
            body: &bytes[start..end],
            after: &bytes[end..],
        }
    }
}

fn trimmed(cells: &[String]) -> Vec<String> {
    cells.iter().map(|cell| cell.trim().to_owned()).collect()
}

/// A row as CSV, without the end of its line.
fn line(cells: &[String]) -> Vec<u8> {
    let quoted = |cell: &String| {
        let plain = !cell.contains([',', '"', '\r', '\n']);
        if plain { cell.clone() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
    };
    cells.iter().map(quoted).collect::<Vec<_>>().join(",").into_bytes()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::Overlay;

    /// What becomes of a file where this is said of `a.pdf`.
    #[track_caller]
    fn case(before: &str, said: &[(&'static str, &str)], after: &str) {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("reviews.csv");
        fs::write(&path, before).unwrap();
        let said: Vec<_> =
            said.iter().map(|(field, cell)| (*field, (*cell).to_owned())).collect();
        Overlay::correct(&path, "a.pdf", &said).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), after);
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 1);
    }

    #[test]
    fn one_cell_is_changed_and_all_else_stays_as_it_was_written() {
        case(
            "title,file\n \"X\" , b.pdf\n\nOld,a.pdf\n\"Two\nlines\",c.pdf\n",
            &[("title", "New, \"so\"")],
            "title,file\n \"X\" , b.pdf\n\n\"New, \"\"so\"\"\",a.pdf\n\"Two\nlines\",c.pdf\n",
        );
        case(
            "\u{feff}file,title\r\na.pdf,Old\r\nb.pdf,X\r\n",
            &[("title", "-")],
            "\u{feff}file,title\r\na.pdf,-\r\nb.pdf,X\r\n",
        );
        case("file,title\na.pdf,Old\n", &[("title", "")], "file,title\na.pdf,\n");
    }

    #[test]
    fn a_row_and_a_column_that_are_missing_come_at_the_end() {
        let said = [("title", "T"), ("board", "B"), ("child", "")];
        case("file,title\nb.pdf,X", &said, "file,title,board\nb.pdf,X,\na.pdf,T,B\n");
        case("title,file\r\n", &[("title", "=1+1")], "title,file\r\n=1+1,a.pdf\r\n");
    }

    #[test]
    fn a_file_that_is_missing_is_begun_with_all_columns() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("reviews.csv");
        Overlay::correct(&path, "a.pdf", &[("title", "@T".to_owned())]).unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("file,title,board,child,author,published,"), "{text}");
        assert!(text.ends_with(",case\na.pdf,@T,,,,,,,,,,,,,,\n"), "{text}");
    }

    #[test]
    fn a_file_with_a_mistake_and_a_mistake_of_ours_leave_it_alone() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("reviews.csv");
        let cases = [
            ("file,titel\na.pdf,X\n", "a.pdf", "title", "T"),
            ("file,published\nb.pdf,March\n", "a.pdf", "published", "2014"),
            ("file,published\n", "a.pdf", "published", "March"),
            ("file,title\n", " a.pdf", "title", "T"),
            ("file,title\n", "a.pdf", "title", " T"),
        ];
        for (before, file, field, cell) in cases {
            fs::write(&path, before).unwrap();
            let said = [(field, cell.to_owned())];
            Overlay::correct(&path, file, &said).unwrap_err();
            assert_eq!(fs::read_to_string(&path).unwrap(), before);
        }
    }
}
