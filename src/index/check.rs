//! Filters against one library: what is known about reviews becomes a set of reviews, the
//! rest a value in a column.

use std::collections::BTreeMap;

use tantivy::DocId;

use super::segment::Segment;
use super::stored::{kind_number, section_number};
use super::{Error, Library, SourceRecord};
use crate::model::{Coding, Known, Metadata, ReviewId, Stance};
use crate::query::{Filter, MetadataField, Name, NameWord, Numbers, Wanted};
use crate::text::tokens;

/// What a filter compares.
#[derive(Debug)]
pub(super) enum Check {
    /// The number of the section kind.
    Section(u64),
    /// The number of the passage kind.
    Kind(u64),
    /// One of the pages it is on.
    Page(Numbers),
    /// Which reviews, by their place among the library's.
    Reviews(Vec<bool>),
    /// Which passages of each review, in order; reviews by their place among the
    /// library's.
    Passages(Vec<Vec<u32>>),
}

/// Whether a passage is what a filter asks for.
pub(super) fn passes(check: &Check, segment: &Segment, doc: DocId) -> bool {
    let number = |value: Option<u64>| value.and_then(|value| u32::try_from(value).ok());
    match check {
        Check::Section(kind) => segment.section.first(doc) == Some(*kind),
        Check::Kind(kind) => segment.kind.first(doc) == Some(*kind),
        Check::Page(pages) => {
            let first = number(segment.page.first(doc));
            let last = number(segment.page_end.first(doc));
            first.zip(last).is_some_and(|(first, last)| {
                pages.from.is_none_or(|from| from <= last)
                    && pages.to.is_none_or(|to| first <= to)
            })
        }
        Check::Reviews(wanted) => {
            let rank = segment.passages().get(doc).review;
            wanted.get(rank as usize).copied().unwrap_or(false)
        }
        Check::Passages(wanted) => {
            let wanted = wanted.get(segment.passages().get(doc).review as usize);
            let ord = number(segment.ord.first(doc));
            wanted
                .zip(ord)
                .is_some_and(|(wanted, ord)| wanted.binary_search(&ord).is_ok())
        }
    }
}

impl Check {
    pub(super) fn new(library: &Library, filter: &Filter) -> Result<Self, Error> {
        Ok(match filter {
            Filter::Section(kind) => Self::Section(u64::from(section_number(*kind))),
            Filter::Kind(kind) => Self::Kind(u64::from(kind_number(*kind))),
            Filter::Page(pages) => Self::Page(*pages),
            Filter::Review(name) => {
                let named = |review: &ReviewId| name.matches(&review.0);
                Self::Reviews(library.review_ids().iter().map(named).collect())
            }
            Filter::Coded(name, wanted) => coded(library, name, *wanted)?,
            Filter::Year(years) => reviews(library, |record| {
                let published = record.metadata.published.as_ref();
                published.is_some_and(|date| years.contains(u32::from(date.value.year)))
            })?,
            Filter::Incident(years) => reviews(library, |record| {
                let incident = record.metadata.incident.as_ref();
                incident.is_some_and(|date| years.contains(u32::from(date.value.year)))
            })?,
            Filter::Age(years) => reviews(library, |record| {
                let age = record.metadata.child_age.as_ref();
                age.and_then(|age| full_years(&age.value))
                    .is_some_and(|age| years.contains(age))
            })?,
            Filter::Metadata(field, words) => reviews(library, |record| {
                values(record, *field).iter().any(|value| has_words(value, words))
            })?,
        })
    }
}

