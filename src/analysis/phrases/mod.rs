//! Expressions of several words that recur from review to review.
//!
//! The words of all passages become one run of numbers (`stream`). Stretches of two words
//! are counted, then of three and so on (`levels`): a longer one can only be in as many
//! reviews as asked for if both stretches of one word less within it are, so that few of
//! all there are need counting (Agrawal and Srikant 1994). What is left is chosen from
//! (`choose`): how firmly its words hold together, whether it begins and ends with a word
//! that says something, whether it is only a piece of a longer one. What was chosen is
//! looked up in every passage once more (`scan`): how evenly it is spread, in what kind of
//! text it stands, and which themes those passages carry.
//!
//! A phrase is what its rule finds, no more and no less: words that follow one another
//! anywhere in a passage, commas, full stops and the `s` of a possessive between them
//! aside.

mod ask;
mod choose;
mod frames;
mod levels;
mod phrase;
mod scan;
mod spread;
mod table;
mod trie;

use super::stream::Stream;
use super::themes::{Coded, counted};
use crate::index::{Error, Library};

pub use ask::{Boilerplate, Coverage, Gaps, Question, Sort};
pub use phrase::{Phrase, Phrases};

/// The longest phrase that is looked for, in words.
pub const LONGEST: usize = 8;
/// The fewest reviews a phrase is in, unless another number is asked for.
pub const FEWEST: usize = 3;
/// How firmly words hold together at the weakest place of a phrase, unless another number
/// is asked for: a quarter of the way from chance to never apart.
pub const FIRM: f64 = 0.25;
/// From which share of a phrase's passages on something is said of the phrase: that it is
/// boilerplate, or that a theme covers it.
pub const MOSTLY: f64 = 0.5;
/// A phrase is a piece of a longer one where that is this often what it stands in.
pub const FOLDED: f64 = 0.8;

/// Finds the phrases of a library. The same library gives the same answer, whatever the
/// number of threads. `says` is told of every step, of which there are [`STEPS`].
pub fn phrases(
    library: &Library,
    coded: &Coded<'_>,
    question: &Question<'_>,
    says: &(dyn Fn() + Sync),
) -> Result<Phrases, Error> {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(question.threads).build();
    match pool {
        Ok(pool) => pool.install(|| phrases_here(library, coded, question, says)),
        // a machine that has no threads to give has this one
        Err(_) => phrases_here(library, coded, question, says),
    }
}

/// How often [`phrases`] says how far it is: reading, every length, choosing, looking up.
pub const STEPS: u64 = LONGEST as u64 + 2;

fn phrases_here(
    library: &Library,
    coded: &Coded<'_>,
    question: &Question<'_>,
    says: &(dyn Fn() + Sync),
) -> Result<Phrases, Error> {
    let reviews = counted(coded);
    let stream = Stream::read(library, &reviews, question.only)?;
    says();
    let levels = levels::Levels::count(&stream, question.fewest, says);
    let mut chosen = choose::chosen(&stream, &levels, question);
    if question.gaps == Gaps::One {
        chosen.extend(frames::frames(&stream, &levels, question));
    }
    choose::leave_sections(&stream, &mut chosen);
    says();
    let mut all = scan::looked_up(&stream, &levels, &chosen, coded, question);
    says();
    let boilerplate = all.iter().filter(|one| one.boilerplate).count();
    all.retain(|one| question.wants(one));
    all.sort_by(|a, b| question.sort.order(a, b));
    Ok(Phrases {
        reviews: stream.reviews(),
        passages: stream.passages(),
        boilerplate: boilerplate as u64,
        all,
    })
}
