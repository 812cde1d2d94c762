//! A paper as one page: landmarks, headings, tables with headers, charts with words;
//! nothing that runs and nothing from elsewhere, which the page itself forbids.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::thing::nowhere;
use super::{
    Bar, Block, Cell, Chart, Contents, Fragment, Grid, Head, Leads, Line, Paper, Part,
    Run, Text,
};
use crate::model::Align;
use crate::present::{clean, svg};

const STYLE: &str = include_str!("paper.css");

/// What the page may load: nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; \
                      form-action 'none'";

pub(super) fn write(paper: &Paper, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(page(paper).into_string().as_bytes())
}

/// A part of it for a page of another kind, with links to what its words name.
pub(in crate::present) fn fragment(part: &Part, leads: Leads<'_>) -> Fragment {
    let markup = below(part, 2, leads);
    Fragment { id: part.id.clone(), title: part.title.clone(), markup }
}

fn page(paper: &Paper) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="color-scheme" content="light dark";
                title { (clean(&paper.title)) }
                style { (PreEscaped(STYLE)) (PreEscaped(svg::STYLE)) }
            }
            body {
                a.skip href="#content" { "Skip to the content" }
                header {
                    h1 { (clean(&paper.title)) }
                    p { (clean(&paper.subtitle)) }
                }
                @if paper.contents == Contents::Listed { (contents(paper)) }
                main id="content" tabindex="-1" {
                    @for part in &paper.parts { (section(part, 2, &nowhere)) }
                }
                footer { p { (clean(&paper.foot)) } }
            }
        }
    }
}

/// The parts, as a list that leads to each.
fn contents(paper: &Paper) -> Markup {
    html! {
        nav aria-labelledby="contents" {
            h2 id="contents" { "Contents" }
            ol {
                @for part in &paper.parts {
                    li {
                        a href=(format!("#{}", part.id)) { (clean(&part.title)) }
                    }
                }
            }
        }
    }
}

fn section(part: &Part, level: u8, leads: Leads<'_>) -> Markup {
    let heading = format!("{}-heading", part.id);
    html! {
        section id=(part.id) aria-labelledby=(heading) {
            @match level {
                2 => h2 id=(heading) { (clean(&part.title)) },
                3 => h3 id=(heading) { (clean(&part.title)) },
                _ => h4 id=(heading) { (clean(&part.title)) },
            }
            (below(part, level, leads))
        }
    }
}

/// What stands below the heading.
fn below(part: &Part, level: u8, leads: Leads<'_>) -> Markup {
    html! {
        @for (at, block) in part.blocks.iter().enumerate() {
            (shown(block, &format!("{}-{at}", part.id), leads))
        }
        @for inner in &part.parts { (section(inner, level + 1, leads)) }
    }
}

/// A block; `id` is a name that no other has.
fn shown(block: &Block, id: &str, leads: Leads<'_>) -> Markup {
    let text = |words| text(words, leads);
    match block {
        Block::Paragraph(words) => html! { p { (text(words)) } },
        Block::Note(words) => html! { p.note { (text(words)) } },
        Block::Facts(facts) => html! {
            dl {
                @for (name, words) in facts {
                    div { dt { (clean(name)) } dd { (text(words)) } }
                }
            }
        },
        Block::List(items) => html! {
            ul { @for item in items { li { (text(item)) } } }
        },
        Block::Quotation { words, source } => html! {
            figure.quotation {
                blockquote { p { (text(words)) } }
                figcaption { (text(source)) }
            }
        },
        Block::Table(grid) => table(grid, id, leads),
        Block::Charts(charts) => html! {
            div.charts { @for chart in charts { (drawn(chart, leads)) } }
        },
    }
}

/// The drawing has a description, which says in words what it shows.
fn drawn(chart: &Chart, leads: Leads<'_>) -> Markup {
    let address = chart.names.as_ref().and_then(leads);
    let title = html! { strong { (clean(&chart.title)) } };
    html! {
        figure.drawn {
            (PreEscaped(&chart.svg))
            figcaption {
                @if let Some(address) = address { a href=(address) { (title) } }
                @else { (title) }
                " " (clean(&chart.note))
            }
        }
    }
}

