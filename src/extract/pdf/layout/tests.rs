//! Reading order and the shape of lines, one fact a test.

use std::fmt::Write;

use proptest::prelude::{Strategy, any, prop_assert, proptest};

use crate::extract::pdf::sample::Sample;

use crate::model::Line;

/// Lines of prose that fill a column of 220 points in 12 point Helvetica.
const LEFT: [&str; 6] = [
    "The health visitor saw the family twice",
    "in that month and wrote that the home",
    "was cold. No one asked why the baby",
    "had not been weighed since the spring,",
    "and the next appointment was missed by",
    "the mother without any reason given.",
];
const RIGHT: [&str; 6] = [
    "Police attended the address in August",
    "after a neighbour rang about shouting.",
    "The children were seen asleep upstairs",
    "and a notification went to social care,",
    "where it was read by nobody for a week",
    "and then closed with no further action.",
];

fn columns(pitch: f32, shift: f32) -> Vec<(f32, f32, &'static str)> {
    let mut lines = Vec::new();
    let mut y = 700.0;
    for (left, right) in LEFT.iter().zip(RIGHT) {
        lines.push((60.0, y, *left));
        lines.push((320.0, y - shift, right));
        y -= pitch;
    }
    lines
}

#[test]
fn two_columns_are_read_one_after_the_other() {
    let mut lines = columns(14.0, 0.0);
    lines.push((
        60.0,
        740.0,
        "A heading that runs on above both of the columns of the page",
    ));
    lines.push((
        60.0,
        560.0,
        "A last line that runs on below both of the columns of the page",
    ));
    let texts = Sample::lines(&lines).texts();
    assert!(texts[0].starts_with("A heading"));
    assert_eq!(texts[1..7], LEFT);
    assert_eq!(texts[7..13], RIGHT);
    assert!(texts[13].starts_with("A last line"));
}

#[test]
fn columns_need_not_be_level_with_each_other() {
    let texts = Sample::lines(&columns(14.0, 6.0)).texts();
    assert_eq!(texts, [LEFT, RIGHT].concat());
}

#[test]
fn a_ruled_table_is_read_row_by_row() {
    let mut sample =
        String::from("60 693 500 0.5 re f 60 665 500 0.5 re f BT /F1 12 Tf ");
    for (x, y, text) in columns(14.0, 0.0) {
        write!(sample, "1 0 0 1 {x} {y} Tm ({text}) Tj ").unwrap();
    }
    let texts = Sample::new(sample + "ET").texts();
    let expected: Vec<String> =
        LEFT.iter().zip(RIGHT).map(|(left, right)| format!("{left}\t{right}")).collect();
    assert_eq!(texts, expected);
}

#[test]
fn cells_are_set_apart_by_tabs_and_words_by_spaces() {
    let row = [
        (60.0, 700.0, "2 May 2012"),
        (200.0, 700.0, "Initial conference"),
        (400.0, 700.0, "CSC"),
    ];
    let page = Sample::lines(&row).shown();
    assert_eq!(page.lines[0].text, "2 May 2012\tInitial conference\tCSC");
    let starts: Vec<(u32, f32)> =
        page.lines[0].runs.iter().map(|run| (run.start, run.rect.x0)).collect();
    assert_eq!(starts, [(0, 60.0), (11, 200.0), (30, 400.0)]);
}

#[test]
fn a_stretched_line_has_no_tabs() {
    let words = [
        (60.0, 700.0, "the"),
        (110.0, 700.0, "child"),
        (170.0, 700.0, "was"),
        (225.0, 700.0, "seen"),
    ];
    assert_eq!(Sample::lines(&words).texts(), ["the child was seen"]);
}

#[test]
fn a_paragraph_number_is_followed_by_a_space() {
    let line = [(60.0, 700.0, "4.12"), (110.0, 700.0, "The threshold was not met.")];
    assert_eq!(Sample::lines(&line).texts(), ["4.12 The threshold was not met."]);
}

#[test]
fn dots_lead_to_a_page_number_on_one_line() {
    let line = [(60.0, 700.0, "1 Introduction ........"), (300.0, 700.0, "3")];
    assert_eq!(Sample::lines(&line).texts(), ["1 Introduction ........ 3"]);
}

#[test]
fn a_raised_mark_stays_on_its_line() {
    let content = "BT /F1 12 Tf 72 700 Td (agreed) Tj /F1 7 Tf 4 Ts (2) Tj /F1 12 Tf 0 Ts \
                   ( in May) Tj ET";
    let page = Sample::new(content).shown();
    let line = &page.lines[0];
    assert_eq!(line.text, "agreed2 in May");
    let runs: Vec<(u32, u32, f32)> =
        line.runs.iter().map(|run| (run.start, run.end, run.size)).collect();
    assert_eq!(runs, [(0, 6, 12.0), (6, 8, 7.0), (8, 14, 12.0)]);
    assert!((line.baseline - 92.0).abs() < 0.01);
}

