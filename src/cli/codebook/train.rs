//! `codebook train`: what is learnt from the worked examples, as a file.

use std::fs;

use anyhow::Context as _;

use super::which;
use crate::cli::args::CodebookTrainArguments;
use crate::cli::coded::{examples, failure};
use crate::cli::console::Console;
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::Settings;
use crate::coding::{TRAINING_STEPS, train};
use crate::present::counted;

pub(crate) fn run(
    arguments: &CodebookTrainArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let codebook = which::codebook(arguments.which.codebook.as_deref(), settings)?;
    let examples = examples(settings)?;
    if examples.all.is_empty() {
        let error = anyhow::anyhow!("there are no worked examples to learn from");
        let hint =
            "put labelled passages into `examples/` of the corpus folder".to_owned();
        return Err(Failure::usage(error, Some(hint)));
    }
    let bar = console.progress(TRAINING_STEPS, "learning", "steps");
    let model = train(&codebook, &examples, &|| bar.inc(1)).map_err(failure)?;
    bar.finish_and_clear();
    let bytes = model.to_bytes();
    fs::write(&arguments.output, &bytes)
        .with_context(|| format!("cannot write {}", arguments.output.display()))
        .map_err(|error| Failure::failed(error, None))?;
    let (themes, learnt) = (model.themes.len() as u64, examples.all.len() as u64);
    console.say(&format!(
        "{} learnt from {}; {} bytes in {}",
        counted(themes, "theme"),
        counted(learnt, "example"),
        bytes.len(),
        arguments.output.display()
    ));
    Ok(Outcome::Done)
}
