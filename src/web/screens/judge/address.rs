//! Addresses of judging: who, which sample of which theme, and which passage of it.

use form_urlencoded::Serializer;
use serde::Deserialize;

use crate::analysis::judging::{SAMPLE, SIZE};

/// The largest sample that is drawn for a page.
const LARGEST: usize = 1_000;

/// What the address says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Address {
    /// Who judges.
    pub(super) who: String,
    /// The name of the sample; none for the usual one.
    pub(super) sample: String,
    /// The theme, where one was chosen from the list.
    pub(super) theme: Option<String>,
    /// How many passages a new sample has.
    pub(super) n: Option<usize>,
    /// Which passage of the sample is shown, from 1; none for the next.
    pub(super) at: Option<usize>,
}

impl Address {
    /// How many passages a new sample has.
    pub(super) fn size(&self) -> usize {
        self.n.unwrap_or(SIZE).clamp(1, LARGEST)
    }

    /// The address of judging a theme.
    pub(super) fn url(&self, theme: &str) -> String {
        let theme: String = form_urlencoded::byte_serialize(theme.as_bytes()).collect();
        self.under(&format!("/judge/{}", theme.replace('+', "%20")), None)
    }

    /// The address of the list of themes, this judge and sample filled in.
    pub(super) fn start(&self) -> String {
        self.under("/judge", self.theme.as_deref())
    }

    /// The same at a passage, from 1.
    pub(super) fn at(&self, at: usize) -> Self {
        Self { at: Some(at), ..self.clone() }
    }

    /// The same at the next passage that is not judged.
    pub(super) fn next(&self) -> Self {
        Self { at: None, ..self.clone() }
    }

    fn under(&self, path: &str, theme: Option<&str>) -> String {
        let mut pairs = Serializer::new(String::new());
        if !self.who.is_empty() {
            pairs.append_pair("who", &self.who);
        }
        if !self.sample.is_empty() && self.sample != SAMPLE {
            pairs.append_pair("sample", &self.sample);
        }
        if let Some(theme) = theme {
            pairs.append_pair("theme", theme);
        }
        if self.size() != SIZE {
            pairs.append_pair("n", &self.size().to_string());
        }
        if let Some(at) = self.at {
            pairs.append_pair("at", &at.to_string());
        }
        let pairs = pairs.finish();
        let question = if pairs.is_empty() { "" } else { "?" };
        format!("{path}{question}{pairs}")
    }
}

#[cfg(test)]
mod tests {
    use super::Address;

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        let who = "Ann B".to_owned();
        let plain = Address { who, sample: "first".to_owned(), ..Address::default() };
        assert_eq!(plain.url("threshold"), "/judge/threshold?who=Ann+B");
        assert_eq!(plain.at(3).url("a b"), "/judge/a%20b?who=Ann+B&at=3");
        let other = Address { sample: "second".to_owned(), n: Some(60), ..plain };
        assert_eq!(
            other.url("threshold"),
            "/judge/threshold?who=Ann+B&sample=second&n=60"
        );
        assert_eq!(Address::default().start(), "/judge");
    }
}
