//! Whom a recommendation asks to act.
//!
//! The one who should act is the subject of the sentence that asks, or stands before a
//! colon, or in the table beside it; the heading speaks where the sentence names nobody.
//! Whoever is asked through another counts too: `The Board should ask each service to
//! train its staff` is for both, and a board that should ask the Government speaks to
//! the Government.

use std::ops::Range;

use super::bodies::{Body, bodies};
use super::directive::Directive;
use super::explained::Explained;
use super::kinds::{Addressee, HealthKind};
use super::recommendation::{By, Named};
use super::recommends::told_to;
use super::words::Words;

/// All that may name an addressee.
pub(super) struct Asked<'a> {
    /// The text.
    pub(super) words: &'a Words<'a>,
    /// What stands before a colon at its start.
    pub(super) label: Range<usize>,
    /// The sentences that ask, in order.
    pub(super) directives: &'a [Directive],
    /// The heading of its list, where it is one of several.
    pub(super) heading: &'a str,
    /// The cell of the table that names who leads.
    pub(super) lead: &'a str,
    /// The words that lead up to its list.
    pub(super) opening: &'a str,
    /// What the review says of names.
    pub(super) explained: &'a Explained<'a>,
}

/// Addressees with what names them, and the parts of health among them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) named: Vec<Named>,
    pub(super) health: Vec<HealthKind>,
}

impl Found {
    pub(super) fn addressees(&self) -> Vec<Addressee> {
        self.named.iter().map(|one| one.addressee).collect()
    }

    fn add(&mut self, words: &Words<'_>, found: &[Body], by: By) {
        for body in found {
            for &addressee in body.addressees {
                let inside = !matches!(by, By::Heading | By::Lead);
                let span = if inside { words.span(&body.words) } else { None };
                self.name(addressee, span, by);
            }
            self.health.extend(body.health);
        }
    }

    fn name(&mut self, addressee: Addressee, words: Option<(usize, usize)>, by: By) {
        if self.named.iter().all(|one| one.addressee != addressee) {
            self.named.push(Named { addressee, words, by });
        }
    }

    fn is_empty(&self) -> bool {
        self.named.is_empty()
    }

    /// One order, and `all` alone where it stands beside some of them.
    fn finish(mut self) -> Self {
        let is = |addressee| self.named.iter().any(|one| one.addressee == addressee);
        if is(Addressee::All) {
            let board = |one: &Named| {
                matches!(
                    one.addressee,
                    Addressee::All | Addressee::Lscb | Addressee::Government
                )
            };
            self.named.retain(board);
        }
        let health = self.named.iter().any(|one| one.addressee == Addressee::Health);
        self.named.sort_by_key(|one| one.addressee);
        self.health.retain(|_| health);
        self.health.sort_unstable();
        self.health.dedup();
        self
    }
}

/// Whom it asks.
pub(super) fn addressees(asked: &Asked<'_>) -> Found {
    let words = asked.words;
    let mut found = Found::default();
    found.add(words, &bodies(words, asked.label.clone()), By::Label);
    if found.is_empty() {
        label_explained(asked, &mut found);
    }
    // what leads up to an item says who should act: `The Board should:`
    let unsaid = asked.directives.first().is_none_or(|one| one.subject.is_empty());
    if found.is_empty() && unsaid {
        let opening = Words::of(asked.opening);
        found.add(&opening, &heads(&opening, &(0..opening.len())), By::Lead);
    }
    if found.is_empty() || unsaid {
        subjects(asked, &mut found);
    }
    let heading = Words::of(asked.heading);
    let of_heading = bodies(&heading, 0..heading.len());
    let done_to_them = asked.directives.first().is_some_and(|one| one.passive);
    if found.is_empty() || (done_to_them && asked.label.is_empty()) {
        found.add(&heading, &of_heading, By::Heading);
    }
    let lead = Words::of(asked.lead);
    if found.is_empty() {
        found.add(&lead, &bodies(&lead, 0..lead.len()), By::Lead);
    }
    if found.is_empty() {
        setting(asked, &mut found);
    }
    found.finish()
}

fn label_explained(asked: &Asked<'_>, found: &mut Found) {
    let Some(span) = asked.words.span(&asked.label) else { return };
    explain(asked, span, found);
}

/// A name that the review explains elsewhere.
fn explain(asked: &Asked<'_>, span: (usize, usize), found: &mut Found) {
    let name = asked.words.text.get(span.0..span.1).unwrap_or("");
    for (addressee, health) in asked.explained.of(name) {
        found.name(addressee, Some(span), By::Explained);
        found.health.extend(health);
    }
}

