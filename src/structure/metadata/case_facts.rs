//! The case in a few facts: when, how old, what happened, what sort of review.
//!
//! Read from the title page and the first paragraphs, where reviews state the case. These
//! are proposals with their source; a person's word in `reviews.csv` replaces them.

use super::dates::{Event, dates, event};
use super::front_page::Texts;
use crate::model::{Date, Known, Metadata, Provenance};
use crate::text::{sentence_starts, tokens};

/// Adds what the opening says about the case.
pub(super) fn add(metadata: &mut Metadata, texts: &Texts<'_>) {
    let sentences = sentences(texts);
    let label = metadata.child.as_ref().map(|child| child.value.clone());
    let told: Vec<&str> = sentences.iter().copied().filter(|text| tells(text)).collect();
    metadata.incident = labelled_incident(&texts.front_text)
        .map(|date| Known::new(date, Provenance::FrontPages))
        .or_else(|| told.iter().find_map(|text| first_date(text)).map(text_of));
    metadata.child_age =
        told.iter().chain(&sentences).find_map(|text| age(text)).map(text_of);
    metadata.child_sex =
        sex(&sentences, label.as_deref()).map(|sex| text_of(sex.to_owned()));
    metadata.outcome = outcome(&told).map(|outcome| text_of(outcome.to_owned()));
    let harm = harm(&sentences);
    metadata.harm = (!harm.is_empty()).then(|| text_of(harm));
    let whole =
        format!("{}\n{}", texts.front_text, texts.heads.join("\n")).to_lowercase();
    let title = metadata.title.as_ref().map(|title| title.value.to_lowercase());
    metadata.kind = kind(title.as_deref().unwrap_or(""), &whole).map(front_of);
    let opening = texts.opening.join("\n").to_lowercase();
    metadata.model = model(&whole)
        .map(front_of)
        .or_else(|| model(&opening).map(|model| text_of(model.to_owned())));
}

fn text_of<T>(value: T) -> Known<T> {
    Known::new(value, Provenance::Text)
}

fn front_of(value: &str) -> Known<String> {
    Known::new(value.to_owned(), Provenance::FrontPages)
}

fn sentences<'a>(texts: &Texts<'a>) -> Vec<&'a str> {
    let mut all = Vec::new();
    for text in &texts.opening {
        let starts: Vec<usize> =
            sentence_starts(text).into_iter().map(|at| at as usize).collect();
        let ends = starts.iter().copied().skip(1).chain([text.len()]);
        all.extend(starts.iter().zip(ends).map(|(start, end)| &text[*start..end]));
    }
    all.truncate(120);
    all
}

/// Whether a sentence tells what happened to the child.
fn tells(sentence: &str) -> bool {
    let low = sentence.to_lowercase();
    let what = [
        "died",
        "death",
        "killed",
        "ambulance",
        "to hospital",
        "injur",
        "fractur",
        "found dead",
        "overdose",
        "his own life",
        "her own life",
        "their own life",
        "harmed",
        "removed under",
        "in hospital",
        "admitted",
    ];
    let general = [
        "working together",
        "regulation",
        "when a child",
        "a serious case review is",
        "an scr",
        "boards must",
        "purpose",
        "not an inquiry",
    ];
    what.iter().any(|word| low.contains(word))
        && !general.iter().any(|word| low.contains(word))
}

fn labelled_incident(front: &str) -> Option<Date> {
    let mut from = 0;
    dates(front).into_iter().find_map(|dated| {
        let before = &front[from..dated.start];
        from = dated.end;
        (event(before) == Event::Incident).then_some(dated.date)
    })
}

fn first_date(sentence: &str) -> Option<Date> {
    dates(sentence).into_iter().map(|dated| dated.date).find(|date| date.month.is_some())
}

