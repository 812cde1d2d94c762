//! Every format of the same answers, written and read again.

use super::{themes, workbook};
use crate::analysis::themes::fixture::Fixture;
use crate::analysis::themes::{Answer, Asked, By, Layout, Measure, Shape, Sheet, answer};
use crate::analysis::verify::themes::{Stated, changes, compare, stated};
use crate::analysis::verify::{Error, read as read_file};
use crate::model::Stance;
use crate::present::{Format, Screen};

const NOWHERE: Screen = Screen { width: None, colour: false };

fn layouts() -> Vec<Layout> {
    vec![
        Layout::Frequencies,
        Layout::By(By::Year),
        Layout::By(By::Section),
        Layout::Matrix(Measure::Rate, Shape::Wide),
        Layout::Matrix(Measure::Passages, Shape::Long),
    ]
}

fn of(fixture: &Fixture, layout: Layout) -> Answer {
    answer(&fixture.coded(), &Asked { layout, ..Asked::default() }, None).unwrap()
}

fn read(bytes: &[u8]) -> Result<Stated, Error> {
    stated(&read_file(bytes)?)
}

/// The answer as a file: of rows, or a workbook.
fn written(answer: &Answer, format: Option<Format>, screen: Screen) -> Vec<u8> {
    let mut out = Vec::new();
    if let Some(format) = format {
        themes(answer, format, screen, &mut out).unwrap();
    } else {
        let sheets = [Sheet { name: "Data", flat: answer.flat() }];
        workbook(&sheets, &answer.made, &mut out).unwrap();
    }
    out
}

#[test]
fn what_was_exported_is_verified_from_every_format() {
    let fixture = Fixture::new();
    for layout in layouts() {
        let answer = of(&fixture, layout);
        for format in [Some(Format::Json), Some(Format::Csv), None] {
            let stated = read(&written(&answer, format, NOWHERE)).unwrap();
            assert_eq!(stated.made, answer.made);
            let compared = compare(layout, &stated.flat, &answer.flat());
            assert_eq!(compared.differences, [], "{layout:?} {format:?}");
            assert!(compared.numbers >= 15, "{layout:?} {format:?}");
        }
    }
}

#[test]
fn a_coding_that_changed_is_noticed_in_every_format() {
    let before = Fixture::new();
    let mut after = Fixture::new();
    after.codings.reviews[1].codings[0].stance = Stance::Mentioned;
    after.codings.hash = "changed".to_owned();
    for layout in layouts() {
        let now = of(&after, layout);
        for format in [Some(Format::Json), Some(Format::Csv), None] {
            let stated = read(&written(&of(&before, layout), format, NOWHERE)).unwrap();
            let compared = compare(layout, &stated.flat, &now.flat());
            let themes: Vec<&str> =
                compared.differences.iter().map(|one| one.theme.as_str()).collect();
            assert!(!themes.is_empty() && themes.iter().all(|one| *one == "threshold"));
            let changes = changes(&stated.made, &now.made);
            assert_eq!(changes.len(), 1);
            assert_eq!(changes[0].is, "changed");
        }
    }
}

#[test]
fn what_no_table_wrote_is_refused() {
    for text in ["", "a,b\n1,2\n", "{}", "[1]", "PK nothing"] {
        assert!(read(text.as_bytes()).is_err(), "{text}");
    }
}

#[test]
fn a_workbook_is_the_same_bytes_each_time_and_runs_nothing() {
    let answer = of(&Fixture::new(), Layout::Frequencies);
    let once = written(&answer, None, NOWHERE);
    assert_eq!(once, written(&answer, None, NOWHERE));
    let flat = read(&once).unwrap().flat;
    let title = flat.names.iter().position(|name| name == "title").unwrap();
    assert_eq!(flat.rows[0][title], "'=Threshold");
}

#[test]
fn a_table_for_a_person_has_families_and_a_caption() {
    let answer = of(&Fixture::new(), Layout::Frequencies);
    let screen = Screen { width: Some(110), colour: false };
    let table = String::from_utf8(written(&answer, Some(Format::Table), screen)).unwrap();
    insta::assert_snapshot!(table, @"
    theme         found in   %   95 % CI  mentioned in  passages  per 10,000 words    DP  precision

    Between agencies
      =Threshold    2 of 5  40  12 to 77             1         3              27.3  0.45          –  █████▎
      Hierarchy     1 of 5  20   4 to 62             1         1               9.1  0.73          –  ██▋

    Other themes
      Alcohol       0 of 5   0   0 to 43             0         0               0.0     –          –

    Out of 5 reviews, each case once. Corpus 1355afb7bbd2, codebook small c0dec0dec0de, throughline 0.1.0.
    95 % CI (Wilson 1927): how far the percentage may be from that of all such reviews, had these been drawn from them at random. DP (Gries 2008): how unevenly it is spread over the reviews, given how long they are: 0 where each has its share, near 1 where one short review has it all. Precision: the share of the passages found that hold, as measured on labelled passages. That a review finds a theme says that its authors reported it, not how often services fail; reviews are not a sample of cases, and boards cannot be compared by them.
    `throughline evidence --cell 'THEME'` shows the passages found; THEME is a name that `throughline codebook show` lists.
    ");
    let page = String::from_utf8(written(&answer, Some(Format::Html), NOWHERE)).unwrap();
    assert!(page.contains("<caption>Out of 5 reviews, each case once."));
    let lines =
        String::from_utf8(written(&answer, Some(Format::Markdown), NOWHERE)).unwrap();
    assert!(lines.contains("| **Between agencies** | | |"), "{lines}");
    assert!(lines.contains("| =Threshold | 2 of 5 | 40 | 12 to 77 | 1 | 3 |"), "{lines}");
}
