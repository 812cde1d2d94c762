//! By which columns the rows of a table are told apart, as far as its header says whose
//! table it is.

/// A table of some command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The command that writes it; empty where several do.
    pub command: &'static str,
    /// Columns that it has and those before it in the list have not.
    marks: &'static [&'static str],
    /// The columns whose cells together name a row.
    pub(super) keys: &'static [&'static str],
}

const fn known(
    command: &'static str,
    marks: &'static [&'static str],
    keys: &'static [&'static str],
) -> Known {
    Known { command, marks, keys }
}

/// The tables, each before those whose marks it has, too.
const TABLES: [Known; 30] = [
    known("cooccur", &["theme_a", "n_ab"], &["theme_a", "theme_b"]),
    known("repeats", &["a_id", "b_id"], &["a_id", "b_id"]),
    known("repeats", &["a.id", "b.id"], &["a.id", "b.id"]),
    known("repeats --clusters", &["cluster", "size", "id"], &["cluster", "id"]),
    known("repeats --clusters", &["cluster", "size"], &["cluster"]),
    known("discover", &["group", "cohesion", "id"], &["group", "id"]),
    known("discover", &["group", "cohesion"], &["group"]),
    known("trends", &["theme", "group", "total"], &["theme", "group"]),
    known("trends", &["group", "total"], &["group"]),
    known("collocates", &["node", "collocate"], &["collocate"]),
    known("keyness", &["feature", "log_ratio"], &["feature"]),
    known("words", &["word", "per_10k"], &["word"]),
    known("phrases", &["phrase", "rule"], &["phrase"]),
    known(
        "concordance --preset quanteda",
        &["docname", "pattern"],
        &["docname", "from", "to"],
    ),
    known("concordance", &["left", "node", "right"], &["passage", "spans"]),
    known("collocates", &["spans", "node_spans"], &["passage"]),
    known("cooccur --cell", &["unit", "theme", "passage"], &["unit", "theme", "passage"]),
    known(
        "quality --evidence",
        &["marker", "shown"],
        &["review", "marker", "passage", "span"],
    ),
    known("evidence", &["stance", "id"], &["id"]),
    known("recommendations", &["addressees", "id"], &["id"]),
    known("recommendations --by", &["value", "recommendations"], &["value"]),
    known("recommendations --count", &["recommendations", "reviews_with"], &[]),
    known("search --facets", &["facet", "value"], &["facet", "value"]),
    known("similar", &["content", "passage"], &["passage"]),
    known("similar", &["content", "themes_shared"], &["review"]),
    known("search", &["passage", "spans", "score"], &["passage"]),
    known("search --count", &["reviews", "passages", "hits"], &[]),
    known("export passages", &["passage", "section_path"], &["passage"]),
    known("quality", &["review", "softening"], &["review"]),
    known("status", &["file", "sha256"], &["file"]),
];

/// What names a row of a table that nothing else is known of, the first that it has.
const USUAL: [Known; 6] = [
    known("", &["theme", "group"], &["theme", "group"]),
    known("", &["id"], &["id"]),
    known("", &["theme"], &["theme"]),
    known("", &["marker"], &["marker"]),
    known("", &["passage"], &["passage"]),
    known("", &["review"], &["review"]),
];

impl Known {
    /// What is known of a table with these columns.
    pub fn table(columns: &[&str]) -> Option<Self> {
        let has = |known: &&Self| known.marks.iter().all(|mark| columns.contains(mark));
        TABLES.iter().chain(&USUAL).find(has).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::Known;

    #[test]
    fn a_table_is_known_by_its_columns() {
        let trends = ["theme", "group", "n", "total", "percent"];
        assert_eq!(Known::table(&trends).unwrap().keys, ["theme", "group"]);
        assert_eq!(Known::table(&trends[1..]).unwrap().keys, ["group"]);
        let matrix = ["theme", "threshold", "escalation"];
        assert_eq!(Known::table(&matrix).unwrap().keys, ["theme"]);
        assert_eq!(Known::table(&["n", "percent"]), None);
    }
}
