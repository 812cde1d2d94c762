//! One theme, or whatever a query hits, on a few pages.

use std::collections::BTreeSet;

use super::corpus::{Corpus, corpus};
use super::listed::{Listed, listed};
use super::quotation::Quotation;
use super::shelf::Shelf;
use super::subject::{Related, ThemePage, related, theme_page};
use super::{Error, Material, Wanted, hits};
use crate::analysis::Subject;
use crate::analysis::cooccurrence::{
    self, Cooccurrences, Pairs, Sort, Unit, cooccurrence,
};
use crate::analysis::recommendations::{Recommendation, Recommendations};
use crate::analysis::repeats::{Cluster, Repeats};
use crate::analysis::subjects::scan;
use crate::analysis::themes::{
    Asked, By, Layout, Made, NoTheme, Row, Subcorpus, counted, frequencies,
};
use crate::analysis::trends::{self, Series, trends};
use crate::model::ReviewId;
use crate::query::Query;

/// How many recommendations a brief shows, at most.
const SHOWN: usize = 8;

/// What a brief is about.
#[derive(Debug, Clone)]
pub enum About<'a> {
    /// A theme, by its name.
    Theme(&'a str),
    /// A query, as it was typed, and its passages.
    Query(&'a str, &'a Query, &'a Subcorpus),
}

/// What belongs to a theme and not to a query.
#[derive(Debug, Clone, PartialEq)]
pub struct OfTheme {
    /// What it is, with its numbers.
    pub page: ThemePage,
    /// Its numbers by what reviews have in common.
    pub crosstabs: Vec<(By, Row)>,
}

/// A subject on a few pages.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// What it was made from.
    pub made: Made,
    /// What it is called: the theme's title, or the query.
    pub title: String,
    /// What a theme has beside what a query has.
    pub theme: Option<Box<OfTheme>>,
    /// The corpus it is about.
    pub corpus: Corpus,
    /// In how many reviews it is, in all and by year of publication.
    pub years: Series,
    /// In how many passages of these reviews.
    pub passages: u64,
    /// What occurs in the same reviews, the closest first; the subject is the first.
    pub together: Cooccurrences,
    /// Passages of as many reviews.
    pub quotations: Vec<Quotation>,
    /// Recommendations of passages that have it.
    pub related: Related,
    /// Those of them that are shown.
    pub recommendations: Vec<Recommendation>,
    /// Those that another review makes again.
    pub again: Vec<Cluster>,
    /// The reviews that have it.
    pub reviews: Vec<Listed>,
}

/// By what a theme is parted in a brief.
const CROSSTABS: [By; 3] = [By::AgeBand, By::Outcome, By::Section];

/// What reviews recommend and repeat: what takes longest, and is the same for the briefs
/// of all themes.
#[derive(Debug, Clone, Copy)]
pub struct Recommended<'a> {
    /// Recommendations of the passages that are asked for.
    pub all: &'a Recommendations,
    /// Those of them that another review makes again.
    pub repeats: &'a Repeats,
}

/// Brings together what there is about a theme or a query.
pub fn brief(
    from: Material<'_>,
    about: &About<'_>,
    wanted: Wanted<'_>,
) -> Result<Brief, Error> {
    let all = super::recommended(from)?;
    let repeats = super::repeated(from, wanted, &all)?;
    let all = wanted.only.map_or_else(|| all.clone(), |only| all.within(only));
    let recommended = Recommended { all: &all, repeats: &repeats };
    brief_with(from, about, wanted, Some(recommended))
}

/// The same with recommendations that are known already; without them it is about all
/// else.
pub fn brief_with(
    from: Material<'_>,
    about: &About<'_>,
    wanted: Wanted<'_>,
    recommended: Option<Recommended<'_>>,
) -> Result<Brief, Error> {
    let subject = subject(from, about)?;
    let subjects = std::slice::from_ref(&subject);
    let none = Recommendations::default();
    let all = recommended.map_or(&none, |one| one.all);
    let Own { theme, quotations, related } = own(from, about, wanted, all)?;
    let (have, passages) = have(from, subjects, wanted.only);
    let by = trends::By::Published;
    let question = trends::Question { subjects, by, only: wanted.only, suppress: None };
    let mut years = trends(from.coded, &question).series;
    let shown = related.shown.iter().filter_map(|&at| all.all.get(at));
    let reviews = listed(from.coded, None).into_iter();
    Ok(Brief {
        made: Made::now(from.coded, asked(about, wanted)),
        title: subject.title.clone(),
        theme: theme.map(Box::new),
        corpus: corpus(from, wanted.only),
        years: years.swap_remove(0),
        passages,
        together: together(from, subject, wanted.only)?,
        quotations,
        recommendations: shown.cloned().collect(),
        again: recommended.map_or_else(Vec::new, |one| again(one, &related)),
        related,
        reviews: reviews.filter(|one| have.contains(&one.review)).collect(),
    })
}

