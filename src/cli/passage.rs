//! `evidence --id PASSAGE`: a passage by its name, with whatever is coded on it.
//!
//! Every table that names a passage names it so, whether or not a theme of the codebook
//! is on it: what no theme covers must open, too.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::analysis::{Evidence, Hit, Wanted, evidence, themes};
use crate::index::{Library, StoredPassage};
use crate::model::{PassageId, SectionKind};
use crate::present::{self, Format, Rows, counted, evidence_columns, evidence_row};

use super::args::EvidenceArguments;
use super::coded::Coded;
use super::console::{Answer, Console};
use super::evidence::why;
use super::outcome::{Failure, Outcome};
use super::search;
use super::settings::{self, Settings};

/// The passage of that name; that of a recommendation, too, which adds a number where its
/// passage has several.
pub(super) fn named(
    id: Option<&str>,
    library: &Library,
) -> Result<Option<StoredPassage>, Failure> {
    let Some(id) = id else { return Ok(None) };
    let whole = |id: &str| library.passage(&PassageId(id.to_owned()));
    let is_number = |text: &str| text.parse::<u32>().is_ok();
    Ok(match id.rsplit_once(':') {
        Some((passage, number)) if is_number(number) => whole(passage)?,
        Some(_) => None,
        None => whole(id)?,
    })
}

/// Writes a passage, and what of its codings is wanted.
pub(super) fn open(
    stored: &StoredPassage,
    arguments: &EvidenceArguments,
    (library, coded): (&Library, &Coded),
    mut wanted: Wanted,
    (settings, console): (&Settings, Console),
) -> Result<Outcome, Failure> {
    let place = (stored.review.clone(), stored.ord);
    let asked = wanted.passages.take().is_none_or(|asked| asked.contains(&place));
    if !asked {
        console.say("the passage is not among those asked for");
        return Ok(Outcome::Nothing);
    }
    wanted.id = None;
    wanted.review = Some(stored.review.clone());
    wanted.passages = Some(BTreeSet::from([place]));
    let mut all = Vec::new();
    let why = why(arguments);
    evidence(library, &coded.coder, &coded.codings, &wanted, why, |one| {
        all.push(one);
        Ok::<_, Failure>(())
    })?;
    let format = settings::format(&arguments.output);
    let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
    if format == Format::Table {
        let (hit, names) = (Hit::of(stored), search::names(library)?);
        present::passage(&hit, &all, &names, settings.screen, &mut out)?;
    } else {
        let mut rows =
            Rows::begin(format, settings.screen, evidence_columns(), &mut out)?;
        each(stored, &all, &coded.codings.hash).iter().try_for_each(|it| rows.row(it))?;
        rows.finish()?;
    }
    out.finish()?;
    say(stored, &all, console);
    Ok(Outcome::Done)
}

/// A row for each coding; one without a theme where there is none.
fn each(stored: &StoredPassage, all: &[Evidence], hash: &str) -> Vec<Vec<Value>> {
    if all.is_empty() {
        return vec![bare(stored, hash)];
    }
    all.iter().map(|one| evidence_row(one, hash)).collect()
}

/// The columns of evidence, of a passage that carries no theme.
fn bare(stored: &StoredPassage, hash: &str) -> Vec<Value> {
    let passage = &stored.passage;
    vec![
        json!(passage.id),
        json!(stored.review),
        json!(stored.file),
        json!(passage.page),
        json!(passage.page_label),
        json!(passage.number),
        json!(stored.section()),
        json!(stored.section_kind),
        json!(passage.id),
        Value::Null,
        Value::Null,
        Value::Null,
        Value::Null,
        json!(passage.text),
        json!([0, passage.text.len()]),
        Value::Null,
        Value::Null,
        json!([]),
        json!(themes::short(hash)),
    ]
}

/// What is on it, and what else knows of it.
fn say(stored: &StoredPassage, all: &[Evidence], console: Console) {
    console.say(&match all.len() {
        0 => "1 passage, no theme asked for is coded on it".to_owned(),
        codings => format!("1 passage, {}", counted(codings as u64, "coding")),
    });
    let id = &stored.passage.id;
    let kind = stored.section_kind;
    if matches!(kind, SectionKind::Recommendations | SectionKind::ActionPlan) {
        console.say(&format!(
            "note: where it is a recommendation, `throughline recommendations --id {id}` \
             opens it"
        ));
    }
}
