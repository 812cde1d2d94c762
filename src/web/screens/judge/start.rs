//! Where judging starts: who, which theme, which sample; and what came of it so far.

use maud::{Markup, html};

use super::Address;
use super::measures;
use crate::analysis::judging::{SAMPLE, judge_name};
use crate::codebook::Role;
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::trouble::Trouble;
use crate::web::view::{Place, Screen, command};

pub(super) fn screen(address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let table = measures::table(address, ask)?;
    let body = html! {
        p {
            "Passages are drawn at random, from what is found and from what is not. You say "
            "of each whether it reports the problem; that measures how far the program's "
            "codings hold, and changes none of its numbers."
        }
        (form(address, ask))
        (table)
        (command("throughline judge THEME --who NAME\nthroughline judge --report"))
    };
    Ok(Screen::new("Judge passages", Place::Judge, body).fleeting())
}

fn form(address: &Address, ask: &Ask<'_>) -> Markup {
    let asked = !address.who.is_empty() || address.theme.is_some();
    let wrong = asked && judge_name(&address.who).is_none();
    let sample = if address.sample.is_empty() { SAMPLE } else { &address.sample };
    html! {
        form.start action="/judge" method="get" {
            @if wrong { p.wrong id="wrong" role="alert" { "Please say who judges: a name that begins with a letter." } }
            div {
                label for="who" { "Your name" }
                input id="who" name="who" required maxlength="60" value=(address.who)
                    autocomplete="name" aria-describedby=[wrong.then_some("wrong")];
            }
            div {
                label for="theme" { "Theme" }
                select id="theme" name="theme" { (themes(address, ask)) }
            }
            div {
                label for="sample" { "Sample" }
                input id="sample" name="sample" value=(sample) maxlength="60"
                    pattern="[A-Za-z0-9][A-Za-z0-9\\-]*" aria-describedby="same";
                p.note id="same" { "Who names the same gets the same passages." }
            }
            div {
                label for="n" { "Passages" }
                input id="n" name="n" type="number" min="1" max="1000" value=(address.size());
            }
            button type="submit" { "Start" }
        }
    }
}

/// The themes that can be judged, under their families.
fn themes(address: &Address, ask: &Ask<'_>) -> Markup {
    let codebook = &ask.opened.coder.codebook;
    let chosen = |id: &str| address.theme.as_deref() == Some(id);
    let families = codebook.themes.iter().zip(0_u16..);
    let families = families.filter(|(theme, _)| theme.role == Role::Family);
    let of = |family: Option<u16>| {
        let own = codebook.themes.iter().filter(move |theme| {
            theme.role != Role::Family && theme.parent.map(|parent| parent.0) == family
        });
        html! {
            @for theme in own {
                option value=(theme.id.0) selected[chosen(&theme.id.0)] { (clean(&theme.title)) }
            }
        }
    };
    html! {
        (of(None))
        @for (family, at) in families {
            optgroup label=(clean(&family.title)) { (of(Some(at))) }
        }
    }
}
