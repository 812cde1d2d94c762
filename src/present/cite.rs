//! References as reference managers read them: RIS and BibTeX.

use std::io::{self, Write};

use crate::analysis::cite::{Author, Reference};

/// A format of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bibliography {
    /// Tagged lines (Research Information Systems).
    Ris,
    /// BibTeX, entries of type `techreport`.
    Bibtex,
}

/// Writes references, one after another.
pub fn references(
    references: &[Reference],
    format: Bibliography,
    out: &mut dyn Write,
) -> io::Result<()> {
    references.iter().try_for_each(|reference| match format {
        Bibliography::Ris => ris(reference, out),
        Bibliography::Bibtex => bibtex(reference, out),
    })
}

fn ris(reference: &Reference, out: &mut dyn Write) -> io::Result<()> {
    let mut line = |tag: &str, value: &str| write!(out, "{tag}  - {}\r\n", flat(value));
    line("TY", "RPRT")?;
    line("ID", &reference.key)?;
    for author in &reference.authors {
        match author {
            Author::Person { family, given } => {
                line("AU", &format!("{family}, {given}"))?;
            }
            Author::Body(name) => line("AU", name)?,
        }
    }
    line("TI", &reference.title)?;
    if let Some(institution) = &reference.institution {
        line("PB", institution)?;
    }
    if let Some(date) = reference.published {
        line("PY", &date.year.to_string())?;
        let part =
            |part: Option<u8>| part.map_or(String::new(), |part| format!("{part:02}"));
        line("DA", &format!("{}/{}/{}/", date.year, part(date.month), part(date.day)))?;
    }
    line("M3", reference.kind)?;
    if let Some((first, last)) = reference.pages {
        line("SP", &first.0.to_string())?;
        line("EP", &last.0.to_string())?;
    }
    if let Some(number) = &reference.number {
        line("N1", &format!("paragraph {number}"))?;
    }
    line("ER", "")
}

fn bibtex(reference: &Reference, out: &mut dyn Write) -> io::Result<()> {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let authors: Vec<String> = reference.authors.iter().map(name).collect();
    if !authors.is_empty() {
        fields.push(("author", authors.join(" and ")));
    }
    fields.push(("title", format!("{{{}}}", escaped(&reference.title))));
    let institution = reference.institution.as_deref().unwrap_or_default();
    fields.push(("institution", escaped(institution)));
    if let Some(date) = reference.published {
        fields.push(("year", date.year.to_string()));
        fields.extend(date.month.map(|month| ("month", month.to_string())));
    }
    fields.push(("type", reference.kind.to_owned()));
    if let Some((first, last)) = reference.pages {
        let pages = if first == last {
            first.0.to_string()
        } else {
            format!("{}--{}", first.0, last.0)
        };
        fields.push(("pages", pages));
    }
    if let Some(number) = &reference.number {
        fields.push(("note", format!("paragraph {}", escaped(number))));
    }
    writeln!(out, "@techreport{{{},", reference.key)?;
    for (name, value) in fields {
        writeln!(out, "  {name} = {{{value}}},")?;
    }
    writeln!(out, "}}\n")
}

/// A body in braces of its own, or its words would be taken for given and family name.
fn name(author: &Author) -> String {
    match author {
        Author::Person { family, given } => {
            format!("{}, {}", escaped(family), escaped(given))
        }
        Author::Body(name) => format!("{{{}}}", escaped(name)),
    }
}

/// A text on one line.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text in which nothing is a command of TeX, on one line.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in flat(text).chars() {
        match letter {
            '\\' => out.push_str("\\textbackslash{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '&' | '%' | '$' | '#' | '_' | '{' | '}' => out.extend(['\\', letter]),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Bibliography, references};
    use crate::analysis::cite::{Author, Reference};
    use crate::model::{Date, PageNumber};

    fn written(format: Bibliography) -> String {
        let reference = Reference {
            key: "child-n".to_owned(),
            title: "Child N & Family_D".to_owned(),
            authors: vec![
                Author::Person { family: "Smith".into(), given: "Jane".into() },
                Author::Body("NSPCC".into()),
            ],
            institution: Some("Harrow LSCB".to_owned()),
            published: Date::new(2014, Some(3), None),
            kind: "Serious case review",
            pages: Some((PageNumber(12), PageNumber(13))),
            number: Some("4.2".to_owned()),
        };
        let mut out = Vec::new();
        references(&[reference], format, &mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn ris_is_tagged_lines() {
        let expected = [
            "TY  - RPRT",
            "ID  - child-n",
            "AU  - Smith, Jane",
            "AU  - NSPCC",
            "TI  - Child N & Family_D",
            "PB  - Harrow LSCB",
            "PY  - 2014",
            "DA  - 2014/03//",
            "M3  - Serious case review",
            "SP  - 12",
            "EP  - 13",
            "N1  - paragraph 4.2",
            "ER  - ",
        ];
        let expected = format!("{}\r\n", expected.join("\r\n"));
        assert_eq!(written(Bibliography::Ris), expected);
    }

    #[test]
    fn bibtex_holds_no_commands() {
        let expected = "@techreport{child-n,
  author = {Smith, Jane and {NSPCC}},
  title = {{Child N \\& Family\\_D}},
  institution = {Harrow LSCB},
  year = {2014},
  month = {3},
  type = {Serious case review},
  pages = {12--13},
  note = {paragraph 4.2},
}

";
        assert_eq!(written(Bibliography::Bibtex), expected);
    }
}
