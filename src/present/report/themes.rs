//! The table of themes, as `themes` gives it, each theme leading to its own part.

use crate::analysis::themes::{By, Figures, Frequencies, Made, Row};
use crate::present::paper::{Block, Cell, Grid, Line, Part, Text, Thing};
use crate::present::themes::person;

pub(super) fn part(found: &Frequencies, made: &Made) -> Part {
    let mut blocks = vec![
        Block::paragraph(
            "A theme is found in a review where the review reports the problem; it is \
             mentioned where the review only speaks of it, as in its terms of reference, \
             a policy it quotes, or praise. The two are never added up.",
        ),
        Block::Table(table(found, made)),
    ];
    blocks.push(Block::note(
        "The bar shows the share of reviews, the line in it the 95 % interval. DP: how \
         unevenly the passages are spread over the reviews, 0 even, 1 all in one. \
         Precision: how many of the passages that are found hold, as people judged them \
         (then marked so), else on labelled examples; a dash where neither was done.",
    ));
    Part::new("themes", "Themes: in how many reviews each is found", blocks)
}

fn table(found: &Frequencies, made: &Made) -> Grid {
    let mut grid = person(found, made).grid();
    let by = made.asked.by();
    let mut lines = grid.rows.iter_mut().filter_map(|line| match line {
        Line::Cells(cells) => Some(cells),
        Line::Group(_) => None,
    });
    for row in &found.rows {
        if let Some(cells) = lines.next() {
            cells[0].text = name(row, by);
            opens(cells, row, &row.figures, None);
        }
        let Some(by) = by else { continue };
        for group in &row.groups {
            if let Some(cells) = lines.next() {
                opens(cells, row, &group.figures, Some((by, group.group.clone())));
            }
        }
    }
    grid
}

/// The name of a theme, which leads to its part where it has one. Above its groups it is
/// told apart from them.
fn name(row: &Row, by: Option<By>) -> Text {
    let name = match by {
        Some(_) => Text::strong(&row.title),
        None if row.figures.reviews_found > 0 => {
            Text::to(super::theme::id(&row.theme), &row.title)
        }
        None => row.title.as_str().into(),
    };
    name.naming(&Thing::Theme(row.theme.clone()))
}

/// How many reviews it is found in is the name of the passages behind that.
fn opens(cells: &mut [Cell], row: &Row, figures: &Figures, group: Option<(By, String)>) {
    if figures.reviews_found == 0 {
        return;
    }
    if let Some(number) = cells.get_mut(1) {
        let thing = Thing::Passages { theme: row.theme.clone(), group };
        number.text = std::mem::take(&mut number.text).naming(&thing);
    }
}
