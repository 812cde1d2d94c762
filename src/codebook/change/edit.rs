//! Ways to write a change into the text of a codebook. They are tried one after the other:
//! what is written is read back, and the first that says what is meant is taken.

use super::RuleChange;
use crate::codebook::{Rule, Theme};

/// How many closing brackets after a rule may be the end of its list.
const BRACKETS: usize = 40;

/// Texts in which the change may stand as it is meant. `same` says whether a text says
/// what the codebook said before.
pub(super) fn ways<'a>(
    text: &'a str,
    theme: &Theme,
    change: &RuleChange,
    same: &dyn Fn(&str) -> bool,
) -> Box<dyn Iterator<Item = String> + 'a> {
    let lines = Lines::of(text);
    let place = change.at.and_then(|at| theme.rules.get(at));
    let item = place.and_then(|rule| lines.item(rule.line));
    match (&change.rule, change.at, item) {
        (Some(rule), None, _) => lines.added(theme, rule),
        (None, _, Some(item)) => {
            Box::new(std::iter::once(lines.with(item.first, item.end, "")))
        }
        (Some(rule), _, Some(item)) => {
            let comment = lines.comment(&item, same);
            let written = written(rule).into_iter();
            let ways: Vec<String> = written
                .map(|rule| {
                    let line = format!("{}- {rule}{comment}{}", item.pad, lines.end);
                    lines.with(item.first, item.end, &line)
                })
                .collect();
            Box::new(ways.into_iter())
        }
        (_, Some(_), None) | (None, None, _) => Box::new(std::iter::empty()),
    }
}

/// A rule as it may have to be written: in a list of bare words, words alone would be
/// taken for a phrase.
fn written(rule: &str) -> [String; 2] {
    let quoted = |rule: &str| format!("'{}'", rule.replace('\'', "''"));
    [quoted(rule), quoted(&format!("({rule})"))]
}

/// A text line by line, each with its end.
struct Lines<'a> {
    text: &'a str,
    all: Vec<&'a str>,
    end: &'static str,
}

/// An item of a list, by its first line and one past its last.
struct Item<'a> {
    first: usize,
    end: usize,
    /// What stands before its dash.
    pad: &'a str,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let all = text.split_inclusive('\n').collect();
        let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        Self { text, all, end }
    }

    /// The item of a list that stands on this line, from 1, if it has a dash before it.
    fn item(&self, line: u32) -> Option<Item<'a>> {
        let line = usize::try_from(line).ok()?.checked_sub(1)?;
        let is_dash = |at: &usize| {
            let line = self.all.get(*at).map(|line| line.trim());
            line.is_some_and(|line| line == "-" || line.starts_with("- "))
        };
        // the text of an item that is folded may stand below its dash
        let first = (line.saturating_sub(1)..=line).rev().find(is_dash)?;
        let (pad, depth) = (pad(self.all[first]), depth(self.all[first]));
        let below = |line: &&str| line.trim().is_empty() || self::depth(line) > depth;
        let rest = self.all[first + 1..].iter().copied();
        let own = rest.take_while(below).collect::<Vec<_>>();
        let blank = own.iter().rev().take_while(|line| line.trim().is_empty()).count();
        Some(Item { first, end: first + 1 + own.len() - blank, pad })
    }

    /// The text with something else in the place of these lines.
    fn with(&self, first: usize, end: usize, new: &str) -> String {
        let mut text = self.all[..first].concat();
        if !text.is_empty() && !text.ends_with('\n') && !new.is_empty() {
            text.push_str(self.end);
        }
        text.push_str(new);
        text.extend(self.all[end..].iter().copied());
        text
    }

    /// What stands behind an item of one line and says nothing, with the space before it.
    fn comment(&self, item: &Item<'_>, same: &dyn Fn(&str) -> bool) -> &'a str {
        let line = self.all[item.first].trim_end();
        let says_nothing = |(at, _): &(usize, &str)| {
            let without = format!("{}{}", &line[..*at], self.end);
            same(&self.with(item.first, item.first + 1, &without))
        };
        let found = line.match_indices(" #").find(says_nothing);
        found
            .filter(|_| item.end == item.first + 1)
            .map_or("", |(at, _)| &line[line[..at].trim_end().len()..])
    }

    /// Ways to write a rule after the others of a theme.
    fn added(self, theme: &Theme, rule: &str) -> Box<dyn Iterator<Item = String> + 'a> {
        let written = written(rule);
        let Some(last) = theme.rules.last() else {
            let way = theme.mentions.first().and_then(|one| self.begun(one, &written[0]));
            return Box::new(way.into_iter());
        };
        if let Some(item) = self.item(last.line) {
            let line = |rule: String| format!("{}- {rule}{}", item.pad, self.end);
            let ways: Vec<String> = written
                .into_iter()
                .map(|rule| self.with(item.end, item.end, &line(rule)))
                .collect();
            return Box::new(ways.into_iter());
        }
        self.bracketed(last, &written)
    }

    /// A list of rules begun before that of the words that speak of a theme.
    fn begun(&self, mention: &Rule, rule: &str) -> Option<String> {
        let line = usize::try_from(mention.line).ok()?.min(self.all.len());
        let is_head = |at: &usize| self.all[*at].trim_start().starts_with("mentions:");
        let at = (0..line).rev().find(is_head)?;
        let (pad, end) = (pad(self.all[at]), self.end);
        let new = format!("{pad}rules:{end}{pad}  - {rule}{end}");
        Some(self.with(at, at, &new))
    }

    /// Ways to write a rule at the end of a list in brackets.
    fn bracketed(
        self,
        last: &Rule,
        written: &[String; 2],
    ) -> Box<dyn Iterator<Item = String> + 'a> {
        let text = self.text;
        let line = usize::try_from(last.line).unwrap_or(usize::MAX).saturating_sub(1);
        let from: usize = self.all.iter().take(line).map(|line| line.len()).sum();
        let closing = text[from..].match_indices(']').take(BRACKETS);
        let closing: Vec<usize> = closing.map(|(at, _)| from + at).collect();
        let written = written.clone();
        Box::new(closing.into_iter().flat_map(move |at| {
            let tight = text[..at].trim_end().len();
            let put =
                |at: usize, new: String| format!("{}{new}{}", &text[..at], &text[at..]);
            let ways = written.iter().flat_map(|rule| {
                [
                    put(tight, format!(", {rule}")),
                    put(at, format!(", {rule}")),
                    put(at, format!(" {rule}")),
                ]
            });
            ways.collect::<Vec<_>>()
        }))
    }
}

/// What a line begins with before its first letter.
fn pad(line: &str) -> &str {
    &line[..depth(line)]
}

fn depth(line: &str) -> usize {
    line.len() - line.trim_start().len()
}
