//! The questions, by kind: drawn from the corpus' own words with a seed, over bands of
//! frequency, with what a reader of reviews would ask put first.
//!
//! The commonest words (`the`, `of`, `and`) are a band like any other. Search tools leave
//! them out as stop words; a phrase of the field is full of them (`was not brought`).

use std::collections::{BTreeSet, HashMap};

use throughline::text::tokens;

use crate::ask::{Ask, Form};
use crate::draw::Draw;

/// What kind of question it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub(crate) enum Kind {
    Term,
    Bare,
    And,
    Phrase,
    Near,
    Pre,
    Wildcard,
    StarInPhrase,
    Sentence,
    NotNear,
    Or,
    NestedNear,
}

impl Kind {
    pub(crate) const ALL: [Self; 12] = [
        Self::Term,
        Self::Bare,
        Self::And,
        Self::Phrase,
        Self::Near,
        Self::Pre,
        Self::Wildcard,
        Self::StarInPhrase,
        Self::Sentence,
        Self::NotNear,
        Self::Or,
        Self::NestedNear,
    ];

    pub(crate) const fn title(self) -> &'static str {
        match self {
            Self::Term => "term",
            Self::Bare => "word with inflections",
            Self::And => "AND",
            Self::Phrase => "phrase",
            Self::Near => "NEAR/5",
            Self::Pre => "PRE/5 with wildcard",
            Self::Wildcard => "wildcard",
            Self::StarInPhrase => "wildcard in phrase",
            Self::Sentence => "SENT",
            Self::NotNear => "NOT NEAR/5",
            Self::Or => "nested AND and OR",
            Self::NestedNear => "nested NEAR/8 of ORs",
        }
    }
}

/// The words of the corpus and places to take neighbours from.
pub(crate) struct Words<'a> {
    /// From the one in most passages to the rarest; plain letters only, since engines
    /// differ about accents.
    ranked: Vec<String>,
    passages: Vec<&'a str>,
}

/// The ranks at which bands of frequency begin: a decade each, then the rest.
const BANDS: [usize; 5] = [0, 10, 100, 1_000, 5_000];

impl<'a> Words<'a> {
    pub(crate) fn of(reviews: &'a [Vec<String>]) -> Self {
        let passages: Vec<&str> = reviews.iter().flatten().map(String::as_str).collect();
        let mut counts: HashMap<String, usize> = HashMap::new();
        for passage in &passages {
            for word in plain(passage).into_iter().flatten().collect::<BTreeSet<_>>() {
                *counts.entry(word).or_default() += 1;
            }
        }
        let mut ranked: Vec<(String, usize)> = counts.into_iter().collect();
        ranked.sort_by(|(a, of_a), (b, of_b)| of_b.cmp(of_a).then_with(|| a.cmp(b)));
        Self { ranked: ranked.into_iter().map(|(word, _)| word).collect(), passages }
    }

    /// So many questions of a kind, no two the same, the chosen ones first.
    pub(crate) fn questions(&self, kind: Kind, count: usize) -> Vec<Ask> {
        let mut draw = Draw::new(2);
        let mut asked = BTreeSet::new();
        let drawn = (0..100 * count).map(|number| self.question(kind, number, &mut draw));
        chosen(kind)
            .into_iter()
            .chain(drawn)
            .filter(|ask| asked.insert(ask.typed()))
            .take(count)
            .collect()
    }

    /// A word of a band.
    fn word(&self, band: usize, draw: &mut Draw) -> &str {
        let last = self.ranked.len().saturating_sub(1);
        let begin = BANDS[band % BANDS.len()].min(last);
        let end =
            BANDS.get(band % BANDS.len() + 1).map_or(last + 1, |end| *end.min(&last));
        &self.ranked[begin + draw.below(end - begin)]
    }

    /// Words that stand next to each other somewhere.
    fn neighbours(&self, count: usize, draw: &mut Draw) -> Vec<String> {
        loop {
            let words = plain(draw.one::<&str>(&self.passages));
            let Some(places) = (words.len() + 1).checked_sub(count) else { continue };
            let at = draw.below(places);
            let row: Option<Vec<String>> =
                words.into_iter().skip(at).take(count).collect();
            if let Some(row) = row.filter(|row| row.len() == count) {
                return row;
            }
        }
    }

    /// Two words: every other time such as stand near each other somewhere, else of two
    /// bands, whether they ever meet or not.
    fn two(&self, number: usize, draw: &mut Draw) -> [String; 2] {
        loop {
            let pair = if number.is_multiple_of(2) {
                let mut row = self.neighbours(4, draw);
                [row.swap_remove(0), row.swap_remove(0)]
            } else {
                let bands = number / 2;
                [self.word(bands, draw), self.word(bands / BANDS.len() + bands, draw)]
                    .map(str::to_owned)
            };
            if pair[0] != pair[1] {
                return pair;
            }
        }
    }

    /// The beginning of a word not too common, three to six letters long.
    fn beginning(&self, draw: &mut Draw) -> String {
        loop {
            let band = 2 + draw.below(3);
            let word = self.word(band, draw);
            let letters = 3 + draw.below(4);
            if word.len() > letters {
                return word[..letters].to_owned();
            }
        }
    }

    fn either(&self, count: usize, draw: &mut Draw) -> Ask {
        Ask::Or((0..count).map(|band| Ask::exact(self.word(band + 1, draw))).collect())
    }

