//! The table of files.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::Address;
use super::address::{SortBy, is_problem};
use crate::index::SourceRecord;
use crate::model::{ReviewId, Status};
use crate::present::clean;
use crate::web::desk::Ask;
use crate::web::screens::{metadata, page};
use crate::web::view::pages;

/// Files on a page.
const SCREENFUL: usize = 50;

/// A page of the files that the address asks for.
pub(super) fn shown(
    address: &Address,
    records: &[SourceRecord],
    ask: &Ask<'_>,
) -> Markup {
    let mut all: Vec<&SourceRecord> =
        records.iter().filter(|record| address.lists(record)).collect();
    sort(&mut all, address.sort);
    let last = all.len().div_ceil(SCREENFUL).max(1);
    let page = address.page().min(last);
    html! {
        @if all.is_empty() {
            p.note { "No file has this status." }
        } @else {
            nav.forms aria-label="Order" {
                span.sorted { "Sorted by " (orders(address)) }
            }
            div.scroll role="region" aria-label="Files" tabindex="0" {
                table.files {
                    thead {
                        tr {
                            th scope="col" { "File" }
                            th scope="col" { "Status" }
                            th.number scope="col" { "Pages" }
                            th.number scope="col" { "Words" }
                            th.number scope="col" { "Words a page" }
                            th scope="col" { "What to know" }
                        }
                    }
                    tbody {
                        @for record in all.iter().skip((page - 1) * SCREENFUL).take(SCREENFUL) {
                            (row(record, ask))
                        }
                    }
                }
            }
        }
        (pages(page, last, |page| {
            Address { page: Some(page), ..address.clone() }.url()
        }))
    }
}

fn orders(address: &Address) -> Markup {
    html! {
        @for (sort, _, words) in SortBy::ALL {
            @let here = (sort == address.sort).then_some("true");
            @let other = Address { sort, page: None, ..address.clone() };
            a href=(other.url()) aria-current=[here] { (words) }
            " "
        }
    }
}

/// Records come by name.
fn sort(all: &mut [&SourceRecord], by: SortBy) {
    match by {
        SortBy::File => {}
        SortBy::Problems => all.sort_by_key(|record| {
            let copy = record.status == Status::Duplicate;
            (Reverse(is_problem(record)), Reverse(copy))
        }),
        SortBy::Text => all.sort_by_key(|record| words_a_page(record)),
    }
}

/// How many words a page has, on average, in whole numbers; none where nothing was read.
fn words_a_page(record: &SourceRecord) -> Option<u64> {
    let pages = u64::from(record.pages);
    (record.status.is_read() && pages > 0).then(|| record.words / pages)
}

fn row(record: &SourceRecord, ask: &Ask<'_>) -> Markup {
    let read = record.status.is_read();
    html! {
        tr class=[is_problem(record).then_some("problem")] {
            th scope="row" {
                @if read {
                    a href=(page::of_review(&record.review)) { (clean(&record.file)) }
                } @else {
                    (clean(&record.file))
                }
            }
            td { (record.status.name()) }
            td.number { @if record.pages > 0 { (record.pages) } }
            td.number { @if read { (record.words) } }
            td.number { @if let Some(words) = words_a_page(record) { (words) } }
            td { (about(record, ask)) }
        }
    }
}

/// What to know of a file: how it was read, what it is a copy of, its case, and where
/// what is known of it is corrected.
fn about(record: &SourceRecord, ask: &Ask<'_>) -> Markup {
    let digest = record.sha256.map(|digest| digest.to_string());
    // of a copy it would say again what the link says
    let detail = record.detail.as_ref().filter(|_| record.status != Status::Duplicate);
    let sendable = !record.status.is_read() && record.status != Status::Unreadable;
    html! {
        @if let Some(detail) = detail { p { (clean(detail)) } }
        @if let Some(first) = &record.duplicate_of {
            p { (copy(record)) " " a href=(page::of_review(first)) { (clean(&first.0)) } }
        }
        @if let Some(case) = &record.case {
            p { "Case " (clean(case)) (others(record, case, ask)) }
        }
        p {
            @if record.status.is_read() {
                a href=(metadata::of_review(&record.review, None)) {
                    "What is known" span.seen-not { " of " (clean(&record.review.0)) }
                }
            } @else if let Some(digest) = digest.filter(|_| sendable) {
                a href=(format!("/original/{digest}")) { "The file itself" }
            }
        }
    }
}

const fn copy(record: &SourceRecord) -> &'static str {
    match record.status {
        Status::Duplicate => "Counted as",
        _ => "Nearly the same text, and counted, as",
    }
}

/// The other documents of a case.
fn others(record: &SourceRecord, case: &str, ask: &Ask<'_>) -> Markup {
    let records = ask.opened.library.records().unwrap_or_default();
    let others: Vec<&ReviewId> = records
        .iter()
        .filter(|one| one.case.as_deref() == Some(case) && one.review != record.review)
        .map(|one| &one.review)
        .collect();
    html! {
        @if !others.is_empty() { ", with" }
        @for review in others {
            " " a href=(page::of_review(review)) { (clean(&review.0)) }
        }
    }
}
