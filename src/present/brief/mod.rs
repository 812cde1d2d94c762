//! One theme, or what a query hits, on two to four pages: what it is, how often, since
//! when, beside what, in whose words, and what was recommended about it.

mod numbers;
pub mod parts;
mod said;

use std::io::{self, Write};

use super::made::made_from;
use super::paper::{self, Block, Contents, Paper, Part, Run, Text, Thing};
use super::report::quoted;
use super::{PaperFormat, counted};
use crate::analysis::report::Brief;
use crate::model::ReviewId;

/// Writes a brief.
pub fn brief(brief: &Brief, format: PaperFormat, out: &mut dyn Write) -> io::Result<()> {
    paper::write(&paper(brief), format, out)
}

fn paper(brief: &Brief) -> Paper {
    let mut parts = vec![said::about(brief)];
    parts.extend(numbers::years(brief));
    parts.push(quotations(brief));
    parts.extend(numbers::groups(brief));
    parts.extend(numbers::together(brief));
    parts.push(recommended(brief));
    parts.push(said::method(brief));
    Paper {
        title: said::title(brief),
        subtitle: said::subtitle(brief),
        contents: Contents::NotListed,
        parts,
        foot: made_from(&brief.made),
    }
}

fn quotations(brief: &Brief) -> Part {
    let mut blocks: Vec<Block> = brief.quotations.iter().map(quoted::quotation).collect();
    if blocks.is_empty() {
        blocks.push(Block::note("No review has it."));
    }
    Part::new("quotations", "In the words of the reviews", blocks)
}

/// Recommendations that speak of it, and which of them were made again.
fn recommended(brief: &Brief) -> Part {
    let related = &brief.related;
    let shown: Vec<Block> =
        brief.recommendations.iter().map(quoted::recommendation).collect();
    let some = if related.all.len() > shown.len() {
        format!("; {} of them:", shown.len())
    } else {
        ".".to_owned()
    };
    let mut blocks = vec![Block::paragraph(match related.all.len() as u64 {
        0 => "No recommendation speaks of it.".to_owned(),
        n => format!(
            "{} in {} speak of it{some}",
            counted(n, "recommendation"),
            counted(related.reviews, "review")
        ),
    })];
    blocks.extend(shown);
    blocks.extend(brief.again.iter().flat_map(super::report::again));
    Part::new("recommendations", "What was recommended", blocks)
}

/// Names of reviews, one after the other.
fn names<'a>(reviews: impl Iterator<Item = &'a ReviewId>) -> Text {
    let name = |review: &ReviewId| (Thing::Review(review.clone()), review.0.clone());
    Run::Several(reviews.map(name).collect()).into()
}
