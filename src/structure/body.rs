//! What the running text of a source looks like: the measure for everything else.
//!
//! Size, weight and line distance are those that most letters have. A heading is larger
//! or heavier than this, a paragraph break wider, a note smaller; no absolute number of
//! points means anything across makers.

use std::collections::BTreeMap;

use super::flow::Placed;

/// How many lines of running text a column needs to tell its own edges.
const MANY: usize = 8;

/// How lines end on the right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Edge {
    /// Stretched to the edge, but for the last line of a paragraph.
    Even,
    /// Where the next word would not fit.
    Ragged,
}

/// How paragraphs start on the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// With a first line set in.
    SetIn,
    /// At the edge of their other lines.
    Flush,
}

/// The running text's look.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Points.
    pub(super) size: f32,
    /// Whether the running text itself is bold.
    pub(super) bold: bool,
    /// Distance between the baselines of two lines of one paragraph, in points.
    pub(super) leading: f32,
    /// How paragraphs start on the left.
    pub(super) opening: Opening,
    /// The least distance between baselines that parts two paragraphs, in points.
    pub(super) parting: f32,
    /// The left and right edge of each run of lines.
    edges: Vec<(f32, f32)>,
    /// How lines end on the right.
    pub(super) edge: Edge,
    /// Whether paragraphs are set apart by space.
    pub(super) spaced: bool,
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
        let edges = edges(lines, size);
        Self {
            size,
            bold: bold * 2 > all,
            leading,
            edge: edge(lines, &edges, leading),
            spaced: is_spaced(lines, &edges, leading),
            opening: opening(lines, &edges, leading, size),
            parting: parting(lines, &edges, leading),
            edges,
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
            *gaps.entry(steps(gap, 0.25)).or_default() += 1;
        }
    }
    mode(&gaps).map_or(size * 1.2, |quarters| f32::from(quarters) / 4.0)
}

/// The edges of each run: of its own lines where it has enough of them, else the
/// commonest of the runs that start at about the same left edge.
fn edges(lines: &[Placed<'_>], size: f32) -> Vec<(f32, f32)> {
    let runs = lines.last().map_or(0, |line| line.run + 1);
    let mut left = vec![f32::MAX; runs];
    let mut ends: Vec<Vec<f32>> = vec![Vec::new(); runs];
    let mut all = vec![f32::MIN; runs];
    for line in lines {
        left[line.run] = left[line.run].min(line.line.rect.x0);
        all[line.run] = all[line.run].max(line.line.rect.x1);
        if (line.look.size - size).abs() < 0.8 {
            ends[line.run].push(line.line.rect.x1);
        }
    }
    let own: Vec<(f32, f32, usize)> = (0..runs)
        .map(|run| {
            (left[run], right_edge(left[run], &mut ends[run], all[run]), ends[run].len())
        })
        .collect();
    let mut rights: BTreeMap<i16, BTreeMap<i16, usize>> = BTreeMap::new();
    for (left, right, count) in own.iter().filter(|(_, _, count)| *count >= MANY) {
        *rights
            .entry(bucket(*left))
            .or_default()
            .entry(steps(*right, 4.0))
            .or_default() += count;
    }
    let usual: BTreeMap<i16, f32> = rights
        .iter()
        .filter_map(|(left, rights)| Some((*left, f32::from(mode(rights)?) * 4.0)))
        .collect();
    own.into_iter()
        .map(|(left, right, count)| {
            let near = [0, -1, 1]
                .into_iter()
                .find_map(|step| usual.get(&bucket(left).saturating_add(step)).copied());
            match near {
                Some(usual) if count < MANY || right > usual + 40.0 => (left, usual),
                _ => (left, right),
            }
        })
        .collect()
}

/// Where the lines of a column end at most, those aside that run on across others: few,
/// and by far longer than the rest.
fn right_edge(left: f32, ends: &mut [f32], all: f32) -> f32 {
    ends.sort_by(f32::total_cmp);
    let Some(most) = ends.last().copied().filter(|_| ends.len() >= MANY) else {
        return all;
    };
    let usual = ends[ends.len() - 1 - ends.len() / 8];
    if most - usual > 0.4 * (usual - left) { usual } else { most }
}

/// Even where most lines that have another right below them end at the right edge.
fn edge(lines: &[Placed<'_>], edges: &[(f32, f32)], leading: f32) -> Edge {
    let (mut reaching, mut all) = (0_usize, 0_usize);
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let gap = below.line.baseline - above.line.baseline;
        if above.is_above(below) && (gap - leading).abs() < 1.0 {
            all += 1;
            reaching += usize::from(above.line.rect.x1 > edges[above.run].1 - 3.0);
        }
    }
    if reaching * 5 > all * 3 { Edge::Even } else { Edge::Ragged }
}

/// The distances below lines that end a sentence well before the right edge, as last
/// lines of paragraphs do.
fn last_line_gaps<'a>(
    lines: &'a [Placed<'_>],
    edges: &'a [(f32, f32)],
) -> impl Iterator<Item = f32> {
    lines.windows(2).filter_map(|pair| {
        let [above, below] = pair else { return None };
        let (left, right) = edges[above.run];
        let short = above.line.rect.x1 < right - 0.15 * (right - left);
        let ended = above.line.text.ends_with(['.', '?']);
        let alike = above.is_above(below) && above.look.same_size(below.look);
        let gap = below.line.baseline - above.line.baseline;
        (short && ended && alike).then_some(gap)
    })
}

