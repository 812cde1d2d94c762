//! Many who ask at once.

use std::collections::BTreeMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::thread;
use std::time::{Duration, Instant};

use crate::served::Served;

/// What came back, and when.
#[derive(Default)]
pub(crate) struct Load {
    /// Milliseconds of each page, and its sort.
    pages: Vec<(f64, String)>,
    /// How many were sent away.
    pub busy: usize,
    /// What was neither a page nor sent away.
    pub wrong: Vec<(String, u16)>,
    /// How long it took in all.
    seconds: f64,
    /// Megabytes of the server after a quarter of the time, and at the end.
    pub memory: (f64, f64),
}

/// So many ask for so long; `pick` says what the one asks at its so-and-so-many-th turn.
pub(crate) fn load(
    served: &Served,
    connections: usize,
    time: Duration,
    pick: &(dyn Fn(usize, usize) -> String + Sync),
) -> Load {
    let begun = Instant::now();
    let end = begun + time;
    let mut all = thread::scope(|scope| {
        let ask = |who| scope.spawn(move || visitor(served, who, end, pick));
        let visitors: Vec<_> = (0..connections).map(ask).collect();
        thread::sleep(time / 4);
        let quarter = served.memory();
        let mut all = Load::default();
        for visitor in visitors {
            all.join(visitor.join().expect("a visitor who is not lost"));
        }
        all.memory.0 = quarter;
        all
    });
    all.seconds = begun.elapsed().as_secs_f64();
    all.memory.1 = served.memory();
    all.pages.sort_by(|a, b| a.0.total_cmp(&b.0));
    all
}

fn visitor(
    served: &Served,
    who: usize,
    end: Instant,
    pick: &(dyn Fn(usize, usize) -> String + Sync),
) -> Load {
    let mut connection = Connection::to(served);
    let mut load = Load::default();
    for turn in 0.. {
        if Instant::now() >= end {
            break;
        }
        let address = pick(who, turn);
        let asked = Instant::now();
        let status = connection.ask(served, &address);
        match status {
            200 => {
                let milliseconds = asked.elapsed().as_secs_f64() * 1000.0;
                load.pages.push((milliseconds, sort(&address)));
            }
            503 => load.busy += 1,
            _ => load.wrong.push((address, status)),
        }
    }
    load
}

/// `/search lines` of `/search?lines=..`: what makes addresses alike.
fn sort(address: &str) -> String {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    let path = if path.starts_with("/review/") { "/review" } else { path };
    let names = query.split('&').filter_map(|pair| pair.split('=').next());
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    format!("{path} {}", names.join(" "))
}

impl Load {
    fn join(&mut self, other: Self) {
        self.pages.extend(other.pages);
        self.busy += other.busy;
        self.wrong.extend(other.wrong);
    }

    /// How many answers there were.
    pub(crate) fn answers(&self) -> usize {
        self.pages.len() + self.busy + self.wrong.len()
    }

    /// How many in a second.
    pub(crate) fn rate(&self) -> f64 {
        count(self.answers()) / self.seconds
    }

    /// In how many milliseconds this share of the pages came.
    pub(crate) fn percentile(&self, share: f64) -> f64 {
        let last = self.pages.len().saturating_sub(1);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a place in a list"
        )]
        let at = (count(last) * share).ceil() as usize;
        self.pages.get(at).map_or(0.0, |page| page.0)
    }

    /// The sorts of pages, each with the 99th percentile of its milliseconds, the slowest
    /// first.
    pub(crate) fn slowest(&self) -> Vec<(String, f64)> {
        let mut sorts: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for (milliseconds, sort) in &self.pages {
            sorts.entry(sort).or_default().push(*milliseconds);
        }
        let high = |all: &[f64]| all[all.len() - 1 - all.len() / 100];
        let mut all: Vec<(String, f64)> =
            sorts.iter().map(|(sort, all)| ((*sort).to_owned(), high(all))).collect();
        all.sort_by(|a, b| b.1.total_cmp(&a.1));
        all
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of a bench are small")]
fn count(number: usize) -> f64 {
    number as f64
}

/// A connection that is kept for the next question.
pub(crate) struct Connection(BufReader<TcpStream>);

impl Connection {
    pub(crate) fn to(served: &Served) -> Self {
        let stream = TcpStream::connect(("127.0.0.1", served.port)).expect("a server");
        let patience = Some(Duration::from_secs(30));
        stream.set_read_timeout(patience).expect("a time to wait");
        stream.set_nodelay(true).expect("a connection without delay");
        Self(BufReader::new(stream))
    }

    /// The status of an answer, whose body is read and thrown away; 0 where there is none.
    fn ask(&mut self, served: &Served, address: &str) -> u16 {
        if let Some((status, _)) = self.answer(served, address) {
            status
        } else {
            *self = Self::to(served);
            0
        }
    }

    /// Status and body.
    pub(crate) fn answer(
        &mut self,
        served: &Served,
        address: &str,
    ) -> Option<(u16, Vec<u8>)> {
        let (port, cookie) = (served.port, &served.cookie);
        let head = format!(
            "GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\n\r\n"
        );
        self.0.get_mut().write_all(head.as_bytes()).ok()?;
        let (status, length, _) = self.head()?;
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).ok()?;
        Some((status, body))
    }

    /// Status, length of the body, and the cookie that is set, if one is.
    pub(crate) fn head(&mut self) -> Option<(u16, usize, String)> {
        let (mut status, mut length, mut cookie) = (None, 0, String::new());
        loop {
            let mut line = String::new();
            if self.0.read_line(&mut line).ok()? == 0 {
                return None;
            }
            let line = line.trim_end();
            let Some(said) = status else {
                status = Some(line.split(' ').nth(1)?.parse().ok()?);
                continue;
            };
            match line.split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                    length = value.parse().ok()?;
                }
                Some((name, value)) if name.eq_ignore_ascii_case("set-cookie") => {
                    value.split(';').next()?.clone_into(&mut cookie);
                }
                Some(_) => {}
                None => return Some((said, length, cookie)),
            }
        }
    }

    /// Asks without a cookie.
    pub(crate) fn enter(&mut self, port: u16, path: &str) -> Option<String> {
        let head = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n");
        self.0.get_mut().write_all(head.as_bytes()).ok()?;
        self.head().map(|head| head.2)
    }
}
