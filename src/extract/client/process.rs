//! One worker process, as its parent sees it.
//!
//! The thread that waits for an answer is its own watchdog: every wait on the socket ends
//! at the nearer of two deadlines, the next sign of progress and the end of the file's
//! time. So there is no other thread, and no race over who ends a worker.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Duration;

use crate::extract::worker::{
    Incoming, Outgoing, Reply, Request, Sandbox, Setup, send_with_file,
};
use crate::extract::{Drawing, Options, Picture, bounds};
use crate::model::{Extracted, Page};

pub(super) use super::ending::Fault;
use super::watch::{Watch, Watched};
use super::{Error, Limits};

/// Longest frame from a worker in bytes.
const FRAME: usize = 64 << 20;

/// Most bytes of last words that are looked at.
const LAST_WORDS: u64 = 64 << 10;

/// Time that a new worker has to say hello. Starting takes milliseconds; a machine that
/// swaps may take longer.
const HELLO: Duration = Duration::from_secs(20);

/// What a worker says that answers another question.
const UNASKED: &str = "an answer to another question";

/// What came of asking a worker: an answer, or the trouble that ends the worker.
pub(super) type Answer<T> = Result<T, Trouble>;

/// What was seen on the socket when things went wrong.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The worker hung up, or never listened: how it ended tells why.
    Gone,
    /// This is why, whatever the worker may say now.
    Known(Fault),
}

/// A running worker. Dropping it ends it.
#[derive(Debug)]
pub(super) struct Process {
    child: Child,
    socket: UnixStream,
    outgoing: Outgoing,
    incoming: Incoming,
    setup: Setup,
    silence: Duration,
    total: Duration,
    sandbox: Sandbox,
    files: u32,
}

