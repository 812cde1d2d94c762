//! Help says what each measure means, to whom it is new and with its source; the line below
//! a table says it in short.

use super::planted;
use crate::harness::Project;

/// A command, what its help says of each measure, and what stands below its table.
type Said = (&'static [&'static str], &'static [&'static str], &'static [&'static str]);

const DP: &str = "DP (Gries 2008): how unevenly";
const ADJUSTED: &str = "p adj. (Benjamini and Hochberg 1995): p after so many tests";
const G2: &str = "G² (Dunning 1993): how surely it is not chance, whichever way: chance alone \
                  gives 3.84 or more once in 20 rows, 6.63 once in 100, 10.83 once in 1,000.";

const ALL: [Said; 13] = [
    (
        &["words"],
        &["dispersion: how unevenly", "Gries' DP (2008)", "NOT duplicate_of:*"],
        &[DP, "0 where each has its share, near 1 where one short review has it all"],
    ),
    (
        &["collocates", "copper"],
        &[
            "logdice: how exclusively",
            "(Rychlý 2008). 14 is the most",
            "mi: mutual information",
            "(Church and Hanks 1990): 0 is as often as by chance, 1 twice, 3 eight times",
            "ll: how surely",
            "G2 (Dunning 1993)",
            "3.84 or more in one word of 20, 6.63 in one of 100, 10.83 in one of 1,000",
            "NOT duplicate_of:*",
            "NEAR/5",
        ],
        &[
            "logDice (Rychlý 2008)",
            "14 at most",
            "MI (Church and Hanks 1990)",
            "3 is eight times",
            G2,
        ],
    ),
    (
        &["keyness", "copper"],
        &[
            "log_ratio: how many times as frequent",
            "(Hardie 2014): 0 is equally frequent, 1 twice, 2 four times",
            "ll: how surely",
            "(Rayson and Garside 2000)",
            "3.84 or more in one word of 20, 6.63 in one of 100, 10.83 in one of 1,000",
            "p_adj: the same, adjusted",
            "(Benjamini and Hochberg 1995)",
            "(Egbert and Biber 2019)",
            "NOT duplicate_of:*",
        ],
        &[
            "Log ratio (Hardie 2014)",
            "1 twice, 2 four times",
            "LL (Rayson and Garside 2000)",
            "3.84",
            ADJUSTED,
        ],
    ),
    (
        &["phrases", "--min-reviews", "2"],
        &[
            "dispersion: how unevenly",
            "Gries' DP (2008)",
            "association: how much more often",
            "(Bouma 2009): 0 as often as by chance, 1 never apart",
            "da Silva and Lopes (1999)",
            "near-copies",
        ],
        &[DP, "Association (normalised pointwise mutual information, Bouma 2009)"],
    ),
    (
        &["cooccur", "threshold", "copper"],
        &[
            "jaccard: of what has either, the share that has both",
            "(Jaccard 1901)",
            "lift: how many times as often together",
            "(Brin et al. 1997). 1 is as by chance, 2 twice as often",
            "ll: how surely",
            "G2 (Dunning 1993)",
            "3.84 or more in one pair of 20, 6.63 in one of 100, 10.83 in one of 1,000",
            "Fisher's exact test (1934)",
            "(Benjamini and Hochberg 1995)",
            "unequal: one is at least five times",
            "found:THEME NOT duplicate_of:*",
        ],
        &[
            "Jaccard (1901)",
            "Lift (Brin et al. 1997)",
            G2,
            "Fisher's exact test, 1934",
            ADJUSTED,
        ],
    ),
    (
        &["trends", "threshold"],
        &[
            "ci_low, ci_high: the 95 % interval of the percentage (Wilson 1927)",
            "z, p: whether the share rises or falls",
            "Cochran (1954) and Armitage (1955)",
            "beyond 1.96 or -1.96 once in 20 times",
            "(Benjamini and Hochberg 1995)",
            "few: the year has fewer than ten reviews",
            "NOT duplicate_of:*",
        ],
        &["95 % CI (Wilson 1927)", "z, p (Cochran 1954, Armitage 1955)", ADJUSTED],
    ),
    (
        &["themes"],
        &[
            "95 % interval (Wilson 1927)",
            "dispersion: how unevenly",
            "Gries' DP (2008)",
            "precision: the share of the passages found that hold",
            "(Cochran 1954, Armitage 1955)",
            "Fisher's exact test (1934)",
            "(Benjamini and Hochberg 1995)",
            "found:THEME NOT duplicate_of:*",
        ],
        &[
            "95 % CI (Wilson 1927)",
            DP,
            "Precision: the share of the passages found that hold",
        ],
    ),
    (&["themes", "--by", "year"], &[], &["z, p (Cochran 1954, Armitage 1955)", ADJUSTED]),
    (
        &["discover", "--min-reviews", "2"],
        &[
            "(Salton and Buckley 1988)",
            "0 where they share nothing, 1 where they use the same",
            "(Sokal and Michener 1958)",
            "cohesion: the average of these",
        ],
        &["Cohesion: how alike", "(Salton and Buckley 1988)"],
    ),
    (
        &["similar", "a"],
        &[
            "(Salton and Buckley 1988)",
            "0 where they share nothing, 1 where they use the same",
        ],
        &[
            "Content: the cosine",
            "(Salton and Buckley 1988)",
            "Themes: the same of the themes",
        ],
    ),
    (
        &["repeats"],
        &[
            "similarity is twice the number of words",
            "1 is word for word",
            "(Broder 1997)",
        ],
        &["1 is word for word, 0.8 four words in five"],
    ),
    (
        &["recommendations", "--by", "type"],
        &["percent is of all recommendations", "near-copies of a review are left out"],
        &["is no measure of it"],
    ),
    (
        &["quality"],
        &[
            "for every 1,000 words",
            "SCIE and NSPCC 2016",
            "Near-copies of reviews are left out",
        ],
        &["for every 1,000 words", "A page counts 1"],
    ),
];

