//! What a section is for, by its heading.

use crate::model::SectionKind;

/// The kind a heading names, if it names one.
pub fn section_kind(heading: &str) -> Option<SectionKind> {
    let _ = heading;
    None
}
