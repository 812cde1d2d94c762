//! Who wrote a review.
//!
//! A name stands after its role, on the same line or the next, or before it. What is
//! said first counts; a chair, a commissioner and whoever agreed the report are no
//! authors, nor is a panel.

use super::front_page::Texts;
use super::person::{Expected, is_person, people};
use crate::model::{Extracted, Known, Provenance};

/// Words that come before an author's name on a title page.
const ROLES: [&str; 17] = [
    "written by",
    "prepared by",
    "compiled by",
    "authored by",
    "report by",
    "review by",
    "undertaken by",
    "conducted by",
    "facilitated by",
    "produced by",
    "completed by",
    "carried out by",
    "author",
    "report writer",
    "overview writer",
    "reviewer",
    "facilitator",
];

/// Those that leave no doubt in running text.
const CLEAR: [&str; 7] = [
    "written by",
    "authored by",
    "independent author",
    "overview author",
    "report author",
    "lead reviewer",
    "independent reviewer",
];

/// The author by the title page, the text or the file's properties.
pub(super) fn author(texts: &Texts<'_>, extracted: &Extracted) -> Option<Known<String>> {
    let lines: Vec<&str> = texts.lines().collect();
    let front = (0..lines.len())
        .find_map(|at| on_line(&lines, at))
        .or_else(|| texts.front.iter().find_map(|block| after_role(block.text, &ROLES)));
    let opening = || texts.opening.iter().find_map(|text| in_text(text));
    let property =
        || extracted.author.as_deref().map(str::trim).filter(|name| is_person(name));
    let known = |from: Provenance| move |name: String| Known::new(name, from);
    front
        .map(known(Provenance::FrontPages))
        .or_else(|| opening().map(known(Provenance::Text)))
        .or_else(|| property().map(str::to_owned).map(known(Provenance::FileProperties)))
}

/// The author that a line names, with the help of the lines next to it.
fn on_line(lines: &[&str], at: usize) -> Option<String> {
    let line = lines[at];
    let next = lines.get(at + 1).copied().unwrap_or("");
    if is_person(line) && is_role(next) && !is_chair(next) {
        return people(line, Expected::Several);
    }
    if is_role(next) && !is_chair(next) && !has_role(line) && line.len() < 80 {
        let all = line.split(" and ").all(is_person);
        if let Some(names) = people(line, Expected::Several).filter(|_| all) {
            return Some(names);
        }
    }
    if is_role(line) && !is_chair(line) && is_person(next) {
        return people(next, Expected::Several);
    }
    if let Some(names) = before_role(line) {
        return Some(names);
    }
    let wrapped = line.ends_with(" and") || line.ends_with('&') || line.ends_with(',');
    let with_next = format!("{line} {next}");
    let named =
        if wrapped { after_role(&with_next, &ROLES) } else { after_role(line, &ROLES) };
    let named = named.or_else(|| by_line(line))?;
    let plural = line.to_ascii_lowercase().contains("ers:")
        || line.to_ascii_lowercase().contains("authors:");
    // `Reviewer 1: …`, `Reviewer 2: …`
    if line.starts_with("Reviewer 1") && next.starts_with("Reviewer 2") {
        return after_role(next, &ROLES).map(|other| format!("{named} and {other}"));
    }
    // `Authors:` may go on with a name on each line
    if plural && !wrapped && is_person(next) && !named.contains(" and ") {
        return Some(format!("{named} and {}", people(next, Expected::One)?));
    }
    Some(named)
}

/// `By Geraldine Thwaite, Independent Consultant`.
fn by_line(line: &str) -> Option<String> {
    let rest = line.strip_prefix("By ").or_else(|| line.strip_prefix("by "))?;
    people(rest.trim_start_matches([':', ' ']), Expected::One)
}

fn has_role(line: &str) -> bool {
    let low = line.to_ascii_lowercase();
    ["author", "reviewer", "writer"].iter().any(|role| low.contains(role))
}

/// Whether a line is a role and nothing else.
fn is_role(line: &str) -> bool {
    has_role(line)
        && line.len() < 60
        && !line.contains(':')
        && people_after(line).is_none()
}

fn people_after(line: &str) -> Option<String> {
    after_role(line, &ROLES)
}

fn is_chair(line: &str) -> bool {
    let low = line.to_ascii_lowercase();
    low.contains("chair") && !low.contains("author") && !low.contains("reviewer")
}

/// `Anna Feld, Independent Reviewer`, `Edi Marsh (Lead Reviewer)`.
fn before_role(line: &str) -> Option<String> {
    let (names, role) =
        line.split_once([',', '(', '–', '|']).or_else(|| line.split_once(" - "))?;
    let alone = names.split(" and ").all(|name| is_person(name.trim()));
    let plain = !role.contains(':') && role.len() < 60;
    (alone && plain && has_role(role) && !is_chair(role))
        .then(|| people(names, Expected::Several))?
}

