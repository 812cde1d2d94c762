//! Text that lies on a page instead of in it: filled-in forms, notes, stamps.

use lopdf::{Dictionary, Object, Stream};

use super::content::Interpreter;
use super::file::{File, as_dict};
use super::matrix::Matrix;

const FLAG_HIDDEN: i64 = 1 << 1;
const FLAG_NO_VIEW: i64 = 1 << 5;

/// Annotations of a page that are looked at.
const MAX_ANNOTATIONS: usize = 10_000;

impl<'f> Interpreter<'f, '_> {
    /// Draws the appearances of a page's annotations. What they lack they find in the
    /// resources of the page and of the document's forms.
    pub(super) fn annotations(
        &mut self,
        page: &'f Dictionary,
        resources: Option<&'f Dictionary>,
    ) {
        self.resources.extend(form_resources(self.file));
        self.resources.extend(resources);
        let list = self.file.array(page, b"Annots").unwrap_or_default();
        for entry in list.iter().take(MAX_ANNOTATIONS) {
            let Some(dict) = self.file.resolve(entry).and_then(as_dict) else { continue };
            if !is_shown(self.file, dict) {
                continue;
            }
            if let Some(appearance) = appearance(self.file, dict)
                && let Some(placement) = placement(self.file, dict, &appearance.dict)
            {
                self.form(appearance, &placement);
            }
        }
    }
}

fn form_resources(file: &File) -> Option<&Dictionary> {
    let root = file.dict(file.trailer(), b"Root")?;
    file.dict(file.dict(root, b"AcroForm")?, b"DR")
}

fn is_shown(file: &File, annotation: &Dictionary) -> bool {
    let flags = file.integer(annotation, b"F").unwrap_or(0);
    flags & (FLAG_HIDDEN | FLAG_NO_VIEW) == 0
        && !matches!(file.name(annotation, b"Subtype"), Some(b"Popup" | b"Link"))
}

/// The normal appearance, in the state the annotation is in.
fn appearance<'f>(file: &'f File, annotation: &'f Dictionary) -> Option<&'f Stream> {
    let appearances = file.dict(annotation, b"AP")?;
    match file.get(appearances, b"N")? {
        Object::Stream(stream) => Some(stream),
        Object::Dictionary(states) => {
            file.stream(states, file.name(annotation, b"AS").unwrap_or(b"Off"))
        }
        _ => None,
    }
}

/// What fits the box of an appearance into the rectangle of its annotation.
fn placement(file: &File, annotation: &Dictionary, form: &Dictionary) -> Option<Matrix> {
    let [x0, y0, x1, y1] = file.numbers(annotation, b"Rect")?;
    let (left, bottom, right, top) = (x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1));
    let own = file.numbers(form, b"Matrix").map_or(Matrix::IDENTITY, Matrix::new);
    let Some([bx0, by0, bx1, by1]) = file.numbers(form, b"BBox") else {
        return Some(Matrix::shift(left, bottom));
    };
    let [from_x, from_y, to_x, to_y] = own.bounds(bx0, by0, bx1, by1);
    let scale = |wide: f64, from: f64| if from > 0.0 { wide / from } else { 1.0 };
    let across = scale(right - left, to_x - from_x);
    let up = scale(top - bottom, to_y - from_y);
    Some(Matrix::new([
        across,
        0.0,
        0.0,
        up,
        left - from_x * across,
        bottom - from_y * up,
    ]))
}
