//! How workers die, on demand: a file that begins with a spell makes the worker of the
//! unit tests abort, overflow, hang or lie. Not compiled into the program.

use std::io::Write;
use std::os::unix::net::UnixStream;
use std::time::Duration;

use crate::model::{Format, Status};

use super::{Outgoing, Reply, Summary};
use crate::extract::refused;

/// What a file says that wants its worker to die.
const SPELL: &[u8] = b"%rehearse ";

/// Does what the file asks, if it asks.
pub(super) fn perform(bytes: &[u8], mut socket: &UnixStream) {
    let Some(wish) = bytes.strip_prefix(SPELL) else { return };
    match wish {
        b"abort" => std::process::abort(),
        b"overflow" => {
            std::hint::black_box(deeper(1));
        }
        b"memory" => {
            std::hint::black_box(Vec::<u8>::with_capacity(2 << 30));
        }
        b"panic" => panic!("a rehearsed panic"),
        b"hang" => std::thread::sleep(Duration::from_hours(1)),
        b"garbage" => socket.write_all(&[3, 0, 0, 0, 99, 99, 99]).expect("a parent"),
        b"huge" => socket.write_all(&[255; 64]).expect("a parent"),
        b"half" => die_halfway(socket),
        _ => leave(),
    }
}

#[expect(clippy::exit, reason = "a worker that ends without a word is what is rehearsed")]
fn leave() {
    std::process::exit(0)
}

/// Sends half of an answer, then dies.
fn die_halfway(socket: &UnixStream) {
    let mut extracted = refused("a.txt", Status::Damaged, "half".to_owned());
    extracted.format = Format::Plain;
    let (summary, _) = Summary::split(extracted);
    let mut outgoing = Outgoing::default();
    let frame = outgoing.encode(&Reply::Done(summary)).expect("a small frame");
    let mut socket = socket;
    socket.write_all(&frame[..frame.len() / 2]).expect("a parent");
    std::process::abort()
}

#[expect(unconditional_recursion, reason = "an overflow is what is rehearsed")]
fn deeper(depth: u64) -> u64 {
    let room = std::hint::black_box([depth; 512]);
    deeper(depth + 1) + room[7]
}
