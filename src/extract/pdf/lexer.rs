//! A content stream as tokens, without building objects.
//!
//! Most of it is operands of text operators, read once and thrown away. Strings are
//! therefore decoded into one buffer that the caller empties after each operator, and
//! everything else borrows from the stream. Nothing here can fail: a byte
//! that means nothing is skipped, as every viewer does.

use std::borrow::Cow;

/// One token. Strings are ranges of the buffer handed to [`Lexer::next`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    Number(f64),
    /// Without its slash, `#` escapes not yet resolved: see [`unescaped`].
    Name(&'a [u8]),
    Text {
        start: usize,
        end: usize,
    },
    ArrayOpen,
    ArrayClose,
    DictOpen,
    DictClose,
    /// `true`, `false` or `null`.
    Constant,
    Operator(&'a [u8]),
}

/// A cursor over a content stream or a character map.
#[derive(Debug)]
pub(super) struct Lexer<'a> {
    data: &'a [u8],
    at: usize,
}

impl<'a> Lexer<'a> {
    pub(super) const fn new(data: &'a [u8]) -> Self {
        Self { data, at: 0 }
    }

    /// The next token, with the bytes of a string appended to `text`.
    pub(super) fn next(&mut self, text: &mut Vec<u8>) -> Option<Token<'a>> {
        loop {
            self.skip_blank();
            let byte = *self.data.get(self.at)?;
            self.at += 1;
            return Some(match byte {
                b'(' => self.literal(text),
                b'<' if self.peek() == Some(b'<') => self.advance(Token::DictOpen),
                b'<' => self.hexadecimal(text),
                b'>' if self.peek() == Some(b'>') => self.advance(Token::DictClose),
                b'[' => Token::ArrayOpen,
                b']' => Token::ArrayClose,
                b'/' => Token::Name(self.regular(self.at)),
                b'0'..=b'9' | b'+' | b'-' | b'.' => self.number(byte),
                b')' | b'>' | b'{' | b'}' => continue,
                _ => match self.regular(self.at - 1) {
                    b"true" | b"false" | b"null" => Token::Constant,
                    word => Token::Operator(word),
                },
            });
        }
    }

    fn peek(&self) -> Option<u8> {
        self.data.get(self.at).copied()
    }

    fn advance(&mut self, token: Token<'a>) -> Token<'a> {
        self.at += 1;
        token
    }

    fn skip_blank(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b'%' => self.skip_comment(),
                _ if is_blank(byte) => self.at += 1,
                _ => break,
            }
        }
    }

    fn skip_comment(&mut self) {
        while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
            self.at += 1;
        }
    }

    /// The regular characters from `start` on.
    fn regular(&mut self, start: usize) -> &'a [u8] {
        while self.peek().is_some_and(|byte| !is_blank(byte) && !is_delimiter(byte)) {
            self.at += 1;
        }
        &self.data[start..self.at]
    }

    /// A number whose first byte was read. A second sign ends the digits that count, as
    /// in `12-34`; a second point likewise.
    fn number(&mut self, first: u8) -> Token<'a> {
        let mut sign = 1.0;
        let mut value = 0.0_f64;
        let mut unit = 1.0_f64;
        let mut fraction = false;
        let mut ended = false;
        let mut byte = first;
        let mut digits = 0;
        loop {
            match byte {
                b'0'..=b'9' if !ended => {
                    digits += 1;
                    value = value * 10.0 + f64::from(byte - b'0');
                    if fraction {
                        unit *= 10.0;
                    }
                }
                b'.' if !fraction => fraction = true,
                b'-' if digits == 0 => sign = -1.0,
                b'+' if digits == 0 => {}
                _ => ended = true,
            }
            match self.peek() {
                Some(next) if matches!(next, b'0'..=b'9' | b'.' | b'-' | b'+') => {
                    byte = next;
                    self.at += 1;
                }
                _ => break,
            }
        }
        let number = sign * value / unit;
        Token::Number(if number.is_finite() { number } else { 0.0 })
    }

    fn literal(&mut self, text: &mut Vec<u8>) -> Token<'a> {
        let start = text.len();
        let mut depth = 1_usize;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => depth += 1,
                b')' => {
                    depth -= 1;
                    if depth == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        Token::Text { start, end: text.len() }
    }

    /// What follows a backslash.
    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'b' => text.push(8),
            b'f' => text.push(12),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                text.push(code.to_le_bytes()[0]);
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self, text: &mut Vec<u8>) -> Token<'a> {
        let start = text.len();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = hex_digit(byte) else { continue };
            match half.take() {
                None => half = Some(digit),
                Some(high) => text.push(high << 4 | digit),
            }
        }
        if let Some(high) = half {
            text.push(high << 4);
        }
        Token::Text { start, end: text.len() }
    }

    /// Moves behind the data of an inline image, whose `ID` was read: to the first `EI`
    /// that stands alone and is followed by something that looks like content again.
    pub(super) fn skip_inline_image(&mut self) {
        let mut at = self.at + 1;
        while let Some(found) = find(self.data, at, b"EI") {
            let before = found.checked_sub(1).map(|at| self.data[at]);
            let after = &self.data[found + 2..];
            if before.is_some_and(is_blank) && looks_like_content(after) {
                self.at = found + 2;
                return;
            }
            at = found + 1;
        }
        self.at = self.data.len();
    }
}