impl Process {
    /// Starts a worker and waits until it has limited itself.
    ///
    /// It gets no environment, no working folder of ours, no output of ours, and a
    /// process group of its own, so that Ctrl-C reaches the parent only and the parent
    /// ends in order.
    pub(super) fn start(
        program: &Path,
        arguments: &[OsString],
        setup: Setup,
        limits: &Limits,
    ) -> Result<Self, Error> {
        let failed = |source| Error::Start { program: program.to_owned(), source };
        let (socket, theirs) = UnixStream::pair().map_err(failed)?;
        let child = Command::new(program)
            .args(arguments)
            .env_clear()
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::from(OwnedFd::from(theirs)))
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(failed)?;
        let mut process = Self {
            child,
            socket,
            outgoing: Outgoing::default(),
            incoming: Incoming::default(),
            setup,
            silence: limits.silence,
            total: limits.total,
            sandbox: Sandbox::NONE,
            files: 0,
        };
        process.sandbox =
            process.greet().map_err(|_| Error::Mute { program: program.to_owned() })?;
        Ok(process)
    }

    fn greet(&mut self) -> Answer<Sandbox> {
        let request = Request::Setup(self.setup);
        self.outgoing.send(&request, &self.socket).map_err(|_| Trouble::Gone)?;
        let watch = Watch::new(HELLO, HELLO);
        match receive(&mut self.incoming, &self.socket, &watch)? {
            Reply::Hello(sandbox) => Ok(sandbox),
            _ => Err(nonsense("no hello")),
        }
    }

    /// The guards this worker has.
    pub(super) fn sandbox(&self) -> Sandbox {
        self.sandbox
    }

    /// How many files it was given.
    pub(super) fn files(&self) -> u32 {
        self.files
    }

    /// Whether it has not ended since it was last used.
    pub(super) fn is_alive(&mut self) -> bool {
        matches!(self.child.try_wait(), Ok(None))
    }

    /// Its bytes in memory, where the system tells.
    pub(super) fn resident(&self) -> Option<u64> {
        let path = format!("/proc/{}/statm", self.child.id());
        let statm = std::fs::read_to_string(path).ok()?;
        let pages: u64 = statm.split(' ').nth(1)?.parse().ok()?;
        Some(pages * rustix::param::page_size() as u64)
    }

    /// Reads a file.
    pub(super) fn read(
        &mut self,
        file: &File,
        name: &str,
        options: Options,
    ) -> Answer<Extracted> {
        self.files += 1;
        let request = Request::Read { name: name.to_owned(), options };
        self.ask(&request, file)?;
        let mut watch = Watch::new(self.silence, self.total);
        let mut pages = Harvest::default();
        loop {
            match receive(&mut self.incoming, &self.socket, &watch)? {
                Reply::Progress(_) => {}
                Reply::Pages(more) => pages.add(more).map_err(Trouble::Known)?,
                Reply::Done(summary) => return Ok(summary.join(pages.pages)),
                Reply::Hello(_) | Reply::Drawn(_) => return Err(nonsense(UNASKED)),
            }
            watch.progressed();
        }
    }

    /// Draws a page of a file; the inner error is what the worker says about it.
    pub(super) fn draw(
        &mut self,
        file: &File,
        drawing: Drawing,
    ) -> Answer<Result<Picture, String>> {
        self.files += 1;
        self.ask(&Request::Draw(drawing), file)?;
        let watch = Watch::new(self.total, self.total);
        match receive(&mut self.incoming, &self.socket, &watch)? {
            Reply::Drawn(drawn) => Ok(drawn),
            _ => Err(nonsense(UNASKED)),
        }
    }

    fn ask(&mut self, request: &Request, file: &File) -> Answer<()> {
        let patience = Some(self.silence);
        self.socket.set_write_timeout(patience).map_err(|_| Trouble::Gone)?;
        let frame = self.outgoing.encode(request).map_err(|_| Trouble::Gone)?;
        send_with_file(frame, file, &self.socket).map_err(|_| Trouble::Gone)
    }

    /// Ends a worker that failed and tells why it did.
    pub(super) fn bury(mut self, trouble: Trouble) -> Fault {
        match trouble {
            Trouble::Known(fault) => fault,
            Trouble::Gone => {
                // It may have closed the socket and live on: then it dies of our signal,
                // which is as good a name as any for what it did.
                let status = self.end();
                let words = self.last_words();
                status.map_or(Fault::Exit(0), |status| {
                    Fault::of(status, &words, self.setup)
                })
            }
        }
    }

    /// Waits a moment for a worker that hung up, then kills.
    fn end(&mut self) -> Option<ExitStatus> {
        for _ in 0..100 {
            if let Ok(Some(status)) = self.child.try_wait() {
                return Some(status);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        self.kill()
    }

    /// Ends it now.
    pub(super) fn kill(&mut self) -> Option<ExitStatus> {
        let _ = self.child.kill();
        self.child.wait().ok()
    }

    /// Standard error of a worker that has ended, as far as it matters.
    fn last_words(&mut self) -> String {
        let mut words = Vec::new();
        if let Some(errors) = self.child.stderr.take() {
            let _ = errors.take(LAST_WORDS).read_to_end(&mut words);
        }
        String::from_utf8_lossy(&words).into_owned()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

/// Pages as they arrive, none of them taken on trust.
#[derive(Default)]
struct Harvest {
    pages: Vec<Page>,
    volume: bounds::Volume,
}

impl Harvest {
    fn add(&mut self, pages: Vec<Page>) -> Result<(), Fault> {
        for mut page in pages {
            page.label = page.label.as_deref().map(bounds::tidied);
            if self.pages.last().is_some_and(|last| last.number >= page.number) {
                return Err(Fault::Nonsense("pages out of order"));
            }
            if let Some(flaw) = bounds::flaw(&page) {
                return Err(Fault::Nonsense(flaw));
            }
            self.volume.add(&page);
            self.pages.push(page);
            if self.volume.is_too_much() {
                return Err(Fault::Volume);
            }
        }
        Ok(())
    }
}

fn receive(incoming: &mut Incoming, socket: &UnixStream, watch: &Watch) -> Answer<Reply> {
    let frame = incoming.receive(FRAME, Watched { socket, watch });
    frame.map_err(|error| match (error.kind(), watch.left()) {
        (io::ErrorKind::TimedOut, Err(fault)) => Trouble::Known(fault),
        (io::ErrorKind::InvalidData, _) => nonsense("a frame that is no frame"),
        _ => Trouble::Gone,
    })
}

fn nonsense(what: &'static str) -> Trouble {
    Trouble::Known(Fault::Nonsense(what))
}
