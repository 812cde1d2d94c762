//! What is typed to look after a codebook: `codebook check`, `show`, `diff`, and so on.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{OutputArguments, RefreshArguments};

/// `codebook`
#[derive(Debug, Args)]
#[command(disable_help_subcommand = true)]
pub(crate) struct CodebookArguments {
    /// What to do with it.
    #[command(subcommand)]
    pub(crate) command: CodebookCommand,
}

/// What to do with a codebook.
#[derive(Debug, Subcommand)]
pub(crate) enum CodebookCommand {
    /// List the themes, or show one in full; needs no library
    Show(CodebookShowArguments),
    /// Find mistakes in it, and rules that do nothing on this corpus
    Check(CodebookCheckArguments),
    /// Compare two codebooks: which reviews gain or lose a theme, and by which passages
    Diff(CodebookDiffArguments),
    /// Say how well it codes reviews it has not learnt from; needs no library
    Test(CodebookTestArguments),
    /// Learn from people's judgements: a new version of the codebook of this corpus
    Learn(CodebookLearnArguments),
    /// Learn from the worked examples and write what was learnt; needs no library
    Train(CodebookTrainArguments),
    /// Write it for another program; needs no library
    Export(CodebookExportArguments),
    /// Read another program's codebook and write it as ours; needs no corpus
    Import(CodebookImportArguments),
}

/// Which codebook is meant.
#[derive(Debug, Clone, Args)]
pub(crate) struct WhichArguments {
    /// Use this codebook [default: codebook.yaml in the corpus folder if there is one, else the built-in]
    #[arg(long, value_name = "FILE", help_heading = "Corpus")]
    pub(crate) codebook: Option<PathBuf>,
}

/// `codebook show`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline codebook show
  throughline codebook show threshold
  throughline codebook show --format csv -o themes.csv

