//! `brief`: what there is about one theme or query.

use crate::analysis::report::{self, About, Wanted};
use crate::codebook::Role;
use crate::present::{self, PaperFormat};

use super::args::BriefArguments;
use super::asked;
use super::console::{Answer, Console};
use super::material::Material;
use super::outcome::{Failure, Outcome};
use super::report::{failure, format};
use super::settings::Settings;

pub(crate) fn run(
    arguments: &BriefArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let format = written(arguments, settings)?;
    let only = arguments.only.as_deref();
    let material = Material::gather(&arguments.refresh, only, settings, console)?;
    let coded = material.coded()?;
    let from = report::Material {
        library: &material.library,
        coder: &material.made.coder,
        coded: &coded,
    };
    let only = material.only.as_ref();
    let wanted = Wanted {
        themes: &[],
        query: only.map(|only| only.0.as_str()),
        only: only.map(|only| &only.1),
        suppress: None,
        quotations: usize::from(arguments.quotes),
        threads: settings.threads,
    };
    let subject = arguments.subject.trim();
    let found = if is_theme(&material, subject)? {
        report::brief(from, &About::Theme(subject), wanted)
    } else {
        let (text, query, passages) =
            asked::understood(subject, &material.library, settings, console)?;
        report::brief(from, &About::Query(&text, &query, &passages), wanted)
    };
    let found = found.map_err(failure)?;
    let mut out = Answer::about_corpus(arguments.paper.output.as_deref(), settings)?;
    present::brief(&found, format, &mut out)?;
    out.finish()?;
    Ok(if found.years.whole.n == 0 { Outcome::Nothing } else { Outcome::Done })
}

/// The format; tables are the business of `report` and of the commands themselves.
fn written(
    arguments: &BriefArguments,
    settings: &Settings,
) -> Result<PaperFormat, Failure> {
    format(&arguments.paper, "brief.docx", settings)?.ok_or_else(|| {
        let error = anyhow::anyhow!("a brief is no workbook");
        let hint = "write .html, .md or .docx; `report` writes .xlsx".to_owned();
        Failure::usage(error, Some(hint))
    })
}

/// Whether it is the name of a theme. A family has too much for a brief.
fn is_theme(material: &Material, name: &str) -> Result<bool, Failure> {
    let codebook = &material.made.coder.codebook;
    let Some(index) = codebook.theme(name) else { return Ok(false) };
    if codebook.themes[usize::from(index.0)].role != Role::Family {
        return Ok(true);
    }
    let error = anyhow::anyhow!("`{name}` is a family of themes");
    let hint = format!("`throughline report {name}` brings its themes together");
    Err(Failure::usage(error, Some(hint)))
}
