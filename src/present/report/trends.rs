//! Themes by year, in small charts on one scale.

use crate::analysis::trends::{FEW, Series, Trends};
use crate::model::ThemeId;
use crate::present::made::counted_as;
use crate::present::paper::{Block, Chart, Part, Thing};
use crate::present::svg;
use crate::present::themes::chance;
use crate::present::trends::points;

/// A chart for each theme that is found in so many reviews; below that there is nothing to
/// follow through the years.
const LEAST: u64 = 3;

pub(super) fn part(trends: &Trends) -> Part {
    let drawn = |one: &&Series| one.whole.n >= LEAST && one.whole.masks.n.is_whole();
    let series = trends.series.iter().filter(drawn);
    let blocks = vec![
        Block::paragraph(format!(
            "The share of the reviews published in a year in which a theme is found. All \
             charts have one scale. A ring stands for fewer than {FEW} reviews: such shares \
             jump by chance. The line through a mark is its 95 % interval."
        )),
        Block::Charts(series.map(one_of_many).collect()),
        Block::note(format!(
            "Only themes found in at least {LEAST} reviews are drawn. p: test for a linear \
             trend in shares (Cochran 1954, Armitage 1955); p adj.: the same, adjusted for \
             the number of themes (Benjamini and Hochberg 1995). `throughline trends` has \
             all numbers."
        )),
    ];
    Part::new("trends", "Through the years", blocks)
}

/// The chart of a theme among those of others.
fn one_of_many(series: &Series) -> Chart {
    let names = Some(Thing::Theme(ThemeId(series.name.clone())));
    Chart { names, ..chart(series, Tested::AmongOthers) }
}

/// Whether a trend was tested beside others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::present) enum Tested {
    /// It was, and chance has more turns.
    AmongOthers,
    /// It was not.
    Alone,
}

/// The chart of a theme or query, its scale ending at 100 percent.
pub(in crate::present) fn chart(series: &Series, tested: Tested) -> Chart {
    let points = points(series);
    let svg = svg::chart(&svg::Chart {
        id: &format!("trend-{}", series.name),
        title: &series.title,
        points: &points,
        top: 100.0,
        few: FEW,
    });
    let p = |p: Option<f64>| chance(&serde_json::json!(p));
    let adjusted = match tested {
        Tested::Alone => String::new(),
        Tested::AmongOthers => format!(", p adj. {}", p(series.p_adj)),
    };
    let (n, total, masks) = (series.whole.n, series.whole.total, series.whole.masks);
    let note = format!(
        "{} of {}; trend p {}{adjusted}.",
        masks.n.words(n),
        counted_as(masks.total, total, "review"),
        p(series.p)
    );
    let (title, described) = (series.title.clone(), svg::described(&points));
    Chart { title, names: None, svg, described, note }
}