/// What is looked for.
fn subject(from: Material<'_>, about: &About<'_>) -> Result<Subject, NoTheme> {
    match about {
        About::Query(text, _, passages) => Ok(Subject::query(text, (*passages).clone())),
        About::Theme(name) => {
            let codebook = from.coded.codebook;
            let all = Subject::all(codebook);
            let found = all.into_iter().find(|subject| subject.name == *name);
            found.ok_or_else(|| NoTheme {
                theme: (*name).to_owned(),
                codebook: codebook.name.clone(),
            })
        }
    }
}

fn asked(about: &About<'_>, wanted: Wanted<'_>) -> Asked {
    let themes = match about {
        About::Theme(name) => vec![(*name).to_owned()],
        About::Query(..) => Vec::new(),
    };
    let only = wanted.query.map(str::to_owned);
    Asked { themes, only, ..Asked::default() }
}

/// What is looked up for themes in one way and for queries in another.
#[derive(Default)]
struct Own {
    theme: Option<OfTheme>,
    quotations: Vec<Quotation>,
    related: Related,
}

fn own(
    from: Material<'_>,
    about: &About<'_>,
    wanted: Wanted<'_>,
    all: &Recommendations,
) -> Result<Own, Error> {
    match about {
        About::Query(_, query, passages) => {
            let is_hit = |one: &Recommendation| {
                one.ords.iter().any(|&ord| passages.has(&one.review, ord))
            };
            Ok(Own {
                theme: None,
                quotations: hits::quotations(from, query, wanted)?,
                related: related(all, is_hit, SHOWN),
            })
        }
        About::Theme(name) => {
            let Some(page) = page(from, name, wanted, all)? else {
                return Ok(Own::default());
            };
            let carries = |one: &Recommendation| one.themes.contains(&page.theme);
            let quotations = page.quotations.clone();
            let related = related(all, carries, SHOWN);
            let crosstabs = crosstabs(from, name, wanted)?;
            Ok(Own { theme: Some(OfTheme { page, crosstabs }), quotations, related })
        }
    }
}

fn page(
    from: Material<'_>,
    name: &str,
    wanted: Wanted<'_>,
    all: &Recommendations,
) -> Result<Option<ThemePage>, Error> {
    let asked = Asked { themes: vec![name.to_owned()], ..Asked::default() };
    let rows = frequencies(from.coded, &asked, wanted.only)?.rows;
    let row = rows.iter().find(|row| row.theme.0 == name);
    let mut shelf = Shelf::new(from.library);
    let page = row.map(|row| theme_page(from, wanted, row, all, &mut shelf));
    Ok(page.transpose()?.flatten())
}

fn crosstabs(
    from: Material<'_>,
    name: &str,
    wanted: Wanted<'_>,
) -> Result<Vec<(By, Row)>, Error> {
    let mut tables = Vec::new();
    for by in CROSSTABS {
        let (themes, layout) = (vec![name.to_owned()], Layout::By(by));
        let asked = Asked { themes, layout, ..Asked::default() };
        let rows = frequencies(from.coded, &asked, wanted.only)?.rows;
        tables.extend(
            rows.into_iter().find(|row| row.theme.0 == name).map(|row| (by, row)),
        );
    }
    Ok(tables)
}

/// The reviews that have it, and in how many of their passages.
fn have(
    from: Material<'_>,
    subjects: &[Subject],
    only: Option<&Subcorpus>,
) -> (BTreeSet<ReviewId>, u64) {
    let reviews = counted(from.coded);
    let (mut have, mut passages) = (BTreeSet::new(), 0);
    for one in scan(&reviews, subjects, only).filter(|one| !one.places.is_empty()) {
        have.insert(one.review.name().clone());
        passages += one.places.len() as u64;
    }
    (have, passages)
}

/// What is in the same reviews as the subject: all themes but itself.
fn together(
    from: Material<'_>,
    subject: Subject,
    only: Option<&Subcorpus>,
) -> Result<Cooccurrences, Error> {
    let others = Subject::leaves(from.coded.codebook).into_iter();
    let others: Vec<Subject> = others.filter(|one| one.name != subject.name).collect();
    let subjects: Vec<Subject> = std::iter::once(subject).chain(others).collect();
    let question = cooccurrence::Question {
        subjects: &subjects,
        pairs: Pairs::OfFirst,
        unit: Unit::Reviews,
        only,
        suppress: None,
        sort: Sort::Jaccard,
    };
    Ok(cooccurrence(from.library, from.coded, &question)?)
}

/// The clusters that a related recommendation is part of.
fn again(
    Recommended { all, repeats }: Recommended<'_>,
    related: &Related,
) -> Vec<Cluster> {
    let names: BTreeSet<&str> =
        related.all.iter().filter_map(|&at| Some(all.all.get(at)?.id.as_str())).collect();
    let is_related = |cluster: &&Cluster| {
        cluster.members.iter().any(|one| names.contains(one.id.as_str()))
    };
    repeats.clusters.iter().filter(is_related).cloned().collect()
}
