//! What is typed to ask a question: `search` and `concordance`.

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::{OutputArguments, RefreshArguments};
use crate::analysis::{Fact, Key};

/// What can be said of any question.
#[derive(Debug, Args)]
pub(crate) struct AskArguments {
    /// At most so many rows [default: 20 on a terminal, else all]
    #[arg(long, value_name = "N", help_heading = "Selection")]
    pub(crate) limit: Option<usize>,
    /// Only passages that this query matches; hits are of QUERY alone
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// Only in this review
    #[arg(long, value_name = "ID", help_heading = "Selection")]
    pub(crate) review: Option<String>,
    /// Give up after so many seconds
    #[arg(long, value_name = "SECONDS", value_parser = seconds, help_heading = "Selection")]
    pub(crate) timeout: Option<f64>,
    /// Only say how many reviews, passages and hits there are
    #[arg(long, help_heading = "Output")]
    pub(crate) count: bool,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `search`
#[derive(Debug, Args)]
#[command(after_long_help = "\
The language, in short (`throughline language` prints the whole page):

  referral                    a word in any inflection
  \"no further action\"         these words in exactly this form and order
  disagree*  wom?n            any letters; one letter; in phrases, too
  \"(missed|failed) visit*\"    alternatives in a phrase
  neglet~1  /safeguard.*/     one letter wrong; a regular expression on words
  a b   a AND b               both in one passage; side by side means AND
  a OR b   NOT a   (a b)      either; not; brackets
  a NEAR/5 b   a PRE/5 b      at most 5 words on, in any order; in this order
  a SENT b   a PARA b         in one sentence; in one passage
  a NOT NEAR/5 b              a where no b is near
  ATLEAST/3(a)                at least three times in a passage
  section:findings  kind:heading  page:12  year:2014..2018  review:child-n
  board:\"Harrow*\"  title: child: author: country: region: outcome: harm: model: case:
  @name                       a saved search; --saved lists them

  throughline search 'threshold'
  throughline search '\"no further action\" AND (health OR police)'
  throughline search @escalation-not-used --facets
  throughline search '\"should\"' --where 'section:recommendations' --count
  throughline search threshold --suggest

Rows: review, file, page, page_label, number, section, section_kind, passage, text, \
spans[[start,end]], score; spans in bytes of text.
--count (one object): reviews, passages, hits.
--facets: facet (year|board|section_kind), value, reviews, passages, hits; in the table \
format after the passages, in all others instead of them.
--explain (one object): query, expansions[{pattern, forms[{word, passages}]}], \
candidates, reviews, passages, hits, milliseconds{parse, plan, match, show}; in the \
table format before the passages, in json and ndjson instead of them.
--suggest: term, word, similarity, word_reviews, word_passages, reviews, passages, \
more_reviews, more_passages, query, all_query, all_reviews, all_passages. For each word and \
phrase that the query looks for, the words of the corpus that are used most like it, as \
`throughline related` has them, five or --limit of each. query is the query with that one \
word beside the term, ready to be typed; reviews and passages are what it finds, exactly as \
--count says; more_ is what that is beyond the query as it is, and word_ what a search for \
the word alone finds. all_query has all the words of the table. Words that are used alike \
need not mean alike.
--saved: name, query, note; from searches.yaml in the corpus folder.")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(crate) struct SearchArguments {
    /// What to look for, or @NAME of a saved search
    #[arg(value_name = "QUERY", required_unless_present = "saved")]
    pub(crate) query: Option<String>,
    /// Which passages come first
    #[arg(long, value_enum, default_value = "score", help_heading = "Selection")]
    pub(crate) sort: SortArgument,
    /// Also say how much was found by year, board and kind of section
    #[arg(long, conflicts_with = "count", help_heading = "Output")]
    pub(crate) facets: bool,
    /// Also say how the query was understood and what it took
    #[arg(long, conflicts_with_all = ["count", "facets"], help_heading = "Output")]
    pub(crate) explain: bool,
    /// Words to widen the query by, and what each would find, instead of passages
    #[arg(long, conflicts_with_all = ["count", "facets", "explain", "sort", "only"], help_heading = "Output")]
    pub(crate) suggest: bool,
    /// List the saved searches of the corpus
    #[arg(long, conflicts_with_all = ["query", "count", "facets", "explain", "suggest"], help_heading = "Output")]
    pub(crate) saved: bool,
    #[command(flatten)]
    pub(crate) ask: AskArguments,
}