/// The subjects of all sentences that ask, and those asked through them.
fn subjects(asked: &Asked<'_>, found: &mut Found) {
    let words = asked.words;
    for (at, one) in asked.directives.iter().enumerate() {
        let through = through(words, one);
        if through.iter().any(|body| body.addressees.contains(&Addressee::Government)) {
            let government: Vec<Body> = through
                .into_iter()
                .filter(|body| body.addressees.contains(&Addressee::Government))
                .collect();
            found.add(words, &government, By::Asked);
            continue;
        }
        let subject = heads(words, &one.subject);
        let told = told_to(words, &(0..one.subject.start));
        if at == 0 && !told.is_empty() {
            found.add(words, &told, By::Asked);
            continue;
        }
        if at == 0 && one.passive && subject.is_empty() {
            rule_makers(words, &one.subject, found);
        }
        if at > 0 || !bare(asked, &subject, found) {
            found.add(words, &subject, By::Subject);
        }
        if at == 0
            && subject.is_empty()
            && let Some(span) = words.span(&one.subject)
        {
            explain(asked, span, found);
        }
        found.add(words, &through, By::Asked);
        found.add(words, &doers(words, one), By::Subject);
    }
}

/// What only a government or Parliament can change, whoever is named or not.
const RULES: &str = "\
regulations|the regulations|statutory guidance|the statutory guidance|legislation\
|the legislation|the law|primary legislation|working together|statute|the statute";

/// Those who make the rules of which a sentence says that they should be changed.
fn rule_makers(words: &Words<'_>, subject: &Range<usize>, found: &mut Found) {
    if let Some(length) = words.holds(subject.start, RULES) {
        let span = words.span(&(subject.start..subject.start + length));
        found.name(Addressee::Government, span, By::Subject);
    }
}

/// Those by whom it should be done: `should be attended by all schools`.
fn doers(words: &Words<'_>, one: &Directive) -> Vec<Body> {
    let near = one.verb.end..one.act.end.min(one.verb.end + 6);
    let by = one.passive.then(|| words.find(near, "by")).flatten();
    by.map_or_else(Vec::new, |by| bodies(words, by.end..one.act.end.min(by.end + 5)))
}

/// What follows these belongs to the subject and does not act.
const CLAUSES: &str = "\
who|which|that|where|whom|whose|in respect of|working with|known to|involved with|concerning";
/// What joins another to the one who should act.
const LINKS: &str = "and|or|with|plus|alongside|nor|as well as";

/// The bodies of a subject: relative clauses left out, and what only says more of the one
/// who should act (`schools in the council's area`, `the trust and its partners`).
fn heads(words: &Words<'_>, subject: &Range<usize>) -> Vec<Body> {
    let clause = words.find(subject.start + 1..subject.end, CLAUSES);
    let end = clause.map_or(subject.end, |clause| clause.start);
    let mut heads: Vec<Body> = Vec::new();
    for body in bodies(words, subject.start..end) {
        let Some(before) = heads.last() else {
            heads.push(body);
            continue;
        };
        let gap = before.words.end..body.words.start;
        // `the council's housing service`: what it has acts, and not the council
        let held = words.at(gap.start) == "s" && gap.len() <= 2;
        if held && words.gap(before.words.end - 1).trim_end().ends_with(['’', '\'']) {
            heads.pop();
            heads.push(body);
            continue;
        }
        let link = gap.clone().rev().find(|at| words.holds(*at, LINKS).is_some());
        let comma = (before.words.end - 1..body.words.start)
            .any(|at| words.gap(at).contains([',', '/']));
        let further = link.map_or(gap.start, |link| link + 1)..gap.end;
        let of_it = words.has(further.clone(), "its|their")
            || link.is_none() && words.has(further, "of|in|for|on|by|from|at|to|within");
        if (link.is_some() || comma) && !of_it {
            heads.push(body);
        }
    }
    heads
}

/// Names that many bodies go by: the heading says which is meant, or the review does.
const BARE: &str = "\
trust|the trust|department|the department|service|the service|authority|the authority\
|governor|the governor|governors|the governors|college|the college|the provider|hospital|the hospital";

/// Who is meant by a subject that says only `the Trust`.
fn bare(asked: &Asked<'_>, subject: &[Body], found: &mut Found) -> bool {
    let words = asked.words;
    let [body] = subject else { return false };
    let named = words.holds(body.words.start, BARE) == Some(body.words.len());
    if !named {
        return false;
    }
    let capital = |at: usize| words.written(at).starts_with(char::is_uppercase);
    let start = (0..body.words.start)
        .rev()
        .take_while(|at| capital(*at) && words.at(*at) != "the")
        .last();
    if let Some(span) = start.and_then(|start| words.span(&(start..body.words.end))) {
        explain(asked, span, found);
        return !found.is_empty();
    }
    let heading = Words::of(asked.heading);
    let of_heading = bodies(&heading, 0..heading.len());
    found.add(&heading, &of_heading, By::Heading);
    !found.is_empty()
}

