//! What all routes share: the corpus as it is open, the places to work at, who was let
//! in, and the pages made lately.

use std::collections::{BTreeMap, VecDeque};
use std::io::Write;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::thread;
use std::time::SystemTime;

use axum::body::Body;
use axum::response::{Html, IntoResponse as _, Response};

use super::gate::{Token, Visitor, Visitors};
use super::kept::{Kept, Key};
use super::opened::{OpenError, Opened, Seen};
use super::reading::Reading;
use super::sending::Sending;
use super::trouble::Trouble;
use super::view::{self, Screen};
use super::work::{Work, patience};
use crate::analysis::judging::{Sample, Wanted};
use crate::corpus::Folder;
use crate::extract::Workers;
use crate::index::{self, Patience};
use crate::model::{Extracted, Moment, Stratum};

/// Samples that are kept: drawing one reads all passages.
const DRAWN: usize = 16;

/// Files whose positions are kept: who leafs through a review asks for each page.
const READ: usize = 4;

/// What serving needs to know.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The corpus.
    pub corpus: Folder,
    /// This program, to start workers of it.
    pub program: PathBuf,
    /// How many questions are worked on at a time, and files read.
    pub threads: usize,
    /// The port that is listened on.
    pub port: u16,
    /// What lets the first visitor in.
    pub launch: Token,
}

/// What all routes share. Cheap to clone: there is one of it.
#[derive(Clone)]
pub struct Desk(Arc<Inner>);

struct Inner {
    settings: Settings,
    opened: RwLock<Arc<Opened>>,
    opening: AtomicBool,
    openings: AtomicU64,
    turn: Mutex<()>,
    reading: Reading,
    writing: Mutex<()>,
    visitors: Visitors,
    work: Work,
    sending: Sending,
    kept: Kept,
    workers: Workers,
    read: Mutex<VecDeque<(String, Arc<Extracted>)>>,
    samples: Mutex<VecDeque<(SampleKey, Arc<Sample>)>>,
}

/// What a sample depends on: the opening, what is wanted, and how it was begun.
type SampleKey = (u64, Wanted, Vec<(Stratum, u64)>);

/// A request of somebody who was let in.
pub(super) struct Visit {
    /// Path and query.
    pub(super) address: String,
    /// Who.
    pub(super) visitor: Visitor,
}

/// What a screen is made from.
pub(super) struct Ask<'a> {
    /// The corpus.
    pub(super) opened: &'a Arc<Opened>,
    /// What forms carry.
    pub(super) form: &'a str,
    /// How long the answer may take.
    pub(super) patience: &'a Patience,
    /// What is shared beside the corpus.
    pub(super) desk: &'a Desk,
}

impl Desk {
    /// Opens the corpus, which has a library.
    pub fn open(settings: Settings) -> Result<Self, OpenError> {
        let opened = Opened::of(&settings.corpus, settings.threads, 1)?;
        let desk = Self(Arc::new(Inner {
            opened: RwLock::new(Arc::new(opened)),
            opening: AtomicBool::new(false),
            openings: AtomicU64::new(1),
            turn: Mutex::default(),
            reading: Reading::default(),
            writing: Mutex::default(),
            visitors: Visitors::new(settings.launch.clone()),
            work: Work::new(settings.threads),
            sending: Sending::default(),
            kept: Kept::default(),
            workers: Workers::new(settings.program.clone()),
            read: Mutex::default(),
            samples: Mutex::default(),
            settings,
        }));
        desk.begin(&desk.current());
        Ok(desk)
    }

    /// Begins what takes longer than a page waits: one after the other, and not for what
    /// was opened again meanwhile.
    fn begin(&self, opened: &Arc<Opened>) {
        let (desk, own) = (self.clone(), Arc::clone(opened));
        opened.report.begin(move || {
            let _turn = desk.0.turn.lock().unwrap_or_else(PoisonError::into_inner);
            if desk.current().number != own.number {
                return Err("The corpus was opened again meanwhile.".to_owned());
            }
            // the others answer questions
            let threads = desk.settings().threads.saturating_sub(1).max(1);
            own.made_report(threads)
        });
    }

    /// The port that is listened on.
    pub(super) fn port(&self) -> u16 {
        self.0.settings.port
    }

    /// Who was let in.
    pub(super) fn visitors(&self) -> &Visitors {
        &self.0.visitors
    }

    /// The corpus folder.
    pub(super) fn folder(&self) -> &Folder {
        &self.0.settings.corpus
    }

    /// How to serve.
    pub(super) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// What reads and draws files.
    pub(super) fn workers(&self) -> &Workers {
        &self.0.workers
    }

    /// The corpus read again.
    pub(super) fn reading(&self) -> &Reading {
        &self.0.reading
    }

    /// The right to change what a person made, until it is dropped: one form at a time.
    pub(super) fn writing(&self) -> MutexGuard<'_, ()> {
        self.0.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The file of this hash, if its words and their places were read lately.
    pub(super) fn read_lately(&self, digest: &str) -> Option<Arc<Extracted>> {
        let read = self.0.read.lock().unwrap_or_else(PoisonError::into_inner);
        read.iter().find(|(own, _)| own == digest).map(|(_, read)| Arc::clone(read))
    }

    /// Keeps what was read for a while.
    pub(super) fn keep_read(&self, digest: String, file: &Arc<Extracted>) {
        let mut read = self.0.read.lock().unwrap_or_else(PoisonError::into_inner);
        if read.len() == READ {
            read.pop_front();
        }
        read.push_back((digest, Arc::clone(file)));
    }

