//! Every format of the same pairs.

use std::collections::BTreeMap;

use super::{Cooccurring, cooccurrences};
use crate::analysis::Subject;
use crate::analysis::cooccurrence::{
    Cooccurrences, Measure, Pairs, Question, Sort, Unit, cooccurrence, open,
};
use crate::analysis::themes::fixture::Fixture;
use crate::analysis::themes::{Asked, Made};
use crate::index::fixture::{library, review};
use crate::model::ReviewId;
use crate::present::{Format, Screen};

const NOWHERE: Screen = Screen { width: None, colour: false };

/// The themes of the fixture, and a query that hits `a` 1, `b` 0 and `e` 1.
fn subjects(fixture: &Fixture) -> Vec<Subject> {
    let hit = [("a", 1), ("b", 0), ("e", 1)].map(|(id, ord)| (ReviewId(id.into()), ord));
    let mut subjects = Subject::all(&fixture.codebook);
    subjects.push(Subject::query("two|<b>", hit.into_iter().collect()));
    subjects
}

fn found(fixture: &Fixture, unit: Unit) -> Cooccurrences {
    let (_corpus, library) = library(&[]);
    let subjects = subjects(fixture);
    let (pairs, sort) = (Pairs::All, Sort::Jaccard);
    let question =
        Question { subjects: &subjects, pairs, unit, only: None, sort, suppress: None };
    cooccurrence(&library, &fixture.coded(), &question).unwrap()
}

fn written(what: &Cooccurring<'_>, format: Option<Format>) -> Vec<u8> {
    let made = Made::now(&Fixture::new().coded(), Asked::default());
    let mut out = Vec::new();
    cooccurrences(what, &made, format, NOWHERE, &mut out).unwrap();
    out
}

fn text(what: &Cooccurring<'_>, format: Format) -> String {
    String::from_utf8(written(what, Some(format))).unwrap()
}

#[test]
fn a_table_for_a_person_warns_and_says_what_it_is_out_of() {
    let found = found(&Fixture::new(), Unit::Reviews);
    let table = text(&Cooccurring::Pairs(&found, Some(4)), Format::Table);
    insta::assert_snapshot!(table, @"
    themes                 together in  first  second  Jaccard  lift   G²      p  p adj.  unequal
    threshold + two|<b>         2 of 5      2       3     0.67  1.67  2.9  0.400   1.000
    hierarchy + two|<b>         1 of 5      1       3     0.33  1.67  1.2  1.000   1.000
    threshold + hierarchy       0 of 5      2       1     0.00  0.00  1.2  1.000   1.000
    threshold + alcohol         0 of 5      2       0     0.00     –    –      –       –      yes

    Out of 5 reviews, each case once. 2 of 6 pairs occur together in a review. 4 shown, --limit shows more. Corpus 1355afb7bbd2, codebook small c0dec0dec0de, throughline 0.1.0.
    Jaccard (1901): of what has either, the share that has both: 0 never together, 1 never apart. Lift (Brin et al. 1997): how many times as often together as by chance: 2 is twice, 1 as by chance, below 1 less often. G² (Dunning 1993): how surely it is not chance, whichever way: chance alone gives 3.84 or more once in 20 rows, 6.63 once in 100, 10.83 once in 1,000. p (Fisher's exact test, 1934): how likely chance alone gives as uneven a count. p adj. (Benjamini and Hochberg 1995): p after so many tests: of all rows whose p adj. is below 0.05, at most one in 20 is expected to be chance. Unequal: one is at least five times as frequent as the other, so that Jaccard must be low. That two themes occur together says that both are reported, not that one leads to the other.
    `throughline cooccur --cell 'A' 'B'` shows the passages in which A and B are together; --cell 'A' 'A' those of A.
    ");
}

#[test]
fn every_format_has_every_pair_and_none_runs_what_was_typed() {
    let found = found(&Fixture::new(), Unit::Passages);
    let all = Cooccurring::Pairs(&found, None);
    let csv = text(&all, Format::Csv);
    assert!(csv.starts_with(
        "theme_a,theme_b,unit,n_ab,n_a,n_b,n_units,jaccard,lift,ll,p,p_adj,unequal,"
    ));
    assert_eq!(csv.lines().count(), 7);
    let json: serde_json::Value =
        serde_json::from_str(&text(&all, Format::Json)).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(6));
    assert_eq!(json[5]["jaccard"], 0.0);
    assert_eq!(text(&all, Format::Ndjson).lines().count(), 6);
    let page = text(&all, Format::Html);
    assert!(
        page.contains("threshold + two|&lt;b&gt;") && !page.contains("<b>"),
        "{page}"
    );
    assert!(text(&all, Format::Markdown).contains(r"threshold + two\|"));
    assert_eq!(written(&all, None), written(&all, None));
}

#[test]
fn a_matrix_is_square_and_numbered_on_a_screen_only() {
    let found = found(&Fixture::new(), Unit::Reviews);
    let counts = text(&Cooccurring::Matrix(&found, Measure::Counts), Format::Csv);
    let expected = "theme,threshold,hierarchy,alcohol,two|<b>\nthreshold,2,0,0,2\n\
                    hierarchy,0,1,0,1\nalcohol,0,0,0,0\ntwo|<b>,2,1,0,3\n";
    assert_eq!(counts, expected);
    let jaccard = text(&Cooccurring::Matrix(&found, Measure::Jaccard), Format::Table);
    assert!(jaccard.starts_with("theme           1     2     3     4\n"), "{jaccard}");
    assert!(jaccard.contains("3 alcohol    0.00  0.00     –  0.00\n"), "{jaccard}");
}

#[test]
fn a_count_is_one_line_or_one_object() {
    let found = found(&Fixture::new(), Unit::Reviews);
    let count = Cooccurring::Count(&found);
    assert_eq!(text(&count, Format::Table), "2 of 6 pairs occur together in a review\n");
    let object =
        "{\"unit\":\"reviews\",\"n_units\":5,\"themes\":4,\"pairs\":6,\"together\":2}\n";
    assert_eq!(text(&count, Format::Json), object);
}

#[test]
fn a_number_opens_to_passages_with_all_that_they_were_found_for() {
    let fixture = Fixture::new();
    let texts = ["One.", "Two.", "Three.", "Four."];
    let (_corpus, library) = library(&[review("a", &texts), review("b", &texts[..2])]);
    let all = subjects(&fixture);
    let both = [all[0].clone(), all[3].clone()];
    let found = open(&library, &fixture.coded(), &both, Unit::Reviews, None).unwrap();
    let names = BTreeMap::from([(ReviewId("a".into()), "Child A".to_owned())]);
    let shown = text(&Cooccurring::Opened(&found, None, &names), Format::Table);
    insta::assert_snapshot!(shown, @"
        Child A
          reviews/a.pdf
          p. 1 (printed iv), 1.0 · 1 What happened
            threshold  [a/00000000.1:threshold]
              One.
          p. 2 (printed iv), 1.1 · 2 Findings
            threshold  [a/00000001.1:threshold]
            two|<b>  [a/00000001.1]
              Two.

        b
          reviews/b.pdf
          p. 1 (printed iv), 1.0 · 1 What happened
            threshold  [b/00000000.1:threshold]
            two|<b>  [b/00000000.1]
              One.

        together in 2 reviews, in 3 passages
        ");
    let rows = text(&Cooccurring::Opened(&found, Some(1), &names), Format::Csv);
    assert_eq!(rows.lines().count(), 2);
    let count = text(&Cooccurring::OpenedCount(&found), Format::Json);
    assert_eq!(count, "{\"n_ab\":2,\"passages\":3}\n");
}
