//! Optional content: layers that are switched off when the file is opened.

use std::collections::HashSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{File, as_dict};

/// Layers of a list that are looked at.
const MAX_GROUPS: usize = 4_000;

/// The layers that are off by default.
#[derive(Debug, Default)]
pub(super) struct Layers {
    off: HashSet<ObjectId>,
}

impl Layers {
    pub(super) fn read(file: &File) -> Self {
        let root = file.dict(file.trailer(), b"Root");
        let properties = root.and_then(|root| file.dict(root, b"OCProperties"));
        let Some(properties) = properties else { return Self::default() };
        let Some(config) = file.dict(properties, b"D") else { return Self::default() };
        let mut off = HashSet::new();
        if file.name(config, b"BaseState") == Some(b"OFF") {
            off.extend(ids(file, properties, b"OCGs"));
            for id in ids(file, config, b"ON") {
                off.remove(&id);
            }
        }
        off.extend(ids(file, config, b"OFF"));
        Self { off }
    }

    /// Whether content of this group, or set of groups, is not shown.
    pub(super) fn hide(&self, file: &File, group: &Object) -> bool {
        if self.off.is_empty() {
            return false;
        }
        if group.as_reference().is_ok_and(|id| self.off.contains(&id)) {
            return true;
        }
        let dict = file.resolve(group).and_then(as_dict);
        dict.is_some_and(|dict| dict.has(b"OCGs") && self.hide_set(file, dict))
    }

    fn hide_set(&self, file: &File, set: &Dictionary) -> bool {
        let one = set.get(b"OCGs").ok().and_then(|it| it.as_reference().ok());
        let mut groups = ids(file, set, b"OCGs");
        if groups.is_empty() {
            groups.extend(one);
        }
        let is_off = |id: &ObjectId| self.off.contains(id);
        if groups.is_empty() {
            return false;
        }
        match file.name(set, b"P") {
            Some(b"AllOn") => groups.iter().any(is_off),
            Some(b"AnyOff") => !groups.iter().any(is_off),
            Some(b"AllOff") => !groups.iter().all(is_off),
            _ => groups.iter().all(is_off),
        }
    }
}

fn ids(file: &File, dict: &Dictionary, key: &[u8]) -> Vec<ObjectId> {
    let list = file.array(dict, key).unwrap_or_default();
    list.iter().take(MAX_GROUPS).filter_map(|object| object.as_reference().ok()).collect()
}
