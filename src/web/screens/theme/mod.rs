//! One theme with all that belongs to it: what it is, how often and since when, beside
//! what, every passage of it, and what was recommended about it.

mod address;
mod evidence;
mod family;
mod near;

use axum::extract::{Path, State};
use axum::response::Response;
use maud::{Markup, html};

use crate::analysis::report::{
    self, About, Brief, IN_BRIEF, Recommended, Report, Wanted, brief_with,
};
use crate::analysis::themes::{self, By, Layout, frequencies};
use crate::codebook::{Role, Theme};
use crate::model::ThemeIndex;
use crate::present::{self, Fragment, brief_parts, clean};
use crate::web::Desk;
use crate::web::desk::{Ask, Visit};
use crate::web::later::Stage;
use crate::web::screens::leads::leads;
use crate::web::screens::papers::{self, Form, Taken};
use crate::web::screens::{codebook, parted, search};
use crate::web::trouble::{Asked, Trouble};
use crate::web::view::{Place, Screen, being_made, sections};

use address::Address;

pub(super) use address::{of_passages, of_theme};

/// `GET /theme/{theme}`
pub(super) async fn show(
    State(desk): State<Desk>,
    visit: Visit,
    Path(theme): Path<String>,
    Asked(address): Asked<Address>,
) -> Result<Response, Trouble> {
    desk.screen(visit, move |ask| screen(&theme, &address, ask)).await
}

/// `GET /theme/{theme}/brief`
pub(super) async fn brief(
    State(desk): State<Desk>,
    Path(theme): Path<String>,
    Asked(taken): Asked<Taken>,
) -> Result<Response, Trouble> {
    let form = Form::named(&papers::READ, &taken.format)?;
    let name = format!("brief-{theme}");
    let bytes = desk.answer(move |ask| written(&theme, form, ask)).await?;
    Ok(form.sent(&name, bytes))
}

/// What all parts of the screen are made from.
struct Subject<'a> {
    ask: &'a Ask<'a>,
    index: ThemeIndex,
    theme: &'a Theme,
    address: &'a Address,
}

/// The theme of that name, and its place in the codebook.
fn named<'a>(name: &str, ask: &Ask<'a>) -> Result<(ThemeIndex, &'a Theme), Trouble> {
    let codebook = &ask.opened.coder.codebook;
    let index = codebook.theme(name).ok_or_else(|| {
        let words = format!("The codebook has no theme `{name}`.");
        Trouble::Astray(words, near::near(codebook, name))
    })?;
    Ok((index, &codebook.themes[usize::from(index.0)]))
}

fn written(name: &str, form: Form, ask: &Ask<'_>) -> Result<Vec<u8>, Trouble> {
    let (_, theme) = named(name, ask)?;
    let Some(format) = form.format.filter(|_| theme.role != Role::Family) else {
        return Err(Trouble::Missing(format!("There is no brief of `{name}`.")));
    };
    let report = papers::report(ask)?;
    let brief = made(theme, usize::from(IN_BRIEF), Some(&report), ask)?;
    let mut bytes = Vec::new();
    present::brief(&brief, format, &mut bytes)
        .map_err(|error| Trouble::Failed(error.to_string()))?;
    Ok(bytes)
}

/// The brief of a theme, with recommendations where they are known.
fn made(
    theme: &Theme,
    quotations: usize,
    report: Option<&Report>,
    ask: &Ask<'_>,
) -> Result<Brief, report::Error> {
    let wanted = Wanted {
        themes: &[],
        query: None,
        only: None,
        suppress: None,
        quotations,
        threads: 1,
    };
    let recommended = report.map(|report| Recommended {
        all: &report.recommendations,
        repeats: &report.repeats,
    });
    let about = About::Theme(&theme.id.0);
    ask.opened.ask(|from| brief_with(from, &about, wanted, recommended))
}

