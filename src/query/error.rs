//! What is wrong with a query, at which character, and what to write instead.

use std::fmt;
use std::ops::Range;

/// A query that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Error {
    /// The bytes of the query it is about; empty at the end when something is missing.
    pub at: Range<usize>,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to write instead, where that is known.
    pub hint: Option<String>,
}

impl Error {
    /// An error there.
    pub(super) fn new(at: Range<usize>, message: impl Into<String>) -> Self {
        Self { at, message: message.into(), hint: None }
    }

    /// With what to write instead.
    #[must_use]
    pub(super) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// The error below the query it is about, the place underlined:
    ///
    /// ```text
    /// child AND
    ///          ^ a word is missing after `AND`
    /// ```
    pub fn shown<'a>(&'a self, query: &'a str) -> impl fmt::Display + 'a {
        Shown { error: self, query }
    }
}

struct Shown<'a> {
    error: &'a Error,
    query: &'a str,
}

impl fmt::Display for Shown<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        // control characters take one column each, so that the caret stays below its place
        let line: String =
            self.query.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let before = columns(self.query, 0..self.error.at.start);
        let under = columns(self.query, self.error.at.clone()).max(1);
        writeln!(out, "{line}")?;
        write!(out, "{:before$}{:^<under$} {}", "", "", self.error.message)?;
        if let Some(hint) = &self.error.hint {
            write!(out, "\nhint: {hint}")?;
        }
        Ok(())
    }
}

fn columns(query: &str, range: Range<usize>) -> usize {
    query.get(range).map_or(0, |part| part.chars().count())
}

#[cfg(test)]
mod tests {
    use super::Error;

    #[test]
    fn the_caret_stands_below_the_character() {
        let error = Error::new(12..16, "no such field").hint("fields are `year`");
        assert_eq!(
            error.shown("“Siân” yeer:1").to_string(),
            "“Siân” yeer:1\n       ^^^^ no such field\nhint: fields are `year`"
        );
    }

    #[test]
    fn what_is_missing_at_the_end_is_shown_after_it() {
        let error = Error::new(5..5, "a word is missing");
        assert_eq!(error.shown("a AND").to_string(), "a AND\n     ^ a word is missing");
    }
}
