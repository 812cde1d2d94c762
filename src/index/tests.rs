//! The library from writing to reading: what one side wrote the other gives back, whatever
//! happened in between.

use std::fs;
use std::path::Path;

use super::fixture::{library, record, review, writer};
use super::{DERIVED, Error, Library, Match, Start, Versions, Writer};
use crate::model::{PassageId, Review, ReviewId, Status};
use crate::query::Query;

fn id(name: &str) -> ReviewId {
    ReviewId(name.to_owned())
}

/// What a query gives, down to the last digit of the scores, wherever documents lie.
fn answer(library: &Library, query: &str) -> Vec<(u32, u32, u64, u32)> {
    let query: Query = query.parse().unwrap();
    let mut found: Vec<Match> = Vec::new();
    library.ask(&query).unwrap().each(|one| found.push(one)).unwrap();
    let mut found: Vec<_> = found
        .into_iter()
        .map(|one| (one.review, one.ord, one.score.to_bits(), one.hits))
        .collect();
    found.sort_unstable();
    found
}

fn opening_fails(corpus: &Path) -> Error {
    Library::open(corpus).err().expect("there is nothing to open")
}

#[test]
fn what_was_written_is_read_back_whole() {
    let first = review("a", &["One. Two sentences – here.", "", "½ of “it”"]);
    let second = review("b", &["Other"]);
    let (_corpus, library) = library(&[second.clone(), first.clone()]);
    assert_eq!(library.review_ids(), [id("a"), id("b")]);
    assert_eq!(library.passage_count(), 4);
    assert_eq!(library.whole_records().unwrap(), [record(&first), record(&second)]);
    let unsketched = |review| super::SourceRecord { sketch: vec![], ..record(review) };
    assert_eq!(library.records().unwrap(), [unsketched(&first), unsketched(&second)]);
    assert_eq!(library.record(&id("b")).unwrap(), record(&second));
    let stored = library.passages(&id("a")).unwrap();
    let passages: Vec<_> = stored.iter().map(|stored| stored.passage.clone()).collect();
    assert_eq!(passages, first.passages);
    assert_eq!(stored[1].section_path, ["2 Findings"]);
    assert_eq!(stored[1].section_kind.name(), "findings");
    assert_eq!(stored[2].file, "reviews/a.pdf");
    let named = library.passage(&PassageId("a/00000002.1".to_owned())).unwrap();
    assert_eq!(named.as_ref(), Some(&stored[2]));
    assert_eq!(library.passage(&PassageId("a/00000009.1".to_owned())).unwrap(), None);
    assert!(matches!(library.record(&id("c")), Err(Error::NoReview(_))));
    assert_eq!(library.versions(), &Versions::current("1"));
    assert!(library.damaged_files().unwrap().is_empty());
}

#[test]
fn a_source_that_was_not_read_has_a_record_and_no_passages() {
    let corpus = tempfile::tempdir().unwrap();
    let scan = review("scan", &["text nobody should find"]);
    let failed = super::SourceRecord { status: Status::NoText, ..record(&scan) };
    let mut writer = writer(corpus.path());
    writer.replace(&failed, Some(&scan)).unwrap();
    writer.finish().unwrap();
    let library = Library::open(corpus.path()).unwrap();
    assert_eq!(library.whole_records().unwrap(), [failed]);
    assert_eq!(library.passages(&id("scan")).unwrap(), []);
    assert_eq!(answer(&library, "nobody OR NOT nobody"), []);
}

#[test]
fn a_review_is_replaced_whole_and_removed_whole() {
    let corpus = tempfile::tempdir().unwrap();
    let mut first = writer(corpus.path());
    for name in ["a", "b", "c"] {
        let review = review(name, &["old words", "more old words"]);
        first.replace(&record(&review), Some(&review)).unwrap();
    }
    first.finish().unwrap();
    let mut second = writer(corpus.path());
    let new = review("b", &["new words"]);
    second.replace(&record(&new), Some(&new)).unwrap();
    second.remove(&id("c")).unwrap();
    second.remove(&id("never-there")).unwrap();
    second.finish().unwrap();
    let library = Library::open(corpus.path()).unwrap();
    assert_eq!(library.review_ids(), [id("a"), id("b")]);
    assert_eq!(answer(&library, "old").len(), 2);
    assert_eq!(answer(&library, "new").len(), 1);
    assert_eq!(library.passages(&id("b")).unwrap().len(), 1);
}

