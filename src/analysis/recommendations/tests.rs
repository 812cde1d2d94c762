//! Sentences written by hand, and what is read from them.

use super::area::{Area, Ground};
use super::explained::Explained;
use super::item::Item;
use super::kinds::{Addressee, Type};
use super::read::{Read, read};
use crate::coding::{Loose, loose_review};
use crate::index::StoredPassage;
use crate::model::{PassageKind, SectionKind};

fn stored(texts: &[&str]) -> Vec<StoredPassage> {
    let loose: Vec<Loose<'_>> = texts
        .iter()
        .map(|text| Loose { text, section: "", kind: PassageKind::Paragraph })
        .collect();
    let review = loose_review("review", &loose);
    let passages = review.passages.into_iter().zip(0..);
    let one = |(passage, ord)| StoredPassage {
        review: review.id.clone(),
        file: "review.md".to_owned(),
        ord,
        section_kind: SectionKind::Recommendations,
        section_path: vec!["Recommendations".to_owned()],
        passage,
    };
    passages.map(one).collect()
}

/// Reads the first of these passages; the others stand in the same review.
fn of(texts: &[&str]) -> Read {
    let passages = stored(texts);
    let headings = vec!["Recommendations".to_owned()];
    let area = Area { ground: Ground::List, headings: &headings };
    let item = Item::of(&passages[0], 0, area.headings, area.ground);
    read(&item, &Explained::new(&passages), false)
}

#[track_caller]
fn asks(text: &str, expected: &[Addressee]) {
    assert_eq!(of(&[text]).addressees, expected, "{text}");
}

#[test]
fn whoever_should_act_is_asked_and_whoever_is_only_spoken_of_is_not() {
    use Addressee::{All, Csc, Education, Government, Health, Housing, Lscb, Police};
    asks("The Board should issue a form for schools and GPs.", &[Lscb]);
    asks("The Partnership and the police should agree a form.", &[Lscb, Police]);
    asks("Probation: staff should tell social workers.", &[Addressee::Probation]);
    asks("The Board should ask each service to name a lead.", &[Lscb, All]);
    asks("The Board should remind all agencies of the policy.", &[Lscb, All]);
    asks("The Board should ask the Home Office to amend the rules.", &[Government]);
    asks("Core groups should be attended by all schools.", &[Education]);
    asks("The housing department should tell schools.", &[Housing]);
    asks(
        "The Chief Nurse and the Director of Children's Services should meet.",
        &[Csc, Health],
    );
    asks("Minutes should be sent within five days.", &[Lscb]);
}

#[test]
fn a_name_is_looked_up_in_its_review() {
    let texts = [
        "Tan y Bryn should train its staff.",
        "She moved to Tan y Bryn, a refuge, in May.",
    ];
    assert_eq!(of(&texts).addressees, [Addressee::Voluntary]);
    let texts =
        ["Holm Court should train its staff.", "He lived at Holm Court (a school)."];
    assert_eq!(of(&texts).addressees, [Addressee::Education]);
}

#[test]
fn only_those_who_make_rules_are_asked_to_change_them() {
    let law = |text| of(&[text]).law;
    assert!(law("The Government should make registration compulsory."));
    assert!(law(
        "The Board should ask the Department for Education to amend the guidance."
    ));
    assert!(law("The Board should seek a change in the law on private fostering."));
    assert!(!law("The Board should amend its guidance on thresholds."));
    assert!(!law("The Department for Education should publish figures each year."));
}

#[test]
fn each_part_of_smart_has_its_words() {
    let text = "By 31 May 2014 the Head of Nursing should audit twenty records.";
    let smart = of(&[text]).smart;
    let words = |span: Option<(usize, usize)>| span.map(|(start, end)| &text[start..end]);
    assert_eq!(words(smart.deadline), Some("By 31 May 2014"));
    assert_eq!(words(smart.owner), Some("Head of"));
    assert_eq!(words(smart.measurable), Some("audit"));
    assert_eq!(words(smart.specific), Some("audit twenty records"));
    let vague = of(&["All agencies should remind staff that children come first."]).smart;
    assert_eq!((vague.specific, vague.owner, vague.deadline), (None, None, None));
}

#[test]
fn the_first_words_that_tell_give_the_type() {
    let kind = |text| of(&[text]).kind;
    assert_eq!(
        kind("The Board should train its chairs to use the form."),
        Type::Training
    );
    assert_eq!(kind("Training should be offered to chairs."), Type::Training);
    assert_eq!(kind("The Trust should review its protocol."), Type::Procedure);
    assert_eq!(kind("The council should recruit two nurses."), Type::Resources);
    assert_eq!(kind("The police should audit forty cases."), Type::Audit);
    assert_eq!(kind("Workers should speak to the child alone."), Type::Practice);
}
