//! What is looked for in reviews: themes where they are found, and what queries hit.
//!
//! What occurs together and what changes over the years is asked of both alike, and may
//! be asked of one beside the other. A theme is had by what `themes` counts as found; a
//! query by every passage that it hits.

mod scan;

use crate::codebook::Codebook;
use crate::model::ThemeIndex;

use super::themes::{Subcorpus, chosen};

pub(super) use scan::{Place, Scanned, kept, scan};

/// Something looked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// The name in every output: that of the theme, or the query as it was typed.
    pub name: String,
    /// The name for readers: that of the theme, or the query.
    pub title: String,
    /// Where it is.
    pub sought: Sought,
}

/// Where a subject is.
#[derive(Debug, Clone, PartialEq)]
pub enum Sought {
    /// Where this theme is found.
    Theme(ThemeIndex),
    /// In these passages.
    Passages(Subcorpus),
}

impl Subject {
    /// A query and the passages that it hits.
    pub fn query(text: &str, passages: Subcorpus) -> Self {
        let (name, title) = (text.to_owned(), text.to_owned());
        Self { name, title, sought: Sought::Passages(passages) }
    }

    /// Every theme of a codebook, in its order: what `themes` has rows of.
    pub fn all(codebook: &Codebook) -> Vec<Self> {
        themes(codebook, &[])
    }

    /// Every theme of a codebook that no other is part of, in its order: a theme would
    /// always occur together with its own parts.
    pub fn leaves(codebook: &Codebook) -> Vec<Self> {
        let is_leaf = |subject: &Self| match subject.sought {
            Sought::Theme(theme) => codebook.parts(Some(theme)).next().is_none(),
            Sought::Passages(_) => true,
        };
        Self::all(codebook).into_iter().filter(is_leaf).collect()
    }

    /// The theme of that name, or the themes of that family; empty where it names neither.
    pub fn named(codebook: &Codebook, name: &str) -> Vec<Self> {
        themes(codebook, &[name.to_owned()])
    }
}

fn themes(codebook: &Codebook, named: &[String]) -> Vec<Subject> {
    let subject = |at: ThemeIndex| {
        let theme = codebook.themes.get(usize::from(at.0))?;
        let (name, title) = (theme.id.0.clone(), theme.title.clone());
        Some(Subject { name, title, sought: Sought::Theme(at) })
    };
    let chosen = chosen(codebook, named).unwrap_or_default();
    chosen.into_iter().filter_map(subject).collect()
}
