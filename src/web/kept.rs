//! Pages that were made lately: the same question to the same library has the same
//! answer, so that going back in the browser costs nothing.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of pages that are kept.
const ROOM: usize = 32 << 20;

/// What a page depends on: the state of the corpus, who visits, and the address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Key {
    /// Which opening of the corpus it was made from.
    pub(super) opening: u64,
    /// Whose form tokens stand in it.
    pub(super) visitor: String,
    /// Path and query.
    pub(super) address: String,
}

/// Pages by what they depend on, the oldest given up first.
#[derive(Debug, Default)]
pub(super) struct Kept {
    inner: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    pages: HashMap<Key, Arc<str>>,
    order: VecDeque<Key>,
    bytes: usize,
}

impl Kept {
    /// The page, if it is at hand.
    pub(super) fn get(&self, key: &Key) -> Option<Arc<str>> {
        self.lock().pages.get(key).cloned()
    }

    /// Keeps a page; one that would fill half the room is not kept.
    pub(super) fn put(&self, key: Key, page: Arc<str>) {
        if page.len() > ROOM / 2 {
            return;
        }
        let mut inner = self.lock();
        inner.bytes += page.len();
        if let Some(before) = inner.pages.insert(key.clone(), page) {
            inner.bytes -= before.len();
        } else {
            inner.order.push_back(key);
        }
        while inner.bytes > ROOM {
            let Some(oldest) = inner.order.pop_front() else { break };
            if let Some(page) = inner.pages.remove(&oldest) {
                inner.bytes -= page.len();
            }
        }
    }

    /// Forgets all of them.
    pub(super) fn clear(&self) {
        *self.lock() = Inner::default();
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, Key, ROOM};

    fn key(address: usize) -> Key {
        Key { opening: 1, visitor: String::new(), address: address.to_string() }
    }

    #[test]
    fn the_room_is_never_exceeded_and_the_oldest_goes_first() {
        let kept = Kept::default();
        let page = "x".repeat(ROOM / 4);
        for address in 0..5 {
            kept.put(key(address), page.as_str().into());
        }
        let there: Vec<bool> = (0..5).map(|it| kept.get(&key(it)).is_some()).collect();
        assert_eq!(there, [false, true, true, true, true]);
    }

    #[test]
    fn a_page_kept_twice_takes_its_room_once() {
        let kept = Kept::default();
        let page = "x".repeat(ROOM / 2);
        for _ in 0..9 {
            kept.put(key(0), page.as_str().into());
        }
        kept.put(key(1), page.as_str().into());
        assert!(kept.get(&key(0)).is_some() && kept.get(&key(1)).is_some());
    }
}
