//! Whether the child is a girl or a boy, by the nouns and pronouns that follow its label.

use super::told::{Sentence, Told, is_relative};

/// How many sentences are asked.
const ASKED: usize = 60;

/// By how much one must lead for the rest not to be asked.
const ENOUGH: u32 = 4;

/// `female` or `male`, where the opening says one clearly more often than the other.
pub(super) fn sex(told: &Told<'_>) -> Option<&'static str> {
    let (mut female, mut male) = (0_u32, 0_u32);
    let mut clear = false;
    for sentence in told.sentences.iter().take(ASKED) {
        let alone = !sentence.words.iter().any(|word| is_other(word));
        let start = match sentence.subject.first() {
            Some(at) => Some(*at),
            None => {
                (sentence.about && clear && opens_with_pronoun(sentence)).then_some(0)
            }
        };
        if let Some(start) = start {
            let (girl, boy) = counted(sentence, start);
            female += girl;
            male += boy;
            clear = alone;
        } else {
            clear &= alone;
        }
        // reviews say it at once; later pronouns are more and more those of others
        if female.abs_diff(male) >= ENOUGH {
            break;
        }
    }
    let (most, least, sex) =
        if female > male { (female, male, "female") } else { (male, female, "male") };
    (most >= 2 && most > 3 * least).then_some(sex)
}

fn opens_with_pronoun(sentence: &Sentence<'_>) -> bool {
    let first = sentence.words.iter().take(8);
    first.into_iter().any(|word| matches!(word.as_str(), "he" | "she" | "his" | "her"))
}

/// Whether a word is for a person whom a pronoun after it may mean.
fn is_other(word: &str) -> bool {
    is_relative(word)
        || matches!(
            word,
            "nurse"
                | "doctor"
                | "consultant"
                | "registrar"
                | "worker"
                | "visitor"
                | "teacher"
                | "officer"
                | "midwife"
                | "gp"
                | "paediatrician"
                | "manager"
                | "hv1"
                | "sw1"
                | "chair"
                | "author"
                | "reviewer"
                | "mr"
                | "ms"
                | "mrs"
                | "coroner"
                | "friend"
        )
}

/// The words for a girl and for a boy from a place on, up to a word for someone else.
fn counted(sentence: &Sentence<'_>, start: usize) -> (u32, u32) {
    let (mut female, mut male) = (0, 0);
    // `a girl, Child N, …`
    let near = start.saturating_sub(6);
    for (at, word) in sentence.words.iter().enumerate().skip(near).take(40) {
        let before = at < start;
        match word.as_str() {
            "girl" | "daughter" | "female" => female += 3,
            "boy" | "son" | "male" => male += 3,
            "she" | "her" | "herself" if !before => female += 2,
            "he" | "him" | "his" | "himself" if !before => male += 2,
            "young" => match sentence.words.get(at + 1).map(String::as_str) {
                Some("man") => return (female, male + 3),
                Some("woman") => return (female + 3, male),
                _ => {}
            },
            other if !before && is_other(other) => break,
            _ => {}
        }
    }
    (female, male)
}

#[cfg(test)]
mod tests {
    use super::super::told::told;
    use super::sex;

    #[test]
    fn the_child_is_told_from_its_parents() {
        let of = |texts: &[&str]| sex(&told(texts, Some("Child N")));
        assert_eq!(
            of(&["Child N was four months old when an ambulance brought him in."]),
            Some("male")
        );
        assert_eq!(of(&["Child N died at home.", "She was two."]), Some("female"));
        assert_eq!(of(&["Child N saw Mother, and she left."]), None);
        assert_eq!(of(&["Child N lived with Father.", "He was ill."]), None);
    }
}
