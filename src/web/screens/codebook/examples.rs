//! Worked examples of a theme, where the corpus has any.

use maud::{Markup, html};

use super::subject::Subject;
use crate::codebook::Example;
use crate::present::clean;

/// How many of each kind are shown.
const FIRST: usize = 5;

pub(super) fn shown(subject: &Subject<'_>) -> Markup {
    let (id, all) = (&subject.theme.id.0, &subject.ask.opened.examples.all);
    let of = |names: fn(&Example) -> &[String]| -> Vec<&Example> {
        all.iter().filter(|one| names(one).contains(id)).collect()
    };
    let found = of(|one| &one.codes);
    let near = of(|one| &one.near_misses);
    html! {
        @if !(found.is_empty() && near.is_empty()) {
            h2 { "Worked examples" }
            (list("report it", &found))
            (list("only speak of it", &near))
        }
    }
}

fn list(what: &str, examples: &[&Example]) -> Markup {
    html! {
        @if !examples.is_empty() {
            details {
                summary { (examples.len()) " passages that " (what) ", labelled by a person" }
                @if examples.len() > FIRST { p.note { "The first " (FIRST) ":" } }
                ul { @for one in examples.iter().take(FIRST) { li { (clean(&one.text)) } } }
            }
        }
    }
}
