//! The page tree as a list, with what pages inherit from the nodes above them.
//!
//! The tree may be a graph, a chain of sixty thousand nodes, or missing. It is walked
//! with a stack of its own and a set of nodes seen; where it leads to no page at all,
//! whatever calls itself a page counts, in the order of object numbers.

use std::collections::HashSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::file::{File, as_dict};
use super::matrix::Matrix;

/// A page as the file holds it.
pub(super) struct Sheet<'f> {
    pub(super) dict: &'f Dictionary,
    pub(super) resources: Option<&'f Dictionary>,
    /// From the coordinates of the content to points from the top left corner.
    pub(super) placement: Matrix,
    pub(super) width: f64,
    pub(super) height: f64,
}

#[derive(Clone, Copy, Default)]
struct Inherited<'f> {
    resources: Option<&'f Dictionary>,
    media: Option<[f64; 4]>,
    crop: Option<[f64; 4]>,
    rotate: i64,
}

/// The pages of a file, at most `limit` of them, and whether there are more.
pub(super) fn pages(file: &File, limit: usize) -> (Vec<Sheet<'_>>, bool) {
    let root = file.dict(file.trailer(), b"Root");
    let mut walk = Walk { file, seen: HashSet::new(), sheets: Vec::new(), limit };
    let mut more = false;
    if let Some(pages) = root.and_then(|root| root.get(b"Pages").ok()) {
        more = walk.tree(pages);
    }
    if walk.sheets.is_empty() {
        more = walk.strays();
    }
    (walk.sheets, more)
}

/// Nodes that may wait at once: nodes that share one long list of kids would multiply.
const MAX_WAITING: usize = 200_000;

struct Walk<'f> {
    file: &'f File,
    seen: HashSet<ObjectId>,
    sheets: Vec<Sheet<'f>>,
    limit: usize,
}

impl<'f> Walk<'f> {
    fn tree(&mut self, root: &'f Object) -> bool {
        let mut stack = vec![(root, Inherited::default())];
        while let Some((node, above)) = stack.pop() {
            let Some(dict) = self.enter(node) else { continue };
            let here = self.inherit(dict, above);
            if let Some(kids) = self.file.array(dict, b"Kids") {
                let space = MAX_WAITING.saturating_sub(stack.len());
                stack.extend(kids.iter().take(space).rev().map(|kid| (kid, here)));
            } else if self.sheets.len() == self.limit {
                return true;
            } else {
                self.sheets.push(sheet(dict, here));
            }
        }
        false
    }

    /// The dictionary of a node that was not entered before.
    fn enter(&mut self, node: &'f Object) -> Option<&'f Dictionary> {
        if let Ok(id) = node.as_reference()
            && !self.seen.insert(id)
        {
            return None;
        }
        as_dict(self.file.resolve(node)?)
    }

    fn inherit(&self, dict: &'f Dictionary, above: Inherited<'f>) -> Inherited<'f> {
        let file = self.file;
        Inherited {
            resources: file.dict(dict, b"Resources").or(above.resources),
            media: file.numbers(dict, b"MediaBox").or(above.media),
            crop: file.numbers(dict, b"CropBox").or(above.crop),
            rotate: file.integer(dict, b"Rotate").unwrap_or(above.rotate),
        }
    }

    fn strays(&mut self) -> bool {
        for object in self.file.document().objects.values() {
            let Ok(dict) = object.as_dict() else { continue };
            if self.file.name(dict, b"Type") != Some(b"Page") {
                continue;
            }
            if self.sheets.len() == self.limit {
                return true;
            }
            self.sheets.push(sheet(dict, self.inherit(dict, Inherited::default())));
        }
        false
    }
}

/// US Letter, what viewers take for a page that does not say.
const LETTER: [f64; 4] = [0.0, 0.0, 612.0, 792.0];

fn sheet<'f>(dict: &'f Dictionary, here: Inherited<'f>) -> Sheet<'f> {
    let media = here.media.and_then(upright).unwrap_or(LETTER);
    let shown = here.crop.and_then(upright).and_then(|crop| common(crop, media));
    let [left, bottom, right, top] = shown.unwrap_or(media);
    let (wide, high) = (right - left, top - bottom);
    let (placement, width, height) = match here.rotate.rem_euclid(360) {
        90 => ([0.0, 1.0, 1.0, 0.0, -bottom, -left], high, wide),
        180 => ([-1.0, 0.0, 0.0, 1.0, right, -bottom], wide, high),
        270 => ([0.0, -1.0, -1.0, 0.0, top, right], high, wide),
        _ => ([1.0, 0.0, 0.0, -1.0, -left, top], wide, high),
    };
    let placement = Matrix::new(placement);
    Sheet { dict, resources: here.resources, placement, width, height }
}

/// A box with its corners in order, unless it is empty or beyond any paper.
fn upright([x0, y0, x1, y1]: [f64; 4]) -> Option<[f64; 4]> {
    let sorted = [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)];
    let sane = sorted.iter().all(|value| value.abs() < 1e6);
    (sane && sorted[2] - sorted[0] > 1.0 && sorted[3] - sorted[1] > 1.0).then_some(sorted)
}

fn common(a: [f64; 4], b: [f64; 4]) -> Option<[f64; 4]> {
    let both = [a[0].max(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].min(b[3])];
    (both[2] - both[0] > 1.0 && both[3] - both[1] > 1.0).then_some(both)
}
