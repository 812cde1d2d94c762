//! Every state of the list is an address: what is asked, what it is narrowed to, its
//! order, and which page of it.

use form_urlencoded::Serializer;
use serde::Deserialize;

use crate::analysis::recommendations::{Cell, Field, Sort};

/// What the address of the list says.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Address {
    /// The query to whose passages the list is limited.
    pub(in crate::web) q: String,
    /// Recommendations, or questions.
    pub(in crate::web) of: Of,
    pub(super) addressee: String,
    pub(super) health: String,
    pub(super) r#type: String,
    pub(super) verb: String,
    pub(super) law: String,
    pub(super) year: String,
    pub(super) level: String,
    pub(super) theme: String,
    pub(super) review: String,
    /// How they are ordered.
    pub(super) sort: SortBy,
    /// Which page of them, from 1.
    pub(super) page: Option<usize>,
}

/// What is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(in crate::web) enum Of {
    /// What is to be done.
    #[default]
    Recommendations,
    /// What is left to boards to consider.
    Questions,
}

/// How they are ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum SortBy {
    /// By review and place in it.
    #[default]
    Review,
    /// Those of the latest review first.
    Newest,
    /// Those of the earliest first.
    Oldest,
    /// By whom they ask.
    Addressee,
}

impl Of {
    /// What it is called in the answer.
    pub(super) const fn sort(self) -> Sort {
        match self {
            Self::Recommendations => Sort::Recommendation,
            Self::Questions => Sort::Question,
        }
    }

    /// One of them, in words.
    pub(super) const fn noun(self) -> &'static str {
        match self {
            Self::Recommendations => "recommendation",
            Self::Questions => "question",
        }
    }
}

impl SortBy {
    /// All of them, with what they are called in addresses and on the page.
    pub(super) const ALL: [(Self, &'static str, &'static str); 4] = [
        (Self::Review, "review", "review"),
        (Self::Newest, "newest", "newest"),
        (Self::Oldest, "oldest", "oldest"),
        (Self::Addressee, "addressee", "whom they ask"),
    ];
}

impl Address {
    /// The value that a field is narrowed to; empty for any.
    pub(super) fn value(&self, field: Field) -> &str {
        match field {
            Field::Addressee => &self.addressee,
            Field::Health => &self.health,
            Field::Type => &self.r#type,
            Field::Verb => &self.verb,
            Field::Law => &self.law,
            Field::Year => &self.year,
            Field::Level => &self.level,
            Field::Theme => &self.theme,
            Field::Review => &self.review,
        }
    }

    /// The same list with a field narrowed to this value, or not narrowed where it is
    /// empty; from its first page.
    pub(in crate::web) fn with(&self, field: Field, value: &str) -> Self {
        let mut changed = Self { page: None, ..self.clone() };
        let slot = match field {
            Field::Addressee => &mut changed.addressee,
            Field::Health => &mut changed.health,
            Field::Type => &mut changed.r#type,
            Field::Verb => &mut changed.verb,
            Field::Law => &mut changed.law,
            Field::Year => &mut changed.year,
            Field::Level => &mut changed.level,
            Field::Theme => &mut changed.theme,
            Field::Review => &mut changed.review,
        };
        value.clone_into(slot);
        changed
    }

    /// What the list is narrowed to, in the order of the fields.
    pub(super) fn chosen(&self) -> impl Iterator<Item = (Field, &str)> {
        let all = Field::ALL.iter().map(|field| (*field, self.value(*field)));
        all.filter(|(_, value)| !value.is_empty())
    }

    /// The same as the cell of a table; none where it is narrowed to nothing.
    pub(super) fn cell(&self) -> Option<Cell> {
        let parts: Vec<_> =
            self.chosen().map(|(field, value)| (field, value.to_owned())).collect();
        (!parts.is_empty()).then(|| Cell::of(parts))
    }

    /// The page that is shown, from 1.
    pub(super) fn page(&self) -> usize {
        self.page.unwrap_or(1).max(1)
    }

    /// The address, without what is as usual.
    pub(in crate::web) fn url(&self) -> String {
        let mut pairs = self.pairs();
        if self.page() > 1 {
            pairs.append_pair("page", &self.page().to_string());
        }
        address("/recommendations", &pairs.finish())
    }

    /// Where all of it is sent in this form.
    pub(super) fn export(&self, format: &str) -> String {
        let mut pairs = Self { sort: SortBy::default(), ..self.clone() }.pairs();
        pairs.append_pair("format", format);
        address("/recommendations/export", &pairs.finish())
    }

    fn pairs(&self) -> Serializer<'static, String> {
        let mut pairs = Serializer::new(String::new());
        if !self.q.is_empty() {
            pairs.append_pair("q", &self.q);
        }
        if self.of == Of::Questions {
            pairs.append_pair("of", "questions");
        }
        for (field, value) in self.chosen() {
            pairs.append_pair(field.name(), value);
        }
        let sort = SortBy::ALL.iter().find(|(one, ..)| *one == self.sort);
        if let Some((_, name, _)) = sort.filter(|_| self.sort != SortBy::default()) {
            pairs.append_pair("sort", name);
        }
        pairs
    }
}

/// A path with what is asked of it.
pub(super) fn address(path: &str, pairs: &str) -> String {
    if pairs.is_empty() { path.to_owned() } else { format!("{path}?{pairs}") }
}

#[cfg(test)]
mod tests {
    use super::{Address, Of, SortBy};
    use crate::analysis::recommendations::Field;

    #[test]
    fn an_address_says_all_that_is_not_as_usual() {
        assert_eq!(Address::default().url(), "/recommendations");
        let narrowed = Address { q: "a & b".to_owned(), ..Address::default() };
        let narrowed = narrowed.with(Field::Year, "not known").with(Field::Type, "audit");
        let url = "/recommendations?q=a+%26+b&type=audit&year=not+known";
        assert_eq!(narrowed.url(), url);
        let cell = narrowed.cell().map(|cell| cell.to_string());
        assert_eq!(cell.as_deref(), Some("type=audit,year=not known"));
        let third = Address {
            of: Of::Questions,
            sort: SortBy::Newest,
            page: Some(3),
            ..Address::default()
        };
        assert_eq!(third.url(), "/recommendations?of=questions&sort=newest&page=3");
        assert_eq!(
            third.export("csv"),
            "/recommendations/export?of=questions&format=csv"
        );
        assert_eq!(third.with(Field::Law, "").page(), 1);
    }

    #[test]
    fn every_field_has_a_place_of_its_own() {
        for field in Field::ALL {
            let narrowed = Address::default().with(*field, "x");
            assert_eq!(narrowed.chosen().collect::<Vec<_>>(), [(*field, "x")]);
        }
    }
}
