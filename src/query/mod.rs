//! The query language: what a person types, as an expression that says what it asks.
//!
//! The search box, the rules of a codebook, tables and highlights all speak it, so that
//! two views of one question never disagree. It only reads and prints; matching is done
//! where the passages are, in `index`. Nothing typed is silently reinterpreted: what the
//! language does not have is an error that points at the character, even where dropping
//! a sign would give some result.
//!
//! ```
//! use throughline::query::Query;
//!
//! let query: Query = r#"thresholds “no further action” NOT section:glossary"#.parse()?;
//! assert_eq!(
//!     query.to_string(),
//!     r#"thresholds AND "no further action" AND NOT section:glossary"#
//! );
//! # Ok::<(), throughline::query::Error>(())
//! ```
#![doc = ""]
#![doc = include_str!("language.md")]

mod ast;
mod error;
mod filter;
mod lex;
mod limits;
mod matcher;
mod near;
mod operator;
mod parse;
mod phrase;
mod piece;
mod print;
mod regular;
#[cfg(test)]
mod round_trip;
#[cfg(test)]
mod tests;
mod value;
mod widen;
mod word;

/// The page of the language for its users, in Markdown.
pub const LANGUAGE: &str = include_str!("language.md");

pub use ast::{Expr, ExprKind, Note, Pattern, Place, Query, Relation};
pub use error::Error;
pub use filter::{Filter, MetadataField, Name, NameWord, Numbers, Wanted};
pub use limits::Limits;
pub use matcher::Matcher;
pub use widen::Wider;