fn screen(name: &str, address: &Address, ask: &Ask<'_>) -> Result<Screen, Trouble> {
    let (index, theme) = named(name, ask)?;
    if theme.role == Role::Family {
        return family::screen(theme, ask);
    }
    let subject = Subject { ask, index, theme, address };
    let stage = ask.opened.report.stage();
    let report =
        if let Stage::Made(report) = &stage { Some(report.as_ref()) } else { None };
    let mut brief = made(theme, 0, report, ask)?;
    let by = parted::named(&address.by)?;
    if let Some(by) = by {
        part(&mut brief, by, &subject)?;
    }
    let body = html! {
        p.known { (place(&subject)) }
        p.found { strong { (clean(&brief_parts::subtitle(&brief))) } }
        (taken(&stage, &subject))
        (sections(&parts(&brief, by, report, &subject)?))
    };
    let screen = Screen::new(theme.title.clone(), Place::Overview, body);
    Ok(if matches!(stage, Stage::Making) { screen.waiting() } else { screen })
}

/// Parts the theme by what was chosen in place of what is usual.
fn part(brief: &mut Brief, by: By, subject: &Subject<'_>) -> Result<(), report::Error> {
    let layout = Layout::By(by);
    let themes = vec![subject.theme.id.0.clone()];
    let asked = themes::Asked { themes, layout, ..themes::Asked::default() };
    let found =
        subject.ask.opened.ask(|from| Ok(frequencies(from.coded, &asked, None)?))?;
    let own = found.rows.into_iter().find(|row| row.theme == subject.theme.id);
    if let Some(theme) = &mut brief.theme {
        theme.crosstabs = own.map(|row| (by, row)).into_iter().collect();
    }
    Ok(())
}

fn parts(
    brief: &Brief,
    by: Option<By>,
    report: Option<&Report>,
    subject: &Subject<'_>,
) -> Result<Vec<Fragment>, Trouble> {
    let theme = &subject.theme.id;
    let mut parts = vec![brief_parts::about(brief, &leads)];
    parts.extend(brief_parts::years(brief, &leads));
    parts.extend(brief_parts::groups(brief, &leads).map(|groups| {
        let usual = "age, outcome and section";
        let choices = parted::choices(by, usual, |by| subject.address.parted(theme, by));
        Fragment { markup: html! { (choices) (groups.markup) }, ..groups }
    }));
    parts.extend(brief_parts::together(brief, &leads));
    parts.push(evidence::shown(subject)?);
    parts.extend(report.map(|_| brief_parts::recommended(brief, &leads)));
    parts.push(brief_parts::method(brief, &leads));
    Ok(parts)
}

/// The family, the name, and where else it can be looked for.
fn place(subject: &Subject<'_>) -> Markup {
    let codebook = &subject.ask.opened.coder.codebook;
    let parent = subject.theme.parent;
    let parent = parent.and_then(|parent| codebook.themes.get(usize::from(parent.0)));
    let id = &subject.theme.id.0;
    html! {
        @if let Some(parent) = parent {
            a href=(of_theme(&parent.id)) { (clean(&parent.title)) } " · "
        }
        code { (clean(id)) } " · "
        a href=(search::search(&format!("theme:{id}"))) { "search in its passages" }
        " · " a href=(codebook::of_theme(&subject.theme.id)) { "its rules in the codebook" }
    }
}

/// The brief to take away, once there is all that it holds.
fn taken(stage: &Stage<Report>, subject: &Subject<'_>) -> Markup {
    let theme = &subject.theme.id;
    let path = format!("{}/brief", of_theme(theme));
    html! {
        @match stage {
            Stage::Made(_) => (papers::links("A brief", &papers::READ, &path)),
            Stage::Making => {
                (being_made("What the reviews recommend"))
            },
            Stage::Failed(why) => p.note role="status" {
                "What the reviews recommend could not be counted: " (clean(why))
            },
        }
    }
}
