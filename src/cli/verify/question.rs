//! The command that a file answers, put once more: what it writes is read and not shown.

use std::iter::once;
use std::sync::{Arc, OnceLock};

use crate::analysis::verify::{Exported, Kind, read, read_lines};
use crate::cli::args::{
    Arguments, AskArguments, CollocatesArguments, Command, ConcordanceArguments,
    CooccurArguments, DiscoverArguments, EvidenceArguments, ExportArguments,
    FormatArgument, KeynessArguments, OutputArguments, PaperArguments,
    PaperFormatArgument, PhrasesArguments, QualityArguments, RecommendationsArguments,
    RefreshArguments, RepeatsArguments, ReportArguments, SearchArguments,
    SimilarArguments, StatusArguments, TableFormatArgument, ThemesArguments,
    TrendsArguments, WordsArguments,
};
use crate::cli::console::Console;
use crate::cli::outcome::Failure;
use crate::cli::settings::Settings;
use crate::cli::{again, dispatch, typed};

/// The name of the program, which a command may begin with.
const PROGRAM: &str = "throughline";

/// The words of a command that a file carries.
pub(super) fn words(command: &str) -> Result<Vec<String>, Failure> {
    again::words(command).ok_or_else(|| {
        let error = anyhow::anyhow!("the command `{command}` of the file does not end");
        Failure::usage(error, None)
    })
}

/// What a command answers now, and the command as it was understood.
pub(super) struct Now {
    pub(super) command: String,
    pub(super) exported: Exported,
}

/// Puts a command, and reads what it writes in a format. Its own format and file are not
/// heeded.
pub(super) fn put(
    words: &[String],
    format: TableFormatArgument,
    refresh: &RefreshArguments,
    (settings, console): (&Settings, Console),
) -> Result<Now, Failure> {
    let kept = Arc::new(OnceLock::new());
    let mut settings =
        Settings { answer_is_seen: false, kept: Some(kept.clone()), ..settings.clone() };
    let (command, text) = understood(words, &settings)?;
    let command = written(command, format, refresh).ok_or_else(|| {
        let error = anyhow::anyhow!("`{text}` writes no such table of numbers");
        Failure::usage(error, None)
    })?;
    settings.command = Some(text.clone());
    dispatch(command, &settings, console)?;
    let bytes = kept.get().map(Vec::as_slice).unwrap_or_default();
    let read = match format {
        TableFormatArgument::Ndjson => read_lines(bytes),
        _ => read(bytes),
    };
    let exported = read.map_err(|error| Failure::failed(error, None))?;
    Ok(Now { command: text, exported })
}

/// The format that a file is in.
pub(super) const fn format(exported: &Exported) -> TableFormatArgument {
    match exported.kind {
        Kind::Csv => TableFormatArgument::Csv,
        Kind::Json(_) => TableFormatArgument::Json,
        Kind::Lines => TableFormatArgument::Ndjson,
        Kind::Workbook => TableFormatArgument::Xlsx,
    }
}

/// A command as it was typed, and as it can be typed again.
fn understood(
    words: &[String],
    settings: &Settings,
) -> Result<(Command, String), Failure> {
    let words = words.iter().map(String::as_str);
    let mut words = words.peekable();
    words.next_if_eq(&PROGRAM);
    let words: Vec<&str> = once(PROGRAM).chain(words).collect();
    let refused = |why: &str| {
        let error = anyhow::anyhow!("`{}` cannot be asked: {why}", words.join(" "));
        Failure::usage(error, None)
    };
    let (matches, arguments) = typed(words.iter().map(Into::into)).map_err(|error| {
        let text = error.to_string();
        let first = text.lines().next().unwrap_or_default();
        refused(first.trim_start_matches("error: "))
    })?;
    let Arguments { corpus, command } = arguments;
    if corpus.corpus.is_some() {
        return Err(refused("name the corpus before `--`"));
    }
    let text = again::command(&matches, settings);
    Ok((command, text.unwrap_or_default()))
}

/// The command that writes its answer in this format; none where it does not, where its
/// answer is no table, or is another each time. What a file says is never a reason to do
/// anything but to ask.
fn written(
    mut command: Command,
    table: TableFormatArgument,
    given: &RefreshArguments,
) -> Option<Command> {
    match &mut command {
        Command::Collocates(CollocatesArguments { format, output, refresh, .. })
        | Command::Cooccur(CooccurArguments { format, output, refresh, .. })
        | Command::Discover(DiscoverArguments { format, output, refresh, .. })
        | Command::Keyness(KeynessArguments { format, output, refresh, .. })
        | Command::Phrases(PhrasesArguments { format, output, refresh, .. })
        | Command::Quality(QualityArguments { format, output, refresh, .. })
        | Command::Recommendations(RecommendationsArguments {
            format,
            output,
            refresh,
            ..
        })
        | Command::Repeats(RepeatsArguments { format, output, refresh, .. })
        | Command::Similar(SimilarArguments { format, output, refresh, .. })
        | Command::Themes(ThemesArguments { format, output, refresh, .. })
        | Command::Trends(TrendsArguments { format, output, refresh, .. })
        | Command::Words(WordsArguments { format, output, refresh, .. }) => {
            (*format, *output) = (Some(table), None);
            *refresh = given.clone();
        }
        Command::Search(
            SearchArguments { explain: true, .. } | SearchArguments { saved: true, .. },
        ) => return None,
        Command::Search(SearchArguments { ask, .. })
        | Command::Concordance(ConcordanceArguments { ask, .. }) => {
            let AskArguments { output, refresh, .. } = ask;
            (*output, *refresh) = (rows(table)?, given.clone());
        }
        Command::Evidence(EvidenceArguments { output, refresh, .. })
        | Command::Export(ExportArguments { output, refresh, .. })
        | Command::Status(StatusArguments { output, refresh, .. }) => {
            (*output, *refresh) = (rows(table)?, given.clone());
        }
        Command::Report(ReportArguments { paper, refresh, .. })
            if table == TableFormatArgument::Xlsx =>
        {
            let format = Some(PaperFormatArgument::Xlsx);
            *paper = PaperArguments { format, output: None };
            *refresh = given.clone();
        }
        _ => return None,
    }
    Some(command)
}

/// The same for commands that write no workbooks.
fn rows(table: TableFormatArgument) -> Option<OutputArguments> {
    let format = match table {
        TableFormatArgument::Csv => FormatArgument::Csv,
        TableFormatArgument::Json => FormatArgument::Json,
        TableFormatArgument::Ndjson => FormatArgument::Ndjson,
        _ => return None,
    };
    Some(OutputArguments { format: Some(format), output: None })
}
