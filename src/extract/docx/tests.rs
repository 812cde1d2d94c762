//! Documents of a few paragraphs, put together here.

use std::io::Write;

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::*;

fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        archive.start_file(*name, SimpleFileOptions::default()).expect("a name");
        archive.write_all(text.as_bytes()).expect("memory");
    }
    archive.finish().expect("an archive").into_inner()
}

fn document(body: &str) -> String {
    format!("<w:document><w:body>{body}</w:body></w:document>")
}

fn extracted(parts: &[(&str, &str)]) -> Extracted {
    read(&package(parts), &mut |_| {})
}

/// Blocks of each page.
fn pages(extracted: &Extracted) -> Vec<Vec<(Block, &str)>> {
    extracted
        .pages
        .iter()
        .map(|page| {
            let lines = page.lines.iter();
            lines.filter_map(|line| Some((line.block?, line.text.as_str()))).collect()
        })
        .collect()
}

fn read_body(body: &str) -> Extracted {
    extracted(&[("word/document.xml", &document(body))])
}

const P: Block = Block::Paragraph;

#[test]
fn headings_are_told_by_their_style() {
    let styles = "<w:styles><w:style w:styleId='Rubrik1'><w:name w:val='Heading 1'/>\
                  </w:style></w:styles>";
    let body = document(
        "<w:p><w:pPr><w:pStyle w:val='Rubrik1'/></w:pPr><w:r><w:t>Findings</w:t></w:r></w:p>\
         <w:p><w:pPr><w:outlineLvl w:val='2'/></w:pPr><w:r><w:t>Health</w:t></w:r></w:p>",
    );
    let read = extracted(&[("word/document.xml", &body), ("word/styles.xml", styles)]);
    assert_eq!(
        pages(&read),
        [[(Block::Heading(1), "Findings"), (Block::Heading(3), "Health")]]
    );
}

#[test]
fn numbers_are_shown_as_word_shows_them() {
    let numbering = "<w:numbering><w:abstractNum w:abstractNumId='0'>\
        <w:lvl w:ilvl='0'><w:start w:val='4'/><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1'/></w:lvl><w:lvl w:ilvl='1'><w:numFmt w:val='decimal'/>\
        <w:lvlText w:val='%1.%2'/></w:lvl><w:lvl w:ilvl='2'><w:numFmt w:val='bullet'/>\
        <w:lvlText w:val='o'/></w:lvl></w:abstractNum>\
        <w:num w:numId='5'><w:abstractNumId w:val='0'/></w:num></w:numbering>";
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='5'/></w:numPr>\
             </w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body =
        document(&[item(1, "Mother"), item(2, "late"), item(1, "Father")].concat());
    let read =
        extracted(&[("word/document.xml", &body), ("word/numbering.xml", numbering)]);
    assert_eq!(
        pages(&read),
        [[(P, "4.1 Mother"), (Block::ListItem, "late"), (P, "4.2 Father")]]
    );
}

#[test]
fn changes_are_read_as_accepted_and_hidden_text_is_not_read() {
    let read = read_body(
        "<w:p><w:r><w:t xml:space='preserve'>The </w:t></w:r><w:del><w:r>\
         <w:delText>old</w:delText></w:r></w:del><w:ins><w:r><w:t>new &amp; true</w:t></w:r>\
         </w:ins><w:moveFrom><w:r><w:t>gone</w:t></w:r></w:moveFrom>\
         <w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>\
         <w:r><w:tab/><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t><w:softHyphen/></w:r>\
         <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
    );
    assert_eq!(pages(&read), [[(P, "The new & true co-op")]]);
}

#[test]
fn a_page_ends_where_word_broke_it() {
    let read = read_body(
        "<w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:br w:type='page'/></w:r></w:p>\
         <w:p><w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r></w:p>\
         <w:p><w:r><w:t>Runs over</w:t><w:lastRenderedPageBreak/><w:t>: three</w:t></w:r></w:p>\
         <w:p><w:pPr><w:pageBreakBefore/></w:pPr><w:r><w:t>Three</w:t></w:r></w:p>",
    );
    assert_eq!(
        pages(&read),
        [vec![(P, "One")], vec![(P, "Two"), (P, "Runs over: three")], vec![(P, "Three")]]
    );
}

