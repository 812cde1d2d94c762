//! Every state of the screen of a theme is an address: by what it is parted, which of its
//! passages are shown, and which page of them.

use form_urlencoded::{Serializer, byte_serialize};
use serde::Deserialize;

use crate::analysis::themes::By;
use crate::model::ThemeId;

/// What the address says beside the theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web::screens) struct Address {
    /// Which passages are shown.
    pub(super) stance: Shown,
    /// By what reviews are parted, as commands name it; empty for what is usual.
    pub(super) by: String,
    /// Of which group of them the passages are; empty for all.
    pub(super) group: String,
    /// Which page of them, from 1.
    pub(super) page: Option<usize>,
}

/// Which passages are shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Shown {
    /// Those that the number of reviews counts.
    #[default]
    Found,
    /// Those that only speak of it.
    Mentioned,
    /// Those that report it, but are not enough for their review, or stand in a copy.
    Uncounted,
}

impl Shown {
    /// All of them, with what they are called in addresses and on the page.
    pub(super) const ALL: [(Self, &'static str, &'static str); 3] = [
        (Self::Found, "found", "Found"),
        (Self::Mentioned, "mentioned", "Mentioned"),
        (Self::Uncounted, "uncounted", "Found, not counted"),
    ];
}

impl Address {
    /// The page that is shown, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.unwrap_or(1).max(1)
    }

    /// The address of a theme in this state, without what is as usual.
    pub(super) fn url(&self, theme: &ThemeId) -> String {
        let mut pairs = Serializer::new(String::new());
        let stance = Shown::ALL.iter().find(|(one, ..)| *one == self.stance);
        if let Some((_, name, _)) = stance.filter(|_| self.stance != Shown::Found) {
            pairs.append_pair("stance", name);
        }
        for (name, value) in [("by", &self.by), ("group", &self.group)] {
            if !value.is_empty() {
                pairs.append_pair(name, value);
            }
        }
        if self.page() > 1 {
            pairs.append_pair("page", &self.page().to_string());
        }
        let pairs = pairs.finish();
        let question = if pairs.is_empty() { "" } else { "?" };
        format!("{}{question}{pairs}", of_theme(theme))
    }

    /// Other passages of the theme, from their first page.
    pub(super) fn passages(&self, theme: &ThemeId, stance: Shown, group: &str) -> String {
        let (by, group) = (self.by.clone(), group.to_owned());
        format!("{}#evidence", Self { stance, by, group, page: None }.url(theme))
    }

    /// The same passages on another page.
    pub(super) fn turned(&self, theme: &ThemeId, page: usize) -> String {
        format!("{}#evidence", Self { page: Some(page), ..self.clone() }.url(theme))
    }

    /// The theme parted by something else.
    pub(super) fn parted(&self, theme: &ThemeId, by: Option<By>) -> String {
        let by = by.map_or("", By::name).to_owned();
        let address = Self { stance: self.stance, by, ..Self::default() };
        format!("{}#groups", address.url(theme))
    }
}

/// The screen of a theme.
pub(in crate::web::screens) fn of_theme(theme: &ThemeId) -> String {
    let name: String = byte_serialize(theme.0.as_bytes()).collect();
    format!("/theme/{}", name.replace('+', "%20"))
}

/// The passages that a number of a theme counts.
pub(in crate::web::screens) fn of_passages(
    theme: &ThemeId,
    group: Option<&(By, String)>,
) -> String {
    let by = group.map_or("", |group| group.0.name()).to_owned();
    let address = Address { by, ..Address::default() };
    address.passages(theme, Shown::Found, group.map_or("", |group| &group.1))
}

#[cfg(test)]
mod tests {
    use super::{Address, Shown, of_passages};
    use crate::analysis::themes::By;
    use crate::model::ThemeId;

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        let theme = ThemeId("threshold".to_owned());
        let usual = Address::default();
        assert_eq!(usual.url(&theme), "/theme/threshold");
        assert_eq!(usual.turned(&theme, 2), "/theme/threshold?page=2#evidence");
        let group = (By::Year, "2014".to_owned());
        let of_2014 = "/theme/threshold?by=year&group=2014#evidence";
        assert_eq!(of_passages(&theme, Some(&group)), of_2014);
        let by = "year".to_owned();
        let in_2014 =
            Address { by, group: group.1, stance: Shown::Mentioned, page: Some(3) };
        assert_eq!(
            in_2014.url(&theme),
            "/theme/threshold?stance=mentioned&by=year&group=2014&page=3"
        );
        let by_age = "/theme/threshold?stance=mentioned&by=age-band#groups";
        assert_eq!(in_2014.parted(&theme, Some(By::AgeBand)), by_age);
    }
}
