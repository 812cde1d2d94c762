//! Connections: on the loopback only, so many at a time, and none that never says what it
//! wants.

use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpListener as Bound};
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::Builder;
use tokio::sync::Semaphore;
use tokio::time;

/// Connections at a time; a browser opens six.
const CONNECTIONS: usize = 128;

/// How long the head of a request may take to come.
const HEAD: Duration = Duration::from_secs(5);

/// What to wait after a connection could not be taken.
const PAUSE: Duration = Duration::from_millis(50);

/// Why nothing is served.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The port is taken, or may not be listened on.
    #[error("cannot listen on port {port} of this machine")]
    Listen {
        /// The port; 0 for any.
        port: u16,
        /// What the system said.
        source: io::Error,
    },
    /// There are no threads.
    #[error("cannot start serving")]
    Start(#[source] io::Error),
}

/// A port that is listened on, before anything is answered.
#[derive(Debug)]
pub struct Serving {
    bound: Bound,
    port: u16,
}

impl Serving {
    /// Listens on this port of the loopback; on a free one for 0.
    pub fn on(port: u16) -> Result<Self, Error> {
        let failed = |source| Error::Listen { port, source };
        let bound = Bound::bind((Ipv4Addr::LOCALHOST, port)).map_err(failed)?;
        bound.set_nonblocking(true).map_err(failed)?;
        let port = bound.local_addr().as_ref().map_or(port, SocketAddr::port);
        Ok(Self { bound, port })
    }

    /// The port.
    pub fn port(&self) -> u16 {
        self.port
    }

    /// Answers until the process ends.
    pub fn serve(self, app: &Router, threads: usize) -> Result<(), Error> {
        let runtime = Builder::new_multi_thread()
            .worker_threads(threads.clamp(1, 4))
            .max_blocking_threads(threads.max(1) + 2)
            .enable_all()
            .build()
            .map_err(Error::Start)?;
        runtime.block_on(async {
            let listener = TcpListener::from_std(self.bound).map_err(Error::Start)?;
            take(&listener, app).await;
            Ok(())
        })
    }
}

async fn take(listener: &TcpListener, app: &Router) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        match listener.accept().await {
            Ok((stream, _)) => {
                let app = app.clone();
                tokio::spawn(async move {
                    answer(stream, app).await;
                    drop(place);
                });
            }
            // too many open files, say: others will be closed
            Err(_) => time::sleep(PAUSE).await,
        }
    }
}

async fn answer(stream: TcpStream, app: Router) {
    let service = TowerToHyperService::new(app);
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), service);
    // a reader who has gone away needs no answer
    let _ = connection.await;
}
