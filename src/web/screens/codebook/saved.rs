//! What was just saved, and the way back. An address can claim anything: what is said here
//! is looked up in the codebook.

use maud::{Markup, html};

use super::address::Address;
use super::subject::Subject;
use crate::codebook::{Codebook, RuleChange};
use crate::present::clean;

pub(super) fn shown(subject: &Subject<'_>) -> Markup {
    let (address, rules) = (subject.address, &subject.theme.rules);
    let own = subject.on_disk.is_own();
    let at = address.saved.and_then(|at| at.checked_sub(1));
    let kept = at.and_then(|at| rules.get(at)).filter(|_| own);
    let gone = !address.before.is_empty()
        && own
        && address.saved.is_none()
        && rules.iter().all(|rule| rule.asked() != address.before);
    let id = &subject.theme.id;
    let back = Address { at: address.saved, ..Address::rule(&address.before) };
    html! {
        @if let Some(rule) = kept {
            div.done role="status" {
                p {
                    "Saved: codebook.yaml has the rule " code { (clean(&rule.text)) }
                    " on line " (rule.line) ", and the numbers here are of it."
                }
                p {
                    "To undo it, "
                    a href=(back.trying(id)) {
                        @if address.before.is_empty() { "try the theme without it" } @else { "try the old rule in its place" }
                    }
                    " and save that"
                    @if is_begun(subject, at) { ", or delete codebook.yaml: without it the built-in codebook holds again" }
                    "."
                }
            }
        } @else if gone {
            div.done role="status" {
                p { "Saved: codebook.yaml no longer has the rule " code { (clean(&address.before)) } "." }
                p { "To undo it, " a href=(back.trying(id)) { "try it again" } " and save that." }
            }
        }
    }
}

/// Whether the file differs from the built-in codebook in this rule only.
fn is_begun(subject: &Subject<'_>, at: Option<usize>) -> bool {
    let before = &subject.address.before;
    let rule = Some(before.clone()).filter(|rule| !rule.is_empty());
    let change = RuleChange { theme: subject.index, at, rule };
    let undone = subject.codebook.changed(&change);
    undone.is_ok_and(|undone| undone.hash == Codebook::built_in().hash)
}
