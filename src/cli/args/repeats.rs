//! What is typed to see what is repeated.

use std::path::PathBuf;

use clap::Args;

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::repeats::{ALIKE, FEWEST, LEAST};

/// `repeats`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline repeats --across
  throughline repeats --clusters
  throughline repeats --where 'year:2022' --across
  throughline repeats --id harrow-child-n/3f9a2c1b.1
  throughline repeats --passages --clusters --format csv -o boilerplate.csv

similarity is twice the number of words that two texts have in common, in the same order \
(their longest common subsequence), over the number of words of both, which is Dice's \
coefficient (1945) of what they share: 1 is word for word, 0.8 is four words in five, 0 \
nothing. Case, accents, punctuation and the label of a recommendation do not count. Pairs \
are proposed by sketches of two words running (Broder 1997) and then compared word by \
word, so that no two are called alike by chance.

Rows: a{id, review, case, year, file, page, page_label, number, section, section_kind, \
passage, text}, b{the same}, similarity, between (document|case|reviews), cluster; a is \
the earlier. csv, markdown, html, xlsx: a_id, a_review and so on. between says whether \
the two stand in one document, in two documents of one case, or in two reviews. cluster is \
the id of its first member.
--clusters: cluster, size, reviews, first_year, last_year, years[], members[{id, ... text, \
similarity}]; similarity here is to the first member. csv, markdown, html, xlsx: a row a \
member with cluster, size, reviews, first_year, last_year, then its own.
csv, json, ndjson and xlsx end with what they were made from: asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version, asked_command.

A cluster is all that hangs together by pairs; two of its members need not be a pair. \
Clusters in most reviews first. Near-copies of a whole document are left out, and reviews \
counts documents of one case as one. --where asks what is repeated of these passages, or \
repeats them: the other of a pair may stand anywhere.

`throughline evidence --id ID` opens a passage, `throughline recommendations --id ID` shows \
what is known of a recommendation, `throughline cite --evidence PASSAGE` cites one.")]
pub(crate) struct RepeatsArguments {
    /// Passages of every kind, instead of recommendations
    #[arg(long, help_heading = "Selection")]
    pub(crate) passages: bool,
    /// Only between two reviews; documents of one case are one
    #[arg(long, help_heading = "Selection")]
    pub(crate) across: bool,
    /// From which similarity on, 0.6 to 1
    #[arg(
        long,
        value_name = "SHARE",
        value_parser = share,
        default_value_t = ALIKE,
        help_heading = "Selection"
    )]
    pub(crate) min_similarity: f64,
    /// Only texts of so many words or more
    #[arg(long, value_name = "N", default_value_t = FEWEST, help_heading = "Selection")]
    pub(crate) min_words: usize,
    /// Only pairs of which one at least is in a passage that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// Only what repeats this one, or is repeated by it
    #[arg(long, value_name = "ID", help_heading = "Selection")]
    pub(crate) id: Option<String>,
    /// All that hangs together, oldest first, instead of pairs
    #[arg(long, help_heading = "Table")]
    pub(crate) clusters: bool,
    /// Only so many pairs or clusters [default: 20 on a terminal, else all]
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

/// A similarity that is looked for.
fn share(typed: &str) -> Result<f64, String> {
    match typed.parse::<f64>() {
        Ok(share) if (LEAST..=1.0).contains(&share) => Ok(share),
        _ => Err(format!("takes a number from {LEAST} to 1, such as {ALIKE}")),
    }
}
