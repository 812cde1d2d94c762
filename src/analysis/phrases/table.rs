//! Counts by pairs of numbers, in one block of memory.
//!
//! There are tens of millions of places and millions of pairs: a map of the standard
//! library would take twice the room and, guarding against chosen keys, twice the time.

/// How often a pair of numbers was seen, and in how many reviews.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Count {
    /// The pair; an empty place has [`NOTHING`].
    pub(super) key: u64,
    /// How often.
    pub(super) freq: u32,
    /// How often in reviews that count.
    pub(super) counted: u32,
    /// In how many of them.
    pub(super) reviews: u32,
    /// The last of them; later the number of what was kept.
    pub(super) last: u32,
}

/// No pair: both of its numbers would be none.
pub(super) const NOTHING: u64 = u64::MAX;

/// Pairs and their counts.
pub(super) struct Table {
    places: Vec<Count>,
    used: usize,
}

const EMPTY: Count = Count { key: NOTHING, freq: 0, counted: 0, reviews: 0, last: NONE };
/// No review, no number.
pub(super) const NONE: u32 = u32::MAX;

impl Table {
    /// An empty one.
    pub(super) fn new() -> Self {
        Self { places: vec![EMPTY; 1 << 10], used: 0 }
    }

    /// Counts a pair in a review, [`NONE`] for one that does not count. Those of a review
    /// follow one another.
    pub(super) fn add(&mut self, key: u64, review: u32) {
        let at = self.slot(key);
        let place = &mut self.places[at];
        if place.key == NOTHING {
            place.key = key;
            self.used += 1;
        }
        place.freq += 1;
        if review != NONE {
            place.counted += 1;
            if place.last != review {
                place.last = review;
                place.reviews += 1;
            }
        }
        if self.used * 3 > self.places.len() * 2 {
            self.grow();
        }
    }

    /// Leaves out what is in fewer reviews, and gives back the room.
    pub(super) fn keep(&mut self, fewest: u32) {
        let old = std::mem::take(&mut self.places);
        let is_kept = |one: &&Count| one.key != NOTHING && one.reviews >= fewest;
        self.used = old.iter().filter(is_kept).count();
        self.places = vec![EMPTY; (self.used * 2).next_power_of_two().max(2)];
        for one in old.iter().filter(is_kept) {
            let at = self.slot(one.key);
            self.places[at] = *one;
        }
    }

    /// Numbers all pairs in their order, from `next` on, and gives them in that order.
    pub(super) fn number(&mut self, next: u32) -> Vec<Count> {
        let is_there = |one: &&Count| one.key != NOTHING;
        let mut all: Vec<Count> = self.places.iter().filter(is_there).copied().collect();
        all.sort_unstable_by_key(|one| one.key);
        for (number, one) in (next..).zip(&mut all) {
            one.last = number;
            let at = self.slot(one.key);
            self.places[at] = *one;
        }
        all
    }

    /// The number of a pair, `next` where it has none yet.
    pub(super) fn named(&mut self, key: u64, next: u32) -> u32 {
        let at = self.slot(key);
        let place = &mut self.places[at];
        if place.key == NOTHING {
            (place.key, place.last) = (key, next);
            self.used += 1;
            if self.used * 3 > self.places.len() * 2 {
                self.grow();
            }
            return next;
        }
        place.last
    }

    /// The number of a pair that was kept, else [`NONE`].
    pub(super) fn get(&self, key: u64) -> u32 {
        self.places[self.slot(key)].last
    }

    /// Where a pair is, or would be.
    fn slot(&self, key: u64) -> usize {
        let mask = self.places.len() - 1;
        // the lowest bits choose among tables: the others are this one's
        let mut at = (mixed(key) >> 8) as usize & mask;
        loop {
            let there = self.places[at].key;
            if there == key || there == NOTHING {
                return at;
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let room = self.places.len() * 2;
        let old = std::mem::replace(&mut self.places, vec![EMPTY; room]);
        for one in old {
            if one.key != NOTHING {
                let at = self.slot(one.key);
                self.places[at] = one;
            }
        }
    }
}

/// Two numbers as one.
pub(super) const fn pair(left: u32, right: u32) -> u64 {
    (left as u64) << 32 | right as u64
}

/// Every bit of the number changes half of the bits (Steele, Lea and Flood 2014).
#[allow(clippy::cast_possible_truncation, reason = "half of the bits are enough")]
pub(super) const fn mixed(number: u64) -> u64 {
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::{NONE, Table, pair};

    #[test]
    fn pairs_are_counted_by_place_and_by_review() {
        let mut table = Table::new();
        for review in [0, 0, 1, NONE] {
            table.add(pair(4, 5), review);
        }
        (0..5_000).for_each(|other| table.add(pair(other, 9), other));
        table.add(pair(7, 9), 8_000);
        table.keep(2);
        let kept = table.number(10);
        let told = |at: usize| (kept[at].freq, kept[at].counted, kept[at].reviews);
        assert_eq!((told(0), told(1), kept.len()), ((4, 3, 2), (2, 2, 2), 2));
        assert_eq!((table.get(pair(4, 5)), table.get(pair(7, 9))), (10, 11));
        assert_eq!(table.get(pair(5, 4)), NONE);
    }
}
