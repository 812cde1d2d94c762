//! How far two people who judged the same sample agree.

use super::settled::{Settled, Words};
use crate::analysis::stats::{Interval, cohen};
use crate::model::Verdict;

/// Two people and a sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Who, by name.
    pub judges: [String; 2],
    /// The sample.
    pub sample: String,
    /// How many passages both judged, neither being unsure.
    pub n: u64,
    /// Of how many both said the same.
    pub same: u64,
    /// Cohen's kappa over yes, mentioned and neither, and where it lies with 95 %; none
    /// where both gave one answer throughout.
    pub kappa: Option<(f64, Interval)>,
}

/// Every two who judged a passage of a sample both, by sample and name.
pub(super) fn agreements(settled: &Settled<'_>) -> Vec<Agreement> {
    let mut all = Vec::new();
    for (sample, judges) in &settled.by_sample {
        let judges: Vec<_> = judges.iter().collect();
        for (at, (first, words)) in judges.iter().enumerate() {
            for (second, others) in &judges[at + 1..] {
                let table = table(words, others);
                let n: u64 = table.iter().flatten().sum();
                if n > 0 {
                    all.push(Agreement {
                        judges: [(**first).to_owned(), (**second).to_owned()],
                        sample: (*sample).to_owned(),
                        n,
                        same: (0..3).map(|at| table[at][at]).sum(),
                        kappa: cohen(&table),
                    });
                }
            }
        }
    }
    all
}

/// For each answer of the first, how often the second gave each.
fn table(first: &Words<'_>, second: &Words<'_>) -> [[u64; 3]; 3] {
    let mut table = [[0; 3]; 3];
    for (passage, verdict) in first {
        let other = second.get(passage).and_then(|other| answer(other));
        if let (Some(row), Some(column)) = (answer(verdict), other) {
            table[row][column] += 1;
        }
    }
    table
}

const fn answer(verdict: &Verdict) -> Option<usize> {
    match verdict {
        Verdict::Yes => Some(0),
        Verdict::Mentioned => Some(1),
        Verdict::No | Verdict::Other(_) => Some(2),
        Verdict::Unsure => None,
    }
}
