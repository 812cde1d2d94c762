//! A codebook from YAML: ours, or a quanteda dictionary as it is.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use super::error::Problem;
use super::hash::hash;
use super::node::{self, Key, Node, Value};
use super::rule::{Written, rule};
use super::words;
use super::{Codebook, Error, Role, Rule, Theme};
use crate::model::{SectionKind, ThemeId, ThemeIndex};
use crate::text::slug;

/// What the text of a review shows of how it was made, part of the program.
const QUALITY: &[u8] = include_bytes!("../../corpus/quality.yaml");
/// How many themes a codebook may have.
pub(super) const MOST: usize = 4_096;
/// What a theme may have beside its children.
pub(super) const MEMBERS: [&str; 11] = [
    "title",
    "definition",
    "counts",
    "excludes",
    "source",
    "rules",
    "mentions",
    "unless",
    "sections",
    "terms",
    "children",
];

impl Codebook {
    /// The codebook that is part of the program.
    pub fn built_in() -> Self {
        Self::parse(Self::built_in_file(), "the built-in codebook")
            .expect("the built-in codebook is read in a test")
    }

    /// The markers of how a review is made, which are part of the program.
    pub fn quality() -> Self {
        let book = node::read(QUALITY).and_then(words::put).and_then(read);
        book.map_err(|problem| problem.in_file("the built-in markers"))
            .expect("the built-in markers are read in a test")
    }

    /// Reads a file. See [`parse`](Self::parse).
    pub fn read(path: &Path) -> Result<Self, Error> {
        let bytes = fs::read(path)
            .map_err(|source| Error::Read { path: path.to_owned(), source })?;
        Self::parse(&bytes, &path.display().to_string())
    }

    /// Reads a codebook: a mapping from the names of themes to what they are.
    ///
    /// A theme is a mapping with at least one of `title`, `definition`, `counts`,
    /// `excludes`, `source`, `rules`, `mentions`, `unless`, `sections`, `terms` and
    /// `children`. A mapping with none of them is a family and its entries are its
    /// children; a list is a theme, and its items are its rules. In a list that has no
    /// theme around it, an item of words and wildcards alone is what quanteda takes it
    /// for: these very words in a row.
    ///
    /// Fails on the first thing that is not understood, naming `file` and the line.
    pub fn parse(bytes: &[u8], file: &str) -> Result<Self, Error> {
        node::read(bytes).and_then(read).map_err(|problem| problem.in_file(file))
    }
}

/// Reads a codebook from its tree.
pub(super) fn read(root: Node) -> Result<Codebook, Problem> {
    let Value::Map(mut entries) = root.value else {
        return Err(Problem::new(
            root.line,
            "a codebook is a mapping from names to themes",
        )
        .hint("write `name-of-theme:` and below it, indented, `rules:` with a list"));
    };
    let named = |(key, node): &(Key, Node)| {
        key.name == "name" && matches!(node.value, Value::Text(_))
    };
    let name = match entries.iter().position(named) {
        Some(at) => text(entries.remove(at).1)?,
        None => "codebook".to_owned(),
    };
    let mut reader = Reader::default();
    for (key, node) in entries {
        reader.theme(&key, node, None)?;
    }
    let Reader { themes, .. } = reader;
    if themes.iter().all(|theme| theme.role == Role::Family) {
        return Err(Problem::new(1, "the codebook has no theme with rules"));
    }
    let hash = hash(&name, &themes);
    Ok(Codebook { name, themes, hash })
}

#[derive(Default)]
struct Reader {
    themes: Vec<Theme>,
    /// The line of each name.
    lines: BTreeMap<String, u32>,
}

impl Reader {
    /// Reads a theme and its children to the end of the list.
    fn theme(
        &mut self,
        key: &Key,
        node: Node,
        parent: Option<ThemeIndex>,
    ) -> Result<(), Problem> {
        let id = self.name(key)?;
        let place = self.themes.len();
        let index =
            u16::try_from(place).ok().filter(|_| place < MOST).ok_or_else(|| {
                Problem::new(key.line, format!("a codebook has at most {MOST} themes"))
            })?;
        let (theme, children) = members(empty(id, &key.name, parent), node)?;
        let leaf = children.is_empty();
        if leaf && theme.rules.is_empty() && theme.mentions.is_empty() {
            let said =
                format!("`{}` has no rule and no part that could have one", key.name);
            return Err(Problem::new(key.line, said));
        }
        self.themes.push(theme);
        for (key, node) in children {
            self.theme(&key, node, Some(ThemeIndex(index)))?;
        }
        Ok(())
    }

