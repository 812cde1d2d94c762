//! How many passages are drawn from each layer.

use crate::model::Stratum;

/// How much of a sample a layer gets where there is enough in it: half of it tells of
/// what was found, half of what was not.
const fn parts(stratum: Stratum) -> usize {
    match stratum {
        Stratum::FoundSurely | Stratum::FoundBarely => 3,
        Stratum::Mentioned | Stratum::Plausible | Stratum::Rest => 2,
    }
}

/// Of so many passages in each layer, how many are drawn: one at a time from the layer
/// that has got least of its part and has any left, of equals the first.
pub(super) fn allot(sizes: &[(Stratum, usize)], wanted: usize) -> Vec<usize> {
    let mut given = vec![0; sizes.len()];
    for _ in 0..wanted {
        let open = (0..sizes.len()).filter(|at| given[*at] < sizes[*at].1);
        // given / parts, compared without dividing
        let least = open.min_by(|a, b| {
            let (a_parts, b_parts) = (parts(sizes[*a].0), parts(sizes[*b].0));
            (given[*a] * b_parts).cmp(&(given[*b] * a_parts)).then(a.cmp(b))
        });
        let Some(least) = least else { break };
        given[least] += 1;
    }
    given
}

#[cfg(test)]
mod tests {
    use super::allot;
    use crate::model::Stratum;

    fn allotted(sizes: [usize; 5], wanted: usize) -> Vec<usize> {
        let sizes: Vec<_> = Stratum::ALL.into_iter().zip(sizes).collect();
        allot(&sizes, wanted)
    }

    #[test]
    fn half_tells_of_what_was_found_and_half_of_what_was_not() {
        assert_eq!(allotted([100; 5], 24), [6, 6, 4, 4, 4]);
        assert_eq!(allotted([100; 5], 1), [1, 0, 0, 0, 0]);
    }

    #[test]
    fn what_a_layer_has_too_few_of_the_others_get() {
        assert_eq!(allotted([2, 0, 100, 100, 100], 20), [2, 0, 6, 6, 6]);
        assert_eq!(allotted([1, 1, 1, 1, 1], 30), [1, 1, 1, 1, 1]);
    }
}
