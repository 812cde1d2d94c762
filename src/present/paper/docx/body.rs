//! What is read: paragraphs and tables.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::model::Align;
use crate::present::paper::text::listed;
use crate::present::paper::{Block, Cell, Grid, Head, Line, Paper, Part, Run, Text};

/// Where the elements are written.
type Xml = Writer<Vec<u8>>;

const NAMESPACE: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// `word/document.xml`
pub(super) fn document(paper: &Paper) -> io::Result<String> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))))?;
    xml.create_element("w:document")
        .with_attributes([("xmlns:w", NAMESPACE), ("xmlns:r", RELATIONS)])
        .write_inner_content(|xml| {
            xml.create_element("w:body").write_inner_content(|xml| {
                paragraph(xml, "Title", &paper.title.as_str().into())?;
                paragraph(xml, "Subtitle", &paper.subtitle.as_str().into())?;
                paper.parts.iter().try_for_each(|part| section(xml, part, 1))?;
                page(xml)
            })?;
            Ok(())
        })?;
    String::from_utf8(xml.into_inner()).map_err(io::Error::other)
}

fn section(xml: &mut Xml, part: &Part, level: u8) -> io::Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        style(xml, &format!("Heading{level}"))?;
        here(xml, &part.id, &part.title)
    })?;
    part.blocks.iter().try_for_each(|block| shown(xml, block))?;
    part.parts.iter().try_for_each(|inner| section(xml, inner, level + 1))
}

/// Words that are led to by a name.
fn here(xml: &mut Xml, name: &str, words: &str) -> io::Result<()> {
    // no two places have as much written before them
    let number = xml.get_ref().len().to_string();
    xml.create_element("w:bookmarkStart")
        .with_attributes([("w:id", number.as_str()), ("w:name", &anchor(name))])
        .write_empty()?;
    run(xml, words, &[])?;
    xml.create_element("w:bookmarkEnd")
        .with_attribute(("w:id", number.as_str()))
        .write_empty()?;
    Ok(())
}

/// The name of a place: letters, digits and underscores, of which there may be forty. The
/// end of a longer one is told by a sum of its letters.
fn anchor(id: &str) -> String {
    let letter = |one: char| if one.is_ascii_alphanumeric() { one } else { '_' };
    let name: String = id.chars().map(letter).collect();
    if name.len() <= LONGEST {
        return name;
    }
    let add = |sum: u32, letter: u8| sum.wrapping_mul(31).wrapping_add(u32::from(letter));
    format!("{}_{:08x}", &name[..LONGEST - 9], id.bytes().fold(0, add))
}

/// How long the name of a place may be.
const LONGEST: usize = 40;

fn shown(xml: &mut Xml, block: &Block) -> io::Result<()> {
    match block {
        Block::Paragraph(words) => paragraph(xml, "Normal", words),
        Block::Note(words) => paragraph(xml, "Note", words),
        Block::Facts(facts) => facts.iter().try_for_each(|(name, words)| {
            let words = Text::strong(format!("{name}: ")).and(words.clone());
            paragraph(xml, "Normal", &words)
        }),
        Block::List(items) => {
            items.iter().try_for_each(|item| paragraph(xml, "ListBullet", item))
        }
        Block::Quotation { words, source } => {
            paragraph(xml, "Quote", words)?;
            paragraph(xml, "Source", source)
        }
        Block::Table(grid) => table(xml, grid),
        Block::Charts(charts) => charts.iter().try_for_each(|chart| {
            let words = Text::strong(chart.title.as_str());
            paragraph(xml, "Normal", &words.and(format!(" {}", chart.words())))
        }),
    }
}

fn paragraph(xml: &mut Xml, named: &str, words: &Text) -> io::Result<()> {
    xml.create_element("w:p").write_inner_content(|xml| {
        style(xml, named)?;
        runs(xml, words)
    })?;
    Ok(())
}

fn style(xml: &mut Xml, named: &str) -> io::Result<()> {
    xml.create_element("w:pPr")
        .write_inner_content(|xml| empty(xml, "w:pStyle", named))?;
    Ok(())
}

fn runs(xml: &mut Xml, words: &Text) -> io::Result<()> {
    words.0.iter().try_for_each(|one| looking(xml, one))
}

/// Words as they are to look.
fn looking(xml: &mut Xml, one: &Run) -> io::Result<()> {
    match one {
        Run::Plain(words) => run(xml, words, &[]),
        Run::Strong(words) => run(xml, words, &[("w:b", "1")]),
        Run::Mark(words) => run(xml, words, &[("w:highlight", "yellow")]),
        Run::Code(words) => run(xml, words, &[("w:rStyle", "Code")]),
        Run::Here { name, words } => here(xml, name, words),
        Run::To { part, words } => {
            xml.create_element("w:hyperlink")
                .with_attribute(("w:anchor", anchor(part).as_str()))
                .write_inner_content(|xml| run(xml, words, &[]))?;
            Ok(())
        }
        Run::Names { run: named, .. } => looking(xml, named),
        Run::Several(names) => run(xml, &listed(names), &[]),
    }
}

