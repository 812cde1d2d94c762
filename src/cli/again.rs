//! A command as it can be typed again: what an answer carries, so that it can be asked
//! for once more.
//!
//! It is made from what was typed and from the definitions of the arguments, the same for
//! every command: a new option is part of it without anybody's doing. Left out is what
//! does not change the numbers: the corpus, the format, the file, the number of threads.

use std::ffi::OsStr;

use clap::parser::ValueSource;
use clap::{Arg, ArgMatches, Command, CommandFactory as _};

use crate::present::command_line;

use super::args::Arguments;
use super::asked::SCREENFUL;
use super::saved;
use super::settings::Settings;
use super::subjects::looks_like_a_theme;

/// What does not change an answer.
const LEFT_OUT: [&str; 4] = ["format", "output", "no_refresh", "timeout"];
/// How many rows are given, which a person need not say.
const LIMIT: &str = "limit";

/// The command that was typed, a saved search in place of its name: the answer is to it
/// as it is now. None where no command was.
pub(crate) fn command(matches: &ArgMatches, settings: &Settings) -> Option<String> {
    let (name, given) = matches.subcommand()?;
    let all = Arguments::command();
    let defined = all.find_subcommand(name)?;
    let mut words = vec!["throughline".to_owned(), name.to_owned()];
    words.extend(arguments(defined, given, settings));
    if settings.answer_is_seen && !has(given, "output") && !has(given, LIMIT) {
        words = cut(words);
    }
    Some(command_line(words.iter().map(String::as_str)))
}

fn has(given: &ArgMatches, name: &str) -> bool {
    given.try_contains_id(name).is_ok_and(|is| is)
}

/// What a person sees on a terminal is cut where the command can be told to cut it.
fn cut(words: Vec<String>) -> Vec<String> {
    let limit = [format!("--{LIMIT}"), SCREENFUL.to_string()];
    let (head, rest) = words.split_at(2);
    let cut: Vec<String> = head.iter().chain(&limit).chain(rest).cloned().collect();
    let understood = Arguments::command().try_get_matches_from(&cut).is_ok();
    if understood { cut } else { words }
}

/// What was given for each argument, in the order in which they are defined, those
/// without a name first.
fn arguments(defined: &Command, given: &ArgMatches, settings: &Settings) -> Vec<String> {
    let kept = |one: &&Arg| {
        let id = one.get_id().as_str();
        !LEFT_OUT.contains(&id)
            && given.value_source(id) == Some(ValueSource::CommandLine)
    };
    let (first, named): (Vec<&Arg>, Vec<&Arg>) =
        defined.get_arguments().filter(kept).partition(|one| one.is_positional());
    let values = |one: &Arg| values(one, given, settings);
    let first: Vec<String> =
        first.into_iter().flat_map(|one| values(one).concat()).collect();
    let named = named.into_iter().flat_map(|one| option(one, values(one)));
    if first.iter().any(|word| word.starts_with('-')) {
        return named.chain(["--".to_owned()]).chain(first).collect();
    }
    first.iter().cloned().chain(named).collect()
}

/// An option with its values, as often as it was given.
fn option(defined: &Arg, values: Vec<Vec<String>>) -> Vec<String> {
    let name = format!("--{}", defined.get_long().unwrap_or_default());
    if !defined.get_action().takes_values() {
        return vec![name];
    }
    let one = |values: Vec<String>| match values.as_slice() {
        // a value that looks like an option must stand with its name
        [value] if value.starts_with('-') => vec![format!("{name}={value}")],
        _ => [vec![name.clone()], values].concat(),
    };
    values.into_iter().flat_map(one).collect()
}

/// The values of an argument, each time it was given; those of a list are one.
fn values(defined: &Arg, given: &ArgMatches, settings: &Settings) -> Vec<Vec<String>> {
    let id = defined.get_id().as_str();
    let all = given.get_raw_occurrences(id).into_iter().flatten();
    let text = |value: &OsStr| meant(value.to_string_lossy().into_owned(), settings);
    let once = all.map(|values| values.map(text).collect::<Vec<String>>());
    match defined.get_value_delimiter() {
        Some(sign) => once.map(|values| vec![values.join(&sign.to_string())]).collect(),
        None => once.collect(),
    }
}

