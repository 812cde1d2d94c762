//! Sentences written by hand, and what is read from them.

use super::area::{Area, Ground};
use super::block::Block;
use super::explained::Explained;
use super::item::Item;
use super::kinds::{Addressee, Type};
use super::read::{Read, read};
use crate::coding::{Loose, loose_review};
use crate::index::StoredPassage;
use crate::model::{PassageKind, SectionKind};

fn stored(texts: &[&str]) -> Vec<StoredPassage> {
    listed(
        &texts
            .iter()
            .map(|text| (PassageKind::Paragraph, None, *text))
            .collect::<Vec<_>>(),
    )
}

/// Passages of a list, each with its kind and number.
fn listed(texts: &[(PassageKind, Option<&str>, &str)]) -> Vec<StoredPassage> {
    let loose: Vec<Loose<'_>> = texts
        .iter()
        .map(|(kind, _, text)| Loose { text, section: "", kind: *kind })
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
    let mut passages: Vec<StoredPassage> = passages.map(one).collect();
    for (passage, (_, number, _)) in passages.iter_mut().zip(texts) {
        passage.passage.number = number.map(str::to_owned);
    }
    passages
}

/// Number and words of what is found among passages under these headings.
fn found_in(
    headings: &[&str],
    kind: SectionKind,
    texts: &[(PassageKind, Option<&str>, &str)],
) -> Vec<String> {
    let mut passages = listed(texts);
    for passage in &mut passages {
        passage.section_kind = kind;
        passage.section_path = headings.iter().map(|one| (*one).to_owned()).collect();
    }
    let told = |item: Item<'_>| {
        format!("{} {}", item.number.unwrap_or_default(), item.text).trim().to_owned()
    };
    super::found::found(&passages).into_iter().map(told).collect()
}

const PARAGRAPH: PassageKind = PassageKind::Paragraph;
const BULLET: PassageKind = PassageKind::ListItem;
const ROW: PassageKind = PassageKind::TableRow;

#[test]
fn items_of_a_list_are_known_by_their_siblings() {
    let texts = [
        (
            PARAGRAPH,
            Some("4.1"),
            "The panel met twice and agreed what follows. It must be read with care.",
        ),
        (PARAGRAPH, Some("1"), "The ward to keep a list of visitors."),
        (PARAGRAPH, Some("2"), "Better lighting in the waiting room."),
        (PARAGRAPH, Some("3"), "Treble the number of interpreters."),
        (PARAGRAPH, None, "Reason: nobody should wait in the dark."),
        (PassageKind::Footnote, Some("1"), "Inspectors should see the annex."),
        (
            PARAGRAPH,
            None,
            "Progress against these will be told to the Board, which should meet in May.",
        ),
    ];
    let found = found_in(&["Recommendations"], SectionKind::Recommendations, &texts);
    assert_eq!(
        found,
        [
            "1 The ward to keep a list of visitors.",
            "2 Better lighting in the waiting room.",
            "3 Treble the number of interpreters."
        ]
    );
}

#[test]
fn a_footnote_with_a_number_does_not_empty_its_list() {
    let texts = [
        (PARAGRAPH, None, "The college should name a deputy."),
        (PassageKind::Footnote, Some("7"), "Colleges should see the circular."),
    ];
    let found = found_in(&["Recommendations"], SectionKind::Recommendations, &texts);
    assert_eq!(found, ["The college should name a deputy."]);
}

#[test]
fn bullets_below_numbered_stems_count_one_by_one() {
    let texts = [
        (PARAGRAPH, Some("6.1"), "The clinic should:"),
        (BULLET, None, "open on Saturdays;"),
        (BULLET, None, "answer letters within a week."),
        (PARAGRAPH, Some("6.2"), "The school should:"),
        (BULLET, None, "tell the clinic of absences."),
    ];
    let found = found_in(&["Recommendations"], SectionKind::Recommendations, &texts);
    assert_eq!(found.len(), 3);
    let texts = [
        (PARAGRAPH, Some("1"), "The clinic should agree a plan with:"),
        (BULLET, None, "the school;"),
        (BULLET, None, "the surgery."),
        (PARAGRAPH, Some("2"), "The school should tell the clinic."),
    ];
    let found = found_in(&["Recommendations"], SectionKind::Recommendations, &texts);
    assert_eq!(found.len(), 2);
}

