//! Themes whose names look like one that no theme has.

use std::collections::BTreeSet;

use crate::codebook::Codebook;

use super::address::of_theme;

/// How many are offered.
const MOST: usize = 5;

/// From which likeness on, of 1, a name is offered.
const ALIKE: f64 = 0.3;

/// The addresses and titles of themes whose name or title looks like this one, the likest
/// first; then the way to all of them.
pub(super) fn near(codebook: &Codebook, name: &str) -> Vec<(String, String)> {
    let mut all: Vec<_> = codebook
        .themes
        .iter()
        .map(|theme| {
            let likeness = alike(name, &theme.id.0).max(alike(name, &theme.title));
            (likeness, theme)
        })
        .filter(|(likeness, _)| *likeness >= ALIKE)
        .collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0));
    let way = |theme: &crate::codebook::Theme| (of_theme(&theme.id), theme.title.clone());
    let mut ways: Vec<_> = all.into_iter().take(MOST).map(|one| way(one.1)).collect();
    ways.push(("/codebook".to_owned(), "All themes of the codebook".to_owned()));
    ways
}

/// How much two names have in common: the share of pairs of neighbouring letters (Dice
/// 1945), 0 to 1.
#[expect(clippy::cast_precision_loss, reason = "names are short")]
fn alike(a: &str, b: &str) -> f64 {
    let (a, b) = (pairs(a), pairs(b));
    let both = a.intersection(&b).count();
    2.0 * both as f64 / (a.len() + b.len()).max(1) as f64
}

fn pairs(name: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> = name.to_lowercase().chars().take(80).collect();
    letters.windows(2).map(|two| (two[0], two[1])).collect()
}

#[cfg(test)]
mod tests {
    use super::{alike, near};
    use crate::codebook::Codebook;

    /// `th hr re es so ol ld` has seven pairs, `threshold` eight, six of them the same.
    #[test]
    fn likeness_is_the_share_of_pairs_of_letters() {
        assert!((alike("thresold", "threshold") - 12.0 / 15.0).abs() < 1e-9);
        assert!(alike("", "") < 1e-9);
    }

    #[test]
    fn a_misspelt_theme_has_its_neighbour_and_the_codebook() {
        let ways = near(&Codebook::built_in(), "thresold");
        assert_eq!(ways[0].0, "/theme/threshold");
        assert_eq!(near(&Codebook::built_in(), "zzz").len(), 1);
    }
}
