//! What was typed, and nothing more: reading it touches no disk.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;

mod asking;
mod codebook;
mod coding;
mod collocates;
mod cooccur;
mod discover;
mod judge;
mod keyness;
mod phrases;
mod quality;
mod recommendations;
mod related;
mod repeats;
mod report;
mod serve;
mod similar;
mod themes;
mod trends;
mod words;

pub(crate) use asking::{
    AskArguments, ConcordanceArguments, PresetArgument, SearchArguments, SortArgument,
};
pub(crate) use codebook::{
    CodebookArguments, CodebookCheckArguments, CodebookCommand, CodebookDiffArguments,
    CodebookExportArguments, CodebookExportFormat, CodebookImportArguments,
    CodebookImportFormat, CodebookLearnArguments, CodebookShowArguments,
    CodebookTestArguments, CodebookTrainArguments,
};
pub(crate) use coding::{CodeArguments, EvidenceArguments, StanceArgument};
pub(crate) use collocates::CollocatesArguments;
pub(crate) use cooccur::CooccurArguments;
pub(crate) use discover::DiscoverArguments;
pub(crate) use judge::JudgeArguments;
pub(crate) use keyness::KeynessArguments;
pub(crate) use phrases::PhrasesArguments;
pub(crate) use quality::QualityArguments;
pub(crate) use recommendations::RecommendationsArguments;
pub(crate) use related::RelatedArguments;
pub(crate) use repeats::RepeatsArguments;
pub(crate) use report::{
    BriefArguments, PaperArguments, PaperFormatArgument, ReportArguments,
};
pub(crate) use serve::ServeArguments;
pub(crate) use similar::SimilarArguments;
pub(crate) use themes::{
    CiteArguments, CiteFormat, TableFormatArgument, ThemesArguments, VerifyArguments,
};
pub(crate) use trends::TrendsArguments;
pub(crate) use words::WordsArguments;

