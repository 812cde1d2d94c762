//! The only printing: answers to standard output, talk to standard error.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use crate::corpus::is_source;
use crate::present::clean;

use super::outcome::Failure;
use super::settings::{Kept, Settings, Talk};

/// Where a command speaks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Console {
    talk: Talk,
}

impl Console {
    pub(crate) const fn new(talk: Talk) -> Self {
        Self { talk }
    }

    /// Says a line beside the answer.
    pub(crate) fn say(self, line: &str) {
        if self.talk != Talk::Quiet {
            talk(line);
        }
    }

    /// A bar for so many files; hidden where nobody watches.
    pub(crate) fn bar(self, files: u64, doing: &'static str) -> ProgressBar {
        self.progress(files, doing, "files")
    }

    /// A bar for so many of something; hidden where nobody watches.
    pub(crate) fn progress(
        self,
        steps: u64,
        doing: &'static str,
        of: &'static str,
    ) -> ProgressBar {
        let target = match self.talk {
            Talk::Lively => ProgressDrawTarget::stderr(),
            Talk::Plain | Talk::Quiet => ProgressDrawTarget::hidden(),
        };
        let style = ProgressStyle::with_template(&format!(
            "{{msg}} {{bar:30}} {{pos}}/{{len}} {of}, {{rate}}, {{eta}} left"
        ))
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .with_key("rate", |state: &ProgressState, out: &mut dyn fmt::Write| {
            // a bar that cannot be drawn is no reason to fail
            let _ = write!(out, "{:.0} a second", state.per_sec());
        });
        let bar = ProgressBar::with_draw_target(Some(steps), target).with_style(style);
        bar.set_message(doing);
        bar.enable_steady_tick(Duration::from_millis(200));
        bar
    }

    /// Says why a command did not end well.
    pub(crate) fn complain(failure: &Failure) {
        talk(&format!("throughline: {:#}", failure.error));
        if let Some(hint) = &failure.hint {
            talk(&format!("hint: {hint}"));
        }
    }

    /// Asks a question that is answered with yes or no; anything but yes is no.
    pub(crate) fn ask(question: &str) -> io::Result<bool> {
        write!(io::stderr(), "{} [y/N] ", clean(question))?;
        let mut answer = String::new();
        io::stdin().read_line(&mut answer)?;
        Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
    }

    /// Asks a question that is answered with a line; none where nobody answers any more.
    pub(crate) fn question(question: &str) -> io::Result<Option<String>> {
        write!(io::stderr(), "{}", clean(question))?;
        let mut answer = String::new();
        let read = io::stdin().read_line(&mut answer)?;
        Ok((read > 0).then_some(answer))
    }
}

/// A line of talk. Nobody listening is no reason to fail.
fn talk(line: &str) {
    for line in line.lines() {
        let _ = writeln!(io::stderr(), "{}", clean(line));
    }
}

/// Where an answer goes: standard output, a file that is there whole or not at all, or
/// another command that asked for it.
pub(crate) enum Answer {
    Out(BufWriter<io::StdoutLock<'static>>),
    File { file: BufWriter<File>, part: PathBuf, path: PathBuf },
    Kept { bytes: Vec<u8>, kept: Kept },
}

impl Answer {
    pub(crate) fn to(path: Option<&Path>) -> io::Result<Self> {
        let Some(path) = path else {
            return Ok(Self::Out(BufWriter::new(io::stdout().lock())));
        };
        let mut part = path.as_os_str().to_owned();
        part.push(".part");
        let part = PathBuf::from(part);
        let file = BufWriter::new(File::create(&part)?);
        Ok(Self::File { file, part, path: path.to_owned() })
    }

    /// The same for an answer about a corpus, which must not become part of it: a page
    /// written among the reviews would be read as one of them the next time.
    pub(crate) fn about_corpus(
        path: Option<&Path>,
        settings: &Settings,
    ) -> Result<Self, Failure> {
        if let Some(kept) = &settings.kept {
            return Ok(Self::Kept { bytes: Vec::new(), kept: kept.clone() });
        }
        if path.is_some_and(|path| would_be_read(path, &settings.corpus)) {
            let error =
                anyhow::anyhow!("this file would be read as a review of the corpus");
            let hint = format!(
                "write it outside of {}, or into a hidden folder there",
                settings.corpus.display()
            );
            return Err(Failure::usage(error, Some(hint)));
        }
        Ok(Self::to(path)?)
    }

    /// Ends the answer: everything is written, and the file has its name.
    pub(crate) fn finish(self) -> io::Result<()> {
        match self {
            Self::Out(mut out) => out.flush(),
            Self::File { mut file, part, path } => {
                file.flush()?;
                file.get_ref().sync_all()?;
                fs::rename(part, path)
            }
            Self::Kept { bytes, kept } => {
                // a command gives one answer
                let _ = kept.set(bytes);
                Ok(())
            }
        }
    }
}

/// Whether a file of that name would be taken for a review.
fn would_be_read(path: &Path, corpus: &Path) -> bool {
    let above = path.parent().filter(|above| !above.as_os_str().is_empty());
    let above = above.unwrap_or(Path::new(".")).canonicalize();
    let (Ok(above), Ok(corpus)) = (above, corpus.canonicalize()) else { return false };
    above.strip_prefix(corpus).is_ok_and(|inside| is_source(&inside.join(name_of(path))))
}

fn name_of(path: &Path) -> &Path {
    path.file_name().map_or(path, Path::new)
}

impl Write for Answer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match self {
            Self::Out(out) => out.write(bytes),
            Self::File { file, .. } => file.write(bytes),
            Self::Kept { bytes: kept, .. } => kept.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match self {
            Self::Out(out) => out.flush(),
            Self::File { file, .. } => file.flush(),
            Self::Kept { .. } => Ok(()),
        }
    }
}
