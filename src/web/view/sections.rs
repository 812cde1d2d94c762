//! The parts of a report as sections of a screen, below a list that leads to each.

use maud::{Markup, html};

use crate::present::{Fragment, clean};

/// The list, and the sections.
pub(in crate::web) fn sections(parts: &[Fragment]) -> Markup {
    html! {
        nav.contents aria-label="On this page" {
            ul {
                @for part in parts {
                    li { a href=(format!("#{}", part.id)) { (clean(&part.title)) } }
                }
            }
        }
        @for part in parts { (section(part)) }
    }
}

fn section(part: &Fragment) -> Markup {
    let heading = format!("{}-heading", part.id);
    html! {
        section.part id=(part.id) aria-labelledby=(heading) {
            h2 id=(heading) { (clean(&part.title)) }
            (part.markup)
        }
    }
}
