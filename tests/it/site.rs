//! A corpus served by the real binary, and a visitor who speaks plain HTTP to it.

use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::harness::Project;

/// A served corpus, and the cookie of a visitor who was let in. Serving ends with it.
pub(crate) struct Site {
    child: Child,
    pub(crate) project: Project,
    pub(crate) port: u16,
    /// The address that was printed.
    pub(crate) link: String,
    /// `name=value`, once somebody was let in.
    pub(crate) cookie: String,
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Site {
    /// Serves the project's corpus and lets a visitor in.
    pub(crate) fn open(project: Project) -> Self {
        let mut site = Self::closed(project);
        let path = site.link.split_once(&format!(":{}", site.port)).unwrap().1.to_owned();
        let answer = site.ask("GET", &path, &[], b"");
        assert_eq!(answer.status, 303);
        let cookie = answer.header("set-cookie").unwrap();
        cookie.split(';').next().unwrap().clone_into(&mut site.cookie);
        site
    }

    /// Serves the shipped reviews.
    pub(crate) fn shipped() -> Self {
        Self::open(Project::shipped())
    }

    /// Serves it; nobody was let in.
    pub(crate) fn closed(project: Project) -> Self {
        let mut command = project.command(&["serve"]);
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut link = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut link).unwrap();
        let link = link.trim().to_owned();
        let port = link.split(':').nth(2).unwrap().split('/').next().unwrap();
        let port = port.parse().unwrap();
        Self { child, project, port, link, cookie: String::new() }
    }

    /// A page, which must be there.
    #[track_caller]
    pub(crate) fn page(&self, path: &str) -> String {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer.text()
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[], b"")
    }

    /// Sends a form as a browser does from one of our pages; `fields` are written as in
    /// an address.
    pub(crate) fn post(&self, path: &str, fields: &str) -> Answer {
        let origin = format!("http://127.0.0.1:{}", self.port);
        let headers = [
            ("Origin", origin.as_str()),
            ("Sec-Fetch-Site", "same-origin"),
            ("Content-Type", "application/x-www-form-urlencoded"),
        ];
        let body = format!("token={}&{fields}", self.form_token());
        self.ask("POST", path, &headers, body.as_bytes())
    }

    /// What forms carry, taken from a page that has one.
    pub(crate) fn form_token(&self) -> String {
        let page = self.page("/search?q=the");
        let after = page.split("name=\"token\" value=\"").nth(1).unwrap();
        after.split('"').next().unwrap().to_owned()
    }

    /// Sends a request with the visitor's cookie and these headers.
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let host = format!("127.0.0.1:{}", self.port);
        let mut all = vec![("Host", host.as_str()), ("Cookie", self.cookie.as_str())];
        all.extend(headers);
        self.raw(method, path, &all, body)
    }

    /// Sends a request with these headers and no others.
    pub(crate) fn raw(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        let mut head = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        for (name, value) in headers {
            write!(head, "{name}: {value}\r\n").unwrap();
        }
        write!(head, "Content-Length: {}\r\n\r\n", body.len()).unwrap();
        stream.write_all(head.as_bytes()).unwrap();
        stream.write_all(body).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        Answer::of(&bytes)
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Answer {
    fn of(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|it| it == b"\r\n\r\n").unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let header = |line: &str| {
            let (name, value) = line.split_once(": ").unwrap();
            (name.to_lowercase(), value.to_owned())
        };
        let headers = lines.map(header).collect();
        let mut answer = Self { status, headers, body: bytes[end + 4..].to_vec() };
        if answer.header("transfer-encoding") == Some("chunked") {
            answer.body = whole(&answer.body);
        }
        answer
    }

    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut all = self.headers.iter();
        all.find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

/// What came in pieces, each with its length in hexadecimal digits before it.
fn whole(mut pieces: &[u8]) -> Vec<u8> {
    let mut whole = Vec::new();
    loop {
        let end = pieces.windows(2).position(|it| it == b"\r\n").unwrap();
        let length = std::str::from_utf8(&pieces[..end]).unwrap();
        let length = usize::from_str_radix(length, 16).unwrap();
        if length == 0 {
            return whole;
        }
        whole.extend_from_slice(&pieces[end + 2..][..length]);
        pieces = &pieces[end + 2 + length + 2..];
    }
}
