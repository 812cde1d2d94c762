//! `check`: one flipped byte, one changed file, one missing file is found.

use std::fs;

use crate::harness::Project;

fn project() -> Project {
    let project = Project::new()
        .file("a.txt", "The threshold was not agreed.\n")
        .file("b.txt", "Nobody attended the meeting.\n");
    project.run(&["index"]).ends(0);
    project
}

#[test]
fn a_sound_library_passes() {
    project().run(&["check"]).ends(0);
}

#[test]
fn changed_missing_and_new_files_are_named() {
    let project = project();
    project.put("a.txt", "Another text.\n");
    fs::remove_file(project.path("b.txt")).unwrap();
    project.put("c.txt", "A third.\n");
    let run = project.run(&["check"]).ends(1);
    assert_eq!(
        run.out,
        "a.txt: changed since it was read\nc.txt: not read yet\nb.txt: no longer there\n"
    );
}

#[test]
fn a_flipped_byte_is_found_in_every_file_of_the_library() {
    let project = project();
    let folder = project.path(".throughline/index");
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if name.starts_with('.') || name == "meta.json" {
            continue;
        }
        let sound = fs::read(&path).unwrap();
        let mut flipped = sound.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 0x10;
        fs::write(&path, &flipped).unwrap();
        let run = project.run(&["check"]);
        assert!(matches!(run.code, Some(1 | 4)), "{name}: {run:?}");
        fs::write(&path, &sound).unwrap();
    }
    project.run(&["check"]).ends(0);
}

#[test]
fn a_library_that_cannot_be_opened_says_what_to_do() {
    let project = project();
    fs::write(project.path(".throughline/index/meta.json"), "{").unwrap();
    let run = project.run(&["search", "threshold"]).ends(4);
    assert!(run.talk.contains("hint: "), "{}", run.talk);
    fs::remove_dir_all(project.path(".throughline")).unwrap();
    project.run(&["search", "threshold"]).ends(0);
}
