//! `cite`: reviews and passages for a reference manager.

use crate::analysis::cite::{Reference, cite};
use crate::index::Library;
use crate::ingest;
use crate::model::{PassageId, ReviewId};
use crate::present::{self, Bibliography};

use super::args::{CiteArguments, CiteFormat};
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

pub(crate) fn run(
    arguments: &CiteArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let library = library::open(&arguments.refresh, settings, console)?;
    let references = match (&arguments.evidence[..], &arguments.reviews[..]) {
        ([], []) => all(&library)?,
        ([], reviews) => {
            reviews.iter().map(|id| review(id, &library)).collect::<Result<_, _>>()?
        }
        (evidence, _) => {
            evidence.iter().map(|id| passage(id, &library)).collect::<Result<_, _>>()?
        }
    };
    let format = match arguments.format {
        CiteFormat::Ris => Bibliography::Ris,
        CiteFormat::Bibtex => Bibliography::Bibtex,
    };
    let mut out = Answer::about_corpus(arguments.output.as_deref(), settings)?;
    present::references(&references, format, &mut out)?;
    out.finish()?;
    Ok(if references.is_empty() { Outcome::Nothing } else { Outcome::Done })
}

/// Every review that could be read and is no copy of another.
fn all(library: &Library) -> Result<Vec<Reference>, Failure> {
    let records = library.records()?;
    let own = |record: &&crate::index::SourceRecord| {
        record.status.is_read() && record.duplicate_of.is_none()
    };
    Ok(records.iter().filter(own).map(cite).collect())
}

fn review(id: &str, library: &Library) -> Result<Reference, Failure> {
    let id = ReviewId(id.to_owned());
    let known = library.review_ids().contains(&id);
    let record = if known { Ok(library.record(&id)?) } else { Err(id.0) };
    record
        .map(|record| cite(&record))
        .map_err(|id| library::failure(ingest::Error::NoReview(id)))
}

fn passage(id: &str, library: &Library) -> Result<Reference, Failure> {
    let Some(stored) = library.passage(&PassageId(id.to_owned()))? else {
        let error = anyhow::anyhow!("no passage is called `{id}`");
        let hint = "passages are named by `search`, `evidence` and `export passages`";
        return Err(Failure::usage(error, Some(hint.to_owned())));
    };
    let record = library.record(&stored.review)?;
    Ok(Reference {
        // no slash: it parts keys in some programs
        key: id.replace('/', ":"),
        pages: Some((stored.passage.page, stored.passage.page_end)),
        number: stored.passage.number,
        ..cite(&record)
    })
}
