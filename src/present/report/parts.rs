//! The parts of a report, one by one, for a page that leads from them to what they name.

use super::{
    corpus as read, glance as first, made as markers, method as rules,
    recommended as asked, repeated as twice, reviews as list, themes as table,
    together as pairs, trends as years,
};
use crate::analysis::recommendations::Field;
use crate::analysis::report::{Counts, Report};
use crate::analysis::themes::{Frequencies, Made};
use crate::present::paper::{Fragment, Leads, fragment};

/// What the whole is about, in a sentence.
pub fn subtitle(counts: &Counts) -> String {
    super::subtitle(counts)
}

/// What a reader should know who reads nothing else.
pub fn glance(report: &Report, leads: Leads<'_>) -> Fragment {
    fragment(&first::part(report), leads)
}

/// What is in the corpus, and how well it was read.
pub fn corpus(counts: &Counts, leads: Leads<'_>) -> Fragment {
    fragment(&read::part(counts), leads)
}

/// A table of themes, parted or not, in whatever order its rows are.
pub fn themes(found: &Frequencies, made: &Made, leads: Leads<'_>) -> Fragment {
    fragment(&table::part(found, made), leads)
}

/// Themes by year.
pub fn trends(counts: &Counts, leads: Leads<'_>) -> Fragment {
    fragment(&years::part(&counts.trends), leads)
}

/// Which themes occur in the same reviews.
pub fn together(counts: &Counts, leads: Leads<'_>) -> Fragment {
    fragment(&pairs::part(&counts.together), leads)
}

/// How many recommendations there are, to whom and what for; none of them in full, and
/// without the table of verbs, which is long.
pub fn recommended(report: &Report, leads: Leads<'_>) -> Fragment {
    let tallies = report.tallies.iter().filter(|tally| tally.by != Field::Verb);
    fragment(&asked::numbers(report, tallies), leads)
}

/// What was recommended by one review, and again by another.
pub fn repeated(report: &Report, leads: Leads<'_>) -> Fragment {
    fragment(&twice::part(report), leads)
}

/// How the reviews were made.
pub fn made(report: &Report, leads: Leads<'_>) -> Fragment {
    fragment(&markers::part(report), leads)
}

/// How everything was counted.
pub fn method(counts: &Counts, leads: Leads<'_>) -> Fragment {
    fragment(&rules::part(counts), leads)
}

/// The reviews that count.
pub fn reviews(counts: &Counts, leads: Leads<'_>) -> Fragment {
    fragment(&list::part(&counts.reviews), leads)
}