Rows: theme, title, role (family|theme|lexicon), parent, definition, counts[], \
excludes[], source, rules[], plain[], mentions[], unless[], sections[]. plain holds, for \
each rule of a lexicon, the plain word it stands for.")]
pub(crate) struct CodebookShowArguments {
    /// The theme or family [default: all]
    #[arg(value_name = "THEME")]
    pub(crate) theme: Option<String>,
    #[command(flatten)]
    pub(crate) which: WhichArguments,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

/// `codebook test`
#[derive(Debug, Args)]
#[command(after_long_help = "\
Rows: theme, n, precision, recall, f1, ci_low, ci_high, kappa, keyword_f1; the last is all \
themes together (micro). json (one object): reviews[], passages, uncoded, false_alarms, \
themes[{theme, n, precision, recall, f1, ci[], review{n, precision, recall, f1, kappa}, \
keywords{...}}], micro{...}, macro{precision, recall, f1}, kappa.

Measured when the codebook was learnt: whole reviews among the worked examples are dealt \
into five parts, and each part is coded by a model learnt from all other examples.")]
pub(crate) struct CodebookTestArguments {
    #[command(flatten)]
    pub(crate) which: WhichArguments,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
}

/// `codebook learn`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline codebook learn --sample first --dry-run
  throughline codebook learn --sample first
  throughline codebook learn --theme threshold --by ann
  throughline codebook learn --forget

Makes a new version of the codebook of this corpus from judgements of judgements.csv: all, or \
those of one theme, person or sample. The weights that code a theme are moved towards what \
people say, and held near where they were (maximum a posteriori with a Gaussian prior around \
the weights that coded, variance 0.5; Chelba and Acero 2006): one best answer, the same on \
every run. Learned is what decides between found and not found; what is mentioned is not. \
Words that no worked example has do not count, a theme that is coded by its rules alone is \
only ever found where a rule or a mention hits, and cuts stay as they are.

Written is learned.csv in the corpus folder, a row for each judgement learned from: version, \
theme, passage, who, when, text_hash, verdict. A row taken out is unlearned; --forget \
removes the file, and with it all that was learned. Every command that codes this corpus \
with its own codebook follows it, and the codebook hash in every output is another. From \
then on passages learned from are left out of precision, recall and prevalence, whoever \
judges them; agreement keeps them. Learn from one sample and judge another to see what it \
did. The last word of each person counts. Passages on which as many say the one as the \
other are left out, and so are those that are unsure, gone or changed.

Rows, for each theme that learned or changed: theme, yes, no, passages_gained, passages_lost, \
reviews_gained, reviews_lost. yes and no: passages learned from, in all versions.")]
pub(crate) struct CodebookLearnArguments {
    /// Only judgements on this theme
    #[arg(long, value_name = "THEME", help_heading = "Selection")]
    pub(crate) theme: Option<String>,
    /// Only judgements by this person
    #[arg(long, value_name = "NAME", help_heading = "Selection")]
    pub(crate) by: Option<String>,
    /// Only judgements of this sample
    #[arg(long, value_name = "NAME", help_heading = "Selection")]
    pub(crate) sample: Option<String>,
    /// Only say what it would do
    #[arg(long, help_heading = "Output")]
    pub(crate) dry_run: bool,
    /// Forget all that was learned from judgements
    #[arg(long, conflicts_with_all = ["theme", "by", "sample"], help_heading = "Selection")]
    pub(crate) forget: bool,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `codebook train`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline -C corpus codebook train -o corpus/codebook.weights

Learns from examples/*.jsonl of the corpus folder: objects with text, codes[], \
near_misses[] and, where known, section, kind, review. The same codebook and examples give \
the same bytes on every machine. Every other command learns by itself what it needs; this \
is for the weights that are part of the program.")]
pub(crate) struct CodebookTrainArguments {
    #[command(flatten)]
    pub(crate) which: WhichArguments,
    /// The file to write
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: PathBuf,
}

/// `codebook check`
#[derive(Debug, Args)]
#[command(after_long_help = "\
Rows: kind, line, theme, rule, passages, problem, hint. Kinds:

  error     the file, or a rule on this corpus, cannot be used
  note      the rule was read as written, though more may have been meant
  dead      the rule matches no passage of the corpus
  shadowed  every passage it matches is matched by one other rule of its theme
  same      it matches exactly the passages of a rule of another theme
  slow      it takes more than 1 ms for 1,000 passages, and 20 ms in all

Exit code 1 if anything is found. A rule that is dead here may be of use on a larger \
corpus.")]
pub(crate) struct CodebookCheckArguments {
    /// The codebook [default: that of the corpus]
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `codebook diff`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline codebook diff corpus/codebook.yaml new.yaml

Rows, one a deciding passage: change (gained|lost), theme, review, file, before, after \
(found|mentioned, or null for neither), page, number, section, section_kind, passage, \
text, span[start,end], score, rule. Exit code 1 if nothing differs.")]
pub(crate) struct CodebookDiffArguments {
    /// The codebook before
    #[arg(value_name = "A")]
    pub(crate) before: PathBuf,
    /// The codebook after
    #[arg(value_name = "B")]
    pub(crate) after: PathBuf,
    #[command(flatten)]
    pub(crate) output: OutputArguments,
    #[command(flatten)]
    pub(crate) refresh: RefreshArguments,
}

/// `codebook export`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline codebook export themes.qdc
  throughline codebook export - --to csv

yaml: our own. qdc: REFI-QDA 1.0, for NVivo, ATLAS.ti, MAXQDA and others; rules stand in \
the descriptions. csv: theme, parent, title, definition, counts, excludes, source, rules, \
plain, mentions, unless, sections, codebook; several of one kind on lines of their own. \
`codebook import` reads all three back as the same codebook.")]
pub(crate) struct CodebookExportArguments {
    /// The file to write, or - for standard output
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// How to write it [default: by the ending of the file]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Output")]
    pub(crate) to: Option<CodebookExportFormat>,
    #[command(flatten)]
    pub(crate) which: WhichArguments,
}

/// A format that codebooks are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CodebookExportFormat {
    /// Our own
    Yaml,
    /// REFI-QDA 1.0
    Qdc,
    /// A row a theme
    Csv,
}

/// `codebook import`
#[derive(Debug, Args)]
#[command(after_long_help = "\
  throughline codebook import dictionary.dic -o corpus/codebook.yaml

Read are quanteda dictionaries (.yaml), REFI-QDA codebooks (.qdc), LIWC dictionaries \
(.dic), and tables (.csv, .tsv) with the columns theme, path, name or tag; parent; title; \
definition or description; and terms, with semicolons between. Words mean themselves, a \
star any letters, several words a phrase. A code without any words is given those of its \
name.")]
pub(crate) struct CodebookImportArguments {
    /// The file to read
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    /// What it is [default: by the ending of the file]
    #[arg(long, value_enum, value_name = "FORMAT", help_heading = "Reading")]
    pub(crate) from: Option<CodebookImportFormat>,
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(crate) output: Option<PathBuf>,
}

/// A format that codebooks are read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum CodebookImportFormat {
    /// Our own, or a quanteda dictionary
    Yaml,
    /// REFI-QDA
    Qdc,
    /// A LIWC dictionary
    Liwc,
    /// A table
    Csv,
}
