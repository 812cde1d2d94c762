//! What is typed to get tables of themes: `themes`, `verify` and `cite`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueEnum};

use super::{OutputArguments, RefreshArguments};
use crate::analysis::themes::{By, Measure, Order, Shape, Unit};

/// `themes`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline themes
  throughline themes interprofessional --by year
  throughline themes --where 'section:findings' -o themes.csv --format csv
  throughline themes --matrix rate --shape long --format csv
  throughline themes --by board --suppress 5 --format xlsx -o themes.xlsx

Found: the review reports the problem. Mentioned: it only speaks of it. A review is one \
or the other, never both. Each case is counted once; themes without a review keep their \
row. Boards are never ranked.

json (one object): corpus{reviews, fingerprint}, codebook{name, hash}, version, \
asked{themes, by, unit, where, order, suppress, matrix, shape}, reviews, note, \
rows[{theme, title, reviews_found, reviews_total, percent, ci_low, ci_high, \
reviews_mentioned, passages_found, per_10k_words, dispersion, precision, precision_ci[], \
family, passages_mentioned, passages_total, words_found, words_total, precision_from \
(examples|judged), cell}]; with --by, z, \
p and p_adj stand before family, and each row has groups[{group, ...}] with the same \
members. csv, ndjson and the sheet Data of xlsx: the same rows, each group in a row of \
its own, then what json says of corpus, codebook, version and asked, in each row. xlsx: \
Summary, Matrix, Data, Quotes, Codebook, Method.

Counts of reviews and passages are those of `search 'found:THEME NOT duplicate_of:*' \
--count` where no case has several documents (a search counts each) and every review with \
such a passage is held to show the theme as a whole (review_found in `evidence`): passages \
of others only mention it here. Near-copies of reviews are left out.

percent is of reviews unless --unit says otherwise. ci_low, ci_high: its 95 % interval \
(Wilson 1927), for reviews only: had these reviews been drawn at random from many such, \
such an interval would hold the percentage of all of them 19 times in 20.

dispersion: how unevenly the passages are spread over the reviews, given how long these \
are: Gries' DP (2008), half the sum of the differences between the share of all words and \
the share of these passages that each review has: 0 where each has its due, towards 1 \
where one short review has all of them.

precision: the share of the passages found that hold, as measured on labelled passages \
that the coder had not seen, with its interval; null where that was not measured.

By year, z and p are those of a linear trend (Cochran 1954, Armitage 1955): z above 0 \
where the share rises; chance alone gives a z beyond 1.96 or -1.96 once in 20 times, which \
is p 0.05. By anything else p is that of Fisher's exact test (1934) of the group against \
the others known: how likely chance alone parts the reviews as unevenly. p_adj is adjusted \
for all tests of the table (Benjamini and Hochberg 1995): of all rows whose p_adj is below \
0.05, at most one in 20 is expected to be chance. Sections are parts of the same reviews \
and are not tested.

--matrix: a row a review and a column a theme (wide), or review, theme, value (long).

`throughline verify FILE` makes an exported table again; `throughline evidence --cell \
CELL` shows the passages that a cell counts.")]
pub(crate) struct ThemesArguments {
    /// Only these themes and families [default: all]
    #[arg(value_name = "THEME")]
    pub(crate) themes: Vec<String>,
    /// Also in each group of reviews with the same
    #[arg(long, value_name = "FIELD", value_parser = by(), help_heading = "Table")]
    pub(crate) by: Option<By>,
    /// What percentages are of
    #[arg(long, value_name = "UNIT", value_parser = unit(), default_value = Unit::Reviews.name(), help_heading = "Table")]
    pub(crate) unit: Unit,
    /// The order of rows; within families and under `prevalence` the most frequent first
    #[arg(long, value_name = "ORDER", value_parser = order(), default_value = Order::Family.name(), help_heading = "Table")]
    pub(crate) order: Order,
    /// Reviews by themes instead: 1 or 0, passages, or passages per 10,000 words
    #[arg(
        long,
        value_name = "MEASURE",
        value_parser = measure(),
        num_args = 0..=1,
        require_equals = false,
        default_missing_value = Measure::Found.name(),
        conflicts_with_all = ["by", "suppress"],
        help_heading = "Table"
    )]
    pub(crate) matrix: Option<Measure>,
    /// How the matrix is laid out
    #[arg(long, value_name = "SHAPE", value_parser = shape(), default_value = Shape::Wide.name(), help_heading = "Table")]
    pub(crate) shape: Shape,
    /// Only passages that this query matches, and reviews that have one
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
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

