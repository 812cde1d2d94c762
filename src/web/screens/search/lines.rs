//! A concordance: one line a hit, the hits below one another.

use maud::{Markup, html};

use super::address::LinesBy;
use super::{Address, FARTHEST, SCREENFUL};
use crate::analysis::{Concordance, Found, Line, Lineup};
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::screens::page;
use crate::web::trouble::Trouble;
use crate::web::view::pages;

/// Lines on a page: more of them fit than passages.
const LINES: usize = 2 * SCREENFUL;

/// Letters on each side of a hit.
const SIDE: usize = 70;

/// A page of lines.
pub(super) fn shown(
    address: &Address,
    found: &Found<'_>,
    ask: &Ask<'_>,
) -> Result<Markup, Trouble> {
    let last = found.counts().hits.div_ceil(LINES).clamp(1, FARTHEST);
    let page = address.page().min(last);
    let first = (page - 1) * LINES;
    let lineup =
        Lineup { sort: address.by.keys(), limit: Some(first + LINES), sample: None };
    let lines = Concordance::of(found, &lineup)?;
    let mut at = 0;
    let mut rows = Vec::new();
    lines.each(|one| {
        if at >= first {
            rows.push(row(one, address, ask));
        }
        at += 1;
        Ok::<_, Trouble>(())
    })?;
    Ok(html! {
        div.scroll role="region" aria-label="Lines" tabindex="0" {
            table.lines {
                thead {
                    tr {
                        th scope="col" { "Where" }
                        th.before scope="col" { "Before" }
                        th.node scope="col" { "Hit" }
                        th scope="col" { "After" }
                    }
                }
                tbody { @for row in rows { (row) } }
            }
        }
        (pages(page, last, |page| {
            Address { page: Some(page), ..address.clone() }.url()
        }))
    })
}

/// What lines can be sorted by.
pub(super) fn orders(address: &Address) -> Markup {
    html! {
        @for (by, _, words) in LinesBy::ALL {
            @let here = (by == address.by).then_some("true");
            a href=(address.with(|it| it.by = by).url()) aria-current=[here] { (words) }
            " "
        }
    }
}

fn row(line: &Line<'_>, address: &Address, ask: &Ask<'_>) -> Markup {
    let text = &line.stored.passage.text;
    let before = &text[..line.span.start];
    let cut = before.char_indices().rev().nth(SIDE).map_or(0, |(at, _)| at);
    let after = &text[line.span.end..];
    let end = after.char_indices().nth(SIDE).map_or(after.len(), |(at, _)| at);
    html! {
        tr {
            th scope="row" {
                a href=(page::of_line(line, &address.q)) title=(ask.opened.title(&line.stored.review)) {
                    (clean(&line.stored.review.0)) ", p. " (line.page())
                }
            }
            td.before { (clean(&before[cut..])) }
            td.node { mark { (clean(&text[line.span.clone()])) } }
            td { (clean(&after[..end])) }
        }
    }
}
