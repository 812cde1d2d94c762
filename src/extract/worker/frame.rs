//! Frames on a socket: four bytes of length, then a value in postcard's encoding.
//!
//! Both ends keep one buffer each and use it again for every frame. A request may carry a
//! file: its descriptor travels beside the length, which is the one place where the
//! kernel lets a descriptor cross from one process to another.

use std::fs::File;
use std::io::{self, IoSlice, IoSliceMut, Read, Write};
use std::mem::MaybeUninit;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::net::UnixStream;

use rustix::net::{
    RecvAncillaryBuffer, RecvAncillaryMessage, RecvFlags, SendAncillaryBuffer,
    SendAncillaryMessage, SendFlags,
};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// Bytes of the length that stands before each frame.
const HEADER: usize = 4;

/// A frame in the making.
#[derive(Debug, Default)]
pub(in crate::extract) struct Outgoing {
    buffer: Vec<u8>,
}

impl Outgoing {
    /// Encodes a value; the bytes stay until the next one.
    pub(in crate::extract) fn encode<T: Serialize>(
        &mut self,
        value: &T,
    ) -> io::Result<&[u8]> {
        let mut buffer = std::mem::take(&mut self.buffer);
        buffer.clear();
        buffer.extend_from_slice(&[0; HEADER]);
        self.buffer = postcard::to_extend(value, buffer).map_err(io::Error::other)?;
        let length =
            u32::try_from(self.buffer.len() - HEADER).map_err(io::Error::other)?;
        self.buffer[..HEADER].copy_from_slice(&length.to_le_bytes());
        Ok(&self.buffer)
    }

    /// Encodes a value and sends it.
    pub(in crate::extract) fn send<T: Serialize>(
        &mut self,
        value: &T,
        mut socket: impl Write,
    ) -> io::Result<()> {
        socket.write_all(self.encode(value)?)
    }
}

/// A frame that comes in.
#[derive(Debug, Default)]
pub(in crate::extract) struct Incoming {
    buffer: Vec<u8>,
}

impl Incoming {
    /// Reads the rest of a frame after its header. A length above `most` is an error, so
    /// that nobody can make this side reserve more.
    pub(in crate::extract) fn body<T: DeserializeOwned>(
        &mut self,
        header: [u8; HEADER],
        most: usize,
        mut socket: impl Read,
    ) -> io::Result<T> {
        let length = u32::from_le_bytes(header) as usize;
        if length > most {
            return Err(invalid("a frame above the limit"));
        }
        self.buffer.resize(length, 0);
        socket.read_exact(&mut self.buffer)?;
        match postcard::take_from_bytes(&self.buffer) {
            Ok((value, [])) => Ok(value),
            Ok(_) => Err(invalid("a frame with more than its value")),
            Err(_) => Err(invalid("a frame that is no frame")),
        }
    }

    /// Reads a frame that carries no file.
    pub(in crate::extract) fn receive<T: DeserializeOwned>(
        &mut self,
        most: usize,
        mut socket: impl Read,
    ) -> io::Result<T> {
        let mut header = [0; HEADER];
        socket.read_exact(&mut header)?;
        self.body(header, most, socket)
    }

    /// Reads a frame that may carry a file.
    pub(in crate::extract) fn receive_with_file<T: DeserializeOwned>(
        &mut self,
        most: usize,
        socket: &UnixStream,
    ) -> io::Result<(T, Option<File>)> {
        let mut header = [0; HEADER];
        let mut file = None;
        let mut read = 0;
        while read < HEADER {
            let (count, carried) = receive_some(socket, &mut header[read..])?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            read += count;
            file = file.or(carried);
        }
        Ok((self.body(header, most, socket)?, file.map(File::from)))
    }
}

