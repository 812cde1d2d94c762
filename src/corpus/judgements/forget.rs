//! Forgetting a review: which rows are about it.

use std::fs;
use std::io;
use std::path::Path;

use crate::model::ReviewId;

use super::append::locked;
use super::broken;
use crate::corpus::Error;

/// How many judgements are about this review; none where there is no such file.
pub fn judgements_about(path: &Path, review: &ReviewId) -> Result<usize, Error> {
    Ok(split(path, review)?.map_or(0, |(_, about)| about))
}

/// Takes the rows about this review out of the file, which is replaced whole: of judgements,
/// or of those that a codebook learnt from.
pub fn remove_judgements(path: &Path, review: &ReviewId) -> Result<(), Error> {
    if judgements_about(path, review)? == 0 {
        return Ok(());
    }
    let fail = |source| Error::Write { path: path.to_owned(), source };
    // nobody adds a row while the others are copied
    let held = locked(path).map_err(fail)?;
    let Some((rest, _)) = split(path, review)? else { return Ok(()) };
    let part = path.with_extension("csv.part");
    fs::write(&part, rest).map_err(fail)?;
    fs::rename(&part, path).map_err(fail)?;
    drop(held);
    Ok(())
}

/// The file without the rows about the review, and how many those are.
fn split(path: &Path, review: &ReviewId) -> Result<Option<(Vec<u8>, usize)>, Error> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&*bytes);
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    let (mut passage, mut about) = (None, 0);
    let mark = format!("{review}/");
    for record in reader.records() {
        let record = record.map_err(|error| broken(&error))?;
        let column = *passage
            .get_or_insert_with(|| record.iter().position(|cell| cell == "passage"));
        let cell = column.and_then(|column| record.get(column));
        if cell.is_some_and(|cell| cell.starts_with(&mark)) {
            about += 1;
        } else {
            writer.write_record(&record).map_err(|error| broken(&error))?;
        }
    }
    let rest = writer.into_inner().map_err(|error| Error::Write {
        path: path.to_owned(),
        source: error.into_error(),
    })?;
    Ok(Some((rest, about)))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{judgements_about, remove_judgements};
    use crate::model::ReviewId;

    #[test]
    fn only_the_rows_about_the_review_go() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("judgements.csv");
        let kept = "who,passage,verdict\nann,child-nn/00.1,yes\n";
        fs::write(&path, format!("{kept}ann,child-n/11.1,\"no, not so\"\n")).unwrap();
        let review = ReviewId("child-n".to_owned());
        assert_eq!(judgements_about(&path, &review).unwrap(), 1);
        remove_judgements(&path, &review).unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), kept);
    }
}
