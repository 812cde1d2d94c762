//! `cooccur`: which themes occur together.

use crate::analysis::Subject;
use crate::analysis::cooccurrence::{Pairs, Question, cooccurrence, open};
use crate::analysis::themes::{Asked, Coded, Made, Subcorpus};
use crate::codebook::Codebook;
use crate::index::Library;
use crate::present::{self, Cooccurring, Format};

use super::args::CooccurArguments;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;
use super::{asked, search, subjects, themes};

pub(crate) fn run(
    arguments: &CooccurArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let file = arguments.output.as_deref();
    let format = themes::format(arguments.format, file, "cooccur.xlsx", settings)?;
    let (refresh, only) = (&arguments.refresh, arguments.only.as_deref());
    let material = Material::gather(refresh, only, settings, console)?;
    let (library, coded) = (&material.library, material.coded()?);
    let (text, only) = material.limit();
    let suppress = arguments.suppress;
    let command = settings.command.clone();
    let asked = Asked { only: text, command, suppress, ..Asked::default() };
    let made = Made::now(&coded, asked);
    let ask = Ask { arguments, library, coded, only, made, format };
    if arguments.cell.is_empty() {
        ask.pairs(settings, console)
    } else {
        ask.cell(settings, console)
    }
}

/// A question and all that it is put to.
struct Ask<'a> {
    arguments: &'a CooccurArguments,
    library: &'a Library,
    coded: Coded<'a>,
    only: Option<&'a Subcorpus>,
    made: Made,
    format: Option<Format>,
}

impl Ask<'_> {
    fn pairs(&self, settings: &Settings, console: Console) -> Result<Outcome, Failure> {
        let Self { arguments, library, coded, .. } = self;
        let named = subjects::named(
            &arguments.named,
            coded.codebook,
            library,
            settings,
            console,
        )?;
        let (subjects, pairs) = paired(named, coded.codebook);
        let (unit, sort, suppress) = (arguments.unit, arguments.sort, arguments.suppress);
        let only = self.only;
        let question =
            Question { subjects: &subjects, pairs, unit, only, suppress, sort };
        let found = cooccurrence(library, coded, &question)?;
        let limit = self.limit(settings);
        let what = match arguments.matrix {
            Some(measure) => Cooccurring::Matrix(&found, measure),
            None if arguments.count => Cooccurring::Count(&found),
            None => Cooccurring::Pairs(&found, limit),
        };
        self.tell(&what, settings)?;
        let none = found.n_units == 0 || found.pairs.is_empty();
        Ok(if none { Outcome::Nothing } else { Outcome::Done })
    }

    fn cell(&self, settings: &Settings, console: Console) -> Result<Outcome, Failure> {
        let Self { arguments, library, coded, .. } = self;
        for name in &arguments.cell {
            if Subject::named(coded.codebook, name).len() > 1 {
                let error = anyhow::anyhow!("`{name}` stands for several themes");
                let hint = "name one of them; `throughline codebook show` lists them";
                return Err(Failure::usage(error, Some(hint.to_owned())));
            }
        }
        let both =
            subjects::named(&arguments.cell, coded.codebook, library, settings, console)?;
        let found = open(library, coded, &both, arguments.unit, self.only)?;
        let names = search::names(library)?;
        let what = if arguments.count {
            Cooccurring::OpenedCount(&found)
        } else {
            Cooccurring::Opened(&found, self.limit(settings), &names)
        };
        self.tell(&what, settings)?;
        Ok(if found.units == 0 { Outcome::Nothing } else { Outcome::Done })
    }

    fn limit(&self, settings: &Settings) -> Option<usize> {
        asked::screenful(self.arguments.limit, self.arguments.output.as_deref(), settings)
    }

    fn tell(&self, what: &Cooccurring<'_>, settings: &Settings) -> Result<(), Failure> {
        let output = self.arguments.output.as_deref();
        let mut out = Answer::about_corpus(output, settings)?;
        present::cooccurrences(what, &self.made, self.format, settings.screen, &mut out)?;
        Ok(out.finish()?)
    }
}

/// What is paired with what: one alone has nothing to be together with but all the rest.
fn paired(named: Vec<Subject>, codebook: &Codebook) -> (Vec<Subject>, Pairs) {
    match named.as_slice() {
        [] => (Subject::leaves(codebook), Pairs::All),
        [one] => {
            let name = one.name.clone();
            let rest = Subject::leaves(codebook).into_iter();
            let rest = rest.filter(|other| other.name != name);
            (named.into_iter().chain(rest).collect(), Pairs::OfFirst)
        }
        _ => (named, Pairs::All),
    }
}
