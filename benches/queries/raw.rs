//! tantivy as it comes: its own words in lower case with positions and lengths, its own
//! queries, scores and collectors, in one segment.
//!
//! It has no NEAR: a phrase with slop is the nearest thing, which counts moves instead of
//! steps and finds other passages. Times compare, counts do not.

use std::fs;
use std::path::Path;

use tantivy::collector::{Count, TopDocs};
use tantivy::query::{
    BooleanQuery, Occur, PhraseQuery, Query, RegexPhraseQuery, RegexQuery, TermQuery,
};
use tantivy::schema::{
    Field, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions, Value,
};
use tantivy::tokenizer::{LowerCaser, SimpleTokenizer, TextAnalyzer};
use tantivy::{Index, Searcher, TantivyDocument, Term};

use crate::ask::{Ask, Form};
use crate::corpus::Corpus;
use crate::engine::{Engine, Run, Work, timed};
use crate::say;

pub(crate) struct Raw<'a> {
    pub searcher: &'a Searcher,
    pub work: Work,
}

impl Engine for Raw<'_> {
    fn name(&self) -> &'static str {
        match self.work {
            Work::Twenty => "tantivy",
            Work::Addresses => "tantivy without text",
            Work::Count => "tantivy, count",
        }
    }

    fn answer(&mut self, ask: &Ask) -> Option<Result<Run, String>> {
        let body = self.searcher.schema().get_field("body").ok()?;
        query(ask, body)?;
        Some(timed(|| self.run(&*query(ask, body).expect("as a moment ago"), body)))
    }

    fn work(&self) -> Work {
        self.work
    }
}

impl Raw<'_> {
    fn run(&self, query: &dyn Query, body: Field) -> tantivy::Result<u64> {
        if self.work == Work::Count {
            return Ok(self.searcher.search(query, &Count)? as u64);
        }
        let best = TopDocs::with_limit(20).order_by_score();
        let (count, best) = self.searcher.search(query, &(Count, best))?;
        if self.work == Work::Twenty {
            let mut bytes = 0;
            for (_, address) in best {
                let document: TantivyDocument = self.searcher.doc(address)?;
                let text = document.get_first(body);
                bytes += text.as_ref().and_then(Value::as_str).map_or(0, str::len);
            }
            std::hint::black_box(bytes);
        }
        Ok(count as u64)
    }
}

/// A question in tantivy's own queries, where there is one.
fn query(ask: &Ask, body: Field) -> Option<Box<dyn Query>> {
    match ask {
        Ask::Row(forms) => row(forms, body, 0),
        Ask::Near(words, parts) | Ask::Pre(words, parts) => match &**parts {
            [Ask::Row(one), Ask::Row(other)] => {
                row(&[one.as_slice(), other.as_slice()].concat(), body, words - 1)
            }
            _ => None,
        },
        Ask::And(parts) => all(parts, body, Occur::Must),
        Ask::Or(parts) => all(parts, body, Occur::Should),
        Ask::Sentence(_) | Ask::Apart(..) => None,
    }
}

fn all(parts: &[Ask], body: Field, occur: Occur) -> Option<Box<dyn Query>> {
    let parts: Option<Vec<_>> =
        parts.iter().map(|part| Some((occur, query(part, body)?))).collect();
    Some(Box::new(BooleanQuery::new(parts?)))
}

fn row(forms: &[Form], body: Field, slop: u32) -> Option<Box<dyn Query>> {
    let exact = |form: &Form| match form {
        Form::Exact(word) => Some(Term::from_field_text(body, word)),
        Form::Start(_) | Form::Bare(_) => None,
    };
    let regex = |form: &Form| match form {
        Form::Exact(word) => Some(word.clone()),
        Form::Start(letters) => Some(format!("{letters}.*")),
        Form::Bare(_) => None,
    };
    let terms: Option<Vec<Term>> = forms.iter().map(exact).collect();
    Some(match (forms, terms) {
        ([_], Some(mut terms)) => {
            Box::new(TermQuery::new(terms.pop()?, IndexRecordOption::WithFreqs))
        }
        (_, Some(terms)) => {
            let mut phrase = PhraseQuery::new(terms);
            phrase.set_slop(slop);
            Box::new(phrase)
        }
        ([form], None) => Box::new(RegexQuery::from_pattern(&regex(form)?, body).ok()?),
        (_, None) => {
            let terms: Option<Vec<String>> = forms.iter().map(regex).collect();
            let mut phrase = RegexPhraseQuery::new(body, terms?);
            phrase.set_slop(slop);
            Box::new(phrase)
        }
    })
}

/// The index of a corpus, from the last run if that left one.
pub(crate) fn searcher(corpus: &Corpus) -> tantivy::Result<Searcher> {
    let folder = corpus.folder.join("tantivy");
    if !folder.exists() {
        say("building tantivy's index");
        let half = corpus.folder.join("tantivy-half");
        let _ = fs::remove_dir_all(&half);
        fs::create_dir_all(&half).expect("room for an index");
        build(corpus, &half)?;
        fs::rename(&half, &folder).expect("a folder of our own");
    }
    let index = Index::open_in_dir(&folder)?;
    index.tokenizers().register("lower", lower());
    Ok(index.reader()?.searcher())
}

fn build(corpus: &Corpus, folder: &Path) -> tantivy::Result<()> {
    let mut schema = Schema::builder();
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("lower")
        .set_index_option(IndexRecordOption::WithFreqsAndPositions);
    let options = TextOptions::default().set_indexing_options(indexing) | STORED;
    let body = schema.add_text_field("body", options);
    let index = Index::create_in_dir(folder, schema.build())?;
    index.tokenizers().register("lower", lower());
    let mut writer = index.writer_with_num_threads(1, 50_000_000)?;
    for text in corpus.reviews.iter().flatten() {
        let mut document = TantivyDocument::new();
        document.add_text(body, text);
        writer.add_document(document)?;
    }
    writer.commit()?;
    writer.wait_merging_threads()?;
    let mut writer: tantivy::IndexWriter =
        index.writer_with_num_threads(1, 50_000_000)?;
    writer.merge(&index.searchable_segment_ids()?).wait()?;
    writer.garbage_collect_files().wait()?;
    writer.wait_merging_threads()
}

fn lower() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).build()
}