/// Help without the breaks of its lines; what parts its paragraphs is kept.
fn unbroken(help: &str) -> String {
    let paragraphs = help
        .split("\n\n")
        .map(|one| one.split_whitespace().collect::<Vec<_>>().join(" "));
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[test]
fn help_explains_each_measure_with_its_source() {
    let project = Project::new();
    for (command, said, _) in ALL {
        let help = unbroken(&project.run(&[command[0], "--help"]).ends(0).out);
        for said in said {
            assert!(help.contains(said), "{command:?}: {said}\n{help}");
        }
    }
}

#[test]
fn the_lines_below_a_table_explain_its_measures_in_short() {
    let project = planted();
    for (command, _, said) in ALL {
        for format in ["table", "markdown", "html"] {
            // what is listed passage by passage has its lines on a screen only
            let listed = ["discover", "similar", "repeats"].contains(&command[0]);
            if listed && format != "table" {
                continue;
            }
            let out = project.run(&[command, &["--format", format]].concat()).ends(0).out;
            let out = out.replace("&#39;", "'");
            for said in said {
                assert!(out.contains(said), "{command:?} {format}: {said}\n{out}");
            }
            assert!(out.contains("throughline "), "{command:?} {format} opens nothing");
        }
    }
}

#[test]
fn measures_have_paragraphs_of_their_own() {
    let project = Project::new();
    for (command, measures) in [
        ("words", &["freq", "reviews", "per_10k", "dispersion"][..]),
        ("collocates", &["logdice", "mi", "ll"]),
        ("keyness", &["freq_target", "log_ratio", "ll", "p", "--unit reviews"]),
        ("phrases", &["freq", "dispersion", "association", "boilerplate"]),
        ("cooccur", &["jaccard", "lift", "ll", "p", "unequal", "--suppress N"]),
        ("trends", &["n", "ci_low, ci_high", "z, p", "few", "--suppress N"]),
        ("themes", &["dispersion", "precision"]),
    ] {
        let help = unbroken(&project.run(&[command, "--help"]).ends(0).out);
        for measure in measures {
            assert!(
                help.contains(&format!("\n\n{measure}: ")),
                "{command}: {measure}\n{help}"
            );
        }
    }
}
