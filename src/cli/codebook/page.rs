//! A theme on a page of its own, for a reader.

use std::io::{self, Write};

use crate::codebook::{Codebook, Role, Rule, Theme};
use crate::model::ThemeIndex;
use crate::present::{Screen, clean, counted};

/// Characters a line where nobody looks at it on a screen.
const WIDTH: usize = 100;

/// Writes everything that is said of a theme.
pub(super) fn write(
    codebook: &Codebook,
    index: ThemeIndex,
    screen: Screen,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(theme) = codebook.themes.get(usize::from(index.0)) else { return Ok(()) };
    let mut page = Page { width: screen.width.unwrap_or(WIDTH), out };
    if theme.title == theme.id.0 {
        writeln!(page.out, "{}", theme.id)?;
    } else {
        writeln!(page.out, "{}: {}", theme.id, clean(&theme.title))?;
    }
    let parent = theme.parent.and_then(|at| codebook.themes.get(usize::from(at.0)));
    if let Some(parent) = parent {
        writeln!(page.out, "part of {}: {}", parent.id, clean(&parent.title))?;
    }
    if !theme.definition.is_empty() {
        writeln!(page.out)?;
        page.set("", "", &theme.definition)?;
    }
    page.list("Counts", theme.counts.iter().map(String::as_str))?;
    page.list("Does not count", theme.excludes.iter().map(String::as_str))?;
    page.list("Source", Some(theme.source.as_str()).filter(|one| !one.is_empty()))?;
    match theme.role {
        Role::Lexicon => page.list("Terms", theme.rules.iter().map(term))?,
        Role::Family | Role::Theme => page.list("Rules", texts(&theme.rules))?,
    }
    page.list("Speaks of it", texts(&theme.mentions))?;
    page.list("Not where the same sentence has", texts(&theme.unless))?;
    page.list("Not in sections", theme.sections.iter().map(|kind| kind.name()))?;
    let part = |(_, one): (ThemeIndex, &Theme)| format!("{}: {}", one.id, one.title);
    page.list("Parts", codebook.parts(Some(index)).map(part))
}

/// `14 rules, 3 mentions, 1 veto`, or `20 terms`.
pub(super) fn rules(theme: &Theme) -> String {
    let noun = if theme.role == Role::Lexicon { "term" } else { "rule" };
    let mut parts = vec![counted(theme.rules.len() as u64, noun)];
    if !theme.mentions.is_empty() {
        parts.push(counted(theme.mentions.len() as u64, "mention"));
    }
    match theme.unless.len() {
        0 => {}
        1 => parts.push("1 veto".to_owned()),
        many => parts.push(format!("{many} vetoes")),
    }
    parts.join(", ")
}

fn texts(rules: &[Rule]) -> impl Iterator<Item = &str> {
    rules.iter().map(|rule| rule.text.as_str())
}

/// A rule of a lexicon with the plain word it stands for.
fn term(rule: &Rule) -> String {
    match rule.plain.as_deref() {
        None | Some("") => rule.text.clone(),
        Some(plain) => format!("{} → {plain}", rule.text),
    }
}

struct Page<'a> {
    width: usize,
    out: &'a mut dyn Write,
}

impl Page<'_> {
    /// A heading and its items; nothing where there are none.
    fn list<T: AsRef<str>>(
        &mut self,
        heading: &str,
        items: impl IntoIterator<Item = T>,
    ) -> io::Result<()> {
        for (at, item) in items.into_iter().enumerate() {
            if at == 0 {
                writeln!(self.out, "\n{heading}")?;
            }
            self.set("  - ", "    ", item.as_ref())?;
        }
        Ok(())
    }

    /// Sets a text in lines that fit, the first with one indent and the rest with another.
    fn set(&mut self, first: &str, rest: &str, text: &str) -> io::Result<()> {
        let room = self.width.saturating_sub(first.len()).max(20);
        let mut line = String::new();
        let mut indent = first;
        for word in clean(text).split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > room
            {
                writeln!(self.out, "{indent}{line}")?;
                indent = rest;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        writeln!(self.out, "{indent}{line}")
    }
}

#[cfg(test)]
mod tests {
    use super::Page;

    #[test]
    fn what_is_too_long_for_a_line_goes_on_below_its_beginning() {
        let mut out = Vec::new();
        let mut page = Page { width: 24, out: &mut out };
        page.list("Rules", ["a rule of more words than fit", "risk"]).unwrap();
        page.list("Nothing", [""; 0]).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(text, "\nRules\n  - a rule of more words\n    than fit\n  - risk\n");
    }
}
