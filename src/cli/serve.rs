//! `serve`: the corpus in the browser.

use std::io::Write as _;

use crate::web::{self, Desk, Serving, Token};

use super::args::ServeArguments;
use super::coded::coded;
use super::console::{Answer, Console};
use super::library;
use super::outcome::{Failure, Outcome};
use super::settings::Settings;

pub(crate) fn run(
    arguments: &ServeArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    // brought up to date and coded here, where somebody watches the progress
    let library = library::open(&arguments.refresh, settings, console)?;
    coded(&library, settings, console)?;
    drop(library);
    let serving = Serving::on(arguments.port).map_err(taken)?;
    let launch = Token::new().map_err(|error| Failure::failed(error, None))?;
    let address =
        format!("http://127.0.0.1:{}/enter?token={}", serving.port(), launch.text());
    let desk = Desk::open(web::Settings {
        corpus: library::folder(settings)?,
        program: settings.program.clone(),
        threads: settings.threads,
        port: serving.port(),
        launch,
    });
    let desk = desk.map_err(|error| Failure::failed(error, None))?;
    let mut out = Answer::to(None)?;
    writeln!(out, "{address}")?;
    out.finish()?;
    console.say("open this address in a browser, once; Ctrl-C ends serving");
    serving.serve(&web::app(desk), settings.threads).map_err(taken)?;
    Ok(Outcome::Done)
}

fn taken(error: web::Error) -> Failure {
    let hint = match &error {
        web::Error::Listen { .. } => {
            Some("leave `--port` out for a port that is free".to_owned())
        }
        web::Error::Start(_) => None,
    };
    Failure::failed(error, hint)
}
