//! Every format of the same years.

use super::trends;
use crate::analysis::Subject;
use crate::analysis::themes::fixture::Fixture;
use crate::analysis::themes::{Asked, Made};
use crate::analysis::trends::{By, Question, trends as asked};
use crate::index::fixture::known;
use crate::model::Date;
use crate::present::{Format, Screen};

const NOWHERE: Screen = Screen { width: None, colour: false };

/// `a` is of 2010, `b` of 2013, `c` and `e` of 2012; of `g` no year is known.
fn fixture() -> Fixture {
    let mut fixture = Fixture::new();
    fixture.records[1].metadata.published = Date::new(2013, None, None).map(known);
    fixture
}

fn written(subjects: &[Subject], format: Option<Format>) -> Vec<u8> {
    let fixture = fixture();
    let question = Question { subjects, by: By::Published, only: None, suppress: None };
    let found = asked(&fixture.coded(), &question);
    let made = Made::now(&fixture.coded(), Asked::default());
    let mut out = Vec::new();
    trends(&found, &made, format, NOWHERE, &mut out).unwrap();
    out
}

fn text(subjects: &[Subject], format: Format) -> String {
    String::from_utf8(written(subjects, Some(format))).unwrap()
}

fn themes(count: usize) -> Vec<Subject> {
    Subject::all(&fixture().codebook).into_iter().cycle().take(count).collect()
}

#[test]
fn a_table_has_every_year_gaps_included_and_says_what_to_be_careful_about() {
    insta::assert_snapshot!(text(&themes(1), Format::Table), @"
    year           found in    %    95 % CI

    =Threshold  █·▁█  no clear trend (z -0.46, p 0.646)
      2010           1 of 1  100  21 to 100
      2011       no reviews    –          –
      2012           0 of 2    0    0 to 66
      2013           1 of 1  100  21 to 100
      not known      0 of 1    0    0 to 79

    Out of 5 reviews, each case once. By year of publication. The year of 1 review is not known: not in the trend. Fewer than 10 reviews in 2010, 2012, 2013: there, one review more or less changes the percentage by more than ten. No reviews in 2011. p is rough: fewer than 5 reviews have it, or lack it. A sign a year, the highest for 100 %; · no reviews. Corpus 1355afb7bbd2, codebook small c0dec0dec0de, throughline 0.1.0.
    95 % CI (Wilson 1927): how far the percentage may be from that of all such reviews, had these been drawn from them at random. z, p (Cochran 1954, Armitage 1955): whether the share rises (z above 0) or falls year by year; chance alone gives a z beyond 1.96 or -1.96 once in 20 themes (p 0.05). p adj. (Benjamini and Hochberg 1995): p after so many tests: of all rows whose p adj. is below 0.05, at most one in 20 is expected to be chance. Reviews are not chosen at random: a share that changes says that they report other things than before, not that practice has changed.
    `throughline evidence --cell 'THEME,year:YEAR'` shows the passages behind the number of a theme, `throughline search 'QUERY' --where 'year:YEAR NOT duplicate_of:*'` of a query.
    ");
}

#[test]
fn many_themes_are_a_line_of_signs_each() {
    insta::assert_snapshot!(text(&themes(7), Format::Table), @"
    theme       found in   %  2010 to 2013      z      p  p adj.
    =Threshold    2 of 5  40          █·▁█  -0.46  0.646   0.791
    Hierarchy     1 of 5  20          ▁·▅▁   0.26  0.791   0.791
    Alcohol       0 of 5   0          ▁·▁▁      –      –       –
    =Threshold    2 of 5  40          █·▁█  -0.46  0.646   0.791
    Hierarchy     1 of 5  20          ▁·▅▁   0.26  0.791   0.791
    Alcohol       0 of 5   0          ▁·▁▁      –      –       –
    =Threshold    2 of 5  40          █·▁█  -0.46  0.646   0.791

    Out of 5 reviews, each case once. By year of publication. The year of 1 review is not known: not in the trend. Fewer than 10 reviews in 2010, 2012, 2013: there, one review more or less changes the percentage by more than ten. No reviews in 2011. For 5 of 7, p is rough: fewer than 5 reviews have it, or lack it. A sign a year, the highest for 100 %; · no reviews. Corpus 1355afb7bbd2, codebook small c0dec0dec0de, throughline 0.1.0. Name up to 6 to see every year.
    95 % CI (Wilson 1927): how far the percentage may be from that of all such reviews, had these been drawn from them at random. z, p (Cochran 1954, Armitage 1955): whether the share rises (z above 0) or falls year by year; chance alone gives a z beyond 1.96 or -1.96 once in 20 themes (p 0.05). p adj. (Benjamini and Hochberg 1995): p after so many tests: of all rows whose p adj. is below 0.05, at most one in 20 is expected to be chance. Reviews are not chosen at random: a share that changes says that they report other things than before, not that practice has changed.
    `throughline evidence --cell 'THEME,year:YEAR'` shows the passages behind the number of a theme, `throughline search 'QUERY' --where 'year:YEAR NOT duplicate_of:*'` of a query.
    ");
}

#[test]
fn rows_are_named_where_there_are_several() {
    let one = text(&themes(1), Format::Csv);
    assert!(one.starts_with("group,n,total,percent,ci_low,ci_high,z,p,p_adj,few,by,"));
    assert_eq!(one.lines().count(), 6);
    assert!(one.contains("\n2011,0,0,,,,"), "{one}");
    let json: serde_json::Value =
        serde_json::from_str(&text(&themes(2), Format::Json)).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(10));
    assert_eq!(
        (&json[1]["percent"], &json[1]["total"]),
        (&serde_json::json!(null), &0.into())
    );
    assert_eq!(json[9]["group"], "not known");
    assert_eq!(json[9]["theme"], "hierarchy");
}

#[test]
fn a_page_has_a_chart_each_with_its_numbers() {
    let page = text(&themes(2), Format::Html);
    assert_eq!(page.matches("<svg ").count(), 2);
    assert_eq!(page.matches("<tr><th scope=\"row\">").count(), 10);
    assert!(
        page.contains("id=\"theme-2-title\"") && page.contains("No reviews in 2011.")
    );
    for remote in ["<script", "href=\"h", "src=", "url("] {
        assert!(!page.contains(remote), "{remote}");
    }
}

#[test]
fn a_workbook_is_the_same_bytes_each_time() {
    assert_eq!(written(&themes(3), None), written(&themes(3), None));
}