#[test]
fn tables_are_rows_and_frames_are_not() {
    let cell =
        |text: &str| format!("<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>");
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("x"), cell("y"));
    let read = read_body(&format!(
        "<w:tbl><w:tr>{}<w:tc><w:p><w:r><w:t>Birth</w:t></w:r></w:p>{inner}</w:tc></w:tr>\
         <w:tr><w:tc><w:p><w:r><w:t>Boxed</w:t></w:r></w:p><w:p><w:r><w:t>text</w:t></w:r>\
         </w:p></w:tc></w:tr></w:tbl>",
        cell("June")
    ));
    assert_eq!(
        pages(&read),
        [[(Block::TableRow, "June\tBirth x y"), (P, "Boxed"), (P, "text")]]
    );
}

#[test]
fn notes_stand_on_the_page_of_their_mark() {
    let body = document(
        "<w:p><w:r><w:t>Plan</w:t><w:endnoteReference w:id='1'/><w:footnoteReference w:id='2'/>\
         </w:r></w:p><w:p><w:r><w:br w:type='page'/><w:t>Next</w:t></w:r></w:p>",
    );
    let notes = "<w:footnotes><w:footnote w:type='separator' w:id='0'><w:p/></w:footnote>\
        <w:footnote w:id='2'><w:p><w:r><w:footnoteRef/><w:t>See 4.</w:t></w:r></w:p>\
        </w:footnote></w:footnotes>";
    let ends = "<w:endnotes><w:endnote w:id='1'><w:p><w:r><w:t>Last.</w:t></w:r></w:p>\
        </w:endnote></w:endnotes>";
    let read = extracted(&[
        ("word/document.xml", &body),
        ("word/footnotes.xml", notes),
        ("word/endnotes.xml", ends),
    ]);
    let note = Block::Footnote;
    assert_eq!(
        pages(&read),
        [[(P, "Plan"), (note, "See 4.")], [(P, "Next"), (note, "Last.")]]
    );
}

#[test]
fn a_text_box_is_read_once() {
    let boxed =
        "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>";
    let read = read_body(&format!(
        "<w:p><w:r><w:t>Around </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{boxed}\
         </mc:Choice><mc:Fallback>{boxed}</mc:Fallback></mc:AlternateContent></w:r>\
         <w:r><w:t>it</w:t></w:r></w:p>"
    ));
    assert_eq!(pages(&read), [[(P, "In a box"), (P, "Around it")]]);
}

#[test]
fn properties_give_title_and_author() {
    let core = "<cp:coreProperties><dc:creator>A. Lee</dc:creator><dc:title>Child M</dc:title>\
                </cp:coreProperties>";
    let body = document("<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r></w:p>");
    let read = extracted(&[("word/document.xml", &body), ("docProps/core.xml", core)]);
    assert_eq!(read.title.as_deref(), Some("Child M"));
    assert_eq!(read.author.as_deref(), Some("A. Lee"));
    assert!(read.pages[0].lines[0].is_bold());
}

#[test]
fn a_document_that_breaks_off_is_partial() {
    let read = extracted(&[(
        "word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>Before</w:t></w:r></w:p><w:p><w:r><w:t>half",
    )]);
    assert_eq!(read.status, Status::Partial);
    assert_eq!(pages(&read)[0][0], (P, "Before"));
    let nothing = extracted(&[("word/document.xml", "<w:document></w:body>")]);
    assert_eq!(nothing.status, Status::Damaged);
}

#[test]
fn what_grows_beyond_measure_is_a_limit() {
    let zeros = " ".repeat(usize::try_from(PART).expect("a small number") + 1);
    let bomb = extracted(&[("word/document.xml", &zeros)]);
    assert_eq!(bomb.status, Status::Limit);
    let deep = document(&"<w:tbl><w:tr><w:tc>".repeat(100_000));
    assert_eq!(extracted(&[("word/document.xml", &deep)]).status, Status::Limit);
}

#[test]
fn entities_do_not_multiply() {
    let read = extracted(&[(
        "word/document.xml",
        "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]>\
         <d><p><r><t>x&b;&#233;</t></r></p></d>",
    )]);
    assert_eq!(pages(&read), [[(P, "xé")]]);
}

#[test]
fn an_archive_without_a_document_is_unsupported() {
    assert_eq!(extracted(&[("content.xml", "<x/>")]).status, Status::Unsupported);
    assert_eq!(read(b"PK\x03\x04broken", &mut |_| {}).status, Status::Damaged);
}
