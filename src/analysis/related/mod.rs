//! Which words are used like a word, a phrase or any query in this corpus, to widen a
//! question by.
//!
//! Words are used alike when the same words keep them company (Harris 1954). Nothing is
//! learnt elsewhere, drawn by chance or kept: the company of every word is counted in the
//! postings each time, so that two words are as alike as one can work out by hand.
//!
//! - *Words that count* stand in two reviews at least and are no numbers, single letters,
//!   months or days of the week; inflections are one word. Those that do not count keep
//!   their place. Those that are compared are more frequent and no function words.
//! - *Company* is what stands up to four words before or after, in the same sentence: 1 for
//!   the next word, 3/4, 1/2 and 1/4 for those farther off. n(w, c) sums it over all places
//!   of w; n(w) is all company of w. (The window of word2vec, as Levy, Goldberg and Dagan
//!   2015 describe it.)
//! - A word c *says* of w
//!   max(0, ln(n(w, c) Σ n(x)^¾ / (n(w) n(c)^¾))) · n(w, c) / (n(w, c) + 1):
//!   positive pointwise mutual information (Bullinaria and Levy 2007) with the smoothing of
//!   Levy, Goldberg and Dagan, since rare company says too much otherwise, and the first
//!   factor of the discount of Pantel and Lin (2002), since what was seen once may be
//!   chance.
//! - *Similarity* is the cosine of what all words say of the two: 0 where nothing says
//!   something of both, 1 where the same words say the same of both.

mod asked;
mod company;
mod lexicon;
mod places;
mod row;
#[cfg(test)]
mod tests;

use super::lexis::{Work, each_feature};
use crate::index::{self, Effort, Error, Library, Vocabulary};
use crate::query::Query;

pub use asked::{MIN_FREQ, MIN_REVIEWS, MIN_SHARED, NAMED, Question, REACH};

use company::{Company, log_sum};
use lexicon::{Lexicon, Word};
use places::{Places, Room};
use row::{Common, Counts, Row};

/// The words that are used like the hits of a query.
#[derive(Debug, Clone, PartialEq)]
pub struct Related {
    /// How many hits there are.
    pub freq: u64,
    /// In how many reviews.
    pub reviews: u64,
    /// How many words but function words say something of it.
    pub company: u64,
    /// Whether that is too little to say anything: there are no rows then.
    pub rare: bool,
    /// How many words it was compared with.
    pub compared: u64,
    /// How many words all passages that count have, each as often as it is written.
    pub words: u64,
    /// How many reviews they are of.
    pub all_reviews: u64,
    /// Those that are like it, the most alike first; of equals the more frequent, then by
    /// the alphabet.
    pub rows: Vec<Likeness>,
    /// What it took to find the hits.
    pub effort: Effort,
}

/// A word that is used like something.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// The word, in its most frequent form.
    pub word: String,
    /// How alike, above 0 to 1.
    pub similarity: f64,
    /// How often it is written, in all its inflections.
    pub freq: u64,
    /// In how many reviews.
    pub reviews: u64,
    /// Whether it keeps company with what it is like, too.
    pub beside: bool,
    /// How many words but function words say something of both.
    pub company: u64,
    /// Those that add most to the likeness, at most [`NAMED`].
    pub shared: Vec<String>,
}

impl Likeness {
    /// The query that finds its passages, as one would type it.
    pub fn query(&self) -> String {
        Query::of_word(&self.word).to_string()
    }
}

/// For each of these queries the words that are used like its hits.
pub fn related(
    library: &Library,
    queries: &[index::Question<'_>],
    question: &Question<'_>,
    work: Work<'_>,
) -> Result<Vec<Related>, Error> {
    let scope = question.scope;
    let unseen = Work { begin: &|_| {}, advance: &|_| {}, ..work };
    let vocabulary = library.vocabulary()?;
    let lexicon = Lexicon::of(&vocabulary, question, unseen)?;
    let places = Places::of(library, &vocabulary, &lexicon, (scope, unseen))?;
    let company = Company::of(&places, lexicon.words.len(), unseen);
    let here = (&places, &company, scope);
    let row = |query| Row::of(query, (&vocabulary, &lexicon), here);
    let rows: Vec<Row> = queries.iter().map(row).collect::<Result<_, _>>()?;
    let compare = Compare { vocabulary, lexicon, places, company, rows, question };
    compare.all(work)
}

struct Compare<'a> {
    vocabulary: Vocabulary<'a>,
    lexicon: Lexicon,
    places: Places,
    company: Company,
    rows: Vec<Row>,
    question: &'a Question<'a>,
}

