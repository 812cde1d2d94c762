//! One cell, and when two are the same.
//!
//! The same corpus gives the same bytes, so that numbers are compared digit by digit.
//! Spreadsheets keep fifteen digits of a number: one that has no more is the same if it is
//! what they would have kept.

use serde_json::{Number, Value};

/// The digits that spreadsheets keep.
const KEPT: usize = 15;

/// A value as CSV writes it.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}

/// A text without the quote that keeps spreadsheets from running it.
pub(super) fn bare(text: &str) -> &str {
    let runs = |rest: &&str| rest.starts_with(|one| "=+-@\t\r\n＝＋－＠".contains(one));
    text.strip_prefix('\'').filter(runs).unwrap_or(text)
}

/// A text as the number that it is, where it is written as programs write numbers: the
/// `1.10` of a printed paragraph is a name, and not 1.1.
pub(super) fn typed(text: &str) -> Value {
    let written = text.starts_with(|one: char| one == '-' || one.is_ascii_digit());
    let whole = text.parse::<i64>().ok().filter(|number| number.to_string() == text);
    if let Some(whole) = whole {
        return Value::from(whole);
    }
    let number = text.parse::<f64>().ok().filter(|number| written && number.is_finite());
    let as_written = |number: &f64| {
        let plain = number.to_string();
        text.contains(['e', 'E']) || plain == text || format!("{plain}.0") == text
    };
    let number = number.filter(as_written).and_then(Number::from_f64);
    number.map_or_else(|| Value::from(text), Value::Number)
}

/// Whether two values are the same, however each was written.
pub(super) fn is_same(was: &Value, is: &Value) -> bool {
    if let (Value::Number(was), Value::Number(is)) = (was, is) {
        return is_same_number(was, is);
    }
    let (was, is) = (text(was), text(is));
    let (was, is) = (bare(&was), bare(&is));
    // a spreadsheet writes what is true in capitals
    was == is || matches!(is, "true" | "false") && was.eq_ignore_ascii_case(is)
}

fn is_same_number(was: &Number, is: &Number) -> bool {
    if !was.is_f64() && !is.is_f64() {
        return was == is;
    }
    let (Some(one), Some(two)) = (was.as_f64(), is.as_f64()) else { return was == is };
    let kept = |number: f64| format!("{number:.*e}", KEPT - 1);
    one.total_cmp(&two).is_eq()
        || digits(&was.to_string()) <= KEPT && kept(one) == kept(two)
}

/// How many digits a number is written with, zeros before the first other aside.
fn digits(number: &str) -> usize {
    let mantissa = number.split(['e', 'E']).next().unwrap_or_default();
    let digits = mantissa.chars().filter(char::is_ascii_digit);
    digits.skip_while(|digit| *digit == '0').count()
}

#[cfg(test)]
mod tests {
    use super::{is_same, typed};
    use serde_json::json;

    #[test]
    fn a_number_is_told_from_a_name_that_looks_like_one() {
        for (text, number) in [
            ("0", json!(0)),
            ("-3", json!(-3)),
            ("2.0", json!(2.0)),
            ("0.25", json!(0.25)),
        ] {
            assert_eq!(typed(text), number);
        }
        assert_eq!(typed("2.5e-10"), json!(2.5e-10));
        for name in ["1.10", "007", "inf", "NaN", "3.2.1", "", "+1", "'-1", "1e999"] {
            assert_eq!(typed(name), json!(name), "{name}");
        }
    }

    #[test]
    fn every_digit_of_a_number_counts() {
        assert!(is_same(&json!(23), &json!(23.0)));
        assert!(!is_same(&json!(23), &json!(24)));
        assert!(!is_same(&json!(0), &json!(null)));
        assert!(!is_same(
            &json!(0.857_142_857_142_857_2),
            &json!(0.857_142_857_142_857_1)
        ));
        assert!(!is_same(&json!(0.857), &json!(0.857_142_857_142_857_1)));
    }

    #[test]
    fn what_a_spreadsheet_keeps_of_a_cell_is_the_same() {
        assert!(is_same(&json!(0.857_142_857_142_857), &json!(0.857_142_857_142_857_1)));
        assert!(!is_same(&json!(0.857_142_857_142_858), &json!(0.857_142_857_142_857_1)));
        assert!(is_same(&json!("TRUE"), &json!(true)));
        assert!(is_same(&json!("=1"), &json!("'=1")));
        assert!(!is_same(&json!("TRUE"), &json!("True story")));
    }
}
