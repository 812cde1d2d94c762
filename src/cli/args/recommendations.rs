//! What is typed to list and count recommendations.

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::recommendations::Field;
use std::path::PathBuf;

/// `recommendations`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline recommendations
  throughline recommendations --count
  throughline recommendations --by addressee,year
  throughline recommendations --cell addressee=police,level=agency
  throughline recommendations --where 'training' --format csv -o training.csv

Rows: review, file, page, number, text, level (overview|agency|unknown), addressees[], \
health_kind[], law, smart{specific, measurable, owner, deadline}, verb, type, themes[], \
id, passage, passages[], page_label, section, section_kind, case, year, \
repeated_at[{review, page, number, passage}], because{found, addressees[{addressee, \
words[start,end], by}], level, law, smart{...}, verb, type}; spans in bytes of text. \
addressees are of lscb (the board, partnership or committee), csc, police, health, \
education, housing, probation, voluntary, government, all. A recommendation that stands \
again in a summary, a plan or another document of the case is one row, with repeated_at; \
near-copies of a review are left out.

--count (one object): recommendations, repeated, overview, agency, unknown, reviews, \
reviews_with, reviews_questions_only, questions, mean, median, min, max; the last four of \
the reviews that have any.
--by: value, recommendations, percent, reviews, reviews_total, cell, and a column for each \
value of a second field. Every recommendation is in one row; in several where it asks \
several, has several parts of health or several themes.
All three end with what they were made from: asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version, asked_command.

percent is of all recommendations that were asked for. mean and median are of the reviews \
that have any: half of these have at most as many as the median. reviews counts documents \
of one case as one, near-copies as none.

--suppress N, with --by or --count: counts from 1 to N-1 are `<N`, and `withheld` where \
one could be worked out from the total and the rows that are told; percentages and means \
of them are null, and asked_suppress follows asked_where.

`throughline recommendations --cell CELL` lists what a number counts, `throughline evidence \
--id ID` opens the passage of one, and `throughline cite --evidence PASSAGE` cites it.")]
pub(crate) struct RecommendationsArguments {
    /// Questions that reviews leave to their boards, instead of recommendations
    #[arg(long, help_heading = "Selection")]
    pub(crate) questions: bool,
    /// Only those in passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// Only in this review
    #[arg(long, value_name = "ID", help_heading = "Selection")]
    pub(crate) review: Option<String>,
    /// Only those that this cell of a table counts
    #[arg(long, value_name = "CELL", help_heading = "Selection")]
    pub(crate) cell: Option<String>,
    /// Only this one, by its id
    #[arg(long, value_name = "ID", help_heading = "Selection")]
    pub(crate) id: Option<String>,
    /// List only the first so many [default: 20 on a terminal, else all]
    #[arg(
        long,
        value_name = "N",
        conflicts_with_all = ["count", "by"],
        help_heading = "Selection"
    )]
    pub(crate) limit: Option<usize>,
    /// Only say how many there are, and how many reviews have
    #[arg(long, conflicts_with = "by", help_heading = "Table")]
    pub(crate) count: bool,
    /// Count by this, or by two with a comma between: rows by the first, columns by the second
    #[arg(
        long,
        value_name = "FIELDS",
        value_delimiter = ',',
        value_parser = field(),
        help_heading = "Table"
    )]
    pub(crate) by: Vec<Field>,
    /// Show counts from 1 to N-1 as <N, and none they could be worked out from
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(3..), help_heading = "Table")]
    pub(crate) suppress: Option<u64>,
    /// How to write the answer
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<TableFormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

fn field() -> impl TypedValueParser<Value = Field> {
    PossibleValuesParser::new(Field::ALL.iter().map(|one| one.name()))
        .map(|name| Field::from_name(&name).expect("a name from the list"))
}
