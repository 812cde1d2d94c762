//! Where the screens show what a report or brief names.

use form_urlencoded::Serializer;

use super::{page, theme};
use crate::analysis::recommendations::Cell;
use crate::present::Thing;

/// The address of a thing.
#[allow(
    clippy::unnecessary_wraps,
    reason = "what lays out papers asks for a place, or none"
)]
pub(super) fn leads(thing: &Thing) -> Option<String> {
    Some(match thing {
        Thing::Theme(theme) => theme::of_theme(theme),
        Thing::Passages { theme, group } => theme::of_passages(theme, group.as_ref()),
        Thing::Review(review) => page::of_review(review),
        Thing::Passage { review, page, passage } => {
            page::of_page(review, *page, "", Some(passage))
        }
        Thing::Recommendations(cell) => recommendations(cell),
    })
}

/// The recommendations that a number counts.
fn recommendations(cell: &Cell) -> String {
    let mut pairs = Serializer::new(String::new());
    for (field, value) in cell.parts() {
        pairs.append_pair(field.name(), value);
    }
    format!("/recommendations?{}", pairs.finish())
}

#[cfg(test)]
mod tests {
    use super::leads;
    use crate::analysis::recommendations::Cell;
    use crate::analysis::themes::By;
    use crate::model::ThemeId;
    use crate::present::Thing;

    #[test]
    fn numbers_lead_to_what_they_count() {
        let cell = Cell::named("addressee=police,year=not known").unwrap();
        assert_eq!(
            leads(&Thing::Recommendations(cell)).unwrap(),
            "/recommendations?addressee=police&year=not+known"
        );
        let theme = ThemeId("threshold".to_owned());
        let group = Some((By::Board, "A & B".to_owned()));
        assert_eq!(
            leads(&Thing::Passages { theme, group }).unwrap(),
            "/theme/threshold?by=board&group=A+%26+B#evidence"
        );
    }
}
