//! What a codebook says, as one number: two codebooks with one hash code alike.

use sha2::{Digest as _, Sha256};

use super::{Rule, Theme};

/// SHA-256 in hex over everything in it that a reader sees or a rule means.
///
/// Each text is written with its length before it, so that no two codebooks can run
/// together into the same bytes.
pub(super) fn hash(name: &str, themes: &[Theme]) -> String {
    let mut sum = Sha256::new();
    let mut write = |text: &str| {
        sum.update(text.len().to_le_bytes());
        sum.update(text.as_bytes());
    };
    write(name);
    for theme in themes {
        let parent = theme.parent.map_or(String::new(), |parent| parent.0.to_string());
        for text in [&theme.id.0, &parent, &theme.title, &theme.definition, &theme.source]
        {
            write(text);
        }
        write(&format!("{:?} {:?}", theme.role, theme.sections));
        for lines in [&theme.counts, &theme.excludes] {
            write(&lines.len().to_string());
            for line in lines {
                write(line);
            }
        }
        for rules in [&theme.rules, &theme.mentions, &theme.unless] {
            write(&rules.len().to_string());
            for Rule { query, plain, .. } in rules {
                write(&query.to_string());
                write(plain.as_deref().unwrap_or(""));
            }
        }
    }
    let sum = sum.finalize();
    let (halves, _) = sum.as_chunks();
    let halves: Vec<String> = halves
        .iter()
        .map(|half| format!("{:032x}", u128::from_be_bytes(*half)))
        .collect();
    halves.concat()
}
