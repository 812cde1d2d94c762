//! Reviews as a list of references names them: who wrote it, for whom, when.

use crate::index::SourceRecord;
use crate::model::{Date, PageNumber};

/// A person or a body that wrote a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// A person, the family name apart from the rest.
    Person {
        /// The last of the names.
        family: String,
        /// All names before it.
        given: String,
    },
    /// A body, or a name that does not look like a person's.
    Body(String),
}

/// A review, or a passage of it, to be cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// What the entry is called: the review's name, or that of the passage.
    pub key: String,
    /// Its title; the review's name where none is known.
    pub title: String,
    /// Who wrote it, as far as is known.
    pub authors: Vec<Author>,
    /// The board that published it.
    pub institution: Option<String>,
    /// When, as far as is known.
    pub published: Option<Date>,
    /// What sort of report it is.
    pub kind: &'static str,
    /// The pages cited, first and last.
    pub pages: Option<(PageNumber, PageNumber)>,
    /// The number of the passage cited, as printed.
    pub number: Option<String>,
}

/// How to cite a review.
pub fn cite(record: &SourceRecord) -> Reference {
    let known = &record.metadata;
    let title = known.title.as_ref().map(|title| title.value.clone());
    let kind = known.kind.as_ref().map_or("", |kind| kind.value.as_str());
    Reference {
        key: record.review.0.clone(),
        title: title.unwrap_or_else(|| record.review.0.clone()),
        authors: known.author.as_ref().map_or_else(Vec::new, |one| authors(&one.value)),
        institution: known.board.as_ref().map(|board| board.value.clone()),
        published: known.published.as_ref().map(|date| date.value),
        kind: match kind {
            "lcspr" => "Local child safeguarding practice review",
            "cpr" => "Child practice review",
            _ => "Serious case review",
        },
        pages: None,
        number: None,
    }
}

/// What title pages put before a name.
const TITLES: [&str; 9] =
    ["Dr", "Dr.", "Prof", "Prof.", "Professor", "Mr", "Mrs", "Ms", "Miss"];

/// Words that no person is called.
const BODIES: [&str; 14] = [
    "Board",
    "Partnership",
    "Council",
    "Ltd",
    "Limited",
    "LLP",
    "Associates",
    "Consulting",
    "Consultancy",
    "Services",
    "University",
    "Institute",
    "Panel",
    "Team",
];

fn authors(names: &str) -> Vec<Author> {
    let names = names.replace(" and ", ";").replace(" & ", ";");
    let names = names.split(';').map(str::trim).filter(|name| !name.is_empty());
    names.map(author).collect()
}

/// Two to four capitalised words are a person, the last of them the family name; with a
/// comma, what follows it (`Jane Smith, Independent Reviewer`) is what the person is.
fn author(name: &str) -> Author {
    let person = name.split(',').next().unwrap_or(name);
    let words: Vec<&str> =
        person.split_whitespace().skip_while(|word| TITLES.contains(word)).collect();
    let is_name = |word: &&str| {
        word.starts_with(char::is_uppercase)
            && !BODIES.contains(word)
            && word.chars().any(char::is_lowercase)
                | (word.trim_end_matches('.').len() == 1)
    };
    match words.split_last() {
        Some((family, given))
            if (1..=3).contains(&given.len()) && words.iter().all(is_name) =>
        {
            Author::Person { family: (*family).to_owned(), given: given.join(" ") }
        }
        _ => Author::Body(name.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{Author, authors};

    fn person(given: &str, family: &str) -> Author {
        Author::Person { family: family.to_owned(), given: given.to_owned() }
    }

    #[test]
    fn persons_and_bodies_are_told_apart() {
        assert_eq!(
            authors("Dr Jane Smith and J. P. Jones"),
            [person("Jane", "Smith"), person("J. P.", "Jones")]
        );
        assert_eq!(authors("Ann Bell, Independent Reviewer"), [person("Ann", "Bell")]);
        let body = |name: &str| Author::Body(name.to_owned());
        assert_eq!(
            authors("Harrow Safeguarding Board"),
            [body("Harrow Safeguarding Board")]
        );
        assert_eq!(authors("NSPCC"), [body("NSPCC")]);
    }
}
