//! What is typed to see what is like a review or a passage.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::similar::By;

/// `similar`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline similar harrow-child-n
  throughline similar harrow-child-n --by themes
  throughline similar harrow-child-n --where 'year:..2015'
  throughline similar harrow-child-n/3f9a2c1b.1

Has this happened before? Named by the id of a review, as `throughline status` lists them, \
it shows the reviews most like it; by that of a passage, as `search`, `evidence` and \
`repeats` give them, the passages of other reviews most like it. Documents of one case are \
one review, and near-copies of another are left out.

Two measures, never mixed into one:
content: how alike the words are. A text is its words (inflections as one; function words \
and numbers left out), each weighed by (1 + ln tf) ln(N / df): more the oftener it stands \
there, more the fewer of the N reviews or passages have it (Salton and Buckley 1988). What \
is shown is the cosine of the two: 0 where they share nothing, 1 where they use the same \
words as often.
themes: how alike what is found is. Each theme found weighs ln(N / n), where n of N reviews \
or passages have it, so that a rare theme in common says more than one that nearly all \
have; again the cosine. null where either has no theme that tells anything.

Rows for a review: review, file, year, similarity, content, themes, themes_shared[], \
terms_shared[]. For a passage: the same, with passage, page, page_label, number, section, \
section_kind, text after year. csv, json, ndjson, xlsx: then what they were made from: \
asked_where, corpus_reviews, corpus_fingerprint, codebook_name, codebook_hash, \
tool_version, asked_command. similarity is the measure asked for with --by; the most \
alike first, of equals by the other measure, then by review. themes_shared[]: found in \
both, the rarest first. terms_shared[]: the eight words that add most to content, each as \
its commonest form. Names of places and services count as words: two reviews of one town \
may share those.

Passages of fewer than eight words are not compared. Reviews and passages that share \
nothing by the measure asked for have no row. --where chooses which reviews or passages \
are compared; a review is compared as a whole.

`throughline evidence --id PASSAGE` opens a passage, `throughline search 'review:REVIEW'` \
shows those of a review.")]
pub(crate) struct SimilarArguments {
    /// The id of a review or of a passage
    #[arg(value_name = "REVIEW|PASSAGE")]
    pub(crate) target: String,
    /// Which measure puts them in order
    #[arg(long, value_name = "MEASURE", value_parser = by(), default_value = By::Content.name(), help_heading = "Table")]
    pub(crate) by: By,
    /// Only reviews with a passage that this query matches, or only such passages
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// At most so many
    #[arg(long, value_name = "N", default_value_t = 20, help_heading = "Selection")]
    pub(crate) limit: usize,
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
