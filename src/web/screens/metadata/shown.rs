//! What is known, field by field, and where it was read.

use maud::{Markup, html};

use crate::index::SourceRecord;
use crate::model::{Known, Provenance};
use crate::present::clean;

/// What is known of a review, in the order of `reviews.csv`.
pub(in crate::web::screens) fn fields(record: &SourceRecord) -> Markup {
    let known = record.metadata.fields();
    let any = known.iter().any(|(_, value)| value.is_some()) || record.case.is_some();
    html! {
        @if any {
            dl {
                @for (field, value) in &known {
                    @match value {
                        Some(value) => div { dt { (name(field)) } dd { (told(value)) } },
                        None => { (proposed(field, record)) },
                    }
                }
            }
        } @else {
            p.note { "Nothing was read about this review." }
        }
    }
}

/// A case that no person named, but the texts of two documents suggest.
fn proposed(field: &str, record: &SourceRecord) -> Markup {
    let case = record.case.as_ref().filter(|_| field == "case");
    html! {
        @if let Some(case) = case {
            div {
                dt { (name(field)) }
                dd { (clean(case)) " " span.from { "from how alike documents are" } }
            }
        }
    }
}

/// A value with where it was read.
pub(super) fn told(value: &Known<String>) -> Markup {
    html! { (clean(&value.value)) " " span.from { "from " (place(value.from)) } }
}

/// A field in words.
pub(super) fn name(field: &str) -> &str {
    match field {
        "child_age" => "age of the child",
        "child_sex" => "sex of the child",
        "kind" => "kind of document",
        "model" => "how it was made",
        field => field,
    }
}

const fn place(from: Provenance) -> &'static str {
    match from {
        Provenance::Csv => "reviews.csv, where a person said so",
        Provenance::CoverSheet => "the cover sheet of the national repository",
        Provenance::FrontPages => "the first pages",
        Provenance::Text => "the text",
        Provenance::RunningHead => "the running heads",
        Provenance::FileProperties => "the properties of the file",
        Provenance::Authorities => "the table of authorities",
    }
}
