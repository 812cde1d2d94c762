//! `ToUnicode`: what the file itself says its codes stand for.
//!
//! Written by every producer and wrong in as many ways, so the parser looks only for
//! strings between the operators it knows. Ranges stay ranges: a map that spans all codes
//! costs one entry.

use crate::extract::pdf::lexer::{Lexer, Token};

/// A map from codes to UTF-16.
#[derive(Debug, Default)]
pub(super) struct ToUnicode {
    /// Sorted by first code; of two for the same code the later counts.
    ranges: Vec<Range>,
    units: Vec<u16>,
}

#[derive(Debug, Clone, Copy)]
struct Range {
    low: u32,
    high: u32,
    /// The target of `low`, in `units`; those after it add to the last unit.
    start: u32,
    length: u32,
}

/// Codes mapped beyond this many are noise.
const MAX_RANGES: usize = 200_000;

impl ToUnicode {
    pub(super) fn parse(data: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(data);
        let mut operands = Vec::new();
        let mut text = Vec::new();
        while let Some(token) = lexer.next(&mut text) {
            match token {
                Token::Operator(b"endbfchar") => map.chars(&operands, &text),
                Token::Operator(b"endbfrange") => map.spans(&operands, &text),
                Token::Operator(_) => {}
                operand if operands.len() < MAX_RANGES => {
                    operands.push(operand);
                    continue;
                }
                _ => continue,
            }
            operands.clear();
            text.clear();
        }
        map.ranges.sort_by_key(|range| range.low);
        map
    }

    fn chars(&mut self, operands: &[Token<'_>], text: &[u8]) {
        for pair in operands.chunks_exact(2) {
            if let [Token::Text { start, end }, target] = pair {
                let code = number(&text[*start..*end]);
                self.add(code, code, *target, text);
            }
        }
    }

    fn spans(&mut self, operands: &[Token<'_>], text: &[u8]) {
        let mut rest = operands;
        while let [
            Token::Text { start, end },
            Token::Text { start: from, end: to },
            tail @ ..,
        ] = rest
        {
            let (low, high) = (number(&text[*start..*end]), number(&text[*from..*to]));
            rest = match tail {
                [Token::ArrayOpen, items @ ..] => self.list(low, high, items, text),
                [target, others @ ..] => {
                    self.add(low, high, *target, text);
                    others
                }
                [] => return,
            };
        }
    }

    /// The targets of a range one by one, up to the closing bracket.
    fn list<'t, 'a>(
        &mut self,
        low: u32,
        high: u32,
        items: &'t [Token<'a>],
        text: &[u8],
    ) -> &'t [Token<'a>] {
        let mut code = low;
        for (index, item) in items.iter().enumerate() {
            if *item == Token::ArrayClose {
                return &items[index + 1..];
            }
            if code <= high {
                self.add(code, code, *item, text);
            }
            code = code.saturating_add(1);
        }
        &[]
    }

    fn add(&mut self, low: u32, high: u32, target: Token<'_>, text: &[u8]) {
        let Token::Text { start, end } = target else { return };
        let bytes = &text[start..end];
        if high < low || self.ranges.len() >= MAX_RANGES || bytes.len() > 128 {
            return;
        }
        let before = self.units.len();
        match bytes {
            [only] => self.units.push(u16::from(*only)),
            _ => self.units.extend(
                bytes.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])),
            ),
        }
        let (Ok(start), Ok(length)) =
            (u32::try_from(before), u32::try_from(self.units.len() - before))
        else {
            return;
        };
        self.ranges.push(Range { low, high, start, length });
    }

    /// What a code stands for; nothing where the map has nothing.
    pub(super) fn get(&self, code: u32) -> impl Iterator<Item = char> + '_ {
        let range = self.range(code);
        let units = range.map_or(&[][..], |range| {
            let start = range.start as usize;
            &self.units[start..start + range.length as usize]
        });
        let offset = range.map_or([0; 4], |range| (code - range.low).to_le_bytes());
        let offset = u16::from_le_bytes([offset[0], offset[1]]);
        let last = units.len().saturating_sub(1);
        let moved = units.iter().enumerate().map(move |(index, unit)| {
            if index == last { unit.wrapping_add(offset) } else { *unit }
        });
        char::decode_utf16(moved).filter_map(Result::ok)
    }

    /// Ranges may overlap; looking back over a few finds the one that was meant.
    fn range(&self, code: u32) -> Option<&Range> {
        let end = self.ranges.partition_point(|range| range.low <= code);
        self.ranges[..end].iter().rev().take(8).find(|range| code <= range.high)
    }
}

/// A code of up to four bytes.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |code, byte| code << 8 | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::ToUnicode;

    fn text(map: &ToUnicode, code: u32) -> String {
        map.get(code).collect()
    }

    #[test]
    fn single_codes_ranges_and_lists_are_read() {
        let map = ToUnicode::parse(
            b"1 begincodespacerange <00> <ff> endcodespacerange\n\
              2 beginbfchar <01> <0041> <02> <00660069> endbfchar\n\
              2 beginbfrange <10> <12> <0061> <20> <21> [<0078> <0079>] endbfrange",
        );
        assert_eq!(text(&map, 1), "A");
        assert_eq!(text(&map, 2), "fi");
        assert_eq!(text(&map, 0x12), "c");
        assert_eq!(text(&map, 0x21), "y");
        assert_eq!(text(&map, 0x22), "");
    }

    #[test]
    fn surrogates_are_one_character() {
        let map = ToUnicode::parse(b"1 beginbfchar <0005> <D835DC00> endbfchar");
        assert_eq!(text(&map, 5), "𝐀");
    }

    #[test]
    fn a_map_cut_short_keeps_what_it_had() {
        let map = ToUnicode::parse(
            b"1 beginbfchar <01> <0041> endbfchar 3 beginbfrange <02> <",
        );
        assert_eq!(text(&map, 1), "A");
    }
}
