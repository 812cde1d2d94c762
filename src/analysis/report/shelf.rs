//! Reviews that were opened to be quoted, and what of them is quoted already.

use std::collections::{BTreeMap, BTreeSet};

use crate::index::{Error, Library, StoredPassage};
use crate::model::{PassageId, ReviewId};

/// Reviews at hand: one is quoted for many themes, and read once.
pub(super) struct Shelf<'a> {
    library: &'a Library,
    read: BTreeMap<ReviewId, Vec<StoredPassage>>,
    quoted: BTreeSet<PassageId>,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(library: &'a Library) -> Self {
        Self { library, read: BTreeMap::new(), quoted: BTreeSet::new() }
    }

    /// A passage by its place in its review, if there is one.
    pub(super) fn passage(
        &mut self,
        review: &ReviewId,
        ord: u32,
    ) -> Result<Option<&StoredPassage>, Error> {
        if !self.read.contains_key(review) {
            self.read.insert(review.clone(), self.library.passages(review)?);
        }
        Ok(self.read[review].iter().find(|one| one.ord == ord))
    }

    /// Whether it was quoted.
    pub(super) fn is_quoted(&self, passage: &PassageId) -> bool {
        self.quoted.contains(passage)
    }

    /// Notes that it is.
    pub(super) fn quote(&mut self, passage: &PassageId) {
        self.quoted.insert(passage.clone());
    }
}
