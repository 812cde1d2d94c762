//! What people ask for.

use throughline::codebook::Codebook;

use crate::draw::Draw;
use crate::served::Served;

/// So many addresses come again and again.
const AGAIN: usize = 200;

/// Words of these reviews, from everywhere to rare.
const WORDS: [&str; 40] = [
    "child",
    "school",
    "mother",
    "threshold",
    "referral",
    "police",
    "assessment",
    "meeting",
    "neglect",
    "father",
    "escalation",
    "health",
    "visitor",
    "support",
    "concern",
    "plan",
    "conference",
    "nursery",
    "housing",
    "alcohol",
    "risk",
    "information",
    "record",
    "supervision",
    "hospital",
    "injury",
    "attendance",
    "disclosure",
    "partner",
    "siblings",
    "midwife",
    "strategy",
    "chronology",
    "teacher",
    "caseload",
    "violence",
    "bruise",
    "consent",
    "manager",
    "voice",
];

/// Years that filters name.
const YEARS: [&str; 6] = ["2010", "2012..2014", "2016", "2018..", "2020", "..2011"];

/// Sections that filters name.
const SECTIONS: [&str; 4] = ["findings", "narrative", "recommendations", "analysis"];

/// All that can be asked.
pub(crate) struct Addresses {
    /// Each with a page.
    pages: Vec<String>,
    themes: Vec<String>,
}

impl Addresses {
    pub(crate) fn of(served: &Served) -> Self {
        let library = &served.library;
        let pages = library.review_ids().iter().flat_map(|review| {
            let passages = library.passages(review).unwrap_or_default();
            let last = passages.last().map_or(1, |stored| stored.passage.page.0);
            (1..=last.min(8))
                .map(|page| format!("/review/{}/{page}", review.0))
                .collect::<Vec<_>>()
        });
        let themes = Codebook::built_in().themes.into_iter().map(|theme| theme.id.0);
        Self { pages: pages.collect(), themes: themes.collect() }
    }

    /// One of a few, for whom so many ask.
    pub(crate) fn again(&self, who: usize, turn: usize) -> String {
        let mut draw = Draw::new((who * 1_000_003 + turn) as u64);
        self.address(&mut Draw::new(draw.below(AGAIN) as u64))
    }

    /// One of so many that hardly any comes twice.
    pub(crate) fn once(&self, who: usize, turn: usize) -> String {
        self.address(&mut Draw::new((7_919 + who * 1_000_003 + turn) as u64))
    }

    fn address(&self, draw: &mut Draw) -> String {
        match draw.below(100) {
            0..45 => format!("/search?q={}", query(draw)),
            45..55 => format!("/search?q={}&view=lines", query(draw)),
            55..65 => format!("/api/count?q={}", query(draw)),
            65..85 => {
                let page = draw.one(&self.pages);
                format!("{page}?q={}", draw.one(&WORDS))
            }
            85..92 => format!("/theme/{}", draw.one(&self.themes)),
            92..96 => format!("/recommendations?q={}", draw.one(&WORDS)),
            _ => "/".to_owned(),
        }
    }
}

/// A query, as it stands in an address.
fn query(draw: &mut Draw) -> String {
    let (one, other) = (*draw.one(&WORDS), *draw.one(&WORDS));
    let near = 3 + draw.below(12);
    let query = match draw.below(8) {
        0 | 1 => format!("{one}+{other}"),
        2 => format!("{one}+NEAR%2F{near}+{other}"),
        3 => format!("{one}+OR+{other}"),
        4 => format!("%22{one}+{other}%22+OR+{other}"),
        5 => format!("{one}*+NOT+{other}"),
        6 => format!("{one}+SENT+{other}"),
        _ => one.to_owned(),
    };
    match draw.below(4) {
        0 => format!("{query}+year%3A{}", draw.one(&YEARS)),
        1 => format!("{query}+section%3A{}", draw.one(&SECTIONS)),
        _ => query,
    }
}