/// An order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum SortArgument {
    /// The best match first (BM25)
    Score,
    /// The latest review first
    Date,
    /// By board, then review
    Board,
}

/// `concordance`
#[derive(Debug, Args)]
#[command(after_long_help = "\
The query language is that of `search`; `throughline language` prints the page about it.

  throughline concordance 'escalat*' --sort R1,R2
  throughline concordance '\"no further action\"' --sample 50 --seed 7 --with year,board
  throughline concordance threshold --preset quanteda -o threshold.csv

Rows: review, file, page, page_label, number, section, section_kind, passage, text, \
spans[[start,end]], score, left, node, right, then the columns of --with. page is the \
page the hit starts on; spans holds this one hit, in bytes of text; left and right keep \
whole words and come from the passage only.
--preset quanteda: docname (the passage), from, to (words of the passage, from 1), pre, \
keyword, post, pattern (the query's canonical form), then the columns of --with.
--count (one object): reviews, passages, hits; there is one line a hit.

Words are compared in lower case. A line that has no word at L1..R5, because its passage \
begins or ends there, comes first; a review without year or board comes last; equal lines \
stand by review and place. --sample draws by the seed and the hits alone, so that it is \
the same on every machine, and is taken before sorting and --limit.")]
pub(crate) struct ConcordanceArguments {
    /// What to look for, or @NAME of a saved search
    #[arg(value_name = "QUERY")]
    pub(crate) query: String,
    /// Up to three of L1..L5, R1..R5, node, year, board, with commas between [default: review and place]
    #[arg(
        long,
        value_name = "KEYS",
        value_delimiter = ',',
        hide_possible_values = true,
        ignore_case = true,
        value_parser = keys(),
        help_heading = "Selection"
    )]
    pub(crate) sort: Vec<Key>,
    /// Only so many lines, drawn at random
    #[arg(long, value_name = "N", help_heading = "Selection")]
    pub(crate) sample: Option<usize>,
    /// Draw another sample
    #[arg(
        long,
        value_name = "S",
        default_value_t = 1,
        requires = "sample",
        help_heading = "Selection"
    )]
    pub(crate) seed: u64,
    /// Characters on each side [default: what the terminal leaves, else 60]
    #[arg(long, value_name = "N", help_heading = "Output")]
    pub(crate) width: Option<u16>,
    /// Columns about the review, with commas between
    #[arg(
        long,
        value_name = "FIELDS",
        value_delimiter = ',',
        value_parser = facts(),
        help_heading = "Output"
    )]
    pub(crate) with: Vec<Fact>,
    /// The columns of another program, as CSV unless --format says otherwise
    #[arg(long, value_enum, value_name = "PRESET", help_heading = "Output")]
    pub(crate) preset: Option<PresetArgument>,
    #[command(flatten)]
    pub(crate) ask: AskArguments,
}

/// Columns as another program names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PresetArgument {
    /// As `kwic()` of the R package quanteda gives them
    Quanteda,
}

fn keys() -> impl TypedValueParser<Value = Key> {
    PossibleValuesParser::new(Key::ALL.map(|(name, _)| name))
        .map(|name| Key::from_name(&name).expect("a name from the list of all keys"))
}

fn facts() -> impl TypedValueParser<Value = Fact> {
    PossibleValuesParser::new(Fact::ALL.map(Fact::name))
        .map(|name| Fact::from_name(&name).expect("a name from the list of all facts"))
}

/// More than no time, and no more than a clock can count.
fn seconds(typed: &str) -> Result<f64, String> {
    match typed.parse::<f64>() {
        Ok(seconds) if seconds > 0.0 && seconds <= 1e6 => Ok(seconds),
        _ => Err("takes a number of seconds above 0, such as 0.5".to_owned()),
    }
}
