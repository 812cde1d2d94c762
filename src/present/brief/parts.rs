//! The parts of a brief, one by one, for a page that leads from them to what they name.

use super::{numbers, recommended as asked, said};
use crate::analysis::report::Brief;
use crate::present::paper::{Fragment, Leads, fragment};

/// In how many reviews it is found, in a sentence.
pub fn subtitle(brief: &Brief) -> String {
    said::subtitle(brief)
}

/// What it is, what counts and what does not.
pub fn about(brief: &Brief, leads: Leads<'_>) -> Fragment {
    fragment(&said::about(brief), leads)
}

/// A chart of the years; none where no year is known.
pub fn years(brief: &Brief, leads: Leads<'_>) -> Option<Fragment> {
    Some(fragment(&numbers::years(brief)?, leads))
}

/// By what its reviews have in common; none of a query.
pub fn groups(brief: &Brief, leads: Leads<'_>) -> Option<Fragment> {
    Some(fragment(&numbers::groups(brief)?, leads))
}

/// What occurs in the same reviews; none where nothing does.
pub fn together(brief: &Brief, leads: Leads<'_>) -> Option<Fragment> {
    Some(fragment(&numbers::together(brief)?, leads))
}

/// Recommendations that speak of it, and which of them were made again.
pub fn recommended(brief: &Brief, leads: Leads<'_>) -> Fragment {
    fragment(&asked(brief), leads)
}

/// How it was counted.
pub fn method(brief: &Brief, leads: Leads<'_>) -> Fragment {
    fragment(&said::method(brief), leads)
}
