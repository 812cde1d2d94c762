//! An answer that was sent: written down, and on to the next passage.

use axum::extract::{Path, State};
use axum::response::{IntoResponse as _, Redirect, Response};
use serde::Deserialize;

use super::{Address, Bench, named};
use crate::corpus::append_judgement;
use crate::model::{ThemeId, Verdict};
use crate::web::Desk;
use crate::web::desk::{Ask, now};
use crate::web::gate::Posted;
use crate::web::trouble::Trouble;

/// What the form sends.
#[derive(Debug, Deserialize)]
pub(in crate::web::screens) struct Word {
    who: String,
    sample: String,
    /// As text: a number beside fields that are flattened is not read from a form.
    n: String,
    passage: String,
    text_hash: String,
    verdict: String,
    /// The other theme, where the verdict is that.
    #[serde(default)]
    other: String,
}

/// `POST /judge/{theme}`
pub(in crate::web::screens) async fn send(
    State(desk): State<Desk>,
    Path(theme): Path<String>,
    Posted(word): Posted<Word>,
) -> Result<Response, Trouble> {
    desk.answer(move |ask| {
        let address = Address {
            who: word.who.clone(),
            sample: word.sample.clone(),
            n: word.n.parse().ok(),
            ..Address::default()
        };
        written(&theme, &address, &word, ask)?;
        Ok(Redirect::to(&address.url(&theme)).into_response())
    })
    .await
}

fn written(
    theme: &str,
    address: &Address,
    word: &Word,
    ask: &Ask<'_>,
) -> Result<(), Trouble> {
    let bench = Bench::of(theme, address, ask)?;
    let at = bench.sample.passages.iter().position(|one| one.id.0 == word.passage);
    let drawn = at.and_then(|at| bench.drawn(at));
    let drawn = drawn.filter(|drawn| drawn.text_hash == word.text_hash);
    let (Some(at), Some(drawn)) = (at, drawn) else {
        return Err(Trouble::Missing(
            "The passage that was judged is no longer in the sample, or its text is \
             another. Go back and load the page again."
                .to_owned(),
        ));
    };
    let verdict = verdict(word, ask)?;
    let hash = &ask.opened.codings.hash;
    let judgement =
        bench.sample.judgement(drawn, &bench.who, now().to_string(), verdict, hash);
    append_judgement(&ask.desk.folder().judgements(), &judgement)?;
    let open = bench.told.verdicts.iter().enumerate();
    if open.filter(|(other, it)| *other != at && it.is_none()).count() == 0 {
        // other screens show what was measured as soon as the sample is whole
        ask.desk.reopen_beside();
    }
    Ok(())
}

fn verdict(word: &Word, ask: &Ask<'_>) -> Result<Verdict, Trouble> {
    if word.verdict == "other" {
        let (_, theme) = named(&word.other, ask)?;
        return Ok(Verdict::Other(ThemeId(theme.id.0.clone())));
    }
    word.verdict.parse().map_err(|error| Trouble::Unclear(format!("{error}.")))
}
