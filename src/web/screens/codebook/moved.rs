//! What a theme would gain and lose: numbers, reviews, and the passages behind them.

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::analysis::{Change, Difference, Evidence, Moved, Trial};
use crate::model::ThemeId;
use crate::present::{clean, counted};
use crate::web::desk::Ask;
use crate::web::screens::page;
use crate::web::view::excerpt;

pub(super) fn shown(trial: &Trial, ask: &Ask<'_>) -> Markup {
    html! {
        h3 { "What the theme would gain and lose" }
        (numbers(trial))
        (reviews("Reviews that gain it", &trial.gained, ask))
        (beside("Passages gained in reviews that have it already", &trial.gained, ask))
        (reviews("Reviews that lose it", &trial.lost, ask))
        (beside("Passages lost in reviews that keep it", &trial.lost, ask))
        (elsewhere(trial))
    }
}

fn numbers(trial: &Trial) -> Markup {
    let (before, after) = (&trial.before, &trial.after);
    let all = before.reviews_total;
    let row = |name: &str, numbers: [u64; 2], moved: Option<[usize; 2]>| {
        html! {
            tr {
                th scope="row" { (name) }
                td.number { (numbers[0]) }
                td.number { (numbers[1]) }
                @match moved {
                    Some([gained, lost]) => {
                        td.number data-gained=(gained) { (gained) }
                        td.number data-lost=(lost) { (lost) }
                    }
                    None => { td.number { "–" } td.number { "–" } }
                }
            }
        }
    };
    let moved = [trial.gained.reviews.len(), trial.lost.reviews.len()];
    let passages = [trial.gained.passages, trial.lost.passages];
    html! {
        div.scroll.moves role="region" tabindex="0" aria-label="What the theme would gain and lose" {
            table {
                caption { "Of " (counted(all, "review")) ". Nothing is saved yet." }
                thead { tr {
                    td {}
                    @for head in ["Now", "Then", "Gained", "Lost"] { th.number scope="col" { (head) } }
                } }
                tbody {
                    (row("Reviews found to have it", [before.reviews_found, after.reviews_found], Some(moved)))
                    (row("Passages found", [before.passages_found, after.passages_found], Some(passages)))
                    (row("Reviews that only mention it", [before.reviews_mentioned, after.reviews_mentioned], None))
                }
            }
        }
    }
}

/// The reviews that go one way, with the passages that decide.
fn reviews(title: &str, moved: &Moved, ask: &Ask<'_>) -> Markup {
    let shown = |one: &Difference| {
        let own = |it: &&Evidence| it.review == one.review;
        moved.deciding.iter().filter(own).collect::<Vec<_>>()
    };
    let some: Vec<(&Difference, Vec<&Evidence>)> =
        moved.reviews.iter().map(|one| (one, shown(one))).collect();
    let some: Vec<_> = some.into_iter().filter(|(_, shown)| !shown.is_empty()).collect();
    let rest = moved.reviews.len() - some.len();
    html! {
        @if !moved.reviews.is_empty() {
            h3 { (title) " (" (moved.reviews.len()) ")" }
            @for (one, shown) in &some { (review(one, shown, ask)) }
            @if rest > 0 { p.note { "And " (counted(rest as u64, "review")) " more." } }
        }
    }
}

fn review(one: &Difference, shown: &[&Evidence], ask: &Ask<'_>) -> Markup {
    let more = one.deciding.len().saturating_sub(shown.len());
    html! {
        div.review {
            h4 { a href=(page::of_review(&one.review)) { (clean(&ask.opened.title(&one.review))) } }
            p.known { (page::known(ask, &one.review)) }
            ol { @for it in shown { li { (passage(it)) } } }
            @if more > 0 { p.note { "And " (counted(more as u64, "passage")) " more." } }
        }
    }
}

/// Passages that come or go without changing what their review is held to show.
fn beside(title: &str, moved: &Moved, ask: &Ask<'_>) -> Markup {
    let rest = moved.further - moved.beside.len().min(moved.further);
    html! {
        @if moved.further > 0 {
            h3 { (title) " (" (moved.further) ")" }
            @for group in moved.beside.chunk_by(|a, b| a.review == b.review) {
                div.review {
                    h4 { a href=(page::of_review(&group[0].review)) { (clean(&ask.opened.title(&group[0].review))) } }
                    ol { @for one in group { li { (passage(one)) } } }
                }
            }
            @if rest > 0 { p.note { "And " (counted(rest as u64, "passage")) " more." } }
        }
    }
}

fn passage(one: &Evidence) -> Markup {
    let address = page::of_page(&one.review, one.page, "", Some(&one.passage));
    let spans = if one.span == (0, one.text.len()) { vec![] } else { vec![one.span] };
    html! {
        p.where {
            a href=(address) {
                "p. " (one.page)
                @if let Some(number) = &one.number { ", " (clean(number)) }
            }
            @if !one.section.is_empty() { " · " (clean(&one.section)) }
            " · " (format!("{:.2}", one.score))
        }
        p.passage { (excerpt(&one.text, &spans)) }
    }
}

/// Other themes that change, by name.
fn elsewhere(trial: &Trial) -> Markup {
    let mut others: BTreeMap<&ThemeId, [usize; 2]> = BTreeMap::new();
    for (theme, change, _) in &trial.elsewhere {
        let counts = others.entry(theme).or_default();
        counts[usize::from(*change == Change::Lost)] += 1;
    }
    html! {
        @if !others.is_empty() {
            h3 { "Other themes" }
            p.note { "What was learnt from worked examples is learnt again, which other themes feel, too." }
            ul {
                @for (theme, [gained, lost]) in others {
                    li { (clean(&theme.0)) ": " (gained) " gained, " (lost) " lost" }
                }
            }
        }
    }
}
