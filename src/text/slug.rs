//! A name that is safe in a path, a query and a URL.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A text in lower-case ASCII letters and digits with single hyphens between words;
/// `review` where nothing is left.
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.nfkd().filter(|letter| !is_combining_mark(*letter)) {
        if letter.is_ascii_alphanumeric() {
            out.push(letter.to_ascii_lowercase());
        } else if matches!(letter, '\'' | '’') {
            // an apostrophe is inside a word: `children's` is `childrens`
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    let name = out.trim_end_matches('-');
    if name.is_empty() { "review".to_owned() } else { name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_file_name_becomes_plain_words() {
        assert_eq!(
            slug("Child N (Learning Together) – FINAL_v2"),
            "child-n-learning-together-final-v2"
        );
        assert_eq!(slug("Siân’s review"), "sians-review");
        assert_eq!(slug("报告"), "review");
    }
}
