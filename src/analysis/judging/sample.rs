//! A sample of passages to be judged on a theme.

use crate::model::{
    Judgement, PassageId, ReviewId, Stratum, ThemeId, ThemeIndex, Verdict,
};

/// Which sample is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The theme.
    pub theme: ThemeIndex,
    /// The name of the sample.
    pub name: String,
    /// How many passages; all where there are no more. A sample that was begun keeps the
    /// probabilities it was begun with, whatever is said here.
    pub size: usize,
}

/// A passage that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawn {
    /// The passage.
    pub id: PassageId,
    /// Its review.
    pub review: ReviewId,
    /// Its place there.
    pub ord: u32,
    /// The hash of its text.
    pub text_hash: String,
    /// Where it stands.
    pub stratum: Stratum,
    /// How likely it was to be drawn.
    pub probability: f64,
}

/// A layer of passages.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Layer {
    /// Which.
    pub stratum: Stratum,
    /// How many passages there are in it.
    pub size: usize,
    /// How many were drawn.
    pub drawn: usize,
    /// With what probability each.
    pub probability: f64,
}

/// A sample.
#[derive(Debug, Clone, PartialEq)]
pub struct Sample {
    /// The theme.
    pub theme: ThemeId,
    /// Its name.
    pub name: String,
    /// In the order in which they are judged.
    pub passages: Vec<Drawn>,
    /// What they were drawn from, the surest first.
    pub layers: Vec<Layer>,
}

impl Sample {
    /// What `who` says of a passage of it, to be written down.
    pub fn judgement(
        &self,
        drawn: &Drawn,
        who: &str,
        when: String,
        verdict: Verdict,
        codebook_hash: &str,
    ) -> Judgement {
        Judgement {
            who: who.to_owned(),
            when,
            passage: drawn.id.clone(),
            text_hash: drawn.text_hash.clone(),
            theme: self.theme.clone(),
            verdict,
            codebook_hash: codebook_hash.to_owned(),
            sample: self.name.clone(),
            stratum: drawn.stratum,
            probability: drawn.probability,
        }
    }
}
