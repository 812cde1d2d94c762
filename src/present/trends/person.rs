//! A table for a person: of a few themes every year, of many a line of signs each.

use serde_json::json;

use super::spark::{spark, top};
use super::words::{note, opens, told, trend};
use super::{cells, groups, out_of};
use crate::analysis::themes::Made;
use crate::analysis::trends::{Series, Tally, Trends};
use crate::present::made::made_from;
use crate::present::themes::{Person, PlainLine, chance, digits, range, whole};

/// Of more themes than this, a table of all years is no longer read.
const MOST: usize = 6;

pub(super) fn person(found: &Trends, made: &Made) -> Person {
    if found.series.len() > MOST { overview(found, made) } else { by_year(found, made) }
}

/// A line a theme.
fn overview(found: &Trends, made: &Made) -> Person {
    let top = top(&found.series);
    let line = |one: &Series| {
        let share = json!(one.whole.share.map(|share| share * 100.0));
        let cells = vec![
            one.title.clone(),
            out_of(&one.whole),
            whole(&share),
            spark(one, top),
            digits(&json!(one.z), 2),
            chance(&json!(one.p)),
            chance(&json!(one.p_adj)),
        ];
        (cells, None)
    };
    let heads = ["theme", "found in", "%", &years(found), "z", "p", "p adj."];
    let fewer = format!("Name up to {MOST} to see every year.");
    let said = format!("{} {fewer}", caption(found, made, top));
    let lines = found.series.iter().map(line).collect();
    let (heads, note) = (heads.map(str::to_owned).to_vec(), note());
    let person = Person::plain("Themes by year", heads, lines, said, note);
    person.opened_by(opens(found, made))
}

/// A line a year under each theme.
fn by_year(found: &Trends, made: &Made) -> Person {
    let top = top(&found.series);
    let line = |(group, tally): (String, Tally)| {
        let [_, _, _, percent, low, high] = cells(&group, &tally);
        let share = percent.as_f64();
        (vec![group, out_of(&tally), whole(&percent), range(&low, &high)], share)
    };
    let part = |one: &Series| {
        let trend = trend(one, found.series.len());
        let heading = format!("{}  {}  {trend}", one.title, spark(one, top));
        (Some(heading), groups(one).map(line).collect::<Vec<PlainLine>>())
    };
    let heads = ["year", "found in", "%", "95 % CI"].map(str::to_owned).to_vec();
    let parts = found.series.iter().map(part).collect();
    let caption = caption(found, made, top);
    let person = Person::parted("Themes by year", heads, parts, caption, note());
    person.opened_by(opens(found, made))
}

/// `2009 to 2022`.
fn years(found: &Trends) -> String {
    let years = found.series.first().map_or(&[][..], |one| &one.years);
    match years {
        [] => "year".to_owned(),
        [(only, _)] => only.to_string(),
        [(first, _), .., (last, _)] => format!("{first} to {last}"),
    }
}

fn caption(found: &Trends, made: &Made, top: f64) -> String {
    let mut said = told(found, made);
    if top > 0.0 {
        let most = top * 100.0;
        let hidden = if made.asked.suppress.is_some() { ", ? not told" } else { "" };
        said.push(format!(
            "A sign a year, the highest for {most:.0} %; · no reviews{hidden}."
        ));
    }
    said.push(made_from(made));
    said.join(" ")
}
