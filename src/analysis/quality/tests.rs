use std::path::Path;

use tempfile::TempDir;

use super::pages::{Pages, Shares};
use super::{
    Asked, Cell, Explains, Keep, Piece, Quality, QualityError, Voice, opened, quality,
};
use crate::analysis::themes::Subcorpus;
use crate::codebook::Codebook;
use crate::index::Library;
use crate::index::fixture::{library, record, review, writer};
use crate::model::{PageNumber, ReviewId, SectionKind};

const BOOK: &str = "
style:
  style-blame: ['\"failed to\"', '(school OR nurse) PRE/2 failed']
softening:
  softening-violence:
    terms:
      volatile: violent
";

/// The first and third passage are of the narrative and on page 1, the second is of the
/// findings and on page 2. 10, 14 and 7 words.
const TEXTS: [&str; 3] = [
    "The school failed to ring. The nurse failed to ask.",
    "The home was volatile. A “volatile home” it was. It was recorded as volatile.",
    "Mother told the reviewer that it helped.",
];

fn book() -> Codebook {
    Codebook::parse(BOOK.as_bytes(), "book").unwrap()
}

fn small() -> (TempDir, Library) {
    library(&[review("a", &TEXTS)])
}

fn ask(library: &Library, asked: &Asked, only: Option<&Subcorpus>) -> Quality {
    quality(library, &book(), asked, only, Keep::Passages, 2).unwrap()
}

fn shown(quality: &Quality, marker: &str) -> u64 {
    let at = quality.markers.iter().position(|one| one.id.0 == marker).unwrap();
    quality.rows[0].markers[at]
}

#[test]
fn markers_are_themes_that_the_codebook_reader_reads() {
    let book = Codebook::quality();
    let markers = super::asked::all(&book);
    assert_eq!(markers.len(), 11);
    for at in markers {
        let theme = &book.themes[usize::from(at.0)];
        assert!(!theme.definition.is_empty() && !theme.excludes.is_empty());
        assert!(theme.source.contains("SCIE and NSPCC"), "{}", theme.id);
        assert!(Codebook::built_in().theme(&theme.id.0).is_none(), "{}", theme.id);
    }
}

#[test]
fn rates_are_of_a_thousand_words_and_overlapping_stretches_count_once() {
    let (_corpus, library) = small();
    let answer = ask(&library, &Asked::default(), None);
    let row = &answer.rows[0];
    assert_eq!((row.passages, row.words), (3, 31));
    // both rules hit "school failed to" and "nurse failed to"
    assert_eq!(row.style[0].hits, 2);
    assert!((row.style[0].per_1000.unwrap() - 2000.0 / 31.0).abs() < 1e-9);
    // one in quotation marks, one in the words of a record
    assert_eq!((row.softening, row.softening_all), (1, 3));
    assert!((row.softening_per_1000.unwrap() - 1000.0 / 31.0).abs() < 1e-9);
    let soft: Vec<_> = answer.pieces.iter().filter_map(softening).collect();
    let expected = [
        (Voice::Own, "violent", (13, 21)),
        (Voice::Others, "violent", (28, 36)),
        (Voice::Others, "violent", (72, 80)),
    ];
    assert_eq!(soft, expected);
}

fn softening(piece: &Piece) -> Option<(Voice, &str, (usize, usize))> {
    let Piece::Shown(one) = piece else { return None };
    Some((one.voice, one.plain.as_deref()?, one.span))
}

#[test]
fn every_number_of_a_row_has_as_many_quotations_as_it_counts() {
    let (_corpus, library) = small();
    let answer =
        quality(&library, &book(), &Asked::default(), None, Keep::Whole, 2).unwrap();
    let row = answer.row(&ReviewId("a".to_owned())).unwrap();
    let counted = |column: &str| {
        let cell = Cell::named(&format!("a, {column}"), &book()).unwrap();
        answer.pieces_of(row, None).filter(|piece| cell.has(piece)).count()
    };
    assert_eq!(counted("qm12_family"), 1);
    assert_eq!(counted("style_blame_per_1000"), 2);
    assert_eq!((counted("softening"), counted("softening-all")), (1, 3));
    // a marker that is not found says so
    assert_eq!(counted("qm9-parallel"), 1);
    // the headings of the sections stand on their pages, too
    let pages: usize = ["narrative", "analysis", "action", "other"]
        .map(|part| counted(&format!("pages_{part}")))
        .iter()
        .sum();
    assert_eq!(pages, library.passages(&row.review).unwrap().len());
    for wrong in ["a", "a,qm1", "qm12-family", ""] {
        let refused = Cell::named(wrong, &book()).unwrap_err();
        assert!(refused.known.contains(&"softening-all".to_owned()), "{wrong}");
    }
}

#[test]
fn what_others_say_in_quotation_marks_shows_no_marker_but_may_give_a_reason() {
    let texts = [
        "The nurse wrote: “Mother told the reviewer that it helped.”",
        "The nurse did not refer. “The nurse did nothing because she was told so.”",
    ];
    let (_corpus, library) = library(&[review("a", &texts)]);
    let answer = ask(&library, &Asked::default(), None);
    assert_eq!(shown(&answer, "qm12-family"), 0);
    assert_eq!(shown(&answer, "why-rationale"), 1);
    assert_eq!(answer.rows[0].explains, Explains::Why);
}

