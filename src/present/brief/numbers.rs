//! How often: through the years, by what reviews have in common, and beside what.

use serde_json::json;

use crate::analysis::cooccurrence::{Cooccurrences, Pair};
use crate::analysis::report::Brief;
use crate::analysis::themes::{By, Figures, GroupRow, Row};
use crate::present::paper::{Bar, Block, Cell, Grid, Head, Line, Part, Text, Thing};
use crate::present::report::{PAIR, Tested, chart, named, pair};
use crate::present::themes::chance;

/// So many themes that occur with it are shown.
const SHOWN: usize = 8;

/// A chart of the years; none where no year is known.
pub(super) fn years(brief: &Brief) -> Option<Part> {
    let series = &brief.years;
    (!series.years.is_empty()).then(|| {
        let blocks = vec![Block::Charts(vec![chart(series, Tested::Alone)])];
        Part::new("years", "Through the years", blocks)
    })
}

/// One table: by age, by outcome, by kind of section.
pub(super) fn groups(brief: &Brief) -> Option<Part> {
    let theme = brief.theme.as_ref()?;
    let mut rows = Vec::new();
    for (by, row) in &theme.crosstabs {
        rows.push(Line::Group(title(*by).to_owned()));
        rows.extend(lines(*by, row));
    }
    let grid = Grid {
        caption: "Found in how many of the reviews that have something in common. p: \
                  Fisher's exact test against the others of which the same is known; \
                  sections are parts of the same reviews and are not tested."
            .to_owned(),
        heads: vec![
            Head::left("group"),
            Head::right("found in"),
            Head::right("%"),
            Head::right("95 % CI"),
            Head::right("p"),
        ],
        rows,
    };
    Some(Part::new("groups", "Where it is found", vec![Block::Table(grid)]))
}

const fn title(by: By) -> &'static str {
    match by {
        By::AgeBand => "Age of the child",
        By::Outcome => "Outcome",
        By::Section => "Kind of section",
        By::Year => "Year",
        By::Board => "Board",
        By::Region => "Region",
        By::Harm => "Harm",
        By::Model => "How the review was made",
    }
}

/// A line a group; kinds of section in which it is nowhere found are left out, because
/// every review has most of them.
fn lines(by: By, row: &Row) -> impl Iterator<Item = Line> {
    let told = move |figures: &Figures| by != By::Section || figures.reviews_found > 0;
    row.groups.iter().filter(move |group| told(&group.figures)).map(move |group| {
        let figures = &group.figures;
        let percent = figures.share.map(|share| share * 100.0);
        let interval = figures.interval.map(|one| (one.low * 100.0, one.high * 100.0));
        let share = percent.map_or("–".to_owned(), |percent| format!("{percent:.0}"));
        let range = interval
            .map_or("–".to_owned(), |(low, high)| format!("{low:.0} to {high:.0}"));
        let bar = percent.map(|percent| Bar { percent, interval });
        Line::Cells(vec![
            group.group.as_str().into(),
            found_in(by, row, group).into(),
            Cell { text: share.into(), bar },
            range.into(),
            chance(&json!(group.chance.p)).into(),
        ])
    })
}

/// `3 of 5`, which is the name of the passages behind it.
fn found_in(by: By, row: &Row, group: &GroupRow) -> Text {
    let Figures { reviews_found, reviews_total, .. } = group.figures;
    let text = Text::from(format!("{reviews_found} of {reviews_total}"));
    if reviews_found == 0 {
        return text;
    }
    let group = Some((by, group.group.clone()));
    text.naming(&Thing::Passages { theme: row.theme.clone(), group })
}

/// The themes of which most of the reviews that have either have both.
pub(super) fn together(brief: &Brief) -> Option<Part> {
    let found = &brief.together;
    let has = |pair: &&Pair| pair.n_ab > 1;
    let closest: Vec<&Pair> = found.pairs.iter().filter(has).take(SHOWN).collect();
    (!closest.is_empty()).then(|| {
        let blocks = vec![
            Block::Table(table(found, &closest)),
            Block::note(
                "Jaccard: of the reviews that have either, the share that has both. Lift: \
                 how many times as many have both as chance would give. p adj.: Fisher's \
                 exact test, adjusted for all themes (Benjamini and Hochberg 1995).",
            ),
        ];
        Part::new("together", "What occurs in the same reviews", blocks)
    })
}

/// The themes, each with its numbers beside those of the subject.
fn table(found: &Cooccurrences, pairs: &[&Pair]) -> Grid {
    let row = |one: &&Pair| {
        let title = Cell::from(named(&found.subjects[one.b]));
        let numbers = [one.n_ab, one.n_b].map(|n| n.to_string().into());
        let cells = std::iter::once(title).chain(numbers).chain(pair(one));
        Line::Cells(cells.collect())
    };
    let names = [Head::left("theme"), Head::right("both"), Head::right("theme")];
    let subject = found.subjects.first().map_or(0, |subject| subject.n);
    Grid {
        caption: format!(
            "Reviews that have both, out of {}, of which {subject} have the subject.",
            found.n_units
        ),
        heads: names.into_iter().chain(PAIR.map(Head::right)).collect(),
        rows: pairs.iter().map(row).collect(),
    }
}
