//! A paper as Markdown: charts in words, bars left out, nothing of a review taken for a
//! mark.

use std::io::{self, Write};

use serde_json::json;

use super::text::listed;
use super::{Block, Grid, Line, Paper, Part, Run, Text};
use crate::model::Align;
use crate::present::markdown::escaped;

pub(super) fn write(paper: &Paper, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "# {}\n\n{}", plain(&paper.title), plain(&paper.subtitle))?;
    paper.parts.iter().try_for_each(|part| section(part, 2, out))?;
    writeln!(out, "\n---\n\n{}", plain(&paper.foot))
}

fn section(part: &Part, level: usize, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "\n{} {}", "#".repeat(level), plain(&part.title))?;
    part.blocks.iter().try_for_each(|block| shown(block, out))?;
    part.parts.iter().try_for_each(|inner| section(inner, level + 1, out))
}

fn shown(block: &Block, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out)?;
    match block {
        Block::Paragraph(words) | Block::Note(words) => {
            writeln!(out, "{}", first(&text(words)))
        }
        Block::Facts(facts) => facts.iter().try_for_each(|(name, words)| {
            writeln!(out, "- **{}:** {}", plain(name), text(words))
        }),
        Block::List(items) => {
            items.iter().try_for_each(|item| writeln!(out, "- {}", first(&text(item))))
        }
        Block::Quotation { words, source } => {
            writeln!(out, "> {}\n>\n> – {}", first(&text(words)), text(source))
        }
        Block::Table(grid) => table(grid, out),
        Block::Charts(charts) => charts.iter().try_for_each(|chart| {
            writeln!(out, "- **{}** {}", plain(&chart.title), plain(&chart.words()))
        }),
    }
}

fn table(grid: &Grid, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n", first(&plain(&grid.caption)))?;
    let heads: Vec<String> = grid.heads.iter().map(|head| plain(&head.text)).collect();
    writeln!(out, "| {} |", heads.join(" | "))?;
    let rules: Vec<&str> = grid
        .heads
        .iter()
        .map(|head| if head.align == Align::Right { "---:" } else { "---" })
        .collect();
    writeln!(out, "| {} |", rules.join(" | "))?;
    grid.rows.iter().try_for_each(|line| match line {
        Line::Group(name) => {
            let empty = " |".repeat(grid.heads.len().saturating_sub(1));
            writeln!(out, "| **{}** |{empty}", plain(name))
        }
        Line::Cells(cells) => {
            let cells: Vec<String> = cells.iter().map(|cell| text(&cell.text)).collect();
            writeln!(out, "| {} |", cells.join(" | "))
        }
    })
}

fn text(text: &Text) -> String {
    text.0.iter().map(run).collect()
}

fn run(one: &Run) -> String {
    match one {
        Run::Plain(words) | Run::Here { words, .. } | Run::To { words, .. } => {
            plain(words)
        }
        Run::Strong(words) | Run::Mark(words) => format!("**{}**", plain(words)),
        Run::Code(words) => format!("`{}`", words.replace('`', "'")),
        Run::Names { run: named, .. } => run(named),
        Run::Several(names) => plain(&listed(names)),
    }
}

fn plain(words: &str) -> String {
    escaped(&json!(words))
}

/// The first of a paragraph is neither a heading nor an item of a list.
fn first(words: &str) -> String {
    let digits = words.chars().take_while(char::is_ascii_digit).count();
    let numbered = digits > 0 && words[digits..].starts_with(['.', ')']);
    match words.chars().next() {
        Some('#' | '+' | '-' | '=' | '~' | '>') => format!("\\{words}"),
        Some(_) if numbered => format!("{}\\{}", &words[..digits], &words[digits..]),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn words_of_a_review_do_not_begin_a_list_or_heading() {
        assert_eq!(first("1. Ask the board."), "1\\. Ask the board.");
        assert_eq!(first("2) Ask"), "2\\) Ask");
        assert_eq!(first("- Ask"), "\\- Ask");
        assert_eq!(first("2014 was late"), "2014 was late");
        assert_eq!(first(""), "");
    }
}