/// A format of tables that have workbooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum TableFormatArgument {
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
    /// A workbook: the rows in its sheets, and in the last how they were made
    Xlsx,
}

fn by() -> impl TypedValueParser<Value = By> {
    PossibleValuesParser::new(By::ALL.iter().map(|one| one.name()))
        .map(|name| By::from_name(&name).expect("a name from the list"))
}

fn unit() -> impl TypedValueParser<Value = Unit> {
    PossibleValuesParser::new(Unit::ALL.iter().map(|one| one.name()))
        .map(|name| Unit::from_name(&name).expect("a name from the list"))
}

fn order() -> impl TypedValueParser<Value = Order> {
    PossibleValuesParser::new(Order::ALL.iter().map(|one| one.name()))
        .map(|name| Order::from_name(&name).expect("a name from the list"))
}

fn measure() -> impl TypedValueParser<Value = Measure> {
    PossibleValuesParser::new(Measure::ALL.iter().map(|one| one.name()))
        .map(|name| Measure::from_name(&name).expect("a name from the list"))
}

fn shape() -> impl TypedValueParser<Value = Shape> {
    PossibleValuesParser::new(Shape::ALL.iter().map(|one| one.name()))
        .map(|name| Shape::from_name(&name).expect("a name from the list"))
}

/// `verify`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline themes --by year --format csv -o by-year.csv
  throughline verify by-year.csv
  throughline keyness section:findings --format xlsx -o keyness.xlsx
  throughline verify keyness.xlsx
  throughline verify hits.csv -- search 'threshold OR escalat*'

Reads what was exported as csv, json, ndjson or xlsx, asks its question again, and \
compares every cell. Exit code 1 if any differs.

themes, recommendations, cooccur, trends, collocates, keyness, words, phrases, discover, \
repeats, similar, quality and the workbook of report carry their question: themes in the \
terms that begin with asked_, the others as the command to type, asked_command. For a \
table that does not, type the command after `--`, as it was typed for the export but for \
-C; --format and -o are not heeded. So it is for search, concordance, evidence, export \
and status, for --count, --matrix, --cell, --evidence and --facets in csv, json and \
ndjson, and for a table without rows.

Rows, none if all hold: of a table of themes theme, group, column, was, is; in a matrix, \
group is the review. Of any other part, row, column, was, is: part is the sheet of a \
workbook or the member of a JSON object, row the cells that name the row, with commas \
between. column is `row` where a whole row came or went; row is `every row` for a column \
that came or went, or what all rows say of the question. The order of rows does not count.

Numbers are compared digit by digit; one of at most fifteen digits, which is what \
spreadsheets keep, is compared with the fifteen of the other. Those of themes hold if \
nine digits agree. What a table was made from and is no longer so (corpus, codebook, \
codings, version) is said beside it, as is that nothing of it changed.")]
pub(crate) struct VerifyArguments {
    /// The exported table
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// The command that wrote it [default: what the file says]
    #[arg(last = true, value_name = "COMMAND")]
    pub(crate) command: Vec<String>,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `cite`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline cite --format bibtex > reviews.bib
  throughline cite harrow-child-n
  throughline cite --evidence harrow-child-n/3f9a2c1b.1

Author, title, board and year as `throughline status` knows them; correct them in \
reviews.csv. Copies of another review are left out unless they are named.")]
pub(crate) struct CiteArguments {
    /// The reviews [default: all]
    #[arg(value_name = "REVIEW")]
    pub(crate) reviews: Vec<String>,
    /// Cite this passage with its page
    #[arg(
        long,
        value_name = "ID",
        conflicts_with = "reviews",
        help_heading = "Selection"
    )]
    pub(crate) evidence: Vec<String>,
    /// How to write it
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        default_value = "ris",
        help_heading = "Output"
    )]
    pub(crate) format: CiteFormat,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// A format of references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CiteFormat {
    /// Tagged lines, as reference managers read them
    Ris,
    /// Entries for BibTeX
    Bibtex,
}
