//! What is typed to bring everything together on one page.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::RefreshArguments;
use crate::analysis::report::{IN_BRIEF, IN_REPORT};

/// `report`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline report -o report.html
  throughline report interprofessional --where 'year:2014..2018' -o report.html
  throughline report -o report.xlsx
  throughline report --suppress 5 -o report.docx

One page that needs nothing beside it: what is in the corpus and how well it was read; in \
how many reviews each theme is found, with intervals and through the years; which themes \
occur together; for each theme its definition, quotations from different reviews and \
recommendations that speak of it; what was recommended, to whom, and again; how all of it \
was counted, with every version and hash; the reviews. It prints on A4.

Every number is that of the command which answers the same question alone, and every \
quotation stands with the id by which `throughline evidence --id` opens it.

--suppress N: counts of reviews from 1 to N-1 are `<N` in every table and chart, as the \
commands have it that answer the same question alone; a theme that is found in so few \
reviews is not quoted, nor are they named, and what so few recommend again is left out. \
What is quoted is from the published reviews and is not made anonymous.

The format follows the name of the file: .html, .md, .docx, .xlsx. A workbook has a sheet \
for each table, in the layout of its own command.")]
pub(crate) struct ReportArguments {
    /// Only these themes and families [default: all]
    #[arg(value_name = "THEME")]
    pub(crate) themes: Vec<String>,
    /// Only passages that this query matches, and reviews that have one
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// How many passages are quoted for a theme, each from another review
    #[arg(
        long,
        value_name = "N",
        default_value_t = IN_REPORT,
        value_parser = clap::value_parser!(u8).range(0..=20),
        help_heading = "Output"
    )]
    pub(crate) quotes: u8,
    /// Show counts of reviews from 1 to N-1 as <N, and quote no theme that is in so few
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u64).range(3..), help_heading = "Output")]
    pub(crate) suppress: Option<u64>,
    #[command(flatten)]
    pub(crate) paper: PaperArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `brief`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline brief threshold -o threshold.docx
  throughline brief '\"no further action\" SENT police' -o nfa.html
  throughline brief escalation --where 'year:2014..2018' -o escalation.md

What a report says of one theme, or of whatever a query hits: what it is, in how many \
reviews and since when, in whose words, with which other themes, and what was recommended \
about it. Two to four pages of A4.

The name of a theme is that theme; for the word itself write it in quotation marks. \
`throughline codebook show` lists the themes. The format follows the name of the file: \
.html, .md, .docx.")]
pub(crate) struct BriefArguments {
    /// A theme by its name, or a query
    #[arg(value_name = "THEME|QUERY")]
    pub(crate) subject: String,
    /// Only passages that this query matches, and reviews that have one
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// How many passages are quoted, each from another review
    #[arg(
        long,
        value_name = "N",
        default_value_t = IN_BRIEF,
        value_parser = clap::value_parser!(u8).range(0..=20),
        help_heading = "Output"
    )]
    pub(crate) quotes: u8,
    #[command(flatten)]
    pub(crate) paper: PaperArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// How and where a report or brief is written.
#[derive(Debug, Args)]
pub(crate) struct PaperArguments {
    /// How to write it [default: by the name of the file, else html]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<PaperFormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

/// A format for what is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PaperFormatArgument {
    /// One page without script or anything from elsewhere
    Html,
    /// Markdown
    #[value(alias = "md")]
    Markdown,
    /// For word processors
    Docx,
    /// A workbook with a sheet for each table
    Xlsx,
}
