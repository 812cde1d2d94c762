//! The real binary, run as its user runs it.
//!
//! One file a command. `harness` makes a corpus of tiny files in a folder of its own and
//! runs the binary there; `paper` writes the tiny PDFs. Tests that want the large shared
//! sets of real and broken files skip with a line where those are absent.

#![allow(clippy::print_stderr, reason = "a test that skips says so")]
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod architecture; // who may import whom
mod boxes; // boxes on page pictures stand around the right words
mod browser; // Chromium, where there is one
mod browsing;
mod browsing_changes; // the pages in it
mod check; // check, and a library that was damaged
mod codebook; // codebook show, check, diff, export, import
mod collocates; // collocates QUERY: the words around a hit
mod concordance; // concordance QUERY
mod cooccur; // cooccur: what occurs together
mod corpus; // the reviews this project ships
mod discover; // discover: what no theme covers
mod evidence;
mod extract; // extract FILE
mod forget; // forget REVIEW
mod gates; // who is let in, and what never runs
mod harness;
mod help; // what --help promises
mod index; // index: statuses, resuming, the same bytes
mod judge; // judge: what people say of codings
mod keyness; // keyness A B: the words that mark a set of passages
mod language; // the page of the query language
mod learn; // codebook learn: what a codebook makes of judgements
mod library; // tiny libraries, without files
mod mining; // what all commands that count promise alike
mod naive; // what a query means, worked out word by word
mod paper;
mod phrases; // phrases: expressions that recur
mod quality; // quality, evidence --id of a marker
mod question; // verify FILE: what it answers
mod recommendations; // what reviews recommend
mod related; // related WORD: what is used alike; search --suggest
mod repeats;
mod report; // repeats: what is recommended again
mod saved; // searches.yaml, search @NAME
mod scans; // index --ocr
mod screen; // what reaches a terminal
mod search; // search QUERY
mod serve; // serve: the corpus in the browser
mod serve_codebook; // /codebook: a rule tried and saved
mod serve_files; // serve: files, reading them again, correcting what is known
mod serve_judge; // /judge: the same in the browser
mod serve_recommendations; // serve: what reviews recommend
mod serve_themes; // serve: the overview and themes
mod shared; // the large sets, where they are
mod similar; // similar: has this happened before
mod site; // a served corpus and a visitor
mod spans; // the engine finds what reading finds
mod themes; // themes, verify, cite
mod trends; // trends: shares by year
mod verify; // verify FILE: tables of every command
mod words; // words: how often each is written
