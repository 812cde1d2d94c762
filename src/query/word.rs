//! A run of characters outside quotation marks: words in any inflection, wildcards, fuzzy
//! words and abbreviations of law; and the signs that are refused.

use std::ops::Range;

use super::piece::{Reader, pieces};
use super::{Error, Note, Pattern, Place};

/// The places that the run in these bytes of the query stands for.
pub(super) fn run(
    query: &str,
    at: &Range<usize>,
    notes: &mut Vec<Note>,
) -> Result<Vec<Place>, Error> {
    let typed = &query[at.clone()];
    refuse_signs(typed, at)?;
    if let Some((head, tail)) = typed.split_once('~') {
        return fuzzy(head, tail, at).map(|pattern| vec![Place::Word(pattern)]);
    }
    if let Some(place) = abbreviation(typed) {
        return Ok(vec![place]);
    }
    let places =
        Reader { query, plain: Pattern::Inflections, notes }.places(at.clone())?;
    if places.is_empty() {
        return Err(Error::new(at.clone(), format!("`{typed}` has no letter or digit"))
            .hint("write a word, or a phrase in quotation marks"));
    }
    Ok(places)
}

/// Whether a run is a section of an Act.
pub(super) fn is_abbreviation(run: &str) -> bool {
    abbreviation(run).is_some()
}

/// `s47`, `s.47` and `ss.47` are written in every way there is, also with the word in
/// full.
fn abbreviation(run: &str) -> Option<Place> {
    let run = run.trim_end_matches([',', '.']);
    let letters = run.len() - run.trim_start_matches(['s', 'S']).len();
    let (short, long) = match letters {
        1 => ("s", "section"),
        2 => ("ss", "sections"),
        _ => return None,
    };
    let rest = &run[letters..];
    let number = rest.strip_prefix(['.', '-', '/']).unwrap_or(rest);
    if number.is_empty() || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let exact = |word: &str| Place::Word(Pattern::Exact(word.to_owned()));
    Some(Place::Any(vec![
        vec![exact(short), exact(number)],
        vec![exact(&format!("{short}{number}"))],
        vec![exact(long), exact(number)],
    ]))
}

/// A word with the number of letters that may differ.
fn fuzzy(head: &str, tail: &str, at: &Range<usize>) -> Result<Pattern, Error> {
    let place = at.start + head.len()..at.end;
    let distance = match tail {
        "1" => 1,
        "2" => 2,
        _ => return Err(no_fuzzy(head, tail, place)),
    };
    let mut words = pieces(head, at.start);
    let word = words.pop().filter(|word| words.is_empty() && !word.is_wild());
    let Some(word) = word else {
        return Err(Error::new(at.clone(), "fuzzy takes one whole word")
            .hint("as in neglet~1, without wildcards and hyphens"));
    };
    let least = if distance == 1 { 3 } else { 5 };
    if word.body.chars().count() < least {
        return Err(Error::new(
            at.clone(),
            format!("~{distance} needs a word of {least} letters or more"),
        )
        .hint("a shorter word would find nearly anything"));
    }
    Ok(Pattern::Fuzzy(word.body, distance))
}

fn no_fuzzy(head: &str, tail: &str, at: Range<usize>) -> Error {
    let error = Error::new(at, "fuzzy takes ~1 or ~2");
    let number: Option<u32> = tail.parse().ok();
    match number.filter(|number| *number > 2 && !head.is_empty()) {
        Some(number) => error.hint(format!(
            "`~{tail}` is no distance: for words near one another write \
             {head} NEAR/{number} ..."
        )),
        None => error.hint("directly after a word: neglet~1 finds neglect"),
    }
}

/// Signs that other search tools give a meaning. To drop them would change the question.
fn refuse_signs(run: &str, at: &Range<usize>) -> Result<(), Error> {
    let one =
        |offset: usize, length: usize| at.start + offset..at.start + offset + length;
    let first = run.chars().next().unwrap_or(' ');
    if run.chars().all(|sign| matches!(sign, '&' | '|')) {
        return Err(Error::new(at.clone(), format!("`{run}` is not an operator"))
            .hint("write AND or OR in capitals"));
    }
    if let Some(hint) = leading_sign(first, &run[first.len_utf8()..]) {
        let message = format!("a word cannot start with `{first}`");
        return Err(Error::new(one(0, first.len_utf8()), message).hint(hint));
    }
    if let Some(offset) = run.find("&&") {
        return Err(Error::new(one(offset, 2), "`&&` is not an operator")
            .hint("write AND in capitals, or the words next to each other"));
    }
    let inner = |(offset, sign)| Some((offset, sign, inner_sign(sign)?));
    match run.char_indices().find_map(inner) {
        None => Ok(()),
        Some((offset, sign, hint)) => {
            let message = format!("`{sign}` cannot stand in a word");
            Err(Error::new(one(offset, sign.len_utf8()), message).hint(hint))
        }
    }
}

fn leading_sign(sign: char, rest: &str) -> Option<String> {
    // what a hint repeats stays a word, not a page
    let rest = if rest.is_empty() || rest.len() > 40 { "word" } else { rest };
    match sign {
        '-' | '!' | '–' | '−' => Some(format!("to leave it out, write NOT {rest}")),
        '+' => Some(format!("every word must be there anyway; write {rest}")),
        '\'' | '‘' | '’' | '`' => {
            Some("a phrase stands in double quotation marks".to_owned())
        }
        _ => None,
    }
}

fn inner_sign(sign: char) -> Option<&'static str> {
    match sign {
        '|' => Some("write OR in capitals between alternatives"),
        '[' | ']' | '{' | '}' => Some("group with round brackets"),
        '^' | '=' | '<' | '>' | '\\' => Some("put the words in quotation marks"),
        _ => None,
    }
}
