//! A question in no engine's language, and how each engine's is written from it.
//!
//! Words are asked for in exactly the form written, because that is what the peers can
//! do; what our bare words cost, which stand for all inflections, is a kind of its own.

/// What stands for one word.
#[derive(Debug, Clone)]
pub(crate) enum Form {
    /// This word.
    Exact(String),
    /// Any word that starts so.
    Start(String),
    /// Any inflection of this word.
    Bare(String),
}

/// What is asked of a passage.
#[derive(Debug, Clone)]
pub(crate) enum Ask {
    /// These words next to each other.
    Row(Vec<Form>),
    /// Both, at most so many words from one another, in any order.
    Near(u32, Box<[Ask; 2]>),
    /// The same, in this order.
    Pre(u32, Box<[Ask; 2]>),
    /// Both in one sentence.
    Sentence(Box<[Ask; 2]>),
    /// The first without the second so near.
    Apart(u32, Box<[Ask; 2]>),
    And(Vec<Ask>),
    Or(Vec<Ask>),
}

impl Form {
    fn letters(&self) -> &str {
        match self {
            Self::Exact(word) | Self::Start(word) | Self::Bare(word) => word,
        }
    }
}

fn joined(parts: &[Ask], by: &str, write: impl Fn(&Ask) -> String) -> String {
    let parts: Vec<String> = parts.iter().map(write).collect();
    format!("({})", parts.join(by))
}

impl Ask {
    pub(crate) fn exact(word: &str) -> Self {
        Self::Row(vec![Form::Exact(word.to_owned())])
    }

    pub(crate) fn start(letters: &str) -> Self {
        Self::Row(vec![Form::Start(letters.to_owned())])
    }

    pub(crate) fn bare(word: &str) -> Self {
        Self::Row(vec![Form::Bare(word.to_owned())])
    }

    /// As it is typed here.
    pub(crate) fn typed(&self) -> String {
        let two = |operator: String, parts: &[Self]| {
            joined(parts, &format!(" {operator} "), Self::typed)
        };
        match self {
            Self::Row(forms) => match forms.as_slice() {
                [Form::Start(letters)] => format!("{letters}*"),
                [Form::Bare(word)] => word.clone(),
                forms => format!(
                    "\"{}\"",
                    forms.iter().map(place).collect::<Vec<_>>().join(" ")
                ),
            },
            Self::Near(words, parts) => two(format!("NEAR/{words}"), &parts[..]),
            Self::Pre(words, parts) => two(format!("PRE/{words}"), &parts[..]),
            Self::Sentence(parts) => two("SENT".to_owned(), &parts[..]),
            Self::Apart(words, parts) => two(format!("NOT NEAR/{words}"), &parts[..]),
            Self::And(parts) => two("AND".to_owned(), parts),
            Self::Or(parts) => two("OR".to_owned(), parts),
        }
    }

    /// For FTS5, where it can be said: no order, no sentences, a star only at the
    /// end of a phrase. Its distance counts the words between, ours the steps.
    pub(crate) fn fts5(&self) -> Option<String> {
        let all = |parts: &[Self], by: &str| {
            let parts: Option<Vec<String>> = parts.iter().map(Self::fts5).collect();
            Some(format!("({})", parts?.join(by)))
        };
        match self {
            Self::Row(forms) => {
                let (last, before) = forms.split_last()?;
                let exact = |form: &Form| matches!(form, Form::Exact(_));
                let star = match last {
                    Form::Exact(_) => "",
                    Form::Start(_) => " *",
                    Form::Bare(_) => return None,
                };
                let words: Vec<&str> = forms.iter().map(Form::letters).collect();
                before.iter().all(exact).then(|| format!("\"{}\"{star}", words.join(" ")))
            }
            Self::Near(words, parts) => match &**parts {
                [one @ Self::Row(_), other @ Self::Row(_)] => Some(format!(
                    "NEAR({} {}, {})",
                    one.fts5()?,
                    other.fts5()?,
                    words - 1
                )),
                _ => None,
            },
            Self::And(parts) => all(parts, " AND "),
            Self::Or(parts) => all(parts, " OR "),
            Self::Pre(..) | Self::Sentence(_) | Self::Apart(..) => None,
        }
    }

    /// A regular expression on a line, for ripgrep, where one can say it.
    pub(crate) fn regex(&self) -> Option<String> {
        let between = |one: &str, other: &str, words: u32| {
            format!(r"{one}(?:\W+\w+){{0,{}}}\W+{other}", words - 1)
        };
        match self {
            Self::Row(forms) => {
                let word = |form: &Form| match form {
                    Form::Exact(word) => Some(format!(r"\b{word}\b")),
                    Form::Start(letters) => Some(format!(r"\b{letters}\w*")),
                    Form::Bare(_) => None,
                };
                let words: Option<Vec<String>> = forms.iter().map(word).collect();
                Some(words?.join(r"\W+"))
            }
            Self::Near(words, parts) => {
                let (one, other) = (parts[0].regex()?, parts[1].regex()?);
                let (there, back) =
                    (between(&one, &other, *words), between(&other, &one, *words));
                Some(format!("(?:{there}|{back})"))
            }
            Self::Pre(words, parts) => {
                Some(between(&parts[0].regex()?, &parts[1].regex()?, *words))
            }
            Self::Or(parts) => {
                let parts: Option<Vec<String>> = parts.iter().map(Self::regex).collect();
                Some(format!("(?:{})", parts?.join("|")))
            }
            Self::Sentence(_) | Self::Apart(..) | Self::And(_) => None,
        }
    }
}

/// One place of a phrase of ours.
fn place(form: &Form) -> String {
    match form {
        Form::Exact(word) | Form::Bare(word) => word.clone(),
        Form::Start(letters) => format!("{letters}*"),
    }
}