fn coded(library: &Library, name: &Name, wanted: Wanted) -> Result<Check, Error> {
    let codings = library.codings().ok_or(Error::NotCoded)?;
    let named: Vec<bool> =
        codings.themes.iter().map(|theme| name.matches(&theme.0)).collect();
    if !named.contains(&true) {
        return Err(Error::NoTheme { name: name.to_string() });
    }
    let asked = |coding: &&Coding| {
        named.get(usize::from(coding.theme.0)) == Some(&true)
            && (wanted == Wanted::Any || coding.stance == Stance::Found)
    };
    let passages = |review: &ReviewId| {
        let codings = codings.review(review).map_or(&[][..], |review| &review.codings);
        let mut passages: Vec<u32> =
            codings.iter().filter(asked).map(|coding| coding.passage).collect();
        passages.dedup();
        passages
    };
    Ok(Check::Passages(library.review_ids().iter().map(passages).collect()))
}

fn reviews(
    library: &Library,
    want: impl Fn(&SourceRecord) -> bool,
) -> Result<Check, Error> {
    let wanted: BTreeMap<&ReviewId, bool> =
        library.records()?.iter().map(|record| (&record.review, want(record))).collect();
    let ids = library.review_ids().iter();
    Ok(Check::Reviews(ids.map(|id| wanted.get(id).copied().unwrap_or(false)).collect()))
}

/// What is known about a review in a field: nothing, one value, or several kinds of harm.
fn values(record: &SourceRecord, field: MetadataField) -> Vec<&str> {
    let Metadata { board, title, child, author, harm, outcome, .. } = &record.metadata;
    let Metadata { country, region, model, case, child_sex, kind, .. } = &record.metadata;
    match field {
        MetadataField::Board => one(board.as_ref()),
        MetadataField::Title => one(title.as_ref()),
        MetadataField::Child => one(child.as_ref()),
        MetadataField::Author => one(author.as_ref()),
        MetadataField::Outcome => one(outcome.as_ref()),
        MetadataField::Country => one(country.as_ref()),
        MetadataField::Region => one(region.as_ref()),
        MetadataField::Model => one(model.as_ref()),
        MetadataField::Case => {
            record.case.as_deref().map_or_else(|| one(case.as_ref()), |c| vec![c])
        }
        MetadataField::Sex => one(child_sex.as_ref()),
        MetadataField::Document => one(kind.as_ref()),
        MetadataField::File => vec![&record.file],
        MetadataField::Status => vec![record.status.name()],
        MetadataField::DuplicateOf => {
            record.duplicate_of.iter().map(|review| review.0.as_str()).collect()
        }
        MetadataField::Harm => {
            harm.iter().flat_map(|known| &known.value).map(String::as_str).collect()
        }
    }
}

/// How many full years an age is, as worded: `4 months` is 0, `18 months` is 1, a number
/// alone is years. None where it gives no number.
fn full_years(age: &str) -> Option<u32> {
    let words: Vec<_> = tokens(age).map(|token| token.word).collect();
    let at = words.iter().position(|word| word.parse::<u32>().is_ok())?;
    let number: u32 = words[at].parse().ok()?;
    Some(match words.get(at + 1).map_or("", |unit| unit.as_ref()) {
        "hour" | "hours" | "day" | "days" => 0,
        "week" | "weeks" => number / 52,
        "month" | "months" => number / 12,
        _ => number,
    })
}

fn one(known: Option<&Known<String>>) -> Vec<&str> {
    known.map(|known| known.value.as_str()).into_iter().collect()
}

fn has_words(value: &str, words: &[NameWord]) -> bool {
    let value: Vec<_> = tokens(value).collect();
    value
        .windows(words.len())
        .any(|part| part.iter().zip(words).all(|(token, word)| word.matches(&token.word)))
}

#[cfg(test)]
mod tests {
    use super::full_years;

    #[test]
    fn an_age_is_counted_in_full_years() {
        let cases = [
            ("4 months", Some(0)),
            ("18 months", Some(1)),
            ("3 weeks", Some(0)),
            ("2 years 3 months", Some(2)),
            ("14", Some(14)),
            ("aged 15-year-old", Some(15)),
            ("unborn", None),
        ];
        for (worded, years) in cases {
            assert_eq!(full_years(worded), years, "{worded}");
        }
    }
}
