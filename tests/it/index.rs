//! `index`: every file ends in a status, a run resumes, and the answer never depends on
//! how it was come by.

use std::fs::{self, File};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;

use crate::harness::{Project, Run};
use crate::paper::Paper;

/// A review of a few pages that says this.
fn review(child: &str, text: &str) -> Vec<u8> {
    let title = format!("# Serious Case Review: {child}");
    Paper::new()
        .page(&[
            &title,
            "",
            "# 1 Introduction",
            "",
            "1.1 This review was commissioned by the Board and looks at how",
            "agencies worked together for the child and the family.",
            "",
            &format!("1.2 {text}"),
        ])
        .page(&["# 2 Findings", "", "2.1 The threshold was not agreed between agencies."])
        .bytes()
}

/// A corpus with something of everything.
fn mixed() -> Project {
    Project::new()
        .file("a.pdf", review("Child A", "The school made a referral in May 2013."))
        .file("b.pdf", review("Child B", "Nobody attended the strategy meeting."))
        .file("copy/a.pdf", review("Child A", "The school made a referral in May 2013."))
        .file("empty.pdf", "")
        .file("junk.pdf", "%PDF-1.4\nnothing that follows is a PDF\n")
        .file("scan.pdf", Paper::new().picture().picture().bytes())
        .file(
            "half.pdf",
            Paper::new().page(&["The threshold was clear."]).picture().bytes(),
        )
        .file(
            "page.pdf",
            "<!doctype html><html><body><p>A threshold page.</p></body></html>",
        )
        .file("notes.txt", "The threshold document was not read.\n")
}

/// Everything that a run leaves to be asked, as one text.
fn asked(project: &Project) -> String {
    let ask = |arguments: &[&str]| {
        let run = project.run(arguments);
        assert!(matches!(run.code, Some(0 | 1)), "{run:?}");
        run.out
    };
    [
        ask(&["status", "--no-refresh", "--format", "json"]),
        ask(&["search", "--no-refresh", "--format", "ndjson", "threshold OR referral"]),
        ask(&["export", "passages", "--no-refresh", "--format", "ndjson"]),
    ]
    .concat()
}

fn statuses(run: &Run) -> Vec<(String, u64)> {
    let object = run.json();
    let statuses = object["statuses"].as_object().unwrap();
    let counts: Vec<(String, u64)> = statuses
        .iter()
        .map(|(name, count)| (name.clone(), count.as_u64().unwrap()))
        .filter(|(_, count)| *count > 0)
        .collect();
    let sum: u64 = counts.iter().map(|(_, count)| count).sum();
    assert_eq!(object["files"].as_u64(), Some(sum), "statuses do not add up: {object}");
    counts
}

#[test]
fn every_file_ends_in_a_named_status_and_they_add_up() {
    let run = mixed().run(&["index", "--format", "json"]).ends(3);
    let expected =
        [("ok", 4), ("partial", 1), ("no-text", 1), ("damaged", 2), ("duplicate", 1)];
    let mut counts = statuses(&run);
    counts.sort();
    let mut expected: Vec<(String, u64)> =
        expected.map(|(name, count)| (name.to_owned(), count)).to_vec();
    expected.sort();
    assert_eq!(counts, expected);
    assert!(run.talk.contains("junk.pdf: damaged"), "{}", run.talk);
}

#[test]
fn a_corpus_of_good_files_ends_well() {
    let project = Project::new().file("a.pdf", review("Child A", "A referral."));
    let run = project.run(&["index", "--format", "json"]).ends(0);
    assert_eq!(run.json()["pages"], 2);
}