const NUMBERS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// `four months old`, `aged nine weeks`, `aged 16`, `a girl of two years`, `15-year-old`.
fn age(sentence: &str) -> Option<String> {
    let tokens: Vec<_> = tokens(sentence).map(|token| token.word).collect();
    let words: Vec<&str> = tokens.iter().map(AsRef::as_ref).collect();
    let number = |word: &str| -> Option<usize> {
        let parsed = word.parse().ok().filter(|number| *number < 20);
        parsed.or_else(|| NUMBERS.iter().position(|name| *name == word))
    };
    for (at, word) in words.iter().enumerate() {
        let Some(value) = number(word) else { continue };
        let before = at.checked_sub(1).map_or("", |at| words[at]);
        let unit = words.get(at + 1).and_then(|unit| unit_of(unit));
        let old = words.get(at + 2).is_some_and(|word| *word == "old");
        let stated = matches!(before, "aged" | "age" | "girl" | "boy")
            || before == "of"
                && at > 1
                && matches!(words[at - 2], "girl" | "boy" | "age" | "child" | "baby");
        match unit {
            Some(unit) if old || stated => {
                let plural = if value == 1 { "" } else { "s" };
                return Some(format!("{value} {unit}{plural}"));
            }
            None if stated && value > 0 => return Some(format!("{value} years")),
            _ => {}
        }
    }
    None
}

fn unit_of(word: &str) -> Option<&str> {
    let unit = word.strip_suffix('s').unwrap_or(word);
    matches!(unit, "day" | "week" | "month" | "year").then_some(unit)
}

/// By the noun or pronoun that follows the child's label; most of them, and at least two.
fn sex(sentences: &[&str], label: Option<&str>) -> Option<&'static str> {
    let label = label?;
    let short = label.split(' ').next_back().unwrap_or(label);
    let (mut female, mut male) = (0_u32, 0_u32);
    for pair in sentences.windows(2).chain(sentences.chunks(1).take(1)) {
        let first = pair[0];
        let Some(at) =
            first.find(label).or_else(|| first.starts_with(short).then_some(0))
        else {
            continue;
        };
        let after = format!("{} {}", &first[at..], pair.get(1).copied().unwrap_or(""));
        for token in tokens(&after).take(40) {
            match token.word.as_ref() {
                "girl" | "daughter" => female += 3,
                "boy" | "son" => male += 3,
                "she" | "her" | "herself" => female += 1,
                "he" | "him" | "his" | "himself" => male += 1,
                "mother" | "father" | "stepfather" | "mum" | "dad" | "brother"
                | "sister" => break,
                _ => {}
            }
        }
    }
    let (most, least, sex) =
        if female > male { (female, male, "female") } else { (male, female, "male") };
    (most >= 2 && most > 3 * least).then_some(sex)
}

/// Death where the opening says the child died; else serious harm where it tells of harm.
fn outcome(told: &[&str]) -> Option<&'static str> {
    let dead = [
        "died",
        "death of child",
        "death of baby",
        "his death",
        "her death",
        "their death",
        "was killed",
        "found dead",
        "own life",
        "date of death",
        "pronounced dead",
        "the death",
    ];
    let alive =
        ["survived", "recovery", "recovered", "now live", "lives with", "tried to end"];
    let count = |words: &[&str]| {
        told.iter()
            .take(12)
            .filter(|text| {
                let low = text.to_lowercase();
                words.iter().any(|word| low.contains(word))
            })
            .count()
    };
    let (dead, alive) = (count(&dead), count(&alive));
    if dead > alive {
        return Some("death");
    }
    (!told.is_empty()).then_some("serious harm")
}

/// Words that speak of each kind of harm.
const HARMS: [(&str, &[&str]); 8] = [
    ("neglect", &["neglect", "underweight", "dirty", "filthy", "unkempt", "malnour"]),
    (
        "physical abuse",
        &[
            "bruis",
            "fractur",
            "inflicted",
            "physical abuse",
            "non-accidental",
            "shaken",
            "assault",
            "manslaughter",
            "murder",
        ],
    ),
    ("emotional abuse", &["emotional abuse", "emotional harm"]),
    ("sexual abuse", &["sexual abuse", "sexually abus", "rape"]),
    ("sexual exploitation", &["sexual exploitation", "sexually exploit", "cse"]),
    (
        "criminal exploitation",
        &["criminal exploitation", "county lines", "criminally exploit"],
    ),
    ("suicide", &["suicide", "own life", "overdose", "end his life", "end her life"]),
    ("accident", &["accident", "sofa with", "drown", "overlay", "co-sleeping"]),
];

