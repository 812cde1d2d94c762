//! What sort of document a review is and how it was made.

use super::front_page::Texts;
use crate::model::{Known, Metadata, Provenance};

/// Adds both, by the title first, then the title page, then the text.
pub(super) fn add(metadata: &mut Metadata, texts: &Texts<'_>) {
    let whole =
        format!("{}\n{}", texts.front_text, texts.heads.join("\n")).to_lowercase();
    let title = metadata.title.as_ref().map(|title| title.value.to_lowercase());
    metadata.kind = kind(title.as_deref().unwrap_or(""), &whole).map(front_of);
    let opening = || texts.opening.join("\n").to_lowercase();
    metadata.model = model(&whole).map(front_of).or_else(|| {
        let model = model(&opening())?;
        Some(Known::new(model.to_owned(), Provenance::Text))
    });
}

fn front_of(value: &str) -> Known<String> {
    Known::new(value.to_owned(), Provenance::FrontPages)
}

fn kind(title: &str, whole: &str) -> Option<&'static str> {
    let kinds = [
        ("child practice review", "cpr"),
        ("case management review", "cmr"),
        ("safeguarding practice review", "lcspr"),
        ("significant case review", "significant case review"),
        ("overview report", "overview"),
        ("executive summary", "executive summary"),
        ("serious case review", "scr"),
        ("learning review", "learning review"),
        ("learning lessons review", "learning review"),
    ];
    let of = |text: &str| {
        let found =
            kinds.iter().find(|(phrase, _)| text.contains(phrase)).map(|(_, kind)| *kind);
        match found {
            Some("cpr") if text.contains("safeguarding practice review") => Some("lcspr"),
            found => found,
        }
    };
    of(title).or_else(|| of(whole))
}

fn model(text: &str) -> Option<&'static str> {
    let models: [(&[&str], &str); 7] = [
        (&["learning together"], "Learning Together"),
        (&["significant incident learning process", "silp"], "SILP"),
        (&["child practice review"], "Welsh model"),
        (&["appreciative inquiry"], "Appreciative Inquiry"),
        (&["root cause analysis"], "Root Cause Analysis"),
        (&["individual management review", "imrs"], "IMR"),
        (&["hybrid"], "hybrid"),
    ];
    models
        .into_iter()
        .find(|(phrases, _)| phrases.iter().any(|phrase| text.contains(phrase)))
        .map(|(_, model)| model)
}

#[cfg(test)]
mod tests {
    use super::{kind, model};

    #[test]
    fn the_title_says_the_kind_before_the_rest_of_the_page() {
        assert_eq!(
            kind("child practice review: child f", "serious case review"),
            Some("cpr")
        );
        assert_eq!(kind("local child safeguarding practice review", ""), Some("lcspr"));
        assert_eq!(
            kind("hearing child m", "a learning lessons review"),
            Some("learning review")
        );
    }

    #[test]
    fn the_model_is_named_in_full_or_by_its_initials() {
        assert_eq!(model("the significant incident learning process"), Some("SILP"));
        assert_eq!(model("a concise child practice review"), Some("Welsh model"));
    }
}
