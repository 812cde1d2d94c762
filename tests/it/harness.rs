//! A corpus in a folder of its own, and the real binary run on it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use tempfile::TempDir;

/// A folder with a corpus that goes away with the test.
pub(crate) struct Project {
    place: TempDir,
}

impl Project {
    pub(crate) fn new() -> Self {
        Self { place: tempfile::tempdir().unwrap() }
    }

    /// With copies of the shipped reviews in `corpus/`, without corrections.
    pub(crate) fn shipped() -> Self {
        let project = Self::new();
        let reviews = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus/reviews");
        for entry in fs::read_dir(reviews).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            project.put(&format!("corpus/{name}"), fs::read(path).unwrap());
        }
        project
    }

    /// Adds a file with these bytes.
    pub(crate) fn file(self, name: &str, bytes: impl AsRef<[u8]>) -> Self {
        self.put(name, bytes);
        self
    }

    /// Writes a file with these bytes, in place of what was there.
    pub(crate) fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.place.path().join(name)
    }

    /// The binary with these arguments, ready to run in the folder.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_throughline"));
        command
            .args(arguments)
            .current_dir(self.place.path())
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .stdin(Stdio::null());
        command
    }

    /// Runs the binary with these arguments.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&self.command(arguments).output().unwrap())
    }
}

/// How a run ended and what it wrote.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) talk: String,
}

impl Run {
    pub(crate) fn of(output: &Output) -> Self {
        Self {
            code: output.status.code(),
            out: String::from_utf8(output.stdout.clone()).unwrap(),
            talk: String::from_utf8(output.stderr.clone()).unwrap(),
        }
    }

    /// It ended with this exit code.
    #[track_caller]
    pub(crate) fn ends(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "out: {}\ntalk: {}", self.out, self.talk);
        self
    }

    /// What it wrote, as one JSON value.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out)
            .unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }
}

/// Rows without what each says of its question: what two questions have in common.
pub(crate) fn answered(rows: &[Value]) -> Vec<Value> {
    let without = |row: &Value| {
        let mut row = row.clone();
        row.as_object_mut().unwrap().retain(|name, _| !name.starts_with("asked_"));
        row
    };
    rows.iter().map(without).collect()
}

/// The large shared set of this name, where there is one; a line says that it is absent.
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    if path.is_dir() {
        return Some(path);
    }
    eprintln!("skipped: no ../shared/{name} beside the project");
    None
}
