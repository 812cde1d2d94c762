//! How far the codings of each theme hold: as people judged them, and where nobody did,
//! as was measured when the codebook was learnt.

use std::collections::BTreeMap;

use super::estimate::precisions;
use crate::analysis::themes::{Coded, Measured, MeasuredOn, measured_on_examples};
use crate::coding::Coder;
use crate::index::{Error, Library};
use crate::model::{Codings, Judgement, Learned, ThemeId};

/// The precision of each theme of which it is known.
pub fn measured(
    coder: &Coder,
    library: &Library,
    codings: &Codings,
    judgements: &[Judgement],
    learned: &[Learned],
) -> Result<BTreeMap<ThemeId, Measured>, Error> {
    let mut measured = measured_on_examples(coder);
    let (codebook, records) = (&coder.codebook, library.records()?);
    let whole = Coded { codebook, codings, records, measured: &BTreeMap::new() };
    for (theme, own) in precisions(library, &whole, judgements, learned)? {
        let (precision, interval) = (own.value, own.interval);
        measured.insert(theme, Measured { precision, interval, on: MeasuredOn::Judged });
    }
    Ok(measured)
}
