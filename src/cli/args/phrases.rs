//! What is typed to see which expressions recur.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::phrases::{FEWEST, FIRM, LONGEST, Sort};

/// `phrases`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline phrases
  throughline phrases --new --length 3..6
  throughline phrases --where 'section:findings' --min-reviews 5
  throughline phrases --gaps --sort association
  throughline phrases --new --format json | jq -r '.[].rule'

A phrase is two to eight words that follow one another in at least --min-reviews reviews. \
Documents of one case are one review, and near-copies of another are none. Left out are \
those that begin or end with a function word (the, of, was), a number or a single letter, \
those with the lone s of a section (s.47), \
those whose words hardly hold together, those that come mostly in boilerplate, and those \
that are nearly always (four times in five) a piece of a longer one of the list.

Rows: phrase, words, freq, reviews, dispersion, association, covered_by[], passages, \
boilerplate, rule, then what they were made from: asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version, asked_command. The most \
widely spread first, of those the most even, of those the firmest.

rule is a query of the language, ready for the rules of a theme and for `throughline \
search`. phrase shows the `s` of a possessive where that is usual; the rule finds both.

freq: how often it occurs, and passages: in how many passages: the hits and passages of \
`throughline search RULE --count`, with the same --where. They are of every passage, those \
of near-copies too. reviews: how many reviews have it; near-copies are none, and \
documents of one case, which a search counts each, are one.

dispersion: how unevenly it is spread over the reviews, given how long they are: Gries' DP \
(2008): half the sum of the differences between the share of all words that a review has \
and its share of the phrase; 0 where each review has its due, towards 1 where one short \
review has all of it.

association: how much more often the words stand together than chance would have it: \
normalised pointwise mutual information (Bouma 2009): 0 as often as by chance, 1 never \
apart, below 0 less often than by chance. A phrase of more than two words is parted at \
each place in turn, as in da Silva and Lopes (1999), and the weakest place counts: \
`professional curiosity in March` is no firmer than its loosest joint.

covered_by: the themes that at least half of the passages with the phrase carry, found or \
mentioned, most first. --new shows what none covers: candidates for new rules.

boilerplate: more than half of the passages with it either stand in front matter, contents, \
terms of reference, methodology, glossary or references, or are copied: four in five of \
their words stand in runs of eight words that are in --min-reviews reviews as well.

--gaps also finds `a b * c d`: one or two words on each side of a place where one more word \
may stand, not nearly always the same. Their association is that of the two sides. The \
rule is `\"a b\" PRE/2 \"c d\"`, which finds them with and without a word between.")]
pub(crate) struct PhrasesArguments {
    /// Of how many words, as in 3 or 2..5
    #[arg(long, value_name = "WORDS", value_parser = length, default_value = "2..8", help_heading = "Selection")]
    pub(crate) length: Length,
    /// In how many reviews at least
    #[arg(long, value_name = "K", default_value_t = FEWEST, value_parser = at_least_one, help_heading = "Selection")]
    pub(crate) min_reviews: usize,
    /// How firmly the words must hold together, -1 to 1
    #[arg(long, value_name = "NUMBER", default_value_t = FIRM, value_parser = firmness, allow_negative_numbers = true, help_heading = "Selection")]
    pub(crate) min_association: f64,
    /// Also phrases in which a word may stand between
    #[arg(long, help_heading = "Selection")]
    pub(crate) gaps: bool,
    /// Only what no theme covers
    #[arg(long, help_heading = "Selection")]
    pub(crate) new: bool,
    /// Also what comes mostly in boilerplate
    #[arg(long, help_heading = "Selection")]
    pub(crate) boilerplate: bool,
    /// Only in passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// Which phrases come first
    #[arg(long, value_name = "COLUMN", value_parser = sort(), default_value = Sort::Reviews.name(), help_heading = "Table")]
    pub(crate) sort: Sort,
    /// At most so many phrases [default: 20 on a terminal, else all]
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

/// Of how many words a phrase is, from and to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Length {
    pub(crate) from: usize,
    pub(crate) to: usize,
}

fn length(typed: &str) -> Result<Length, String> {
    let (from, to) = typed.split_once("..").unwrap_or((typed, typed));
    let number = |text: &str| text.parse::<usize>().ok();
    match (number(from), number(to)) {
        (Some(from), Some(to)) if 2 <= from && from <= to && to <= LONGEST => {
            Ok(Length { from, to })
        }
        _ => Err(format!("takes a number of words from 2 to {LONGEST}, or two: 2..5")),
    }
}

fn at_least_one(typed: &str) -> Result<usize, String> {
    let number = typed.parse().ok().filter(|number| *number > 0);
    number.ok_or_else(|| format!("takes a number from 1, such as {FEWEST}"))
}

fn firmness(typed: &str) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|number| (-1.0..=1.0).contains(number));
    number.ok_or_else(|| format!("takes a number from -1 to 1, such as {FIRM}"))
}

fn sort() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::ALL.iter().map(|one| one.name()))
        .map(|name| Sort::from_name(&name).expect("a name from the list"))
}