#[test]
fn a_sentence_cut_by_its_box_is_read_whole() {
    let texts = [
        (
            PARAGRAPH,
            None,
            "The hostel to tell the social worker of every night on which a",
        ),
        (PARAGRAPH, None, "resident does not come home."),
    ];
    let found = found_in(&["Recommendation 4"], SectionKind::Recommendations, &texts);
    let whole = "The hostel to tell the social worker of every night on which a \
                 resident does not come home.";
    assert_eq!(found, [whole]);
}

#[test]
fn rows_of_a_table_are_put_together() {
    let texts = [
        (ROW, None, "No. Recommendation | Action | Lead"),
        (
            ROW,
            Some("3.1"),
            "Agree a form for | all visits to hostels. | Draft by May. | Hostel manager",
        ),
        (
            ROW,
            Some("3.2"),
            "Train the night staff in | first aid and in whom they | Course booked. | Matron",
        ),
        (PARAGRAPH, None, "should call."),
    ];
    let found = found_in(&["Recommendations"], SectionKind::Recommendations, &texts);
    assert_eq!(
        found,
        [
            "3.1 Agree a form for all visits to hostels.",
            "3.2 Train the night staff in first aid and in whom they should call."
        ]
    );
}

#[test]
fn a_line_that_fell_out_goes_on_with_the_words_behind_the_number() {
    let texts = [
        (ROW, None, "S1 | The harbour master should agree with the ferry company a"),
        (PARAGRAPH, None, "way to tell the school when no boat sails."),
        (ROW, None, "S2 | The school should keep beds."),
    ];
    let found = found_in(&["8 Recommendations"], SectionKind::Recommendations, &texts);
    let whole = "S1 The harbour master should agree with the ferry company a way to \
                 tell the school when no boat sails.";
    assert_eq!(found, [whole, "S2 The school should keep beds."]);
}

