//! Words with little about them: what is strong, marked, code, or leads elsewhere.

use super::Thing;

/// Words that look alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::present) enum Run {
    /// As they are.
    Plain(String),
    /// What the eye should find.
    Strong(String),
    /// The words of a quotation that show what it is quoted for.
    Mark(String),
    /// What is typed or is the name of something.
    Code(String),
    /// Where a link to this name leads.
    Here {
        /// A name that no part has.
        name: String,
        /// What stands there.
        words: String,
    },
    /// Leads to the part or place of that id.
    To {
        /// The id of a part, or the name of a place.
        part: String,
        /// What is shown.
        words: String,
    },
    /// The name of something: leads there where a page shows it, and is else as it is.
    Names {
        /// What it is the name of.
        thing: Thing,
        /// As it is.
        run: Box<Run>,
    },
    /// The names of several things, with commas between them.
    Several(Vec<(Thing, String)>),
}

/// The names of several things as plain words.
pub(super) fn listed(names: &[(Thing, String)]) -> String {
    let names: Vec<&str> = names.iter().map(|name| name.1.as_str()).collect();
    names.join(", ")
}

/// Runs, one after the other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::present) struct Text(pub(in crate::present) Vec<Run>);

impl Text {
    /// With more behind it.
    #[must_use]
    pub(in crate::present) fn and(mut self, more: impl Into<Self>) -> Self {
        self.0.extend(more.into().0);
        self
    }

    /// What is typed, or is the name of something.
    pub(in crate::present) fn code(words: impl Into<String>) -> Self {
        Run::Code(words.into()).into()
    }

    /// What the eye should find.
    pub(in crate::present) fn strong(words: impl Into<String>) -> Self {
        Run::Strong(words.into()).into()
    }

    /// A place that is led to.
    pub(in crate::present) fn here(
        name: impl Into<String>,
        words: impl Into<String>,
    ) -> Self {
        Run::Here { name: name.into(), words: words.into() }.into()
    }

    /// The same as the name of something.
    #[must_use]
    pub(in crate::present) fn naming(self, thing: &Thing) -> Self {
        let named = |run| Run::Names { thing: thing.clone(), run: Box::new(run) };
        Self(self.0.into_iter().map(named).collect())
    }

    /// What leads to a part or place.
    pub(in crate::present) fn to(
        part: impl Into<String>,
        words: impl Into<String>,
    ) -> Self {
        Run::To { part: part.into(), words: words.into() }.into()
    }
}

impl From<Run> for Text {
    fn from(run: Run) -> Self {
        Self(vec![run])
    }
}

impl From<&str> for Text {
    fn from(words: &str) -> Self {
        Run::Plain(words.to_owned()).into()
    }
}

impl From<String> for Text {
    fn from(words: String) -> Self {
        Run::Plain(words).into()
    }
}
