//! One small paper in each format, compared whole.

use super::{
    Bar, Block, Cell, Chart, Contents, Grid, Head, Line, Paper, PaperFormat, Part, Run,
    Text, Thing, fragment, write,
};
use crate::model::{ReviewId, ThemeId};

/// A paper with one of everything, and words that every format would take for marks.
fn paper() -> Paper {
    let share = Bar { percent: 81.25, interval: Some((57.0, 93.4)) };
    let grid = Grid {
        caption: "Out of 16 <reviews>.".to_owned(),
        heads: vec![Head::left("theme"), Head::right("%")],
        rows: vec![
            Line::Group("Family & kin".to_owned()),
            Line::Cells(vec![
                Text::to("a", "No | threshold").into(),
                Cell { text: "81".into(), bar: Some(share) },
            ]),
        ],
    };
    let chart = Chart {
        title: "By year".to_owned(),
        names: None,
        svg: "<svg role=\"img\"><title>By year</title></svg>".to_owned(),
        described: "Highest in 2014.".to_owned(),
        note: "p 0.2.".to_owned(),
    };
    let quotation = Block::Quotation {
        words: Text(vec![
            Run::Plain("1. It was \"*not*\" ".to_owned()),
            Run::Mark("agreed".to_owned()),
        ]),
        source: Text::from("Child A, p. 2 · ").and(Text::code("child-a/1.1")),
    };
    let blocks = vec![
        Block::Paragraph(Text::strong("Found").and(" in 13\u{202e}.")),
        Block::Facts(vec![("Files".to_owned(), "16".into())]),
        Block::List(vec!["- one".into()]),
        quotation,
        Block::Table(grid),
        Block::Charts(vec![chart]),
        Block::note("Read with care."),
    ];
    let mut first = Part::new("a", "Themes", blocks);
    let place = Block::Paragraph(Text::here("here", "place"));
    first.parts.push(Part::new("b", "Part", vec![place]));
    Paper {
        title: "What <they> say".to_owned(),
        subtitle: "16 reviews.".to_owned(),
        contents: Contents::Listed,
        parts: vec![first],
        foot: "throughline.".to_owned(),
    }
}

fn written(format: PaperFormat) -> Vec<u8> {
    let mut out = Vec::new();
    write(&paper(), format, &mut out).unwrap();
    out
}

#[test]
fn a_page_has_landmarks_headers_and_no_mark_of_a_document() {
    let page = String::from_utf8(written(PaperFormat::Html)).unwrap();
    let body = page.split("<body>").nth(1).unwrap();
    insta::assert_snapshot!(body.replace("><", ">\n<"));
}

#[test]
fn markdown_has_the_same_parts_and_charts_in_words() {
    insta::assert_snapshot!(String::from_utf8(written(PaperFormat::Markdown)).unwrap());
}

#[test]
fn a_document_for_a_word_processor_has_styles_and_header_rows() {
    let bytes = written(PaperFormat::Docx);
    let mut file = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut body = String::new();
    let mut part = file.by_name("word/document.xml").unwrap();
    std::io::Read::read_to_string(&mut part, &mut body).unwrap();
    insta::assert_snapshot!(body.replace("><", ">\n<"));
}

#[test]
fn what_words_name_is_led_to_on_a_page_that_shows_it_and_not_else() {
    let theme = Thing::Theme(ThemeId("moon".to_owned()));
    let review = |name: &str| Thing::Review(ReviewId(name.to_owned()));
    let several = ["a", "<b>"].map(|name| (review(name), name.to_owned())).to_vec();
    let text = Text::to("theme-moon", "Moon")
        .naming(&theme)
        .and(Text::code("a/1").naming(&review("a")))
        .and(Run::Several(several));
    let part = Part::new("x", "X", vec![Block::Paragraph(text)]);
    let leads = |thing: &Thing| match thing {
        Thing::Theme(theme) => Some(format!("/theme/{theme}")),
        Thing::Review(review) if review.0 == "a" => Some("/a".to_owned()),
        _ => None,
    };
    assert_eq!(
        fragment(&part, &leads).markup.into_string(),
        "<p><a href=\"/theme/moon\">Moon</a><a href=\"/a\"><code>a/1</code></a>\
         <a href=\"/a\">a</a>, &lt;b&gt;</p>"
    );
    assert_eq!(
        fragment(&part, &|_| None).markup.into_string(),
        "<p><a href=\"#theme-moon\">Moon</a><code>a/1</code>a, &lt;b&gt;</p>"
    );
}
