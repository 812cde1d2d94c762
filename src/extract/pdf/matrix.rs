//! Affine transformations of the plane, in the order of PDF: a row vector times a matrix.

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
    pub(super) e: f64,
    pub(super) f: f64,
}

impl Matrix {
    pub(super) const IDENTITY: Self = Self::new([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) const fn new(v: [f64; 6]) -> Self {
        Self { a: v[0], b: v[1], c: v[2], d: v[3], e: v[4], f: v[5] }
    }

    pub(super) const fn shift(x: f64, y: f64) -> Self {
        Self::new([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then the other.
    pub(super) fn then(&self, other: &Self) -> Self {
        Self {
            a: self.a * other.a + self.b * other.c,
            b: self.a * other.b + self.b * other.d,
            c: self.c * other.a + self.d * other.c,
            d: self.c * other.b + self.d * other.d,
            e: self.e * other.a + self.f * other.c + other.e,
            f: self.e * other.b + self.f * other.d + other.f,
        }
    }

    pub(super) fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// The smallest upright box around the image of a box: left, top, right, bottom.
    pub(super) fn bounds(&self, x0: f64, y0: f64, x1: f64, y1: f64) -> [f64; 4] {
        let corners =
            [(x0, y0), (x1, y0), (x0, y1), (x1, y1)].map(|(x, y)| self.apply(x, y));
        corners.iter().fold(
            [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY],
            |[left, top, right, bottom], &(x, y)| {
                [left.min(x), top.min(y), right.max(x), bottom.max(y)]
            },
        )
    }
}

/// A coordinate in the precision of the model.
#[expect(clippy::cast_possible_truncation, reason = "a hundredth of a point is enough")]
pub(super) fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use super::Matrix;

    #[test]
    fn the_left_matrix_acts_first() {
        let doubled = Matrix::new([2.0, 0.0, 0.0, 2.0, 0.0, 0.0]);
        let moved = Matrix::shift(10.0, 0.0);
        assert_eq!(doubled.then(&moved).apply(1.0, 1.0), (12.0, 2.0));
        assert_eq!(moved.then(&doubled).apply(1.0, 1.0), (22.0, 2.0));
    }

    #[test]
    fn a_quarter_turn_keeps_the_size_of_a_box() {
        let turn = Matrix::new([0.0, 1.0, -1.0, 0.0, 0.0, 0.0]);
        let bounds =
            turn.bounds(0.0, 0.0, 2.0, 1.0).map(|side| (side * 10.0).round() / 10.0);
        assert_eq!(format!("{bounds:?}"), "[-1.0, 0.0, 0.0, 2.0]");
    }
}
