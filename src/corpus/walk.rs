//! Every file of a known kind below the folder, in one order whatever the disk says.
//!
//! Hidden files and folders are left out, and so are `README` files, which speak about a
//! folder and are no reviews. A link is followed to a file inside the corpus only: what
//! is indexed is what lies in the folder.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use crate::model::{ReviewId, Source, Stamp};
use crate::text::slug;

use super::{Error, Folder};

/// The endings of files that are read, lower case.
const KINDS: [&str; 6] = ["pdf", "docx", "html", "htm", "md", "txt"];
/// The endings of files that hold reviews but are not read; they get a status that says
/// so, rather than silence.
const UNREAD_KINDS: [&str; 3] = ["doc", "rtf", "odt"];
/// How deep folders are followed.
const DEPTH: usize = 32;

/// What a walk through the folder found.
#[derive(Debug, Default)]
pub struct Found {
    /// The sources in the order of their files' names.
    pub sources: Vec<Source>,
    /// What has a name like a source and cannot be one, with the reason.
    pub refused: Vec<Refused>,
}

/// A file that cannot be a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// The source it would have been.
    pub source: Source,
    /// Why it cannot be read.
    pub reason: String,
}

/// A file met on the walk, not yet named.
struct Met {
    file: String,
    path: PathBuf,
    stamp: Stamp,
    refusal: Option<String>,
}

/// Finds the sources of a corpus.
///
/// The same files give the same sources in the same order, whatever order the disk lists
/// them in. Fails if a folder cannot be listed.
pub fn walk(folder: &Folder) -> Result<Found, Error> {
    let mut met = Vec::new();
    descend(folder.root(), folder.root(), 0, &mut met)?;
    met.sort_by(|a, b| a.file.cmp(&b.file));
    let mut found = Found::default();
    for (met, review) in met.iter().zip(name(&met)) {
        let source = Source {
            review,
            file: met.file.clone(),
            path: met.path.clone(),
            stamp: met.stamp,
        };
        match &met.refusal {
            None => found.sources.push(source),
            Some(reason) => {
                found.refused.push(Refused { source, reason: reason.clone() });
            }
        }
    }
    Ok(found)
}

fn descend(
    root: &Path,
    folder: &Path,
    depth: usize,
    met: &mut Vec<Met>,
) -> Result<(), Error> {
    let fail = |source| Error::Read { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(fail)? {
        let entry = entry.map_err(fail)?;
        let name = entry.file_name();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let path = entry.path();
        let kind = entry.file_type().map_err(fail)?;
        if kind.is_dir() {
            if depth < DEPTH {
                descend(root, &path, depth + 1, met)?;
            }
        } else if is_source_name(&path) {
            met.push(meet(root, path));
        }
    }
    Ok(())
}

/// Whether a file at this place below a corpus folder is taken for a source, so far as its
/// name tells.
pub fn is_source(file: &Path) -> bool {
    let hidden = |part: &std::ffi::OsStr| part.to_string_lossy().starts_with('.');
    is_source_name(file) && !file.iter().any(hidden)
}

fn is_source_name(path: &Path) -> bool {
    let ending = path.extension().map(|end| end.to_string_lossy().to_lowercase());
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().to_lowercase());
    let known = ending.is_some_and(|ending| {
        KINDS.contains(&ending.as_str()) || UNREAD_KINDS.contains(&ending.as_str())
    });
    known && stem.is_none_or(|stem| stem != "readme")
}

fn meet(root: &Path, path: PathBuf) -> Met {
    let file = relative(root, &path);
    let unread = |reason: String| Met {
        file: file.clone(),
        path: path.clone(),
        stamp: Stamp { size: 0, modified: 0 },
        refusal: Some(reason),
    };
    let inside = match path.canonicalize() {
        Ok(target) => target.starts_with(root),
        Err(error) => return unread(error.to_string()),
    };
    if !inside {
        return unread("a link to a file outside the corpus".to_owned());
    }
    match fs::metadata(&path) {
        Ok(facts) if facts.is_file() => {
            Met { file, path, stamp: stamp(&facts), refusal: None }
        }
        Ok(_) => unread("not a regular file".to_owned()),
        Err(error) => unread(error.to_string()),
    }
}

