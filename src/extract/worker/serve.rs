//! The worker's side: one request after another until the parent hangs up.
//!
//! Reading happens on a thread with a stack far larger than the usual one, because nested
//! structures are what broken files have most of. A panic is caught, named and survived;
//! what cannot be caught ends the process, and the parent starts another.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::extract::{
    Drawing, Options, Picture, bounds, extract_bytes, picture, refused,
};
use crate::model::{Extracted, PageNumber, Status};

use super::{Incoming, Outgoing, Reply, Request, Setup, Summary, limits, sandbox};

/// Stack of the thread that reads. Only what is touched takes memory.
const STACK: usize = 64 << 20;

/// A request is a name and a few options.
const REQUEST: usize = 64 << 10;

/// How often the parent hears of progress: often enough for its watchdog, seldom enough
/// to cost nothing.
const HEARTBEAT: Duration = Duration::from_millis(250);

/// A frame of pages is sent when it holds about this many bytes of text.
const BATCH: usize = 32 << 10;

/// Longest message of a panic that is passed on.
const MESSAGE: usize = 200;

/// Serves requests on standard input, which must be a socket. Answers the exit code: 0
/// when the parent hung up, 2 when nobody speaks the protocol there.
pub fn serve() -> u8 {
    let Ok(input) = io::stdin().as_fd().try_clone_to_owned() else { return 2 };
    let socket = UnixStream::from(input);
    let mut incoming = Incoming::default();
    let Ok(Request::Setup(setup)) = incoming.receive(REQUEST, &socket) else { return 2 };
    let blackbox = Blackbox::install();
    let sandbox = sandbox::enter(limits::apply(setup));
    let mut outgoing = Outgoing::default();
    if outgoing.send(&Reply::Hello(sandbox), &socket).is_err() {
        return 2;
    }
    let server = Server { socket, incoming, outgoing, blackbox, setup };
    let thread = thread::Builder::new().stack_size(STACK).spawn(move || server.run());
    match thread.map(thread::JoinHandle::join) {
        Ok(Ok(())) => 0,
        _ => 2,
    }
}

struct Server {
    socket: UnixStream,
    incoming: Incoming,
    outgoing: Outgoing,
    blackbox: Blackbox,
    setup: Setup,
}

impl Server {
    /// An error means that the parent is gone: there is nobody to tell.
    fn run(mut self) {
        while self.answer().is_ok() {}
    }

    fn answer(&mut self) -> io::Result<()> {
        let (request, file) = self.incoming.receive_with_file(REQUEST, &self.socket)?;
        limits::grant_time(self.setup.seconds);
        match request {
            Request::Setup(_) => Err(io::ErrorKind::InvalidData.into()),
            Request::Read { name, options } => {
                let extracted = self.read(file, &name, options);
                self.send(bounds::enforced(extracted))
            }
            Request::Draw(drawing) => {
                let drawn = self.draw(file, drawing);
                self.outgoing.send(&Reply::Drawn(drawn), &self.socket)
            }
        }
    }

    fn read(&mut self, file: Option<File>, name: &str, options: Options) -> Extracted {
        let bytes = match all_bytes(file) {
            Ok(bytes) => bytes,
            Err(error) => return refused(name, Status::Unreadable, error.to_string()),
        };
        let mut heart = Heart { beat: Instant::now(), socket: &self.socket };
        let outgoing = &mut self.outgoing;
        let mut progress = |page| heart.progress(page, outgoing);
        let reading = AssertUnwindSafe(|| {
            #[cfg(test)]
            super::rehearsal::perform(&bytes, &self.socket);
            extract_bytes(&bytes, name, options, &mut progress)
        });
        panic::catch_unwind(reading)
            .unwrap_or_else(|_| refused(name, Status::Damaged, self.blackbox.message()))
    }

    fn draw(&self, file: Option<File>, drawing: Drawing) -> Result<Picture, String> {
        let bytes = all_bytes(file).map_err(|error| error.to_string())?;
        panic::catch_unwind(AssertUnwindSafe(|| picture::draw(bytes, drawing)))
            .unwrap_or_else(|_| Err(self.blackbox.message()))
    }

    fn send(&mut self, extracted: Extracted) -> io::Result<()> {
        let (summary, pages) = Summary::split(extracted);
        let mut batch = Vec::new();
        let mut size = 0;
        for page in pages {
            size += page.lines.iter().map(|line| line.text.len()).sum::<usize>();
            batch.push(page);
            if size >= BATCH {
                let pages = Reply::Pages(std::mem::take(&mut batch));
                self.outgoing.send(&pages, &self.socket)?;
                size = 0;
            }
        }
        if !batch.is_empty() {
            self.outgoing.send(&Reply::Pages(batch), &self.socket)?;
        }
        self.outgoing.send(&Reply::Done(summary), &self.socket)
    }
}

/// The descriptor is shared with the parent, and so is its position: another attempt may
/// have moved it.
fn all_bytes(file: Option<File>) -> io::Result<Vec<u8>> {
    let mut file = file.ok_or(io::ErrorKind::NotFound)?;
    file.rewind()?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Tells the parent that reading goes on.
struct Heart<'s> {
    beat: Instant,
    socket: &'s UnixStream,
}

impl Heart<'_> {
    /// A parent that is gone shows when the answer is sent.
    fn progress(&mut self, page: PageNumber, outgoing: &mut Outgoing) {
        if self.beat.elapsed() >= HEARTBEAT {
            self.beat = Instant::now();
            let _ = outgoing.send(&Reply::Progress(page), self.socket);
        }
    }
}

/// Keeps the last panic's place and message, and keeps it off standard error: what a
/// library says when it panics may quote the file.
#[derive(Clone, Default)]
struct Blackbox(Arc<Mutex<String>>);

impl Blackbox {
    fn install() -> Self {
        let blackbox = Self::default();
        let recorder = blackbox.clone();
        panic::set_hook(Box::new(move |panic| recorder.record(panic)));
        blackbox
    }

    fn record(&self, panic: &PanicHookInfo<'_>) {
        let message = panic.payload_as_str().unwrap_or("a panic without words");
        let message: String = message.chars().take(MESSAGE).collect();
        let place = panic.location().map_or_else(String::new, |place| {
            let file = place.file().rsplit('/').next().unwrap_or_default();
            format!(" ({file}:{})", place.line())
        });
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) =
            format!("reading it failed: {message}{place}");
    }

    fn message(&self) -> String {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
