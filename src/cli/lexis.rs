//! What `words`, `collocates` and `keyness` are asked alike: of which passages, in which
//! library, and with which progress.

use std::path::Path;

use crate::analysis::lexis::{Basis, Scope, Work};
use crate::index::Library;
use crate::present::Format;
use crate::present::lexis::Beside;

use super::args::RefreshArguments;
use super::asked::{self, Understood};
use super::coded::{Coded, coded};
use super::console::Console;
use super::library;
use super::outcome::Failure;
use super::settings::Settings;

/// Whether the corpus must be coded though no query asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Codings {
    /// A theme was named.
    Wanted,
    /// Only where a query asks for themes.
    AsAsked,
}

/// A library that can answer some queries, and how it was coded, if it had to be: words
/// need no codebook, and coding a corpus takes longer than counting it.
pub(crate) struct Shelf {
    pub(crate) library: Library,
    pub(crate) coded: Option<Coded>,
    /// What limits all that is counted.
    only: Option<Understood>,
    /// The command that asks.
    command: Option<String>,
}

impl Shelf {
    /// Opens the library.
    pub(crate) fn open(
        refresh: &RefreshArguments,
        (only, queries): (Option<&str>, &[&Understood]),
        codings: Codings,
        (settings, console): (&Settings, Console),
    ) -> Result<Self, Failure> {
        let only = only.map(|query| Understood::of(query, settings)).transpose()?;
        let command = settings.command.clone();
        let library = library::open(refresh, settings, console)?;
        let all = queries.iter().copied().chain(&only);
        let asked = all.into_iter().any(|one| one.query.asks_for_codings());
        if codings == Codings::AsAsked && !asked {
            return Ok(Self { library, coded: None, only, command });
        }
        let coded = coded(&library, settings, console)?;
        let library = library.with_codings(coded.codings.clone());
        Ok(Self { library, coded: Some(coded), only, command })
    }

    /// The passages that count, and what the answer is made from.
    pub(crate) fn scope(&self, console: Console) -> Result<(Scope, Basis), Failure> {
        let only = self.only.as_ref();
        let question = only.map(|only| only.put(&self.library, console)).transpose()?;
        let scope = Scope::of(&self.library, question.as_ref())?;
        let codebook = self
            .coded
            .as_ref()
            .map(|coded| (coded.coder.codebook.name.clone(), coded.codings.hash.clone()));
        let text = only.map(|only| only.text().to_owned());
        let asked = (text, self.command.clone());
        Ok((scope, Basis::of(&self.library, asked, codebook)?))
    }
}

/// What stands beside an answer.
pub(crate) fn beside<'a>(
    basis: &'a Basis,
    (limit, file): (Option<usize>, Option<&Path>),
    format: Option<Format>,
    settings: &Settings,
) -> Beside<'a> {
    let limit = asked::screenful(limit, file, settings);
    Beside { basis, limit, format, screen: settings.screen }
}

/// Does what takes a while, with a bar for whoever watches.
pub(crate) fn watched<T>(
    (doing, of): (&'static str, &'static str),
    settings: &Settings,
    console: Console,
    work: impl FnOnce(Work<'_>) -> T,
) -> T {
    let bar = console.progress(0, doing, of);
    let begin = |steps| bar.set_length(steps);
    let advance = |steps| bar.inc(steps);
    let threads = settings.threads;
    let done = work(Work { threads, begin: &begin, advance: &advance });
    bar.finish_and_clear();
    done
}
