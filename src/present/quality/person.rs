//! What a person reads of how reviews are made: four small tables, rounded.

use crate::analysis::quality::{MarkerKind, Pages, Quality, Row};
use crate::present::typed::limited;

/// A table for a person.
pub(super) struct Block {
    /// What it is about.
    pub(super) title: &'static str,
    /// The names of columns, the first of text, all others of numbers.
    pub(super) heads: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

/// The tables; one without columns of its own is left out.
pub(super) fn blocks(quality: &Quality) -> Vec<Block> {
    let all = [markers(quality), why(quality), language(quality), pages(quality)];
    all.into_iter().filter(|block| block.heads.len() > 1).collect()
}

/// What stands below them.
pub(super) fn caption(quality: &Quality) -> String {
    let reviews = quality.rows.len() as u64;
    let passages = quality.rows.iter().map(|row| row.passages).sum();
    let words = quality.rows.iter().map(|row| row.words).sum();
    quality.made.caption(reviews, passages, words)
}

/// What quotes the passages that a number counts.
pub(super) fn opens(quality: &Quality) -> String {
    let only = limited(quality.made.asked.only.as_deref());
    format!(
        "`throughline quality --cell 'REVIEW,COLUMN'{only}` quotes what a number counts; \
         --format json has the names of columns."
    )
}

fn markers(quality: &Quality) -> Block {
    block(
        quality,
        "Passages that show something of a quality marker (–: not found in the text)",
        shorts(quality, MarkerKind::Published),
        |row| counts(quality, row, MarkerKind::Published),
    )
}

fn why(quality: &Quality) -> Block {
    let mut heads = shorts(quality, MarkerKind::Why);
    heads.push("explains".to_owned());
    block(
        quality,
        "Passages that say why, and whether any of the review does",
        heads,
        |row| {
            let mut cells = counts(quality, row, MarkerKind::Why);
            cells.push(row.explains.name().to_owned());
            cells
        },
    )
}

fn language(quality: &Quality) -> Block {
    let style = quality.rows.first().into_iter().flat_map(|row| &row.style);
    let mut heads: Vec<String> = style.map(|rate| short(&rate.theme.0)).collect();
    heads.push("softening".to_owned());
    block(
        quality,
        "Language in the review's own voice, for every 1,000 words",
        heads,
        |row| {
            let style = row.style.iter().map(|rate| digits(rate.per_1000));
            style.chain([digits(row.softening_per_1000)]).collect()
        },
    )
}

fn pages(quality: &Quality) -> Block {
    let heads = ["pages", "% narrative", "% analysis", "% action", "% other"];
    let cells = |row: &Row| {
        let pages = &row.pages;
        let parts = [pages.narrative, pages.analysis, pages.action, pages.other];
        let whole = format!("{:.0}", pages.total());
        std::iter::once(whole).chain(parts.map(|part| percent(pages, part))).collect()
    };
    block(
        quality,
        "How pages are shared among what sections are for",
        heads.map(str::to_owned).to_vec(),
        cells,
    )
}

fn block(
    quality: &Quality,
    title: &'static str,
    heads: Vec<String>,
    cells: impl Fn(&Row) -> Vec<String>,
) -> Block {
    let with_name = |row: &Row| {
        let mut all = vec![row.review.0.clone()];
        all.extend(cells(row));
        all
    };
    let rows = quality.rows.iter().map(with_name).collect();
    let heads = std::iter::once("review".to_owned()).chain(heads).collect();
    Block { title, heads, rows }
}

fn shorts(quality: &Quality, kind: MarkerKind) -> Vec<String> {
    let markers = quality.markers.iter().filter(|marker| marker.kind == kind);
    markers.map(|marker| marker.short().to_owned()).collect()
}

fn counts(quality: &Quality, row: &Row, kind: MarkerKind) -> Vec<String> {
    let markers = quality.markers.iter().zip(&row.markers);
    let of_kind = markers.filter(|(marker, _)| marker.kind == kind);
    let cell = |passages: u64| match passages {
        0 => "–".to_owned(),
        passages => passages.to_string(),
    };
    of_kind.map(|(_, passages)| cell(*passages)).collect()
}

fn short(theme: &str) -> String {
    theme.split_once('-').map_or(theme, |parts| parts.1).to_owned()
}

fn digits(rate: Option<f64>) -> String {
    rate.map_or_else(|| "–".to_owned(), |rate| format!("{rate:.1}"))
}

fn percent(pages: &Pages, of: f64) -> String {
    pages.percent(of).map_or_else(|| "–".to_owned(), |percent| format!("{percent:.0}"))
}
