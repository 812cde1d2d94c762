//! Where the texts that are compared stand: recommendations, or passages of every kind.
//!
//! Of passages only places are kept, and those that repeat are read again: a whole
//! collection is compared without its text in memory.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::member::Member;
use super::texts::{Split, Texts};
use crate::analysis::Fact;
use crate::analysis::recommendations::{Recommendation, Sort, told};
use crate::analysis::themes::{Coded, Subcorpus, counted};
use crate::index::{Error, Library, StoredPassage};
use crate::model::ReviewId;

/// A document whose passages are compared.
#[derive(Debug, Clone)]
pub(super) struct Document {
    review: ReviewId,
    case: ReviewId,
    year: Option<u16>,
}

/// All that is compared, in the order of the texts.
pub(super) enum Places {
    /// Recommendations, whole.
    Recommendations(Vec<Recommendation>),
    /// Documents, and for each passage the number of its document and its place in it.
    Passages(Vec<Document>, Vec<(u32, u32)>),
}

/// The recommendations of a library; the words that label them do not count.
pub(super) fn of_recommendations(mut all: Vec<Recommendation>) -> (Places, Texts) {
    all.retain(|one| one.sort == Sort::Recommendation);
    let texts: Vec<&str> = all.iter().map(|one| told(&one.text)).collect();
    let texts = Texts::of(&texts);
    (Places::Recommendations(all), texts)
}

/// The passages of the documents that count.
pub(super) fn of_passages(
    library: &Library,
    coded: &Coded<'_>,
) -> Result<(Places, Texts), Error> {
    let documents = documents(coded);
    let read = |document: &Document| -> Result<(Vec<u32>, Split), Error> {
        let passages = library.passages(&document.review)?;
        let ords = passages.iter().map(|one| one.ord).collect();
        Ok((ords, Split::of(passages.iter().map(|one| one.passage.text.as_str()))))
    };
    let read: Vec<(Vec<u32>, Split)> =
        documents.par_iter().map(read).collect::<Result<_, _>>()?;
    let (ords, parts): (Vec<_>, Vec<_>) = read.into_iter().unzip();
    let places = (0_u32..)
        .zip(&ords)
        .flat_map(|(at, ords)| ords.iter().map(move |ord| (at, *ord)))
        .collect();
    Ok((Places::Passages(documents, places), Texts::joined(parts)))
}

/// The documents that count, by review, the longest of each first.
fn documents(coded: &Coded<'_>) -> Vec<Document> {
    let mut documents = Vec::new();
    for review in counted(coded) {
        let year = review.known(|record| Fact::Year.of(record).as_u64());
        let year = year.and_then(|year| u16::try_from(year).ok());
        for document in &review.documents {
            let (own, case) = (document.record.review.clone(), review.name().clone());
            documents.push(Document { review: own, case, year });
        }
    }
    documents
}

impl Places {
    /// The review that counts a text.
    pub(super) fn case(&self, text: u32) -> &ReviewId {
        match self {
            Self::Recommendations(all) => &all[text as usize].case,
            Self::Passages(documents, places) => {
                &documents[places[text as usize].0 as usize].case
            }
        }
    }

    /// Whether a text is in one of these passages.
    pub(super) fn is_in(&self, text: u32, only: &Subcorpus) -> bool {
        match self {
            Self::Recommendations(all) => {
                let one = &all[text as usize];
                one.ords.iter().any(|ord| only.has(&one.review, *ord))
            }
            Self::Passages(documents, places) => {
                let (document, ord) = places[text as usize];
                only.has(&documents[document as usize].review, ord)
            }
        }
    }

    /// These texts with all that a reader is told about them; `texts` in order.
    pub(super) fn members(
        &self,
        library: &Library,
        texts: &[u32],
    ) -> Result<BTreeMap<u32, Member>, Error> {
        match self {
            Self::Recommendations(all) => {
                let member = |text: &u32| (*text, of_one(&all[*text as usize]));
                Ok(texts.iter().map(member).collect())
            }
            Self::Passages(documents, places) => {
                read_again(library, documents, places, texts)
            }
        }
    }
}

/// Reads the passages again that repeat, document by document.
fn read_again(
    library: &Library,
    documents: &[Document],
    places: &[(u32, u32)],
    texts: &[u32],
) -> Result<BTreeMap<u32, Member>, Error> {
    let document = |text: u32| places[text as usize].0;
    let groups: Vec<&[u32]> =
        texts.chunk_by(|a, b| document(*a) == document(*b)).collect();
    let read = |group: &&[u32]| -> Result<Vec<(u32, Member)>, Error> {
        let document = &documents[document(group[0]) as usize];
        let passages = library.passages(&document.review)?;
        let stored = |text: u32| {
            let ord = places[text as usize].1;
            passages.iter().find(|one| one.ord == ord)
        };
        let member = |text: &u32| Some((*text, of_passage(document, stored(*text)?)));
        Ok(group.iter().filter_map(member).collect())
    };
    let read: Vec<Vec<(u32, Member)>> =
        groups.par_iter().map(read).collect::<Result<_, _>>()?;
    Ok(read.into_iter().flatten().collect())
}

fn of_one(one: &Recommendation) -> Member {
    Member {
        id: one.id.clone(),
        review: one.review.clone(),
        case: one.case.clone(),
        year: one.year,
        file: one.file.clone(),
        page: one.page,
        page_label: one.page_label.clone(),
        number: one.number.clone(),
        section: one.section.clone(),
        section_kind: one.section_kind,
        passage: one.passages[0].clone(),
        text: one.text.clone(),
        from: one.text.len() - told(&one.text).len(),
    }
}

fn of_passage(document: &Document, stored: &StoredPassage) -> Member {
    let passage = &stored.passage;
    Member {
        id: passage.id.to_string(),
        review: document.review.clone(),
        case: document.case.clone(),
        year: document.year,
        file: stored.file.clone(),
        page: passage.page,
        page_label: passage.page_label.clone(),
        number: passage.number.clone(),
        section: stored.section().to_owned(),
        section_kind: stored.section_kind,
        passage: passage.id.clone(),
        text: passage.text.clone(),
        from: 0,
    }
}
