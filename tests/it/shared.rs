//! The large sets of real and of broken files, where they are.
//!
//! They lie beside the project and not in it. Copies are made of them, since a library
//! belongs in its corpus folder and theirs are not ours to write to.

use std::fs;
use std::path::{Path, PathBuf};

use crate::harness::{Project, shared};

/// Every so many files of a set, put side by side into a project.
fn sample(set: &Path, every: usize) -> Project {
    let project = Project::new();
    for (at, path) in pdfs(set).iter().enumerate().step_by(every) {
        project.put(&format!("{at:04}.pdf"), fs::read(path).unwrap());
    }
    project
}

fn pdfs(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(pdfs(&path));
        } else if path.extension().is_some_and(|ending| ending == "pdf") {
            files.push(path);
        }
    }
    files.sort();
    files
}

#[test]
fn broken_files_end_in_a_status_and_good_ones_among_them_are_as_alone() {
    let Some(hostile) = shared("hostile") else { return };
    let project = sample(&hostile, 5);
    let broken = fs::read_dir(project.path("")).unwrap().count() as u64;
    let text = "The threshold was not agreed between the agencies.\n";
    project.put("0100-good.txt", text);
    let report = project.run(&["index", "--format", "json"]).ends(3).json();
    let statuses = report["statuses"].as_object().unwrap();
    let sum: u64 = statuses.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(report["files"], sum);
    assert_eq!(sum, broken + 1);
    let alone = Project::new().file("0100-good.txt", text);
    let export = |project: &Project| {
        let rows = project.run(&["export", "passages", "--format", "ndjson"]).out;
        let good: Vec<String> = rows
            .lines()
            .filter(|row| row.contains("0100-good"))
            .map(str::to_owned)
            .collect();
        good
    };
    let good = export(&project);
    assert_eq!(good.len(), 1);
    assert_eq!(good, export(&alone));
}

#[test]
fn real_reports_are_read_and_cited() {
    let Some(real) = shared("real") else { return };
    let project = sample(&real, 12);
    let report = project.run(&["index", "--format", "json"]).json();
    assert!(report["statuses"]["ok"].as_u64().unwrap() >= 12, "{report}");
    let rows = project.run(&["search", "--format", "json", "threshold"]).ends(0).json();
    let rows = rows.as_array().unwrap();
    assert!(rows.len() >= 20, "{} passages", rows.len());
    for row in rows {
        let text = row["text"].as_str().unwrap();
        for span in row["spans"].as_array().unwrap() {
            let end = |at: usize| usize::try_from(span[at].as_u64().unwrap()).unwrap();
            let word = text[end(0)..end(1)].to_lowercase();
            assert!(word.starts_with("threshold"), "{word}");
        }
    }
}
