//! The process that reads files, and what it says to the process that asked.
//!
//! A worker is this same program started with a hidden subcommand, its standard input
//! being one end of a socket. It limits itself before it reads the first byte of a file:
//! memory, open files, no files written, no core dump (which would hold the text of a
//! case), and where the kernel can, no file system and no network at all. Files come as
//! open descriptors over the socket, so that a worker needs no path and no right to open
//! one. It answers in frames, and everything it says is checked by the other side.

mod frame;
mod limits;
mod protocol;
#[cfg(test)]
mod rehearsal;
mod sandbox;
mod serve;

pub(super) use frame::{Incoming, Outgoing, send_with_file};
pub(super) use protocol::{Reply, Request, Setup, Summary};
pub use sandbox::{Guard, Sandbox};
pub use serve::serve;

/// The hidden subcommand that makes this program a worker.
pub const SUBCOMMAND: &str = "__worker";
