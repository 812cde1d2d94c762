//! What is asked about how reviews are made.

use crate::codebook::{Codebook, Role};
use crate::model::{ReviewId, ThemeIndex};

/// A question about how reviews are made.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// Only this review.
    pub review: Option<ReviewId>,
    /// Only these markers, or families of them; none for all.
    pub markers: Vec<String>,
    /// The query whose passages alone are read, as it was typed.
    pub only: Option<String>,
    /// The command that asks it.
    pub command: Option<String>,
}

/// A marker was asked for that there is none of.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no marker `{name}`")]
pub struct NoMarker {
    /// What was asked for.
    pub name: String,
    /// The markers that there are.
    pub known: Vec<String>,
}

impl Asked {
    /// The markers asked for, in the order of their codebook.
    pub(super) fn chosen(&self, markers: &Codebook) -> Result<Vec<ThemeIndex>, NoMarker> {
        let all = all(markers);
        let mut wanted = Vec::new();
        for name in &self.markers {
            let known = || all.iter().map(|at| id(markers, *at)).collect();
            let refused = || NoMarker { name: name.clone(), known: known() };
            let named = markers.theme(name).ok_or_else(refused)?;
            let before = wanted.len();
            wanted.extend(all.iter().copied().filter(|at| {
                *at == named || markers.themes[usize::from(at.0)].parent == Some(named)
            }));
            if wanted.len() == before {
                return Err(refused());
            }
        }
        if self.markers.is_empty() {
            return Ok(all);
        }
        wanted.sort_unstable();
        wanted.dedup();
        Ok(wanted)
    }
}

/// The markers of their codebook: its themes but for those about whose words are given.
pub(super) fn all(markers: &Codebook) -> Vec<ThemeIndex> {
    let voice = markers.theme(super::read::VOICE);
    let themes = (0..).map(ThemeIndex).zip(&markers.themes);
    let themes = themes.filter(|(_, one)| one.role != Role::Family);
    themes
        .filter(|(_, one)| one.parent.is_none() || one.parent != voice)
        .map(|one| one.0)
        .collect()
}

fn id(markers: &Codebook, at: ThemeIndex) -> String {
    markers.themes[usize::from(at.0)].id.0.clone()
}
