//! Secrets that nobody guesses: 128 bits from the system, in hexadecimal digits.

use std::fmt;

/// A secret.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new one. Fails only if the system has no randomness to give.
    pub fn new() -> Result<Self, getrandom::Error> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes)?;
        Ok(Self(format!("{:032x}", u128::from_be_bytes(bytes))))
    }

    /// Its digits.
    pub fn text(&self) -> &str {
        &self.0
    }

    /// Whether this is it. Takes as long for a near miss as for a wild guess.
    pub fn is(&self, guess: &str) -> bool {
        let (own, guess) = (self.0.as_bytes(), guess.as_bytes());
        let apart = own.iter().zip(guess).fold(0, |apart, (a, b)| apart | (a ^ b));
        own.len() == guess.len() && apart == 0
    }
}

/// A secret is not printed by mistake.
impl fmt::Debug for Token {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Token(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::Token;

    #[test]
    fn a_token_is_itself_and_nothing_near_it() {
        let token = Token::new().expect("randomness");
        let text = token.text().to_owned();
        assert_eq!(text.len(), 32);
        assert!(token.is(&text));
        assert!(
            !token.is(&text[..31]) && !token.is("") && !token.is(&format!("{text}0"))
        );
        assert_ne!(token, Token::new().expect("randomness"));
        assert_eq!(format!("{token:?}"), "Token(..)");
    }
}
