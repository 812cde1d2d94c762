//! Data flows one way: who may import whom, read from the `use` lines themselves.

use std::fs;
use std::path::{Path, PathBuf};

/// A room of the house and the rooms it may name.
const ROOMS: [(&str, &[&str]); 14] = [
    ("model", &[]),
    ("text", &["model"]),
    ("corpus", &["model", "text"]),
    ("extract", &["model", "text"]),
    ("structure", &["model", "text"]),
    ("query", &["model", "text"]),
    ("index", &["model", "text", "query"]),
    ("codebook", &["model", "text", "query"]),
    ("coding", &["model", "text", "query", "index", "codebook"]),
    ("ingest", &["model", "text", "corpus", "extract", "structure", "query", "index"]),
    ("analysis", &["model", "text", "query", "index", "codebook", "coding"]),
    ("present", &["model", "analysis"]),
    (
        "web",
        &[
            "model", "text", "query", "index", "codebook", "coding", "analysis",
            "present", "ingest", "corpus", "extract",
        ],
    ),
    (
        "cli",
        &[
            "model",
            "text",
            "corpus",
            "extract",
            "structure",
            "query",
            "index",
            "codebook",
            "coding",
            "ingest",
            "analysis",
            "present",
            "web",
        ],
    ),
];

/// A crate and the only rooms that may name it.
const HOMES: [(&str, &[&str]); 22] = [
    ("lopdf", &["extract"]),
    ("hayro", &["extract"]),
    ("landlock", &["extract"]),
    ("seccompiler", &["extract"]),
    ("scraper", &["extract"]),
    ("quick_xml", &["extract", "codebook", "present"]),
    ("zip", &["extract", "present"]),
    ("maud", &["present", "web"]),
    ("tantivy", &["index"]),
    ("frostem", &["text"]),
    ("regex_syntax", &["query"]),
    ("rayon", &["ingest", "coding", "analysis"]),
    ("kodama", &["analysis"]),
    ("axum", &["web"]),
    ("serde_saphyr", &["corpus", "codebook"]),
    ("unicode_width", &["present"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("indicatif", &["cli"]),
    ("ctrlc", &["cli"]),
    ("anyhow", &["cli"]),
];

#[test]
fn every_room_names_only_the_rooms_below_it() {
    let mut breaches = Vec::new();
    for (room, allowed) in ROOMS {
        for file in files_of(room) {
            for named in rooms_named(&code(&file)) {
                if named != room && !allowed.contains(&named.as_str()) {
                    breaches.push(format!("{} names {named}", file.display()));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_crate_is_named_in_its_home_only() {
    let mut breaches = Vec::new();
    for (room, _) in ROOMS {
        for file in files_of(room) {
            let code = code(&file);
            for (name, homes) in HOMES {
                let named = code.contains(&format!("{name}::"));
                if named && !homes.contains(&room) {
                    breaches.push(format!("{} names {name}", file.display()));
                }
            }
        }
    }
    assert!(breaches.is_empty(), "{}", breaches.join("\n"));
}

#[test]
fn every_room_of_the_source_has_its_rule() {
    for entry in fs::read_dir(source()).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_string_lossy().into_owned();
        let known = ROOMS.iter().any(|(room, _)| *room == name);
        assert!(known || ["lib", "main"].contains(&name.as_str()), "no rule for {name}");
    }
}

#[test]
fn no_glob_imports_of_the_crate_and_no_climbing_paths() {
    for file in all_files(&source()) {
        let code = code(&file);
        for line in code.lines().filter(|line| line.trim_start().starts_with("use ")) {
            let glob = line.contains("crate::") && line.contains('*');
            assert!(!glob, "{}: {line}", file.display());
            assert!(!line.contains("use super::*"), "{}: {line}", file.display());
        }
        assert!(!code.contains("super::super::super::"), "{}", file.display());
    }
}

#[test]
fn files_open_with_their_purpose_and_stay_readable() {
    for file in all_files(&source()) {
        let text = fs::read_to_string(&file).unwrap();
        assert!(text.starts_with("//!"), "{} says no purpose", file.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.display());
    }
}

#[test]
fn printing_is_the_consoles() {
    for file in all_files(&source()) {
        let code = code(&file);
        for word in ["println!", "eprintln!", "print!(", "dbg!"] {
            assert!(!code.contains(word), "{} prints by itself", file.display());
        }
    }
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files_of(room: &str) -> Vec<PathBuf> {
    let mut files = all_files(&source().join(room));
    let single = source().join(format!("{room}.rs"));
    if single.is_file() {
        files.push(single);
    }
    files
}

fn all_files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(all_files(&path));
        } else if path.file_name().is_some_and(|name| name == "tests.rs") {
            // a file of tests is no room of the house
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The code of a file: its comments, and the tests at its end, left out.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines: Vec<&str> =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n")
}

/// The rooms named as `crate::room` or within `use crate::{...}`.
fn rooms_named(code: &str) -> Vec<String> {
    let mut rooms = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            rooms.extend(heads(group));
        } else {
            rooms.push(word(rest));
        }
    }
    rooms
}

/// The first word of each item of a group, nested groups passed over.
fn heads(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut start = true;
    let mut heads = Vec::new();
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => start = true,
            _ if start && letter.is_alphabetic() => {
                heads.push(word(&group[at..]));
                start = false;
            }
            _ => {}
        }
    }
    heads
}

fn word(text: &str) -> String {
    text.chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect()
}

#[test]
fn the_reader_of_imports_sees_groups_and_paths() {
    let code = "use crate::{model::{Page, Line}, text};\nlet x = crate::index::open();";
    assert_eq!(rooms_named(code), ["model", "text", "index"]);
}
