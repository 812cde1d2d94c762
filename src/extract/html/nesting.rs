//! How deep the elements of a web page are nested, before anybody builds a tree of it.
//!
//! The tree builder of the HTML standard looks through all open elements at almost every
//! tag: a page of 200,000 open `div`s takes it hours. Browsers cut trees off at 512;
//! this count is cruder than theirs, so the limit is higher.

use std::collections::BTreeMap;

/// Most elements inside of each other.
pub(super) const DEEPEST: usize = 1_000;

/// Elements that have no end, or whose end is implied by what follows: in loose markup
/// they add up without nesting.
const UNNESTED: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
    "source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody",
    "tfoot", "option", "optgroup", "colgroup", "html", "head", "body",
];

/// Elements whose content is text, whatever it looks like.
const RAW: [&str; 4] = ["script", "style", "textarea", "title"];

/// Longest name that is told from others; no element has a longer one.
const NAME: usize = 16;

/// Whether a page nests deeper than a tree is built for.
pub(super) fn is_too_deep(page: &str) -> bool {
    let mut open: BTreeMap<String, usize> = BTreeMap::new();
    let mut depth = 0_usize;
    let mut rest = page;
    while let Some(tag) = next_tag(&mut rest) {
        match tag {
            Tag::Start(name) => {
                *open.entry(name).or_default() += 1;
                depth += 1;
                if depth > DEEPEST {
                    return true;
                }
            }
            Tag::End(name) => {
                if let Some(count) = open.get_mut(&name).filter(|count| **count > 0) {
                    *count -= 1;
                    depth -= 1;
                }
            }
        }
    }
    false
}

enum Tag {
    Start(String),
    End(String),
}

/// The next tag that nests, past comments and text elements. One that is not closed
/// takes the rest of the page, as it does in browsers.
fn next_tag(rest: &mut &str) -> Option<Tag> {
    loop {
        let (_, after) = rest.split_once('<')?;
        *rest = after;
        if let Some(comment) = after.strip_prefix("!--") {
            *rest = comment.split_once("-->")?.1;
        } else if let Some(end) = after.strip_prefix('/') {
            let name = name(end);
            if is_nesting(&name) {
                return Some(Tag::End(name));
            }
        } else {
            let name = name(after);
            if RAW.contains(&name.as_str()) {
                *rest = after_raw(after, &name)?;
            } else if is_nesting(&name) {
                return Some(Tag::Start(name));
            }
        }
    }
}

fn is_nesting(name: &str) -> bool {
    !name.is_empty() && !UNNESTED.contains(&name)
}

fn name(tag: &str) -> String {
    let letters = tag.chars().take_while(char::is_ascii_alphanumeric);
    let name: String = letters.take(NAME).map(|c| c.to_ascii_lowercase()).collect();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name } else { String::new() }
}

/// What follows the end tag of a text element.
fn after_raw<'t>(text: &'t str, element: &str) -> Option<&'t str> {
    let mut rest = text;
    loop {
        rest = rest.split_once("</")?.1;
        if name(rest) == element {
            return Some(rest);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn open_elements_add_up_and_closed_ones_do_not() {
        assert!(is_too_deep(&"<div>".repeat(DEEPEST + 1)));
        assert!(!is_too_deep(&"<div></DIV>".repeat(DEEPEST + 1)));
        assert!(!is_too_deep(&"<p>loose<br>".repeat(DEEPEST + 1)));
    }

    #[test]
    fn an_end_without_a_start_hides_nothing() {
        assert!(is_too_deep(&"<div></b>".repeat(DEEPEST + 1)));
    }

    #[test]
    fn tags_in_scripts_and_comments_are_text() {
        let text = "<script>'<div>'</script><!--<div>-->".repeat(DEEPEST + 1);
        assert!(!is_too_deep(&text));
    }
}