/// What a word stands for: a saved search for its query, unless that alone would be read
/// as something else.
fn meant(word: String, settings: &Settings) -> String {
    let saved = word.trim().strip_prefix('@');
    let query = saved.and_then(|name| saved::query(name, settings).ok());
    query.filter(|query| !looks_like_a_theme(query)).unwrap_or(word)
}

/// The words of a command as it was written here; none where a quotation does not end.
pub(crate) fn words(text: &str) -> Option<Vec<String>> {
    let mut words: Vec<String> = Vec::new();
    let mut word: Option<String> = None;
    let mut quoted = false;
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\'' => {
                quoted = !quoted;
                word.get_or_insert_default();
            }
            '\\' if !quoted => word.get_or_insert_default().push(letters.next()?),
            _ if !quoted && letter.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    (!quoted).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::{command, command_line, words};
    use crate::cli::settings::{Machine, Settings};
    use crate::cli::typed;

    fn of(all: &[&str], answer_is_seen: bool) -> String {
        let (matches, arguments) = typed(all.iter().map(Into::into)).unwrap();
        let machine = Machine {
            program: "throughline".into(),
            here: "nowhere".into(),
            cores: 1,
            answer_is_seen,
            talk_is_seen: false,
            no_colour: false,
            width: 80,
        };
        let settings = Settings::resolve(&arguments.corpus, &machine).unwrap();
        command(&matches, &settings).unwrap()
    }

    #[track_caller]
    fn again(typed: &[&str], expected: &str) {
        let found = of(&[&["throughline"], typed].concat(), false);
        assert_eq!(found, expected);
        let words = words(&found).unwrap();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        assert_eq!(of(&words, false), expected, "made of it once more");
    }

    #[test]
    fn what_a_terminal_shows_is_cut_where_it_can_be() {
        let words = "throughline words --limit 20 --min-freq 3";
        assert_eq!(of(&["throughline", "words", "--min-freq", "3"], true), words);
        for whole in ["cooccur --matrix counts", "trends", "similar a", "words --limit 5"]
        {
            let words: Vec<&str> =
                ["throughline"].into_iter().chain(whole.split(' ')).collect();
            assert_eq!(of(&words, true), format!("throughline {whole}"));
        }
    }

    #[test]
    fn what_does_not_change_the_numbers_is_left_out() {
        again(
            &["-C", "here", "words", "--format", "csv", "-owords.csv", "--no-refresh"],
            "throughline words",
        );
        again(&["--threads", "2", "-q", "trends"], "throughline trends");
    }

    #[test]
    fn what_was_typed_in_any_order_is_one_command() {
        let expected = "throughline cooccur threshold --unit passages --sort lift";
        again(&["cooccur", "--sort=lift", "--unit", "passages", "threshold"], expected);
        again(
            &["cooccur", "threshold", "--unit", "passages", "--sort", "lift"],
            expected,
        );
    }

    #[test]
    fn lists_pairs_flags_and_signs_are_kept() {
        again(
            &["recommendations", "--by", "addressee,year"],
            "throughline recommendations --by addressee,year",
        );
        again(
            &["cooccur", "--cell", "a", "b c", "--count"],
            "throughline cooccur --cell a 'b c' --count",
        );
        again(&["cooccur", "--matrix"], "throughline cooccur --matrix counts");
        again(
            &["phrases", "--min-association", "-0.5", "--new"],
            "throughline phrases --min-association=-0.5 --new",
        );
        again(&["search", "--", "-a"], "throughline search -- -a");
    }

    #[test]
    fn a_word_is_written_as_a_shell_reads_it() {
        for word in ["", "it's", "\"no further\" AND x*", "a\\b", "a\nb", "plain-1.2"] {
            assert_eq!(words(&command_line([word])).unwrap(), [word], "{word}");
        }
        assert_eq!(words(r"a 'b c' d\ e").unwrap(), ["a", "b c", "d e"]);
        assert_eq!(words("a 'b"), None);
    }
}