/// A table that scrolls by itself where the screen is narrow, also by keyboard.
fn table(grid: &Grid, id: &str, leads: Leads<'_>) -> Markup {
    let caption = format!("{id}-caption");
    html! {
        div.scroll role="region" aria-labelledby=(caption) tabindex="0" {
            table {
                caption id=(caption) { (clean(&grid.caption)) }
                thead {
                    tr {
                        @for head in &grid.heads {
                            th scope="col" class=[class(head)] { (clean(&head.text)) }
                        }
                    }
                }
                @for body in bodies(&grid.rows) {
                    tbody {
                        @for line in body { (row(line, &grid.heads, leads)) }
                    }
                }
            }
        }
    }
}

/// The rows, parted before each that names a group.
fn bodies(rows: &[Line]) -> impl Iterator<Item = &[Line]> {
    rows.chunk_by(|_, next| !matches!(next, Line::Group(_)))
}

fn row(line: &Line, heads: &[Head], leads: Leads<'_>) -> Markup {
    match line {
        Line::Group(name) => html! {
            tr { th.group scope="rowgroup" colspan=(heads.len()) { (clean(name)) } }
        },
        Line::Cells(cells) => html! {
            tr {
                @for (at, (one, head)) in cells.iter().zip(heads).enumerate() {
                    @if at == 0 {
                        th scope="row" { (cell(one, leads)) }
                    } @else {
                        td class=[class(head)] { (cell(one, leads)) }
                    }
                }
            }
        },
    }
}

fn cell(cell: &Cell, leads: Leads<'_>) -> Markup {
    html! {
        (text(&cell.text, leads))
        @if let Some(share) = cell.bar { (bar(share)) }
    }
}

/// The numbers stand beside it: who does not see it misses nothing.
fn bar(bar: Bar) -> Markup {
    let width = format!("{:.1}", bar.percent.clamp(0.0, 100.0));
    html! {
        svg.bar aria-hidden="true" focusable="false" viewBox="0 0 100 10"
            preserveAspectRatio="none" {
            rect.track x="0" y="2" width="100" height="6" {}
            rect.share x="0" y="2" width=(width) height="6" {}
            @if let Some((low, high)) = bar.interval {
                rect.range x=(format!("{low:.1}")) y="4.4"
                    width=(format!("{:.1}", (high - low).max(0.0))) height="1.2" {}
            }
        }
    }
}

const fn class(head: &Head) -> Option<&'static str> {
    match head.align {
        Align::Left => None,
        Align::Prose => Some("prose"),
        Align::Right => Some("number"),
    }
}

fn text(text: &Text, leads: Leads<'_>) -> Markup {
    html! { @for one in &text.0 { (run(one, leads)) } }
}

fn run(one: &Run, leads: Leads<'_>) -> Markup {
    html! {
        @match one {
            Run::Plain(words) => (clean(words)),
            Run::Strong(words) => strong { (clean(words)) },
            Run::Mark(words) => mark { (clean(words)) },
            Run::Code(words) => code { (clean(words)) },
            Run::Here { name, words } => span id=(name) { (clean(words)) },
            Run::To { part, words } => a href=(format!("#{part}")) { (clean(words)) },
            Run::Names { thing, run: named } => {
                @match leads(thing) {
                    Some(address) => a href=(address) { (led(named)) },
                    None => (run(named, leads)),
                }
            },
            Run::Several(names) => {
                @for (at, (thing, words)) in names.iter().enumerate() {
                    @if at > 0 { ", " }
                    @match leads(thing) {
                        Some(address) => a href=(address) { (clean(words)) },
                        None => (clean(words)),
                    }
                }
            },
        }
    }
}

/// Words inside a link, which may hold no other.
fn led(one: &Run) -> Markup {
    match one {
        Run::To { words, .. } => html! { (clean(words)) },
        other => run(other, &nowhere),
    }
}
