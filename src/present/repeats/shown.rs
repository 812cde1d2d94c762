//! Repeats for a reader: what was asked for first, when, and when again.

use std::io::{self, Write};

use crate::analysis::repeats::{Between, Cluster, Member, Pair, changes};
use crate::present::hits::{CLOSE, INDENT, OPEN, WIDTH, bold, marked, wrapped};
use crate::present::{Screen, clean, counted};

/// A pair: how alike, then both with their places and words.
pub(super) fn pair(
    pair: &Pair<'_>,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let between = match pair.between {
        Between::Document => "in one document",
        Between::Case => "in two documents of one case",
        Between::Reviews => "in two reviews",
    };
    let years = match (pair.a.year, pair.b.year) {
        (Some(a), Some(b)) if a != b => format!("{a} and again {b}, "),
        (Some(a), Some(_)) => format!("{a}, "),
        _ => String::new(),
    };
    let head = format!("{:.2}  {years}{between}", pair.similarity);
    writeln!(out, "{}", bold(&head, screen))?;
    for one in [pair.a, pair.b] {
        writeln!(out, "  {}", place(one))?;
    }
    words(&clean(&pair.a.text), screen, out)?;
    if pair.similarity < 1.0 {
        words(&changed(pair.a, pair.b), screen, out)?;
    }
    writeln!(out)
}

/// A cluster: in how many reviews, from when to when; its first member's words, and how
/// alike each other is to them.
pub(super) fn cluster(
    cluster: &Cluster,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let years = cluster.years();
    let years = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first != last => format!(", {first} to {last}"),
        (Some(first), _) => format!(", {first}"),
        _ => String::new(),
    };
    let size = cluster.members.len();
    let reviews = counted(cluster.reviews, "review");
    writeln!(out, "{}", bold(&format!("{size} times in {reviews}{years}"), screen))?;
    let first = cluster.members.first().map_or("", |first| &first.text);
    words(&clean(first), screen, out)?;
    for (member, similarity) in cluster.members.iter().zip(&cluster.to_first) {
        writeln!(out, "  {similarity:.2}  {}", place(member))?;
    }
    writeln!(out)
}

/// The words of a text, with marks around those that the earlier one has not.
fn changed(earlier: &Member, one: &Member) -> String {
    let told = |one: &Member| one.text.get(one.from..).unwrap_or(&one.text).to_owned();
    let text = told(one);
    let mut out = clean(&one.text[..one.text.len() - text.len()]).into_owned();
    let mut at = 0;
    for (start, end) in changes(&told(earlier), &text) {
        out.push_str(&clean(&text[at..start]));
        out.push(OPEN);
        out.push_str(&clean(&text[start..end]));
        out.push(CLOSE);
        at = end;
    }
    out.push_str(&clean(&text[at..]));
    out
}

fn words(text: &str, screen: Screen, out: &mut dyn Write) -> io::Result<()> {
    let lines = wrapped(text, screen.width.unwrap_or(WIDTH));
    lines.iter().try_for_each(|line| writeln!(out, "{INDENT}{}", marked(line, screen)))
}

/// `2009  harrow-child-n, p. 12, 3  [harrow-child-n/3f9a2c1b.1]`.
fn place(one: &Member) -> String {
    let year =
        one.year.map_or_else(|| "year not known".to_owned(), |year| year.to_string());
    let number = one.number.as_ref().map(|number| format!(", {}", clean(number)));
    let number = number.unwrap_or_default();
    let review = clean(&one.review.0);
    format!("{year}  {review}, p. {}{number}  [{}]", one.page, clean(&one.id))
}
