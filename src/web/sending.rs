//! Files that are sent while they are written, so that none is held whole, however much
//! was found. They have places of their own: who reads slowly keeps nobody else waiting.

use std::io::{self, Write};
use std::sync::Arc;

use axum::body::{Body, Bytes};
use http_body_util::channel::{Channel, Sender};
use tokio::runtime::Handle;
use tokio::sync::{Semaphore, oneshot};
use tokio::{task, time};

use super::trouble::Trouble;
use super::work::{QUEUE, Undone};

/// Files that are sent at a time.
const PLACES: usize = 4;

/// Bytes that go together.
const ROOM: usize = 64 << 10;

/// Pieces that wait for a reader, before the writer does.
const AHEAD: usize = 4;

/// The places at which files are written.
#[derive(Debug, Clone)]
pub(super) struct Sending {
    places: Arc<Semaphore>,
}

impl Default for Sending {
    fn default() -> Self {
        Self { places: Arc::new(Semaphore::new(PLACES)) }
    }
}

impl Sending {
    /// Sends what is written. Trouble before the first piece is an answer of its own;
    /// later it cuts the file off, so that the reader sees that it is not whole. The
    /// writer ends when the reader has gone.
    pub(super) async fn send(
        &self,
        write: impl FnOnce(&mut dyn Write) -> Result<(), Trouble> + Send + 'static,
    ) -> Result<Body, Trouble> {
        let place = time::timeout(QUEUE, Arc::clone(&self.places).acquire_owned()).await;
        let Ok(Ok(place)) = place else { return Err(Undone::Busy.into()) };
        let (sender, body) = Channel::new(AHEAD);
        let (begun, beginning) = oneshot::channel();
        let runtime = Handle::current();
        task::spawn_blocking(move || {
            let mut pipe = Pipe {
                sender,
                begun: Some(begun),
                held: Vec::with_capacity(ROOM),
                runtime,
            };
            let done = write(&mut pipe);
            pipe.end(done);
            drop(place);
        });
        beginning.await.map_err(|_| Trouble::from(Undone::Fault))??;
        Ok(Body::new(body))
    }
}

/// What a file is written to.
struct Pipe {
    sender: Sender<Bytes, io::Error>,
    /// Who waits to hear whether there will be a file.
    begun: Option<oneshot::Sender<Result<(), Trouble>>>,
    held: Vec<u8>,
    runtime: Handle,
}

impl Pipe {
    fn end(mut self, done: Result<(), Trouble>) {
        let done = done.and_then(|()| {
            self.flush().map_err(|error| Trouble::Failed(error.to_string()))
        });
        let Err(trouble) = done else { return };
        match self.begun.take() {
            // one who has gone away hears nothing
            Some(begun) => drop(begun.send(Err(trouble))),
            None => self.sender.abort(io::Error::other("the file could not be finished")),
        }
    }
}

impl Write for Pipe {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        if self.held.len() >= ROOM {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if let Some(begun) = self.begun.take() {
            begun.send(Ok(())).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        }
        if self.held.is_empty() {
            return Ok(());
        }
        let piece =
            Bytes::from(std::mem::replace(&mut self.held, Vec::with_capacity(ROOM)));
        let sent = self.runtime.block_on(self.sender.send_data(piece));
        sent.map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))
    }
}

#[cfg(test)]
mod tests {
    use axum::body::to_bytes;
    use tokio::runtime::Builder;

    use super::Sending;
    use crate::web::trouble::Trouble;

    fn block<T>(future: impl Future<Output = T>) -> T {
        let runtime = Builder::new_current_thread().enable_time().build();
        runtime.expect("a runtime").block_on(future)
    }

    /// More than is held and waits together.
    const LONG: usize = 1 << 20;

    #[test]
    fn a_long_file_comes_whole() {
        let sent = block(async {
            let sending = Sending::default();
            let body = sending.send(|out| {
                (0..LONG)
                    .try_for_each(|at| out.write_all(&[at.to_le_bytes()[0]]))
                    .unwrap();
                Ok(())
            });
            to_bytes(body.await.unwrap(), usize::MAX).await.unwrap()
        });
        assert_eq!(sent.len(), LONG);
        assert!(sent.iter().enumerate().all(|(at, byte)| at.to_le_bytes()[0] == *byte));
    }

    #[test]
    fn trouble_before_the_first_piece_is_the_answer() {
        let none = block(Sending::default().send(|out| {
            out.write_all(b"a little").unwrap();
            Err(Trouble::Unclear("no".to_owned()))
        }));
        assert!(matches!(none, Err(Trouble::Unclear(_))));
    }

    #[test]
    fn a_file_that_cannot_be_finished_is_cut_off() {
        let cut = block(async {
            let sending = Sending::default();
            let body = sending.send(|out| {
                out.write_all(&vec![0; LONG]).unwrap();
                Err(Trouble::Failed("no".to_owned()))
            });
            to_bytes(body.await.unwrap(), usize::MAX).await
        });
        assert!(cut.is_err());
    }
}
