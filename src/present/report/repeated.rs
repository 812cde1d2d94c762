//! What was recommended by one review, and again by another.

use crate::analysis::repeats::{Cluster, Member, Repeats};
use crate::analysis::report::Report;
use crate::present::counted;
use crate::present::paper::{Block, Part, Text, Thing};

use super::quoted::place;

/// Of a large corpus, so many are shown.
const SHOWN: usize = 25;

pub(super) fn part(report: &Report) -> Part {
    let found = &report.repeats;
    let clusters = &found.clusters;
    let mut blocks =
        vec![Block::paragraph(said(found, report.counts.made.asked.suppress))];
    for cluster in clusters.iter().take(SHOWN) {
        blocks.extend(shown(cluster));
    }
    Part::new("repeated", "Recommended again", blocks)
}

fn said(found: &Repeats, suppress: Option<u64>) -> String {
    let compared = format!(
        "{} of at least eight words were compared",
        counted(found.compared, "recommendation")
    );
    let rest = match found.clusters.len() {
        0 if suppress.is_some() => {
            "none was made again, word for word or nearly, by so many reviews that their \
             number is told."
                .to_owned()
        }
        0 => {
            "none was made again, word for word or nearly, by another review.".to_owned()
        }
        n if n > SHOWN => format!(
            "{n} were made again by other reviews, word for word or nearly (at least four \
             words in five the same); {SHOWN} are shown, those of most reviews first."
        ),
        n => format!(
            "{n} {} made again by another review, word for word or nearly (at least four \
             words in five the same).",
            if n == 1 { "was" } else { "were" }
        ),
    };
    format!("{compared}; {rest}")
}

/// The oldest in full, and where it stands again.
pub(in crate::present) fn shown(cluster: &Cluster) -> Vec<Block> {
    let Some(first) = cluster.members.first() else { return Vec::new() };
    let (reviews, years) = (cluster.reviews, cluster.years());
    let years = match (years.first(), years.last()) {
        (Some(first), Some(last)) if first < last => format!(", {first} to {last}"),
        (Some(year), _) => format!(", {year}"),
        _ => String::new(),
    };
    let head = Text::strong(format!("{}{years}", counted(reviews, "review")));
    let again = cluster.members.iter().zip(&cluster.to_first).skip(1);
    let item = |(member, likeness): (&Member, &f64)| {
        Text::from(format!(
            "again: {}, {:.0} % the same words · ",
            stands(member),
            100.0 * likeness
        ))
        .and(name(member))
    };
    vec![
        Block::Paragraph(head),
        Block::Quotation {
            words: first.text.as_str().into(),
            source: Text::from(format!("{} · ", stands(first))).and(name(first)),
        },
        Block::List(again.map(item).collect()),
    ]
}

/// The name by which it opens.
fn name(member: &Member) -> Text {
    Text::code(&member.id).naming(&Thing::Passage {
        review: member.review.clone(),
        page: member.page,
        passage: member.passage.clone(),
    })
}

/// `child-a (2014), p. 12, 4.3`
fn stands(member: &Member) -> String {
    let year = member.year.map_or_else(String::new, |year| format!(" ({year})"));
    let place =
        place(member.page, member.page_label.as_deref(), member.number.as_deref());
    format!("{}{year}, {place}", member.review)
}
