//! `codebook learn`: a new version of the codebook of this corpus, from judgements.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::which;
use crate::analysis::judging::{Lessons, lessons, taught};
use crate::analysis::themes::NoTheme;
use crate::analysis::{Changed, changed};
use crate::cli::args::CodebookLearnArguments;
use crate::cli::coded::{self, coder, judgements, learned};
use crate::cli::console::{Answer, Console};
use crate::cli::outcome::{Failure, Outcome};
use crate::cli::settings::{self, Settings};
use crate::cli::{library, themes};
use crate::codebook::{Codebook, Role};
use crate::coding::{Coder, Taught};
use crate::corpus::write_learned;
use crate::index::Library;
use crate::model::{Align, Column, Judgement, Learned, Table};
use crate::present::{self, counted};

/// The columns of `codebook learn`, in their documented order.
const COLUMNS: [(&str, Align); 7] = [
    ("theme", Align::Left),
    ("yes", Align::Right),
    ("no", Align::Right),
    ("passages_gained", Align::Right),
    ("passages_lost", Align::Right),
    ("reviews_gained", Align::Right),
    ("reviews_lost", Align::Right),
];
/// How many digits of a hash are shown, as everywhere.
const SHOWN: usize = 12;

pub(crate) fn run(
    arguments: &CodebookLearnArguments,
    settings: &Settings,
    console: Console,
) -> Result<Outcome, Failure> {
    let before = learned(settings)?;
    if arguments.forget && before.is_empty() {
        let error = anyhow::anyhow!("nothing was learned from judgements");
        return Err(Failure::usage(error, None));
    }
    let codebook = which::codebook(None, settings)?;
    let chosen = if arguments.forget {
        Vec::new()
    } else {
        chosen(arguments, judgements(settings)?, &codebook)?
    };
    let library = library::open(&arguments.refresh, settings, console)?;
    let lessons = if arguments.forget {
        Lessons::default()
    } else {
        let lessons = lessons(&library, &before, &chosen)?;
        worth(&lessons, &before)?;
        lessons
    };
    let coder = coder(codebook, settings, console)?;
    let sides = Sides::of(&coder, &library, [&before, &lessons.learned], settings)?;
    let codings = |coder: &Coder| coded::codings(coder, &library, settings, console);
    let changed = changed(&codings(&sides.before)?, &codings(&sides.after)?);
    if !arguments.dry_run {
        let file = library::folder(settings)?.learned();
        write_learned(&file, &lessons.learned)
            .map_err(|error| library::failure(error.into()))?;
    }
    tell(&changed, &sides.taught, arguments, settings)?;
    say(&lessons, &sides, arguments.dry_run, console);
    Ok(Outcome::Done)
}

/// The judgements that are meant.
fn chosen(
    arguments: &CodebookLearnArguments,
    mut judgements: Vec<Judgement>,
    codebook: &Codebook,
) -> Result<Vec<Judgement>, Failure> {
    let codes = |theme: &str| {
        let index = codebook.theme(theme);
        index.is_some_and(|at| codebook.themes[usize::from(at.0)].role != Role::Family)
    };
    if let Some(theme) = arguments.theme.as_ref().filter(|theme| !codes(theme)) {
        let (theme, codebook) = (theme.clone(), codebook.name.clone());
        return Err(themes::no_theme(NoTheme { theme, codebook }));
    }
    let any = !judgements.is_empty();
    let is = |wanted: &Option<String>, own: &str| {
        wanted.as_ref().is_none_or(|wanted| wanted == own)
    };
    judgements.retain(|one| {
        codes(&one.theme.0)
            && is(&arguments.theme, &one.theme.0)
            && is(&arguments.by, &one.who)
            && is(&arguments.sample, &one.sample)
    });
    if judgements.is_empty() {
        let error = if any {
            "no judgement is of those that were asked for"
        } else {
            "nothing was judged yet"
        };
        let hint = "`throughline judge THEME --who NAME` asks for judgements".to_owned();
        return Err(Failure::usage(anyhow::anyhow!(error), Some(hint)));
    }
    Ok(judgements)
}

/// Refuses what would leave everything as it is.
fn worth(lessons: &Lessons, before: &[Learned]) -> Result<(), Failure> {
    if lessons.learned != before {
        return Ok(());
    }
    let error = anyhow::anyhow!(
        "there is nothing new to learn: {} learned from before; left out: {}",
        counted(before.len() as u64, "judgement"),
        left_out(lessons)
    );
    let hint = "judge more passages, for instance with `--sample second`".to_owned();
    Err(Failure::usage(error, Some(hint)))
}

fn left_out(lessons: &Lessons) -> String {
    let Lessons { contested, unsure, orphaned, .. } = lessons;
    format!("{contested} contested, {unsure} unsure, {orphaned} orphaned")
}

/// The codebook as it was and as it is to be.
struct Sides {
    before: Coder,
    after: Coder,
    /// What the second has learnt.
    taught: Vec<Taught>,
}

impl Sides {
    fn of(
        coder: &Coder,
        library: &Library,
        [before, after]: [&[Learned]; 2],
        settings: &Settings,
    ) -> Result<Self, Failure> {
        let side = |learned| coded::taught(coder.clone(), library, learned, settings);
        let (before, taught) = (side(before)?, taught(library, after)?);
        Ok(Self { before, after: side(after)?, taught })
    }
}

/// Writes a row for each theme that learned or changed.
fn tell(
    changed: &[Changed],
    taught: &[Taught],
    arguments: &CodebookLearnArguments,
    settings: &Settings,
) -> Result<(), Failure> {
    let mut said: BTreeMap<&str, [u64; 2]> = BTreeMap::new();
    for one in taught {
        said.entry(&one.theme.0).or_default()[usize::from(!one.so)] += 1;
    }
    let row = |one: &Changed| {
        let [yes, no] = said.get(one.theme.0.as_str()).copied().unwrap_or_default();
        let moves = [
            one.passages_gained,
            one.passages_lost,
            one.reviews_gained,
            one.reviews_lost,
        ];
        let any = yes + no > 0 || moves.iter().any(|moved| *moved > 0);
        let numbers = [yes, no].into_iter().chain(moves).map(Value::from);
        any.then(|| [json!(one.theme)].into_iter().chain(numbers).collect())
    };
    let rows: Vec<Vec<Value>> = changed.iter().filter_map(row).collect();
    let columns = COLUMNS.map(|(name, align)| Column { name, align }).to_vec();
    let table = Table { caption: None, columns, rows };
    let mut out = Answer::to(arguments.output.output.as_deref())?;
    let format = settings::format(&arguments.output);
    present::table(&table, format, settings.screen, &mut out)?;
    Ok(out.finish()?)
}

/// Says what was learned from and what became of it.
fn say(lessons: &Lessons, sides: &Sides, dry: bool, console: Console) {
    let [before, after] = [sides.before.hash(), sides.after.hash()];
    let [before, after] = [&before, &after].map(|hash| hash.get(..SHOWN).unwrap_or(hash));
    let version = lessons.learned.iter().map(|one| one.version).max().unwrap_or(0);
    if lessons.learned.is_empty() {
        console.say("all that was learned from judgements is forgotten");
    } else {
        console.say(&format!(
            "version {version}: {} learned from, {} of them new; left out: {}",
            counted(sides.taught.len() as u64, "passage"),
            lessons.new,
            left_out(lessons)
        ));
    }
    console.say(&format!("codebook {before} becomes {after}"));
    if dry {
        console.say("nothing was written");
    }
}
