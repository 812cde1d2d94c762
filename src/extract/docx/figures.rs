//! Numbers as letters, Roman numerals or digits, as Word writes them before paragraphs.

/// In which signs a number is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    Decimal,
    TwoDigits,
    Letters,
    Capitals,
    Roman,
    RomanCapitals,
    Bullet,
    None,
}

impl Figures {
    /// The figures that `numFmt` names. Decimal ones stand in for scripts not known here.
    pub(super) fn named(name: &str) -> Self {
        match name {
            "bullet" => Self::Bullet,
            "none" => Self::None,
            "decimalZero" => Self::TwoDigits,
            "lowerLetter" => Self::Letters,
            "upperLetter" => Self::Capitals,
            "lowerRoman" => Self::Roman,
            "upperRoman" => Self::RomanCapitals,
            _ => Self::Decimal,
        }
    }

    /// A number in these figures.
    pub(super) fn show(self, number: u64) -> String {
        match self {
            Self::TwoDigits => format!("{number:02}"),
            Self::Letters => letters(number),
            Self::Capitals => letters(number).to_ascii_uppercase(),
            Self::Roman => roman(number),
            Self::RomanCapitals => roman(number).to_ascii_uppercase(),
            Self::Decimal | Self::Bullet | Self::None => number.to_string(),
        }
    }
}

/// `a` to `z`, then `aa`, `bb`: Word doubles letters instead of counting on with `ab`.
fn letters(number: u64) -> String {
    let letters = "abcdefghijklmnopqrstuvwxyz";
    let index = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    let (times, letter) = (index / letters.len() + 1, index % letters.len());
    if number == 0 || times > 8 {
        return number.to_string();
    }
    letters[letter..=letter].repeat(times)
}

fn roman(number: u64) -> String {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_roman_numbers_are_words() {
        assert_eq!(letters(1), "a");
        assert_eq!(letters(28), "bb");
        assert_eq!(roman(1994), "mcmxciv");
    }
}
