//! The page as it is printed, with boxes around what was found on it.

use maud::{Markup, html};

use super::boxes::boxes;
use super::{Sheet, of_review, original};
use crate::model::{Page, Rect};
use crate::web::trouble::Trouble;

/// What a box stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A hit of the query.
    Hit,
    /// The passage that was asked for.
    Passage,
}

/// The picture, for a file that can be drawn.
pub(super) fn shown(sheet: &Sheet<'_>) -> Result<Markup, Trouble> {
    let record = sheet.record;
    if !original::is_drawn(record) || !original::is_there(sheet.ask, record) {
        return Ok(
            html! { p.note { "There is no picture of this page: only PDF files have them." } },
        );
    }
    let read = original::pages(sheet.ask, record)?;
    let page = read.pages.iter().find(|page| page.number == sheet.page);
    let digest = record.sha256.map(|digest| digest.to_string());
    Ok(html! {
        @if let Some(page) = page { (drawn(sheet, page)) }
        @if let Some(digest) = digest {
            p.note {
                a href=(format!("/original/{digest}#page={}", sheet.page)) target="_blank" rel="noopener" {
                    "The original file, at this page"
                }
            }
        }
    })
}

fn drawn(sheet: &Sheet<'_>, page: &Page) -> Markup {
    let image = format!("{}/{}/image", of_review(&sheet.record.review), sheet.page);
    let number = sheet.page;
    html! {
        div.paper {
            img src=(image) alt=(format!("Page {number}; its text stands beside it"))
                width=(page.width.round()) height=(page.height.round());
            svg aria-hidden="true" focusable="false"
                viewBox=(format!("0 0 {} {}", page.width, page.height)) {
                @for (kind, rect) in marks(sheet, page) { (drawn_box(kind, rect)) }
            }
        }
    }
}

fn drawn_box(kind: Kind, rect: Rect) -> Markup {
    let class = match kind {
        Kind::Hit => "hit",
        Kind::Passage => "asked",
    };
    let told = |number: f32| format!("{number:.1}");
    html! {
        rect class=(class) x=(told(rect.x0)) y=(told(rect.y0))
            width=(told(rect.width())) height=(told(rect.height())) {}
    }
}

/// All boxes of the page: the passage that was asked for below the hits.
fn marks(sheet: &Sheet<'_>, page: &Page) -> Vec<(Kind, Rect)> {
    let mut marks = Vec::new();
    for one in &sheet.passages {
        let anchors = &one.passage.anchors;
        if sheet.address.passage.as_deref() == Some(&*one.passage.id.0) {
            let whole = boxes(page, anchors, 0..one.passage.text.len());
            marks.extend(whole.into_iter().map(|rect| (Kind::Passage, rect)));
        }
    }
    for one in &sheet.passages {
        for &(from, to) in sheet.stops.of(one.ord) {
            let found = boxes(page, &one.passage.anchors, from..to);
            marks.extend(found.into_iter().map(|rect| (Kind::Hit, rect)));
        }
    }
    marks
}
