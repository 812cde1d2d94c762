//! How many units have each pair, counted unit by unit.

use crate::analysis::subjects::Place;

/// A square of counts; on its diagonal, how many units have each subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tally {
    width: usize,
    counts: Vec<u64>,
}

impl Tally {
    pub(super) fn new(subjects: usize) -> Self {
        Self { width: subjects, counts: vec![0; subjects * subjects] }
    }

    /// Counts a unit by the places that it has. A unit has few of all subjects, so that
    /// its own pairs are gone through and not all there are.
    pub(super) fn add(&mut self, places: &[Place]) {
        let mut subjects: Vec<usize> = places.iter().map(|place| place.subject).collect();
        subjects.sort_unstable();
        subjects.dedup();
        for (at, a) in subjects.iter().enumerate() {
            for b in &subjects[at..] {
                self.counts[a * self.width + b] += 1;
            }
        }
    }

    /// How many units have both; of one and itself, how many have it.
    pub(super) fn both(&self, a: usize, b: usize) -> u64 {
        let (a, b) = (a.min(b), a.max(b));
        if b >= self.width {
            return 0;
        }
        self.counts[a * self.width + b]
    }

    /// How many subjects there are.
    pub(super) const fn width(&self) -> usize {
        self.width
    }
}
