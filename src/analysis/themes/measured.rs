//! How far the codings of a theme hold, where that was measured.

use std::collections::BTreeMap;

use crate::analysis::stats::{Interval, wilson};
use crate::coding::Coder;
use crate::model::ThemeId;

/// On what it was measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasuredOn {
    /// Worked examples that its coder had not seen.
    Examples,
    /// Passages of this corpus, drawn at random and judged by people.
    Judged,
}

impl MeasuredOn {
    /// The name used in every output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Examples => "examples",
            Self::Judged => "judged",
        }
    }
}

/// How often a theme that the coding calls found is one, as people judged it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// The share of its findings that hold, from 0 to 1.
    pub precision: f64,
    /// How far that may be off.
    pub interval: Interval,
    /// On what it was measured.
    pub on: MeasuredOn,
}

/// How far the codings of each theme hold, where that was measured when its coder was
/// learnt; not of a theme that has learnt from judgements since and codes otherwise.
pub fn measured_on_examples(coder: &Coder) -> BTreeMap<ThemeId, Measured> {
    let Some(measured) = &coder.model.measured else { return BTreeMap::new() };
    let one = |(at, theme): (usize, &String)| {
        let theme = ThemeId(theme.clone());
        if coder.has_learnt_from_judgements(&theme) {
            return None;
        }
        let score = measured.theme(at);
        let found = u64::from(score.right + score.wrong);
        let precision = score.precision()?;
        let interval = wilson(u64::from(score.right), found)?;
        Some((theme, Measured { precision, interval, on: MeasuredOn::Examples }))
    };
    coder.model.themes.iter().enumerate().filter_map(one).collect()
}
