//! A source's record and passages as tantivy documents.

use tantivy::TantivyDocument;
use tantivy::tokenizer::{PreTokenizedString, Token};

use super::SourceRecord;
use super::schema::{Fields, PASSAGE, REVIEW, mark};
use super::stored::{Packer, kind_number, section_number};
use crate::model::{Passage, Review};
use crate::text::tokens;

/// What is written for one source.
pub(super) struct Documents<'a> {
    pub fields: Fields,
    pub record: &'a SourceRecord,
    pub review: Option<&'a Review>,
}

impl<'a> Documents<'a> {
    /// The source's own document, then those of its passages in reading order.
    pub(super) fn all(&self) -> impl Iterator<Item = TantivyDocument> + use<'a, '_> {
        let read = self.review.filter(|_| self.record.status.is_read());
        let passages = read.into_iter().flat_map(move |review| {
            let packer = Packer::new(review, &self.record.file);
            (0_u32..)
                .zip(&review.passages)
                .map(move |(ord, passage)| self.passage(&packer, ord, passage))
        });
        std::iter::once(self.source()).chain(passages)
    }

    /// The source's own document.
    pub(super) fn source(&self) -> TantivyDocument {
        let record =
            serde_json::to_string(self.record).expect("a record is plain values");
        let mut document = TantivyDocument::new();
        document.add_text(self.fields.document, REVIEW);
        document.add_text(self.fields.review, &self.record.review.0);
        document.add_text(self.fields.record, record);
        let sketch: Vec<u8> =
            self.record.sketch.iter().flat_map(|hash| hash.to_le_bytes()).collect();
        document.add_bytes(self.fields.sketch, &sketch);
        document
    }

    fn passage(
        &self,
        packer: &Packer<'_>,
        ord: u32,
        passage: &Passage,
    ) -> TantivyDocument {
        let fields = self.fields;
        let mut document = TantivyDocument::with_capacity(passage.text.len() + 512);
        document.add_text(fields.document, PASSAGE);
        document.add_text(fields.review, &self.record.review.0);
        document.add_text(fields.passage, &passage.id.0);
        document.add_text(fields.body, &passage.text);
        if let Some(marks) = marks(passage) {
            document.add_pre_tokenized_text(fields.marks, marks);
        }
        document.add_bytes(fields.place, &packer.pack(ord, passage));
        document.add_u64(fields.ord, u64::from(ord));
        document.add_u64(fields.words, u64::from(passage.words));
        let section = section_number(packer.section_kind(passage));
        document.add_u64(fields.section, u64::from(section));
        document.add_u64(fields.kind, u64::from(kind_number(passage.kind)));
        document.add_u64(fields.page, u64::from(passage.page.0));
        document.add_u64(fields.page_end, u64::from(passage.page_end.0));
        document
    }
}

/// The markers of a passage, in order; most have none.
fn marks(passage: &Passage) -> Option<PreTokenizedString> {
    let starts = passage.sentences.get(1..).unwrap_or_default();
    let mut starts = starts.iter().map(|start| *start as usize).peekable();
    let mut marks = Vec::new();
    let mut mark = |position, text: &str| {
        marks.push(Token { position, text: text.to_owned(), ..Token::default() });
    };
    for (position, word) in tokens(&passage.text).enumerate() {
        let mut first = false;
        while starts.next_if(|start| *start <= word.start).is_some() {
            first = true;
        }
        if first {
            mark(position, mark::SENTENCE);
        }
        if word.is_possessive(&passage.text) {
            mark(position, mark::POSSESSIVE);
        }
    }
    (!marks.is_empty()).then(|| PreTokenizedString { text: String::new(), tokens: marks })
}

#[cfg(test)]
mod tests {
    use super::super::fixture::review;
    use super::super::schema::mark;
    use super::marks;

    fn positions(text: &str, mark: &str) -> Vec<usize> {
        let review = review("a", &[text]);
        let all = marks(&review.passages[0]).map(|one| one.tokens).unwrap_or_default();
        let such = all.into_iter().filter(|token| token.text == mark);
        such.map(|token| token.position).collect()
    }

    #[test]
    fn a_marker_stands_at_the_first_word_of_each_sentence_but_the_first() {
        let starts = |text| positions(text, mark::SENTENCE);
        assert_eq!(starts("One thing. “Two things. Three. Four"), [2, 4, 5]);
        assert_eq!(starts("One thing only"), [0; 0]);
        assert_eq!(starts("… . … . One. !"), [0]);
    }

    #[test]
    fn a_marker_stands_at_the_s_of_a_possessive() {
        let text = "The child’s need. S.47 of the mother's. Girls' clothes.";
        assert_eq!(positions(text, mark::POSSESSIVE), [2, 9]);
    }
}
