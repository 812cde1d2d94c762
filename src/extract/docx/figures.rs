//! Numbers as letters, Roman numerals or digits, as Word writes them before paragraphs.

use crate::extract::numerals::{letters, roman};

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
