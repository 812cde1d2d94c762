//! What the numbers of a table mean, a sentence or two each, for the line below it.
//!
//! One wording for each measure, wherever it stands, with who it is from: a reader who has
//! never met a log ratio should not have to look elsewhere to know what 2 means. The
//! formulas are in the help of the commands and in `analysis::stats`.

/// The 95 % interval of a percentage.
pub(super) const INTERVAL: &str = "95 % CI (Wilson 1927): how far the percentage may be from \
that of all such reviews, had these been drawn from them at random.";

/// Gries' DP.
pub(super) const DISPERSION: &str = "DP (Gries 2008): how unevenly it is spread over the \
reviews, given how long they are: 0 where each has its share, near 1 where one short review \
has it all.";

/// G².
pub(super) const LIKELIHOOD: &str = "G² (Dunning 1993): how surely it is not chance, \
whichever way: chance alone gives 3.84 or more once in 20 rows, 6.63 once in 100, 10.83 \
once in 1,000.";

/// The same where two rates are compared.
pub(super) const RATES: &str = "LL (Rayson and Garside 2000): how surely the two rates \
differ: chance alone gives 3.84 or more once in 20 rows, 6.63 once in 100, 10.83 once in \
1,000.";

/// How many times as frequent.
pub(super) const LOG_RATIO: &str = "Log ratio (Hardie 2014): how many times as frequent, as \
a power of two: 0 is equally, 1 twice, 2 four times, -1 half as frequent.";

/// logDice.
pub(super) const LOG_DICE: &str = "logDice (Rychlý 2008): how exclusively the two keep one \
another's company: 14 at most, one less is half as much.";

/// Mutual information.
pub(super) const INFORMATION: &str = "MI (Church and Hanks 1990): how many times as often as \
by chance, as a power of two: 3 is eight times; rare words score high.";

/// Normalised pointwise mutual information.
pub(super) const FIRMNESS: &str = "Association (normalised pointwise mutual information, \
Bouma 2009): 0 where the words stand together no more than by chance, 1 where they never \
stand apart.";

/// Jaccard's coefficient.
pub(super) const JACCARD: &str = "Jaccard (1901): of what has either, the share that has \
both: 0 never together, 1 never apart.";

/// Lift.
pub(super) const LIFT: &str = "Lift (Brin et al. 1997): how many times as often together as \
by chance: 2 is twice, 1 as by chance, below 1 less often.";

/// Fisher's exact test.
pub(super) const EXACT: &str = "p (Fisher's exact test, 1934): how likely chance alone gives \
as uneven a count.";

/// Adjusted p.
pub(super) const ADJUSTED: &str = "p adj. (Benjamini and Hochberg 1995): p after so many \
tests: of all rows whose p adj. is below 0.05, at most one in 20 is expected to be chance.";

/// The test for a trend.
pub(super) const TREND: &str = "z, p (Cochran 1954, Armitage 1955): whether the share rises \
(z above 0) or falls year by year; chance alone gives a z beyond 1.96 or -1.96 once in 20 \
themes (p 0.05).";

/// How alike two texts are.
pub(super) const COSINE: &str = "Content: the cosine of the words of both, rare words \
weighing more (Salton and Buckley 1988): 0 where they share nothing, 1 where they use the \
same words as often.";

/// These one after the other, as a paragraph.
pub(super) fn said(measures: &[&str]) -> String {
    measures.join(" ")
}
