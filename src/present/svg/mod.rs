//! A small chart of a share by year, drawn from plain numbers as SVG.
//!
//! It stands in a page or alone: no script, no `style` attribute, nothing fetched. All ink
//! is `currentColor`, so that it follows the page into the dark, and nothing is told by
//! colour: a share of few reviews is a ring where others are a dot. [`STYLE`] lets a page
//! choose inks by custom properties. Many of them side by side are compared only if they
//! share one scale, so that the caller says where it ends.

mod axes;
mod words;

use std::fmt::Write as _;

use axes::{Axes, HEIGHT, WIDTH, places};
use words::{escaped, told};

pub use words::described;

/// What was counted in a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The year.
    pub year: u16,
    /// How many have it.
    pub n: u64,
    /// Out of how many.
    pub total: u64,
    /// The share; none of nothing or of what is not told, and the line is broken there.
    pub share: Option<Share>,
    /// Whether it is told.
    pub told: Told,
}

/// Whether what was counted in a year is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Told {
    /// It is.
    #[default]
    All,
    /// It is not: so few could be recognised.
    Not,
}

/// A share in percent and how far it may be off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// From 0 to 100.
    pub percent: f64,
    /// The least it may well be.
    pub low: f64,
    /// The most.
    pub high: f64,
}

/// A chart that is wanted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Chart<'a> {
    /// A name for it that nothing else on its page has; its letters, digits and hyphens
    /// are used.
    pub id: &'a str,
    /// What it shows, for who hears it, and who points at it.
    pub title: &'a str,
    /// What was counted, by year, earliest first.
    pub points: &'a [Point],
    /// Where the scale ends, in percent; see [`top`].
    pub top: f64,
    /// A share of fewer than so many is drawn as a ring.
    pub few: u64,
}

/// Rules for a page with charts. `--chart-line` is the ink of what was counted,
/// `--chart-axis` that of the axes, `--chart-paper` the ground; without them the text's.
pub const STYLE: &str = "\
.chart { max-width: 100%; height: auto; font-variant-numeric: tabular-nums; }
.chart .axis { stroke: var(--chart-axis, currentColor); }
.chart text { fill: var(--chart-axis, currentColor); }
.chart .line, .chart .range, .chart .point { stroke: var(--chart-line, currentColor); }
.chart .point { fill: var(--chart-line, currentColor); }
.chart .few { fill: var(--chart-paper, Canvas); }
";

/// The end of a scale on which all of these fit: 10, 20, 40, 60, 80 or 100 percent.
pub fn top<'p>(points: impl IntoIterator<Item = &'p Point>) -> f64 {
    let shares = points.into_iter().filter_map(|point| point.share);
    let most = shares.map(|share| share.high.max(share.percent)).fold(0.0, f64::max);
    let ends = [10.0, 20.0, 40.0, 60.0, 80.0];
    ends.into_iter().find(|end| most <= *end).unwrap_or(100.0)
}

