//! Where years and percentages stand in a chart, and the lines that say so.

use std::fmt::Write as _;

use super::{Chart, Point};

/// How wide a chart is, in its own units; a page may stretch it.
pub(super) const WIDTH: u16 = 320;
/// How high.
pub(super) const HEIGHT: u16 = 150;

/// Room left of the axis for percentages, above the highest, right of the last year, and
/// below for years.
const LEFT: f64 = 42.0;
const ABOVE: f64 = 10.0;
const RIGHT: f64 = 16.0;
const BELOW: f64 = 24.0;
/// The room a year takes as text, with space around it.
const YEAR: f64 = 38.0;

/// The scales of one chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Axes {
    years: Option<(u16, u16)>,
    top: f64,
}

impl Axes {
    pub(super) fn of(chart: &Chart<'_>) -> Self {
        let years = chart.points.iter().map(|point| point.year);
        let years = years.clone().min().zip(years.max());
        // a scale without length would put everything nowhere
        let top = if chart.top > 0.0 { chart.top } else { 100.0 };
        Self { years, top }
    }

    /// How far from the left a year stands; one that is alone stands in the middle.
    pub(super) fn x(&self, year: u16) -> f64 {
        let room = f64::from(WIDTH) - LEFT - RIGHT;
        let part = match self.years {
            Some((first, last)) if first < last => {
                (f64::from(year) - f64::from(first)) / f64::from(last - first)
            }
            _ => 0.5,
        };
        LEFT + room * part
    }

    /// How far from above a percentage stands; what is beyond the scale stands at its end.
    pub(super) fn y(&self, percent: f64) -> f64 {
        let room = f64::from(HEIGHT) - ABOVE - BELOW;
        ABOVE + room * (1.0 - (percent / self.top).clamp(0.0, 1.0))
    }

    /// Lines at none, half and all of the scale, and as many years as there is room for.
    pub(super) fn draw(&self, points: &[Point], out: &mut String) {
        let _ = writeln!(
            out,
            "<g class=\"axis\" stroke=\"currentColor\" stroke-opacity=\"0.3\" stroke-width=\"1\">"
        );
        let heights = [0.0, self.top / 2.0, self.top];
        let (left, right) = (places(&[LEFT]), places(&[f64::from(WIDTH) - RIGHT]));
        for percent in heights {
            let y = places(&[self.y(percent)]);
            let _ = writeln!(
                out,
                "<line x1=\"{left}\" y1=\"{y}\" x2=\"{right}\" y2=\"{y}\"/>"
            );
        }
        out.push_str("</g>\n<g fill=\"currentColor\" font-size=\"11\">\n");
        for percent in heights {
            let y = places(&[self.y(percent) + 4.0]);
            let x = places(&[LEFT - 6.0]);
            let _ = writeln!(
                out,
                "<text text-anchor=\"end\" x=\"{x}\" y=\"{y}\">{percent:.0} %</text>"
            );
        }
        let y = places(&[f64::from(HEIGHT) - 7.0]);
        for year in self.written(points) {
            let x = places(&[self.x(year)]);
            let _ = writeln!(
                out,
                "<text text-anchor=\"middle\" x=\"{x}\" y=\"{y}\">{year}</text>"
            );
        }
        out.push_str("</g>\n");
    }

    /// The years that are written: every one, or every second, and so on, from the first.
    fn written(&self, points: &[Point]) -> impl Iterator<Item = u16> {
        let (first, last) = self.years.unwrap_or((0, 0));
        let wide = |step: &u16| {
            let next = first.saturating_add(*step);
            next >= last || self.x(next) - self.x(first) >= YEAR
        };
        let step = (1..u16::MAX).find(wide).unwrap_or(u16::MAX);
        let years: Vec<u16> = points.iter().map(|point| point.year).collect();
        years.into_iter().filter(move |year| (year - first).is_multiple_of(step))
    }
}

/// Coordinates to a tenth, with commas between. Finer than the eye sees, and the same on
/// every machine.
pub(super) fn places(numbers: &[f64]) -> String {
    let texts: Vec<String> =
        numbers.iter().map(|number| format!("{number:.1}")).collect();
    texts.join(",")
}

#[cfg(test)]
mod tests {
    use super::{Axes, places};
    use crate::present::svg::{Chart, Point, Told};

    fn axes(years: &[u16]) -> (Axes, Vec<Point>) {
        let point = |year: &u16| Point {
            year: *year,
            n: 0,
            total: 0,
            share: None,
            told: Told::All,
        };
        let points: Vec<Point> = years.iter().map(point).collect();
        let chart = Chart { id: "", title: "", points: &points, top: 50.0, few: 0 };
        (Axes::of(&chart), points)
    }

    /// Room is 320 - 42 - 16 = 262 wide and 150 - 10 - 24 = 116 high.
    #[test]
    fn years_and_percentages_stand_where_they_should() {
        let (axes, _) = axes(&[2010, 2011, 2012]);
        let across = [2010, 2011, 2012].map(|year| axes.x(year));
        assert_eq!(places(&across), "42.0,173.0,304.0");
        let down = [0.0, 25.0, 50.0, 90.0].map(|percent| axes.y(percent));
        assert_eq!(places(&down), "126.0,68.0,10.0,10.0");
    }

    #[test]
    fn years_are_written_as_far_as_there_is_room() {
        let written = |years: &[u16]| {
            let (axes, points) = axes(years);
            axes.written(&points).collect::<Vec<_>>()
        };
        assert_eq!(written(&[2010, 2011, 2012]), [2010, 2011, 2012]);
        let many: Vec<u16> = (2001..=2024).collect();
        assert_eq!(written(&many), [2001, 2005, 2009, 2013, 2017, 2021]);
        assert_eq!(written(&[2014]), [2014]);
        assert_eq!(written(&[]), [] as [u16; 0]);
        assert_eq!(written(&[0, u16::MAX]).first(), Some(&0));
    }
}
