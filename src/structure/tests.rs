//! Whole pages through the whole stage: what each promise looks like on paper.

use super::structure;
use crate::model::{
    Extracted, Format, Line, Page, PageNumber, PassageKind, Rect, Review, ReviewId, Run,
    SectionKind, Status, Style,
};

/// A page being set, line by line, from the top.
struct Sheet {
    lines: Vec<Line>,
    y: f32,
}

const LEFT: f32 = 70.0;
const RIGHT: f32 = 520.0;

impl Sheet {
    fn new() -> Self {
        Self { lines: Vec::new(), y: 80.0 }
    }

    fn put(mut self, text: &str, x0: f32, x1: f32, size: f32, bold: bool) -> Self {
        let rect = Rect { x0, y0: self.y - size, x1, y1: self.y + 2.0 };
        let style = Style { bold, ..Style::default() };
        let end = u32::try_from(text.len()).expect("a short line");
        self.lines.push(Line {
            text: text.to_owned(),
            rect,
            baseline: self.y,
            runs: vec![Run { start: 0, end, rect, size, style }],
            words: Vec::new(),
            block: None,
        });
        self.y += 14.0;
        self
    }

    /// A line that reaches the right edge.
    fn full(self, text: &str) -> Self {
        self.put(text, LEFT, RIGHT, 11.0, false)
    }

    /// The last line of a paragraph, and the space below it.
    fn last(self, text: &str) -> Self {
        self.put(text, LEFT, LEFT + 200.0, 11.0, false).skip(8.0)
    }

    fn heading(self, text: &str) -> Self {
        self.skip(8.0).put(text, LEFT, LEFT + 180.0, 14.0, true).skip(8.0)
    }

    fn at(mut self, y: f32) -> Self {
        self.y = y;
        self
    }

    fn skip(mut self, space: f32) -> Self {
        self.y += space;
        self
    }

    /// Six full paragraphs, so that the page has a running text to measure by.
    fn prose(mut self) -> Self {
        for at in 0..4 {
            self = self
                .full(&format!("The review heard that worker {at} had written to the agency and"))
                .full("that nobody had replied before the meeting was held in the spring of")
                .last("that year, as the minutes show.");
        }
        self
    }
}

fn review(sheets: Vec<Sheet>) -> Review {
    let page = |(at, sheet): (usize, Sheet)| Page {
        number: PageNumber(u32::try_from(at + 1).expect("a few pages")),
        label: None,
        width: 595.0,
        height: 842.0,
        lines: sheet.lines,
        trouble: None,
    };
    let extracted = Extracted {
        format: Format::Pdf,
        status: Status::Ok,
        detail: None,
        title: None,
        author: None,
        pages: sheets.into_iter().enumerate().map(page).collect(),
    };
    let review = structure(ReviewId("r".to_owned()), &extracted);
    anchors_lead_back(&review, &extracted);
    review
}

/// Every stretch of every passage is what its line says there.
#[track_caller]
fn anchors_lead_back(review: &Review, extracted: &Extracted) {
    for passage in &review.passages {
        for anchor in &passage.anchors {
            let page = &extracted.pages[anchor.page.0 as usize - 1];
            let line = &page.lines[anchor.line as usize].text;
            let own = &passage.text[anchor.start as usize..anchor.end as usize];
            assert_eq!(&line[anchor.line_start as usize..][..own.len()], own);
        }
    }
}

fn texts(review: &Review) -> Vec<&str> {
    review.passages.iter().map(|passage| passage.text.as_str()).collect()
}

#[track_caller]
fn passage<'a>(review: &'a Review, start: &str) -> &'a crate::model::Passage {
    let found = review.passages.iter().find(|passage| passage.text.starts_with(start));
    found.unwrap_or_else(|| panic!("no passage starts with {start}: {:?}", texts(review)))
}