/// A name with its `#` escapes resolved.
pub(super) fn unescaped(name: &[u8]) -> Cow<'_, [u8]> {
    if !name.contains(&b'#') {
        return Cow::Borrowed(name);
    }
    let mut out = Vec::with_capacity(name.len());
    let mut at = 0;
    while let Some(&byte) = name.get(at) {
        let pair = (name.get(at + 1), name.get(at + 2));
        let digits =
            (pair.0.and_then(|d| hex_digit(*d)), pair.1.and_then(|d| hex_digit(*d)));
        if let (b'#', (Some(high), Some(low))) = (byte, digits) {
            out.push(high << 4 | low);
            at += 3;
        } else {
            out.push(byte);
            at += 1;
        }
    }
    Cow::Owned(out)
}

/// Image data is mostly not printable; content is. Ten bytes tell them apart.
fn looks_like_content(after: &[u8]) -> bool {
    after.first().is_none_or(|byte| is_blank(*byte))
        && after.iter().take(10).all(|byte| is_blank(*byte) || matches!(byte, 32..=126))
}

fn find(data: &[u8], from: usize, needle: &[u8]) -> Option<usize> {
    let rest = data.get(from..)?;
    rest.windows(needle.len()).position(|window| window == needle).map(|at| from + at)
}

pub(super) const fn is_blank(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

const fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

const fn hex_digit(byte: u8) -> Option<u8> {
    match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        b'A'..=b'F' => Some(byte - b'A' + 10),
        _ => None,
    }
}

/// The last operands as numbers.
pub(super) fn numbers<const N: usize>(operands: &[Token<'_>]) -> Option<[f64; N]> {
    let tail = operands.get(operands.len().checked_sub(N)?..)?;
    let mut out = [0.0; N];
    for (value, operand) in out.iter_mut().zip(tail) {
        let Token::Number(number) = operand else { return None };
        *value = *number;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::{Lexer, Token, unescaped};

    fn all(data: &[u8]) -> (Vec<Token<'_>>, Vec<u8>) {
        let mut text = Vec::new();
        let mut lexer = Lexer::new(data);
        let mut tokens = Vec::new();
        while let Some(token) = lexer.next(&mut text) {
            tokens.push(token);
        }
        (tokens, text)
    }

    #[test]
    fn numbers_take_every_form_writers_use() {
        let (tokens, _) = all(b"1 -2.5 .5 +3 4. --6 7-8 1.2.3");
        let expected = [1.0, -2.5, 0.5, 3.0, 4.0, -6.0, 7.0, 1.2];
        assert_eq!(tokens, expected.map(Token::Number));
    }

    #[test]
    fn strings_nest_and_escape() {
        let (tokens, text) = all(b"(a(b)\\)\\101\\\nc) <4 1 4> Tj");
        assert_eq!(text, b"a(b))AcA@");
        assert_eq!(tokens[0], Token::Text { start: 0, end: 7 });
        assert_eq!(tokens[2], Token::Operator(b"Tj"));
    }

    #[test]
    fn inline_image_data_is_skipped_even_when_it_holds_ei() {
        let mut lexer = Lexer::new(b"\x00\x01 EI\x02\x03\xff EI\nQ");
        lexer.skip_inline_image();
        assert_eq!(lexer.next(&mut Vec::new()), Some(Token::Operator(b"Q")));
    }

    #[test]
    fn names_may_be_escaped() {
        assert_eq!(&*unescaped(b"A#20B#"), b"A B#");
    }
}
