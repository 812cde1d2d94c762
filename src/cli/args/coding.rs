//! What is typed to see and make codings: `evidence` and `code`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{OutputArguments, RefreshArguments};

/// `evidence`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline evidence threshold --stance found
  throughline evidence escalation --review child-n --why
  throughline evidence --cell threshold,year:2014
  throughline evidence --id child-n/3f9a2c1b.1:threshold
  throughline evidence --id child-n/3f9a2c1b.1

Rows: id, review, file, page, page_label, number, section, section_kind, passage, theme, \
stance (found|mentioned), score (how likely it is that the passage reports the problem, 0 \
to 1), review_found, text, span[start,end] (bytes of text), rule, plain, why[{what, \
weight}] (with --why), codebook. By review, passage and theme.

--id takes the id of a coding, which ends in a theme, or of a passage, as every table that \
names passages has it: then there is a row for each theme that is coded on it, or one \
whose theme is null. --cell: the passages that a number of `themes` or `trends` counts; \
near-copies of reviews are left out there, and passages of reviews that as a whole are not \
held to show the theme (review_found).")]
pub(crate) struct EvidenceArguments {
    /// Themes or families of the codebook [default: all]
    #[arg(value_name = "THEME")]
    pub(crate) themes: Vec<String>,
    /// Only passages with this stance
    #[arg(long, value_enum, value_name = "STANCE", help_heading = "Selection")]
    pub(crate) stance: Option<StanceArgument>,
    /// Only this review
    #[arg(long, value_name = "REVIEW", help_heading = "Selection")]
    pub(crate) review: Option<String>,
    /// Only from this score, 0 to 1
    #[arg(long, value_name = "SCORE", help_heading = "Selection")]
    pub(crate) min_score: Option<f64>,
    /// Only passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// The passages that a cell of a table counts: THEME or THEME,GROUP
    #[arg(
        long,
        value_name = "CELL",
        conflicts_with = "themes",
        help_heading = "Selection"
    )]
    pub(crate) cell: Option<String>,
    /// The coding or passage of this name
    #[arg(long, value_name = "ID", help_heading = "Selection")]
    pub(crate) id: Option<String>,
    /// With the rule, the answers and the words behind each score
    #[arg(long, help_heading = "Output")]
    pub(crate) why: bool,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// A stance by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum StanceArgument {
    /// It reports the problem
    Found,
    /// It only speaks of it
    Mentioned,
}

/// `code`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline code passages.jsonl > coded.jsonl

In: one JSON object a line with `text` and, where known, `section` (the heading it stands \
under), `kind` (paragraph, list-item, table-row, heading, footnote) and `review`; lines \
that share a review are its passages in reading order. Out: the same objects in the same \
order with found[] and mentioned[], the names of themes. Nothing is written to disk beside \
the output.")]
pub(crate) struct CodeArguments {
    /// The file [default: standard input]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    /// With the themes that are coded by their rules alone, too
    #[arg(long, help_heading = "Selection")]
    pub(crate) all: bool,
    /// Use this codebook [default: that of the corpus, else the built-in]
    #[arg(long, value_name = "FILE", help_heading = "Corpus")]
    pub(crate) codebook: Option<PathBuf>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}
