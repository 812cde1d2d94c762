//! What the codebook misses in every format: groups with their passages, or for a reader
//! the most typical of them.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::hits::{INDENT, WIDTH, bold, marked, wrapped};
use super::made::{ending, made_from, terms};
use super::themes::book;
use super::{Format, Screen, clean, counted, flat_rows};
use crate::analysis::discover::{Discovered, Group, Member};
use crate::analysis::themes::{Flat, Made, Sheet};

/// What every row says of a group, in its documented order.
const GROUP: [&str; 5] = ["group", "reviews", "passages", "cohesion", "terms"];
/// What is told of a passage.
const MEMBER: [&str; 11] = [
    "id",
    "review",
    "case",
    "file",
    "page",
    "page_label",
    "number",
    "section",
    "section_kind",
    "text",
    "similarity",
];
/// How many passages of a group a reader is shown, each of another review where it can be.
const SHOWN: usize = 3;

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 4] = [
    "Passages that the coder takes for reports of a problem and on which no theme is coded, found or mentioned.",
    "similarity: average cosine of a passage with the others of its group, words weighing (1 + ln tf) ln(N / df) (Salton and Buckley 1988).",
    "Groups: average linkage (Sokal and Michener 1958). cohesion: the average similarity.",
    "Near-copies are left out; documents of one case are one review.",
];

/// Writes groups, so many at most; no format is a workbook.
pub fn discovered(
    found: &Discovered,
    limit: Option<usize>,
    made: &Made,
    format: Option<Format>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let most = limit.unwrap_or(usize::MAX);
    let shown = &found.groups[..found.groups.len().min(most)];
    match format {
        None => {
            let sheets =
                [Sheet { name: "Data", flat: ending(flat(shown), &terms(made)) }];
            book("What no theme covers", &sheets, made, &METHOD, out)
        }
        Some(Format::Table) => person(found, shown, made, screen, out),
        Some(format @ (Format::Json | Format::Ndjson)) => {
            flat_rows(&ending(nested(shown), &terms(made)), format, screen, out)
        }
        Some(Format::Csv) => {
            flat_rows(&ending(flat(shown), &terms(made)), Format::Csv, screen, out)
        }
        Some(format) => flat_rows(&flat(shown), format, screen, out),
    }
}

fn head(group: &Group) -> Vec<Value> {
    vec![
        json!(group.name()),
        json!(group.reviews),
        json!(group.members.len()),
        json!(group.cohesion),
        json!(group.terms),
    ]
}

fn member(one: &Member) -> [Value; 11] {
    let stored = &one.stored;
    [
        json!(stored.passage.id),
        json!(stored.review),
        json!(one.case),
        json!(stored.file),
        json!(stored.passage.page),
        json!(stored.passage.page_label),
        json!(stored.passage.number),
        json!(stored.section()),
        json!(stored.section_kind),
        json!(stored.passage.text),
        json!(one.similarity),
    ]
}

/// A row a group, with its passages in it.
fn nested(groups: &[Group]) -> Flat {
    let object = |one: &Member| -> Value {
        let pairs = MEMBER.iter().map(|name| (*name).to_owned()).zip(member(one));
        Value::Object(pairs.collect())
    };
    let row = |group: &Group| {
        let mut row = head(group);
        row.push(group.members.iter().map(object).collect());
        row
    };
    let names = GROUP.iter().chain(&["members"]).map(|name| (*name).to_owned());
    Flat { names: names.collect(), rows: groups.iter().map(row).collect() }
}

/// A row a passage.
fn flat(groups: &[Group]) -> Flat {
    let rows = |group: &Group| {
        let head = head(group);
        let row = |one: &Member| head.iter().cloned().chain(member(one)).collect();
        group.members.iter().map(row).collect::<Vec<Vec<Value>>>()
    };
    let names = GROUP.iter().chain(&MEMBER).map(|name| (*name).to_owned());
    Flat { names: names.collect(), rows: groups.iter().flat_map(rows).collect() }
}

fn person(
    found: &Discovered,
    shown: &[Group],
    made: &Made,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    for group in shown {
        let reviews = counted(group.reviews, "review");
        let passages = counted(group.members.len() as u64, "passage");
        writeln!(out, "{}", bold(&clean(&group.terms.join(", ")), screen))?;
        writeln!(out, "  {passages} of {reviews}, cohesion {:.2}", group.cohesion)?;
        for one in examples(group) {
            let stored = &one.stored;
            let number = stored.passage.number.as_ref();
            let number =
                number.map(|one| format!(", {}", clean(one))).unwrap_or_default();
            let id = clean(&stored.passage.id.0);
            let review = clean(&stored.review.0);
            writeln!(out, "  {review}, p. {}{number}  [{id}]", stored.passage.page)?;
            let text = clean(&stored.passage.text);
            for line in wrapped(&text, screen.width.unwrap_or(WIDTH)) {
                writeln!(out, "{INDENT}{}", marked(&line, screen))?;
            }
        }
        writeln!(out)?;
    }
    let more = match found.groups.len() {
        all if all > shown.len() => {
            format!(" {} shown, --limit shows more.", shown.len())
        }
        _ => String::new(),
    };
    let copied = match found.copied {
        0 => String::new(),
        n => format!(" {} copied word for word are set apart.", counted(n, "passage")),
    };
    writeln!(
        out,
        "{} of {} that read like a problem and that no theme covers, in {}, near-copies left \
         out, each case once.{copied}{more} {}\n{NOTE}",
        counted(found.groups.len() as u64, "group"),
        counted(found.uncovered, "passage"),
        counted(found.reviews, "review"),
        made_from(made)
    )
}

/// What the number of a group means, and what to do about it.
const NOTE: &str = "Cohesion: how alike the passages of a group are on average, as the cosine \
of their words, rare ones weighing more (Salton and Buckley 1988): 0 where they share \
nothing, 1 where they use the same words as often.\n`throughline evidence --id ID` opens a \
passage by what stands in brackets; --format json has all of a group.";

/// The most typical passages, one of each review as far as there are reviews.
fn examples(group: &Group) -> Vec<&Member> {
    let mut chosen: Vec<&Member> = Vec::new();
    for one in &group.members {
        if chosen.len() < SHOWN && !chosen.iter().any(|other| other.case == one.case) {
            chosen.push(one);
        }
    }
    chosen
}
