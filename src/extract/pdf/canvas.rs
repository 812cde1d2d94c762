//! What the interpreter leaves of a page: positioned glyphs, rules and covered area.

use super::matrix::narrow;
use lopdf::Dictionary;

use super::font::FontId;
use super::options::Limits;
use crate::model::PageTrouble;

/// One glyph, or the few that an `ActualText` stands for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Glyph {
    /// Where the pen stood, in points from the top left corner of the page.
    pub(super) x: f32,
    pub(super) y: f32,
    /// How far the pen moved for the glyph itself, spacing aside.
    pub(super) dx: f32,
    pub(super) dy: f32,
    /// Character spacing that followed, along the same direction.
    pub(super) spacing: f32,
    /// Font size as shown.
    pub(super) size: f32,
    /// Direction of writing in degrees clockwise from left-to-right, 0 to 359.
    pub(super) angle: u16,
    pub(super) font: FontId,
    pub(super) weight: Weight,
    /// Bytes in [`Canvas::text`]. Empty for a glyph nobody can read.
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Whether the way a glyph was painted makes it heavier than its font.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Weight {
    AsFont,
    Thick,
}

/// A horizontal line or the edge of a box, as tables have them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rule {
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) y: f32,
}

/// A page being read.
pub(super) struct Canvas<'f> {
    pub(super) width: f64,
    pub(super) height: f64,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) text: String,
    pub(super) rules: Vec<Rule>,
    /// Share of the page that pictures cover, overlaps counted twice.
    pub(super) pictures: f64,
    pub(super) trouble: Option<PageTrouble>,
    operators: usize,
    glyphs_left: usize,
    /// Forms being drawn, so that none draws itself.
    pub(super) open_forms: Vec<&'f Dictionary>,
}

/// What opening a form costs, in operators.
const FORM_COST: usize = 200;
/// Rules beyond this many are decoration.
const MAX_RULES: usize = 2_000;

impl<'f> Canvas<'f> {
    pub(super) fn new(width: f64, height: f64, limits: &Limits) -> Self {
        Self {
            width,
            height,
            glyphs: Vec::new(),
            text: String::new(),
            rules: Vec::new(),
            pictures: 0.0,
            trouble: None,
            operators: limits.operators,
            glyphs_left: limits.glyphs,
            open_forms: Vec::new(),
        }
    }

    /// Counts one operator; false when there were too many.
    pub(super) fn may_go_on(&mut self) -> bool {
        if self.operators == 0 || self.glyphs_left == 0 {
            self.trouble = Some(PageTrouble::Limit);
            return false;
        }
        self.operators -= 1;
        true
    }

    /// Counts the opening of a form, which costs as much as many operators: forms that
    /// draw forms that draw forms multiply.
    pub(super) fn open(&mut self, form: &'f Dictionary) {
        self.operators = self.operators.saturating_sub(FORM_COST);
        self.open_forms.push(form);
    }

    pub(super) fn push(&mut self, glyph: Glyph) {
        if self.glyphs_left > 0 {
            self.glyphs_left -= 1;
            self.glyphs.push(glyph);
        }
    }

    /// Notes trouble, the first kind met being the one that counts.
    pub(super) fn note(&mut self, trouble: PageTrouble) {
        self.trouble.get_or_insert(trouble);
    }

    pub(super) fn rule(&mut self, x0: f64, x1: f64, y: f64) {
        if self.rules.len() < MAX_RULES {
            self.rules.push(Rule { x0: narrow(x0), x1: narrow(x1), y: narrow(y) });
        }
    }

    /// Adds the part of a picture's box that lies on the page.
    pub(super) fn picture(&mut self, [left, top, right, bottom]: [f64; 4]) {
        let wide = right.min(self.width) - left.max(0.0);
        let high = bottom.min(self.height) - top.max(0.0);
        let share = wide.max(0.0) * high.max(0.0) / (self.width * self.height);
        if share.is_finite() {
            self.pictures += share;
        }
    }
}