#[test]
fn hyphen_across_pages_is_joined_and_the_paragraph_kept_whole() {
    let review = review(vec![
        Sheet::new()
            .prose()
            .full("4.12 The minutes mention information that was not shared. The infor-")
            .at(800.0)
            .put("12", 290.0, 300.0, 9.0, false),
        Sheet::new()
            .full(
                "mation was in the file of the school nurse throughout, and remained in",
            )
            .last("it until the death.")
            .prose()
            .at(800.0)
            .put("13", 290.0, 300.0, 9.0, false),
    ]);
    let whole = passage(&review, "The minutes mention information");
    assert_eq!(
        whole.text,
        "The minutes mention information that was not shared. The information was in the \
         file of the school nurse throughout, and remained in it until the death."
    );
    assert_eq!(whole.number.as_deref(), Some("4.12"));
    assert_eq!((whole.page.0, whole.page_end.0), (1, 2));
    assert_eq!(whole.page_label.as_deref(), Some("12"));
    assert_eq!(whole.sentences.len(), 2);
}

#[test]
fn running_heads_are_in_no_passage() {
    let sheet = |at: usize| {
        Sheet::new()
            .at(40.0)
            .put("Overview report Child G", LEFT, 200.0, 9.0, false)
            .at(150.0)
            .prose()
            .at(800.0)
            .put(&format!("Page {} of 4", at + 1), 460.0, RIGHT, 9.0, false)
    };
    let review = review((0..4).map(sheet).collect());
    assert!(
        texts(&review)
            .iter()
            .all(|text| !text.contains("Overview") && !text.contains(" of 4"))
    );
    assert_eq!(review.passages[0].page_label.as_deref(), Some("1"));
    assert_eq!(review.passages.len(), 16);
}

#[test]
fn a_contents_list_is_its_heading_and_no_passages() {
    let review = review(vec![
        Sheet::new()
            .heading("Contents")
            .last("1. Introduction ........................ 2")
            .last("2. What happened ....................... 3"),
        Sheet::new()
            .heading("1. Introduction")
            .prose()
            .heading("2. What happened")
            .prose(),
    ]);
    let headings: Vec<&str> = review
        .passages
        .iter()
        .filter(|passage| passage.kind == PassageKind::Heading)
        .map(|passage| passage.text.as_str())
        .collect();
    assert_eq!(headings, ["Contents", "1. Introduction", "2. What happened"]);
    assert_eq!(review.passages.len(), 3 + 8);
    let kinds: Vec<SectionKind> =
        review.sections.iter().map(|section| section.kind).collect();
    assert_eq!(
        kinds,
        [
            SectionKind::Front,
            SectionKind::Contents,
            SectionKind::Other,
            SectionKind::Narrative
        ]
    );
}

#[test]
fn a_number_in_the_margin_belongs_to_the_line_beside_it() {
    let review = review(vec![
        Sheet::new()
            .prose()
            .put("7.3", 40.0, 56.0, 11.0, false)
            .skip(-14.0)
            .full("The health visitor asked twice to see the baby and was told on both")
            .last("days that it slept.")
            .prose(),
    ]);
    assert_eq!(passage(&review, "The health visitor").number.as_deref(), Some("7.3"));
    assert!(!texts(&review).contains(&"7.3"));
}

#[test]
fn a_note_does_not_break_the_paragraph_above_it() {
    let review = review(vec![
        Sheet::new()
            .prose()
            .full("The conference was told of the injury by the registrar, whose letter had")
            .put("3 Letter of 4 May 2012.", LEFT, 200.0, 8.0, false),
        Sheet::new().full("been sent to an address which the team had left a year before it").last("met.").prose(),
    ]);
    let whole = passage(&review, "The conference was told");
    assert!(whole.text.ends_with("whose letter had been sent to an address which the team had left a year before it met."));
    let note = passage(&review, "Letter of 4 May");
    assert_eq!((note.kind, note.number.as_deref()), (PassageKind::Footnote, Some("3")));
}

