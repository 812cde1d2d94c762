//! The small corpus.

use crate::harness::Project;

const NOT_ESCALATED: &str = "The health visitor was unhappy with the decision to close the \
    case, but she did not know that there was an escalation procedure and did not take her \
    disagreement any further.";
const NO_THRESHOLD: &str = "The agencies had different thresholds, and the school's referral \
    was turned down twice because the threshold was not met in the eyes of social care; \
    nobody agreed what the threshold was.";
const ESCALATED: &str = "The health visitor used the escalation procedure promptly and the \
    decision was reviewed within two days, which is good practice.";
const DOGS: [&str; 4] = [
    "The dogs in the yard had bitten and were not muzzled, and the dogs were never assessed.",
    "No one assessed the dogs, although the dogs had bitten a neighbour and were not muzzled.",
    "Whose dogs had bitten was never recorded, and the muzzled dogs were not assessed either.",
    "Nobody recorded that the dogs had bitten twice, and the danger of dogs was not assessed.",
];
const KETTLES: [&str; 4] = [
    "The copper kettle stood on the stove near the child's bed, again and again and again.",
    "A copper kettle and another copper kettle were found by the police, and the child plan.",
    "Police saw that the copper kettles stood near the bed: it was the child's plan.",
    "The health visitor did not escalate and the copper kettle, a copper kettle, was seen.",
];
const PUBLISH: &str =
    "The Board should publish one threshold document and audit its use by March 2016.";
const FOLLOW: &str = "Health providers should ensure that every missed appointment is \
    followed up within five days.";

/// Five documents of four cases and a near-copy of one of them.
pub(crate) fn planted() -> Project {
    let project = Project::new();
    let b = review("birch", 2014, &[NO_THRESHOLD, DOGS[1], KETTLES[1]], &[PUBLISH]);
    let documents = [
        (
            "a",
            review(
                "alder",
                2014,
                &[NOT_ESCALATED, NO_THRESHOLD, DOGS[0], KETTLES[0]],
                &[
                    PUBLISH,
                    "Police should remind all officers to speak to the child alone.",
                ],
            ),
        ),
        ("b", b.clone()),
        ("copy", format!("{b}\nPrinted again, with a copper kettle on the cover.\n")),
        (
            "d",
            review(
                "dogwood",
                2016,
                &[NOT_ESCALATED, DOGS[2], KETTLES[2], ESCALATED],
                &[FOLLOW],
            ),
        ),
        ("e", review("elm", 2016, &[KETTLES[3]], &[FOLLOW])),
        (
            "f",
            review(
                "fir",
                2018,
                &[ESCALATED, DOGS[3]],
                &["The Government should consider a change in the law on dogs."],
            ),
        ),
    ];
    for (name, text) in documents {
        project.put(&format!("corpus/{name}.md"), text);
    }
    project.put(
        "corpus/reviews.csv",
        "file,case,published,incident\na.md,,2014,2012\nb.md,,2014,2013\n\
         copy.md,,2014,2013\nd.md,one,2016,2014\ne.md,one,2016,\nf.md,,2018,\n",
    );
    project
}

fn review(name: &str, year: u16, findings: &[&str], recommendations: &[&str]) -> String {
    let numbered = |(before, after): (&str, &str), texts: &[&str]| {
        let one =
            |(at, text): (usize, &&str)| format!("{before}{}{after} {text}\n\n", at + 1);
        texts.iter().enumerate().map(one).collect::<String>()
    };
    // words of its own, so that two reviews are no near-copies of one another
    let own = |line: usize| (0..12).map(move |at| format!("{name}{line}x{at}"));
    let own: Vec<String> =
        (0..40).map(|line| own(line).collect::<Vec<_>>().join(" ") + ".").collect();
    format!(
        "# Serious Case Review: Child of the {name}\n\n## 1 Introduction\n\n\
         This review was commissioned by the {name} Safeguarding Children Board and was \
         published in {year}. The family were asked for their views and practitioners were \
         interviewed.\n\n## 4 Findings\n\n{}## 5 Recommendations\n\n{}## 6 Conclusion\n\n{}\n",
        numbered(("4.", ""), findings),
        numbered(("", "."), recommendations),
        own.join("\n\n")
    )
}
