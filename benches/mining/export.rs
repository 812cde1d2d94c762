//! The passages that count, as the peer reads them.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use throughline::analysis::themes::cases;
use throughline::index::{Library, StoredPassage};
use throughline::model::SectionKind;
use throughline::text::tokens;

/// How much was written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Size {
    pub reviews: usize,
    pub passages: u64,
    pub words: u64,
}

/// Writes what `peer.py` reads: copies left out, documents of one case one review.
pub(crate) fn export(library: &Library, place: &Path) -> Size {
    let create = |name: &str| {
        BufWriter::new(File::create(place.join(name)).expect("room for the text"))
    };
    let [mut text, mut words, mut years] =
        ["text.tsv", "words.tsv", "years.tsv"].map(create);
    let records = library.records().expect("a library that can be read");
    let cases = cases(records.iter().filter(|record| record.status.is_read()));
    let mut size = Size { reviews: cases.len(), ..Size::default() };
    for (number, case) in cases.iter().enumerate() {
        let year = case.iter().find_map(|record| record.metadata.published.as_ref());
        let year = year.map_or_else(String::new, |date| date.value.year.to_string());
        writeln!(years, "{year}").expect("room for the text");
        for record in case {
            let passages = library.passages(&record.review);
            for stored in &passages.expect("a library that can be read") {
                let (raw, cut) = lines(stored);
                let target = u8::from(stored.section_kind == SectionKind::Findings);
                size.passages += 1;
                size.words += u64::from(stored.passage.words);
                writeln!(text, "{number}\t{target}\t{raw}").expect("room for the text");
                writeln!(words, "{number}\t{target}\t{cut}").expect("room for the text");
            }
        }
    }
    size
}

/// A passage as a line of text, and as a line of words.
fn lines(stored: &StoredPassage) -> (String, String) {
    let text = &stored.passage.text;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let word = |token: throughline::text::Token<'_>| {
        if token.is_possessive(text) { "'s".to_owned() } else { token.word.into_owned() }
    };
    (line, tokens(text).map(word).collect::<Vec<_>>().join(" "))
}
