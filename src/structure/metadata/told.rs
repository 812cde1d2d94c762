//! The first sentences of a review as words, with what they say of the child.
//!
//! Each sentence is cut into words once and every fact is read from the words, so that
//! the cost does not grow with the number of facts.

use crate::text::tokens;

/// The child a review is about, as sentences name it.
#[derive(Debug, Default)]
pub(super) struct Subject {
    /// The words of its label: `child`, `n`.
    words: Vec<String>,
    /// The part of the label that may stand alone: `R` for `Child R`.
    short: Option<String>,
    /// Whether there are several.
    pub(super) several: bool,
}

impl Subject {
    /// The subject of that label.
    pub(super) fn of(label: Option<&str>) -> Self {
        let Some(label) = label else { return Self::default() };
        let words: Vec<String> =
            tokens(label).map(|token| token.word.into_owned()).collect();
        let first = words.first().map_or("", String::as_str);
        let several = matches!(first, "children" | "siblings" | "family")
            || first == "young" && words.get(1).is_some_and(|word| word == "people")
            || words.iter().any(|word| word == "and");
        let last = label.split(' ').next_back().unwrap_or(label);
        // `A` and `I` are words of their own
        let short = (!matches!(last, "A" | "I")).then(|| last.to_owned());
        Self { words, short, several }
    }
}

/// One sentence.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    /// As written.
    pub(super) text: &'a str,
    /// Its words as they are compared.
    pub(super) words: Vec<String>,
    /// First bytes of the words.
    pub(super) starts: Vec<usize>,
    /// Places of words where the child is named.
    pub(super) subject: Vec<usize>,
    /// Whether it names the child or goes on from a sentence that does.
    pub(super) about: bool,
    /// How many sentences ago the child was last named.
    pub(super) since: u32,
    /// What it says.
    pub(super) says: Says,
}

/// What a sentence says, as far as it matters for the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Something of law, guidance or reviews in general.
    Rule,
    /// That something befell someone.
    Event,
    /// Neither.
    Other,
}

impl<'a> Sentence<'a> {
    /// Cuts a sentence into words. It is about the child if it names it, if the sentence
    /// before does, or if a pronoun takes up one that is.
    fn cut(text: &'a str, subject: &Subject, before: Option<&Self>) -> Self {
        let mut words = Vec::new();
        let mut starts = Vec::new();
        let mut places = Vec::new();
        for token in tokens(text) {
            if subject.short.as_deref() == text.get(token.start..token.end) {
                places.push(words.len());
            }
            words.push(token.word.into_owned());
            starts.push(token.start);
        }
        places.extend(named(&words, subject));
        places.sort_unstable();
        places.dedup();
        let pronoun = words.first().is_some_and(|first| {
            matches!(first.as_str(), "he" | "she" | "they" | "his" | "her" | "their")
        });
        // `Father … He …`: the pronoun is his; `Both parents … He …`: it is not theirs
        let taken = before.is_some_and(|before| {
            before.words.iter().any(|word| is_relative(word) && !word.ends_with('s'))
        });
        let since = match before {
            _ if !places.is_empty() => 0,
            Some(before) => before.since.saturating_add(1),
            None => u32::MAX,
        };
        let about = since <= 1
            || before.is_some_and(|before| before.about) && pronoun
            || since <= 5 && pronoun && !taken;
        let says = if words.iter().any(|word| is_general(word)) {
            Says::Rule
        } else if words.iter().any(|word| is_event(word)) {
            Says::Event
        } else {
            Says::Other
        };
        Self { text, says, about, since, words, starts, subject: places }
    }
}

/// The sentences of the opening.
#[derive(Debug)]
pub(super) struct Told<'a> {
    /// In order.
    pub(super) sentences: Vec<Sentence<'a>>,
}

