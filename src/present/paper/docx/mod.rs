//! A paper for word processors (ECMA-376), written part by part.
//!
//! The crates that write such files set neither a title and a language nor header rows of
//! tables, without which a screen reader does not know where it is; hence these few parts
//! of our own. Dates are left out: the same paper gives the same bytes.

mod body;
mod parts;

use std::io::{self, Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{DateTime, ZipWriter};

use super::Paper;

pub(super) fn write(paper: &Paper, out: &mut dyn Write) -> io::Result<()> {
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().last_modified_time(DateTime::DEFAULT);
    let parts = [
        ("[Content_Types].xml", parts::CONTENT_TYPES.to_owned()),
        ("_rels/.rels", parts::PACKAGE.to_owned()),
        ("docProps/core.xml", parts::core(&paper.title, &paper.subtitle)),
        ("word/_rels/document.xml.rels", parts::DOCUMENT.to_owned()),
        ("word/styles.xml", parts::STYLES.to_owned()),
        ("word/numbering.xml", parts::NUMBERING.to_owned()),
        ("word/footer.xml", parts::footer(&paper.foot)),
        ("word/document.xml", body::document(paper)?),
    ];
    for (name, bytes) in parts {
        file.start_file(name, options)?;
        file.write_all(bytes.as_bytes())?;
    }
    out.write_all(file.finish()?.get_ref())
}
