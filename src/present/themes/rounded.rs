//! Numbers as a person reads them. Rounding happens here and nowhere before.

use serde_json::Value;

/// A whole number, or what stands in its place; a dash for what there is not.
pub(in crate::present) fn whole(value: &Value) -> String {
    match value {
        Value::Null => dash(),
        Value::String(text) => text.clone(),
        Value::Number(number) => {
            number.as_f64().map_or_else(dash, |it| format!("{it:.0}"))
        }
        other => other.to_string(),
    }
}

/// So many digits after the point.
pub(in crate::present) fn digits(value: &Value, digits: usize) -> String {
    value.as_f64().map_or_else(dash, |number| format!("{number:.digits$}"))
}

/// From where to where, in whole numbers.
pub(in crate::present) fn range(low: &Value, high: &Value) -> String {
    if low.is_null() || high.is_null() {
        return dash();
    }
    format!("{} to {}", whole(low), whole(high))
}

/// A p-value: what is smaller than anybody can tell apart is said to be.
pub(in crate::present) fn chance(value: &Value) -> String {
    match value.as_f64() {
        None => dash(),
        Some(p) if p < 0.001 => "<0.001".to_owned(),
        Some(p) => format!("{p:.3}"),
    }
}

fn dash() -> String {
    "–".to_owned()
}

#[cfg(test)]
mod tests {
    use super::{chance, digits, range, whole};
    use serde_json::json;

    #[test]
    fn numbers_are_rounded_for_people_and_absent_ones_dashed() {
        assert_eq!(whole(&json!(37.7)), "38");
        assert_eq!(whole(&json!("<5")), "<5");
        assert_eq!(digits(&json!(0.456), 2), "0.46");
        assert_eq!(range(&json!(26.6), &json!(50.3)), "27 to 50");
        assert_eq!(range(&json!(null), &json!(50.3)), "–");
        assert_eq!(
            (chance(&json!(0.0002)), chance(&json!(0.04))),
            ("<0.001".into(), "0.040".into())
        );
    }
}
