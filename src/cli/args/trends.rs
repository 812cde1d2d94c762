//! What is typed to see what changes over the years.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::trends::By;

/// `trends`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline trends threshold
  throughline trends threshold escalation '\"virtual visit*\"'
  throughline trends neglect --by incident
  throughline trends interprofessional --format html -o trends.html
  throughline trends --where 'section:findings' --format csv -o trends.csv

A theme goes by its id; a family stands for its themes; anything else is a query, had by \
the reviews with a passage it hits. Counted as `themes --by year` counts.

Rows: group, n, total, percent, ci_low, ci_high; theme (or the query) stands before them \
where there are several. Then z, p, p_adj, few, by, asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version, asked_command. A row for \
every year from the first to the last: one without reviews has n 0, total 0 and no percent. The last \
group, where there are any, is `not known`.

n: how many of the total reviews of that year have it. Near-copies of reviews are left \
out, and documents of one case are one review, of the year that its longest document \
knows. Of a query n is the reviews of `search 'QUERY' --where 'year:YEAR NOT \
duplicate_of:*' --count`, which counts each document of a case; of a theme those of \
`evidence --cell THEME,year:YEAR`.

ci_low, ci_high: the 95 % interval of the percentage (Wilson 1927): had these reviews been \
drawn at random from many such, such an interval would hold the percentage of all of them \
19 times in 20. One of 0 to 79 says that there is nearly nothing to be said.

z, p: whether the share rises or falls from year to year, in a straight line: the test for \
a linear trend of Cochran (1954) and Armitage (1955) over the years that are known, the \
same in each row of a theme. z above 0: it rises, below 0: it falls; chance alone gives a z \
beyond 1.96 or -1.96 once in 20 times, which is p 0.05. It does not see a share that rises \
and falls again. p_adj: adjusted for all themes asked for (Benjamini and Hochberg 1995): of \
all themes whose p_adj is below 0.05, at most one in 20 is expected to change by chance.

few: the year has fewer than ten reviews, so that one more or less changes the percentage \
by more than ten.

--suppress N: counts from 1 to N-1 are `<N`, and `withheld` where one could be worked out \
from the whole and the years that are told (complementary suppression, Willenborg and de \
Waal 2001); shares, intervals and tests of them are null, and asked_suppress follows \
asked_where. `themes --by year --suppress N` hides the same.

table and markdown: of up to six themes every year, of more a line of signs each, a sign \
a year, all on one scale. html: a chart for each, with its numbers.

`throughline evidence --cell THEME,year:YEAR` shows the passages behind a number, by year \
of the incident `throughline evidence --cell THEME --where incident:YEAR`.")]
pub(crate) struct TrendsArguments {
    /// Themes, families and queries [default: every theme]
    #[arg(value_name = "THEME|QUERY")]
    pub(crate) named: Vec<String>,
    /// Which year counts: of publication, or of the death or harm
    #[arg(long, value_name = "DATE", value_parser = by(), default_value = By::Published.name(), help_heading = "Table")]
    pub(crate) by: By,
    /// Show counts from 1 to N-1 as <N, and none they could be worked out from
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(3..), help_heading = "Table")]
    pub(crate) suppress: Option<u64>,
    /// Only passages that this query matches, and reviews that have one
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// How to write the answer
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<TableFormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

fn by() -> impl TypedValueParser<Value = By> {
    PossibleValuesParser::new(By::ALL.iter().map(|one| one.name()))
        .map(|name| By::from_name(&name).expect("a name from the list"))
}
