//! throughline finds the threads that run through many Serious Case Reviews.
//!
//! This page is the map of the house. Data goes one way; nothing knows of what comes
//! after it.
//!
//! # The trip of a review
//!
//! 1. [`corpus`] walks a folder and names its files: a [`Source`](model::Source) each.
//! 2. [`extract`] reads a source in a process of its own, behind limits, and gives pages
//!    of positioned lines: an [`Extracted`](model::Extracted), with a
//!    [`Status`](model::Status) whatever happened.
//! 3. [`structure`] makes a [`Review`](model::Review) of the pages: headings, sections
//!    with a kind, numbered passages, sentences, and what the title page says.
//! 4. [`index`] keeps reviews on disk. It is the only record of what was read.
//!
//! [`ingest`] composes these four in parallel. It is the write side, and ends on disk.
//!
//! # The trip of a question
//!
//! 1. [`query`] reads what was typed. What is not understood is an error that points at
//!    the character; nothing is reinterpreted.
//! 2. [`index`] matches it on positions, so that matching, counting and highlighting are
//!    one computation.
//! 3. [`codebook`] says what the themes are, and [`coding`] which passages carry them:
//!    rules put to the index, and what was learnt from worked examples.
//! 4. [`analysis`] makes typed answers, in one fixed order. What the text of a review
//!    shows of how it was made ([`analysis::quality`]) is asked with a codebook of its
//!    own, `corpus/quality.yaml`, so that it needs no matcher of its own.
//! 5. [`present`] writes them in the format asked for.
//!
//! [`cli`] is the front door to both, and [`web`] the one for a browser: every screen puts
//! the questions that a command puts and lays out what [`present`] gives it, so that a
//! screen and a command never disagree. [`model`] and [`text`] are what all rooms share:
//! the nouns, and the only definition of word, inflection, sentence and section kind.
//!
//! # What must stay true
//!
//! - Rooms import only what stands below them; `tests/it/architecture.rs` says which and
//!   fails on a breach.
//! - The bytes of a file from outside are looked at in a worker process only.
//! - The same corpus gives the same bytes, whatever the number of threads, the order of
//!   files or the history of the library: results are sorted where they are asked for,
//!   scores are computed from exact counts, and no clock is read below [`cli`].
//! - Every file ends in a status, and the statuses add up.
//! - What a person made is plain text in the corpus folder; what is derived is in
//!   `.throughline/` inside it and can be deleted at any time.
//!
//! # Where the plan of the house was changed
//!
//! - `ingest` is a folder: what to do, doing it, and deciding which reviews are copies of
//!   one another are three ideas.
//! - What is known about a review stands in its own document of the index and not again
//!   in each passage: a correction in `reviews.csv` then needs no passage rewritten.
//! - Scores are BM25 computed here from exact counts: the search library's own depend on
//!   how passages came to lie in its segments.
//! - The positions in the index are matched from the beginning, also for words and
//!   phrases: what counts hits is what will match the whole language.
//! - Accents on Latin letters are no part of a word: names are written either way.
//! - A chain of one NEAR (`a NEAR/5 b NEAR/5 c`) is one operator, in any order: read two by
//!   two it would miss `c` standing between the others.
//! - Hits are the stretches that contain no other, not the first that starts: the shortest
//!   evidence is what a reader is shown.
//! - A part of a query that stands for more words than are looked for is refused, not cut:
//!   a number that leaves out words is no number.
//! - `NOT SENT`, `NOT PRE/n` and `NOT PARA` beside `NOT NEAR/n`: a rule that is vetoed in
//!   the same sentence needs the first.
//! - The number of `Recommendation 3.` is `3`, and its text keeps the words.
//! - Whether a passage reports a problem is learnt for all themes together: how one says
//!   that all went well is the same for each, and examples of it are few for any one.
//! - Repeated recommendations are guessed by sketches but told by a comparison word by
//!   word: a similarity can then be counted by hand, and nothing is called alike by chance.
//! - Codings reach the index as plain data of `model`, not through a trait: there is one
//!   kind of them.
//! - There are no word vectors: learnt from the reports at hand, they did not help.
//! - Recommendations are read in [`analysis`] from the passages of the library, and not in
//!   [`structure`]: a better rule then needs no file read again, each of them opens where
//!   it stands, and those that several documents of a case repeat are seen together.
//! - What occurs together and what changes over the years is asked of themes and queries
//!   alike, one beside the other: both are a [`Subject`](analysis::Subject).
//! - What is read from end to end (a report, a brief) is put together once, as a paper, and
//!   written as a page, as Markdown and for a word processor from the same parts.
//! - An answer is not written to a file that would be read as a review the next time.
//! - Words, collocates and key words are counted in the postings of the library and not in
//!   texts read again: a word is then counted exactly as a search counts its hits.
//! - Whether a phrase comes from copied text is told by the runs of eight words that it
//!   stands in, which are counted anyway, and not by comparing all passages with all.
//! - Which words are used alike is worked out from the postings each time it is asked, and
//!   nothing of it is kept: no vector has to be trusted, and each likeness says by which
//!   words it came about.
//! - How alike two reviews are is two numbers, of words and of themes, and not one: a
//!   mixture of both could not be explained.
//! - A judgement is on a passage that was drawn, with its probability, and not on a coding:
//!   what was missed is then measured by the same rows as what was found wrongly. What is
//!   plausible though not coded is told by the rules read loosely and by neighbours: scores
//!   of what is not coded are not kept, and a page could not wait for them.
//! - What a codebook learnt from judgements is kept as the list of these and not as weights:
//!   a person can read it and take from it, and a review that is forgotten leaves nothing
//!   behind. The weights are worked out from it and from the passages, and cached.
//! - A table carries the command that wrote it, and is verified by giving that again and
//!   comparing what is written: no command needs a verifier of its own.
//! - An opening of the corpus in [`web`] never changes: an answer comes from one library,
//!   one codebook and one set of codings from beginning to end, and what another process
//!   writes meanwhile is opened beside it. What takes longer than a page waits (the report,
//!   what reviews recommend, coding with a rule that is tried) is made behind it once, and
//!   its page says so until then.
//! - Filters of a search in the browser are parts of its query, in the box: nothing that
//!   counts is hidden, and the same words give the same count on the command line.
//! - `README` files are no reviews, wherever they lie: they speak about a folder.
//!
//! # One run
//!
//! ```
//! use throughline::extract::{Options, extract_bytes};
//! use throughline::model::ReviewId;
//! use throughline::structure::structure;
//!
//! let text = b"2 Findings\n\n2.1 The threshold was not agreed between agencies.\n";
//! let pages = extract_bytes(text, "child-z.txt", Options::default(), &mut |_| {});
//! let review = structure(ReviewId("child-z".to_owned()), &pages);
//! let passage = review.passages.last().expect("the paragraph");
//! assert_eq!(passage.number.as_deref(), Some("2.1"));
//! assert_eq!(passage.text, "The threshold was not agreed between agencies.");
//! ```

pub mod analysis;
pub mod cli;
pub mod codebook;
pub mod coding;
pub mod corpus;
pub mod extract;
pub mod index;
pub mod ingest;
pub mod model;
pub mod present;
pub mod query;
pub mod structure;
pub mod text;
pub mod web;