    /// A sample, one drawn lately if it is the same.
    pub(super) fn sample(
        &self,
        opening: u64,
        wanted: &Wanted,
        rates: &BTreeMap<Stratum, f64>,
        draw: impl FnOnce() -> Result<Sample, index::Error>,
    ) -> Result<Arc<Sample>, index::Error> {
        let rates = rates.iter().map(|(stratum, rate)| (*stratum, rate.to_bits()));
        let key = (opening, wanted.clone(), rates.collect());
        let kept = || self.0.samples.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, sample)) = kept().iter().find(|(own, _)| *own == key) {
            return Ok(Arc::clone(sample));
        }
        let sample = Arc::new(draw()?);
        let mut samples = kept();
        if samples.len() == DRAWN {
            samples.pop_front();
        }
        samples.push_back((key, Arc::clone(&sample)));
        Ok(sample)
    }

    /// Opens the corpus again, beside the answers.
    pub(super) fn reopen_beside(&self) {
        if !self.0.opening.swap(true, Ordering::AcqRel) {
            let desk = self.clone();
            thread::spawn(move || {
                // what cannot be opened now is tried at the next question
                let _ = desk.reopen();
                desk.0.opening.store(false, Ordering::Release);
            });
        }
    }

    /// The corpus as it is open. Where something was written since, it is opened again
    /// beside the answers, which come from what is open until then; after a run of our own
    /// that is done once, at its end.
    pub(super) fn opened(&self) -> Arc<Opened> {
        let opened = self.current();
        if !self.0.reading.is_running() && opened.seen != Seen::of(self.folder()) {
            self.reopen_beside();
        }
        opened
    }

    /// Opens the corpus again, now.
    pub(super) fn reopen(&self) -> Result<(), OpenError> {
        let inner = &self.0;
        let number = inner.openings.fetch_add(1, Ordering::Relaxed) + 1;
        let opened = Opened::of(self.folder(), inner.settings.threads, number)?;
        let opened = Arc::new(opened);
        *inner.opened.write().unwrap_or_else(PoisonError::into_inner) =
            Arc::clone(&opened);
        inner.kept.clear();
        self.begin(&opened);
        Ok(())
    }

    fn current(&self) -> Arc<Opened> {
        Arc::clone(&self.0.opened.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Answers with a screen, one made lately if it is the same.
    pub(super) async fn screen(
        &self,
        visit: Visit,
        make: impl FnOnce(&Ask<'_>) -> Result<Screen, Trouble> + Send + 'static,
    ) -> Result<Response, Trouble> {
        let page = self.kept(visit, move |ask| {
            let screen = make(ask)?;
            Ok((view::page(&screen, ask).into_string().into(), screen.lasting))
        });
        Ok(Html(page.await?.to_string()).into_response())
    }

    /// Answers with data, made lately if they are the same.
    pub(super) async fn data(
        &self,
        visit: Visit,
        make: impl FnOnce(&Ask<'_>) -> Result<String, Trouble> + Send + 'static,
    ) -> Result<String, Trouble> {
        let data = self.kept(visit, move |ask| Ok((make(ask)?.into(), true)));
        Ok(data.await?.to_string())
    }

    /// What was answered to the same lately, as long as the corpus is the same; else made,
    /// and kept if it lasts.
    async fn kept(
        &self,
        visit: Visit,
        make: impl FnOnce(&Ask<'_>) -> Result<(Arc<str>, bool), Trouble> + Send + 'static,
    ) -> Result<Arc<str>, Trouble> {
        let opened = self.opened();
        let form = visit.visitor.form.text().to_owned();
        let key =
            Key { opening: opened.number, visitor: form.clone(), address: visit.address };
        if let Some(page) = self.0.kept.get(&key) {
            return Ok(page);
        }
        let desk = self.clone();
        let answer = self.0.work.run(move |patience| {
            make(&Ask { opened: &opened, form: &form, patience, desk: &desk })
        });
        let (page, lasting) = answer.await??;
        if lasting {
            self.0.kept.put(key, Arc::clone(&page));
        }
        Ok(page)
    }

    /// Answers with something else than a screen.
    pub(super) async fn answer<T: Send + 'static>(
        &self,
        make: impl FnOnce(&Ask<'_>) -> Result<T, Trouble> + Send + 'static,
    ) -> Result<T, Trouble> {
        let (opened, desk) = (self.opened(), self.clone());
        let done = self.0.work.run(move |patience| {
            make(&Ask { opened: &opened, form: "", patience, desk: &desk })
        });
        done.await?
    }

    /// Answers with a file that is sent while it is written. What it asks of the library
    /// has its deadline, as all answers; writing has none.
    pub(super) async fn send(
        &self,
        write: impl FnOnce(&Ask<'_>, &mut dyn Write) -> Result<(), Trouble> + Send + 'static,
    ) -> Result<Body, Trouble> {
        let (opened, desk) = (self.opened(), self.clone());
        let sent = self.0.sending.send(move |out| {
            let patience = patience();
            let ask = Ask { opened: &opened, form: "", patience: &patience, desk: &desk };
            write(&ask, out)
        });
        sent.await
    }
}

/// The time, for what a person does and when.
#[allow(clippy::disallowed_methods, reason = "a judgement says when it was given")]
pub(super) fn now() -> Moment {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    Moment { seconds: since.map_or(0, |since| since.as_secs()) }
}

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Visit {
    type Rejection = Trouble;

    async fn from_request_parts(
        parts: &mut axum::http::request::Parts,
        _: &S,
    ) -> Result<Self, Trouble> {
        let visitor = parts.extensions.get::<Visitor>().cloned();
        let visitor =
            visitor.ok_or_else(|| Trouble::Failed("nobody was let in".to_owned()))?;
        Ok(Self { address: parts.uri.to_string(), visitor })
    }
}
