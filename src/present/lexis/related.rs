//! Words that are used alike as rows and as a table for a person.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::{Beside, write};
use crate::analysis::related::{Likeness, Related};
use crate::analysis::themes::Flat;
use crate::present::themes::{Person, PlainLine, digits};
use crate::present::{counted, typed};

/// What every row says, in its documented order.
const COLUMNS: [&str; 11] = [
    "query",
    "word",
    "similarity",
    "freq",
    "reviews",
    "shared",
    "beside",
    "company",
    "query_freq",
    "query_reviews",
    "query_company",
];

/// What the numbers mean.
const NOTE: &str = "Similarity: how far the same words stand beside both, up to four words away in a \
sentence, more often than by chance: 0 means that none does, 1 that the same words do \
to the same degree; between different words 0.3 is much. Near both: the words that \
make the likeness most. Beside: whether the two also stand beside each other. Words \
that are used alike need not mean alike (good and poor are used alike), and the rarer \
they are, the more of it is chance: read the passages.";

/// How the numbers were made, for the last sheet of a workbook.
const METHOD: [&str; 7] = [
    "Company of a word: the words up to four before or after it in its sentence; the next counts 1, the others 3/4, 1/2, 1/4. n(w,c): how often c is company of w; n(w): all company of w.",
    "What c says of w: max(0, ln(n(w,c) sum n(x)^0.75 / (n(w) n(c)^0.75))) n(w,c) / (n(w,c) + 1): positive pointwise mutual information (Bullinaria and Levy 2007), smoothed (Levy, Goldberg and Dagan 2015), discounted (Pantel and Lin 2002).",
    "similarity: cosine of what all words say of the query and of the word.",
    "freq, reviews: how often the word is written in all its inflections, and in how many reviews; query_freq, query_reviews: the same for the hits of the query.",
    "shared: the words that make the likeness most, function words left out; company: how many such words there are; query_company: how many say something of the query. beside: whether the word is company of the query.",
    "Company are all words of two reviews or more but numbers, single letters, months and days; those compared are frequent enough (--min-freq, --min-reviews) and no function words.",
    "Near-copies are left out, documents of one case are one review.",
];

/// Writes the words that are used like each of these queries.
pub fn related(
    found: &[(&str, Related)],
    beside: Beside<'_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let rows = |(query, of): &(&str, Related)| -> Vec<Vec<Value>> {
        let rows = of.rows.iter().take(beside.most());
        rows.map(|one| row(query, of, one)).collect()
    };
    let rows = found.iter().flat_map(rows).collect();
    let flat = Flat { names: COLUMNS.map(str::to_owned).to_vec(), rows };
    write("Words used alike", flat, (&|| person(found, beside), &METHOD), beside, out)
}

fn row(query: &str, of: &Related, one: &Likeness) -> Vec<Value> {
    vec![
        json!(query),
        json!(one.word),
        json!(one.similarity),
        json!(one.freq),
        json!(one.reviews),
        json!(one.shared),
        json!(one.beside),
        json!(one.company),
        json!(of.freq),
        json!(of.reviews),
        json!(of.company),
    ]
}

fn person(found: &[(&str, Related)], beside: Beside<'_>) -> Person {
    let heads = ["word", "similarity", "times", "reviews", "beside", "near both"];
    let part = |(query, of): &(&str, Related)| {
        let heading = (found.len() > 1).then(|| (*query).to_owned());
        (heading, of.rows.iter().take(beside.most()).map(line).collect())
    };
    let parts = found.iter().map(part).collect();
    let (heads, caption) = (heads.map(str::to_owned).to_vec(), caption(found, beside));
    let note = format!("{NOTE}{}", opens(found, beside));
    Person::parted("Words used alike", heads, parts, caption, note).ending_in_words()
}

/// How to read the passages of the first word.
fn opens(found: &[(&str, Related)], beside: Beside<'_>) -> String {
    let Some(one) = found.iter().find_map(|(_, of)| of.rows.first()) else {
        return String::new();
    };
    let query = match &beside.basis.only {
        Some(only) => format!("{} AND ({only})", one.query()),
        None => one.query(),
    };
    format!(" Those of the first: {}", typed::search(&query))
}

fn line(one: &Likeness) -> PlainLine {
    let cells = vec![
        one.word.clone(),
        digits(&json!(one.similarity), 2),
        one.freq.to_string(),
        one.reviews.to_string(),
        if one.beside { "yes" } else { "–" }.to_owned(),
        one.shared.join(", "),
    ];
    (cells, None)
}

/// ``Words used like `threshold` (30 hits in 15 reviews): 306 of 936 compared. ...``
fn caption(found: &[(&str, Related)], beside: Beside<'_>) -> String {
    let said = |(query, of): &(&str, Related)| {
        format!(
            "Words used like `{query}` ({} in {}): {} of {} compared.{} ",
            counted(of.freq, "hit"),
            counted(of.reviews, "review"),
            of.rows.len(),
            of.compared,
            beside.cut(of.rows.len()),
        )
    };
    let said: String = found.iter().map(said).collect();
    let out_of = found.first().map(|(_, of)| beside.out_of(of.words, of.all_reviews));
    format!("{said}{} {}", out_of.unwrap_or_default(), beside.basis.made_from())
}
