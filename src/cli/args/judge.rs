//! What is typed to judge passages and to see how far the codings hold.

use std::path::PathBuf;

use clap::Args;

use super::{RefreshArguments, TableFormatArgument};
use crate::analysis::judging::SIZE;

/// `judge`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline judge threshold --who ann
  throughline judge threshold --who bob --sample second -n 60
  throughline judge --report
  throughline judge --report threshold --format json

Passages are drawn at random and shown one at a time, with the passages before and after \
and the definition of the theme, but not what the program made of them; that is said once \
you have answered. Answer y (it reports the problem), m (it only speaks of it), n \
(neither), u (unsure) or o THEME (it reports the problem of another theme); b goes back, q \
ends. Where the answers come from a file or a pipe, one stands on each line.

Each answer becomes a row of judgements.csv in the corpus folder, which is only added to: \
who, when, passage, text_hash, theme, verdict, codebook_hash, sample, stratum, probability. \
Who thinks again adds a row, and the last one counts. Answers measure the coding and change \
none of its numbers; `throughline codebook learn` makes a new codebook of them.

Half of a sample is drawn from what is found (stratum found-surely: score 0.9 or more, \
found-barely: less), the rest from what is mentioned, from what is not coded though the \
words of a rule stand in it or it is next to what is found (plausible), and from all the \
rest; headings, near-copies and sections that the theme leaves out are not drawn from. \
Whoever names the same sample gets the same passages in the same order. A sample keeps the \
probabilities it was begun with, whatever -n says later: of reviews that were there the \
same passages are drawn however the corpus grows.

--report, a row for each theme that was judged: theme, title, judges[], judged, unsure, \
disputed, orphaned, learned, precision, precision_low, precision_high, precision_n, recall, \
recall_low, recall_high, recall_n, prevalence, prevalence_low, prevalence_high, \
prevalence_n, coded, agreement[{judges[], sample, n, same, kappa, kappa_low, kappa_high}], \
then what it was made from.

A passage is held to be what most say; where as many say the one as the other it is \
disputed and measures nothing, like what is unsure, what is orphaned (the passage is \
gone, or its text is another) and what the codebook learned from (`codebook learn`). precision, and the share missed, are sum(N y) / sum(N) over \
the strata that passages stand in now: N passages, of which a share y of those judged \
reports the problem, each weighing 1 / p (Sarndal, Swensson and Wretman 1992); null while \
nothing of a stratum was judged. Intervals are 95 %: Wilson's (1927) of a single stratum, \
else of the weighted sum of such (Zou, Huang and Zhang 2009); of \
recall = right / (right + missed) as of a quotient (Donner and Zou 2012). prevalence is the \
share of passages that report the problem after correction for both errors, which is the \
estimate of Rogan and Gladen (1978), (coded + specificity - 1) / (recall + specificity - \
1). kappa is Cohen's (1960) over yes, mentioned and neither, its interval of Fleiss, Cohen \
and Everitt (1969).")]
pub(crate) struct JudgeArguments {
    /// The theme
    #[arg(value_name = "THEME", required_unless_present = "report")]
    pub(crate) theme: Option<String>,
    /// Who judges
    #[arg(long, value_name = "NAME", required_unless_present = "report", value_parser = who)]
    pub(crate) who: Option<String>,
    /// The sample; who names the same gets the same passages [default: first]
    #[arg(long, value_name = "NAME", value_parser = sample, help_heading = "Selection")]
    pub(crate) sample: Option<String>,
    /// How many passages a new sample has
    #[arg(short, value_name = "N", default_value_t = SIZE, help_heading = "Selection")]
    pub(crate) n: usize,
    /// Show how far the codings hold, as people judged them
    #[arg(long, conflicts_with_all = ["who", "n"], help_heading = "Output")]
    pub(crate) report: bool,
    /// How to write the report
    #[arg(
        long,
        value_enum,
        value_name = "FORMAT",
        requires = "report",
        help_heading = "Output"
    )]
    pub(crate) format: Option<TableFormatArgument>,
    /// Write the report to this file instead of standard output
    #[arg(
        short,
        long,
        value_name = "FILE",
        requires = "report",
        help_heading = "Output"
    )]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

fn who(typed: &str) -> Result<String, String> {
    let name = crate::analysis::judging::judge_name(typed);
    name.ok_or_else(|| "a name begins with a letter and has at most 60".to_owned())
}

fn sample(typed: &str) -> Result<String, String> {
    let name = crate::analysis::judging::sample_name(typed);
    name.ok_or_else(|| "a sample is named with letters, digits and hyphens".to_owned())
}