#[test]
fn a_marker_is_shown_by_a_passage_or_not_found_and_opens_by_its_name() {
    let (_corpus, library) = small();
    let answer = ask(&library, &Asked::default(), None);
    assert_eq!(shown(&answer, "qm12-family"), 1);
    assert_eq!(shown(&answer, "qm9-parallel"), 0);
    assert_eq!(answer.rows[0].explains, Explains::OnlyWhat);
    let id = "a/00000002.1:qm12-family";
    let is_it = |piece: &&Piece| matches!(piece, Piece::Shown(one) if one.id == id);
    let Some(Piece::Shown(one)) = answer.pieces.iter().find(is_it) else {
        panic!("{:?}", answer.pieces)
    };
    assert_eq!(opened(&library, id).unwrap().as_ref(), Some(one.as_ref()));
    assert_eq!(opened(&library, "a/00000000.1:qm12-family").unwrap(), None);
    assert_eq!(opened(&library, "a/00000002.1:words-of-others").unwrap(), None);
    let page = opened(&library, "a/00000000.1:pages-narrative").unwrap();
    assert_eq!(page.map(|one| one.text), Some(TEXTS[0].to_owned()));
    assert_eq!(opened(&library, "a/00000000.1:pages-analysis").unwrap(), None);
    let missing = Piece::NotFound {
        review: ReviewId("a".to_owned()),
        marker: answer.markers[1].id.clone(),
    };
    assert!(answer.pieces.contains(&missing));
}

#[test]
fn only_what_is_asked_about_is_read() {
    let (_corpus, library) = small();
    let only: Subcorpus = [(ReviewId("a".to_owned()), 0)].into_iter().collect();
    let answer = ask(&library, &Asked::default(), Some(&only));
    assert_eq!((answer.rows[0].passages, answer.rows[0].words), (1, 10));
    assert!((answer.rows[0].style[0].per_1000.unwrap() - 200.0).abs() < 1e-9);
    let nothing = Subcorpus::default();
    assert!(ask(&library, &Asked::default(), Some(&nothing)).rows.is_empty());
    let asked = Asked { markers: vec!["why".to_owned()], ..Asked::default() };
    let names: Vec<String> =
        ask(&library, &asked, None).markers.into_iter().map(|one| one.id.0).collect();
    assert_eq!(names, ["why-rationale", "why-sense", "why-systems"]);
    for wrong in ["qm1-referral", "words-of-others", "voice"] {
        let asked = Asked { markers: vec![wrong.to_owned()], ..Asked::default() };
        let refused = quality(&library, &book(), &asked, None, Keep::Counts, 1);
        assert!(matches!(refused, Err(QualityError::Marker(_))), "{wrong}");
    }
}

#[test]
fn a_copy_is_left_out_and_documents_of_one_case_are_one_review() {
    let corpus = tempfile::tempdir().unwrap();
    let library = with_copy(corpus.path());
    let answer = ask(&library, &Asked::default(), None);
    let rows: Vec<(&str, u64)> =
        answer.rows.iter().map(|row| (row.review.0.as_str(), row.passages)).collect();
    assert_eq!(rows, [("a", 3), ("c", 4)]);
    assert_eq!(answer.made.reviews, 2);
}

/// `a`, its copy `b`, and `c` and `d`, which are about one case.
fn with_copy(corpus: &Path) -> Library {
    let mut writer = writer(corpus);
    for (id, texts) in [("a", 3), ("b", 3), ("c", 3), ("d", 1)] {
        let review = review(id, &TEXTS[..texts]);
        let mut record = record(&review);
        record.duplicate_of = (id == "b").then(|| ReviewId("a".to_owned()));
        record.case = matches!(id, "c" | "d").then(|| "x".to_owned());
        writer.replace(&record, Some(&review)).unwrap();
    }
    writer.finish().unwrap();
    Library::open(corpus).unwrap()
}

/// 40 bytes of narrative and 10 of findings on one page, 10 of findings on the next.
#[test]
fn a_page_is_shared_among_the_sections_on_it() {
    let (_corpus, library) = library(&[review("a", &["x", "y"])]);
    let passages = library.passages(&ReviewId("a".to_owned())).unwrap();
    let mut shares = Shares::default();
    let mut add = |passage: usize, page, bytes| {
        let mut stored = passages[passage].clone();
        stored.passage.anchors[0].page = PageNumber(page);
        stored.passage.anchors[0].end = bytes;
        shares.add(&stored);
    };
    add(0, 1, 40);
    add(1, 1, 10);
    add(1, 2, 10);
    assert_eq!(passages[1].section_kind, SectionKind::Findings);
    let mut pages = Pages::default();
    shares.share(&mut pages);
    assert!((pages.narrative - 0.8).abs() < 1e-9 && (pages.analysis - 1.2).abs() < 1e-9);
    assert!((pages.percent(pages.narrative).unwrap() - 40.0).abs() < 1e-9);
    assert_eq!(Pages::default().percent(0.0), None);
}
