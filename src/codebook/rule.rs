//! One query of a theme, with the line it stands on.

use super::Rule;
use super::error::Problem;
use crate::query::{Limits, Query};

/// In which dialect a rule is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Written {
    /// A query.
    Query,
    /// An item of a bare list: words and wildcards alone are these very words in a row,
    /// as in quanteda; anything else is a query.
    Bare,
}

/// Reads a rule.
pub(super) fn rule(
    text: String,
    line: u32,
    written: Written,
    plain: Option<String>,
) -> Result<Rule, Problem> {
    let asked = match written {
        Written::Bare => bare(&text),
        Written::Query => text.clone(),
    };
    let query = Query::parse(&asked, &Limits::RULE).map_err(|error| {
        let near: String =
            asked.get(error.at.start..).unwrap_or("").chars().take(30).collect();
        let near =
            if near.is_empty() { "its end".to_owned() } else { format!("`{near}`") };
        let said = format!("a rule is not understood at {near}: {}", error.message);
        let problem = Problem::new(line, said);
        match error.hint {
            Some(hint) => problem.hint(hint),
            None => problem,
        }
    })?;
    if query.asks_for_codings() {
        let said = "a rule cannot ask for `theme:` or `found:`, which rules decide";
        return Err(Problem::new(line, said));
    }
    Ok(Rule { text, query, line, plain })
}

/// An item of a bare list as a query.
pub(super) fn bare(text: &str) -> String {
    if is_glob(text) { format!("\"{text}\"") } else { text.to_owned() }
}

/// Whether it is words and wildcards only, without any sign or operator of a query.
fn is_glob(text: &str) -> bool {
    let operator = |word: &str| {
        matches!(word, "AND" | "OR" | "NOT" | "SENT" | "PARA") || word.contains('/')
    };
    text.split_whitespace().count() > 0
        && !text.split_whitespace().any(operator)
        && text.chars().all(|c| c.is_alphanumeric() || " *?'’-.".contains(c))
}