/// Draws a chart.
pub fn chart(chart: &Chart<'_>) -> String {
    let axes = Axes::of(chart);
    let id: String =
        chart.id.chars().map(|one| if is_plain(one) { one } else { '-' }).collect();
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" \
         width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" \
         aria-labelledby=\"{id}-title {id}-desc\" fill=\"none\" stroke-width=\"1.5\">\n\
         <title id=\"{id}-title\">{}</title>\n<desc id=\"{id}-desc\">{}</desc>\n",
        escaped(chart.title),
        escaped(&described(chart.points)),
    );
    axes.draw(chart.points, &mut out);
    for stretch in stretches(chart.points) {
        line(&axes, stretch, &mut out);
    }
    for point in chart.points {
        mark(&axes, point, chart.few, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

const fn is_plain(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '-'
}

/// Years one after the other that all have a share.
fn stretches(points: &[Point]) -> impl Iterator<Item = &[Point]> {
    let goes_on = |a: &Point, b: &Point| {
        a.share.is_some() && b.share.is_some() && a.year.checked_add(1) == Some(b.year)
    };
    points.chunk_by(goes_on).filter(|stretch| stretch.len() > 1)
}

fn line(axes: &Axes, stretch: &[Point], out: &mut String) {
    let places: Vec<String> = stretch
        .iter()
        .filter_map(|point| Some((axes.x(point.year), axes.y(point.share?.percent))))
        .map(|(x, y)| places(&[x, y]))
        .collect();
    let places = places.join(" ");
    // writing to a string cannot fail
    let _ = writeln!(
        out,
        "<polyline class=\"line\" stroke=\"currentColor\" points=\"{places}\"/>"
    );
}

/// A dot, or a ring where it is one of few, with its interval.
fn mark(axes: &Axes, point: &Point, few: u64, out: &mut String) {
    let Some(share) = point.share else { return };
    let x = places(&[axes.x(point.year)]);
    let [low, percent, high] =
        [share.low, share.percent, share.high].map(|one| places(&[axes.y(one)]));
    let (class, fill) =
        if point.total < few { ("point few", "none") } else { ("point", "currentColor") };
    let _ = writeln!(
        out,
        "<g stroke=\"currentColor\"><title>{}</title>\
         <line class=\"range\" stroke-width=\"1\" x1=\"{x}\" y1=\"{low}\" x2=\"{x}\" y2=\"{high}\"/>\
         <circle class=\"{class}\" fill=\"{fill}\" cx=\"{x}\" cy=\"{percent}\" r=\"3\"/></g>",
        escaped(&told(point)),
    );
}

#[cfg(test)]
mod tests {
    use super::{Chart, Point, Share, Told, chart, top};

    fn point(year: u16, n: u64, total: u64, share: Option<(f64, f64, f64)>) -> Point {
        let share = share.map(|(percent, low, high)| Share { percent, low, high });
        Point { year, n, total, share, told: Told::All }
    }

    fn drawn(points: &[Point]) -> String {
        chart(&Chart { id: "a,b", title: "<Alcohol>", points, top: 100.0, few: 10 })
    }

    #[test]
    fn a_chart_says_in_words_what_it_draws() {
        let out = drawn(&[
            point(2010, 5, 20, Some((25.0, 11.2, 46.9))),
            point(2011, 0, 0, None),
            point(2012, 1, 4, Some((25.0, 4.6, 69.9))),
            point(2013, 3, 12, Some((25.0, 8.9, 53.2))),
        ]);
        insta::assert_snapshot!(out, @r#"
        <svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img" width="320" height="150" viewBox="0 0 320 150" aria-labelledby="a-b-title a-b-desc" fill="none" stroke-width="1.5">
        <title id="a-b-title">&lt;Alcohol&gt;</title>
        <desc id="a-b-desc">Share of reviews by year, 2010 to 2013. The same in every year: 2010: 5 of 20 reviews, 25 % (95 % interval 11 to 47). No reviews in 2011.</desc>
        <g class="axis" stroke="currentColor" stroke-opacity="0.3" stroke-width="1">
        <line x1="42.0" y1="126.0" x2="304.0" y2="126.0"/>
        <line x1="42.0" y1="68.0" x2="304.0" y2="68.0"/>
        <line x1="42.0" y1="10.0" x2="304.0" y2="10.0"/>
        </g>
        <g fill="currentColor" font-size="11">
        <text text-anchor="end" x="36.0" y="130.0">0 %</text>
        <text text-anchor="end" x="36.0" y="72.0">50 %</text>
        <text text-anchor="end" x="36.0" y="14.0">100 %</text>
        <text text-anchor="middle" x="42.0" y="143.0">2010</text>
        <text text-anchor="middle" x="129.3" y="143.0">2011</text>
        <text text-anchor="middle" x="216.7" y="143.0">2012</text>
        <text text-anchor="middle" x="304.0" y="143.0">2013</text>
        </g>
        <polyline class="line" stroke="currentColor" points="216.7,97.0 304.0,97.0"/>
        <g stroke="currentColor"><title>2010: 5 of 20 reviews, 25 % (95 % interval 11 to 47)</title><line class="range" stroke-width="1" x1="42.0" y1="113.0" x2="42.0" y2="71.6"/><circle class="point" fill="currentColor" cx="42.0" cy="97.0" r="3"/></g>
        <g stroke="currentColor"><title>2012: 1 of 4 reviews, 25 % (95 % interval 5 to 70)</title><line class="range" stroke-width="1" x1="216.7" y1="120.7" x2="216.7" y2="44.9"/><circle class="point few" fill="none" cx="216.7" cy="97.0" r="3"/></g>
        <g stroke="currentColor"><title>2013: 3 of 12 reviews, 25 % (95 % interval 9 to 53)</title><line class="range" stroke-width="1" x1="304.0" y1="115.7" x2="304.0" y2="64.3"/><circle class="point" fill="currentColor" cx="304.0" cy="97.0" r="3"/></g>
        </svg>
        "#);
    }

    /// 2010 to 2012 and no line over 2011; a ring for 1 of 4.
    #[test]
    fn a_year_without_reviews_breaks_the_line_and_few_are_rings() {
        let full = [
            point(2010, 5, 20, Some((25.0, 11.2, 46.9))),
            point(2011, 5, 20, Some((25.0, 11.2, 46.9))),
            point(2012, 1, 4, Some((25.0, 4.6, 69.9))),
        ];
        assert_eq!(drawn(&full).matches("<polyline").count(), 1);
        assert_eq!(drawn(&full).matches("point few").count(), 1);
        let gap = [full[0], point(2011, 0, 0, None), full[2]];
        assert_eq!(drawn(&gap).matches("<polyline").count(), 0);
        assert_eq!(drawn(&[full[0], full[2]]).matches("<polyline").count(), 0);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        let out = drawn(&[]);
        assert!(out.contains("No year is known.") && !out.contains("<circle"), "{out}");
        assert!(drawn(&[point(2010, 0, 0, None)]).contains("No reviews"));
    }

    #[test]
    fn names_and_titles_are_no_markup() {
        let out = drawn(&[]);
        assert!(
            out.contains("&lt;Alcohol&gt;") && out.contains("\"a-b-title\""),
            "{out}"
        );
        for word in ["<script", "style=", "http-equiv", "NaN", "inf"] {
            assert!(!out.contains(word), "{word}");
        }
    }

    #[test]
    fn a_scale_ends_above_all_that_is_on_it() {
        assert!((top(&[]) - 10.0).abs() < 1e-12);
        let points = [point(2010, 1, 9, Some((11.1, 2.0, 43.5)))];
        assert!((top(&points) - 60.0).abs() < 1e-12);
        let points = [point(2010, 9, 9, Some((100.0, 70.1, 100.0)))];
        assert!((top(&points) - 100.0).abs() < 1e-12);
    }
}
