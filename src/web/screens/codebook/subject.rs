//! One theme in the codebook: what it is, its rules, and one that is tried.

use maud::{Markup, html};

use super::address::{Address, of_theme};
use super::book::Book;
use super::file::{OnDisk, Standing};
use super::{examples, rules, saved, tried};
use crate::codebook::{Codebook, Role, Theme};
use crate::model::ThemeIndex;
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::trouble::Trouble;
use crate::web::view::{Place, Screen, command};

/// What all parts of the screen are made from.
pub(super) struct Subject<'a> {
    pub(super) ask: &'a Ask<'a>,
    pub(super) codebook: &'a Codebook,
    pub(super) index: ThemeIndex,
    pub(super) theme: &'a Theme,
    pub(super) address: &'a Address,
    pub(super) on_disk: OnDisk,
}

/// A part of a screen, and whether it waits for something.
pub(super) struct Part {
    pub(super) markup: Markup,
    pub(super) waits: bool,
}

/// The place of a theme or family.
pub(super) fn named(name: &str, ask: &Ask<'_>) -> Result<ThemeIndex, Trouble> {
    ask.opened.coder.codebook.theme(name).ok_or_else(|| {
        Trouble::Missing(format!("The codebook has no theme `{}`.", clean(name)))
    })
}

/// The screen; `refused` says why what was sent was not saved.
pub(super) fn screen(
    name: &str,
    address: &Address,
    refused: Option<&str>,
    ask: &Ask<'_>,
) -> Result<Screen, Trouble> {
    let index = named(name, ask)?;
    let codebook = &ask.opened.coder.codebook;
    let on_disk = OnDisk::read(ask)
        .map_err(|error| Trouble::Failed(format!("codebook.yaml: {error}.")))?;
    let theme = &codebook.themes[usize::from(index.0)];
    let subject = Subject { ask, codebook, index, theme, address, on_disk };
    let standing = subject.on_disk.standing(ask);
    let rules = rules::shown(&subject)?;
    let tried = tried::shown(&subject, &standing, refused)?;
    let book = Book::of(ask)?;
    let body = html! {
        (place(&subject)) (book.known(theme))
        (stands(&standing)) (saved::shown(&subject))
        @if !theme.definition.is_empty() { p { (clean(&theme.definition)) } }
        (list("Counts", &theme.counts)) (list("Does not count", &theme.excludes))
        @if !theme.source.is_empty() { p.note { "Source: " (clean(&theme.source)) } }
        (tried.markup) (rules.markup)
        @if codebook.parts(Some(index)).next().is_some() {
            h2 { "Themes" } (book.parts(Some(index)))
        }
        (examples::shown(&subject))
        (command(&format!("throughline codebook show {}", theme.id)))
    };
    let screen = Screen::new(theme.title.clone(), Place::Codebook, body);
    let waits = rules.waits || tried.waits || matches!(standing, Standing::Changed);
    Ok(if waits { screen.waiting() } else { screen.fleeting() })
}

/// The family it is part of.
fn place(subject: &Subject<'_>) -> Markup {
    let parent = subject.theme.parent;
    let parent =
        parent.and_then(|parent| subject.codebook.themes.get(usize::from(parent.0)));
    html! {
        p.known {
            a href="/codebook" { "The codebook" }
            @if let Some(parent) = parent {
                " · " a href=(of_theme(&parent.id)) { (clean(&parent.title)) }
            }
            @if subject.theme.role == Role::Family { " · a family of themes" }
        }
    }
}

/// How the file on disk stands to what is shown.
fn stands(standing: &Standing) -> Markup {
    html! {
        @match standing {
            Standing::Open => {}
            Standing::Changed => p.waiting role="status" data-waiting="" {
                "codebook.yaml was changed, and the reviews are being coded with it. What "
                "stands here is from before. This page looks again by itself."
            },
            Standing::Broken(why) => div.mistake role="alert" {
                p {
                    "codebook.yaml was changed and cannot be used: " (clean(why)) ". What "
                    "stands here is from before."
                }
            },
        }
    }
}

fn list(name: &str, lines: &[String]) -> Markup {
    html! {
        @if !lines.is_empty() {
            h2 { (name) }
            ul { @for line in lines { li { (clean(line)) } } }
        }
    }
}
