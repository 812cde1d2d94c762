//! By what reviews can be parted, to choose from.

use maud::{Markup, html};

use crate::analysis::themes::By;
use crate::web::trouble::Trouble;

/// All of it, with what it is called on the page.
const CHOICES: [(By, &str); 8] = [
    (By::Year, "year"),
    (By::Board, "board"),
    (By::Region, "region"),
    (By::AgeBand, "age of the child"),
    (By::Outcome, "outcome"),
    (By::Harm, "kind of harm"),
    (By::Model, "how the review was made"),
    (By::Section, "kind of section"),
];

/// What an address says they are parted by; none where it says nothing.
pub(super) fn named(name: &str) -> Result<Option<By>, Trouble> {
    if name.is_empty() {
        return Ok(None);
    }
    let by = By::from_name(name);
    by.map(Some).ok_or_else(|| {
        let all: Vec<&str> = By::ALL.iter().map(|by| by.name()).collect();
        Trouble::Unclear(format!(
            "Reviews are not parted by `{name}`; they are by {}.",
            all.join(", ")
        ))
    })
}

/// Links to the same by something else; `usual` says what is shown where nothing is chosen.
pub(super) fn choices(
    here: Option<By>,
    usual: &str,
    address: impl Fn(Option<By>) -> String,
) -> Markup {
    let all = CHOICES.iter().map(|(by, words)| (Some(*by), *words));
    html! {
        nav.forms aria-label="Parted by" {
            span.sorted { "By " }
            @for (by, words) in std::iter::once((None, usual)).chain(all) {
                @let current = (by == here).then_some("true");
                a href=(address(by)) aria-current=[current] { (words) }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CHOICES, named};
    use crate::analysis::themes::By;

    #[test]
    fn every_way_of_parting_can_be_chosen() {
        assert!(By::ALL.iter().all(|by| CHOICES.iter().any(|(own, _)| own == by)));
        assert_eq!(named("age-band").unwrap(), Some(By::AgeBand));
        assert_eq!(named("").unwrap(), None);
        assert!(named("moon").is_err());
    }
}
