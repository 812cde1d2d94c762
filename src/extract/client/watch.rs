//! Deadlines, and sockets that keep them.
//!
//! Every read and write on a watched socket waits no longer than the nearer of two
//! deadlines: the next sign of progress, and the end of the time that a file may take.

use std::io::{self, Read, Write};
use std::os::unix::net::UnixStream;
use std::time::{Duration, Instant};

use super::ending::Fault;

/// The two deadlines of a request.
#[derive(Debug)]
pub(in crate::extract) struct Watch {
    silence: Duration,
    total: Duration,
    silent_until: Instant,
    end: Instant,
}

impl Watch {
    /// Starts the clock.
    pub(in crate::extract) fn new(silence: Duration, total: Duration) -> Self {
        let now = Instant::now();
        Self { silence, total, silent_until: now + silence, end: now + total }
    }

    /// Moves the first deadline on.
    pub(in crate::extract) fn progressed(&mut self) {
        self.silent_until = Instant::now() + self.silence;
    }

    /// Time until the nearer deadline, or which one has passed.
    pub(super) fn left(&self) -> Result<Duration, Fault> {
        let now = Instant::now();
        let left = self.silent_until.min(self.end).saturating_duration_since(now);
        if !left.is_zero() {
            Ok(left)
        } else if self.end <= now {
            Err(Fault::Slow(self.total.as_secs()))
        } else {
            Err(Fault::Silent(self.silence.as_secs()))
        }
    }
}

/// A socket that is read until a deadline.
pub(in crate::extract) struct Watched<'s> {
    pub(in crate::extract) socket: &'s UnixStream,
    pub(in crate::extract) watch: &'s Watch,
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut socket = self.socket;
        loop {
            let left = self.watch.left().map_err(|_| io::ErrorKind::TimedOut)?;
            socket.set_read_timeout(Some(left))?;
            match socket.read(into) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                other => return other,
            }
        }
    }
}

impl Write for Watched<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut socket = self.socket;
        loop {
            let left = self.watch.left().map_err(|_| io::ErrorKind::TimedOut)?;
            socket.set_write_timeout(Some(left))?;
            match socket.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => {}
                other => return other,
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
