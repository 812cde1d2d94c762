//! Numbers as Roman numerals and as letters, as paragraphs and pages are numbered.

/// The Roman numeral of a number in lower case; its digits where there is none that
/// anybody would print.
pub(super) fn roman(number: u64) -> String {
    const PARTS: [(u64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number >= 4000 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (worth, part) in PARTS {
        while rest >= worth {
            text.push_str(part);
            rest -= worth;
        }
    }
    text
}

/// `a` to `z`, then `aa`, `bb`: Word and PDF double letters instead of counting on with
/// `ab`. Digits where there would be too many letters.
pub(super) fn letters(number: u64) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz";
    let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let (times, letter) = (index / letters.len() + 1, index % letters.len());
    if number == 0 || times > 8 {
        return number.to_string();
    }
    letters[letter..=letter].repeat(times)
}

#[cfg(test)]
mod tests {
    use super::{letters, roman};

    #[test]
    fn numerals_are_as_printed() {
        assert_eq!([roman(4), roman(19), roman(1994)], ["iv", "xix", "mcmxciv"]);
        assert_eq!([letters(1), letters(2), letters(28)], ["a", "b", "bb"]);
        assert_eq!([roman(0), letters(0), roman(1 << 40)], ["0", "0", "1099511627776"]);
    }
}
