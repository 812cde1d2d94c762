//! Which files are listed, in which order.

use form_urlencoded::Serializer;
use serde::Deserialize;

use crate::index::SourceRecord;
use crate::model::Status;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Address {
    /// The name of a status, `problems`, or nothing for all.
    pub(in crate::web) status: String,
    /// The order.
    pub(super) sort: SortBy,
    /// Which page of them, from 1.
    pub(super) page: Option<usize>,
}

/// The order of files.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SortBy {
    /// What somebody should look at first, then by name.
    #[default]
    Problems,
    /// By name.
    File,
    /// Those with the fewest words on a page first: scans stand there.
    Text,
}

impl SortBy {
    /// All of them, with what they are called in addresses and on the page.
    pub(super) const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Problems, "problems", "problems first"),
        (Self::File, "file", "name"),
        (Self::Text, "text", "least text on a page"),
    ];
}

/// The filter of what somebody should look at.
pub(super) const PROBLEMS: &str = "problems";

/// Whether somebody should look at a file, as `status --problems` sees it.
pub(super) fn is_problem(record: &SourceRecord) -> bool {
    record.status.is_failure() || record.status == Status::Partial
}

impl Address {
    /// Whether a file is listed.
    pub(super) fn lists(&self, record: &SourceRecord) -> bool {
        match self.status.as_str() {
            "" => true,
            PROBLEMS => is_problem(record),
            name => record.status.name() == name,
        }
    }

    /// The page that is shown, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.unwrap_or(1).max(1)
    }

    /// The address, without what is as usual.
    pub(in crate::web) fn url(&self) -> String {
        let mut pairs = Serializer::new(String::new());
        if !self.status.is_empty() {
            pairs.append_pair("status", &self.status);
        }
        let sort = SortBy::ALL.iter().find(|(one, ..)| *one == self.sort);
        if let Some((_, name, _)) = sort.filter(|_| self.sort != SortBy::default()) {
            pairs.append_pair("sort", name);
        }
        if self.page() > 1 {
            pairs.append_pair("page", &self.page().to_string());
        }
        let pairs = pairs.finish();
        if pairs.is_empty() { "/status".to_owned() } else { format!("/status?{pairs}") }
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, SortBy};

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        assert_eq!(Address::default().url(), "/status");
        let other =
            Address { status: "no-text".to_owned(), sort: SortBy::Text, page: Some(2) };
        assert_eq!(other.url(), "/status?status=no-text&sort=text&page=2");
    }
}