/// The people that a text names after a role, the first of them.
fn after_role(text: &str, roles: &[&str]) -> Option<String> {
    let low = text.to_ascii_lowercase();
    let mut best: Option<(usize, String)> = None;
    for role in roles {
        for (at, _) in low.match_indices(role) {
            if best.as_ref().is_some_and(|(first, _)| *first <= at) {
                break;
            }
            let before = low[..at].chars().next_back();
            if before.is_some_and(char::is_alphanumeric) {
                continue;
            }
            let rest = &text[at + role.len()..];
            let plural = rest.starts_with('s') || rest.starts_with("(s)");
            let rest = rest
                .strip_prefix("(s)")
                .or_else(|| rest.strip_prefix('s'))
                .unwrap_or(rest);
            let expected = if plural { Expected::Several } else { Expected::One };
            if let Some(names) = people(past_role(rest), expected) {
                best = Some((at, names));
            }
        }
    }
    best.map(|(_, names)| names)
}

/// Skips the rest of a role before its colon: `Author and Chair of the Panel: …`, and
/// what is said of a person before the name: `Author: Independent Author, …`.
fn past_role(rest: &str) -> &str {
    let line = rest.split('\n').next().unwrap_or(rest);
    let mut rest = match line.find(':') {
        Some(colon) if colon < 60 => &rest[colon + 1..],
        _ => rest,
    };
    for _ in 0..4 {
        rest = rest.trim_start_matches([' ', '\n', '\t', '-', '–', '—', '|', ':', ',']);
        let word = rest.split([' ', ',']).next().unwrap_or("");
        let skipped = matches!(
            word.to_ascii_lowercase().as_str(),
            "was"
                | "is"
                | "independent"
                | "author"
                | "reviewer"
                | "consultant"
                | "lead"
                | "are"
                | "were"
        );
        if !skipped {
            break;
        }
        rest = &rest[word.len()..];
    }
    rest
}

/// The author by running text: after a clear role, or before it, as in `Jane Bloggs was
/// appointed as lead reviewer`.
fn in_text(text: &str) -> Option<String> {
    let low = text.to_ascii_lowercase();
    if !CLEAR.iter().any(|role| low.contains(role)) && !low.contains("author of this") {
        return None;
    }
    let before = || {
        const VERBS: [&str; 5] = [
            " was appointed",
            " was commissioned",
            ", an independent",
            " was the independent",
            " is the author",
        ];
        VERBS.iter().find_map(|verb| {
            let at = text.find(verb)?;
            let from = text[..at].rfind(". ").map_or(0, |at| at + 2);
            let start =
                text[from..at].split(' ').rev().take(3).map(|word| word.len() + 1);
            let start =
                at.saturating_sub(start.sum::<usize>().saturating_sub(1)).max(from);
            let name = text.get(start..at)?;
            let person =
                |name: &str| is_person(name).then(|| people(name, Expected::One))?;
            person(name).or_else(|| person(name.split_once(' ')?.1))
        })
    };
    after_role(text, &CLEAR)
        .or_else(|| after_role(text, &["author of this report", "author of this review"]))
        .or_else(before)
}

#[cfg(test)]
mod tests {
    use super::{ROLES, after_role, in_text, on_line};

    #[test]
    fn authors_stand_after_their_role() {
        for (text, expected) in [
            (
                "Lead reviewers: Rosalind Thackery and Ian Mowbray-Dunne",
                "Rosalind Thackery and Ian Mowbray-Dunne",
            ),
            (
                "Reviewers: Eleri Cadwgan (independent) and Huw Trevithick (Arfryn, none)",
                "Eleri Cadwgan and Huw Trevithick",
            ),
            (
                "Independent Author and Chair of the Joint Panel: Roderick Amblecote, LLB.",
                "Roderick Amblecote",
            ),
            ("Lead reviewer: Dr Anselm Pughe-Okoro. Agreed by", "Dr Anselm Pughe-Okoro"),
            (
                "Overview Author: Philippa Averill Independent Panel Chair: Desmond Okell",
                "Philippa Averill",
            ),
            ("Author: Independent Author, Winston Paige", "Winston Paige"),
            ("Independent Overview Report Writer: Dr Ann Pell", "Dr Ann Pell"),
        ] {
            assert_eq!(after_role(text, &ROLES).as_deref(), Some(expected));
        }
        assert_eq!(after_role("The author was grateful to all.", &ROLES), None);
    }

    #[test]
    fn a_name_may_stand_on_a_line_of_its_own() {
        let named = |lines: &[&str]| (0..lines.len()).find_map(|at| on_line(lines, at));
        for lines in [
            &["Author", "Leonard Whitby MBE"][..],
            &["Leonard Whitby", "Independent Reviewer"],
            &["Leonard Whitby, Independent Reviewer"],
            &["By Leonard Whitby, Consultant"],
        ] {
            let found = named(lines).or_else(|| after_role(&lines.join("\n"), &ROLES));
            assert_eq!(found.as_deref(), Some("Leonard Whitby"), "{lines:?}");
        }
        assert_eq!(named(&["Agreed by the Board", "Leonard Whitby, Chair"]), None);
    }

    #[test]
    fn running_text_names_an_author_by_a_clear_role() {
        let text =
            "It was overseen by a panel. Frances Iddon was appointed as lead reviewer.";
        assert_eq!(in_text(text).as_deref(), Some("Frances Iddon"));
        assert_eq!(in_text("The Board was chaired by Frances Iddon."), None);
    }
}
