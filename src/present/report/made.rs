//! How the reviews were made: what their texts show of the published quality markers.

use crate::analysis::quality::{CAVEAT, Explains, Marker, MarkerKind};
use crate::analysis::report::Report;
use crate::present::paper::{Block, Grid, Head, Line, Part};
use crate::present::quality::grids;

/// Of more reviews than so many no table of each is given.
const EACH: usize = 60;

pub(super) fn part(report: &Report) -> Part {
    let quality = &report.quality;
    let mut blocks = vec![
        Block::paragraph(
            "What the texts show of the published quality markers for Serious Case Reviews \
             (SCIE and NSPCC 2016) of which a text can show something, and whether they say \
             why people acted as they did or only what they did.",
        ),
        Block::Table(markers(report)),
    ];
    if quality.rows.len() <= EACH {
        blocks.extend(grids(quality).into_iter().map(Block::Table));
    }
    blocks.push(Block::note(
        "`throughline quality --cell REVIEW,COLUMN` quotes what a number counts, and \
         `throughline quality` has a row for every review.",
    ));
    blocks.push(Block::note(CAVEAT));
    Part::new("made", "How the reviews were made", blocks)
}

/// In the texts of how many reviews each marker is shown.
fn markers(report: &Report) -> Grid {
    let quality = &report.quality;
    let words = |count: usize| report.counts.told(count as u64).words(count as u64);
    let total = words(quality.rows.len());
    let row = |(at, marker): (usize, &Marker)| {
        let shown = quality.rows.iter().filter(|row| row.markers[at] > 0).count();
        let kind = match marker.kind {
            MarkerKind::Published => "quality marker",
            MarkerKind::Why => "says why",
        };
        Line::Cells(vec![
            marker.title.as_str().into(),
            kind.into(),
            format!("{} of {total}", words(shown)).into(),
            marker.cannot.join("; ").into(),
        ])
    };
    let mut rows: Vec<Line> = quality.markers.iter().enumerate().map(row).collect();
    let why = quality.rows.iter().filter(|row| row.explains == Explains::Why).count();
    rows.push(Line::Cells(vec![
        "Any of the three ways to say why".into(),
        "says why".into(),
        format!("{} of {total}", words(why)).into(),
        "".into(),
    ]));
    Grid {
        caption:
            "In the texts of how many reviews something of it was found. Not found in \
                  the text does not mean not done."
                .to_owned(),
        heads: vec![
            Head::left("marker"),
            Head::left("what it is"),
            Head::right("found in the text of"),
            Head::prose("what a text cannot show"),
        ],
        rows,
    }
}
