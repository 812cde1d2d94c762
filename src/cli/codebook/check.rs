//! `codebook check`: mistakes in a codebook, and rules that do nothing on the corpus.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use super::finding::{self, Finding};
use super::which;
use crate::analysis::{Flaw, RuleAt, flaws, matched, rules_of};
use crate::cli::args::CodebookCheckArguments;
use crate::cli::console::{Answer, Console};
use crate::cli::library;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::{self, Settings};
use crate::codebook::{Codebook, Error, Rule};
use crate::index::{self, Library};
use crate::present::{Format, counted};

/// A rule is slow when it takes longer than this for each passage of the corpus: on a
/// national corpus, of a million passages, that is a second for one rule of hundreds.
const SLOW: Duration = Duration::from_micros(1);
/// What takes less in all is not slow for anybody.
const NOTICED: Duration = Duration::from_millis(20);
/// How often a rule that seems slow is asked again: the machine may have been busy.
const AGAIN: usize = 2;

pub(crate) fn run(
    arguments: &CodebookCheckArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = which::file(arguments.file.as_deref(), settings)?;
    let name = file.as_ref().map_or_else(
        || "the built-in codebook".to_owned(),
        |path| path.display().to_string(),
    );
    let read = file.as_deref().map_or_else(|| Ok(Codebook::built_in()), which::read);
    let found = match read {
        Ok(codebook) => {
            let library = library::open(&arguments.refresh, settings, console)?;
            on_corpus(&codebook, &library, console)?
        }
        Err(error @ Error::Read { .. }) => return Err(which::failure(error)),
        Err(error) => vec![Finding::of_file(&error)],
    };
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    match settings::format(&arguments.output) {
        Format::Table => finding::tell(&name, &found, &mut out)?,
        format => finding::rows(&found, format, settings.screen, &mut out)?,
    }
    out.finish()?;
    if found.is_empty() {
        console.say("nothing to look at");
        return Ok(Outcome::Done);
    }
    console.say(&format!("{} to look at", counted(found.len() as u64, "thing")));
    Ok(Outcome::Nothing)
}

/// What the rules do on the corpus, in the order of the codebook.
fn on_corpus(
    codebook: &Codebook,
    library: &Library,
    console: Console,
) -> Result<Vec<Finding>, Failure> {
    let rules = rules_of(codebook);
    let passages = u32::try_from(library.passage_count()).unwrap_or(u32::MAX);
    if passages == 0 {
        console.say("note: the corpus has no passages, so that no rule was tried");
        return Ok(Vec::new());
    }
    let slow = NOTICED.max(SLOW * passages);
    let bar = console.progress(rules.len() as u64, "asking", "rules");
    let mut all = Vec::new();
    let mut found: Vec<(RuleAt, Finding)> = Vec::new();
    for &(at, rule) in &rules {
        let say = |kind, said| (at, Finding::of_rule(kind, (codebook, at, rule), said));
        found.extend(
            rule.query.notes.iter().map(|note| say("note", note.message.clone())),
        );
        match asked(library, rule) {
            Ok((passages, took)) => {
                if took > slow {
                    found.push(say("slow", format!("takes {} ms", took.as_millis())));
                }
                all.push((at, passages));
            }
            Err(error @ index::Error::TooWide { .. }) => {
                let (at, finding) = say("error", error.to_string());
                let hint = error.hint().map(str::to_owned);
                found.push((at, Finding { hint, ..finding }));
            }
            Err(error) => return Err(error.into()),
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    let by_place: BTreeMap<RuleAt, &Rule> = rules.into_iter().collect();
    let line = |at: RuleAt| by_place.get(&at).map_or(0, |rule| rule.line);
    for Flaw { rule: at, kind, passages } in flaws(&all) {
        let (kind, said) = finding::flaw(codebook, (at, kind), line);
        let finding = Finding::of_rule(kind, (codebook, at, by_place[&at]), said);
        found.push((at, Finding { passages: Some(passages), ..finding }));
    }
    found.sort_by_key(|(at, _)| *at);
    Ok(found.into_iter().map(|(_, finding)| finding).collect())
}

/// The passages of a rule and the least time it took to find them.
fn asked(
    library: &Library,
    rule: &Rule,
) -> Result<(Vec<(u32, u32)>, Duration), index::Error> {
    let ask = || {
        let start = Instant::now();
        matched(library, &rule.query).map(|passages| (passages, start.elapsed()))
    };
    let (passages, mut took) = ask()?;
    for _ in 0..AGAIN {
        if took > NOTICED {
            took = took.min(ask()?.1);
        }
    }
    Ok((passages, took))
}