#[test]
fn a_plan_of_which_only_the_progress_is_told_recommends_nothing() {
    let texts = [
        (ROW, None, "Strand | The plan | Lead | Progress"),
        (ROW, None, "Boats | Boats should be counted daily | Harbour | In place"),
    ];
    let found = found_in(&["The improvement plan"], SectionKind::ActionPlan, &texts);
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn an_agency_s_letters_number_items_whatever_their_grammar() {
    let texts = [
        (PARAGRAPH, None, "HV1 Health visitors should carry a card."),
        (PARAGRAPH, None, "HV2 A bell that can be heard upstairs will be hung."),
        (PARAGRAPH, None, "HV3 Withdraw the blue form."),
        (PARAGRAPH, None, "The bell was asked for by a parent."),
    ];
    let headings = ["8 Recommendations", "Health visiting"];
    let found = found_in(&headings, SectionKind::Recommendations, &texts);
    assert_eq!(
        found,
        [
            "HV1 HV1 Health visitors should carry a card.",
            "HV2 HV2 A bell that can be heard upstairs will be hung.",
            "HV3 HV3 Withdraw the blue form."
        ]
    );
}

#[test]
fn sentences_below_an_agency_s_name_are_its_items() {
    let texts = [
        (PARAGRAPH, None, "No visitor will be turned away before he has been named."),
        (PARAGRAPH, None, "All porters to have read the list by 1 May 2011."),
    ];
    let headings = ["10 Recommendations of the management reviews", "10.1 Hospital"];
    let found = found_in(&headings, SectionKind::Recommendations, &texts);
    assert_eq!(found.len(), 2, "{found:?}");
    let texts = [(PARAGRAPH, None, "The hospital's review made no recommendations.")];
    assert!(found_in(&headings, SectionKind::Recommendations, &texts).is_empty());
}

#[test]
fn the_review_recommends_in_running_text_and_others_do_not() {
    let text = "The guideline recommends that nurses ask. I therefore recommend that the \
                clinic ask too. It is also recommended that the school be told.";
    let texts = [(PARAGRAPH, None, text)];
    let found = found_in(&["3 Key episodes"], SectionKind::Narrative, &texts);
    assert_eq!(found.len(), 2);
    assert!(found[0].starts_with("I therefore"), "{found:?}");
    assert!(found_in(&["The family"], SectionKind::Family, &texts).is_empty());
}

#[test]
fn a_list_is_announced_by_a_sentence() {
    let texts = [
        (PARAGRAPH, None, "The reviewer makes the following recommendations."),
        (PARAGRAPH, None, "The Trust should:"),
        (BULLET, None, "write to every carer;"),
        (BULLET, None, "keep the ward open."),
        (PARAGRAPH, None, "Carers told us that they should have been asked."),
    ];
    let found = found_in(&["Executive summary"], SectionKind::Other, &texts);
    assert_eq!(found, ["write to every carer;", "keep the ward open."]);
}

#[test]
fn what_a_committee_calls_a_conclusion_is_none() {
    let texts = [
        (PARAGRAPH, Some("1"), "Lessons should be learnt. (Conclusion, Paragraph 4)"),
        (PARAGRAPH, Some("2"), "Ministers should report. (Recommendation, Paragraph 5)"),
    ];
    let found = found_in(
        &["Conclusions and recommendations"],
        SectionKind::Recommendations,
        &texts,
    );
    assert_eq!(found, ["2 Ministers should report. (Recommendation, Paragraph 5)"]);
}

/// Reads the first of these passages; the others stand in the same review.
fn of(texts: &[&str]) -> Read {
    let passages = stored(texts);
    let headings = vec!["Recommendations".to_owned()];
    let area = Area { ground: Ground::List, headings };
    let item = Item::of(&Block::of(&passages[0]), 0, &area);
    read(&item, &Explained::new(&passages), false)
}

#[track_caller]
fn asks(text: &str, expected: &[Addressee]) {
    let board = "Made for Westley Safeguarding Children Board.";
    assert_eq!(of(&[text, board]).addressees, expected, "{text}");
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
fn a_name_is_read_whole_and_what_says_more_of_it_left_out() {
    use Addressee::{All, Csc, Education, Health, Housing, Lscb, Voluntary};
    asks("The Board's Health Sub-group should meet.", &[Lscb]);
    asks("Schools in the council's area should keep a list.", &[Education]);
    asks("The Housing Department should write.", &[Housing]);
    asks("The Trust and its partners should write.", &[Health]);
    asks("A child whose school is unknown should be seen by a doctor.", &[Lscb]);
    asks("The Council for Voluntary Service should write.", &[Voluntary]);
    asks("All agencies represented on the Board should write.", &[All]);
    asks("The council and the surgery should write.", &[Csc, Health]);
    asks("The Council's Housing Options Service should write.", &[Housing]);
    asks("Authority B should write.", &[Csc]);
    asks("The Board to write to every agency which supplies nurses.", &[Lscb]);
    asks(
        "I recommend to the council and to the surgery that all should be traced.",
        &[Csc, Health],
    );
    // somebody with a name that tells nothing, but not the board
    asks("The Harbour committee of Eastwich should write to fishermen.", &[]);
    // no board had it made
    assert_eq!(of(&["Minutes should be sent within five days."]).addressees, []);
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
    assert!(!law("The Government should release money for posts, if required."));
    assert!(law("The Home Office should withdraw its guidance on visas."));
    assert!(law("A statutory duty of candour should be introduced."));
    assert!(law("Regulations on lodgings need to be strengthened."));
    assert!(law("That Parliament be invited to extend the offence."));
    assert!(law(
        "For Welsh Government: thought to be given to widening the Housing Act."
    ));
    assert!(!law("The Social Services Department should appoint a clerk."));
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
