//! What is typed to see which words mark a set of passages.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::keyness::{Side, Sort, Unit};

/// `keyness`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline keyness year:2015..2020 year:2005..2014
  throughline keyness section:recommendations
  throughline keyness found:threshold rest --where section:findings --ngrams 2
  throughline keyness threshold --reviews --unit reviews
  throughline keyness harm:neglect 'NOT harm:neglect' --format csv -o keyness.csv
  throughline keyness section:recommendations --cell should

A and B are queries and stand for the passages they match; B may be `rest`, all else that \
counts (the query for the word is '\"rest\"'). With --reviews they stand for all passages \
of the reviews that have one such passage, and the id of a theme for the reviews in which \
it is found, as `themes` says. No passage may be in both: that is an error. Near-copies \
of reviews are left out, and documents of one case are one review.

Rows: feature, freq_target, freq_ref, reviews_target, reviews_ref, per_10k_target, \
per_10k_ref, ll, p_adj, log_ratio, then p, unit, target, ref, words_target, words_ref, \
all_reviews_target, all_reviews_ref, and what they were made from: asked_where, \
corpus_reviews, corpus_fingerprint, codebook_name, codebook_hash, tool_version, \
asked_command. Target is \
A, ref is B.

freq_target: how often the word is written in A: the hits of `throughline search \
'\"FEATURE\"' --where '(A) NOT duplicate_of:*' --count`; freq_ref with B, or for `rest` \
with NOT (A). reviews_target and reviews_ref: in how many reviews; a search counts each \
document of a case, here they are one. With --reviews no search says it: --cell does, for \
every table.

log_ratio: how many times as frequent the word is in the target, as a power of two \
(Hardie 2014): 0 is equally frequent, 1 twice, 2 four times, 3 eight times, -1 half as \
frequent. Where it is not there at all on one side, half a time is taken for it. It says \
how large the difference is and not how sure.

ll: how surely the word is more frequent on one side: log-likelihood (Rayson and Garside \
2000), 2 (a ln(a/E1) + b ln(b/E2)), where E1 and E2 share a + b out as the sizes of the \
two sides are. Chance alone gives 3.84 or more in one word of 20, 6.63 in one of 100, \
10.83 in one of 1,000, 15.13 in one of 10,000. It grows with the size of the corpus and \
has no sign: log_ratio says which way.

p: how likely chance alone gives an ll as large (chi-squared, one degree of freedom). \
p_adj: the same, adjusted for all words that were tested, on both sides, before --side \
and --limit (Benjamini and Hochberg 1995): of all words whose p_adj is below 0.05, at most \
one in 20 is expected to be there by chance. Words of one review are not independent of \
one another, so that both flatter.

--unit reviews: ll and log_ratio of the numbers of reviews that have the word instead of \
how often it is written: text dispersion keyness (Egbert and Biber 2019). What one review \
says over and over does not count more for it.

--ngrams: words in a row, within a passage, whatever signs stand between them; the s of a \
possessive is passed over (`child plan` is in `child's plan`), and of two places of the \
same words that overlap the first counts, as a search in quotation marks has it. An s in \
a row is that of a section (s.47) alone. --content-words leaves out function words (the, \
of, she, was, ...; never no and not), and words in a row that begin or end with one.

--cell (rows): review, file, page, page_label, number, section, section_kind, passage, \
text, spans[[start,end]] in bytes of text. Give it --inflections where the table had it. \
--cell with --count (one object): reviews, passages, hits; hits is freq_target, or with \
--side ref freq_ref.")]
#[allow(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(crate) struct KeynessArguments {
    /// The passages whose words are wanted: a query, or @NAME of a saved search
    #[arg(value_name = "A")]
    pub(crate) target: String,
    /// The passages they are held against, or `rest` for all else
    #[arg(value_name = "B", default_value = "rest")]
    pub(crate) reference: String,
    /// Whole reviews that have such a passage, or in which a theme is found
    #[arg(long, help_heading = "Selection")]
    pub(crate) reviews: bool,
    /// Two or three words in a row instead of single words
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=3), help_heading = "Table")]
    pub(crate) ngrams: u8,
    /// Leave out function words: the, of, she, was, ...
    #[arg(long, help_heading = "Table")]
    pub(crate) content_words: bool,
    /// Count the inflections of a word together
    #[arg(long, conflicts_with = "ngrams", help_heading = "Table")]
    pub(crate) inflections: bool,
    /// What is counted: how often a word is written, or in how many reviews
    #[arg(long, value_name = "UNIT", value_parser = unit(), default_value = Unit::Words.name(), help_heading = "Table")]
    pub(crate) unit: Unit,
    /// Words that are more frequent in A (target), in B (ref), or both
    #[arg(long, value_name = "SIDE", value_parser = side(), default_value = Side::Target.name(), help_heading = "Table")]
    pub(crate) side: Side,
    /// Only words that are written at least so often, in A and B together
    #[arg(long, value_name = "N", default_value_t = 5, help_heading = "Table")]
    pub(crate) min_freq: u64,
    /// Only words that are in at least so many reviews, of A or B
    #[arg(long, value_name = "N", default_value_t = 2, help_heading = "Table")]
    pub(crate) min_reviews: u64,
    /// Which words come first
    #[arg(long, value_name = "COLUMN", value_parser = sort(), default_value = Sort::LogLikelihood.name(), help_heading = "Table")]
    pub(crate) sort: Sort,
    /// The passages in which this word stands, instead of a table: of A, or of --side
    #[arg(
        long,
        value_name = "WORD",
        conflicts_with_all = ["sort", "min_freq", "min_reviews", "ngrams", "unit", "content_words"],
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

fn unit() -> impl TypedValueParser<Value = Unit> {
    PossibleValuesParser::new(Unit::ALL.iter().map(|one| one.name()))
        .map(|name| Unit::from_name(&name).expect("a name from the list"))
}

fn side() -> impl TypedValueParser<Value = Side> {
    PossibleValuesParser::new(Side::ALL.iter().map(|one| one.name()))
        .map(|name| Side::from_name(&name).expect("a name from the list"))
}

fn sort() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::ALL.iter().map(|one| one.name()))
        .map(|name| Sort::from_name(&name).expect("a name from the list"))
}