#[test]
fn the_last_of_two_writes_of_a_review_counts() {
    let corpus = tempfile::tempdir().unwrap();
    let mut writer = writer(corpus.path());
    for text in ["first", "second"] {
        let review = review("a", &[text]);
        writer.replace(&record(&review), Some(&review)).unwrap();
    }
    writer.finish().unwrap();
    let library = Library::open(corpus.path()).unwrap();
    assert_eq!(
        (answer(&library, "first").len(), answer(&library, "second").len()),
        (0, 1)
    );
    assert_eq!(library.records().unwrap().len(), 1);
}

#[test]
fn what_was_not_committed_is_as_if_it_had_not_been() {
    let (corpus, before) = library(&[review("a", &["kept words"])]);
    let expected = answer(&before, "kept");
    let mut writer = writer(corpus.path());
    let other = review("a", &["other words"]);
    writer.replace(&record(&other), Some(&other)).unwrap();
    drop(writer);
    let library = Library::open(corpus.path()).unwrap();
    assert_eq!(answer(&library, "kept"), expected);
    assert_eq!(answer(&library, "other"), []);
}

#[test]
fn a_library_never_committed_is_no_library_and_no_hindrance() {
    let corpus = tempfile::tempdir().unwrap();
    let one = review("a", &["words"]);
    let mut first = writer(corpus.path());
    first.replace(&record(&one), Some(&one)).unwrap();
    drop(first);
    assert!(matches!(opening_fails(corpus.path()), Error::Missing { .. }));
    writer(corpus.path()).finish().unwrap();
    assert_eq!(Library::open(corpus.path()).unwrap().review_ids(), []);
}

#[test]
fn a_reader_sees_the_commit_it_opened() {
    let corpus = tempfile::tempdir().unwrap();
    let mut writer = writer(corpus.path());
    let one = review("a", &["words"]);
    writer.replace(&record(&one), Some(&one)).unwrap();
    writer.commit().unwrap();
    let early = Library::open(corpus.path()).unwrap();
    writer.remove(&id("a")).unwrap();
    writer.finish().unwrap();
    assert_eq!(answer(&early, "words").len(), 1);
    assert_eq!(early.passages(&id("a")).unwrap().len(), 1);
    assert_eq!(answer(&Library::open(corpus.path()).unwrap(), "words"), []);
}

#[test]
fn a_second_writer_learns_who_is_the_first() {
    let corpus = tempfile::tempdir().unwrap();
    let _first = writer(corpus.path());
    let versions = Versions::current("1");
    let second = Writer::open(corpus.path(), "later", &versions, Start::Resume);
    let told = second.err().expect("the lock is held").to_string();
    let expected = format!("process {}, started at noon", std::process::id());
    assert!(told.contains(&expected), "{told}");
}

/// Reviews with some words in common, different from round to round.
fn batch(round: usize) -> Vec<Review> {
    let text = |at: usize| match (at + round) % 3 {
        0 => "no one knew the child was at risk",
        1 => "risk",
        _ => "the child’s voice; the child’s needs",
    };
    (0..4)
        .map(|at| review(&format!("r{at}"), &[text(at), text(at + 1), "child"]))
        .collect()
}

#[test]
fn a_library_with_a_history_answers_like_one_built_from_nothing() {
    let (corpus, _first) = library(&batch(0));
    for round in 1..4 {
        let mut writer = writer(corpus.path());
        for review in batch(round) {
            writer.replace(&record(&review), Some(&review)).unwrap();
            if round == 2 {
                writer.commit().unwrap();
            }
        }
        let gone = review("gone", &["child risk child risk"]);
        writer.replace(&record(&gone), Some(&gone)).unwrap();
        writer.commit().unwrap();
        writer.remove(&gone.id).unwrap();
        writer.finish().unwrap();
    }
    let old = Library::open(corpus.path()).unwrap();
    let mut reviews = batch(3);
    reviews.reverse();
    let (_clean, new) = library(&reviews);
    for query in ["child", "child risk", "risk OR \"the child\"", "NOT voice", "child's"]
    {
        let found = answer(&old, query);
        assert!(!found.is_empty());
        assert_eq!(found, answer(&new, query), "{query}");
    }
    assert_eq!(old.whole_records().unwrap(), new.whole_records().unwrap());
}

