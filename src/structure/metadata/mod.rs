//! What a review says about itself.
use crate::model::{Extracted, Metadata, Review};
pub(super) fn metadata(
    extracted: &Extracted,
    review: &Review,
    heads: &[String],
) -> Metadata {
    let _ = (extracted, review, heads);
    Metadata::default()
}