    fn name(&mut self, key: &Key) -> Result<ThemeId, Problem> {
        let id = slug(&key.name);
        // what has no letter of a name is given one by `slug`, which is for files
        if !key.name.chars().any(char::is_alphanumeric) {
            let said = format!("`{}` is no name for a theme", key.name);
            return Err(
                Problem::new(key.line, said).hint("use letters, digits and hyphens")
            );
        }
        if let Some(line) = self.lines.insert(id.clone(), key.line) {
            let said = format!("`{id}` is the name of the theme on line {line}, too");
            return Err(
                Problem::new(key.line, said).hint("give each theme a name of its own")
            );
        }
        Ok(ThemeId(id))
    }
}

fn empty(id: ThemeId, title: &str, parent: Option<ThemeIndex>) -> Theme {
    Theme {
        id,
        role: Role::Family,
        parent,
        title: title.to_owned(),
        definition: String::new(),
        counts: Vec::new(),
        excludes: Vec::new(),
        source: String::new(),
        rules: Vec::new(),
        mentions: Vec::new(),
        unless: Vec::new(),
        sections: Vec::new(),
    }
}

/// Fills a theme from its node and gives what its children are read from.
fn members(mut theme: Theme, node: Node) -> Result<(Theme, Vec<(Key, Node)>), Problem> {
    let entries = match node.value {
        Value::Map(entries) => entries,
        value => {
            theme.rules = rules(Node { line: node.line, value }, Written::Bare)?;
            theme.role = Role::Theme;
            return Ok((theme, Vec::new()));
        }
    };
    if !entries.iter().any(|(key, _)| MEMBERS.contains(&key.name.as_str())) {
        return Ok((theme, entries));
    }
    let mut children = Vec::new();
    for (key, node) in entries {
        match key.name.as_str() {
            "title" => theme.title = text(node)?,
            "definition" => theme.definition = text(node)?,
            "counts" => theme.counts = lines(node)?,
            "excludes" => theme.excludes = lines(node)?,
            "source" => theme.source = text(node)?,
            "rules" => theme.rules.extend(rules(node, Written::Query)?),
            "mentions" => theme.mentions = rules(node, Written::Query)?,
            "unless" => theme.unless = rules(node, Written::Query)?,
            "sections" => theme.sections = sections(node)?,
            "terms" => {
                theme.rules.extend(terms(node)?);
                theme.role = Role::Lexicon;
            }
            "children" => children = mapping(node)?,
            other => return Err(unknown(other, key.line)),
        }
    }
    if theme.role == Role::Family
        && !(theme.rules.is_empty() && theme.mentions.is_empty())
    {
        theme.role = Role::Theme;
    }
    Ok((theme, children))
}

fn unknown(name: &str, line: u32) -> Problem {
    Problem::new(line, format!("a theme has no `{name}`"))
        .hint(format!("a theme has {}", MEMBERS.join(", ")))
}

/// Text that may be folded over several lines, as one.
fn text(node: Node) -> Result<String, Problem> {
    match node.value {
        Value::Text(text) => Ok(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        Value::Nothing => Ok(String::new()),
        other => Err(Problem::new(
            node.line,
            format!("text is wanted, not {}", other.is_called()),
        )),
    }
}

fn list(node: Node) -> Vec<Node> {
    match node.value {
        Value::List(items) => items,
        Value::Nothing => Vec::new(),
        value => vec![Node { line: node.line, value }],
    }
}

fn lines(node: Node) -> Result<Vec<String>, Problem> {
    list(node).into_iter().map(text).collect()
}

fn mapping(node: Node) -> Result<Vec<(Key, Node)>, Problem> {
    match node.value {
        Value::Map(entries) => Ok(entries),
        Value::Nothing => Ok(Vec::new()),
        other => {
            let said = format!("a mapping is wanted, not {}", other.is_called());
            Err(Problem::new(node.line, said))
        }
    }
}

fn rules(node: Node, written: Written) -> Result<Vec<Rule>, Problem> {
    list(node)
        .into_iter()
        .map(|node| {
            let line = node.line;
            rule(text(node)?, line, written, None)
        })
        .collect()
}

fn terms(node: Node) -> Result<Vec<Rule>, Problem> {
    mapping(node)?
        .into_iter()
        .map(|(key, plain)| rule(key.name, key.line, Written::Query, Some(text(plain)?)))
        .collect()
}

fn sections(node: Node) -> Result<Vec<SectionKind>, Problem> {
    list(node)
        .into_iter()
        .map(|node| {
            let line = node.line;
            let name = text(node)?;
            SectionKind::from_name(&name).ok_or_else(|| {
                let kinds = SectionKind::ALL.map(SectionKind::name).join(", ");
                Problem::new(line, format!("there is no kind of section `{name}`"))
                    .hint(format!("kinds are {kinds}"))
            })
        })
        .collect()
}
