//! Tests of the file of judgements.

use std::fs;
use std::thread;

use super::{append_judgement, read_judgements};
use crate::model::{Judgement, PassageId, Stratum, ThemeId, Verdict};

fn judgement(who: &str, passage: &str) -> Judgement {
    Judgement {
        who: who.to_owned(),
        when: "2026-03-05T14:02:11Z".to_owned(),
        passage: PassageId(passage.to_owned()),
        text_hash: "0123456789abcdef".to_owned(),
        theme: ThemeId("threshold".to_owned()),
        verdict: Verdict::Other(ThemeId("hierarchy".to_owned())),
        codebook_hash: "c0de".to_owned(),
        sample: "first".to_owned(),
        stratum: Stratum::Plausible,
        probability: 1.0 / 3.0,
    }
}

#[test]
fn what_is_appended_is_read_again_to_the_last_digit() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("judgements.csv");
    assert_eq!(read_judgements(&path).unwrap(), []);
    let all = [judgement("ann, of \"Leeds\"", "a/0.1"), judgement("bob", "a/1.1")];
    for one in &all {
        append_judgement(&path, one).unwrap();
    }
    assert_eq!(read_judgements(&path).unwrap(), all);
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("who,when,passage,text_hash,theme,verdict,"), "{text}");
    assert_eq!(text.matches("who,when").count(), 1);
}

#[test]
fn a_line_left_open_is_closed_before_the_next_row() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("judgements.csv");
    append_judgement(&path, &judgement("ann", "a/0.1")).unwrap();
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.trim_end()).unwrap();
    append_judgement(&path, &judgement("bob", "a/1.1")).unwrap();
    assert_eq!(read_judgements(&path).unwrap().len(), 2);
}

#[test]
fn many_who_write_at_a_time_tear_no_line() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("judgements.csv");
    thread::scope(|scope| {
        for who in ["ann", "bob", "cat", "dan"] {
            let path = &path;
            scope.spawn(move || {
                for at in 0..10 {
                    let one = judgement(who, &format!("a/{at}.1"));
                    append_judgement(path, &one).unwrap();
                }
            });
        }
    });
    assert_eq!(read_judgements(&path).unwrap().len(), 40);
}

#[test]
fn a_row_that_says_nothing_sensible_is_named_by_its_line() {
    let place = tempfile::tempdir().unwrap();
    let path = place.path().join("judgements.csv");
    append_judgement(&path, &judgement("ann", "a/0.1")).unwrap();
    let good = fs::read_to_string(&path).unwrap();
    let row = good.lines().nth(1).unwrap();
    for (from, to, problem) in [
        ("other:hierarchy", "maybe", "`maybe` is no verdict"),
        ("plausible", "somewhere", "`somewhere` is no stratum"),
        ("0.3333333333333333", "0", "`0` is no probability"),
        ("ann", "", "`who` is empty"),
    ] {
        fs::write(&path, format!("{good}{}\n", row.replace(from, to))).unwrap();
        let error = read_judgements(&path).unwrap_err().to_string();
        assert!(error.starts_with("judgements.csv, line 3: "), "{error}");
        assert!(error.contains(problem), "{error}");
    }
    fs::write(&path, "who,passage,verdict\n").unwrap();
    let error = read_judgements(&path).unwrap_err().to_string();
    assert!(error.contains("line 1: the columns are not who,when,passage,"), "{error}");
}
