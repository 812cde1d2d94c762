//! The table of themes, in the order and parted as the address says.

use std::cmp::Reverse;

use maud::{Markup, html};

use super::address::{Address, SortBy};
use crate::analysis::report;
use crate::analysis::themes::{
    Asked, By, Frequencies, Layout, Made, Order, Row, frequencies,
};
use crate::present::{Fragment, report_parts};
use crate::web::desk::Ask;
use crate::web::screens::leads::leads;
use crate::web::screens::parted;
use crate::web::trouble::Trouble;
use crate::web::view::command;

/// The table, below what it can be ordered and parted by.
pub(super) fn shown(address: &Address, ask: &Ask<'_>) -> Result<Fragment, Trouble> {
    let by = parted::named(&address.by)?;
    let (found, made) = counted(address.sort, by, ask)?;
    let part = report_parts::themes(&found, &made, &leads);
    let markup = html! {
        (orders(address))
        (parted::choices(by, "nothing", |by| address.parted(by)))
        (part.markup)
        (as_command(address.sort, by))
    };
    Ok(Fragment { markup, ..part })
}

fn counted(
    sort: SortBy,
    by: Option<By>,
    ask: &Ask<'_>,
) -> Result<(Frequencies, Made), Trouble> {
    // families are headings in their own order only
    let order = if sort == SortBy::Family { Order::Family } else { Order::Prevalence };
    let layout = by.map_or(Layout::Frequencies, Layout::By);
    let asked = Asked { layout, order, ..Asked::default() };
    ask.opened
        .ask(|from| {
            let mut found = frequencies(from.coded, &asked, None)?;
            arrange(&mut found.rows, sort);
            Ok::<_, report::Error>((found, Made::now(from.coded, asked.clone())))
        })
        .map_err(Trouble::from)
}

/// Puts rows, which come in the order of families or of reviews, into theirs.
fn arrange(rows: &mut [Row], sort: SortBy) {
    match sort {
        SortBy::Family | SortBy::Reviews => {}
        SortBy::Mentioned => {
            rows.sort_by_key(|row| Reverse(row.figures.reviews_mentioned));
        }
        SortBy::Passages => rows.sort_by_key(|row| Reverse(row.figures.passages_found)),
        SortBy::Spread => rows.sort_by(|a, b| {
            let uneven = |row: &Row| row.figures.dispersion.unwrap_or(f64::MIN);
            uneven(b).total_cmp(&uneven(a))
        }),
        SortBy::Title => rows.sort_by_key(|row| row.title.to_lowercase()),
    }
}

fn orders(address: &Address) -> Markup {
    html! {
        nav.forms aria-label="Order of themes" {
            span.sorted { "Sorted by " }
            @for (sort, _, words) in SortBy::ALL {
                @let here = (sort == address.sort).then_some("true");
                a href=(address.sorted(sort)) aria-current=[here] { (words) }
            }
        }
    }
}

fn as_command(sort: SortBy, by: Option<By>) -> Markup {
    let by = by.map_or_else(String::new, |by| format!(" --by {}", by.name()));
    let order = if sort == SortBy::Family { "" } else { " --order prevalence" };
    command(&format!("throughline themes{by}{order}"))
}
