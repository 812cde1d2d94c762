//! Themes, families and queries as they were typed: `cooccur` and `trends` take all three.

use crate::analysis::Subject;
use crate::codebook::Codebook;
use crate::index::Library;

use super::asked;
use super::console::Console;
use super::outcome::Failure;
use super::settings::Settings;

/// What the names stand for, each once, in the order typed: a theme for itself, a family
/// for its themes, anything else for the passages it hits as a query.
pub(crate) fn named(
    names: &[String],
    codebook: &Codebook,
    library: &Library,
    settings: &Settings,
    console: Console,
) -> Result<Vec<Subject>, Failure> {
    let mut subjects: Vec<Subject> = Vec::new();
    for name in names {
        let mut new = Subject::named(codebook, name);
        if new.is_empty() {
            if looks_like_a_theme(name) {
                console.say(&format!(
                    "note: the codebook has no theme `{name}`; it is read as a query"
                ));
            }
            let (text, hit) = asked::passages(name, library, settings, console)?;
            new.push(Subject::query(&text, hit));
        }
        for one in new {
            if !subjects.iter().any(|known| known.name == one.name) {
                subjects.push(one);
            }
        }
    }
    Ok(subjects)
}

/// Whether it could be the id of a theme, written wrongly: a word, or several joined by
/// hyphens. `"threshold"` in quotation marks is a query and nothing else.
pub(crate) fn looks_like_a_theme(name: &str) -> bool {
    let plain =
        |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '-';
    !name.is_empty() && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::looks_like_a_theme;

    #[test]
    fn what_could_be_a_theme_is_told_from_a_query() {
        assert!(looks_like_a_theme("agencies-absnt") && looks_like_a_theme("treshold"));
        for query in ["\"threshold\"", "no further action", "thresh*", "@saved", ""] {
            assert!(!looks_like_a_theme(query), "{query}");
        }
    }
}
