//! The way to keep a change: a form, and writing it to `codebook.yaml`.

use std::thread;
use std::time::{Duration, Instant};

use maud::{Markup, html};
use serde::Deserialize;

use super::address::{Address, of_theme};
use super::file::{OnDisk, Standing};
use super::subject::{Subject, named};
use crate::codebook::{Codebook, RuleChange};
use crate::corpus::replace_file;
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::trouble::{Trouble, sentence};
use crate::web::view::token;

/// How long the answer waits for the reviews to be coded; then the page says that they are.
const LONGEST: Duration = Duration::from_secs(20);

/// Between two looks whether they are.
const PAUSE: Duration = Duration::from_millis(50);

/// Said where another form, or another program, was first.
const CHANGED: &str = "codebook.yaml was changed since this page was shown, and was left as \
    it is. What the rule does with what is there now stands below: send it again to save it.";

/// What the form sends.
#[derive(Debug, Clone, Deserialize)]
pub(in crate::web::screens) struct Form {
    /// The rule; empty where one is to go.
    #[serde(default)]
    rule: String,
    /// In the place of which, from 1; empty for one more.
    #[serde(default)]
    at: String,
    /// What stood in the file.
    #[serde(default)]
    seen: String,
    /// What stood in the place of the rule.
    #[serde(default)]
    before: String,
}

impl Form {
    /// The state of the page that it was sent from.
    pub(super) fn address(&self) -> Address {
        let at = self.at.parse().ok();
        Address { at, ..Address::rule(&self.rule) }.on_one_line()
    }
}

/// What became of it.
pub(super) enum Kept {
    /// It is in the file; this address says so.
    Saved(String),
    /// Nothing was written.
    Refused(String),
}

/// The form, with what saving does.
pub(super) fn form(
    subject: &Subject<'_>,
    standing: &Standing,
    change: &RuleChange,
) -> Markup {
    if !matches!(standing, Standing::Open) {
        return html! { p.note { "This can be saved once codebook.yaml is open as it is now." } };
    }
    let on_disk = &subject.on_disk;
    if let Err(why) = Codebook::changed_file(on_disk.bytes(), change) {
        return html! {
            p.note { "This cannot be saved from here: " (clean(&why.to_string())) ". Change codebook.yaml by hand." }
        };
    }
    let old = change.at.and_then(|at| subject.theme.rules.get(at));
    html! {
        form.keep action=(of_theme(&subject.theme.id)) method="post" {
            (token(subject.ask.form))
            input type="hidden" name="rule" value=(change.rule.as_deref().unwrap_or_default());
            @if let Some(at) = change.at { input type="hidden" name="at" value=(at + 1); }
            @if let Some(old) = old { input type="hidden" name="before" value=(old.asked()); }
            input type="hidden" name="seen" value=(on_disk.seen());
            p { (told(on_disk, change)) }
            button type="submit" { "Save in codebook.yaml" }
        }
    }
}

/// What saving does.
fn told(on_disk: &OnDisk, change: &RuleChange) -> &'static str {
    if !on_disk.is_own() {
        return "The corpus has no codebook of its own yet. Saving begins one: codebook.yaml in \
                the corpus folder, a copy of the built-in codebook with this change. From \
                then on the corpus is coded by that file.";
    }
    match (change.at, &change.rule) {
        (None, _) => {
            "Saving writes the rule below the others of the theme in codebook.yaml. All else \
             in the file stays as it is written."
        }
        (Some(_), Some(_)) => {
            "Saving writes the rule in the place of the old one in codebook.yaml. All else in \
             the file stays as it is written."
        }
        (Some(_), None) => {
            "Saving takes the rule out of codebook.yaml. All else in the file stays as it is \
             written."
        }
    }
}

/// Writes a change, if the file is still what the page was made from, and waits until the
/// corpus is open with it.
pub(super) fn keep(theme: &str, form: &Form, ask: &Ask<'_>) -> Result<Kept, Trouble> {
    let index = named(theme, ask)?;
    let address = form.address();
    let theme = &ask.opened.coder.codebook.themes[usize::from(index.0)];
    let Some(change) = address.change(index) else {
        return Ok(Kept::Refused("There is no rule in the form.".to_owned()));
    };
    let hash = match write(&change, &theme.id.0, form, ask) {
        Ok(hash) => hash,
        Err(why) => return Ok(Kept::Refused(why)),
    };
    let begun = Instant::now();
    while ask.desk.opened().coder.codebook.hash != hash && begun.elapsed() < LONGEST {
        thread::sleep(PAUSE);
    }
    let last = theme.rules.len() + 1;
    let saved = change.rule.is_some().then(|| address.at.unwrap_or(last));
    let before = form.before.clone();
    let to = Address { saved, before, ..Address::default() };
    Ok(Kept::Saved(to.url(&theme.id)))
}

/// Writes it and says what the codebook then is; else why the file was left as it is.
fn write(
    change: &RuleChange,
    theme: &str,
    form: &Form,
    ask: &Ask<'_>,
) -> Result<String, String> {
    let _writing = ask.desk.writing();
    let on_disk =
        OnDisk::read(ask).map_err(|error| format!("codebook.yaml: {error}."))?;
    if on_disk.seen() != form.seen {
        return Err(CHANGED.to_owned());
    }
    let said = |why: &dyn std::error::Error| format!("{}.", sentence(why));
    let before = Codebook::parse(on_disk.bytes(), "codebook.yaml");
    let before = before.map_err(|error| said(&error))?;
    let index = before.theme(theme).ok_or_else(|| CHANGED.to_owned())?;
    let change = RuleChange { theme: index, ..change.clone() };
    let bytes = Codebook::changed_file(on_disk.bytes(), &change);
    let bytes = bytes.map_err(|why| said(&why))?;
    let after = before.changed(&change).map_err(|why| said(&why))?;
    let path = ask.desk.folder().codebook();
    replace_file(&path, &bytes).map_err(|error| said(&error))?;
    Ok(after.hash)
}
