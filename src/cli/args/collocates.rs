//! What is typed to see the words around a hit.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::collocates::{Sort, Window};

/// `collocates`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline collocates threshold
  throughline collocates 'escalat*' --window 0,3 --sort ll
  throughline collocates '\"was not brought\"' --sentence --where 'section:findings'
  throughline collocates father --inflections --min-freq 5 --format csv -o father.csv
  throughline collocates threshold --cell met

The query language is that of `search`; `throughline language` prints the page about it. \
Words stand in the window of a hit if they are at most so many words before or after it, \
or in its sentence, in the same passage; the words of a hit are not company of their own. \
A word that stands in the windows of two hits is counted once. Near-copies of reviews are \
left out, and documents of one case are one review, as for `themes`.

Rows: node, collocate, window, freq_ab, freq_a, freq_b, n, logdice, mi, ll, reviews, then \
window_words, and what they were made from: asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version, asked_command. freq_ab: how \
often the collocate stands in a window; freq_a: hits, as `search --count` counts them; freq_b: how \
often the collocate stands anywhere, as `search '\"WORD\"' --count` counts it; n: all \
words; window_words: words in windows; reviews: in how many the collocate stands in a \
window. Searches give these numbers with NOT duplicate_of:* and the same --where; they \
count each document of a case as a review.

freq_ab and `search 'QUERY NEAR/5 \"WORD\"' --count` are of the same passages and reviews, \
but not always the same number: freq_ab counts the collocate wherever it stands in a \
window, once; a search counts stretches, so that a word between two hits is in two of \
them, and of two words beside one hit only the nearer is in one. (For --window 0,5 the \
search is `QUERY PRE/5 \"WORD\"`, for --sentence `QUERY SENT \"WORD\"`.)

logdice: how exclusively the two keep one another's company: 14 + log2(2 freq_ab / \
(freq_a + freq_b)) (Rychlý 2008). 14 is the most, where each always stands with the \
other; one less is half as much, so that 10 is a sixteenth of that. It does not depend on \
the size of the corpus, and is the one to begin with.

mi: mutual information, how many times as often as chance has it, as a power of two: \
log2(freq_ab n / (freq_a freq_b)) (Church and Hanks 1990): 0 is as often as by chance, 1 \
twice, 3 eight times. It favours rare words: two words that are written once, side by \
side, have the highest there is. The size of the window is not divided out: compare it \
within one table only.

ll: how surely there is more or less of the word in windows than elsewhere: the \
log-likelihood ratio G2 (Dunning 1993) of the table of all words, in a window or not, the \
collocate or not. Chance alone gives 3.84 or more in one word of 20, 6.63 in one of 100, \
10.83 in one of 1,000, 15.13 in one of 10,000; in a table of a thousand words look at the \
last of these. It has no sign; --sort ll puts what is rarer in windows last. It favours \
frequent words.

Function words (the, of, she, was, ..., and the s of a possessive; never no and not) are \
left out unless --all-words is given. Inflections are kept apart unless --inflections is \
given: then they are one row, under the form that is most often in company.

--cell (rows): review, file, page, page_label, number, section, section_kind, passage, \
text, spans[[start,end]], node_spans[[start,end]]; spans of the collocate and of the hits, \
in bytes of text. `throughline cite --evidence PASSAGE` cites a row.
--cell with --count (one object): reviews, passages, hits; hits is freq_ab.")]
pub(crate) struct CollocatesArguments {
    /// What to look for, or @NAME of a saved search
    #[arg(value_name = "QUERY")]
    pub(crate) query: String,
    /// How many words before and after a hit are its company
    #[arg(long, value_name = "L,R", default_value_t = Window::default(), help_heading = "Table")]
    pub(crate) window: Window,
    /// The sentence of a hit is its company
    #[arg(long, conflicts_with = "window", help_heading = "Table")]
    pub(crate) sentence: bool,
    #[command(flatten)]
    pub(crate) words: CompanyArguments,
    /// Which words come first
    #[arg(long, value_name = "COLUMN", value_parser = sort(), default_value = Sort::LogDice.name(), help_heading = "Table")]
    pub(crate) sort: Sort,
    /// The passages in which this word is in company, instead of a table
    #[arg(
        long,
        value_name = "COLLOCATE",
        conflicts_with_all = ["sort", "min_freq", "min_reviews"],
        help_heading = "Selection"
    )]
    pub(crate) cell: Option<String>,
    /// Only passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// At most so many words, or passages [default: 20 on a terminal, else all]
    #[arg(long, value_name = "N", help_heading = "Selection")]
    pub(crate) limit: Option<usize>,
    /// Only say how many passages there are
    #[arg(long, requires = "cell", help_heading = "Output")]
    pub(crate) count: bool,
    /// How to write the answer
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<TableFormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// Which words are company.
#[derive(Debug, Args)]
pub(crate) struct CompanyArguments {
    /// Function words, too
    #[arg(long, help_heading = "Table")]
    pub(crate) all_words: bool,
    /// Count the inflections of a word together
    #[arg(long, help_heading = "Table")]
    pub(crate) inflections: bool,
    /// Only words that stand in a window at least so often
    #[arg(long, value_name = "N", default_value_t = 3, help_heading = "Table")]
    pub(crate) min_freq: u64,
    /// Only words that do so in at least so many reviews
    #[arg(long, value_name = "N", default_value_t = 2, help_heading = "Table")]
    pub(crate) min_reviews: u64,
}

fn sort() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::ALL.iter().map(|one| one.name()))
        .map(|name| Sort::from_name(&name).expect("a name from the list"))
}