#[test]
fn any_number_of_threads_gives_the_same_bytes() {
    let answers: Vec<String> = ["1", "2", "8"]
        .iter()
        .map(|threads| {
            let project = mixed();
            project.run(&["index", "--threads", threads]).ends(3);
            asked(&project)
        })
        .collect();
    assert!(answers[0].contains("threshold"));
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[test]
fn a_library_with_a_history_answers_like_a_new_one() {
    let project = mixed();
    project.run(&["index"]).ends(3);
    project.put("b.pdf", review("Child B", "A referral that was changed."));
    project.put("new.txt", "A threshold that came later.\n");
    fs::remove_file(project.path("a.pdf")).unwrap();
    fs::remove_file(project.path("scan.pdf")).unwrap();
    project.run(&["index"]).ends(3);
    let with_history = asked(&project);
    fs::remove_dir_all(project.path(".throughline")).unwrap();
    project.run(&["index"]).ends(3);
    assert_eq!(with_history, asked(&project));
}

#[test]
fn a_rebuild_reads_everything_and_leaves_nothing_old() {
    let project = mixed();
    project.run(&["index"]).ends(3);
    let expected = asked(&project);
    project.put("vanished.txt", "The threshold of a file that will be gone.\n");
    project.run(&["index"]).ends(3);
    fs::remove_file(project.path("vanished.txt")).unwrap();
    let run = project.run(&["index", "--rebuild"]).ends(3);
    assert!(run.out.contains("8 files read"), "{}", run.out);
    assert_eq!(asked(&project), expected);
}

#[test]
fn a_copy_takes_the_place_of_a_first_that_is_gone() {
    let project = mixed();
    project.run(&["index"]).ends(3);
    fs::remove_file(project.path("a.pdf")).unwrap();
    project.run(&["index"]).ends(3);
    let status = project.run(&["status", "--format", "json"]).json();
    let rows = status.as_array().unwrap();
    let copy = rows.iter().find(|row| row["file"] == "copy/a.pdf").unwrap();
    assert_eq!((&copy["status"], &copy["duplicate_of"]), (&"ok".into(), &Value::Null));
}

#[test]
fn files_of_one_text_count_once_whatever_their_bytes() {
    let project = Project::new()
        .file("one.txt", "The threshold was not agreed.\n")
        .file("two.txt", "The threshold was not\nagreed.\n");
    project.run(&["index"]).ends(0);
    let status = project.run(&["status", "--format", "json"]).json();
    assert_eq!(status[1]["status"], "duplicate");
    assert_eq!(status[1]["duplicate_of"], "one");
    let count =
        project.run(&["search", "--count", "--format", "json", "threshold"]).json();
    assert_eq!(count["passages"], 1);
    fs::remove_file(project.path("one.txt")).unwrap();
    let count =
        project.run(&["search", "--count", "--format", "json", "threshold"]).json();
    assert_eq!(count["passages"], 1);
}

/// So many different sentences, from this one on.
fn prose(from: usize, count: usize) -> String {
    let sentence = |at: usize| {
        let name =
            |salt: usize| format!("w{:x}", (at * 31 + salt).wrapping_mul(2_654_435_761));
        format!(
            "The {} met the {} in {} about {}.\n\n",
            name(1),
            name(2),
            name(3),
            name(4)
        )
    };
    (from..from + count).map(sentence).collect()
}

#[test]
fn versions_and_summaries_are_named_and_still_read() {
    let project = Project::new()
        .file("overview.txt", prose(0, 200))
        .file("overview-v2.txt", prose(0, 195) + &prose(900, 3))
        .file("summary.txt", prose(20, 60) + &prose(1_000, 60))
        .file("other.txt", prose(2_000, 200));
    project.run(&["index"]).ends(0);
    let rows = project.run(&["status", "--format", "json"]).json();
    let said = |file: &str| {
        let row =
            rows.as_array().unwrap().iter().find(|row| row["file"] == file).unwrap();
        (row["status"].clone(), row["duplicate_of"].clone(), row["case"].clone())
    };
    let (ok, none) = (Value::from("ok"), Value::Null);
    let case = Value::from("overview-v2");
    assert_eq!(said("overview-v2.txt"), (ok.clone(), none.clone(), case.clone()));
    assert_eq!(said("overview.txt"), (ok.clone(), case.clone(), case.clone()));
    assert_eq!(said("summary.txt"), (ok.clone(), none.clone(), case));
    assert_eq!(said("other.txt"), (ok, none.clone(), none));
}

/// What tells versions apart is kept through every run that writes records again.
#[test]
fn versions_stay_known_when_records_are_corrected_and_files_come() {
    let project = Project::new()
        .file("overview.txt", prose(0, 200))
        .file("overview-v2.txt", prose(0, 195) + &prose(900, 3));
    for (run, name) in ["Jo", "Jo Writer", "J. Writer"].into_iter().enumerate() {
        project.put("reviews.csv", format!("file,author\noverview-v2.txt,{name}\n"));
        project.put(&format!("new-{run}.txt"), prose(2_000 + 500 * run, 50));
        project.run(&["index"]).ends(0);
        let rows = project.run(&["status", "--format", "json"]).json();
        let rows = rows.as_array().unwrap();
        let row = rows.iter().find(|row| row["file"] == "overview.txt").unwrap();
        assert_eq!(row["duplicate_of"], "overview-v2", "{name}");
    }
}

#[test]
fn a_run_with_nothing_to_do_writes_nothing() {
    let project = mixed();
    project.run(&["index"]).ends(3);
    let written = |project: &Project| {
        let mut files: Vec<_> = fs::read_dir(project.path(".throughline/index"))
            .unwrap()
            .map(|entry| {
                let entry = entry.unwrap();
                (entry.file_name(), entry.metadata().unwrap().modified().unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let before = written(&project);
    project.run(&["index"]).ends(3);
    assert_eq!(before, written(&project));
}

#[test]
fn a_correction_wins_without_reading_the_file_again() {
    let project = mixed();
    project.run(&["index"]).ends(3);
    project.put("reviews.csv", "file,author,published\na.pdf,Jo Writer,2014-05\n");
    let rows = project.run(&["status", "--format", "json"]).json();
    let row = rows.as_array().unwrap().iter().find(|row| row["file"] == "a.pdf").unwrap();
    assert_eq!(row["author"], "Jo Writer");
    assert_eq!(row["published"], "2014-05");
    assert_eq!(row["provenance"]["author"], "csv");
    let found =
        project.run(&["search", "--count", "--format", "json", "referral year:2014"]);
    assert_eq!(found.json()["passages"], 1);
    project.put("reviews.csv", "file,author,published\n");
    let found =
        project.run(&["search", "--count", "--format", "json", "referral year:2014"]);
    assert_eq!(found.ends(1).json()["passages"], 0);
}

#[test]
fn a_mistake_in_the_corrections_is_named_with_its_line() {
    let project = mixed().file("reviews.csv", "file,published\na.pdf,last May\n");
    let run = project.run(&["index"]).ends(2);
    assert!(run.talk.contains("reviews.csv, line 2: `published`"), "{}", run.talk);
    assert!(run.talk.contains("hint: "), "{}", run.talk);
}

#[test]
fn a_second_writer_is_told_who_holds_the_library() {
    let project = mixed();
    project.run(&["index"]).ends(3);
    let lock = File::options()
        .read(true)
        .write(true)
        .open(project.path(".throughline/lock"))
        .unwrap();
    lock.lock().unwrap();
    project.put("new.txt", "Something to do.\n");
    let run = project.run(&["index"]).ends(4);
    assert!(run.talk.contains("process "), "{}", run.talk);
    let search = project.run(&["search", "threshold"]).ends(0);
    assert!(search.talk.contains("from the library as it was"), "{}", search.talk);
}

#[test]
fn a_killed_run_goes_on_where_it_was() {
    let clean = mixed();
    clean.run(&["index"]).ends(3);
    let expected = asked(&clean);
    for milliseconds in [1, 3, 8, 15, 30, 60, 120] {
        let project = mixed();
        let mut child = project.command(&["index", "-q"]).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(milliseconds));
        child.kill().unwrap();
        child.wait().unwrap();
        project.run(&["index", "-q"]).ends(3);
        assert_eq!(asked(&project), expected, "killed after {milliseconds} ms");
    }
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_says_so_by_its_exit_code() {
    let project = Project::new();
    for at in 0..40 {
        let text =
            format!("The threshold of file {at} was not agreed.\n\n").repeat(4_000);
        project.put(&format!("{at}.txt"), text);
    }
    let mut child = project.command(&["index", "-q"]).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(150));
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130));
}

#[cfg(unix)]
#[test]
fn the_library_is_closed_to_others() {
    use std::os::unix::fs::PermissionsExt as _;
    let project = mixed();
    project.run(&["index"]).ends(3);
    let mode = |name: &str| {
        fs::metadata(project.path(name)).unwrap().permissions().mode() & 0o777
    };
    assert_eq!(mode(".throughline"), 0o700);
    assert_eq!(mode(".throughline/index/meta.json"), 0o600);
}

#[test]
fn a_full_disk_is_named_and_leaves_the_library_whole() {
    let project = Project::new();
    let place = project.path("disk");
    fs::create_dir(&place).unwrap();
    let disk = place.to_str().unwrap();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=1m", "tmpfs", disk])
        .output()
        .is_ok_and(|output| output.status.success());
    if !mounted {
        eprintln!("skipped: no right to mount a small disk");
        return;
    }
    let ended = std::panic::catch_unwind(|| fill(&project));
    Command::new("umount").args(["-l", disk]).output().unwrap();
    if let Err(panic) = ended {
        std::panic::resume_unwind(panic);
    }
}

fn fill(project: &Project) {
    project.put("disk/a.txt", "The threshold was not agreed.\n");
    project.run(&["-C", "disk", "index"]).ends(0);
    let before = project.run(&["-C", "disk", "search", "--no-refresh", "threshold"]).out;
    let words: Vec<String> = (0..60_000_u64)
        .map(|at| format!("w{:x}", at.wrapping_mul(0x9e37_79b9_7f4a_7c15)))
        .collect();
    let outside = project.path("long.txt");
    fs::write(&outside, words.join(" ")).unwrap();
    let room = vec![b'x'; 100_000];
    project.put("disk/b.txt", &words.join(" ").as_bytes()[..500_000]);
    for at in 0..10 {
        if fs::write(project.path(&format!("disk/fill{at}")), &room).is_err() {
            break;
        }
    }
    let run = project.run(&["-C", "disk", "index"]).ends(4);
    assert!(run.talk.contains("No space left on device"), "{}", run.talk);
    let after =
        project.run(&["-C", "disk", "search", "--no-refresh", "threshold"]).ends(0);
    assert_eq!(after.out, before);
}