fn receive_some(
    socket: &UnixStream,
    into: &mut [u8],
) -> io::Result<(usize, Option<OwnedFd>)> {
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = RecvAncillaryBuffer::new(&mut space);
    let mut parts = [IoSliceMut::new(into)];
    let flags = RecvFlags::empty();
    let received = loop {
        match rustix::net::recvmsg(socket, &mut parts, &mut control, flags) {
            Err(rustix::io::Errno::INTR) => {}
            other => break other?,
        }
    };
    let descriptors = control.drain().filter_map(|message| match message {
        RecvAncillaryMessage::ScmRights(descriptors) => Some(descriptors),
        _ => None,
    });
    Ok((received.bytes, descriptors.flatten().next()))
}

/// Sends a frame and a file with it.
pub(in crate::extract) fn send_with_file(
    frame: &[u8],
    file: &File,
    mut socket: &UnixStream,
) -> io::Result<()> {
    let descriptors = [file.as_fd()];
    let mut space = [MaybeUninit::uninit(); rustix::cmsg_space!(ScmRights(1))];
    let mut control = SendAncillaryBuffer::new(&mut space);
    if !control.push(SendAncillaryMessage::ScmRights(&descriptors)) {
        return Err(io::Error::other("no room for a descriptor"));
    }
    let parts = [IoSlice::new(frame)];
    let flags = SendFlags::NOSIGNAL;
    let sent = loop {
        match rustix::net::sendmsg(socket, &parts, &mut control, flags) {
            Err(rustix::io::Errno::INTR) => {}
            other => break other?,
        }
    };
    socket.write_all(&frame[sent..])
}

fn invalid(what: &'static str) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, what)
}

#[cfg(test)]
mod tests {
    use std::io::Seek;

    use proptest::prelude::*;

    use super::*;

    /// More than any frame of these tests needs.
    const MOST: usize = 1 << 20;

    proptest! {
        #[test]
        fn what_is_sent_is_received(values in prop::collection::vec(any::<(String, f32)>(), 0..9)) {
            let (near, far) = UnixStream::pair().expect("a socket");
            let (mut outgoing, mut incoming) = (Outgoing::default(), Incoming::default());
            for value in &values {
                outgoing.send(value, &near).expect("a listener");
                let received: (String, f32) = incoming.receive(MOST, &far).expect("a frame");
                prop_assert_eq!(&received.0, &value.0);
                prop_assert_eq!(received.1.to_bits(), value.1.to_bits());
            }
        }

        #[test]
        fn any_bytes_are_a_value_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let mut incoming = Incoming::default();
            let answer: io::Result<crate::extract::worker::Reply> =
                incoming.receive(MOST, bytes.as_slice());
            prop_assert!(answer.is_err() || bytes.len() >= HEADER);
        }
    }

    #[test]
    fn a_file_comes_with_its_frame() {
        let (near, far) = UnixStream::pair().expect("a socket");
        let mut sent = tempfile::tempfile().expect("a file");
        sent.write_all(b"case").expect("room");
        let mut outgoing = Outgoing::default();
        let frame = outgoing.encode(&7_u32).expect("a number");
        send_with_file(frame, &sent, &near).expect("a listener");
        outgoing.send(&8_u32, &near).expect("a listener");
        let mut incoming = Incoming::default();
        let (number, file) =
            incoming.receive_with_file::<u32>(MOST, &far).expect("a frame");
        let mut file = file.expect("a file");
        let mut text = String::new();
        file.rewind().expect("a file");
        file.read_to_string(&mut text).expect("text");
        assert_eq!((number, text.as_str()), (7, "case"));
        let (number, none) =
            incoming.receive_with_file::<u32>(MOST, &far).expect("a frame");
        assert_eq!((number, none.is_none()), (8, true));
    }

    #[test]
    fn a_length_above_the_limit_reserves_nothing() {
        let mut incoming = Incoming::default();
        let answer: io::Result<u32> = incoming.receive(MOST, &[255_u8; 64][..]);
        assert_eq!(answer.expect_err("too long").kind(), io::ErrorKind::InvalidData);
        assert_eq!(incoming.buffer.capacity(), 0);
    }
}
