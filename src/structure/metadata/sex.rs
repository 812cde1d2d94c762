//! Whether the child is a girl or a boy, by the nouns and pronouns that follow its label.

use super::told::{Sentence, Told, is_relative};

/// How many sentences are asked.
const ASKED: usize = 60;

/// `female` or `male`, where the opening says one clearly more often than the other.
pub(super) fn sex(told: &Told<'_>) -> Option<&'static str> {
    let (mut female, mut male) = (0_u32, 0_u32);
    let mut clear = false;
    for sentence in told.sentences.iter().take(ASKED) {
        let start = match sentence.subject.first() {
            Some(at) => *at,
            None if sentence.about && clear && sentence.pronoun => 0,
            None => {
                clear = false;
                continue;
            }
        };
        let (girl, boy) = counted(sentence, start);
        female += girl;
        male += boy;
        clear = !sentence.words.iter().any(|word| is_relative(word));
    }
    let (most, least, sex) =
        if female > male { (female, male, "female") } else { (male, female, "male") };
    (most >= 2 && most > 3 * least).then_some(sex)
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
            other if !before && is_relative(other) => break,
            "mr" | "ms" | "mrs" if !before => break,
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
