//! From a codebook and its worked examples to a coder.

use std::fs;
use std::path::Path;

use super::code::is_boilerplate;
use super::measure::{PARTS as MEASURED_PARTS, measure};
use super::model::Model;
use super::rules::Hits;
use super::teach::{Lesson, STEPS, learn};
use super::{Coder, Error, Loose, loose_review};
use crate::codebook::{Codebook, Example, Examples, Role};
use crate::index::Library;
use crate::model::{PassageKind, Review};

/// What was learnt for the built-in codebook.
const BUILT_IN: &[u8] = include_bytes!("../../corpus/codebook.weights");
/// How often [`train`] and [`coder`] say how far they are.
pub const TRAINING_STEPS: u64 = (STEPS * (1 + MEASURED_PARTS)) as u64;
/// With fewer passages that report its problem, a theme is left to its rules.
const FEWEST: usize = 12;

/// The coder of a codebook: what was learnt for it is taken from the program or from
/// `cache`, or learnt now and put there.
///
/// A codebook without worked examples takes what the built-in one has learnt for themes
/// of the same name and definition: other rules for the same thing.
pub fn coder(
    codebook: Codebook,
    examples: &Examples,
    cache: Option<&Path>,
    says: &(dyn Fn() + Sync),
) -> Result<Coder, Error> {
    let built_in = Model::from_bytes(BUILT_IN);
    if let Some(model) = built_in {
        let same = codebook.hash == model.codebook && examples.hash == model.examples;
        if same || codebook.hash == model.codebook && examples.all.is_empty() {
            return Ok(Coder::new(codebook, model));
        }
        if examples.all.is_empty() {
            return Ok(Coder::new(codebook, model).knowing(&Codebook::built_in()));
        }
    }
    let name = format!("model-{:.16}-{:.16}.bin", codebook.hash, examples.hash);
    let path = cache.map(|folder| folder.join(name));
    let kept = path.as_ref().and_then(|path| fs::read(path).ok());
    if let Some(model) = kept.and_then(|bytes| Model::from_bytes(&bytes)) {
        return Ok(Coder::new(codebook, model));
    }
    let model = train(&codebook, examples, says)?;
    if let Some(path) = path {
        super::store::put(&path, &model.to_bytes())?;
    }
    Ok(Coder::new(codebook, model))
}

/// Learns a model from worked examples and measures it on those that are whole reviews.
/// The same codebook and examples give the same bytes.
pub fn train(
    codebook: &Codebook,
    examples: &Examples,
    says: &(dyn Fn() + Sync),
) -> Result<Model, Error> {
    let themes = learnable(codebook, examples);
    let lessons = lessons(codebook, examples, &themes)?;
    let all: Vec<&Lesson> = lessons.iter().collect();
    let mut model = learn(&all, &themes, says);
    model.measured = measure(&lessons, &themes, says);
    model.codebook.clone_from(&codebook.hash);
    model.examples.clone_from(&examples.hash);
    Ok(model)
}

/// The themes with enough examples, in the codebook's order.
fn learnable(codebook: &Codebook, examples: &Examples) -> Vec<String> {
    let enough = |id: &str| {
        examples.all.iter().filter(|one| one.codes.iter().any(|code| code == id)).count()
            >= FEWEST
    };
    let themes = codebook.themes.iter().filter(|theme| theme.role != Role::Family);
    themes.map(|theme| theme.id.0.clone()).filter(|id| enough(id)).collect()
}

/// Examples made ready: rules put to them, headings left out.
fn lessons(
    codebook: &Codebook,
    examples: &Examples,
    themes: &[String],
) -> Result<Vec<Lesson>, Error> {
    let used: Vec<&Example> =
        examples.all.iter().filter(|one| kind(one) != PassageKind::Heading).collect();
    let review = review(&used);
    let library = Library::of_reviews(std::slice::from_ref(&review))?;
    let hits = Hits::of(&library, codebook, None, &|| {})?;
    let places: Vec<usize> = themes
        .iter()
        .filter_map(|id| codebook.theme(id).map(|theme| usize::from(theme.0)))
        .collect();
    let lesson = |(ord, (one, passage)): (u32, (&&Example, &crate::model::Passage))| {
        let section = review.sections[passage.section.0 as usize].kind;
        let in_codes = |id: &String| one.codes.contains(id);
        Lesson {
            text: passage.text.clone(),
            words: passage.words,
            heading: one.section.clone().unwrap_or_default(),
            review: one.review.clone(),
            boilerplate: is_boilerplate(section),
            found: themes.iter().map(in_codes).collect(),
            spoken: themes
                .iter()
                .map(|id| in_codes(id) || one.near_misses.contains(id))
                .collect(),
            hits: places.iter().map(|theme| hits.get(*theme, 0, ord).hits).collect(),
        }
    };
    Ok((0..).zip(used.iter().zip(&review.passages)).map(lesson).collect())
}

fn review(used: &[&Example]) -> Review {
    let texts: Vec<String> =
        used.iter().map(|one| normalised_spaces(&one.text)).collect();
    let passages: Vec<Loose<'_>> = used
        .iter()
        .zip(&texts)
        .map(|(one, text)| Loose {
            text,
            section: one.section.as_deref().unwrap_or(""),
            kind: kind(one),
        })
        .collect();
    loose_review("examples", &passages)
}

fn normalised_spaces(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn kind(example: &Example) -> PassageKind {
    let kind = example.kind.as_deref().and_then(PassageKind::from_name);
    kind.unwrap_or(PassageKind::Paragraph)
}

#[cfg(test)]
mod tests {
    use super::BUILT_IN;
    use crate::codebook::{Codebook, Examples};
    use crate::coding::Model;

    /// The weights that are part of the program are those of the codebook and examples
    /// beside them: whoever changes these has to run `codebook train` again.
    #[test]
    fn the_built_in_weights_are_of_this_codebook_and_these_examples() {
        let model = Model::from_bytes(BUILT_IN).unwrap();
        assert_eq!(model.codebook, Codebook::built_in().hash);
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/corpus/examples");
        let examples = Examples::read(std::path::Path::new(folder)).unwrap();
        assert_eq!(model.examples, examples.hash);
        assert_eq!(model.themes.len(), 15);
        assert_eq!(model.to_bytes(), BUILT_IN);
        assert_eq!(Model::from_bytes(&BUILT_IN[..BUILT_IN.len() - 1]), None);
    }
}