/// Words with these properties.
fn run(xml: &mut Xml, words: &str, looks: &[(&str, &str)]) -> io::Result<()> {
    xml.create_element("w:r").write_inner_content(|xml| {
        if !looks.is_empty() {
            xml.create_element("w:rPr").write_inner_content(|xml| {
                looks.iter().try_for_each(|(name, value)| empty(xml, name, value))
            })?;
        }
        xml.create_element("w:t")
            .with_attribute(("xml:space", "preserve"))
            .write_text_content(BytesText::new(&legal(words)))?;
        Ok(())
    })?;
    Ok(())
}

/// Without what XML has no way to write.
pub(super) fn legal(words: &str) -> String {
    let written =
        |one: &char| !one.is_control() && !matches!(one, '\u{fffe}' | '\u{ffff}');
    words.chars().filter(written).collect()
}

/// A table whose first row is repeated on each page and read as its header.
fn table(xml: &mut Xml, grid: &Grid) -> io::Result<()> {
    paragraph(xml, "Caption", &grid.caption.as_str().into())?;
    xml.create_element("w:tbl").write_inner_content(|xml| {
        xml.create_element("w:tblPr").write_inner_content(|xml| {
            empty(xml, "w:tblStyle", "TableGrid")?;
            xml.create_element("w:tblW")
                .with_attributes([("w:w", "5000"), ("w:type", "pct")])
                .write_empty()?;
            xml.create_element("w:tblLook")
                .with_attributes([("w:firstRow", "1"), ("w:firstColumn", "1")])
                .write_empty()?;
            empty(xml, "w:tblCaption", &legal(&grid.caption))
        })?;
        columns(xml, &grid.heads)?;
        let heads = grid.heads.iter().map(|head| Text::strong(head.text.as_str()).into());
        row(xml, &heads.collect::<Vec<Cell>>(), &grid.heads, Row::Header)?;
        grid.rows.iter().try_for_each(|line| match line {
            Line::Group(name) => {
                row(xml, &[Text::strong(name.as_str()).into()], &grid.heads, Row::Group)
            }
            Line::Cells(cells) => row(xml, cells, &grid.heads, Row::Plain),
        })
    })?;
    paragraph(xml, "Normal", &Text::default())
}

fn columns(xml: &mut Xml, heads: &[Head]) -> io::Result<()> {
    xml.create_element("w:tblGrid").write_inner_content(|xml| {
        heads.iter().try_for_each(|head| {
            let width = if head.align == Align::Right { "900" } else { "2400" };
            xml.create_element("w:gridCol")
                .with_attribute(("w:w", width))
                .write_empty()?;
            Ok(())
        })
    })?;
    Ok(())
}

/// What sort of row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Header,
    Group,
    Plain,
}

fn row(xml: &mut Xml, cells: &[Cell], heads: &[Head], sort: Row) -> io::Result<()> {
    xml.create_element("w:tr").write_inner_content(|xml| {
        xml.create_element("w:trPr").write_inner_content(|xml| {
            xml.create_element("w:cantSplit").write_empty()?;
            if sort == Row::Header {
                xml.create_element("w:tblHeader").write_empty()?;
            }
            Ok(())
        })?;
        cells.iter().zip(heads).try_for_each(|(cell, head)| {
            let span = if sort == Row::Group { heads.len() } else { 1 };
            self::cell(xml, cell, head.align, span)
        })
    })?;
    Ok(())
}

fn cell(xml: &mut Xml, cell: &Cell, align: Align, span: usize) -> io::Result<()> {
    xml.create_element("w:tc").write_inner_content(|xml| {
        xml.create_element("w:tcPr").write_inner_content(|xml| {
            if span > 1 { empty(xml, "w:gridSpan", &span.to_string()) } else { Ok(()) }
        })?;
        let named = if align == Align::Right { "CellNumber" } else { "Cell" };
        paragraph(xml, named, &cell.text)
    })?;
    Ok(())
}

/// A4, and the foot of each page.
fn page(xml: &mut Xml) -> io::Result<()> {
    xml.create_element("w:sectPr").write_inner_content(|xml| {
        xml.create_element("w:footerReference")
            .with_attributes([("w:type", "default"), ("r:id", "rId3")])
            .write_empty()?;
        xml.create_element("w:pgSz")
            .with_attributes([("w:w", "11906"), ("w:h", "16838")])
            .write_empty()?;
        xml.create_element("w:pgMar")
            .with_attributes([
                ("w:top", "1134"),
                ("w:right", "1134"),
                ("w:bottom", "1134"),
                ("w:left", "1134"),
                ("w:header", "567"),
                ("w:footer", "567"),
                ("w:gutter", "0"),
            ])
            .write_empty()?;
        Ok(())
    })?;
    Ok(())
}

fn empty(xml: &mut Xml, name: &str, value: &str) -> io::Result<()> {
    xml.create_element(name).with_attribute(("w:val", value)).write_empty()?;
    Ok(())
}
