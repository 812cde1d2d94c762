//! What is typed to see what the codebook misses.

use std::path::PathBuf;

use clap::Args;

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::discover::{ALIKE, FEWEST};

/// `discover`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline discover
  throughline discover --min-reviews 5 --format csv -o uncovered.csv
  throughline discover --where 'section:findings' --min-similarity 0.15

Passages that read like findings of a problem, that no theme is coded on, found or \
mentioned, and that are about the same: candidates for a theme. Whether a passage reports a \
problem is the coder's own answer, which it gives whatever the passage is about; headings, \
terms of reference, glossaries, references, recommendations and action plans, and passages \
of fewer than eight words, are left out. So are near-copies of another document.

Passages are compared by their rare words: each word (inflections as one; function words \
and numbers left out) weighs (1 + ln tf) ln(N / df), where df of the N passages have it \
(Salton and Buckley 1988), and two passages are as alike as the cosine of their words: 0 \
where they share nothing, 1 where they use the same. They are grouped by average linkage \
(Sokal and Michener 1958): at first each is a group of its own; the two groups that are \
most alike, taking the average over all pairs of their passages, become one, until no two \
are as alike as --min-similarity. A higher number gives smaller groups that hold together \
better, a lower one larger and looser ones.

Rows: group, reviews, passages, cohesion, terms[], members[{id, review, case, file, page, \
page_label, number, section, section_kind, text, similarity}]. csv, markdown, html, xlsx: \
a row a member with group, reviews, passages, cohesion, terms, then its own. csv, json, \
ndjson, xlsx end with what they were made from: asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version, asked_command. Groups \
from most reviews first, in each the most typical passage first.
group: its first three terms. terms[]: the words that weigh most in it. passages: how many \
it has. reviews: how many its passages come from, documents of one case being one. \
similarity: how alike a passage is on average to the others of its group, as that cosine; \
cohesion: the average of these, from 0 to 1, higher the more they are about one thing.

At most 8,000 passages are grouped, those that report a problem most surely; where there \
are more, that is said. `throughline evidence --id ID` opens a passage, `throughline cite \
--evidence ID` cites it.")]
pub(crate) struct DiscoverArguments {
    /// From how many reviews a group must come
    #[arg(long, value_name = "K", default_value_t = FEWEST, help_heading = "Selection")]
    pub(crate) min_reviews: usize,
    /// How alike the passages of a group are on average, 0 to 1
    #[arg(long, value_name = "NUMBER", default_value_t = ALIKE, value_parser = share, help_heading = "Selection")]
    pub(crate) min_similarity: f64,
    /// Only passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// At most so many groups [default: 20 on a terminal, else all]
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

/// A similarity that is asked for.
fn share(typed: &str) -> Result<f64, String> {
    let number = typed.parse().ok().filter(|one| *one > 0.0 && *one <= 1.0);
    number.ok_or_else(|| format!("takes a number above 0 and up to 1, such as {ALIKE}"))
}
