//! Drawing passages to be judged.
//!
//! Every passage has a number drawn from its name, the sample's and the theme's. Of each
//! layer those with the smallest numbers are drawn, and their probability is the smallest
//! number that is not: given all other numbers, that is what theirs had to stay below
//! (Duffield, Lund and Thorup 2007; Cohen and Kaplan 2008). It is written down with each
//! judgement, and a sample that was begun goes on with it: of reviews that were there the
//! same passages are drawn, whatever reviews are added, and of these as many in
//! proportion.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::allot::allot;
use super::layers::Layers;
use super::number::{Purpose, number, text_hash};
use super::sample::{Drawn, Layer, Sample, Wanted};
use crate::analysis::themes::{Coded, Document, NoTheme, counted};
use crate::index::{Error, Library};
use crate::model::{Judgement, Stratum, ThemeId};

/// The probabilities with which a sample was begun, as far as it was.
pub fn rates(
    judgements: &[Judgement],
    theme: &ThemeId,
    sample: &str,
) -> BTreeMap<Stratum, f64> {
    let mut rates = BTreeMap::new();
    for one in judgements.iter().filter(|one| one.theme == *theme && one.sample == sample)
    {
        rates.entry(one.stratum).or_insert(one.probability);
    }
    rates
}

/// Draws a sample. The same corpus, codings and rates give the same sample.
pub fn draw(
    library: &Library,
    coded: &Coded<'_>,
    wanted: &Wanted,
    rates: &BTreeMap<Stratum, f64>,
) -> Result<Sample, Error> {
    let layers = Layers::of(library, coded, wanted.theme)?;
    let Some(layers) = layers else { return Ok(Sample::none(wanted)) };
    let theme = &layers.named.id;
    let reviews = counted(coded);
    let documents: Vec<&Document<'_>> =
        reviews.iter().flat_map(|review| &review.documents).collect();
    let of = |document: &&Document<'_>| {
        let mut own = Heap::default();
        for stored in library.passages(&document.coded.review)? {
            let stratum = layers.stratum(document.coded, &stored);
            let Some(stratum) = stratum else { continue };
            let number = number(Purpose::Draw, &wanted.name, theme, &stored.passage.id);
            let drawn = Drawn {
                text_hash: text_hash(&stored.passage.text),
                id: stored.passage.id,
                review: stored.review,
                ord: stored.ord,
                stratum,
                probability: 1.0,
            };
            own.add(number, drawn);
        }
        own.shrink(wanted.size, rates);
        Ok(own)
    };
    let heaps: Vec<Heap> = documents.par_iter().map(of).collect::<Result<_, Error>>()?;
    let mut all = Heap::default();
    for heap in heaps {
        all.join(heap);
    }
    Ok(all.sample(theme, wanted, rates))
}

/// The theme of this name, if it is one that passages are coded with.
pub(super) fn no_theme(coded: &Coded<'_>, theme: &str) -> NoTheme {
    NoTheme { theme: theme.to_owned(), codebook: coded.codebook.name.clone() }
}

/// Passages by layer with their numbers; how many there are, and those that may be drawn.
#[derive(Default)]
struct Heap(BTreeMap<Stratum, (usize, Vec<(f64, Drawn)>)>);

impl Heap {
    fn add(&mut self, number: f64, drawn: Drawn) {
        let (size, all) = self.0.entry(drawn.stratum).or_default();
        *size += 1;
        all.push((number, drawn));
    }

    fn join(&mut self, other: Self) {
        for (stratum, (size, some)) in other.0 {
            let (whole, all) = self.0.entry(stratum).or_default();
            *whole += size;
            all.extend(some);
        }
    }

    /// Lets go of what cannot be drawn.
    fn shrink(&mut self, most: usize, rates: &BTreeMap<Stratum, f64>) {
        for (stratum, (_, all)) in &mut self.0 {
            all.sort_by(|a, b| a.0.total_cmp(&b.0).then_with(|| a.1.id.cmp(&b.1.id)));
            match rates.get(stratum) {
                Some(rate) => all.retain(|(number, _)| number < rate),
                // one more than can be drawn: it says with what probability
                None => all.truncate(most.saturating_add(1)),
            }
        }
    }

    fn sample(
        mut self,
        theme: &ThemeId,
        wanted: &Wanted,
        rates: &BTreeMap<Stratum, f64>,
    ) -> Sample {
        self.shrink(wanted.size, rates);
        let sizes: Vec<(Stratum, usize)> =
            self.0.iter().map(|(stratum, (size, _))| (*stratum, *size)).collect();
        let allotted = allot(&sizes, wanted.size);
        let mut sample = Sample::none(wanted);
        sample.theme = theme.clone();
        for ((stratum, (size, mut all)), n) in self.0.into_iter().zip(allotted) {
            let probability = match rates.get(&stratum) {
                Some(rate) => *rate,
                None => all.get(n).map_or(1.0, |next| next.0),
            };
            if !rates.contains_key(&stratum) {
                all.truncate(n);
            }
            let drawn = all.len();
            sample.layers.push(Layer { stratum, size, drawn, probability });
            let with = |(_, one): (f64, Drawn)| Drawn { probability, ..one };
            sample.passages.extend(all.into_iter().map(with));
        }
        sample.passages.sort_by(|a, b| {
            let turn = |one: &Drawn| number(Purpose::Order, &wanted.name, theme, &one.id);
            turn(a).total_cmp(&turn(b)).then_with(|| a.id.cmp(&b.id))
        });
        sample
    }
}

impl Sample {
    fn none(wanted: &Wanted) -> Self {
        let theme = ThemeId(String::new());
        let (passages, layers) = (Vec::new(), Vec::new());
        Self { theme, name: wanted.name.clone(), passages, layers }
    }
}
