//! What the address of the overview says: how its table of themes is ordered and parted.

use form_urlencoded::Serializer;
use serde::Deserialize;

use crate::analysis::themes::By;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Address {
    /// How themes are ordered.
    pub(super) sort: SortBy,
    /// By what reviews are parted, as commands name it; empty for nothing.
    pub(super) by: String,
}

/// How themes are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SortBy {
    /// By family, in each the most frequent first.
    #[default]
    Family,
    /// By the reviews in which they are found.
    Reviews,
    /// By the reviews that only mention them.
    Mentioned,
    /// By the passages in which they are found.
    Passages,
    /// By how unevenly these are spread.
    Spread,
    /// By title.
    Title,
}

impl SortBy {
    /// All of them, with what they are called in addresses and on the page.
    pub(super) const ALL: [(Self, &'static str, &'static str); 6] = [
        (Self::Family, "family", "family"),
        (Self::Reviews, "reviews", "found in"),
        (Self::Mentioned, "mentioned", "mentioned in"),
        (Self::Passages, "passages", "passages"),
        (Self::Spread, "spread", "unevenness"),
        (Self::Title, "title", "title"),
    ];
}

impl Address {
    /// The address, without what is as usual.
    pub(in crate::web) fn url(&self) -> String {
        let mut pairs = Serializer::new(String::new());
        let sort = SortBy::ALL.iter().find(|(one, ..)| *one == self.sort);
        if let Some((_, name, _)) = sort.filter(|_| self.sort != SortBy::default()) {
            pairs.append_pair("sort", name);
        }
        if !self.by.is_empty() {
            pairs.append_pair("by", &self.by);
        }
        let pairs = pairs.finish();
        if pairs.is_empty() { "/".to_owned() } else { format!("/?{pairs}") }
    }

    /// The table in another order.
    pub(super) fn sorted(&self, sort: SortBy) -> String {
        format!("{}#themes", Self { sort, ..self.clone() }.url())
    }

    /// The table parted by something else.
    pub(super) fn parted(&self, by: Option<By>) -> String {
        let by = by.map_or("", By::name).to_owned();
        format!("{}#themes", Self { by, ..self.clone() }.url())
    }
}

#[cfg(test)]
mod tests {
    use super::{Address, SortBy};
    use crate::analysis::themes::By;

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        let usual = Address::default();
        assert_eq!(usual.url(), "/");
        assert_eq!(usual.sorted(SortBy::Title), "/?sort=title#themes");
        let by_age = Address { by: "age-band".to_owned(), ..usual };
        let url = "/?sort=reviews&by=age-band#themes";
        assert_eq!(by_age.sorted(SortBy::Reviews), url);
        assert_eq!(by_age.parted(None), "/#themes");
        assert_eq!(by_age.parted(Some(By::Year)), "/?by=year#themes");
    }
}