#[test]
fn spaced_letters_are_a_word() {
    let content = "BT /F1 12 Tf 72 700 Td 4 Tc (FINDINGS) Tj ET";
    assert_eq!(Sample::new(content).texts(), ["FINDINGS"]);
    let moved = "BT /F1 12 Tf 72 700 Td [(K) -300 (E) -300 (N) -300 (T) -900 (L) -300 (S) -300 \
                 (C) -300 (B)] TJ ET";
    assert_eq!(Sample::new(moved).texts(), ["KENT LSCB"]);
}

#[test]
fn word_boxes_slice_back_to_their_words() {
    let page = Sample::lines(&[(72.0, 700.0, "was not brought")]).shown();
    let line = &page.lines[0];
    let words: Vec<&str> = line
        .words
        .iter()
        .map(|word| &line.text[word.start as usize..word.end as usize])
        .collect();
    assert_eq!(words, ["was", "not", "brought"]);
    assert!(line.words[0].rect.x1 < line.words[1].rect.x0);
}

/// Words anywhere on the page, in any size and direction.
fn scattered() -> impl Strategy<Value = String> {
    const TEXTS: [&str; 8] = [
        "(no)",
        "( a  b )",
        "(\\255)",
        "(x\\255y)",
        "(.....)",
        "(\\001\\t)",
        "(4.12)",
        "[(A) -400 (B)]",
    ];
    let word = (0..TEXTS.len(), 0..60_u16, 0..80_u16, 1..30_u8, any::<bool>());
    proptest::collection::vec(word, 0..60).prop_map(|words| {
        let mut content = String::from("BT ");
        for (text, x, y, size, upright) in words {
            let turn = if upright { "1 0 0 1" } else { "0.7 0.7 -0.7 0.7" };
            let show = if TEXTS[text].starts_with('[') { "TJ" } else { "Tj" };
            let (x, y, text) = (x * 10, y * 10, TEXTS[text]);
            writeln!(content, "/F1 {size} Tf {turn} {x} {y} Tm {text} {show}").unwrap();
        }
        content + "ET"
    })
}

/// What the model promises of every line.
fn keeps_its_promises(line: &Line) -> bool {
    let text = line.text.as_str();
    let whole = |start: u32, end: u32| text.get(start as usize..end as usize).is_some();
    let joined = line.runs.windows(2).all(|pair| pair[0].end == pair[1].start);
    let covered = line.runs.first().is_some_and(|run| run.start == 0)
        && line.runs.last().is_some_and(|run| run.end as usize == text.len());
    !text.contains("  ")
        && text.trim() == text
        && !text.contains(|letter: char| letter.is_control() && letter != '\t')
        && !text.trim_end_matches('\u{ad}').contains('\u{ad}')
        && joined
        && covered
        && line.runs.iter().all(|run| whole(run.start, run.end))
        && line.words.iter().all(|word| whole(word.start, word.end))
        && line.rect.x0 <= line.rect.x1
        && line.rect.y0 <= line.rect.y1
}

proptest! {
    #[test]
    fn every_line_keeps_the_promises_of_the_model(content in scattered()) {
        for line in Sample::new(content).shown().lines {
            prop_assert!(keeps_its_promises(&line), "{line:?}");
        }
    }

    #[test]
    fn no_content_makes_the_reader_panic(content in "[ -~\n]{0,400}") {
        let page = Sample::new(content).shown();
        prop_assert!(page.lines.iter().all(keeps_its_promises));
    }
}

#[test]
fn numbers_that_hang_into_the_gutter_stay_with_their_column() {
    let mut lines = columns(14.0, 0.0);
    for (at, line) in lines.iter_mut().filter(|line| line.0 > 300.0).enumerate() {
        (line.0, line.1) = (332.0, line.1 - 3.0);
        if at == 2 {
            line.2 = "2.";
            line.0 = 312.0;
        }
    }
    let texts = Sample::lines(&lines).texts();
    assert_eq!(texts[..6], LEFT);
    assert_eq!(texts[8], "2.");
}

#[test]
fn a_proved_gutter_parts_a_short_stretch_below_a_line_across() {
    let mut lines = columns(14.0, 0.0);
    lines.extend(columns(14.0, 6.0).into_iter().map(|(x, y, text)| (x, y - 84.0, text)));
    lines.push((
        60.0,
        500.0,
        "A line in the middle that runs on across both of the columns of it",
    ));
    lines.push((60.0, 480.0, "What is left of them below"));
    lines.push((320.0, 480.0, "ends after two short"));
    lines.push((60.0, 466.0, "the line across both sides"));
    lines.push((320.0, 466.0, "lines."));
    let texts = Sample::lines(&lines).texts();
    let last: Vec<&str> = texts[texts.len() - 4..].iter().map(String::as_str).collect();
    assert_eq!(
        last,
        [
            "What is left of them below",
            "the line across both sides",
            "ends after two short",
            "lines."
        ]
    );
}
