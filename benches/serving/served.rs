//! A corpus that is served.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use throughline::index::Library;

use crate::load::Connection;

/// The process that serves, which ends with this.
pub(crate) struct Served {
    child: Child,
    pub port: u16,
    /// `name=value` of one who was let in.
    pub cookie: String,
    /// What is served.
    pub library: Library,
}

impl Served {
    /// Serves a corpus whose library is as it is.
    pub(crate) fn of(corpus: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_throughline"))
            .args(["serve", "--no-refresh", "--threads", "2", "-q", "-C"])
            .arg(corpus)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let out = child.stdout.take().expect("its output");
        let mut link = String::new();
        BufReader::new(out).read_line(&mut link).expect("an address");
        let (_, rest) = link.trim().rsplit_once(':').expect("a port");
        let (port, path) = rest.split_once('/').expect("a path");
        let port = port.parse().expect("a port is a number");
        let library = Library::open(corpus).expect("a corpus that is indexed");
        let mut served = Self { child, port, cookie: String::new(), library };
        let entered = Connection::to(&served).enter(port, &format!("/{path}"));
        served.cookie = entered.expect("a visitor who is let in");
        served
    }

    /// Waits until the report is there, which takes long for a large corpus and is made
    /// once.
    pub(crate) fn wait_for_report(&self) {
        let ready = || {
            let answer = Connection::to(self).answer(self, "/")?;
            (!String::from_utf8_lossy(&answer.1).contains("http-equiv=\"refresh\""))
                .then_some(())
        };
        while ready().is_none() {
            thread::sleep(Duration::from_secs(1));
        }
    }

    /// Megabytes that the server has; 0 where the system does not say.
    pub(crate) fn memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id()));
        let status = status.unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes =
            line.and_then(|line| line.split_whitespace().next()?.parse().ok());
        kilobytes.unwrap_or(0.0) / 1024.0
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // one that has ended needs no end
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
