//! What the values of a field are called for a reader.

use crate::analysis::recommendations::{Field, NONE};
use crate::model::ReviewId;
use crate::web::desk::Ask;

/// The fields that a list can be narrowed by at once, with their headings.
pub(super) const FIELDS: [(Field, &str); 7] = [
    (Field::Addressee, "Whom they ask"),
    (Field::Level, "Whose they are"),
    (Field::Type, "What is to be done"),
    (Field::Law, "Law and national policy"),
    (Field::Year, "Published"),
    (Field::Theme, "Theme"),
    (Field::Review, "Review"),
];

/// A value in words.
pub(super) fn words(field: Field, value: &str, ask: &Ask<'_>) -> String {
    let fixed = match (field, value) {
        (Field::Addressee, NONE) => "nobody in particular",
        (Field::Addressee, "lscb") => "board or partnership",
        (Field::Addressee, "csc") => "children's social care",
        (Field::Addressee, "all") => "all agencies",
        (Field::Level, "overview") => "the review's own",
        (Field::Level, "agency") => "of or for one agency",
        (Field::Level, "unknown") => "not told",
        (Field::Law, "yes") => "ask for a change",
        (Field::Law, "no") => "do not",
        (Field::Theme, NONE) => "no theme",
        (Field::Theme, value) => return theme(value, ask),
        (Field::Review, value) => return ask.opened.title(&ReviewId(value.to_owned())),
        (Field::Health, value) => return value.replace('-', " "),
        (_, value) => value,
    };
    fixed.to_owned()
}

fn theme(id: &str, ask: &Ask<'_>) -> String {
    let themes = &ask.opened.coder.codebook.themes;
    let theme = themes.iter().find(|theme| theme.id.0 == id);
    theme.map_or_else(|| id.to_owned(), |theme| theme.title.clone())
}
