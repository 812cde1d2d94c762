//! Small parts that many screens have.

use maud::{Markup, html};

/// What every form carries, so that no other page can send it.
pub(in crate::web) fn token(form: &str) -> Markup {
    html! { input type="hidden" name="token" value=(form); }
}

/// The same as a command, for who wants to do it again or to cite it.
pub(in crate::web) fn command(words: &str) -> Markup {
    html! {
        details.command {
            summary { "As a command" }
            pre { code { (words) } }
        }
    }
}

/// An argument as a shell reads it.
pub(in crate::web) fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

/// Said where something is being made that takes longer than a page waits: the page then
/// looks again by itself.
pub(in crate::web) fn being_made(what: &str) -> Markup {
    html! {
        p.waiting role="status" data-waiting="" {
            (what) " is being counted. This page looks again by itself; "
            a href="" { "look now" } "."
        }
    }
}

/// Links to the pages of a list, `page` being the one that is shown, from 1.
pub(in crate::web) fn pages(
    page: usize,
    last: usize,
    address: impl Fn(usize) -> String,
) -> Markup {
    html! {
        @if last > 1 {
            nav.pages aria-label="Pages" {
                @if page > 1 { a rel="prev" href=(address(page - 1)) { "Previous" } }
                span { "Page " (page) " of " (last) }
                @if page < last { a rel="next" href=(address(page + 1)) { "Next" } }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::shell;

    #[test]
    fn an_argument_with_an_apostrophe_is_one_argument() {
        assert_eq!(shell("child's \"no\""), "'child'\\''s \"no\"'");
    }
}
