//! The SHA-256 of a file, read once from end to end.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::model::Digest;

/// How much is read at a time, in bytes.
const CHUNK: usize = 128 * 1024;

/// The hash of these bytes.
pub fn digest_of(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// The hash of a file's bytes.
pub fn read_digest(path: &Path) -> io::Result<Digest> {
    let mut file = File::open(path)?;
    let mut hash = Sha256::new();
    let mut chunk = vec![0_u8; CHUNK];
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok(Digest(hash.finalize().into()));
        }
        hash.update(&chunk[..count]);
    }
}
