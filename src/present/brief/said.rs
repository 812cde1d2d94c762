//! What the subject is, and how the brief was made.

use super::names;
use crate::analysis::report::{Brief, OfTheme};
use crate::analysis::themes::{CAVEAT, MeasuredOn};
use crate::present::counted;
use crate::present::made::made_from;
use crate::present::paper::{Block, Part, Text};
use crate::present::report::defined;

pub(super) fn title(brief: &Brief) -> String {
    match brief.theme {
        Some(_) => brief.title.clone(),
        None => format!("Passages with “{}”", brief.title),
    }
}

/// `Found in 13 of 16 reviews published 2009 to 2024, 81 % (95 % interval 57 to 93).`
pub(super) fn subtitle(brief: &Brief) -> String {
    let whole = &brief.years.whole;
    let share = whole.share.zip(whole.interval).map(|(share, interval)| {
        let [share, low, high] =
            [share, interval.low, interval.high].map(|one| one * 100.0);
        format!(", {share:.0} % (95 % interval {low:.0} to {high:.0})")
    });
    let years = brief.corpus.years.map_or_else(String::new, |(first, last)| {
        if first == last {
            format!(" published in {first}")
        } else {
            format!(" published {first} to {last}")
        }
    });
    let verb = if brief.theme.is_some() { "Found in" } else { "In" };
    format!(
        "{verb} {} of {}{years}{}.",
        whole.n,
        counted(whole.total, "review"),
        share.unwrap_or_default()
    )
}

pub(super) fn about(brief: &Brief) -> Part {
    let mut blocks = match &brief.theme {
        Some(theme) => of_theme(brief, theme),
        None => vec![Block::paragraph(format!(
            "{} of these reviews match the query.",
            counted(brief.passages, "passage")
        ))],
    };
    if let Some(query) = &brief.made.asked.only {
        let only = Text::from("Only passages in ").and(Text::code(query)).and(" count.");
        blocks.push(Block::Note(only));
    }
    let reviews = brief.reviews.iter().map(|one| &one.review);
    if !brief.reviews.is_empty() {
        blocks.push(Block::Note(Text::from("Reviews: ").and(names(reviews)).and(".")));
    }
    blocks.push(Block::note(match brief.theme {
        Some(_) => CAVEAT,
        None => "A passage that has these words need not report a problem: read it.",
    }));
    let title = if brief.theme.is_some() { "What it is" } else { "What was asked" };
    Part::new("about", title, blocks)
}

fn of_theme(brief: &Brief, theme: &OfTheme) -> Vec<Block> {
    let page = &theme.page;
    let figures = &page.row.figures;
    let measured = page.row.measured.map(|measured| {
        format!(
            " Of passages found, {:.0} % hold (95 % interval {:.0} to {:.0}), {}.",
            measured.precision * 100.0,
            measured.interval.low * 100.0,
            measured.interval.high * 100.0,
            match measured.on {
                MeasuredOn::Examples => "as measured on labelled examples",
                MeasuredOn::Judged => "as people judged a sample of them",
            }
        )
    });
    let counts = format!(
        "Found in {}; {} more only mention it.{}",
        counted(brief.passages, "passage"),
        counted(figures.reviews_mentioned, "review"),
        measured.unwrap_or_default()
    );
    let mut blocks = vec![Block::Paragraph(Text::strong(counts))];
    blocks.extend(defined(page));
    if !page.source.is_empty() {
        blocks.push(Block::note(format!("Source of the theme: {}", page.source)));
    }
    blocks
}

pub(super) fn method(brief: &Brief) -> Part {
    let made = &brief.made;
    let of = match &brief.theme {
        Some(theme) => {
            let name = &theme.page.theme;
            vec![
                Text::from("Every number opens: ")
                    .and(Text::code(format!("throughline evidence --cell {name}")))
                    .and("; a quotation by the name below it: ")
                    .and(Text::code("throughline evidence --id ID --why"))
                    .and("."),
                "Found: the review reports the problem. Mentioned: it only speaks of it, as \
                 in terms of reference, a policy it quotes, or praise."
                    .into(),
            ]
        }
        None => vec![
            Text::from("Every passage: ")
                .and(Text::code(format!("throughline search '{}'", brief.title)))
                .and(
                    "; there, documents of one case and near-copies count by themselves.",
                ),
        ],
    };
    let mut items = of;
    items.push(
        "Each case is one review; near-copies of a document are left out. Intervals are \
         95 % score intervals (Wilson 1927). Quotations are whole sentences, each from \
         another review, in the order of years."
            .into(),
    );
    items.push(
        format!(
            "{} The corpus has {}.",
            made_from(made),
            counted(made.reviews, "review")
        )
        .into(),
    );
    Part::new("method", "How it was counted", vec![Block::List(items)])
}