/// Half way between the distance of lines and the commonest distance of paragraphs,
/// where a source sets them apart; else clearly more than the distance of lines.
fn parting(lines: &[Placed<'_>], edges: &[(f32, f32)], leading: f32) -> f32 {
    let clear = 1.12 * leading + 0.8;
    let mut gaps: BTreeMap<i16, usize> = BTreeMap::new();
    for gap in last_line_gaps(lines, edges).filter(|gap| *gap < 3.0 * leading) {
        *gaps.entry(steps(gap, 0.25)).or_default() += 1;
    }
    let usual = mode(&gaps).map_or(0.0, |quarters| f32::from(quarters) / 4.0);
    if usual > leading + 0.6 {
        clear.min(leading + 0.6 * (usual - leading))
    } else {
        clear
    }
}

/// Whether most paragraphs are set apart by more than a line's distance.
fn is_spaced(lines: &[Placed<'_>], edges: &[(f32, f32)], leading: f32) -> bool {
    let parting = parting(lines, edges, leading);
    let (mut apart, mut all) = (0_usize, 0_usize);
    for gap in last_line_gaps(lines, edges) {
        all += 1;
        apart += usize::from(gap > parting);
    }
    apart * 5 > all * 3
}

/// Set in where a good part of the sentences that end a paragraph is followed by a line
/// set in from the left edge whose next line is not.
fn opening(
    lines: &[Placed<'_>],
    edges: &[(f32, f32)],
    leading: f32,
    size: f32,
) -> Opening {
    let (mut set_in, mut all) = (0_usize, 0_usize);
    for three in lines.windows(3) {
        let [above, first, second] = three else { continue };
        let (left, right) = edges[above.run];
        let near = above.is_above(first)
            && first.is_above(second)
            && (first.line.baseline - above.line.baseline) < 1.3 * leading;
        let short = above.line.rect.x1 < right - 0.15 * (right - left);
        if near && short && above.line.text.ends_with(['.', '?']) {
            let inside = |placed: &Placed<'_>| placed.line.rect.x0 - left;
            all += 1;
            set_in += usize::from(
                inside(first) > 0.7 * size
                    && inside(first) < 5.0 * size
                    && inside(second) < 0.3 * size,
            );
        }
    }
    if set_in * 5 > all * 2 { Opening::SetIn } else { Opening::Flush }
}

fn bucket(left: f32) -> i16 {
    steps(left, 12.0)
}
