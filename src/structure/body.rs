//! What the running text of a source looks like: the measure for everything else.
//!
//! Size, weight and line distance are those that most letters have. A heading is larger
//! or heavier than this, a paragraph break wider, a note smaller; no absolute number of
//! points means anything across makers.

use std::collections::BTreeMap;

use super::flow::Placed;

/// The running text's look.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Points.
    pub(super) size: f32,
    /// Whether the running text itself is bold.
    pub(super) bold: bool,
    /// Distance between the baselines of two lines of one paragraph, in points.
    pub(super) leading: f32,
    /// The left and right edge of each run of lines.
    edges: Vec<(f32, f32)>,
    /// The lowest baseline of running text on any page.
    pub(super) bottom: f32,
}

impl Body {
    /// Measures a stream of lines.
    pub(super) fn measure(lines: &[Placed<'_>]) -> Self {
        let mut sizes: BTreeMap<i16, usize> = BTreeMap::new();
        for line in lines {
            *sizes.entry(steps(line.look.size, 0.5)).or_default() += line.line.text.len();
        }
        let size = mode(&sizes).map_or(11.0, |halves| f32::from(halves) / 2.0);
        let of_body = |line: &&Placed<'_>| (line.look.size - size).abs() < 0.8;
        let (mut bold, mut all) = (0, 0);
        for line in lines.iter().filter(of_body) {
            all += line.line.text.len();
            bold += if line.look.bold { line.line.text.len() } else { 0 };
        }
        let leading = leading(lines, size);
        let bottom = lines.iter().filter(of_body).map(|line| line.line.baseline);
        Self {
            size,
            bold: bold * 2 > all,
            leading,
            edges: edges(lines, size),
            bottom: bottom.fold(0.0, f32::max),
        }
    }

    /// The distance of lines that a paragraph of this size has.
    pub(super) fn leading_of(&self, size: f32) -> f32 {
        if (size - self.size).abs() < 0.8 {
            self.leading
        } else {
            size * (self.leading / self.size).clamp(1.1, 1.45)
        }
    }

    /// The left and right edge of a column.
    pub(super) fn edges(&self, run: usize) -> (f32, f32) {
        self.edges.get(run).copied().unwrap_or((0.0, 0.0))
    }
}

/// A length in steps of so many points, for counting equal ones.
#[expect(clippy::cast_possible_truncation, reason = "saturates, and pages are small")]
pub(super) fn steps(length: f32, step: f32) -> i16 {
    (length / step).round() as i16
}

/// The commonest key, the smaller of two equally common ones.
fn mode(counts: &BTreeMap<i16, usize>) -> Option<i16> {
    let most = counts.values().max()?;
    counts.iter().find(|(_, count)| *count == most).map(|(key, _)| *key)
}

/// The commonest distance between neighbouring lines of the body's size that is at least
/// the height of its letters.
fn leading(lines: &[Placed<'_>], size: f32) -> f32 {
    let mut gaps: BTreeMap<i16, usize> = BTreeMap::new();
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let gap = below.line.baseline - above.line.baseline;
        let plain = (above.look.size - size).abs() < 0.8
            && (below.look.size - size).abs() < 0.8
            && above.is_above(below);
        if plain && gap > 0.8 * size && gap < 3.0 * size {
            *gaps.entry(steps(gap, 0.5)).or_default() += 1;
        }
    }
    mode(&gaps).map_or(size * 1.2, |halves| f32::from(halves) / 2.0)
}

/// The edges of each run: of its own lines where it has enough of them, else the widest
/// of the runs that start at about the same left edge.
fn edges(lines: &[Placed<'_>], size: f32) -> Vec<(f32, f32)> {
    let runs = lines.last().map_or(0, |line| line.run + 1);
    let mut own = vec![(f32::MAX, f32::MIN, 0_usize); runs];
    for line in lines {
        let (left, right, count) = &mut own[line.run];
        *left = left.min(line.line.rect.x0);
        *right = right.max(line.line.rect.x1);
        *count += usize::from((line.look.size - size).abs() < 0.8);
    }
    let mut widest: BTreeMap<i16, f32> = BTreeMap::new();
    for (left, right, _) in own.iter().filter(|(_, _, count)| *count >= 8) {
        let edge = widest.entry(bucket(*left)).or_insert(*right);
        *edge = edge.max(*right);
    }
    own.into_iter()
        .map(|(left, right, count)| {
            if count >= 8 {
                return (left, right);
            }
            let near = (-1..=1)
                .filter_map(|step| widest.get(&bucket(left).saturating_add(step)));
            (left, near.copied().fold(right, f32::max))
        })
        .collect()
}

fn bucket(left: f32) -> i16 {
    steps(left, 12.0)
}