impl Compare<'_> {
    /// Every word compared with every row.
    fn all(&self, work: Work<'_>) -> Result<Vec<Related>, Error> {
        let lexicon = &self.lexicon;
        let room = || (Counts::new(lexicon.words.len()), Room::default());
        let forms = |place: &u32| lexicon.word(*place).forms.clone();
        let forms: Vec<_> = lexicon.compared.iter().map(forms).collect();
        let found = each_feature(&forms, work, room, |(counts, room), forms| {
            let place = lexicon.place_of(forms);
            place.map_or(Ok(Vec::new()), |place| self.word(place, counts, room))
        })?;
        let mut all: Vec<Related> = self.rows.iter().map(|row| self.begun(row)).collect();
        for (related, likeness) in found.into_iter().flatten() {
            all[related].rows.push(likeness);
        }
        for one in &mut all {
            arrange(&mut one.rows);
        }
        Ok(all)
    }

    fn begun(&self, row: &Row) -> Related {
        let scope = self.question.scope;
        Related {
            freq: row.freq,
            reviews: row.reviews,
            company: row.company,
            rare: self.is_rare(row),
            compared: self.lexicon.compared.len() as u64,
            words: scope.words(),
            all_reviews: scope.reviews(),
            rows: Vec::new(),
            effort: row.effort,
        }
    }

    fn is_rare(&self, row: &Row) -> bool {
        let Question { min_freq, min_reviews, min_shared, .. } = *self.question;
        row.freq < min_freq || row.reviews < min_reviews || row.company < min_shared
    }

    /// How like each row a word is, with the places of the rows; those that it is not like
    /// are left out.
    fn word(
        &self,
        place: u32,
        counts: &mut Counts,
        room: &mut Room,
    ) -> Result<Vec<(usize, Likeness)>, Error> {
        let (at, word) = (place as usize, self.lexicon.word(place));
        self.places.each(&self.vocabulary, word, room, |window| {
            window.each(|other, near| counts.add(other, near));
        })?;
        let sum = log_sum(self.company.sum(place));
        let mut commons: Vec<Common> =
            self.rows.iter().map(|_| Common::default()).collect();
        let mut squares = 0.0;
        counts.drain(|other, often| {
            let weight = self.company.weight(other, u64::from(often), sum);
            squares += weight * weight;
            for (common, row) in commons.iter_mut().zip(&self.rows) {
                common.add(row, (other, weight), self.lexicon.word(other));
            }
        });
        let rows = (0..).zip(self.rows.iter().zip(commons));
        let like = rows.filter(|(_, (row, common))| {
            let enough = common.shared() >= self.question.min_shared.max(1);
            enough && !row.is_own(at) && !self.is_rare(row)
        });
        let likeness = |(number, (row, mut common)): (usize, (&Row, Common))| {
            let similarity = common.cosine(row, f64::sqrt(squares));
            (number, self.likeness(word, similarity, (row.has_beside(at), &mut common)))
        };
        Ok(like.map(likeness).collect())
    }

    fn likeness(
        &self,
        word: &Word,
        similarity: f64,
        (beside, common): (bool, &mut Common),
    ) -> Likeness {
        let name = |place: u32| self.lexicon.word(place).name.clone();
        Likeness {
            word: word.name.clone(),
            similarity,
            freq: word.freq,
            reviews: word.reviews,
            beside,
            company: common.shared(),
            shared: common.most().map(name).collect(),
        }
    }
}

fn arrange(rows: &mut [Likeness]) {
    rows.sort_by(|a, b| {
        let by = b.similarity.total_cmp(&a.similarity).then(b.freq.cmp(&a.freq));
        by.then_with(|| a.word.cmp(&b.word))
    });
}
