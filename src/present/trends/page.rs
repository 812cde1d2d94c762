//! A page with a chart for each theme and its numbers below.

use std::io::{self, Write};

use super::words::{note, opens, told, trend};
use super::{cells, groups, out_of, points};
use crate::analysis::themes::Made;
use crate::analysis::trends::{FEW, Series, Tally, Trends};
use crate::present::PaperFormat;
use crate::present::made::made_from;
use crate::present::paper::{
    self, Block, Chart, Contents, Grid, Head, Line, Paper, Part,
};
use crate::present::svg;
use crate::present::themes::{range, whole};

pub(super) fn write(found: &Trends, made: &Made, out: &mut dyn Write) -> io::Result<()> {
    let said = Part::new(
        "about",
        "What is counted",
        vec![
            Block::paragraph(told(found, made).join(" ")),
            Block::note(note()),
            Block::note(opens(found, made)),
            Block::note(format!(
                "Lines through the dots are 95 % intervals; a ring is a year of fewer than \
                 {FEW} reviews. All charts have one scale."
            )),
        ],
    );
    let all: Vec<_> = found.series.iter().map(points).collect();
    let top = svg::top(all.iter().flatten());
    let series = found.series.iter().enumerate();
    let parts = series.map(|(at, series)| part(at, series, found.series.len(), top));
    let paper = Paper {
        title: "Themes by year".to_owned(),
        subtitle: told(found, made).swap_remove(0),
        contents: Contents::NotListed,
        parts: std::iter::once(said).chain(parts).collect(),
        foot: made_from(made),
    };
    paper::write(&paper, PaperFormat::Html, out)
}

/// A theme: its chart, and what is drawn as numbers.
fn part(at: usize, series: &Series, of: usize, top: f64) -> Part {
    let (id, title) = (format!("theme-{}", at + 1), series.title.as_str());
    let points = points(series);
    let chart = svg::Chart { id: &id, title, points: &points, top, few: FEW };
    let chart = Chart {
        title: out_of(&series.whole),
        names: None,
        svg: svg::chart(&chart),
        described: svg::described(&points),
        note: trend(series, of),
    };
    let blocks = vec![Block::Charts(vec![chart]), Block::Table(numbers(series))];
    Part::new(format!("{id}-part"), title, blocks)
}

fn numbers(series: &Series) -> Grid {
    let line = |(group, tally): (String, Tally)| {
        let [_, _, _, percent, low, high] = cells(&group, &tally);
        Line::Cells(vec![
            group.as_str().into(),
            out_of(&tally).into(),
            whole(&percent).into(),
            range(&low, &high).into(),
        ])
    };
    let heads = ["found in", "%", "95 % CI"].map(Head::right);
    Grid {
        caption: format!("{}: found in {}", series.name, out_of(&series.whole)),
        heads: std::iter::once(Head::left("year")).chain(heads).collect(),
        rows: groups(series).map(line).collect(),
    }
}
