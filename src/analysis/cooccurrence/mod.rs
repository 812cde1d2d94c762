//! Which themes occur together: in the same review, section or passage.
//!
//! Counted from the same codings by the same rules as `themes`, so that a theme is in as
//! many reviews here as there. A pair is told by how much of what has either has both
//! (Jaccard), by how much more often than chance both are there (lift), and by how sure
//! that is (G² and Fisher's exact test); a pair that chance keeps apart stays in the
//! answer, with its zero. Every number opens to the passages behind it.

mod asked;
mod open;
mod pair;
mod sections;
mod tally;
#[cfg(test)]
mod tests;
mod units;

use std::cmp::Ordering;

use super::themes::Coded;
use super::{Subject, Told};
use crate::index::{Error, Library};

pub use asked::{Measure, Pairs, Question, Sort, Unit};
pub use open::{Opened, Opening, open};
pub use pair::{Pair, TIMES};

use pair::pairs;
use tally::Tally;
use units::each;

/// What occurs together.
#[derive(Debug, Clone, PartialEq)]
pub struct Cooccurrences {
    /// What was counted.
    pub unit: Unit,
    /// How many of them there are.
    pub n_units: u64,
    /// What was looked for, in the order asked, with how many units have it.
    pub subjects: Vec<Occurrence>,
    /// Two by two, in the order asked; none is left out for being rare.
    pub pairs: Vec<Pair>,
    /// How many of them are together in some unit.
    pub together: u64,
    suppress: Option<u64>,
    tally: Tally,
}

/// Something looked for and how often it is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// The name of the theme, or the query as it was typed.
    pub name: String,
    /// The name for readers.
    pub title: String,
    /// How many units have it.
    pub n: u64,
}

/// Answers a question about what occurs together. The library is asked where sections
/// begin, and for nothing else.
pub fn cooccurrence(
    library: &Library,
    coded: &Coded<'_>,
    question: &Question<'_>,
) -> Result<Cooccurrences, Error> {
    let Question { subjects, unit, only, .. } = *question;
    let mut tally = Tally::new(subjects.len());
    let n_units = each(library, coded, (subjects, unit, only), |seen| {
        tally.add(seen.places);
        Ok(())
    })?;
    let suppress = question.suppress;
    let mut pairs = pairs(&tally, n_units, question.pairs);
    let together = pairs.iter().filter(|pair| pair.n_ab > 0).count() as u64;
    if let Some(limit) = suppress {
        for pair in &mut pairs {
            pair.suppress(limit);
        }
    }
    arrange(&mut pairs, question.sort, suppress);
    let occurrence = |(at, subject): (usize, &Subject)| Occurrence {
        name: subject.name.clone(),
        title: subject.title.clone(),
        n: tally.both(at, at),
    };
    let subjects = subjects.iter().enumerate().map(occurrence).collect();
    Ok(Cooccurrences { unit, n_units, subjects, pairs, together, suppress, tally })
}

impl Cooccurrences {
    /// What is told of a count of units.
    pub fn told(&self, count: u64) -> Told {
        Told::of(count, self.suppress)
    }

    /// In how many units two subjects are, by their places; one twice for how many have
    /// it.
    pub fn n_ab(&self, a: usize, b: usize) -> u64 {
        self.tally.both(a, b)
    }

    /// Their Jaccard coefficient; none where neither is in any unit, or a count it is of
    /// is not told.
    pub fn jaccard(&self, a: usize, b: usize) -> Option<f64> {
        let n = |at| self.tally.both(at, at);
        let counts = [self.n_ab(a, b), n(a), n(b)];
        let told = counts.iter().all(|count| self.told(*count).is_whole());
        told.then(|| pair::jaccard(counts[0], counts[1], counts[2])).flatten()
    }
}

/// The most striking first; what has no number last; equals by how often they are
/// together, then as they were asked for. A count that is not told orders nothing.
fn arrange(pairs: &mut [Pair], sort: Sort, suppress: Option<u64>) {
    let down = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => b.total_cmp(&a),
        (a, b) => b.is_some().cmp(&a.is_some()),
    };
    let told = |pair: &Pair| {
        Some(pair.n_ab).filter(|count| Told::of(*count, suppress).is_whole())
    };
    let up = |a: Option<f64>, b: Option<f64>| down(a.map(|a| -a), b.map(|b| -b));
    pairs.sort_by(|a, b| {
        let asked = (a.a, a.b).cmp(&(b.a, b.b));
        let by = match sort {
            Sort::Theme => return asked,
            Sort::Together => Ordering::Equal,
            Sort::Jaccard => down(a.jaccard, b.jaccard),
            Sort::Lift => down(a.lift, b.lift),
            Sort::LogLikelihood => down(a.ll, b.ll),
            Sort::P => up(a.p, b.p),
        };
        by.then(told(b).cmp(&told(a))).then(asked)
    });
}
