//! The anchors of a passage in few bytes: where each stretch of its text was printed.
//!
//! A passage of ten lines has ten anchors of twenty bytes, as much as half its text.
//! Consecutive anchors are nearly always the next line of the same page and begin one
//! byte (the joining space) after the last, so differences are small numbers, and small
//! numbers take one byte each (LEB128, zigzag for signed ones).

use crate::model::{Anchor, PageNumber};

/// Anchors as bytes. Any anchors can be packed, in order or not.
pub(super) fn pack(anchors: &[Anchor]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(anchors.len() * 6);
    let mut before = Before::default();
    for anchor in anchors {
        for value in before.differences(anchor) {
            push(&mut bytes, zigzag(value));
        }
        before = Before::of(anchor);
    }
    bytes
}

/// The anchors of these bytes; none if they were not made by [`pack`].
pub(super) fn unpack(mut bytes: &[u8]) -> Option<Vec<Anchor>> {
    let mut anchors = Vec::new();
    let mut before = Before::default();
    while !bytes.is_empty() {
        let mut values = [0_i64; 5];
        for value in &mut values {
            *value = unzigzag(pull(&mut bytes)?);
        }
        let anchor = before.apply(values)?;
        before = Before::of(&anchor);
        anchors.push(anchor);
    }
    Some(anchors)
}

/// What the next anchor is measured from.
#[derive(Default)]
struct Before {
    page: i64,
    line: i64,
    end: i64,
}

impl Before {
    fn of(anchor: &Anchor) -> Self {
        Self {
            page: i64::from(anchor.page.0),
            line: i64::from(anchor.line),
            end: i64::from(anchor.end),
        }
    }

    fn differences(&self, anchor: &Anchor) -> [i64; 5] {
        [
            i64::from(anchor.page.0) - self.page,
            i64::from(anchor.line) - self.line,
            i64::from(anchor.line_start),
            i64::from(anchor.start) - self.end,
            i64::from(anchor.end) - i64::from(anchor.start),
        ]
    }

    fn apply(&self, [page, line, line_start, start, length]: [i64; 5]) -> Option<Anchor> {
        let number = |from: i64, by: i64| u32::try_from(from.checked_add(by)?).ok();
        let start = number(self.end, start)?;
        Some(Anchor {
            page: PageNumber(number(self.page, page)?),
            line: number(self.line, line)?,
            line_start: number(0, line_start)?,
            start,
            end: number(i64::from(start), length)?,
        })
    }
}

fn zigzag(value: i64) -> u64 {
    (value.cast_unsigned() << 1) ^ (value >> 63).cast_unsigned()
}

fn unzigzag(value: u64) -> i64 {
    (value >> 1).cast_signed() ^ -(value & 1).cast_signed()
}

fn push(bytes: &mut Vec<u8>, mut value: u64) {
    loop {
        let [low, ..] = value.to_le_bytes();
        value >>= 7;
        if value == 0 {
            return bytes.push(low);
        }
        bytes.push(low | 0x80);
    }
}

fn pull(bytes: &mut &[u8]) -> Option<u64> {
    let mut value = 0_u64;
    for shift in (0..64).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

    use super::{Anchor, PageNumber, pack, unpack};

    fn anchor() -> impl Strategy<Value = Anchor> {
        (any::<[u32; 5]>()).prop_map(|[page, line, line_start, start, end]| Anchor {
            page: PageNumber(page),
            line,
            line_start,
            start,
            end,
        })
    }

    proptest! {
        #[test]
        fn any_anchors_come_back(anchors in proptest::collection::vec(anchor(), 0..20)) {
            prop_assert_eq!(unpack(&pack(&anchors)), Some(anchors));
        }

        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = unpack(&bytes);
        }
    }

    #[test]
    fn the_next_line_takes_six_bytes() {
        let line = |line, start| Anchor {
            page: PageNumber(7),
            line,
            line_start: 0,
            start,
            end: start + 80,
        };
        let one = pack(&[line(3, 0)]).len();
        assert_eq!(pack(&[line(3, 0), line(4, 81)]).len() - one, 6);
    }
}
