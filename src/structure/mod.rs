//! Structure: pages of positioned lines become a review of sections and passages.
//!
//! Stands between `extract` and `index`, reads nothing and cannot fail: whatever a page
//! holds is some passage, except running heads and feet and lists of contents, which are
//! no text. The steps are in order in [`structure`]; each hands on places in lines, never
//! copies of words, so that a passage's anchors lead back to the page exactly.

mod blocks;
mod body;
mod chunk;
mod contents;
mod flow;
mod footnotes;
mod furniture;
mod headings;
mod hyphens;
mod margins;
mod metadata;
mod page_number;
mod passages;
mod sections;
mod tables;
#[cfg(test)]
mod tests;

use chunk::Chunk;

use crate::model::{Extracted, Review, ReviewId};

/// What a source holds: its sections, its passages, and what it says about itself.
///
/// Pure and total: the same pages give the same review, and no page makes it fail. Takes
/// time in proportion to the text.
pub fn structure(id: ReviewId, extracted: &Extracted) -> Review {
    let pages = extracted.pages.as_slice();
    let furniture = furniture::furniture(pages);
    let vocabulary = hyphens::Vocabulary::of(pages);

    let lines = flow::flow(pages, &furniture.left_out);
    let body = body::Body::measure(&lines);
    let lines = contents::without_contents(margins::settle(lines));
    let parted = footnotes::part(lines, &body);

    let mut chunks = blocks::blocks(pages, &parted.text, &body);
    let front = headings::headings(pages, &mut chunks, &body);
    let (chunks, front) = with_notes(chunks, parted.notes, front);

    let mut maker = passages::Maker::new(&id, pages, &furniture.labels, &vocabulary);
    let outline = sections::outline(&chunks, front, &mut maker);
    let mut review = Review {
        id,
        metadata: crate::model::Metadata::default(),
        pages: u32::try_from(pages.len()).unwrap_or(u32::MAX),
        sections: outline.sections,
        passages: outline.passages,
    };
    review.metadata = metadata::metadata(extracted, &review, &furniture.words);
    review
}

/// Puts each note after the last block that begins on its page. Also says where the
/// front ends among the longer list.
fn with_notes(
    chunks: Vec<Chunk>,
    notes: Vec<Chunk>,
    front: usize,
) -> (Vec<Chunk>, usize) {
    let mut all = Vec::with_capacity(chunks.len() + notes.len());
    let mut notes = notes.into_iter().peekable();
    let mut front_after = None;
    for (at, chunk) in chunks.into_iter().enumerate() {
        while let Some(note) = notes.next_if(|note| note.page() < chunk.page()) {
            all.push(note);
        }
        if at == front {
            front_after = Some(all.len());
        }
        all.push(chunk);
    }
    all.extend(notes);
    let front = front_after.unwrap_or(all.len());
    (all, front)
}