fn relative(root: &Path, path: &Path) -> String {
    let below = path.strip_prefix(root).unwrap_or(path);
    let parts: Vec<_> = below.iter().map(|part| part.to_string_lossy()).collect();
    parts.join("/")
}

fn stamp(facts: &Metadata) -> Stamp {
    let modified =
        facts.modified().ok().map_or(0, |time| match time.duration_since(UNIX_EPOCH) {
            Ok(after) => i128::try_from(after.as_nanos()).unwrap_or(i128::MAX),
            Err(before) => i128::try_from(before.duration().as_nanos())
                .map_or(i128::MIN, |nanos| -nanos),
        });
    Stamp { size: facts.len(), modified }
}

/// Names for files in order: the slug of the stem; where several share it, with as many
/// folders before it as tell them apart; where even the whole path does not (`a.pdf`
/// beside `a.docx`), with the ending, and at last with a number.
fn name(met: &[Met]) -> Vec<ReviewId> {
    let mut names: Vec<String> = met.iter().map(|met| named(&met.file, 0)).collect();
    for round in 1..=DEPTH + 2 {
        for at in crowds(&names).into_iter().flatten() {
            names[at] = named(&met[at].file, round);
        }
    }
    for crowd in crowds(&names) {
        for (count, at) in crowd.into_iter().enumerate() {
            names[at] = format!("{}-{}", names[at], count + 1);
        }
    }
    names.into_iter().map(ReviewId).collect()
}

/// The places of each name that more than one file has.
fn crowds(names: &[String]) -> Vec<Vec<usize>> {
    let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, name) in names.iter().enumerate() {
        places.entry(name).or_default().push(at);
    }
    places.into_values().filter(|places| places.len() > 1).collect()
}

/// The name of a file with this many folders before its stem; past the last folder, with
/// its ending too.
fn named(file: &str, folders: usize) -> String {
    let parts: Vec<&str> = file.split('/').collect();
    let (last, above) = parts.split_last().unwrap_or((&"", &[]));
    let taken = &above[above.len().saturating_sub(folders)..];
    let stem = last.rsplit_once('.').map_or(*last, |(stem, _)| stem);
    let last = if folders > above.len() { last } else { &stem };
    let mut words = taken.to_vec();
    words.push(last);
    slug(&words.join(" "))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::walk;
    use crate::corpus::Folder;

    fn names(files: &[&str]) -> Vec<String> {
        let place = tempfile::tempdir().unwrap();
        for file in files {
            let path = place.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "text").unwrap();
        }
        let found = walk(&Folder::open(place.path()).unwrap()).unwrap();
        found.sources.into_iter().map(|source| source.review.0).collect()
    }

    #[test]
    fn hidden_files_readmes_and_unknown_kinds_are_left_out() {
        let files = [
            "Child N.pdf",
            ".hidden/a.pdf",
            ".b.pdf",
            "README.md",
            "notes.xlsx",
            "x/c.TXT",
        ];
        assert_eq!(names(&files), ["child-n", "c"]);
    }

    #[test]
    fn reviews_of_one_name_are_told_apart_by_their_folders() {
        let files = ["2011/child-s.pdf", "2014/child-s.pdf", "child-d.pdf"];
        assert_eq!(names(&files), ["2011-child-s", "2014-child-s", "child-d"]);
    }

    #[test]
    fn one_name_with_two_endings_gives_two_reviews() {
        assert_eq!(names(&["a.docx", "a.pdf"]), ["a-docx", "a-pdf"]);
    }

    #[test]
    fn names_that_no_folder_tells_apart_get_numbers() {
        assert_eq!(names(&["a b.pdf", "a-b.pdf"]), ["a-b-pdf-1", "a-b-pdf-2"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_out_of_the_corpus_is_refused() {
        let place = tempfile::tempdir().unwrap();
        let outside = place.path().join("outside.pdf");
        fs::write(&outside, "x").unwrap();
        let corpus = place.path().join("corpus");
        fs::create_dir(&corpus).unwrap();
        std::os::unix::fs::symlink(&outside, corpus.join("link.pdf")).unwrap();
        let found = walk(&Folder::open(&corpus).unwrap()).unwrap();
        assert!(found.sources.is_empty());
        assert_eq!(found.refused[0].reason, "a link to a file outside the corpus");
    }
}
