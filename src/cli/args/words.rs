//! What is typed to see how often words are written.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::wordlist::Sort;

/// `words`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline words
  throughline words --content-words --where 'section:recommendations'
  throughline words --match 'safeguard*'
  throughline words --sort reviews --min-freq 5 --format csv -o words.csv

A word is what `search` takes for one: letters and digits in lower case, without accents; \
apostrophes and hyphens part words. --match takes one word of the query language: \
safeguard*, wom?n, neglet~1, /refer.*/, or a word for its inflections.

Rows: word, freq, per_10k, reviews, dispersion, then what they were made from: \
asked_where, corpus_reviews, corpus_fingerprint, codebook_name, codebook_hash, \
tool_version, asked_command.

freq: how often the word is written: the hits of `throughline search '\"WORD\" NOT \
duplicate_of:*' --count`, with the same --where. Near-copies of another review are left \
out here, as for `themes`; a search without NOT duplicate_of:* counts them, too. With \
--inflections it is the hits of WORD without quotation marks, less the forms that --match \
or --content-words leaves out.

reviews: in how many reviews it is. Documents of one case are one review here; a search \
counts each document.

per_10k: freq in 10,000 words of the passages that count, so that corpora of different \
sizes can be compared.

dispersion: how unevenly the word is spread over the reviews, given how long they are: \
Gries' DP (2008), half the sum over all reviews of the difference between the share of \
all words and the share of this word that each has. 0 where each review has its due, \
towards 1 where one short review has all of it. A word that is frequent and has a high DP \
is the word of a few reviews, such as a name, and tells little of the others.")]
pub(crate) struct WordsArguments {
    /// Only words that this stands for, such as 'safeguard*'
    #[arg(long = "match", value_name = "WORD", help_heading = "Table")]
    pub(crate) pattern: Option<String>,
    /// Leave out function words: the, of, she, was, ...
    #[arg(long, help_heading = "Table")]
    pub(crate) content_words: bool,
    /// Count the inflections of a word together
    #[arg(long, help_heading = "Table")]
    pub(crate) inflections: bool,
    /// Only words that are written at least so often
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Table")]
    pub(crate) min_freq: u64,
    /// Only words that are in at least so many reviews
    #[arg(long, value_name = "N", default_value_t = 1, help_heading = "Table")]
    pub(crate) min_reviews: u64,
    /// Which words come first
    #[arg(long, value_name = "COLUMN", value_parser = sort(), default_value = Sort::Frequency.name(), help_heading = "Table")]
    pub(crate) sort: Sort,
    /// Only passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// At most so many words [default: 20 on a terminal, else all]
    #[arg(long, value_name = "N", help_heading = "Selection")]
    pub(crate) limit: Option<usize>,
    /// How to write the answer
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<TableFormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

fn sort() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::ALL.iter().map(|one| one.name()))
        .map(|name| Sort::from_name(&name).expect("a name from the list"))
}
