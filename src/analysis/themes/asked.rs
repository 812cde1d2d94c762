//! What is asked of a table, so that a table can carry its question and be made again.

use serde_json::{Value, json};

use crate::analysis::listed::words;

/// A way to part the reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The year of publication.
    Year,
    /// The board or partnership.
    Board,
    /// The region of the board's authority.
    Region,
    /// The age of the child, in the bands of the national analyses.
    AgeBand,
    /// `death` or `serious harm`.
    Outcome,
    /// The kinds of harm; a review may have several.
    Harm,
    /// How the review was made.
    Model,
    /// What the section is for; a review has several.
    Section,
}

words!(By: Year = "year", Board = "board", Region = "region", AgeBand = "age-band",
    Outcome = "outcome", Harm = "harm", Model = "model", Section = "section");

/// What the percentage of a row counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Unit {
    /// Reviews in which the theme is found, of all reviews.
    #[default]
    Reviews,
    /// Passages in which it is found, of all passages.
    Passages,
    /// Words of those passages, of all words.
    Words,
}

words!(Unit: Reviews = "reviews", Passages = "passages", Words = "words");

/// The order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// Families as the codebook has them, in each the most frequent theme first.
    #[default]
    Family,
    /// The most frequent theme first, whatever its family.
    Prevalence,
    /// As the codebook has them.
    Codebook,
}

words!(Order: Family = "family", Prevalence = "prevalence", Codebook = "codebook");

/// What a cell of a matrix of reviews and themes holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Measure {
    /// 1 where the theme is found in the review, else 0.
    Found,
    /// In how many passages it is found.
    Passages,
    /// The same for every 10,000 words.
    Rate,
}

words!(Measure: Found = "found", Passages = "passages", Rate = "rate");

/// How a matrix is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// A row a review, a column a theme.
    Wide,
    /// A row for each review and theme.
    Long,
}

words!(Shape: Wide = "wide", Long = "long");

/// What a table shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layout {
    /// A row a theme.
    #[default]
    Frequencies,
    /// The same, parted.
    By(By),
    /// Reviews by themes.
    Matrix(Measure, Shape),
}

/// A question about themes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Asked {
    /// The themes and families asked for; none for all.
    pub themes: Vec<String>,
    /// What the table shows.
    pub layout: Layout,
    /// What its percentages count.
    pub unit: Unit,
    /// The order of its rows.
    pub order: Order,
    /// The query whose passages alone are counted, as it was typed.
    pub only: Option<String>,
    /// Counts from 1 to one below this are not told.
    pub suppress: Option<u64>,
    /// The command that asks it, where more is asked than stands here: of whatever is no
    /// table of themes alone.
    pub command: Option<String>,
}

/// A table that was exported says of itself what this program cannot have written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{name}` is `{value}`, which is nothing that can be asked for")]
pub struct NotAsked {
    /// The term of the question.
    pub name: &'static str,
    /// What it says.
    pub value: String,
}

impl Asked {
    /// How it parts the reviews.
    pub const fn by(&self) -> Option<By> {
        match self.layout {
            Layout::By(by) => Some(by),
            Layout::Frequencies | Layout::Matrix(..) => None,
        }
    }

    /// The question as names and values, absent ones null: what every export of themes
    /// carries.
    pub fn terms(&self) -> Vec<(&'static str, Value)> {
        let (matrix, shape) = match self.layout {
            Layout::Matrix(measure, shape) => (Some(measure.name()), Some(shape.name())),
            Layout::Frequencies | Layout::By(_) => (None, None),
        };
        let themes = (!self.themes.is_empty()).then(|| self.themes.join(" "));
        vec![
            ("asked_themes", json!(themes)),
            ("asked_by", json!(self.by().map(By::name))),
            ("asked_unit", json!(self.unit.name())),
            ("asked_where", json!(self.only)),
            ("asked_order", json!(self.order.name())),
            ("asked_suppress", json!(self.suppress)),
            ("asked_matrix", json!(matrix)),
            ("asked_shape", json!(shape)),
        ]
    }

    /// The question that has these terms; `term` gives each as text, if it has a value.
    pub fn from_terms(
        term: impl Fn(&'static str) -> Option<String>,
    ) -> Result<Self, NotAsked> {
        let measure = read(&term, "asked_matrix", Measure::from_name)?;
        let shape = read(&term, "asked_shape", Shape::from_name)?;
        let by = read(&term, "asked_by", By::from_name)?;
        let layout = match (measure, by) {
            (Some(measure), _) => Layout::Matrix(measure, shape.unwrap_or(Shape::Wide)),
            (None, Some(by)) => Layout::By(by),
            (None, None) => Layout::Frequencies,
        };
        let themes = term("asked_themes").unwrap_or_default();
        Ok(Self {
            themes: themes.split_whitespace().map(str::to_owned).collect(),
            layout,
            unit: read(&term, "asked_unit", Unit::from_name)?.unwrap_or_default(),
            order: read(&term, "asked_order", Order::from_name)?.unwrap_or_default(),
            only: term("asked_where"),
            suppress: read(&term, "asked_suppress", |text| text.parse().ok())?,
            command: None,
        })
    }
}

fn read<T>(
    term: &impl Fn(&'static str) -> Option<String>,
    name: &'static str,
    known: impl Fn(&str) -> Option<T>,
) -> Result<Option<T>, NotAsked> {
    let Some(value) = term(name) else { return Ok(None) };
    known(&value).map(Some).ok_or(NotAsked { name, value })
}

#[cfg(test)]
mod tests {
    use super::{Asked, By, Layout, Measure, Order, Shape, Unit};

    #[test]
    fn a_question_is_read_back_from_its_terms() {
        let layouts = [
            Layout::Frequencies,
            Layout::By(By::AgeBand),
            Layout::Matrix(Measure::Rate, Shape::Long),
        ];
        for layout in layouts {
            let asked = Asked {
                themes: vec!["threshold".to_owned(), "context".to_owned()],
                layout,
                unit: Unit::Words,
                order: Order::Codebook,
                only: Some("section:findings".to_owned()),
                suppress: Some(5),
                command: None,
            };
            let terms = asked.terms();
            let term = |name: &'static str| {
                let value = &terms.iter().find(|(term, _)| *term == name)?.1;
                value
                    .as_str()
                    .map(str::to_owned)
                    .or(value.as_u64().map(|n| n.to_string()))
            };
            assert_eq!(Asked::from_terms(term).unwrap(), asked);
        }
        assert!(
            Asked::from_terms(|name| (name == "asked_by").then(|| "moon".into()))
                .is_err()
        );
    }
}
