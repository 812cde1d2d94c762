//! Addresses of reviews and their pages.

use form_urlencoded::{Serializer, byte_serialize};
use serde::Deserialize;

use crate::analysis::{Hit, Line};
use crate::model::{PageNumber, PassageId, ReviewId};

/// What the address of a page says beside review and page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Address {
    /// The query whose hits are marked.
    pub(in crate::web) q: String,
    /// The passage that is shown first.
    pub(in crate::web) passage: Option<String>,
}

/// The first page of a review.
pub(in crate::web) fn of_review(review: &ReviewId) -> String {
    format!("/review/{}", segment(&review.0))
}

/// A page of a review, the hits of a query marked, a passage shown first.
pub(in crate::web) fn of_page(
    review: &ReviewId,
    page: PageNumber,
    query: &str,
    passage: Option<&PassageId>,
) -> String {
    let mut pairs = Serializer::new(String::new());
    if !query.is_empty() {
        pairs.append_pair("q", query);
    }
    if let Some(passage) = passage {
        pairs.append_pair("passage", &passage.0);
    }
    let pairs = pairs.finish();
    let question = if pairs.is_empty() { "" } else { "?" };
    let anchor = if passage.is_some() { "#passage" } else { "" };
    format!("{}/{page}{question}{pairs}{anchor}", of_review(review))
}

/// The page of a passage found.
pub(in crate::web) fn of_hit(hit: &Hit, query: &str) -> String {
    of_page(&hit.review, hit.page, query, Some(&hit.passage))
}

/// The page of a line of a concordance.
pub(in crate::web) fn of_line(line: &Line<'_>, query: &str) -> String {
    let passage = &line.stored.passage.id;
    of_page(&line.stored.review, line.page(), query, Some(passage))
}

/// A name as a part of a path.
fn segment(name: &str) -> String {
    byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20")
}

#[cfg(test)]
mod tests {
    use super::of_page;
    use crate::model::{PageNumber, PassageId, ReviewId};

    #[test]
    fn what_is_special_in_addresses_is_written_so() {
        let review = ReviewId("child a/b?".to_owned());
        let passage = PassageId("x/0.1".to_owned());
        assert_eq!(
            of_page(&review, PageNumber(3), "a & \"b\"", Some(&passage)),
            "/review/child%20a%2Fb%3F/3?q=a+%26+%22b%22&passage=x%2F0.1#passage"
        );
        assert_eq!(
            of_page(&review, PageNumber(3), "", None),
            "/review/child%20a%2Fb%3F/3"
        );
    }
}
