//! What a theme is, beside the passage that is judged.

use maud::{Markup, html};

use crate::codebook::Theme;
use crate::present::clean;

pub(super) fn shown(theme: &Theme) -> Markup {
    let list = |name: &str, lines: &[String]| {
        html! {
            @if !lines.is_empty() {
                h3 { (name) }
                ul { @for line in lines { li { (clean(line)) } } }
            }
        }
    };
    html! {
        aside.definition aria-labelledby="definition" {
            h2 id="definition" { (clean(&theme.title)) }
            p { (clean(&theme.definition)) }
            (list("Counts", &theme.counts))
            (list("Does not count", &theme.excludes))
        }
    }
}
