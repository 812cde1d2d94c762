//! `evidence`: the passages behind a theme, or behind a cell of a table.

use std::collections::{BTreeMap, BTreeSet};

use crate::analysis::quality::{self, Piece, Quoted};
use crate::analysis::themes::{self, cell};
use crate::analysis::{Wanted, Why, evidence};
use crate::index::Library;
use crate::model::{ReviewId, Stance, ThemeIndex};
use crate::present::{self, Format, Rows, counted};

use super::args::{EvidenceArguments, StanceArgument};
use super::codebook::which;
use super::coded::{Coded, coded, measured};
use super::console::{Answer, Console};
use super::outcome::{Failure, Outcome};
use super::settings::{self, Settings};
use super::{asked, library, passage};

pub(crate) fn run(
    arguments: &EvidenceArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let library = library::open(&arguments.refresh, settings, console)?;
    if let Some(one) = marker(arguments, &library, settings)? {
        let names = names(&library)?;
        let format = settings::format(&arguments.output);
        let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
        let one = [Piece::Shown(Box::new(one))];
        present::quality_passages(&one, &names, format, settings.screen, &mut out)?;
        out.finish()?;
        console.say(&counted(1, "passage"));
        return Ok(Outcome::Done);
    }
    let stored = passage::named(arguments.id.as_deref(), &library)?;
    let coded = coded(&library, settings, console)?;
    let library = library.with_codings(coded.codings.clone());
    let wanted = wanted(arguments, &coded, &library, settings, console)?;
    if let Some(stored) = stored {
        let (from, here) = ((&library, &coded), (settings, console));
        return passage::open(&stored, arguments, from, wanted, here);
    }
    let why = why(arguments);
    let format = settings::format(&arguments.output);
    let mut out = Answer::about_corpus(arguments.output.output.as_deref(), settings)?;
    let mut shown = 0_u64;
    if format == Format::Table {
        let names = names(&library)?;
        let mut last: Option<ReviewId> = None;
        evidence(&library, &coded.coder, &coded.codings, &wanted, why, |one| {
            present::evidence(&one, last.as_ref(), &names, settings.screen, &mut out)?;
            last = Some(one.review);
            shown += 1;
            Ok::<_, Failure>(())
        })?;
    } else {
        let rows =
            Rows::begin(format, settings.screen, present::evidence_columns(), &mut out)?;
        shown = write(&library, &coded, &wanted, why, rows)?;
    }
    out.finish()?;
    console.say(&counted(shown, "coding"));
    if shown == 0 && arguments.id.is_some() {
        console.say(
            "hint: an id is that of a passage, as child-n/3f9a2c1b.1, or of a coding: the \
             same, a colon and a theme",
        );
    }
    Ok(if shown == 0 { Outcome::Nothing } else { Outcome::Done })
}

/// Whether reasons are wanted.
pub(super) const fn why(arguments: &EvidenceArguments) -> Why {
    if arguments.why { Why::Told } else { Why::Untold }
}

/// Writes every coding there is, as data.
pub(super) fn export(
    library: &Library,
    settings: &Settings,
    console: Console,
    format: Format,
    out: &mut Answer,
) -> Result<(), Failure> {
    let coded = coded(library, settings, console)?;
    let rows = Rows::begin(format, settings.screen, present::evidence_columns(), out)?;
    write(library, &coded, &Wanted::default(), Why::Untold, rows)?;
    Ok(())
}

/// Writes a row for each coding that is wanted and says how many there were.
fn write(
    library: &Library,
    coded: &Coded,
    wanted: &Wanted,
    why: Why,
    mut rows: Rows<'_>,
) -> Result<u64, Failure> {
    let mut shown = 0;
    evidence(library, &coded.coder, &coded.codings, wanted, why, |one| {
        shown += 1;
        Ok::<_, Failure>(rows.row(&present::evidence_row(&one, &coded.codings.hash))?)
    })?;
    rows.finish()?;
    Ok(shown)
}

/// The passage that a name of `quality` stands for: where it is a marker's and no
/// theme's of the codebook.
fn marker(
    arguments: &EvidenceArguments,
    library: &Library,
    settings: &Settings,
) -> Result<Option<Quoted>, Failure> {
    let Some(id) = &arguments.id else { return Ok(None) };
    let theme = id.rsplit_once(':').map_or("", |parts| parts.1);
    if which::codebook(None, settings)?.theme(theme).is_some() {
        return Ok(None);
    }
    Ok(quality::opened(library, id)?)
}

fn wanted(
    arguments: &EvidenceArguments,
    coded: &Coded,
    library: &Library,
    settings: &Settings,
    console: Console,
) -> Result<Wanted, Failure> {
    let mut wanted = Wanted {
        stance: arguments.stance.map(|stance| match stance {
            StanceArgument::Found => Stance::Found,
            StanceArgument::Mentioned => Stance::Mentioned,
        }),
        review: arguments.review.clone().map(ReviewId),
        least: arguments.min_score,
        id: arguments.id.clone(),
        ..Wanted::default()
    };
    for name in &arguments.themes {
        wanted.themes.extend(named(name, coded)?);
    }
    if let Some(review) = &wanted.review
        && !library.review_ids().contains(review)
    {
        let error = crate::ingest::Error::NoReview(review.0.clone());
        return Err(library::failure(error));
    }
    let mut passages = None;
    if let Some(query) = &arguments.only {
        let only = asked::passages(query, library, settings, console)?.1;
        passages = Some(only);
    }
    if let Some(name) = &arguments.cell {
        let measured = measured(coded, library, settings)?;
        let of = themes::Coded {
            codebook: &coded.coder.codebook,
            codings: &coded.codings,
            records: library.records()?,
            measured: &measured,
        };
        let places = cell(&of, name, passages.as_ref())
            .map_err(|error| Failure::usage(error, None))?;
        let theme = name.split(',').next().unwrap_or(name).trim();
        wanted.themes = named(theme, coded)?;
        wanted.stance = Some(Stance::Found);
        wanted.passages = Some(places.into_iter().collect());
    } else if let Some(only) = passages {
        let all = coded.codings.reviews.iter().flat_map(|review| {
            review.codings.iter().map(|coding| (review.review.clone(), coding.passage))
        });
        let kept: BTreeSet<_> =
            all.filter(|(review, passage)| only.has(review, *passage)).collect();
        wanted.passages = Some(kept);
    }
    Ok(wanted)
}

/// The theme of a name, or the themes of a family.
fn named(name: &str, coded: &Coded) -> Result<Vec<ThemeIndex>, Failure> {
    let codebook = &coded.coder.codebook;
    let Some(theme) = codebook.theme(name) else {
        let error = anyhow::anyhow!("the codebook has no theme `{name}`");
        let hint = "`throughline codebook show` lists the themes".to_owned();
        return Err(Failure::usage(error, Some(hint)));
    };
    let under = |at: &u16| {
        let mut next = Some(ThemeIndex(*at));
        while let Some(one) = next {
            if one == theme {
                return true;
            }
            next = codebook.themes[usize::from(one.0)].parent;
        }
        false
    };
    let all = 0..u16::try_from(codebook.themes.len()).unwrap_or(u16::MAX);
    Ok(all.filter(under).map(ThemeIndex).collect())
}

/// How reviews are called.
fn names(library: &Library) -> Result<BTreeMap<ReviewId, String>, Failure> {
    super::search::names(library)
}
