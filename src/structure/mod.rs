//! structure
use crate::model::{Extracted, Review, ReviewId};
/// x
pub fn structure(id: ReviewId, extracted: &Extracted) -> Review {
    let _ = extracted;
    Review {
        id,
        metadata: crate::model::Metadata::default(),
        pages: 0,
        sections: vec![],
        passages: vec![],
    }
}
