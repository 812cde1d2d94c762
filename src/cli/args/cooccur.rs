//! What is typed to see what occurs together.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::cooccurrence::{Measure, Sort, Unit};

/// `cooccur`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline cooccur
  throughline cooccur threshold
  throughline cooccur interprofessional --unit passages --sort lift
  throughline cooccur threshold '\"no further action\"' --where 'section:findings'
  throughline cooccur --cell threshold escalation
  throughline cooccur interprofessional --matrix jaccard --format csv -o matrix.csv

A theme goes by its id; a family stands for its themes; anything else is a query, had by \
the passages it hits. What is named is paired with each other; one that is named alone, \
with every theme of the codebook. A review has a theme exactly when `themes` says that it \
is found; a section is what stands under one heading of one review.

Rows: theme_a, theme_b, unit, n_ab, n_a, n_b, n_units, jaccard, lift, ll, p, p_adj, \
unequal, then what they were made from: asked_where, corpus_reviews, corpus_fingerprint, \
codebook_name, codebook_hash, tool_version, asked_command. n_ab of n_units have both, n_a and n_b each. \
Pairs that are never together keep their row.

Counts are as in `themes`: near-copies of reviews are left out, and documents of one case \
are one review. `search 'found:THEME NOT duplicate_of:*' --count` gives n_a of passages and \
reviews where no case has several documents and every review with such a passage is held \
to show the theme as a whole (review_found in `evidence`); of a query `search 'QUERY NOT \
duplicate_of:*' --count` does. Passages that have both are those of `found:A found:B`. No \
search puts reviews or sections together: --cell does.

jaccard: of what has either, the share that has both: n_ab / (n_a + n_b - n_ab) (Jaccard \
1901), the coefficient c of ATLAS.ti. 0 never together, 1 never apart.

lift: how many times as often together as chance would have it: n_ab n_units / (n_a n_b) \
(Brin et al. 1997). 1 is as by chance, 2 twice as often, 0.5 half as often. Of rare themes \
it jumps: one review more or less may double it.

ll: how surely the two are together, or apart, more than by chance: the log-likelihood \
ratio G2 (Dunning 1993), without a sign: lift says which way. Chance alone gives 3.84 or \
more in one pair of 20, 6.63 in one of 100, 10.83 in one of 1,000.

p: how likely chance alone gives as uneven a table of both, one, other and neither: \
Fisher's exact test (1934), two-sided; of few units it is to be trusted before ll. p_adj: \
adjusted for all pairs of the answer, before --limit (Benjamini and Hochberg 1995): of all \
pairs whose p_adj is below 0.05, at most one in 20 is expected to be together by chance. \
Where all or none of the units have one of the two there is nothing to test: ll, p and \
p_adj are null and the pair does not count in p_adj.

unequal: one is at least five times as frequent as the other, so that jaccard must be low \
however closely the rarer follows the other.

--suppress N: counts from 1 to N-1 are `<N`, and what they could be worked out from is \
null; asked_suppress follows asked_where. A count that is told less another may still be \
small: of 13 with A and 12 with both one has A alone.

--cell (rows): unit, theme, id, review, file, page, page_label, number, section, \
section_kind, passage, text; unit names the review, the first passage of the section, or \
the passage. `throughline evidence --id ID` opens a theme's row, `throughline cite \
--evidence PASSAGE` cites any; a query has no id, but its passage opens as one does. A \
theme with itself opens n_a.
--matrix: theme, then a column for each; the diagonal holds n_a, or 1.
--count (one object): unit, n_units, themes, pairs, together; with --cell n_ab, passages.")]
pub(crate) struct CooccurArguments {
    /// Themes, families and queries [default: every theme that has none below it]
    #[arg(value_name = "THEME|QUERY")]
    pub(crate) named: Vec<String>,
    /// Together in what
    #[arg(long, value_name = "UNIT", value_parser = unit(), default_value = Unit::Reviews.name(), help_heading = "Table")]
    pub(crate) unit: Unit,
    /// Which pairs come first; `theme` is as they were asked for
    #[arg(long, value_name = "COLUMN", value_parser = sort(), default_value = Sort::Jaccard.name(), help_heading = "Table")]
    pub(crate) sort: Sort,
    /// Each with each in a square: how many have both, or Jaccard
    #[arg(
        long,
        value_name = "MEASURE",
        value_parser = measure(),
        num_args = 0..=1,
        default_missing_value = Measure::Counts.name(),
        conflicts_with_all = ["sort", "limit", "count"],
        help_heading = "Table"
    )]
    pub(crate) matrix: Option<Measure>,
    /// Show counts from 1 to N-1 as <N, and none they could be worked out from
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(3..), help_heading = "Table")]
    pub(crate) suppress: Option<u64>,
    /// The passages in which these two are together, instead of a table
    #[arg(
        long,
        value_names = ["A", "B"],
        num_args = 2,
        conflicts_with_all = ["named", "matrix", "sort", "suppress"],
        help_heading = "Selection"
    )]
    pub(crate) cell: Vec<String>,
    /// Only passages that this query matches, and reviews that have one
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// At most so many pairs, or passages [default: 20 on a terminal, else all]
    #[arg(long, value_name = "N", help_heading = "Selection")]
    pub(crate) limit: Option<usize>,
    /// Only say how many pairs there are
    #[arg(long, help_heading = "Output")]
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

fn sort() -> impl TypedValueParser<Value = Sort> {
    PossibleValuesParser::new(Sort::ALL.iter().map(|one| one.name()))
        .map(|name| Sort::from_name(&name).expect("a name from the list"))
}

fn measure() -> impl TypedValueParser<Value = Measure> {
    PossibleValuesParser::new(Measure::ALL.iter().map(|one| one.name()))
        .map(|name| Measure::from_name(&name).expect("a name from the list"))
}
