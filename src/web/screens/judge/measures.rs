//! What judgements say of the codings: of one theme while it is judged, of all in a table.

use maud::{Markup, html};

use super::{Address, Bench};
use crate::analysis::judging::{Judged, JudgingError, Measure, judged};
use crate::corpus::read_judgements;
use crate::model::Judgement;
use crate::present::{clean, judged_cells, judged_heads, judged_note};
use crate::web::desk::Ask;
use crate::web::trouble::Trouble;

/// Precision and recall of the theme that is judged, as they stand.
pub(super) fn so_far(bench: &Bench<'_>) -> Result<Markup, Trouble> {
    let found = of(bench.ask, &bench.judgements, Some(&bench.theme.id.0))?;
    let one = found.themes.first();
    let words = |name: &str, what: &str, measure: Option<Measure>| {
        html! {
            div {
                dt { (name) }
                dd {
                    @match measure {
                        Some(it) => {
                            strong { (format!("{:.2}", it.value)) }
                            (format!(" (95 % interval {:.2} to {:.2})", it.interval.low, it.interval.high))
                        }
                        None => "not known yet",
                    }
                    span.note { " " (what) }
                }
            }
        }
    };
    Ok(html! {
        section.measures aria-labelledby="so-far" {
            h2 id="so-far" { "So far" }
            div role="status" {
                dl {
                    (words("Precision", "of passages found, those that report the problem", one.and_then(|it| it.precision)))
                    (words("Recall", "of passages that report it, those found", one.and_then(|it| it.recall)))
                }
            }
            p.note { (judged_note(&found)) }
        }
    })
}

/// All themes that were judged.
pub(super) fn table(address: &Address, ask: &Ask<'_>) -> Result<Markup, Trouble> {
    let judgements = read_judgements(&ask.desk.folder().judgements())?;
    let found = of(ask, &judgements, None)?;
    Ok(html! {
        h2 { "How far the codings hold" }
        @if found.themes.is_empty() {
            p.note { "Nothing was judged yet." }
        } @else {
            div.scroll role="region" tabindex="0" aria-label="How far the codings hold" {
                table {
                    caption { (judged_note(&found)) }
                    thead { tr { @for (at, head) in judged_heads().into_iter().enumerate() {
                        th scope="col" class=[(at > 0).then_some("number")] { (head.trim()) }
                    } } }
                    tbody { @for one in &found.themes { (row(address, one.theme.0.as_str(), &judged_cells(one))) } }
                }
            }
        }
    })
}

fn row(address: &Address, theme: &str, cells: &[String]) -> Markup {
    let chosen = Address { theme: Some(theme.to_owned()), ..address.clone() };
    html! {
        tr {
            @for (at, cell) in cells.iter().enumerate() {
                @if at == 0 {
                    th scope="row" { a href=(chosen.start()) { (clean(cell)) } }
                } @else {
                    td.number { (clean(cell)) }
                }
            }
        }
    }
}

fn of(
    ask: &Ask<'_>,
    judgements: &[Judgement],
    only: Option<&str>,
) -> Result<Judged, Trouble> {
    let coded = ask.opened.coded()?;
    let found =
        judged(&ask.opened.library, &coded, judgements, &ask.opened.learned, only);
    found.map_err(|error| match error {
        JudgingError::Theme(error) => Trouble::Missing(format!("{error}.")),
        JudgingError::Index(error) => error.into(),
    })
}
