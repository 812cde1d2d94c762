//! `forget`: a review leaves the library for good.

use crate::corpus::judgements_about;
use crate::ingest::{Forget, Ocr, Start, forget};
use crate::model::ReviewId;
use crate::present::counted;

use super::args::ForgetArguments;
use super::console::Console;
use super::library::{failure, folder, options};
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

pub(crate) fn run(
    arguments: &ForgetArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let folder = folder(settings)?;
    let review = ReviewId(arguments.review.clone());
    let judged = judgements_about(&folder.judgements(), &review)
        .map_err(|error| failure(error.into()))?;
    if judged > 0 && !arguments.yes {
        let judgements = counted(judged as u64, "judgement");
        let question = format!("{judgements} about {review}: remove, too?");
        if !Console::ask(&question)? {
            let error = anyhow::anyhow!("nothing was forgotten");
            let hint =
                "judgements go with their review; --yes removes them without asking";
            return Err(Failure::failed(error, Some(hint.to_owned())));
        }
    }
    let what =
        if arguments.delete_source { Forget::DeleteSource } else { Forget::KeepSource };
    let options = options(settings, Ocr::Off, Start::Resume);
    for file in forget(&folder, &review, what, &options).map_err(failure)? {
        let kept = match what {
            Forget::KeepSource => {
                "the file itself is still there, and left out from now on"
            }
            Forget::DeleteSource => "the file itself is deleted",
        };
        console.say(&format!("forgot {file}; {kept}"));
    }
    console.say("note: disks and backups may keep deleted bytes; encrypt them");
    Ok(Outcome::Done)
}