#[test]
fn what_was_removed_is_gone_from_the_disk() {
    let kept = review("stays", &["steadf4stly"]);
    let (corpus, _library) = library(&[kept, review("leaves", &["canary7bird alone"])]);
    let holds = |word: &str| {
        fs::read_dir(corpus.path().join(DERIVED).join("index")).unwrap().any(|entry| {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            bytes.windows(word.len()).any(|window| window == word.as_bytes())
        })
    };
    assert!(holds("canary7bird") && holds("steadf4stly"));
    let mut writer = writer(corpus.path());
    writer.remove(&id("leaves")).unwrap();
    writer.finish().unwrap();
    assert!(!holds("canary7bird") && !holds("leaves") && holds("steadf4stly"));
}

#[test]
fn many_small_commits_leave_few_segments() {
    let corpus = tempfile::tempdir().unwrap();
    let mut writer = writer(corpus.path());
    for at in 0..12 {
        let review = review(&format!("r{at:02}"), &["words"]);
        writer.replace(&record(&review), Some(&review)).unwrap();
        writer.commit().unwrap();
    }
    writer.finish().unwrap();
    let library = Library::open(corpus.path()).unwrap();
    assert_eq!(library.segments().len(), 8);
    assert_eq!(answer(&library, "words").len(), 12);
}

#[cfg(unix)]
#[test]
fn the_library_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt;
    let (corpus, _library) = library(&[review("a", &["words"])]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let derived = corpus.path().join(DERIVED);
    assert_eq!(mode(&derived), 0o700);
    assert_eq!(mode(&derived.join("lock")), 0o600);
    for entry in fs::read_dir(derived.join("index")).unwrap() {
        let path = entry.unwrap().path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_library_is_not_followed() {
    let (corpus, elsewhere) =
        (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    std::os::unix::fs::symlink(elsewhere.path(), corpus.path().join(DERIVED)).unwrap();
    let versions = Versions::current("1");
    let opened = Writer::open(corpus.path(), "", &versions, Start::Anew);
    assert!(matches!(opened.err(), Some(Error::Io { .. })));
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[test]
fn a_library_can_be_shared_between_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Library>();
    shared::<super::Question<'_>>();
}

#[test]
fn a_folder_without_a_library_says_so() {
    let corpus = tempfile::tempdir().unwrap();
    let error = opening_fails(corpus.path());
    assert!(matches!(error, Error::Missing { .. }));
    assert_eq!(error.hint(), Some("run `throughline index` first"));
}

#[test]
fn a_library_of_other_versions_is_made_anew_only_when_told() {
    let (corpus, _library) = library(&[review("a", &["words"])]);
    let meta = corpus.path().join(DERIVED).join("index").join("meta.json");
    let text = fs::read_to_string(&meta).unwrap();
    let now = format!("\\\"schema\\\":{}", super::schema::VERSION);
    let other = text.replace(&now, "\\\"schema\\\":999");
    assert_ne!(text, other);
    fs::write(&meta, other).unwrap();
    assert!(matches!(opening_fails(corpus.path()), Error::Rebuild { .. }));
    let versions = Versions::current("1");
    let resumed = Writer::open(corpus.path(), "", &versions, Start::Resume);
    assert!(matches!(resumed.err(), Some(Error::Rebuild { .. })));
    Writer::open(corpus.path(), "", &versions, Start::Anew).unwrap().finish().unwrap();
    assert_eq!(Library::open(corpus.path()).unwrap().review_ids(), []);
}

#[test]
fn a_file_cut_short_or_missing_is_damage_and_a_flipped_bit_is_found() {
    let (corpus, _library) = library(&[review("a", &["words"]), review("b", &["words"])]);
    let folder = corpus.path().join(DERIVED).join("index");
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "meta.json" {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() - 3]).unwrap();
        assert!(matches!(opening_fails(corpus.path()), Error::Damaged { .. }), "{name}");
        fs::remove_file(&path).unwrap();
        assert!(matches!(opening_fails(corpus.path()), Error::Damaged { .. }), "{name}");
        let mut flipped = bytes.clone();
        flipped[0] ^= 1;
        fs::write(&path, flipped).unwrap();
        if let Ok(library) = Library::open(corpus.path()) {
            assert_eq!(library.damaged_files().unwrap().len(), 1, "{name}");
        }
        fs::write(&path, bytes).unwrap();
    }
    fs::write(folder.join("meta.json"), "{").unwrap();
    let error = opening_fails(corpus.path());
    assert!(matches!(error, Error::Damaged { .. }), "{error:?}");
}
