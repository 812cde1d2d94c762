//! What is typed to see how reviews are made: `quality`.

use std::path::PathBuf;

use clap::Args;

use super::{RefreshArguments, TableFormatArgument};

/// `quality`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline quality
  throughline quality --review wexmouth-child-n --evidence
  throughline quality --marker qm12-family --evidence --format csv
  throughline quality --cell wexmouth-child-n,softening
  throughline quality --where 'year:2014..' --format xlsx -o quality.xlsx

What the text of each review shows of the published Quality Markers (SCIE and NSPCC 2016) \
that a text can show: qm5-purpose, qm9-parallel, qm10-information, qm11-practitioners, \
qm12-family, qm13-analysis, qm14-report, qm15-action (family: markers); whether it says \
why: why-rationale, why-sense, why-systems (family: why); how it speaks; how its pages are \
shared. No score and no ranking: a text cannot show what was not written.

json (one object): made{asked_review, asked_markers, asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, markers_hash, tool_version, \
asked_command}, note, \
markers[{marker, title, definition, cannot_show[], source}], rows[{review, passages, words, \
a count of passages for each marker (qm5_purpose ... why_systems; 0: not found in the \
text), explains (why|only what found), and for each theme of the codebook's family style \
style_blame_per_1000, style_blame and so on, softening, softening_per_1000, softening_all, \
pages, pages_narrative, pages_analysis, pages_action, pages_other, percent_narrative, \
percent_analysis, percent_action, percent_other}]. csv and ndjson: the same rows, each with \
what json says in made, and note. xlsx: Reviews, Passages, Markers, Method.

Rates are stretches of words, not in quotation marks, for every 1,000 words in sections \
where the review speaks of practice: not front matter, contents, terms of reference, \
recommendations, action plan, glossary, references or headings. softening: words of the \
codebook's family softening in the review's own voice: not in quotation marks, nor in a \
sentence that gives or discusses the words of others; softening_all: whosever they are. A \
page counts 1 and is shared among the sections whose text stands on it: narrative with the \
family's; analysis with findings, good practice and lessons; action: recommendations and \
action plan.

--evidence, by review, marker and place, then style and softening words, one a row, and \
--cell, what one number counts. Rows: id, review, file, page, page_label, number, section, \
section_kind, passage, marker, shown (shown|not found in the text|words of others), text, \
span[start, end] in bytes of text, words, plain (the plain word for a softening one), rule, \
note. `throughline quality --cell REVIEW,COLUMN` opens a number, a rate or percentage by \
what it is of, and `throughline evidence --id ID` a passage. passages, words and pages are \
what was read: `throughline search 'review:REVIEW NOT kind:heading'` has the passages. \
Near-copies of reviews are left out; documents of one case are one review.")]
pub(crate) struct QualityArguments {
    /// Only this review
    #[arg(long, value_name = "REVIEW", help_heading = "Selection")]
    pub(crate) review: Option<String>,
    /// Only passages that this query matches, and reviews that have one
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// Only this marker or family of markers
    #[arg(long, value_name = "MARKER", help_heading = "Selection")]
    pub(crate) marker: Vec<String>,
    /// What one number counts: a review, a comma and a column
    #[arg(
        long,
        value_name = "REVIEW,COLUMN",
        conflicts_with_all = ["review", "marker", "by_review", "evidence"],
        help_heading = "Selection"
    )]
    pub(crate) cell: Option<String>,
    /// A row a review, markers as columns; this is the default
    #[arg(long, conflicts_with = "evidence", help_heading = "Table")]
    pub(crate) by_review: bool,
    /// The passages themselves
    #[arg(long, help_heading = "Table")]
    pub(crate) evidence: bool,
    /// How to write the answer
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) format: Option<TableFormatArgument>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}
