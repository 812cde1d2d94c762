//! What is in the corpus, and how well it was read.

use crate::analysis::report::{Corpus, Counts};
use crate::model::Status;
use crate::present::counted;
use crate::present::made::counted_as;
use crate::present::paper::{Block, Cell, Grid, Head, Line, Part, Text};

pub(super) fn part(counts: &Counts) -> Part {
    let corpus = &counts.corpus;
    let mut blocks = vec![Block::Facts(facts(counts)), Block::Table(statuses(corpus))];
    blocks.extend(unread(corpus));
    Part::new("corpus", "The corpus and how it was read", blocks)
}

fn facts(counts: &Counts) -> Vec<(String, Text)> {
    let corpus = &counts.corpus;
    let years = corpus
        .years
        .map_or("not known".to_owned(), |(first, last)| format!("{first} to {last}"));
    let undated = match corpus.undated {
        0 => String::new(),
        n => {
            let reviews = counted_as(counts.told(n), n, "review");
            format!("; of {reviews} no year is known")
        }
    };
    let reviews = counts.told(corpus.reviews).words(corpus.reviews);
    let facts = [
        ("Reviews", format!("{reviews}, each case once")),
        ("Files", files(corpus)),
        ("Published", format!("{years}{undated}")),
        ("Boards and partnerships", corpus.boards.to_string()),
        ("Pages", corpus.pages.to_string()),
        ("Passages", corpus.passages.to_string()),
        ("Words", corpus.words.to_string()),
    ];
    facts.map(|(name, value)| (name.to_owned(), value.into())).to_vec()
}

fn files(corpus: &Corpus) -> String {
    let copies = match corpus.copies {
        0 => "none of them a copy of another".to_owned(),
        1 => "1 of them nearly a copy of another and not counted".to_owned(),
        n => format!("{n} of them nearly copies of others and not counted"),
    };
    format!("{}, {copies}", corpus.files)
}

fn statuses(corpus: &Corpus) -> Grid {
    let row = |(status, files): (&Status, &u64)| {
        let means = means(*status);
        Line::Cells(vec![status.name().into(), files.to_string().into(), means.into()])
    };
    Grid {
        caption: format!(
            "How reading ended, for each of {}.",
            counted(corpus.files, "file")
        ),
        heads: vec![
            Head::left("status"),
            Head::right("files"),
            Head::prose("what it means"),
        ],
        rows: corpus.statuses.iter().map(row).collect(),
    }
}

const fn means(status: Status) -> &'static str {
    match status {
        Status::Ok => "Every page was read.",
        Status::Partial => "Some pages could not be read, or are pictures of text.",
        Status::NoText => "A scan: no page holds text.",
        Status::Encrypted => "A password is needed.",
        Status::Damaged => "Broken beyond reading, or not what its name says.",
        Status::Limit => "Reading it would take more memory or pages than allowed.",
        Status::Timeout => "Reading it took longer than allowed.",
        Status::Crashed => "Reading it failed twice.",
        Status::Unsupported => "A kind of file that is not read.",
        Status::Unreadable => "The file could not be opened.",
        Status::Duplicate => "The same text as another file, which counts.",
    }
}

/// Files that numbers may lack something of.
fn unread(corpus: &Corpus) -> Option<Block> {
    if corpus.unread.is_empty() {
        return None;
    }
    let cell = |text: &str| Cell::from(text);
    let rows = corpus.unread.iter().map(|one| {
        let detail = one.detail.as_deref().unwrap_or_default();
        Line::Cells(vec![cell(&one.file), cell(one.status.name()), cell(detail)])
    });
    Some(Block::Table(Grid {
        caption: "Files of which the numbers below lack something.".to_owned(),
        heads: vec![Head::left("file"), Head::left("status"), Head::prose("why")],
        rows: rows.collect(),
    }))
}
