//! What of all recommendations a list is narrowed to.

use std::collections::BTreeSet;

use super::Address;
use crate::analysis::recommendations::{
    Cell, Field, Recommendation, Recommendations, counts,
};
use crate::analysis::themes::Subcorpus;
use crate::model::ReviewId;
use crate::query::Query;
use crate::web::desk::Ask;
use crate::web::trouble::Trouble;

/// The list, before it is ordered.
pub(super) struct Chosen<'a> {
    /// Those in the passages of the query, whatever the list is narrowed to.
    pool: Vec<&'a Recommendation>,
    /// What it is narrowed to, field by field.
    cells: Vec<(Field, Cell)>,
    /// Those that remain, by review and place in it.
    pub(super) all: Vec<&'a Recommendation>,
}

impl<'a> Chosen<'a> {
    /// What an address asks for, of recommendations or questions.
    pub(super) fn of(
        address: &Address,
        found: &'a Recommendations,
        only: Option<&Subcorpus>,
    ) -> Self {
        let within = |one: &&Recommendation| only.is_none_or(|only| one.is_in(only));
        let pool: Vec<_> = found.of(address.of.sort()).filter(within).collect();
        let cell = |(field, value): (Field, &str)| {
            (field, Cell::of([(field, value.to_owned())]))
        };
        let mut chosen =
            Self { pool, cells: address.chosen().map(cell).collect(), all: Vec::new() };
        chosen.all = chosen.but(None);
        chosen
    }

    /// In how many reviews they stand.
    pub(super) fn reviews(&self) -> usize {
        self.all.iter().map(|one| &one.case).collect::<BTreeSet<_>>().len()
    }

    /// The values of a field, each with how many it would leave in the place of the value
    /// that is chosen.
    pub(super) fn values(&self, field: Field) -> Vec<(String, u64)> {
        counts(&self.but(Some(field)), field)
    }

    /// Those that have all that is chosen but for one field.
    fn but(&self, field: Option<Field>) -> Vec<&'a Recommendation> {
        let has = |one: &&Recommendation| {
            self.cells.iter().all(|(own, cell)| Some(*own) == field || cell.has(one))
        };
        self.pool.iter().copied().filter(has).collect()
    }
}

/// The passages that a query matches.
pub(super) fn passages(query: &Query, ask: &Ask<'_>) -> Result<Subcorpus, Trouble> {
    let library = &ask.opened.library;
    let question = library.ask_within(query, ask.patience)?.unscored();
    let mut places = Vec::new();
    question.each(|one| places.push((one.review, one.ord)))?;
    let ids = library.review_ids();
    let place = |(review, passage)| {
        ids.get(review as usize).map(|id: &ReviewId| (id.clone(), passage))
    };
    Ok(places.into_iter().filter_map(place).collect())
}
