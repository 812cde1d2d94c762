//! What is asked, of ours and of the peers.

use serde_json::Value;

use crate::peer::How;

/// Whose company `collocates` is asked for.
const NODE: &str = "risk";
/// What `cooccur` and `trends` are asked about.
const WORDS: [&str; 6] =
    ["bruising", "escalation", "injury", "neglect", "thresholds", "violence"];

/// A session begins with text, and may keep its words.
const BOTH: &[How] = &[How::Text, How::Words];

/// A command, and who else can answer the same.
pub(crate) struct Work {
    /// The command.
    pub name: &'static str,
    /// What it is asked, for a reader.
    pub title: String,
    /// What is typed after the command.
    pub arguments: Vec<String>,
    /// Which columns together name a row.
    pub key: &'static [&'static str],
    /// The words it is about, for the peer.
    pub words: Vec<&'static str>,
    /// Who else.
    pub peers: Vec<Peer>,
}

/// A way of doing the same in Python.
pub(crate) struct Peer {
    /// The function in `peer.py`.
    pub function: &'static str,
    /// Its name for a reader.
    pub title: &'static str,
    /// What it begins with.
    pub from: &'static [How],
    /// Which columns of ours it gives, in its order.
    pub columns: &'static [&'static str],
    /// What it does more and less.
    pub note: &'static str,
}

/// All that is measured.
pub(crate) fn all() -> Vec<Work> {
    vec![words(), collocates(), keyness(), phrases(), cooccur(), trends()]
}

impl Work {
    /// What names a row of ours, as the peer has it.
    pub(crate) fn key_of(&self, row: &Value) -> String {
        let part = |column: &&str| {
            let value = row[*column].as_str().unwrap_or_default();
            value.trim_matches('"').to_owned()
        };
        self.key.iter().map(part).collect::<Vec<_>>().join(" ")
    }
}

fn typed(arguments: &[&str]) -> Vec<String> {
    arguments.iter().map(|one| (*one).to_owned()).collect()
}

/// Words as queries for exactly these.
fn exact(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| format!("\"{word}\"")).collect()
}

fn words() -> Work {
    Work {
        name: "words",
        title: "words: how often, in how many reviews, how evenly".to_owned(),
        arguments: typed(&["--limit", "100"]),
        key: &["word"],
        words: Vec::new(),
        peers: vec![
            Peer {
                function: "words_sklearn",
                title: "scikit-learn CountVectorizer",
                from: BOTH,
                columns: &["freq", "per_10k", "reviews", "dispersion"],
                note: "a matrix of reviews and words, and numpy: the same numbers",
            },
            Peer {
                function: "words_nltk",
                title: "NLTK FreqDist",
                from: BOTH,
                columns: &["freq"],
                note: "how often and nothing else",
            },
        ],
    }
}

fn collocates() -> Work {
    Work {
        name: "collocates",
        title: format!("collocates of \"{NODE}\", five words either side"),
        arguments: [
            exact(&[NODE]),
            typed(&["--all-words", "--min-reviews", "1", "--limit", "100"]),
        ]
        .concat(),
        key: &["collocate"],
        words: vec![NODE],
        peers: vec![
            Peer {
                function: "collocates_nltk",
                title: "NLTK BigramCollocationFinder",
                from: BOTH,
                columns: &["freq_ab", "freq_b"],
                note: "counts all pairs of all words, then picks those of one; logDice, no G2, \
                       no reviews; what is near two hits it counts twice, which is taken \
                       off before counts are compared",
            },
            Peer {
                function: "collocates_loop",
                title: "a Python loop for this one word",
                from: BOTH,
                columns: &["freq_ab", "freq_b", "reviews"],
                note: "logDice, no G2",
            },
        ],
    }
}

fn keyness() -> Work {
    Work {
        name: "keyness",
        title: "keyness of findings against all else".to_owned(),
        arguments: typed(&["section:findings", "--limit", "100"]),
        key: &["feature"],
        words: Vec::new(),
        peers: vec![Peer {
            function: "keyness_sklearn",
            title: "scikit-learn CountVectorizer",
            from: BOTH,
            columns: &[
                "freq_target",
                "freq_ref",
                "reviews_target",
                "reviews_ref",
                "ll",
                "p_adj",
                "log_ratio",
            ],
            note: "a matrix of reviews and words, and numpy: the same numbers; it is told \
                   which passages are findings",
        }],
    }
}

fn phrases() -> Work {
    Work {
        name: "phrases",
        title: "phrases of two and three words in three reviews and more".to_owned(),
        arguments: typed(&["--length", "2..3", "--boilerplate", "--limit", "100"]),
        key: &["rule"],
        words: Vec::new(),
        peers: vec![
            Peer {
                function: "phrases_sklearn",
                title: "scikit-learn CountVectorizer, to three words",
                from: BOTH,
                columns: &["freq", "reviews"],
                note: "stretches and how many reviews have them; no firmness, DP or themes",
            },
            Peer {
                function: "phrases_eight",
                title: "scikit-learn CountVectorizer, to eight words",
                from: &[How::Words],
                columns: &["freq", "reviews"],
                note: "the same, as far as ours goes whatever is asked for: it must, to tell \
                       pieces of phrases and copied text",
            },
        ],
    }
}

fn cooccur() -> Work {
    Work {
        name: "cooccur",
        title: "cooccur: six words in the same passages".to_owned(),
        arguments: [
            exact(&WORDS),
            typed(&["--unit", "passages", "--sort", "n_ab", "--limit", "100"]),
        ]
        .concat(),
        key: &["theme_a", "theme_b"],
        words: WORDS.to_vec(),
        peers: vec![Peer {
            function: "cooccur_sklearn",
            title: "scikit-learn CountVectorizer, vocabulary",
            from: BOTH,
            columns: &["n_ab", "n_a", "n_b", "n_units", "jaccard", "lift", "p"],
            note: "the product of a matrix with itself, and scipy; no G2, no adjusted p",
        }],
    }
}

fn trends() -> Work {
    Work {
        name: "trends",
        title: "trends: reviews of each year with six words".to_owned(),
        arguments: exact(&WORDS),
        key: &["theme", "group"],
        words: WORDS.to_vec(),
        peers: vec![Peer {
            function: "trends_sklearn",
            title: "scikit-learn CountVectorizer, vocabulary",
            from: BOTH,
            columns: &["n", "total", "z"],
            note: "counts by year and the test for a trend; no intervals, no adjusted p",
        }],
    }
}
