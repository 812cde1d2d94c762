//! Questions to a library and their answers, typed, not yet laid out.
//!
//! The read side: a function per question, options in, rows out. Nothing is rounded and
//! nothing is printed here; every answer has a fixed order, so that the same library gives
//! the same bytes.

mod changed;
pub mod cite;
pub mod collocates;
mod concordance;
pub mod cooccurrence;
mod difference;
pub mod discover;
mod evidence;
mod explain;
mod export;
mod facets;
mod fact;
mod found;
pub mod judging;
pub mod keyness;
pub mod lexis;
mod listed;
pub mod phrases;
pub mod quality;
pub mod recommendations;
pub mod related;
pub mod repeats;
pub mod report;
mod rules;
mod search;
pub mod similar;
mod spelling;
pub mod stats;
mod status;
mod stream;
mod subjects;
pub mod suggest;
mod suppress;
mod telling;
mod terms;
pub mod themes;
pub mod trends;
mod trial;
pub mod verify;
pub mod wordlist;

pub use changed::{Changed, changed};
pub use concordance::{Concordance, Key, Line, Lineup, Sample};
pub use difference::{Change, Difference, difference};
pub use evidence::{Evidence, Spans, Wanted, Why, evidence, rule_spans};
pub use explain::{Expanded, Explanation, Form, explain};
pub use export::{PassageRow, export_passages};
pub use facets::{Facet, FacetRow, facets, facets_that_overlap};
pub use fact::Fact;
pub use found::Found;
pub use rules::{
    Flaw, FlawKind, RuleAt, RuleKind, flaws, matched, rule_counts, rules_of,
};
pub use search::{Answer, Hit, Options, Sort, each_hit, pick, search};

pub use crate::index::Counts;
pub use spelling::{Absent, absent};
pub use status::{short, status};
pub use subjects::{Sought, Subject};
pub use suppress::Told;
pub use trial::{Known, Moved, Side, Trial, known, trial};
