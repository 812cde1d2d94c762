//! The table of themes, as `themes` gives it, each theme leading to its own part.

use crate::analysis::report::Report;
use crate::present::paper::{Block, Grid, Line, Part, Text};
use crate::present::themes::person;

pub(super) fn part(report: &Report) -> Part {
    let mut blocks = vec![
        Block::paragraph(
            "A theme is found in a review where the review reports the problem; it is \
             mentioned where the review only speaks of it, as in its terms of reference, \
             a policy it quotes, or praise. The two are never added up.",
        ),
        Block::Table(table(report)),
    ];
    blocks.push(Block::note(
        "The bar shows the share of reviews, the line in it the 95 % interval. DP: how \
         unevenly the passages are spread over the reviews, 0 even, 1 all in one. \
         Precision: how many of the passages that are found hold, where that was measured \
         on labelled examples; a dash where it was not.",
    ));
    Part::new("themes", "Themes: in how many reviews each is found", blocks)
}

fn table(report: &Report) -> Grid {
    let mut grid = person(&report.themes, &report.made).grid();
    let rows = grid.rows.iter_mut().filter_map(|line| match line {
        Line::Cells(cells) => cells.first_mut(),
        Line::Group(_) => None,
    });
    for (cell, row) in rows.zip(&report.themes.rows) {
        if row.figures.reviews_found > 0 {
            cell.text = Text::to(super::theme::id(&row.theme), &row.title);
        }
    }
    grid
}