/// Verbs that pass a request on.
const PASSING: &str = "\
ask|request|invite|encourage|urge|press|lobby|petition|write|recommend|raise|call\
|make representations|seek|approach|draw|bring|refer|propose|suggest|advise|remind|instruct";

/// Those who are asked through the one who should act.
fn through(words: &Words<'_>, one: &Directive) -> Vec<Body> {
    // `request that the Department examine`
    let from = one.verb.end + usize::from(words.at(one.verb.end) == "that");
    let near = from..one.act.end.min(from + 14);
    let stop = words
        .find(near.clone(), "that|so that|so|about|on|in order|when|who|which")
        .map_or(near.end, |stop| stop.start);
    let asks = PASSING.split('|').any(|verb| verb == one.plain);
    if !asks {
        let close = one.verb.end..stop.min(one.verb.end + 6);
        let to_all = bodies(words, close)
            .into_iter()
            .filter(|body| body.addressees == [Addressee::All] && body.words.len() > 1)
            .filter(|body| body.words.start <= from + 2);
        return to_all.collect();
    }
    let government = |body: &Body| body.addressees.contains(&Addressee::Government);
    let object_end = words
        .find(near.start..stop, "to")
        .filter(|to| to.start > near.start)
        .map_or(stop, |to| to.start);
    let mut found = bodies(words, near.start..stop);
    // `every agency which supplies nurses` is not every agency
    found.retain(|body| {
        body.addressees != [Addressee::All]
            || !words.has(body.words.end..body.words.end + 1, "which|that|who|whose")
    });
    if one.passive
        || matches!(
            one.plain.as_str(),
            "refer" | "remind" | "instruct" | "draw" | "bring" | "raise" | "write"
        )
    {
        found.retain(|body| government(body) || body.addressees == [Addressee::All]);
    } else {
        found.retain(|body| government(body) || body.words.end <= object_end);
    }
    found
}

/// Words that belong to one service whoever is named.
const SETTINGS: [(Addressee, &str); 6] = [
    (
        Addressee::Education,
        "pupil*|gcse*|curriculum|classroom*|lesson*|midday supervisor*",
    ),
    (Addressee::Voluntary, "volunteer*|trustee*|key worker*"),
    (Addressee::Housing, "tenant*|tenanc*|repairs|lettings|resident*"),
    (Addressee::Health, "patient*|clinic*|ward|wards|nurse|nurses|doctor|doctors"),
    (Addressee::Police, "officers|arrest*|custody|crime report*"),
    (Addressee::Probation, "offender*|licence condition*"),
];

/// A body that goes by a name of its own, told by what it is to do; where that does not
/// tell either, it is a provider: no public service goes by its name alone.
fn setting(asked: &Asked<'_>, found: &mut Found) {
    let words = asked.words;
    let subject = asked.directives.first().filter(|one| !one.passive);
    let places = if asked.label.is_empty() {
        subject.map(|one| one.subject.clone())
    } else {
        Some(asked.label.clone())
    };
    let Some(span) = places.and_then(|places| words.span(&places)) else { return };
    if !asked.explained.has_board()
        || !asked.explained.is_name(words.text.get(span.0..span.1).unwrap_or(""))
    {
        return;
    }
    let of_words = SETTINGS.iter().find_map(|(addressee, phrases)| {
        Some((*addressee, words.find(0..words.len(), phrases)?))
    });
    match of_words {
        Some((addressee, at)) => found.name(addressee, words.span(&at), By::Setting),
        None => found.name(Addressee::Voluntary, Some(span), By::Setting),
    }
}

/// Whether the one who should act has a name, if one that tells nothing.
fn names_another(asked: &Asked<'_>) -> bool {
    let words = asked.words;
    let active = asked.directives.first().filter(|one| !one.passive);
    active.is_some_and(|one| {
        let start = one.subject.start + 1;
        let mut rest = start..one.subject.end;
        rest.len() <= 6
            && rest.any(|at| words.written(at).starts_with(char::is_uppercase))
    })
}

/// The board, where nobody is named and the review was made for it.
pub(super) fn by_default(found: Found, asked: &Asked<'_>) -> Found {
    if !found.is_empty() || !asked.explained.has_board() || names_another(asked) {
        return found;
    }
    let mut found = found;
    found.name(Addressee::Lscb, None, By::Default);
    found
}
