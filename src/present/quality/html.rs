//! How reviews are made as a page complete in itself.

use std::io::{self, Write};

use super::grids;
use super::person::{caption, opens};
use crate::analysis::quality::{CAVEAT, Quality, READING};
use crate::present::paper::{self, Block, Contents, Paper, Part};
use crate::present::{PaperFormat, counted};

pub(super) fn write(quality: &Quality, out: &mut dyn Write) -> io::Result<()> {
    let tables = grids(quality).into_iter().map(Block::Table);
    let notes = [READING, CAVEAT].map(Block::note);
    let blocks = tables.chain(notes).chain([Block::note(opens(quality))]).collect();
    let paper = Paper {
        title: "How reviews are made".to_owned(),
        subtitle: format!("{}.", counted(quality.rows.len() as u64, "review")),
        contents: Contents::NotListed,
        parts: vec![Part::new("reviews", "What their texts show", blocks)],
        foot: caption(quality),
    };
    paper::write(&paper, PaperFormat::Html, out)
}