/// Finds the threads that run through many Serious Case Reviews.
///
/// Point it at a folder of published reviews: everything in it is read, indexed and
/// searchable, and every answer names the review, the page and the paragraph.
#[derive(Debug, Parser)]
#[command(
    name = "throughline",
    version,
    help_expected = true,
    max_term_width = 80,
    infer_subcommands = false,
    disable_help_subcommand = true,
    after_help = "Exit codes: 0 done; 1 nothing found, or `check` or `verify` found a \
                  difference; \
                  2 usage or query error; 3 (`index` and `extract`) some files could not \
                  be read; 4 could not; 130 interrupted."
)]
pub(crate) struct Arguments {
    #[command(flatten)]
    pub(crate) corpus: CorpusArguments,
    /// What to do.
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct CorpusArguments {
    /// The folder that holds the reviews [default: corpus/ if there is one, else here]
    #[arg(short = 'C', value_name = "DIR", global = true, help_heading = "Corpus")]
    pub(crate) corpus: Option<PathBuf>,
    /// How many files are read at a time [default: as many as there are cores]
    #[arg(long, value_name = "N", global = true, help_heading = "Corpus")]
    pub(crate) threads: Option<usize>,
    /// Say nothing but the answer and errors
    #[arg(short, long, global = true, help_heading = "Output")]
    pub(crate) quiet: bool,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read every review in the corpus that is new or changed
    Index(IndexArguments),
    /// Show every file of the corpus and how reading it ended
    Status(StatusArguments),
    /// Verify the library: checksums, counts, and that the files are still the same
    Check,
    /// Remove a review and all traces of it from the library
    Forget(ForgetArguments),
    /// Print what is read in one file; needs no corpus
    Extract(ExtractArguments),
    /// Write the corpus as data, for R, Python or a spreadsheet
    Export(ExportArguments),
    /// Find passages, each cited by review, page and paragraph
    Search(SearchArguments),
    /// Line up every hit with the words around it
    Concordance(ConcordanceArguments),
    /// Look after the codebook: its themes, their rules, and what a change does
    Codebook(CodebookArguments),
    /// Count in how many reviews each theme is found
    Themes(ThemesArguments),
    /// Show the passages behind a theme or a number, and why
    Evidence(EvidenceArguments),
    /// Show which themes occur together, and how surely
    Cooccur(CooccurArguments),
    /// Show whether more reviews find a theme as the years go by
    Trends(TrendsArguments),
    /// Show how each review is made: quality markers, why or only what, language, pages
    Quality(QualityArguments),
    /// Show which words stand around a word, a phrase or any query
    Collocates(CollocatesArguments),
    /// Show which words are used like a word, to widen a search by
    Related(RelatedArguments),
    /// Count how often each word is written, and how evenly over the reviews
    Words(WordsArguments),
    /// Show which words mark some passages or reviews against others
    Keyness(KeynessArguments),
    /// Show which expressions recur, and which of them no theme covers
    Phrases(PhrasesArguments),
    /// Show what the codebook misses: problems that no theme covers
    Discover(DiscoverArguments),
    /// List what reviews recommend, whom they ask and what for, and count it
    Recommendations(RecommendationsArguments),
    /// Show what was recommended before, word for word or nearly, and is again
    Repeats(RepeatsArguments),
    /// Show which reviews or passages are like one: has this happened before?
    Similar(SimilarArguments),
    /// Bring everything together on one page
    Report(ReportArguments),
    /// Bring together what there is about one theme or query
    Brief(BriefArguments),
    /// Open the corpus in the browser, on this machine only
    Serve(ServeArguments),
    /// Judge passages, and see how far the codings hold
    Judge(JudgeArguments),
    /// Code loose passages; needs no corpus
    Code(CodeArguments),
    /// Say whether each number of an exported table still holds
    Verify(VerifyArguments),
    /// Cite reviews for a reference manager
    Cite(CiteArguments),
    /// Print the page about the query language; needs no corpus
    Language,
    /// Print what completes commands in a shell; needs no corpus
    Completions(CompletionsArguments),
    /// Print the manual page of a command; needs no corpus
    Man(ManArguments),
}

/// How and where rows are written.
#[derive(Debug, Clone, Args)]
pub(crate) struct OutputArguments {
    /// How to write the answer
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<FormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

/// A format by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FormatArgument {
    /// For reading
    Table,
    /// Comma-separated, with a header
    Csv,
    /// One JSON value
    Json,
    /// One JSON object a line
    Ndjson,
    /// A Markdown table
    Markdown,
    /// A web page with one table
    Html,
}

/// Whether the library is brought up to date first.
#[derive(Debug, Clone, Args)]
pub(crate) struct RefreshArguments {
    /// Answer from the library as it is, even where the files have changed
    #[arg(long, help_heading = "Corpus")]
    pub(crate) no_refresh: bool,
}

/// `index`
#[derive(Debug, Args)]
#[command(after_long_help = "\
Prints one object with --format json: files, reviews, pages, passages, words, \
statuses{status: n}, seconds. The statuses add up to the files.

Files unchanged in size and time are not read again. A run that was stopped at any \
point goes on where it was.")]
pub(crate) struct IndexArguments {
    /// Read scanned pages with an installed tesseract
    #[arg(long, help_heading = "Reading")]
    pub(crate) ocr: bool,
    /// Read everything anew, as if there were no library
    #[arg(long, help_heading = "Reading")]
    pub(crate) rebuild: bool,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

/// `status`
#[derive(Debug, Args)]
#[command(after_long_help = "\
Fields: file, sha256, status, detail, pages, words, review, case, title, board, child, \
author, published, incident, region, country, outcome, harm[], child_age, child_sex, \
model, duplicate_of, provenance{field: where from}. Statuses: ok, partial, no-text, \
encrypted, damaged, limit, timeout, crashed, unsupported, unreadable, duplicate.")]
pub(crate) struct StatusArguments {
    /// Only the files that could not be read, or not whole
    #[arg(long, help_heading = "Selection")]
    pub(crate) problems: bool,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `forget`
#[derive(Debug, Args)]
pub(crate) struct ForgetArguments {
    /// The review, by its name in `status`
    #[arg(value_name = "REVIEW")]
    pub(crate) review: String,
    /// Delete the file itself, too
    #[arg(long, help_heading = "Reading")]
    pub(crate) delete_source: bool,
    /// Remove people's judgements about it without asking
    #[arg(long, help_heading = "Reading")]
    pub(crate) yes: bool,
}

/// `extract`
#[derive(Debug, Args)]
#[command(after_long_help = "\
text: every page's text in reading order, running heads included, pages split by a form \
feed; in a pipe or a file as it was read, on a terminal without characters that the \
terminal would obey. json: file, format, status, detail, title, author, pages[{number, label, width, \
height, trouble, lines[{text, rect, baseline, runs[{start, end, rect, size, style}], \
words[], block}]}]; positions in points from the top left corner of the page.")]
pub(crate) struct ExtractArguments {
    /// The file
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// How to write it
    #[arg(long, value_enum, default_value = "text", help_heading = "Output")]
    pub(crate) format: ExtractFormat,
    /// With the box of every word (json)
    #[arg(long, help_heading = "Output")]
    pub(crate) words: bool,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    /// Read scanned pages with an installed tesseract
    #[arg(long, help_heading = "Reading")]
    pub(crate) ocr: bool,
}

/// A format of `extract`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExtractFormat {
    /// The text, pages split by form feeds
    Text,
    /// Pages with lines, boxes and fonts
    Json,
}

/// `export`
#[derive(Debug, Args)]
#[command(after_long_help = "\
passages: review, file, passage, kind (paragraph|list-item|table-row|heading|footnote), \
page, page_end, page_label, number, section, section_path[], section_kind, words, text.
codings: as the rows of `evidence`, of all themes and both stances.
reviews: as the rows of `status`.")]
pub(crate) struct ExportArguments {
    /// What to write
    #[arg(value_enum, value_name = "WHAT")]
    pub(crate) what: ExportArgument,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// What can be exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ExportArgument {
    /// Every passage of every review
    Passages,
    /// Every review with what is known about it
    Reviews,
    /// Every theme of every passage, found or mentioned
    Codings,
}

/// `completions`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline completions bash > ~/.local/share/bash-completion/completions/throughline
  throughline completions zsh > ~/.zfunc/_throughline
  throughline completions fish > ~/.config/fish/completions/throughline.fish

Needs no corpus.")]
pub(crate) struct CompletionsArguments {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}

/// `man`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline man search | man -l -
  throughline man --all ~/.local/share/man/man1

Needs no corpus.")]
pub(crate) struct ManArguments {
    /// The command [default: the page of the program itself]
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
    /// Write every page to this folder instead
    #[arg(long, value_name = "DIR", conflicts_with = "command", help_heading = "Output")]
    pub(crate) all: Option<PathBuf>,
}