#[test]
fn rows_keep_their_cells_apart() {
    let review = review(vec![
        Sheet::new()
            .prose()
            .full("Name\tAge\tRelationship")
            .full("Mother\t25\tMother of Child J")
            .skip(10.0)
            .prose(),
    ]);
    let row = passage(&review, "Mother | 25 | Mother of Child J");
    assert_eq!(row.kind, PassageKind::TableRow);
}

#[test]
fn a_bullet_is_left_out_and_a_letter_is_a_number() {
    let review = review(vec![
        Sheet::new()
            .prose()
            .last("• a written agreement")
            .last("(b) Was the agreement kept?")
            .prose(),
    ]);
    let bullet = passage(&review, "a written agreement");
    assert_eq!((bullet.kind, bullet.number.as_deref()), (PassageKind::ListItem, None));
    let letter = passage(&review, "Was the agreement kept?");
    assert_eq!(
        (letter.kind, letter.number.as_deref()),
        (PassageKind::ListItem, Some("(b)"))
    );
}

#[test]
fn a_subsection_is_for_what_its_section_is_for() {
    let review = review(vec![
        Sheet::new()
            .heading("5 Analysis")
            .prose()
            .put("The core assessment", LEFT, 190.0, 12.5, true)
            .skip(8.0)
            .prose(),
    ]);
    let below =
        review.sections.iter().find(|section| section.heading == "The core assessment");
    let below = below.expect("a section");
    assert_eq!(below.kind, SectionKind::Analysis);
    assert_eq!(review.section_path(below.parent.expect("a parent")), ["5 Analysis"]);
}

#[test]
fn equal_words_are_told_apart_by_their_occurrence() {
    let review = review(vec![Sheet::new().prose().prose()]);
    let first = &review.passages[0].id.0;
    let again = &review.passages[4].id.0;
    assert_eq!(first.strip_suffix(".1"), again.strip_suffix(".2"));
    assert!(first.starts_with("r/") && first.len() == "r/00000000.1".len());
}

#[test]
fn no_pages_are_an_empty_review() {
    let review = review(Vec::new());
    assert_eq!((review.passages.len(), review.sections.len(), review.pages), (0, 1, 0));
}

mod hostile {
    use proptest::prelude::{Just, Strategy, prop_oneof, proptest};

    use super::{Sheet, review};

    /// Lines of anything: marks without words, hyphens, tabs, other scripts.
    fn text() -> impl Strategy<Value = String> {
        let word = prop_oneof![
            Just("•"),
            Just("4.12"),
            Just("(a)"),
            Just("Finding"),
            Just("Contents"),
            Just("\u{ad}"),
            Just("é-"),
            Just("…"),
            Just("Child"),
            Just("A."),
            Just("no-"),
            Just("Title:"),
            Just("12"),
            Just("报告"),
            Just("ﬁ\u{301}"),
            Just("Author:"),
        ];
        let space = prop_oneof![Just(" "), Just("\t"), Just("")];
        proptest::collection::vec((word, space), 0..9).prop_map(|parts| {
            let text: String =
                parts.into_iter().map(|(word, space)| word.to_owned() + space).collect();
            text.trim().to_owned()
        })
    }

    proptest! {
        /// `review` checks every anchor.
        #[test]
        fn any_lines_give_a_review_whose_anchors_lead_back(
            lines in proptest::collection::vec(
                (text(), 0..5_u8, 40..300_u16, 6..20_u8, proptest::bool::ANY), 0..40,
            ),
        ) {
            let mut sheets = vec![Sheet::new()];
            for (text, jump, left, size, bold) in lines {
                if jump == 0 {
                    sheets.push(Sheet::new());
                }
                let sheet = sheets.pop().expect("at least one");
                let sheet = sheet.skip(f32::from(jump) * 6.0 - 14.0);
                let left = f32::from(left);
                sheets.push(sheet.put(&text, left, left + 200.0, f32::from(size), bold));
            }
            let review = review(sheets);
            assert!(review.passages.iter().all(|passage| passage.words > 0));
        }
    }
}
