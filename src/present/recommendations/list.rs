//! Recommendations one by one.

use std::collections::BTreeSet;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::{caption, noun};
use crate::analysis::recommendations::{Recommendation, Recommendations, Smart, Sort};
use crate::analysis::themes::{Flat, Made};
use crate::present::hits::{INDENT, WIDTH, bold, wrapped};
use crate::present::{Screen, clean, counted};

/// The columns of a list, in their documented order.
const COLUMNS: [&str; 23] = [
    "review",
    "file",
    "page",
    "number",
    "text",
    "level",
    "addressees",
    "health_kind",
    "law",
    "smart",
    "verb",
    "type",
    "themes",
    "id",
    "passage",
    "passages",
    "page_label",
    "section",
    "section_kind",
    "case",
    "year",
    "repeated_at",
    "because",
];

/// The rows of a list, at most so many.
pub(in crate::present) fn flat(
    found: &Recommendations,
    sort: Sort,
    limit: Option<usize>,
) -> Flat {
    Flat {
        names: COLUMNS.map(str::to_owned).to_vec(),
        rows: found.of(sort).take(limit.unwrap_or(usize::MAX)).map(row).collect(),
    }
}

fn row(one: &Recommendation) -> Vec<Value> {
    vec![
        json!(one.review),
        json!(one.file),
        json!(one.page),
        json!(one.number),
        json!(one.text),
        json!(one.level),
        json!(one.addressees),
        json!(one.health_kind),
        json!(one.law),
        smart(one.smart),
        json!(one.verb),
        json!(one.kind),
        json!(one.themes),
        json!(one.id),
        json!(one.passages.first()),
        json!(one.passages),
        json!(one.page_label),
        json!(one.section),
        json!(one.section_kind),
        json!(one.case),
        json!(one.year),
        json!(one.repeated_at),
        because(one),
    ]
}

/// Which parts it shows.
fn smart(smart: Smart) -> Value {
    json!({
        "specific": smart.specific.is_some(),
        "measurable": smart.measurable.is_some(),
        "owner": smart.owner.is_some(),
        "deadline": smart.deadline.is_some(),
    })
}

/// The words behind each answer.
fn because(one: &Recommendation) -> Value {
    let because = &one.because;
    json!({
        "found": because.found,
        "addressees": because.addressees,
        "level": because.level,
        "law": because.law,
        "smart": one.smart,
        "verb": because.verb,
        "type": because.kind,
    })
}

/// For a reader: under each review, where a recommendation stands, what it is, its words;
/// and how many there are, where not all are shown.
pub(super) fn shown(
    found: &Recommendations,
    (sort, limit): (Sort, Option<usize>),
    made: &Made,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let most = limit.unwrap_or(usize::MAX);
    let mut last = None;
    for one in found.of(sort).take(most) {
        if last != Some(&one.review) {
            if last.is_some() {
                writeln!(out)?;
            }
            writeln!(out, "{}", bold(&clean(&one.review.0), screen))?;
            writeln!(out, "  {}", clean(&one.file))?;
        }
        last = Some(&one.review);
        writeln!(out, "  {}", place(one))?;
        if sort == Sort::Recommendation {
            writeln!(out, "    {}", makeup(one))?;
        }
        for line in wrapped(&clean(&one.text), screen.width.unwrap_or(WIDTH)) {
            writeln!(out, "{INDENT}{line}")?;
        }
    }
    let cases: BTreeSet<_> = found.of(sort).map(|one| &one.case).collect();
    let all = counted(found.reviews.len() as u64, "review");
    let reviews = [cases.len().to_string(), all];
    let total = found.of(sort).count() as u64;
    if last.is_some() {
        writeln!(out)?;
    }
    writeln!(out, "{}", caption(&counted(total, noun(sort)), &reviews, made))?;
    if total > most as u64 {
        let shown = if most == 1 {
            "The first is".to_owned()
        } else {
            format!("The first {most} are")
        };
        writeln!(out, "{shown} shown; --limit shows more.")?;
    }
    writeln!(
        out,
        "`throughline evidence --id ID` opens the passage of one by what stands in brackets."
    )
}

fn place(one: &Recommendation) -> String {
    let number = one.number.as_ref().map(|number| format!(", {}", clean(number)));
    let section =
        (!one.section.is_empty()).then(|| format!(" · {}", clean(&one.section)));
    let again = one.repeated_at.iter().map(|place| format!("p. {}", place.page));
    let again: Vec<String> = again.collect();
    let again = (!again.is_empty()).then(|| format!(" (again: {})", again.join(", ")));
    let parts = [Some(format!("p. {}", one.page)), number, section, again];
    format!("{}  [{}]", parts.into_iter().flatten().collect::<String>(), clean(&one.id))
}

/// `overview · lscb, health · amend · procedure · specific, owner, deadline`.
fn makeup(one: &Recommendation) -> String {
    let addressees: Vec<&str> = one.addressees.iter().map(|it| it.name()).collect();
    let smart = one.smart;
    let shown = [
        ("specific", smart.specific),
        ("measurable", smart.measurable),
        ("owner", smart.owner),
        ("deadline", smart.deadline),
    ];
    let shown: Vec<&str> =
        shown.into_iter().filter(|part| part.1.is_some()).map(|part| part.0).collect();
    let parts = [
        one.level.name().to_owned(),
        addressees.join(", "),
        one.verb.clone().unwrap_or_default(),
        one.kind.name().to_owned(),
        shown.join(", "),
    ];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
