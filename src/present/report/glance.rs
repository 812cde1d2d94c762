//! What a reader should know who reads nothing else.

use crate::analysis::recommendations::{Addressee, Sort};
use crate::analysis::report::Report;
use crate::analysis::themes::{CAVEAT, Row};
use crate::present::counted;
use crate::present::made::counted_as;
use crate::present::paper::{Block, Part, Text, Thing};

/// How many themes are named.
const THEMES: usize = 5;

pub(super) fn part(report: &Report) -> Part {
    let mut said = vec![themes(report), recommendations(report)];
    said.extend(repeats(report));
    Part::new("glance", "At a glance", vec![Block::List(said), Block::note(CAVEAT)])
}

/// The themes that most reviews have, with their numbers.
fn themes(report: &Report) -> Text {
    let counts = &report.counts;
    let found = |row: &&Row| row.figures.reviews_found > 0;
    let is_told = |row: &&Row| counts.told(row.figures.reviews_found).is_whole();
    let mut rows: Vec<&Row> =
        counts.themes.rows.iter().filter(found).filter(is_told).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.figures.reviews_found));
    if rows.is_empty() && report.pages.is_empty() {
        return "No theme was found in any review.".into();
    }
    if rows.is_empty() {
        return "No theme was found in so many reviews that it is told in how many."
            .into();
    }
    let mut text = Text::from("Found in most reviews: ");
    for (at, row) in rows.iter().take(THEMES).enumerate() {
        let between = if at == 0 { "" } else { "; " };
        let name = Text::to(super::theme::id(&row.theme), &row.title);
        text = text.and(between).and(name.naming(&Thing::Theme(row.theme.clone())));
        let total = row.figures.reviews_total;
        let total = counts.told(total).words(total);
        text = text.and(format!(" ({} of {total})", row.figures.reviews_found));
    }
    text.and(".")
}

fn recommendations(report: &Report) -> Text {
    let summary = &report.summary;
    let all: Vec<_> = report.recommendations.of(Sort::Recommendation).collect();
    let government =
        all.iter().filter(|one| one.addressees.contains(&Addressee::Government)).count();
    let law = all.iter().filter(|one| one.law).count();
    let [government, law] =
        [government, law].map(|n| report.counts.told(n as u64).words(n as u64));
    let masks = summary.masks;
    let all =
        counted_as(masks.recommendations, summary.recommendations, "recommendation");
    Text::to("recommendations", all).and(format!(
        " in {} of {} reviews: {government} to Government or a national body, {law} for a \
         change in law, statutory guidance or national policy.",
        masks.reviews_with.words(summary.reviews_with),
        masks.reviews.words(summary.reviews)
    ))
}

fn repeats(report: &Report) -> Option<Text> {
    let clusters = report.repeats.clusters.len() as u64;
    (clusters > 0).then(|| {
        Text::to("repeated", counted(clusters, "recommendation"))
            .and(" made again, word for word or nearly, by another review.")
    })
}
