//! The frame around every screen: title, menu, content, and what it was made from.

use axum::http::StatusCode;
use maud::{DOCTYPE, Markup, html};

use super::{Place, Screen};
use crate::analysis::themes::short;
use crate::present::clean;
use crate::web::desk::Ask;

/// A whole page.
pub(in crate::web) fn page(screen: &Screen, ask: &Ask<'_>) -> Markup {
    let corpus = ask.desk.folder().root().file_name();
    let corpus = corpus.map_or_else(String::new, |name| name.to_string_lossy().into());
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            (head(&screen.title, screen.again))
            body {
                a.skip href="#content" { "Skip to the content" }
                header.top {
                    p.name { a href="/" { "throughline" } " " span.corpus { (clean(&corpus)) } }
                    nav aria-label="Main" { (menu(screen.place)) }
                }
                main id="content" tabindex="-1" {
                    h1 { (clean(&screen.title)) }
                    (screen.body)
                }
                footer {
                    p { (made_from(ask)) }
                    // without script there are no single keys to switch off
                    p data-keys hidden { button type="button" {} }
                }
            }
        }
    }
}

fn head(title: &str, again: Option<u32>) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            title { (clean(title)) " · throughline" }
            link rel="stylesheet" href="/assets/style.css";
            link rel="icon" href="data:,";
            script src="/assets/script.js" defer {}
            // a script looks again without loading the page each time
            @if let Some(seconds) = again {
                noscript { meta http-equiv="refresh" content=(seconds); }
            }
        }
    }
}

fn menu(here: Place) -> Markup {
    html! {
        ul {
            @for (place, words, address) in Place::MENU {
                li {
                    @if place == here {
                        a href=(address) aria-current="page" { (words) }
                    } @else {
                        a href=(address) { (words) }
                    }
                }
            }
        }
    }
}

/// What the numbers of a page hold for.
fn made_from(ask: &Ask<'_>) -> Markup {
    let codebook = &ask.opened.coder.codebook;
    html! {
        (ask.opened.library.review_ids().len()) " files, "
        (ask.opened.library.passage_count()) " passages. Codebook "
        (clean(&codebook.name)) " " code { (short(&ask.opened.codings.hash)) }
        ", throughline " (env!("CARGO_PKG_VERSION")) ". Nothing leaves this machine."
    }
}

/// A page that says what went wrong. It stands alone: whoever sees it may not be let in.
pub(in crate::web) fn trouble(
    status: StatusCode,
    words: &str,
    ways: &[(String, String)],
) -> Markup {
    let title = status.canonical_reason().unwrap_or("Not answered");
    html! {
        (DOCTYPE)
        html lang="en-GB" {
            (head(title, None))
            body {
                main id="content" {
                    h1 { (title) }
                    p { (clean(words)) }
                    @if !ways.is_empty() {
                        ul {
                            @for (address, words) in ways {
                                li { a href=(address) { (clean(words)) } }
                            }
                        }
                    }
                    p { a href="/" { "To the overview" } }
                }
            }
        }
    }
}
