//! Things of one kind that take longer than a page waits, each made when it is first asked
//! for: the latest are kept, and no more than a few are made at a time.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use super::later::{Later, Stage};

/// How many are kept.
const KEPT: usize = 32;

/// How many may be on their way.
const MAKING: usize = 3;

/// Things by what they are made from.
pub(super) struct Shelf<K, T> {
    all: Mutex<VecDeque<(K, Arc<Later<T>>)>>,
    turn: Arc<Mutex<()>>,
}

impl<K, T> Default for Shelf<K, T> {
    fn default() -> Self {
        Self { all: Mutex::default(), turn: Arc::default() }
    }
}

impl<K: PartialEq, T: Send + Sync + 'static> Shelf<K, T> {
    /// What there is of it, soon; it is made now if nobody asked before, after the others
    /// that are being made. None where too many are.
    pub(super) fn get(
        &self,
        key: K,
        make: impl FnOnce() -> Result<T, String> + Send + 'static,
    ) -> Option<Stage<T>> {
        let later = self.place(key)?;
        let turn = Arc::clone(&self.turn);
        Some(later.get(move || {
            let _turn = turn.lock().unwrap_or_else(PoisonError::into_inner);
            make()
        }))
    }

    /// Its place, a new one where it has none.
    fn place(&self, key: K) -> Option<Arc<Later<T>>> {
        let mut all = self.all.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, later)) = all.iter().find(|(own, _)| *own == key) {
            return Some(Arc::clone(later));
        }
        let is_making = |one: &(K, Arc<Later<T>>)| matches!(one.1.stage(), Stage::Making);
        if all.iter().filter(|one| is_making(one)).count() >= MAKING {
            return None;
        }
        if all.len() >= KEPT {
            let oldest = all.iter().position(|one| !is_making(one))?;
            all.remove(oldest);
        }
        let later = Arc::new(Later::default());
        all.push_back((key, Arc::clone(&later)));
        Some(later)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc;

    use super::{KEPT, MAKING, Shelf, Stage};

    #[test]
    fn few_are_made_at_a_time_and_each_once() {
        let shelf = Shelf::default();
        let mut holds = Vec::new();
        for key in 0..MAKING {
            let (go, wait) = mpsc::channel::<()>();
            holds.push(go);
            let stage = shelf.get(key, move || {
                wait.recv().map_err(|error| error.to_string())?;
                Ok(key)
            });
            assert!(matches!(stage, Some(Stage::Making)));
        }
        assert!(shelf.get(MAKING, || Ok(0)).is_none());
        for go in holds {
            go.send(()).unwrap();
        }
        while !(0..MAKING).all(|key| {
            let stage = shelf.get(key, || Err("it is made twice".to_owned()));
            matches!(stage, Some(Stage::Made(made)) if *made == key)
        }) {}
        assert!(matches!(shelf.get(MAKING, || Ok(7)), Some(Stage::Made(_))));
    }

    #[test]
    fn the_oldest_goes_where_there_is_no_room() {
        let shelf = Shelf::default();
        for key in 0..=KEPT {
            assert!(matches!(shelf.get(key, || Ok(1)), Some(Stage::Made(_))));
        }
        let again = |key| match shelf.get(key, || Ok(2)) {
            Some(Stage::Made(made)) => *made,
            _ => 0,
        };
        assert_eq!((again(0), again(KEPT)), (2, 1));
    }
}
