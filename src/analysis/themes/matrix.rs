//! Reviews by themes, for a statistics program.

use serde_json::{Value, json};

use crate::analysis::stats::real;
use crate::model::{ReviewId, ThemeId};

use super::asked::{Asked, Measure};
use super::counted::{Coded, counted};
use super::frequencies::{NoTheme, chosen};
use super::slice::{Shown, Slice, Subcorpus, slice};

/// Reviews by themes.
#[derive(Debug, Clone, PartialEq)]
pub struct Matrix {
    /// The columns, in the codebook's order.
    pub themes: Vec<ThemeId>,
    /// Each review that has a passage that counts, by name, with a value for every theme.
    pub rows: Vec<(ReviewId, Vec<Value>)>,
}

/// Answers a question about reviews by themes.
pub fn matrix(
    coded: &Coded<'_>,
    asked: &Asked,
    measure: Measure,
    only: Option<&Subcorpus>,
) -> Result<Matrix, NoTheme> {
    let themes = chosen(coded.codebook, &asked.themes)?;
    let width = coded.codebook.themes.len();
    let keep = |review: &_, passage, _| only.is_none_or(|only| only.has(review, passage));
    let mut rows = Vec::new();
    for review in counted(coded) {
        let Some(slice) = slice(&review, width, &keep) else { continue };
        let shown = |at: usize| slice.themes.get(at).copied().unwrap_or_default();
        let values =
            themes.iter().map(|at| value(measure, &slice, shown(usize::from(at.0))));
        rows.push((review.name().clone(), values.collect()));
    }
    let id = |at: usize| coded.codebook.themes[at].id.clone();
    Ok(Matrix { themes: themes.iter().map(|at| id(usize::from(at.0))).collect(), rows })
}

fn value(measure: Measure, slice: &Slice, shown: Shown) -> Value {
    match measure {
        Measure::Found => json!(u8::from(shown.found > 0)),
        Measure::Passages => json!(shown.found),
        Measure::Rate if slice.words == 0 => Value::Null,
        Measure::Rate => json!(real(shown.found) * 10_000.0 / real(slice.words)),
    }
}
