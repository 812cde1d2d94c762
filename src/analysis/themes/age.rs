//! The ages of children as the national analyses band them.

/// The bands, youngest first: those of the triennial analyses of serious case reviews
/// (Brandon et al. 2020).
pub(super) const BANDS: [&str; 5] =
    ["under 1", "1 to 5", "6 to 10", "11 to 15", "16 and over"];

/// The band of an age as worded (`4 months`, `2 years`, `15`); `None` where no number
/// begins it or the unit is no time.
pub(super) fn band(age: &str) -> Option<usize> {
    let age = age.trim().to_lowercase();
    let digits =
        age.len() - age.trim_start_matches(|one: char| one.is_ascii_digit()).len();
    let number: u32 = age.get(..digits)?.parse().ok()?;
    let rest: String = age[digits..].chars().filter(|one| one.is_alphabetic()).collect();
    let years = match rest.get(..3).unwrap_or(&rest) {
        "" | "yea" | "yrs" | "yr" => number,
        "mon" | "mth" => number / 12,
        "wee" | "wks" | "wk" => number / 52,
        "day" | "hou" => number / 365,
        _ => return None,
    };
    Some(match years {
        0 => 0,
        1..=5 => 1,
        6..=10 => 2,
        11..=15 => 3,
        _ => 4,
    })
}

#[cfg(test)]
mod tests {
    use super::{BANDS, band};

    #[test]
    fn ages_fall_into_the_bands_of_the_national_analyses() {
        let cases = [
            ("4 months", Some("under 1")),
            ("9 weeks", Some("under 1")),
            ("13 months", Some("1 to 5")),
            ("1 year", Some("1 to 5")),
            ("5 years", Some("1 to 5")),
            ("6", Some("6 to 10")),
            ("15-year-old", Some("11 to 15")),
            ("17 years", Some("16 and over")),
            ("unborn", None),
            ("3 apples", None),
        ];
        for (age, expected) in cases {
            assert_eq!(band(age).map(|band| BANDS[band]), expected, "{age}");
        }
    }
}
