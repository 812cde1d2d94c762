//! throughline, as `search` with a screenful and as `search --count` use it; reading the
//! query is part of the time.

use std::path::PathBuf;

use throughline::analysis::{Options, search};
use throughline::index::{Library, SourceRecord, Start, Versions, Writer};
use throughline::model::{
    Anchor, Metadata, PageNumber, Passage, PassageId, PassageKind, Review, ReviewId,
    Section, SectionIndex, SectionKind, Stamp, Status,
};
use throughline::query::Query;
use throughline::text::{count_words, sentence_starts};

use crate::ask::Ask;
use crate::corpus::Corpus;
use crate::engine::{Engine, Run, Work, timed};
use crate::say;

pub(crate) struct Ours<'a> {
    pub library: &'a Library,
    pub work: Work,
}

impl Engine for Ours<'_> {
    fn name(&self) -> &'static str {
        match self.work {
            Work::Twenty => "throughline",
            Work::Addresses => "throughline without text",
            Work::Count => "throughline, count",
        }
    }

    fn answer(&mut self, ask: &Ask) -> Option<Result<Run, String>> {
        let typed = ask.typed();
        Some(timed(|| {
            let query: Query =
                typed.parse().map_err(|error| format!("{typed}: {error}"))?;
            let failed = |error| format!("{typed}: {error}");
            let question = self.library.ask(&query).map_err(failed)?;
            let counts = match self.work {
                Work::Twenty => {
                    let options = Options::default();
                    search(self.library, question, &options).map_err(failed)?.0.counts
                }
                Work::Addresses => question.best(20).map_err(failed)?.counts,
                Work::Count => question.count().map_err(failed)?.0,
            };
            Ok::<_, String>(counts.passages as u64)
        }))
    }

    fn work(&self) -> Work {
        self.work
    }
}

/// The library of a corpus, from the last run if that left one which can be read.
pub(crate) fn library(corpus: &Corpus) -> Library {
    let folder: PathBuf = corpus.folder.join("throughline");
    if let Ok(library) = Library::open(&folder)
        && library.passage_count() == corpus.passages() as u64
    {
        return library;
    }
    say("building the library");
    std::fs::create_dir_all(&folder).expect("room for a library");
    let versions = Versions::current("bench");
    let mut writer = Writer::open(&folder, "a bench", &versions, Start::Anew)
        .expect("a folder of our own");
    for (number, texts) in (0..).zip(&corpus.reviews) {
        let review = review(number, texts);
        writer.replace(&record(&review), Some(&review)).expect("room for a review");
    }
    writer.finish().expect("room for a library");
    Library::open(&folder).expect("the library just made")
}

fn review(number: u32, texts: &[String]) -> Review {
    let id = ReviewId(format!("recombined-{number:05}"));
    let section = |heading: &str, kind| Section {
        heading: heading.to_owned(),
        level: 1,
        parent: None,
        kind,
    };
    let passages = (0..).zip(texts).map(|(ord, text)| passage(&id, ord, text)).collect();
    Review {
        metadata: Metadata::default(),
        pages: 50,
        sections: vec![
            section("What happened", SectionKind::Narrative),
            section("Findings", SectionKind::Findings),
        ],
        passages,
        id,
    }
}

fn passage(review: &ReviewId, ord: u32, text: &str) -> Passage {
    let page = PageNumber(1 + ord / 5);
    let length = |number: usize| u32::try_from(number).expect("a passage, not a book");
    let end = length(text.len());
    Passage {
        id: PassageId(format!("{review}/{ord:08x}.1")),
        kind: PassageKind::Paragraph,
        number: Some(format!("{}.{}", page.0, ord % 5)),
        text: text.to_owned(),
        sentences: sentence_starts(text),
        section: SectionIndex(u32::from(ord >= 125)),
        page,
        page_end: page,
        page_label: None,
        anchors: vec![Anchor { page, line: 1, line_start: 0, start: 0, end }],
        words: length(count_words(text)),
    }
}

fn record(review: &Review) -> SourceRecord {
    SourceRecord {
        review: review.id.clone(),
        file: format!("{}.pdf", review.id),
        sha256: None,
        stamp: Stamp { size: 1, modified: 1 },
        status: Status::Ok,
        detail: None,
        pages: review.pages,
        words: review.passages.iter().map(|passage| u64::from(passage.words)).sum(),
        passages: u32::try_from(review.passages.len()).expect("a few hundred"),
        read: review.metadata.clone(),
        metadata: review.metadata.clone(),
        text_hash: None,
        sketch: Vec::new(),
        duplicate_of: None,
        case: None,
        sections: review.sections.clone(),
        extractor: "bench".to_owned(),
    }
}
