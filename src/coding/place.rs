//! What the linear model sees of where a passage stands: the words of its heading, and what
//! kind of section those words make.
//!
//! The sections above are left aside, and so is the sort of block. How far they are known
//! differs between a page, a text file and a line by itself; a passage is the same in all
//! three.
//!
//! Passages of a section share it, so that it is worked out once for a stretch of them.

use super::features::{Reader, Weighted};
use super::model::Asked;
use crate::model::SectionKind;
use crate::text::section_kind;

/// How much a word of the heading weighs, beside passages of length one.
const HEADING: f32 = 0.3;

/// A place and its features.
pub(super) struct Place {
    heading: String,
    features: Vec<Weighted>,
}

impl Place {
    fn is_of(&self, asked: Asked<'_>) -> bool {
        self.heading == asked.heading
    }
}

impl Reader<'_> {
    /// The features of where a passage stands.
    pub(super) fn place(&mut self, asked: Asked<'_>) -> &[Weighted] {
        let place = match self.place.take().filter(|place| place.is_of(asked)) {
            Some(place) => place,
            None => Place {
                heading: asked.heading.to_owned(),
                features: features(asked, self),
            },
        };
        &self.place.insert(place).features
    }
}

fn features(asked: Asked<'_>, reader: &mut Reader<'_>) -> Vec<Weighted> {
    let kind = section_kind(asked.heading).unwrap_or(SectionKind::Other);
    let place = format!(
        "{} heading{}",
        asked.heading.replace(char::is_whitespace, " heading "),
        kind.name().replace('-', ""),
    );
    let mut features = reader.read(&format!("heading {place}"));
    features.retain(|(at, _)| reader.is_run(*at));
    for (_, value) in &mut features {
        *value = HEADING;
    }
    features
}

#[cfg(test)]
mod tests {
    use super::{Asked, Reader};

    #[test]
    fn passages_in_turn_have_each_their_own_place() {
        let asked = |heading| Asked { text: "", heading };
        let mut reader = Reader::default();
        let first = reader.place(asked("Findings")).to_vec();
        assert_eq!(reader.place(asked("Findings")), first);
        let other = reader.place(asked("What went well")).to_vec();
        assert_ne!(first, other);
        assert_eq!(Reader::default().place(asked("What went well")), other);
        assert_eq!(reader.place(asked("Findings")), first);
    }
}
