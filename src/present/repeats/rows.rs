//! Repeats as rows: whole and nested as JSON has them, or flat with a column for each
//! value.

use serde_json::{Value, json};

use crate::analysis::repeats::{Cluster, Member, Pair};
use crate::analysis::themes::Flat;

/// How values that belong together are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// As objects and lists.
    Nested,
    /// Each in a column of its own.
    Flat,
}

/// What is told of a member, in its documented order.
const MEMBER: [&str; 12] = [
    "id",
    "review",
    "case",
    "year",
    "file",
    "page",
    "page_label",
    "number",
    "section",
    "section_kind",
    "passage",
    "text",
];
/// What is told of a cluster before its members.
const CLUSTER: [&str; 5] = ["cluster", "size", "reviews", "first_year", "last_year"];

/// The rows of pairs.
pub(super) fn pairs<'a>(
    pairs: impl Iterator<Item = (&'a Cluster, Pair<'a>)>,
    layout: Layout,
) -> Flat {
    let side = |side: &'static str| {
        let names: Vec<String> = match layout {
            Layout::Nested => vec![side.to_owned()],
            Layout::Flat => MEMBER.map(|name| format!("{side}_{name}")).to_vec(),
        };
        names
    };
    let rest = ["similarity", "between", "cluster"].map(str::to_owned);
    let names = side("a").into_iter().chain(side("b")).chain(rest).collect();
    let row = |(cluster, pair): (&Cluster, Pair<'_>)| {
        let mut row = match layout {
            Layout::Nested => vec![json!(pair.a), json!(pair.b)],
            Layout::Flat => [member(pair.a), member(pair.b)].concat(),
        };
        row.extend([json!(pair.similarity), json!(pair.between), json!(cluster.name())]);
        row
    };
    Flat { names, rows: pairs.map(row).collect() }
}

/// The rows of clusters: one each with its members in it, or one for each member.
pub(super) fn clusters<'a>(
    clusters: impl Iterator<Item = &'a Cluster>,
    layout: Layout,
) -> Flat {
    let named = |names: &[&str]| -> Vec<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    };
    let rest = match layout {
        Layout::Nested => named(&["years", "members"]),
        Layout::Flat => [named(&MEMBER), named(&["similarity"])].concat(),
    };
    let rows = clusters.flat_map(|cluster| match layout {
        Layout::Nested => vec![nested(cluster)],
        Layout::Flat => flat(cluster),
    });
    Flat { names: [named(&CLUSTER), rest].concat(), rows: rows.collect() }
}

fn head(cluster: &Cluster) -> Vec<Value> {
    let years = cluster.years();
    vec![
        json!(cluster.name()),
        json!(cluster.members.len()),
        json!(cluster.reviews),
        json!(years.first()),
        json!(years.last()),
    ]
}

fn nested(cluster: &Cluster) -> Vec<Value> {
    let members = cluster.members.iter().zip(&cluster.to_first);
    let members: Vec<Value> = members
        .map(|(member, similarity)| {
            let mut value = json!(member);
            value["similarity"] = json!(similarity);
            value
        })
        .collect();
    let mut row = head(cluster);
    row.extend([json!(cluster.years()), json!(members)]);
    row
}

fn flat(cluster: &Cluster) -> Vec<Vec<Value>> {
    let members = cluster.members.iter().zip(&cluster.to_first);
    let row = |(one, similarity): (&Member, &f64)| {
        [head(cluster), member(one), vec![json!(similarity)]].concat()
    };
    members.map(row).collect()
}

fn member(one: &Member) -> Vec<Value> {
    vec![
        json!(one.id),
        json!(one.review),
        json!(one.case),
        json!(one.year),
        json!(one.file),
        json!(one.page),
        json!(one.page_label),
        json!(one.number),
        json!(one.section),
        json!(one.section_kind),
        json!(one.passage),
        json!(one.text),
    ]
}
