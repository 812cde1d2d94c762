//! Codings on disk, under the hash of what made them: only reviews that are new or changed
//! are coded again.

use std::borrow::Cow;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::Error;
use crate::model::CodedReview;

/// Reviews' codings, each with what it was made of.
#[derive(Serialize, Deserialize)]
struct Kept<'a> {
    hash: Cow<'a, str>,
    reviews: Cow<'a, [(String, CodedReview)]>,
}

fn file(folder: &Path, hash: &str) -> PathBuf {
    folder.join(format!("{hash:.32}.bin"))
}

/// The codings in a folder that were made by the coder of this hash, each review with the
/// fingerprint it had then. None are what is missing, damaged or of another version.
pub fn kept(folder: &Path, hash: &str) -> Vec<(String, CodedReview)> {
    let bytes = fs::read(file(folder, hash)).unwrap_or_default();
    let kept: Option<Kept<'_>> = postcard::from_bytes(&bytes).ok();
    kept.filter(|kept| kept.hash == hash)
        .map_or_else(Vec::new, |kept| kept.reviews.into_owned())
}

/// Keeps codings, in the place of all that were kept before: what another codebook made is
/// coded again when it is wanted.
pub fn keep(
    folder: &Path,
    hash: &str,
    reviews: &[(String, CodedReview)],
) -> Result<(), Error> {
    let path = file(folder, hash);
    let kept = Kept { hash: hash.into(), reviews: reviews.into() };
    put(&path, &postcard::to_allocvec(&kept).expect("memory takes any bytes"))
}

/// Writes a file that is there whole or not at all.
pub(super) fn put(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |source: io::Error| Error::Keep { path: path.to_owned(), source };
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let part = path.with_extension("part");
    let mut file = fs::File::create(&part).map_err(failed)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(failed)?;
    fs::rename(&part, path).map_err(failed)
}