/// The kinds of harm that the opening speaks of more than once, the commonest first.
fn harm(sentences: &[&str]) -> Vec<String> {
    let low: Vec<String> = sentences.iter().map(|text| text.to_lowercase()).collect();
    let mut counts: Vec<(usize, &str)> = HARMS
        .iter()
        .map(|(name, words)| {
            let holds = |text: &&String| words.iter().any(|word| text.contains(word));
            (low.iter().filter(holds).count(), *name)
        })
        .filter(|(count, _)| *count >= 2)
        .collect();
    counts.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let most = counts.first().map_or(0, |(count, _)| *count);
    counts
        .into_iter()
        .filter(|(count, _)| count * 3 >= most)
        .take(3)
        .map(|(_, name)| name.to_owned())
        .collect()
}

fn kind(title: &str, whole: &str) -> Option<&'static str> {
    let kinds = [
        ("child practice review", "cpr"),
        ("case management review", "cmr"),
        ("safeguarding practice review", "lcspr"),
        ("significant case review", "significant case review"),
        ("overview report", "overview"),
        ("executive summary", "executive summary"),
        ("serious case review", "scr"),
        ("learning review", "learning review"),
        ("learning lessons review", "learning review"),
    ];
    let of = |text: &str| {
        let found =
            kinds.iter().find(|(phrase, _)| text.contains(phrase)).map(|(_, kind)| *kind);
        match found {
            Some("cpr") if text.contains("safeguarding practice review") => Some("lcspr"),
            found => found,
        }
    };
    of(title).or_else(|| of(whole))
}

fn model(text: &str) -> Option<&'static str> {
    let models: [(&[&str], &str); 7] = [
        (&["learning together"], "Learning Together"),
        (&["significant incident learning process", "silp"], "SILP"),
        (&["child practice review"], "Welsh model"),
        (&["appreciative inquiry"], "Appreciative Inquiry"),
        (&["root cause analysis"], "Root Cause Analysis"),
        (&["individual management review", "imrs"], "IMR"),
        (&["hybrid"], "hybrid"),
    ];
    models
        .into_iter()
        .find(|(phrases, _)| phrases.iter().any(|phrase| text.contains(phrase)))
        .map(|(_, model)| model)
}

#[cfg(test)]
mod tests {
    use super::{age, outcome, sex};

    #[test]
    fn ages_are_given_in_figures_with_their_unit() {
        for (text, expected) in [
            ("Child N was four months old when", "4 months"),
            ("Baby R died in December 2012 aged nine weeks.", "9 weeks"),
            ("died in March 2010 aged 16.", "16 years"),
            ("Child J was a girl of two years and four months", "2 years"),
            ("a 15-year-old girl", "15 years"),
        ] {
            assert_eq!(age(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(age("within five hours"), None);
    }

    #[test]
    fn the_child_is_told_from_its_parents() {
        assert_eq!(
            sex(
                &[
                    "Child N was four months old when an ambulance brought him in.",
                    "He is well."
                ],
                Some("Child N")
            ),
            Some("male")
        );
        assert_eq!(
            sex(&["Child N saw Mother, and she left.", ""], Some("Child N")),
            None
        );
    }

    #[test]
    fn a_child_who_survived_did_not_die() {
        assert_eq!(
            outcome(&["She was taken to hospital by ambulance and survived."]),
            Some("serious harm")
        );
        assert_eq!(outcome(&["He died in hospital in February 2009."]), Some("death"));
        assert_eq!(outcome(&[]), None);
    }
}
