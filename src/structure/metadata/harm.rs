//! The kinds of harm that the opening speaks of.
//!
//! One pass over the words; a pair such as `sexual exploitation` counts once, for what
//! the pair says. A kind counts when a sentence about the event says it or two others do.

use super::told::{Says, Sentence, Told};

/// The kinds, in the order in which equals are given.
const KINDS: [&str; 8] = [
    "physical abuse",
    "neglect",
    "sexual abuse",
    "emotional abuse",
    "sexual exploitation",
    "criminal exploitation",
    "suicide",
    "accident",
];

/// How many sentences after the child is named still speak of it.
const NEAR: u32 = 3;

/// The kinds said most, at most two.
pub(super) fn harm(told: &Told<'_>) -> Vec<String> {
    let mut weights = [0_u32; KINDS.len()];
    for sentence in told.sentences.iter().filter(|told| told.says != Says::Rule) {
        let crime =
            sentence.words.iter().any(|word| word == "convicted" || word == "guilty");
        let near = sentence.about || sentence.since <= NEAR;
        let telling = sentence.says == Says::Event || crime;
        let weight = match (telling && near, near) {
            (true, _) => 2,
            (false, true) => 1,
            (false, false) => continue,
        };
        let mut seen = [false; KINDS.len()];
        for at in 0..sentence.words.len() {
            if let Some(kind) = kind(sentence, at) {
                seen[kind] = true;
            }
        }
        for (total, _) in weights.iter_mut().zip(seen).filter(|(_, seen)| *seen) {
            *total += weight;
        }
    }
    let most = weights.iter().copied().max().unwrap_or(0);
    let mut found: Vec<(u32, &str)> = weights
        .into_iter()
        .zip(KINDS)
        .filter(|(weight, _)| *weight >= 2 && *weight * 2 >= most)
        .collect();
    found.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    found.into_iter().take(2).map(|(_, kind)| kind.to_owned()).collect()
}

/// The place of the kind that a word speaks of, with the help of the words next to it.
fn kind(sentence: &Sentence<'_>, at: usize) -> Option<usize> {
    let near = |by: usize| {
        at.checked_sub(by).map_or("", |before| sentence.words[before].as_str())
    };
    let next = sentence.words.get(at + 1).map_or("", String::as_str);
    let name = match sentence.words[at].as_str() {
        "neglect" if near(1) == "or" => return None,
        "neglect" | "neglected" | "underweight" | "malnourished" | "malnutrition"
        | "starved" | "filthy" | "unkempt" | "starvation" => "neglect",
        "bruise" | "bruises" | "bruising" | "bruised" | "inflicted" | "shaken"
        | "fracture" | "fractures" | "fractured" | "manslaughter" | "murder"
        | "murdered" | "grievous" | "beaten" => "physical abuse",
        "accidental" if near(1) == "non" => "physical abuse",
        "abuse" | "abused" | "harm" | "abusing" => match near(1) {
            "physical" | "physically" => "physical abuse",
            "emotional" | "emotionally" => "emotional abuse",
            "sexual" | "sexually" => "sexual abuse",
            _ => return None,
        },
        "assault" | "assaulted" | "assaults"
            if matches!(near(1), "sexual" | "sexually") =>
        {
            "sexual abuse"
        }
        "rape" | "raped" => "sexual abuse",
        "exploitation" | "exploited" | "exploiting" => match near(1) {
            "sexual" | "sexually" => "sexual exploitation",
            "criminal" | "criminally" => "criminal exploitation",
            _ => return None,
        },
        "county" if next == "lines" => "criminal exploitation",
        "suicide" | "hanged" | "ligature" => "suicide",
        "life" if near(1) == "own" || matches!(near(2), "end" | "ended") => "suicide",
        "drowned" | "drowning" | "overlaying" | "overlay" => "accident",
        "sofa" if next == "with" => "accident",
        _ => return None,
    };
    KINDS.iter().position(|kind| *kind == name)
}

#[cfg(test)]
mod tests {
    use super::super::told::told;
    use super::harm;

    #[test]
    fn a_pair_counts_for_what_the_pair_says() {
        let of = |text: &str| harm(&told(&[text], Some("Child N")));
        assert_eq!(
            of("Child N was found to have been sexually exploited."),
            ["sexual exploitation"]
        );
        assert_eq!(of("Child N was sexually abused and found alone."), ["sexual abuse"]);
        assert!(of("Child N lived in a town.").is_empty());
        assert!(of("Reviews are held when abuse or neglect is suspected.").is_empty());
    }
}
