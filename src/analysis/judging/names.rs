//! How people and samples may be called.

/// The sample that is judged unless another is named.
pub const SAMPLE: &str = "first";

/// The longest name, in characters.
const LONGEST: usize = 60;

/// The name of somebody who judges: it begins with a letter or digit, so that no
/// spreadsheet takes it for a formula. None if it is not one.
pub fn judge_name(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let good = name.starts_with(char::is_alphanumeric)
        && name.chars().count() <= LONGEST
        && !name.chars().any(char::is_control);
    good.then_some(name)
}

/// The name of a sample: letters, digits and hyphens, the usual one where nothing was
/// typed. None if it is not one.
pub fn sample_name(typed: &str) -> Option<String> {
    let name = match typed.trim() {
        "" => SAMPLE,
        name => name,
    };
    let good = name.len() <= LONGEST
        && name.starts_with(|letter: char| letter.is_ascii_alphanumeric())
        && name.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '-');
    good.then(|| name.to_owned())
}
