//! From pairs to clusters: all texts that hang together.

use super::alike::{Alike, Likenesses};

/// Texts that hang together, before it is known where they stand.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Group {
    /// The texts, in order; never fewer than two.
    pub(super) texts: Vec<u32>,
    /// The pairs among those that differ, in order.
    pub(super) pairs: Vec<Alike>,
}

/// The groups of two texts or more, in the order of their first texts.
pub(super) fn groups(found: &Likenesses) -> Vec<Group> {
    let mut forest = Forest::of(found.first.len());
    for (at, &first) in (0..).zip(&found.first) {
        forest.join(at, first);
    }
    for pair in &found.pairs {
        forest.join(pair.a, pair.b);
    }
    let mut groups: Vec<Group> = Vec::new();
    // the group of each root, and of a root that has one text only, none
    let mut of_root: Vec<Option<usize>> = vec![None; found.first.len()];
    let mut alone: Vec<Option<u32>> = vec![None; found.first.len()];
    for at in (0..).take(found.first.len()) {
        let root = forest.root(at) as usize;
        match (of_root[root], alone[root]) {
            (Some(group), _) => groups[group].texts.push(at),
            (None, None) => alone[root] = Some(at),
            (None, Some(other)) => {
                of_root[root] = Some(groups.len());
                groups.push(Group { texts: vec![other, at], pairs: Vec::new() });
            }
        }
    }
    for pair in &found.pairs {
        if let Some(group) = of_root[forest.root(pair.a) as usize] {
            groups[group].pairs.push(*pair);
        }
    }
    groups.sort_by_key(|group| group.texts[0]);
    groups
}

/// Which texts hang together (Tarjan 1975, with halved paths).
struct Forest(Vec<u32>);

impl Forest {
    fn of(texts: usize) -> Self {
        Self((0..).take(texts).collect())
    }

    /// The smallest text of those that hang together with one.
    fn root(&mut self, of: u32) -> u32 {
        let mut at = of;
        while self.0[at as usize] != at {
            let above = self.0[self.0[at as usize] as usize];
            self.0[at as usize] = above;
            at = above;
        }
        at
    }

    fn join(&mut self, a: u32, b: u32) {
        let (a, b) = (self.root(a), self.root(b));
        self.0[a.max(b) as usize] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::{Alike, Likenesses, groups};

    #[test]
    fn what_hangs_together_by_steps_is_one_group() {
        let pair = |a, b| Alike { a, b, similarity: 0.9 };
        // 0 and 4 have the same words, as have 1 and 2; 3 stands alone
        let found = Likenesses {
            first: vec![0, 1, 1, 3, 0, 5, 6],
            pairs: vec![pair(0, 5), pair(5, 6)],
        };
        let groups = groups(&found);
        assert_eq!(groups.len(), 2);
        assert_eq!(groups[0].texts, [0, 4, 5, 6]);
        assert_eq!(groups[0].pairs, [pair(0, 5), pair(5, 6)]);
        assert_eq!(groups[1].texts, [1, 2]);
        assert_eq!(groups[1].pairs, []);
    }
}