    fn question(&self, kind: Kind, number: usize, draw: &mut Draw) -> Ask {
        let exact = |word: &String| Form::Exact(word.clone());
        match kind {
            Kind::Term => Ask::exact(self.word(number, draw)),
            Kind::Bare => Ask::bare(self.word(number, draw)),
            Kind::And => {
                let more = (0..number % 2).map(|_| Ask::exact(self.word(number, draw)));
                let more: Vec<Ask> = more.collect();
                let two =
                    self.two(number, draw).into_iter().map(|word| Ask::exact(&word));
                Ask::And(two.chain(more).collect())
            }
            Kind::Phrase => Ask::Row(
                self.neighbours(2 + number % 3, draw).iter().map(exact).collect(),
            ),
            Kind::Near => Ask::Near(5, Box::new(self.pair(number, draw))),
            Kind::Pre => {
                let [first, second] = self.two(number, draw);
                let letters = second.len().min(4).max(second.len().saturating_sub(3));
                let second = Ask::start(&second[..letters]);
                Ask::Pre(5, Box::new([Ask::exact(&first), second]))
            }
            Kind::Wildcard => Ask::start(&self.beginning(draw)),
            Kind::StarInPhrase => self.star_in_phrase(number, draw),
            Kind::Sentence => Ask::Sentence(Box::new(self.pair(number, draw))),
            Kind::NotNear => Ask::Apart(5, Box::new(self.pair(number, draw))),
            Kind::Or => {
                let all = Ask::And(vec![self.either(4, draw), self.either(4, draw)]);
                Ask::Or(vec![all, self.either(3, draw)])
            }
            Kind::NestedNear => {
                let pair = self.pair(number, draw);
                let last =
                    Ask::Or(vec![self.either(3, draw), Ask::Pre(3, Box::new(pair))]);
                Ask::Near(8, Box::new([self.either(4, draw), last]))
            }
        }
    }

    fn pair(&self, number: usize, draw: &mut Draw) -> [Ask; 2] {
        self.two(number, draw).map(|word| Ask::exact(&word))
    }

    /// A phrase one of whose words is a beginning: the last, or any.
    fn star_in_phrase(&self, number: usize, draw: &mut Draw) -> Ask {
        loop {
            let row = self.neighbours(2 + number % 2, draw);
            let at = if number.is_multiple_of(3) {
                draw.below(row.len())
            } else {
                row.len() - 1
            };
            if row[at].len() >= 4 {
                let form = |(place, word): (usize, String)| {
                    if place == at {
                        Form::Start(word[..3].to_owned())
                    } else {
                        Form::Exact(word)
                    }
                };
                return Ask::Row(row.into_iter().enumerate().map(form).collect());
            }
        }
    }
}

/// The words of a passage, none where one is not of plain small letters.
fn plain(passage: &str) -> Vec<Option<String>> {
    let letters =
        |word: &str| word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    tokens(passage)
        .map(|token| letters(&token.word).then(|| token.word.into_owned()))
        .collect()
}

/// What a reader of reviews would ask.
fn chosen(kind: Kind) -> Vec<Ask> {
    let two = |a: &str, b: &str| Box::new([Ask::exact(a), Ask::exact(b)]);
    let to_start = |a: &str, b: &str| Box::new([Ask::exact(a), Ask::start(b)]);
    let row = |words: &str| {
        let form = |word: &str| match word.strip_suffix('*') {
            Some(letters) => Form::Start(letters.to_owned()),
            None => Form::Exact(word.to_owned()),
        };
        Ask::Row(words.split(' ').map(form).collect())
    };
    let rows = |phrases: &[&str]| phrases.iter().map(|phrase| row(phrase)).collect();
    match kind {
        Kind::Term => rows(&["the", "of", "and", "threshold", "referral"]),
        Kind::Bare => ["threshold", "refer", "be", "do"].map(Ask::bare).to_vec(),
        Kind::And => vec![
            Ask::And(rows(&["of", "the", "and"])),
            Ask::And(rows(&["threshold", "referral"])),
        ],
        Kind::Phrase => {
            rows(&["no further action", "of the", "was not brought", "and the", "in the"])
        }
        Kind::Near => vec![
            Ask::Near(5, two("of", "the")),
            Ask::Near(5, two("the", "and")),
            Ask::Near(5, two("social", "worker")),
        ],
        Kind::Pre => vec![
            Ask::Pre(5, to_start("the", "the")),
            Ask::Pre(5, to_start("of", "con")),
            Ask::Pre(5, to_start("not", "attend")),
        ],
        Kind::Wildcard => rows(&["con*", "pro*", "the*", "safeguard*", "disagree*"]),
        Kind::StarInPhrase => rows(&["of the*", "the chi*", "not attend*", "con* the"]),
        Kind::Sentence => vec![
            Ask::Sentence(two("the", "was")),
            Ask::Sentence(two("of", "and")),
            Ask::Sentence(two("police", "health")),
        ],
        Kind::NotNear => vec![
            Ask::Apart(5, two("the", "of")),
            Ask::Apart(5, two("and", "the")),
            Ask::Apart(5, two("threshold", "met")),
        ],
        Kind::Or => {
            vec![Ask::Or(rows(&["the", "of", "and", "to", "in", "a", "was", "that"]))]
        }
        Kind::NestedNear => vec![
            Ask::Near(8, Box::new([Ask::bare("threshold"), Ask::start("differ")])),
            Ask::Near(
                8,
                Box::new([
                    Ask::Or(rows(&["the", "of", "and"])),
                    Ask::Or(rows(&["was", "to", "in"])),
                ]),
            ),
        ],
    }
}
