//! The corpus in a browser, for people who do not use a terminal.
//!
//! Pages are made here, on this machine, for this machine: nothing listens beyond the
//! loopback, nothing is fetched from elsewhere, and everything works without script. A
//! page is the answer of a command with links in it: numbers come from `analysis` and are
//! laid out by `present`, so that a screen and a command never disagree.
//!
//! The way of a request: `server` takes the connection, `gate` asks whether it may
//! come in, a file of `screens` understands its address and puts the question on a thread
//! of its own (`work`), `view` lays the answer out. Every state is an address; only
//! POST changes anything.

mod api;
mod desk;
mod gate;
mod kept;
mod later;
mod opened;
mod reading;
mod screens;
mod sending;
mod server;
mod shelf;
mod trouble;
mod view;
mod work;

use axum::Router;

pub use desk::{Desk, Settings};
pub use gate::Token;
pub use server::{Error, Serving};

/// All routes behind the gate, answering for this desk. Needs no socket.
pub fn app(desk: Desk) -> Router {
    gate::guarded(screens::routes().merge(api::routes()), desk)
}
