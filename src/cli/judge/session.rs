//! Passage after passage: shown, asked about, the answer written down at once.

use std::io::Write as _;
use std::path::PathBuf;

use super::shown;
use crate::analysis::judging::{Drawn, Sample, Told, coded_as, said};
use crate::analysis::themes::Coded;
use crate::cli::console::{Answer, Console};
use crate::cli::library;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::now;
use crate::codebook::{Role, Theme};
use crate::corpus::append_judgement;
use crate::index::Library;
use crate::model::{Judgement, ThemeId, Verdict};
use crate::present::{Screen, counted};

const QUESTION: &str = "y reports it, m only speaks of it, n neither, u unsure, o THEME \
                        another theme, b back, q quit: ";

/// Somebody who judges a sample.
pub(super) struct Session<'a> {
    pub(super) who: &'a str,
    pub(super) sample: &'a Sample,
    pub(super) theme: &'a Theme,
    pub(super) coded: &'a Coded<'a>,
    pub(super) library: &'a Library,
    /// Where answers are written.
    pub(super) file: PathBuf,
    pub(super) screen: Screen,
    pub(super) console: Console,
}

/// What was answered.
enum Word {
    Verdict(Verdict),
    Back,
    Quit,
}

impl Session<'_> {
    /// Asks about all passages that were not judged yet.
    pub(super) fn run(&self, judgements: &[Judgement]) -> Result<Outcome, Failure> {
        let mut told = said(self.sample, judgements, self.who);
        if told.verdicts.is_empty() {
            self.console.say("there is no passage that this theme could be coded on");
            return Ok(Outcome::Nothing);
        }
        let mut out = Answer::to(None)?;
        shown::definition(self.theme, self.screen, &mut out)?;
        let mut next = told.next(0);
        while let Some(at) = next {
            let drawn = &self.sample.passages[at];
            self.show(at, drawn, &mut out)?;
            match self.ask()? {
                Word::Quit => break,
                Word::Back => next = Some(at.saturating_sub(1)),
                Word::Verdict(verdict) => {
                    self.write(drawn, verdict.clone())?;
                    self.console.say(&format!("the program: {}", self.program(drawn)));
                    told.verdicts[at] = Some(verdict);
                    next = told.next(at + 1);
                }
            }
        }
        self.end(&told);
        Ok(Outcome::Done)
    }

    fn show(&self, at: usize, drawn: &Drawn, out: &mut Answer) -> Result<(), Failure> {
        let passages = self.library.passages(&drawn.review)?;
        let record = self.coded.records.iter().find(|one| one.review == drawn.review);
        let title = record.and_then(|record| record.metadata.title.as_ref());
        let title = title.map_or(drawn.review.0.as_str(), |title| title.value.as_str());
        writeln!(out, "{} of {}", at + 1, self.sample.passages.len())?;
        shown::passage(&passages, drawn, title, self.screen, out)?;
        Ok(out.flush()?)
    }

    /// Asks until the answer is one; the end of what is typed ends the asking.
    fn ask(&self) -> Result<Word, Failure> {
        loop {
            let Some(line) = Console::question(QUESTION)? else { return Ok(Word::Quit) };
            let line = line.trim();
            let (first, rest) = line.split_once(' ').unwrap_or((line, ""));
            let word = match (first, rest.trim()) {
                ("y" | "yes", "") => Word::Verdict(Verdict::Yes),
                ("m" | "mentioned", "") => Word::Verdict(Verdict::Mentioned),
                ("n" | "no", "") => Word::Verdict(Verdict::No),
                ("u" | "unsure", "") => Word::Verdict(Verdict::Unsure),
                ("b" | "back", "") => Word::Back,
                ("q" | "quit", "") => Word::Quit,
                ("o" | "other", "") => match Console::question("which theme: ")? {
                    None => Word::Quit,
                    Some(theme) => match self.other(theme.trim()) {
                        Some(verdict) => Word::Verdict(verdict),
                        None => continue,
                    },
                },
                ("o" | "other", theme) => match self.other(theme) {
                    Some(verdict) => Word::Verdict(verdict),
                    None => continue,
                },
                _ => {
                    self.console.say(&format!("`{line}` is no answer"));
                    continue;
                }
            };
            return Ok(word);
        }
    }

    /// Another theme of the codebook.
    fn other(&self, theme: &str) -> Option<Verdict> {
        let codebook = self.coded.codebook;
        let known = codebook.themes.iter().any(|one| {
            one.id.0 == theme && one.role != Role::Family && one.id != self.theme.id
        });
        if !known {
            self.console.say(&format!("the codebook has no other theme `{theme}`"));
        }
        known.then(|| Verdict::Other(ThemeId(theme.to_owned())))
    }

    fn write(&self, drawn: &Drawn, verdict: Verdict) -> Result<(), Failure> {
        let hash = &self.coded.codings.hash;
        let when = now().to_string();
        let judgement = self.sample.judgement(drawn, self.who, when, verdict, hash);
        append_judgement(&self.file, &judgement)
            .map_err(|error| library::failure(error.into()))
    }

    /// What the program made of a passage.
    fn program(&self, drawn: &Drawn) -> String {
        coded_as(self.coded, &self.sample.theme, drawn).map_or_else(
            || "not coded".to_owned(),
            |(stance, score)| format!("{}, score {score:.2}", stance.name()),
        )
    }

    fn end(&self, told: &Told) {
        let (done, all) = (told.done(), told.verdicts.len());
        let theme = &self.theme.id;
        self.console.say(&format!(
            "{done} of {} judged in sample {} on {theme}",
            counted(all as u64, "passage"),
            self.sample.name
        ));
        self.console.say(&format!(
            "`throughline judge --report {theme}` says how far the coding holds"
        ));
    }
}