impl<'a> Told<'a> {
    /// Cuts sentences into words and marks those about the subject.
    pub(super) fn of(texts: &[&'a str], subject: &Subject) -> Self {
        let told = Self::by(texts, subject);
        // a label of the title page alone, such as a number: the text says `the child`
        if told.sentences.iter().all(|told| told.subject.is_empty()) {
            return Self::by(texts, &Subject::default());
        }
        told
    }

    fn by(texts: &[&'a str], subject: &Subject) -> Self {
        let mut sentences: Vec<Sentence<'a>> = Vec::with_capacity(texts.len());
        for text in texts {
            let sentence = Sentence::cut(text, subject, sentences.last());
            sentences.push(sentence);
        }
        Self { sentences }
    }

    /// Those that say what befell the child.
    pub(super) fn events(&self) -> impl Iterator<Item = &Sentence<'a>> {
        self.sentences.iter().filter(|told| told.says == Says::Event && told.about)
    }
}

/// Where the label's words stand, or without a label where a child is spoken of.
fn named(words: &[String], subject: &Subject) -> Vec<usize> {
    if subject.words.is_empty() || subject.several {
        let plain = |word: &String| {
            matches!(
                word.as_str(),
                "child"
                    | "baby"
                    | "infant"
                    | "boy"
                    | "girl"
                    | "subject"
                    | "children"
                    | "siblings"
                    | "brothers"
                    | "sisters"
                    | "teenager"
            )
        };
        return (0..words.len()).filter(|at| plain(&words[*at])).collect();
    }
    let length = subject.words.len();
    let runs = words.windows(length).enumerate();
    // the last word of the label stands for it, as when it stands alone
    runs.filter(|(_, run)| *run == subject.words.as_slice())
        .map(|(at, _)| at + length - 1)
        .collect()
}

/// Words of sentences about reviews in general.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "regulation"
            | "regulations"
            | "guidance"
            | "criteria"
            | "statutory"
            | "inquiry"
            | "blame"
            | "culpable"
            | "legislation"
            | "must"
            | "suspected"
            | "boards"
    )
}

/// Words that say that something befell someone.
pub(super) fn is_event(word: &str) -> bool {
    is_grave(word)
        || matches!(
            word,
            "ambulance"
                | "hospital"
                | "admitted"
                | "found"
                | "overdose"
                | "suicide"
                | "removed"
                | "collapsed"
                | "harmed"
                | "disclosed"
                | "abused"
                | "neglected"
                | "cruelty"
                | "exploited"
                | "assaulted"
                | "life"
                | "injured"
                | "injuries"
                | "injury"
                | "fractures"
                | "fractured"
                | "broken"
                | "bruising"
                | "bruised"
                | "emergency"
                | "unconscious"
                | "unresponsive"
                | "incident"
                | "fracture"
                | "protection"
        )
}

/// Words that leave no doubt that it is the case itself.
pub(super) fn is_grave(word: &str) -> bool {
    matches!(
        word,
        "died"
            | "death"
            | "deaths"
            | "dead"
            | "killed"
            | "murdered"
            | "stabbed"
            | "drowned"
            | "hanged"
            | "fatally"
            | "shot"
    )
}

/// Words for other people, whose age, sex or death is not the child's.
pub(super) fn is_relative(word: &str) -> bool {
    matches!(
        word,
        "mother"
            | "father"
            | "stepfather"
            | "stepmother"
            | "sibling"
            | "brother"
            | "sister"
            | "partner"
            | "aunt"
            | "uncle"
            | "grandmother"
            | "grandfather"
            | "grandparent"
            | "cousin"
            | "mum"
            | "dad"
            | "parent"
            | "parents"
            | "carer"
            | "adult"
            | "man"
            | "woman"
            | "mgm"
            | "pgm"
            | "mgf"
            | "siblings"
            | "husband"
            | "wife"
            | "stepson"
            | "half"
            | "older"
            | "younger"
    )
}

#[cfg(test)]
pub(super) fn told<'a>(texts: &[&'a str], label: Option<&str>) -> Told<'a> {
    Told::of(texts, &Subject::of(label))
}

#[cfg(test)]
mod tests {
    use super::told;

    #[test]
    fn a_sentence_after_one_that_names_the_child_is_about_it() {
        let told = told(
            &["T is 14.", "He was taken to hospital.", "It rained."],
            Some("Child T"),
        );
        let about: Vec<bool> = told.sentences.iter().map(|told| told.about).collect();
        assert_eq!(about, [true, true, false]);
        assert_eq!(told.events().count(), 1);
    }
}
