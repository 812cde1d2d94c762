//! The whole codebook: themes by family, with how many rules each has and how often it is
//! found.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::address::of_theme;
use crate::analysis::report;
use crate::analysis::themes::{Asked, Row, frequencies, short};
use crate::codebook::{Codebook, Role, Theme};
use crate::model::{ThemeId, ThemeIndex};
use crate::present::{clean, counted};
use crate::web::desk::Ask;
use crate::web::screens::theme;
use crate::web::trouble::Trouble;
use crate::web::view::{Place, Screen, command};

/// What all of it is made from.
pub(super) struct Book<'a> {
    codebook: &'a Codebook,
    rows: BTreeMap<ThemeId, Row>,
}

impl<'a> Book<'a> {
    /// With the numbers that `themes` gives.
    pub(super) fn of(ask: &Ask<'a>) -> Result<Self, Trouble> {
        let found = ask.opened.ask(|from| {
            Ok::<_, report::Error>(frequencies(from.coded, &Asked::default(), None)?)
        })?;
        let rows = found.rows.into_iter().map(|row| (row.theme.clone(), row)).collect();
        Ok(Self { codebook: &ask.opened.coder.codebook, rows })
    }

    /// The parts of a family, or of the codebook, each with its own.
    pub(super) fn parts(&self, of: Option<ThemeIndex>) -> Markup {
        html! {
            ul.book {
                @for (index, theme) in self.codebook.parts(of) {
                    li {
                        p.name { a href=(of_theme(&theme.id)) { (clean(&theme.title)) } }
                        @if !theme.definition.is_empty() { p { (clean(&theme.definition)) } }
                        (self.known(theme))
                        @if self.codebook.parts(Some(index)).next().is_some() {
                            (self.parts(Some(index)))
                        }
                    }
                }
            }
        }
    }

    /// How many rules a theme has, and how often it is found.
    pub(super) fn known(&self, one: &Theme) -> Markup {
        html! {
            @if one.role != Role::Family {
                p.known {
                    code { (clean(&one.id.0)) } " · " (rules(one))
                    @if let Some(Row { figures, .. }) = self.rows.get(&one.id) {
                        " · "
                        a href=(theme::of_theme(&one.id)) {
                            "found in " (figures.reviews_found) " of "
                            (counted(figures.reviews_total, "review"))
                        }
                        ", " (counted(figures.passages_found, "passage"))
                    }
                }
            }
        }
    }
}

/// `14 rules, 3 mentions, 1 veto`, or `20 terms`.
fn rules(theme: &Theme) -> String {
    let noun = if theme.role == Role::Lexicon { "term" } else { "rule" };
    let mut parts = vec![counted(theme.rules.len() as u64, noun)];
    if !theme.mentions.is_empty() {
        parts.push(counted(theme.mentions.len() as u64, "mention"));
    }
    match theme.unless.len() {
        0 => {}
        1 => parts.push("1 veto".to_owned()),
        many => parts.push(format!("{many} vetoes")),
    }
    parts.join(", ")
}

pub(super) fn screen(ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let book = Book::of(ask)?;
    let codebook = book.codebook;
    let single = |one: &Theme| one.parent.is_none() && one.role != Role::Family;
    let themes = codebook.themes.iter().filter(|theme| theme.role != Role::Family);
    let own = ask.desk.folder().codebook().is_file();
    let body = html! {
        p.known {
            (clean(&codebook.name)) " " code { (short(&codebook.hash)) } ": "
            (counted(themes.count() as u64, "theme")) ", "
            @if own { "read from " code { "codebook.yaml" } " in the corpus folder." }
            @else { "part of the program: the corpus has no codebook of its own." }
        }
        p {
            "A theme is what it says it is. Open one to see what counts, what its rules match, "
            "and to try what another rule would do."
        }
        @if codebook.themes.iter().any(single) { (book.single()) }
        @for (index, family) in codebook.parts(None).filter(|one| one.1.role == Role::Family) {
            h2 { a href=(of_theme(&family.id)) { (clean(&family.title)) } }
            @if !family.definition.is_empty() { p { (clean(&family.definition)) } }
            (book.parts(Some(index)))
        }
        (command("throughline codebook show\nthroughline codebook check"))
    };
    // whether the corpus has a codebook is seen on disk
    Ok(Screen::new("The codebook", Place::Codebook, body).fleeting())
}

impl Book<'_> {
    /// Themes that are part of no family.
    fn single(&self) -> Markup {
        let all = self.codebook.parts(None).filter(|one| one.1.role != Role::Family);
        html! {
            ul.book {
                @for (_, theme) in all {
                    li {
                        p.name { a href=(of_theme(&theme.id)) { (clean(&theme.title)) } }
                        @if !theme.definition.is_empty() { p { (clean(&theme.definition)) } }
                        (self.known(theme))
                    }
                }
            }
        }
    }
}
