//! A family of themes: what it is, and the table of its themes.

use maud::html;

use crate::analysis::report;
use crate::analysis::themes::{Asked, Made, frequencies};
use crate::codebook::Theme;
use crate::present::{clean, report_parts};
use crate::web::desk::Ask;
use crate::web::screens::codebook;
use crate::web::screens::leads::leads;
use crate::web::trouble::Trouble;
use crate::web::view::{Place, Screen, command};

pub(super) fn screen(family: &Theme, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let asked = Asked { themes: vec![family.id.0.clone()], ..Asked::default() };
    let part = ask.opened.ask(|from| {
        let found = frequencies(from.coded, &asked, None)?;
        let made = Made::now(from.coded, asked.clone());
        Ok::<_, report::Error>(report_parts::themes(&found, &made, &leads))
    })?;
    let body = html! {
        p.known {
            "A family of themes · " code { (clean(&family.id.0)) } " · "
            a href=(codebook::of_theme(&family.id)) { "in the codebook" }
        }
        @if !family.definition.is_empty() { p { (clean(&family.definition)) } }
        section.part aria-labelledby="themes-heading" {
            h2 id="themes-heading" { (clean(&part.title)) }
            (part.markup)
        }
        (command(&format!("throughline themes {}", family.id)))
    };
    Ok(Screen::new(family.title.clone(), Place::Overview, body))
}
