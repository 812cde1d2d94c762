//! Every state of a search is an address: the query, how its passages are ordered, in
//! which form, and which page of them.

use form_urlencoded::Serializer;
use serde::Deserialize;

use crate::analysis::{Key, Sort};

/// What the address of a search says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Address {
    /// The query, as it was typed.
    pub(in crate::web) q: String,
    /// How passages are ordered.
    pub(in crate::web) sort: SortBy,
    /// In which form.
    pub(in crate::web) view: View,
    /// What lines are sorted by.
    pub(in crate::web) by: LinesBy,
    /// Which page of them, from 1.
    pub(in crate::web) page: Option<usize>,
}

/// How passages are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::web) enum SortBy {
    /// The best match first.
    #[default]
    Score,
    /// The latest published first.
    Date,
    /// By board.
    Board,
}

/// In which form hits are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::web) enum View {
    /// Passages, by review.
    #[default]
    Passages,
    /// One line a hit, the hits below one another.
    Lines,
}

/// What lines are sorted by.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::web) enum LinesBy {
    /// Review and place in it.
    #[default]
    Place,
    /// The word before the hit, then the one before that.
    Left,
    /// The word after the hit, then the one after that.
    Right,
    /// The words of the hit.
    Node,
    /// The year of publication.
    Year,
}

impl SortBy {
    /// All of them, with what they are called on the page.
    pub(super) const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Score, "score", "best match"),
        (Self::Date, "date", "newest"),
        (Self::Board, "board", "board"),
    ];

    pub(super) const fn sort(self) -> Sort {
        match self {
            Self::Score => Sort::Score,
            Self::Date => Sort::Newest,
            Self::Board => Sort::Board,
        }
    }
}

impl LinesBy {
    /// All of them, with what they are called on the page.
    pub(super) const ALL: [(Self, &'static str, &'static str); 5] = [
        (Self::Place, "place", "review"),
        (Self::Left, "left", "the word before"),
        (Self::Right, "right", "the word after"),
        (Self::Node, "node", "the hit"),
        (Self::Year, "year", "year"),
    ];

    /// What `concordance` sorts by.
    pub(super) fn keys(self) -> Vec<Key> {
        match self {
            Self::Place => Vec::new(),
            Self::Left => vec![Key::Left(1), Key::Left(2)],
            Self::Right => vec![Key::Right(1), Key::Right(2)],
            Self::Node => vec![Key::Node, Key::Right(1)],
            Self::Year => vec![Key::Year],
        }
    }
}

impl Address {
    /// The page that is shown, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.unwrap_or(1).max(1)
    }

    /// The address, without what is as usual.
    pub(in crate::web) fn url(&self) -> String {
        self.under("/search")
    }

    /// The same under another path.
    pub(super) fn under(&self, path: &str) -> String {
        let mut pairs = Serializer::new(String::new());
        pairs.append_pair("q", &self.q);
        let name = |all: &[(SortBy, &'static str, &str)]| {
            all.iter().find(|(one, ..)| *one == self.sort).map_or("", |(_, name, _)| name)
        };
        if self.sort != SortBy::default() {
            pairs.append_pair("sort", name(&SortBy::ALL));
        }
        if self.view != View::default() {
            pairs.append_pair("view", "lines");
        }
        let by = LinesBy::ALL.iter().find(|(one, ..)| *one == self.by);
        if let Some((_, name, _)) = by.filter(|_| self.by != LinesBy::default()) {
            pairs.append_pair("by", name);
        }
        if self.page() > 1 {
            pairs.append_pair("page", &self.page().to_string());
        }
        format!("{path}?{}", pairs.finish())
    }

    /// The same search, changed, from its first page.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> Self {
        let mut changed = Self { page: None, ..self.clone() };
        change(&mut changed);
        changed
    }
}

/// The address of a search for this.
pub(in crate::web) fn search(query: &str) -> String {
    Address { q: query.to_owned(), ..Address::default() }.url()
}

#[cfg(test)]
mod tests {
    use super::{Address, LinesBy, SortBy, View};

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        let plain = Address { q: "a & b".to_owned(), ..Address::default() };
        assert_eq!(plain.url(), "/search?q=a+%26+b");
        let other = plain.with(|it| {
            it.sort = SortBy::Board;
            it.view = View::Lines;
            it.by = LinesBy::Left;
        });
        assert_eq!(other.url(), "/search?q=a+%26+b&sort=board&view=lines&by=left");
        let third = Address { page: Some(3), ..plain };
        assert_eq!(third.url(), "/search?q=a+%26+b&page=3");
    }
}
