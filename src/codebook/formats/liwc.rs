//! LIWC dictionaries: `%`, numbered categories, `%`, then words with numbers.
//!
//! A star ends a word and stands for any letters. Newer dictionaries have phrases, too.

use std::collections::BTreeMap;

use super::entry::{Book, Entry, words};
use crate::codebook::error::Problem;
use crate::codebook::node::Node;

/// A category with its words and their lines.
struct Category {
    entry: Entry,
    words: Vec<(u32, String)>,
}

pub(super) fn read(text: &str) -> Result<Book, Problem> {
    let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
    match lines.next() {
        Some((_, line)) if line.trim() == "%" => {}
        first => {
            let line = first.map_or(1, |(at, _)| at);
            return Err(Problem::new(line, "a LIWC dictionary begins with a line `%`")
                .hint("below it stand the categories, `1<tab>name`, then another `%`"));
        }
    }
    let mut places = BTreeMap::new();
    let mut categories = Vec::new();
    for (at, line) in lines.by_ref().take_while(|(_, line)| line.trim() != "%") {
        let (number, category) = category(at, line)?;
        if places.insert(number, categories.len()).is_some() {
            return Err(Problem::new(at, "two categories have this number"));
        }
        categories.push(category);
    }
    for (at, line) in lines {
        let (word, numbers) = word(at, line)?;
        for number in numbers {
            let place = places.get(&number).ok_or_else(|| {
                Problem::new(at, format!("there is no category {number}"))
                    .hint("categories stand between the two lines `%`")
            })?;
            categories[*place].words.push((at, word.clone()));
        }
    }
    let entries = categories.into_iter().map(finished).collect::<Result<_, _>>()?;
    Ok(Book { name: None, entries })
}

/// `1<tab>name` or `1<tab>name<tab>(What it is called)`.
fn category(at: u32, line: &str) -> Result<(u32, Category), Problem> {
    let mut parts = line.trim().splitn(2, char::is_whitespace);
    let number = parts.next().and_then(|number| number.parse().ok());
    let name = parts.next().map(str::trim).filter(|name| !name.is_empty());
    let (Some(number), Some(name)) = (number, name) else {
        return Err(Problem::new(at, "a category is a number and a name"));
    };
    let (name, title) = name.split_once(char::is_whitespace).unwrap_or((name, ""));
    let mut entry = Entry::new(at, name);
    let title = title.trim().trim_start_matches('(').trim_end_matches(')');
    entry.say("title", Node::text(at, title));
    Ok((number, Category { entry, words: Vec::new() }))
}

/// A word or phrase, and the numbers of its categories.
fn word(at: u32, line: &str) -> Result<(String, Vec<u32>), Problem> {
    let line = line.trim();
    let (word, numbers) = line.split_once('\t').unwrap_or_else(|| {
        let first = |part: &str| part.starts_with(|c: char| c.is_ascii_digit());
        let split = line.match_indices(' ').find(|(space, _)| first(&line[space + 1..]));
        split.map_or((line, ""), |(space, _)| line.split_at(space))
    });
    let number = |number: &str| {
        number.parse().map_err(|_| {
            Problem::new(at, format!("`{number}` is not the number of a category"))
                .hint("a line is a word, a tab, and the numbers of its categories")
        })
    };
    let numbers: Vec<u32> =
        numbers.split_whitespace().map(number).collect::<Result<_, _>>()?;
    if numbers.is_empty() {
        let said = format!("`{}` is in no category", word.trim());
        return Err(Problem::new(at, said)
            .hint("a line is a word, a tab, and the numbers of its categories"));
    }
    Ok((word.trim().to_owned(), numbers))
}

fn finished(category: Category) -> Result<Entry, Problem> {
    let Category { mut entry, words: listed } = category;
    if listed.is_empty() {
        let said = format!("no word is in the category `{}`", entry.name);
        return Err(Problem::new(entry.line, said).hint("take the category out"));
    }
    entry.say("rules", words(listed));
    Ok(entry)
}
