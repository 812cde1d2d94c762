//! Every state of the screen of a theme in the codebook is an address: the rule that is
//! tried, in the place of which other, and what was just saved.

use form_urlencoded::{Serializer, byte_serialize};
use serde::Deserialize;

use crate::codebook::RuleChange;
use crate::model::{ThemeId, ThemeIndex};

/// What the address says beside the theme.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web::screens) struct Address {
    /// The rule that is tried; empty where one is to go.
    pub(super) rule: String,
    /// In the place of which rule, from 1; none for one more.
    pub(super) at: Option<usize>,
    /// The place of the rule that was saved, from 1.
    pub(super) saved: Option<usize>,
    /// What stood there before it, or was taken away.
    pub(super) before: String,
}

impl Address {
    /// A rule that is tried beside the others.
    pub(super) fn rule(rule: &str) -> Self {
        Self { rule: rule.to_owned(), ..Self::default() }
    }

    /// The theme without one of its rules.
    pub(super) fn without(at: usize) -> Self {
        Self { at: Some(at), ..Self::default() }
    }

    /// The same with its rule on one line, as a codebook has it.
    pub(super) fn on_one_line(self) -> Self {
        let rule = self.rule.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { rule, at: self.at.filter(|at| *at > 0), ..self }
    }

    /// What is tried, if anything is.
    pub(super) fn change(&self, theme: ThemeIndex) -> Option<RuleChange> {
        let rule = Some(self.rule.clone()).filter(|rule| !rule.is_empty());
        let at = self.at.map(|at| at - 1);
        (rule.is_some() || at.is_some()).then_some(RuleChange { theme, at, rule })
    }

    /// The address of a theme in this state.
    pub(super) fn url(&self, theme: &ThemeId) -> String {
        let mut pairs = Serializer::new(String::new());
        for (name, value) in [("rule", &self.rule), ("before", &self.before)] {
            if !value.is_empty() {
                pairs.append_pair(name, value);
            }
        }
        for (name, value) in [("at", self.at), ("saved", self.saved)] {
            if let Some(value) = value {
                pairs.append_pair(name, &value.to_string());
            }
        }
        let pairs = pairs.finish();
        let question = if pairs.is_empty() { "" } else { "?" };
        format!("{}{question}{pairs}", of_theme(theme))
    }

    /// The same, where what is tried stands on the page.
    pub(super) fn trying(&self, theme: &ThemeId) -> String {
        format!("{}#try", self.url(theme))
    }
}

/// A theme in the codebook.
pub(in crate::web::screens) fn of_theme(theme: &ThemeId) -> String {
    let name: String = byte_serialize(theme.0.as_bytes()).collect();
    format!("/codebook/{}", name.replace('+', "%20"))
}

#[cfg(test)]
mod tests {
    use super::Address;
    use crate::model::{ThemeId, ThemeIndex};

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        let theme = ThemeId("threshold".to_owned());
        assert_eq!(Address::default().url(&theme), "/codebook/threshold");
        let other = Address { at: Some(2), ..Address::rule("a & b") };
        assert_eq!(other.trying(&theme), "/codebook/threshold?rule=a+%26+b&at=2#try");
    }

    #[test]
    fn a_rule_is_tried_on_one_line_and_nothing_is_no_change() {
        let typed = Address { at: Some(0), ..Address::rule(" a\r\n  OR b ") };
        let change = typed.on_one_line().change(ThemeIndex(3)).unwrap();
        assert_eq!((change.at, change.rule.as_deref()), (None, Some("a OR b")));
        assert_eq!(Address::default().change(ThemeIndex(3)), None);
        assert_eq!(Address::without(2).change(ThemeIndex(3)).unwrap().at, Some(1));
    }
}
