//! The case in a few facts: when, how old, what happened, what sort of review.
//!
//! Read from the title page and the first sentences, where reviews state the case. These
//! are proposals with their source; a person's word in `reviews.csv` replaces them, and
//! where the sentences leave a doubt nothing is said.

use super::front_page::Texts;
use super::told::{Subject, Told};
use super::{age, family_table, harm, incident, outcome, review_kind, sex};
use crate::model::{Known, Metadata, Provenance};

/// Adds what the opening says about the case.
pub(super) fn add(metadata: &mut Metadata, texts: &Texts<'_>) {
    let text_of = |value: String| Known::new(value, Provenance::Text);
    let label = metadata.child.as_ref().map(|child| child.value.as_str());
    let subject = Subject::of(label);
    let told = Told::of(&texts.sentences, &subject);
    let table = family_table::read(&texts.rows, label);

    metadata.incident = incident::labelled(&texts.front_text)
        .map(|date| Known::new(date, Provenance::FrontPages))
        .or_else(|| {
            let date = incident::told(&told).or(table.date);
            date.map(|date| Known::new(date, Provenance::Text))
        });
    if !subject.several {
        let age = age::at_event(&told).or(table.age).or_else(|| age::otherwise(&told));
        metadata.child_age = age.map(text_of);
        let sex = table.sex.or_else(|| sex::sex(&told));
        metadata.child_sex = sex.map(|sex| text_of(sex.to_owned()));
    }
    let title = metadata.title.as_ref().map_or("", |title| title.value.as_str());
    let outcome = outcome::outcome(title, &told);
    metadata.outcome = outcome.map(|outcome| text_of(outcome.to_owned()));
    let harm = harm::harm(&told);
    metadata.harm = (!harm.is_empty()).then(|| Known::new(harm, Provenance::Text));
    review_kind::add(metadata, texts);
}
