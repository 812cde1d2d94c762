//! A codebook as our own YAML, laid out as a person would.

use std::fmt::Write as _;

use crate::codebook::read::MEMBERS;
use crate::codebook::{Codebook, Role, Rule, Theme};
use crate::model::ThemeIndex;

/// How wide a paragraph is set, in characters.
const WIDTH: usize = 88;
/// YAML wants a key that is longer than 1,024 characters marked as one; people sooner.
const LONG_KEY: usize = 80;
/// Plain words that YAML of one version or another takes for something else.
const TAKEN: [&str; 9] = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

pub(super) fn write(codebook: &Codebook) -> String {
    let mut out = format!("name: {}\n", scalar(&codebook.name));
    for (index, one) in codebook.parts(None) {
        out.push('\n');
        theme(codebook, index, one, 0, &mut out);
    }
    out
}

fn theme(
    codebook: &Codebook,
    index: ThemeIndex,
    theme_: &Theme,
    depth: usize,
    out: &mut String,
) {
    let pad = "  ".repeat(depth);
    put(out, format_args!("{pad}{}:\n", scalar(&theme_.id.0)));
    let before = out.len();
    if theme_.title != theme_.id.0 {
        put(out, format_args!("{pad}  title: {}\n", scalar(&theme_.title)));
    }
    paragraph(out, depth + 1, "definition", &theme_.definition);
    members(theme_, depth + 1, out);
    let like_members =
        |(_, one): (ThemeIndex, &Theme)| MEMBERS.contains(&one.id.0.as_str());
    let mut depth = depth + 1;
    if out.len() > before || codebook.parts(Some(index)).any(like_members) {
        if codebook.parts(Some(index)).next().is_some() {
            put(out, format_args!("{pad}  children:\n"));
        }
        depth += 1;
    }
    for (index, part) in codebook.parts(Some(index)) {
        theme(codebook, index, part, depth, out);
    }
}

/// Writes what is said of a theme but its title, definition and parts.
pub(super) fn members(theme: &Theme, depth: usize, out: &mut String) {
    let pad = "  ".repeat(depth);
    list(out, &pad, "counts", theme.counts.iter().cloned());
    list(out, &pad, "excludes", theme.excludes.iter().cloned());
    paragraph(out, depth, "source", &theme.source);
    let terms_first = theme.rules.first().is_some_and(|rule| rule.plain.is_some());
    if terms_first {
        terms(out, &pad, theme);
    }
    let plain = theme.rules.iter().filter(|rule| rule.plain.is_none());
    list(out, &pad, "rules", plain.map(query));
    if !terms_first {
        terms(out, &pad, theme);
    }
    list(out, &pad, "mentions", theme.mentions.iter().map(query));
    list(out, &pad, "unless", theme.unless.iter().map(query));
    if !theme.sections.is_empty() {
        let names: Vec<&str> =
            theme.sections.iter().map(|section| section.name()).collect();
        put(out, format_args!("{pad}sections: [{}]\n", names.join(", ")));
    }
}

fn terms(out: &mut String, pad: &str, theme: &Theme) {
    let mut terms =
        theme.rules.iter().filter_map(|rule| rule.plain.as_ref().map(|p| (rule, p)));
    let Some(first) = terms.next() else {
        if theme.role == Role::Lexicon {
            put(out, format_args!("{pad}terms: {{}}\n"));
        }
        return;
    };
    put(out, format_args!("{pad}terms:\n"));
    for (rule, plain) in std::iter::once(first).chain(terms) {
        let (key, plain) = (scalar(&query(rule)), scalar(plain));
        if key.chars().count() > LONG_KEY {
            put(out, format_args!("{pad}  ? {key}\n{pad}  : {plain}\n"));
        } else {
            put(out, format_args!("{pad}  {key}: {plain}\n"));
        }
    }
}

/// A rule as it was written, unless that would be read differently here: an item of a
/// bare list is.
pub(super) fn query(rule: &Rule) -> String {
    rule.asked()
}

fn list(out: &mut String, pad: &str, member: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        put(out, format_args!("{pad}{member}:\n"));
    }
    for item in items {
        put(out, format_args!("{pad}  - {}\n", scalar(&item)));
    }
}

/// Text over as many lines as it needs.
fn paragraph(out: &mut String, depth: usize, member: &str, text: &str) {
    let pad = "  ".repeat(depth);
    let room = WIDTH.saturating_sub(pad.len() + 2);
    if text.is_empty() {
        return;
    }
    if text.chars().count() <= room.saturating_sub(member.len()) || is_odd(text) {
        put(out, format_args!("{pad}{member}: {}\n", scalar(text)));
        return;
    }
    put(out, format_args!("{pad}{member}: >-\n"));
    let mut line = String::new();
    for word in text.split(' ') {
        let length = line.chars().count() + 1 + word.chars().count();
        if !line.is_empty() && length > room {
            put(out, format_args!("{pad}  {line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    put(out, format_args!("{pad}  {line}\n"));
}

/// Text on one line, quoted where it has to be.
pub(super) fn scalar(text: &str) -> String {
    if is_odd(text) {
        let escape = |letter: char| match letter {
            '"' | '\\' => format!("\\{letter}"),
            letter if is_odd_letter(letter) => format!("\\U{:08x}", u32::from(letter)),
            letter => letter.to_string(),
        };
        return format!("\"{}\"", text.chars().map(escape).collect::<String>());
    }
    let begins = text.chars().next().is_some_and(char::is_alphabetic);
    let says_more = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let taken = TAKEN.contains(&text.to_lowercase().as_str());
    let plain = begins && !says_more && !taken && !text.ends_with(' ');
    if plain { text.to_owned() } else { format!("'{}'", text.replace('\'', "''")) }
}

/// Whether it has letters that only stand in double quotation marks.
fn is_odd(text: &str) -> bool {
    text.chars().any(is_odd_letter)
}

fn is_odd_letter(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{feff}' | '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}'
        )
}

/// Writes to the end of a text.
pub(super) fn put(out: &mut String, text: std::fmt::Arguments<'_>) {
    out.write_fmt(text).expect("writing to a string does not fail");
}
