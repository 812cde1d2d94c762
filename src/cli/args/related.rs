//! What is typed to see which words are used alike.

use std::path::PathBuf;

use clap::Args;

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::related::{MIN_FREQ, MIN_REVIEWS, MIN_SHARED};

/// `related`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline related threshold
  throughline related father mother --limit 8
  throughline related '\"core group\"'
  throughline related missed --where 'section:findings' --format csv -o missed.csv

Shows which words are used like a word in this corpus, to widen a search by: those that the \
same words stand beside. WORD is a word in all its inflections, a phrase in quotation marks, \
or any other query of the language of `search`. `throughline search WORD --suggest` counts \
what each of them would add.

similarity: how far the same words stand beside both more often than by chance. 0 means \
that none does, 1 that the same words do to the same degree; between different words 0.3 is \
much. Words that are used alike need not mean alike (good and poor are used alike), and the \
rarer they are, the more of their likeness is chance: `throughline search` shows the \
passages of a word.

How it is worked out: the company of a word is what stands up to four words before or after \
it in its sentence; the next counts 1, those farther off 3/4, 1/2 and 1/4. n(w,c) is how \
often c is company of w, over all passages, and n(w) all company of w. What c says of w is \
max(0, ln(n(w,c) sum n(x)^0.75 / (n(w) n(c)^0.75))) n(w,c) / (n(w,c) + 1): positive \
pointwise mutual information (Bullinaria and Levy 2007), smoothed (Levy, Goldberg and Dagan \
2015) and discounted where there is little of it (Pantel and Lin 2002). The similarity is \
the cosine of what all words say of the two. Nothing is drawn by chance.

Company are all words of at least two reviews but numbers, single letters, months and days; \
function words (of, his, about, ...) are company and never compared. Near-copies of reviews \
are left out, and documents of one case are one review, as for `themes`.

Rows: query, word, similarity, freq, reviews, shared[], beside, company, query_freq, \
query_reviews, query_company, then what they were made from: asked_where, corpus_reviews, \
corpus_fingerprint, codebook_name, codebook_hash, tool_version. The most alike first, of \
equals the more frequent, then by the alphabet.
word: its most frequent form. freq: how often it is written in all its inflections, as \
`search --count` counts its hits; reviews: in how many. shared[]: the five words that make \
the likeness most, function words left out. company: how many such words there are. beside \
(boolean): whether the word is company of the query, too. query_freq, query_reviews: hits \
of the query; query_company: how many words but function words say something of it.

A query with fewer hits than --min-freq, in fewer reviews than --min-reviews, or of which \
fewer than --min-shared words say something, has no rows: too little is known of it.")]
pub(crate) struct RelatedArguments {
    /// A word, a phrase in quotation marks, or any query; several are answered one by one
    #[arg(value_name = "WORD", required = true)]
    pub(crate) words: Vec<String>,
    /// Only words that are written at least so often
    #[arg(long, value_name = "N", default_value_t = MIN_FREQ, help_heading = "Table")]
    pub(crate) min_freq: u64,
    /// Only words that are in at least so many reviews
    #[arg(long, value_name = "N", default_value_t = MIN_REVIEWS, help_heading = "Table")]
    pub(crate) min_reviews: u64,
    /// Only words that have at least so many words beside them that the query has, too
    #[arg(long, value_name = "N", default_value_t = MIN_SHARED, help_heading = "Table")]
    pub(crate) min_shared: u64,
    /// Only passages that this query matches
    #[arg(long = "where", value_name = "QUERY", help_heading = "Selection")]
    pub(crate) only: Option<String>,
    /// At most so many for each word
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
