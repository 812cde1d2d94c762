//! The weights of all questions, laid out so that the features of a passage are walked once
//! for all of them.
//!
//! Row by row a feature's weights for every question, padded to whole blocks: a block of
//! sums stays at hand while the features go by. The rows lie all over memory, so
//! those of a stretch of features are fetched together before any is used: the processor
//! then waits for many at a time. Each sum is added up feature by feature, in order,
//! whatever the block: the bits are those of asking one question at a time.

use super::features::Weighted;

/// How many questions are asked at once.
const BLOCK: usize = 32;
/// How many rows are fetched together: they fit in the processor's nearest memory.
const STRETCH: usize = 128;

/// Weights of a feature for a block of questions, in one line of the processor's cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(align(32))]
struct Row([i8; BLOCK]);

impl Row {
    /// A function of its own, because the compiler makes a plain loop over whole registers
    /// of it only where it sees nothing around it.
    #[inline(never)]
    fn add_to(&self, sums: &mut [f32; BLOCK], value: f32) {
        for (sum, weight) in sums.iter_mut().zip(&self.0) {
            *sum += f32::from(*weight) * value;
        }
    }
}

/// For each feature its weight for each question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Weights {
    questions: usize,
    /// How many rows a feature has.
    blocks: usize,
    rows: Vec<Row>,
}

impl Weights {
    /// From weights feature by feature, question by question. What is missing is nought.
    pub(super) fn new(
        questions: usize,
        features: usize,
        mut all: impl Iterator<Item = i8>,
    ) -> Self {
        let blocks = questions.div_ceil(BLOCK);
        let mut rows = vec![Row([0; BLOCK]); features * blocks];
        for rows in rows.chunks_exact_mut(blocks.max(1)) {
            let own = rows.iter_mut().flat_map(|row| &mut row.0).take(questions);
            own.zip(&mut all).for_each(|(place, weight)| *place = weight);
        }
        Self { questions, blocks, rows }
    }

    /// The weights feature by feature, question by question.
    pub(super) fn iter(&self) -> impl Iterator<Item = i8> {
        let features = self.rows.chunks_exact(self.blocks.max(1));
        features.flat_map(|rows| rows.iter().flat_map(|row| row.0).take(self.questions))
    }

    /// For each question the sum of a passage's features, weighed.
    pub(super) fn sums(&self, features: &[Weighted]) -> Vec<f32> {
        let blocks = (0..self.blocks).flat_map(|block| self.block(block, features));
        blocks.take(self.questions).collect()
    }

    fn block(&self, block: usize, features: &[Weighted]) -> [f32; BLOCK] {
        let mut sums = [0.0; BLOCK];
        let mut rows = [Row([0; BLOCK]); STRETCH];
        for stretch in features.chunks(STRETCH) {
            for (row, (at, _)) in rows.iter_mut().zip(stretch) {
                *row = self.rows[*at as usize * self.blocks + block];
            }
            for (row, (_, value)) in rows.iter().zip(stretch) {
                row.add_to(&mut sums, *value);
            }
        }
        sums
    }

    /// The weight of a feature for the last question.
    pub(super) fn last(&self, feature: u32) -> f32 {
        let Some(last) = self.questions.checked_sub(1) else { return 0.0 };
        let row = self.rows.get(feature as usize * self.blocks + last / BLOCK);
        row.map_or(0.0, |row| f32::from(row.0[last % BLOCK]))
    }
}

#[cfg(test)]
mod tests {
    use super::Weights;

    const FEATURES: usize = 131_072;

    /// The weight of a feature for a question, any that tells them apart.
    fn weight(feature: usize, question: usize) -> i8 {
        i8::try_from((feature * 7 + question * 3) % 101).unwrap() - 50
    }

    #[test]
    fn each_question_has_its_own_sum_whatever_their_number() {
        for questions in [1, 31, 32, 33, 121] {
            let all = (0..FEATURES)
                .flat_map(|feature| (0..questions).map(move |one| weight(feature, one)));
            let weights = Weights::new(questions, FEATURES, all.clone());
            assert!(weights.iter().eq(all));
            let features = [(3, 0.5), (70_000, -1.25), (131_071, 0.1)];
            let sum = |question| {
                features.iter().fold(0.0_f32, |sum, (at, value)| {
                    sum + f32::from(weight(*at as usize, question)) * value
                })
            };
            let expected: Vec<f32> = (0..questions).map(sum).collect();
            assert_eq!(weights.sums(&features), expected);
            let last = f32::from(weight(70_000, questions - 1));
            assert!((weights.last(70_000) - last).abs() < f32::EPSILON);
        }
    }
}
