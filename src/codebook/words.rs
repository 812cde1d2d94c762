//! Words that many rules of one file share, named once at its head.
//!
//! For the markers that are part of the program: their rules speak again and again of
//! relatives, of practitioners and of those who write reviews. Codebooks of users have no
//! such heads, as a quanteda dictionary may well call a theme `words`.

use super::error::Problem;
use super::node::{Node, Value};

/// The entry that names them.
const WORDS: &str = "words";

/// Puts what the head names in the place of each `$name`, and takes the head away.
pub(super) fn put(root: Node) -> Result<Node, Problem> {
    let Value::Map(mut entries) = root.value else { return Ok(root) };
    let mut named = Vec::new();
    if let Some(at) = entries.iter().position(|(key, _)| key.name == WORDS) {
        let (key, node) = entries.remove(at);
        let Value::Map(words) = node.value else {
            return Err(Problem::new(key.line, "`words` maps names to queries"));
        };
        for (key, node) in words {
            let text = within(node, &named)?;
            let Value::Text(text) = text.value else {
                return Err(Problem::new(key.line, "a name stands for a query"));
            };
            named.push((key.name, text));
        }
    }
    within(Node { line: root.line, value: Value::Map(entries) }, &named)
}

fn within(node: Node, named: &[(String, String)]) -> Result<Node, Problem> {
    let line = node.line;
    let value = match node.value {
        Value::Text(text) => Value::Text(spelt(&text, named, line)?),
        Value::List(items) => Value::List(
            items
                .into_iter()
                .map(|item| within(item, named))
                .collect::<Result<_, _>>()?,
        ),
        Value::Map(entries) => {
            let entry = |(key, node)| Ok((key, within(node, named)?));
            Value::Map(entries.into_iter().map(entry).collect::<Result<_, Problem>>()?)
        }
        Value::Nothing => Value::Nothing,
    };
    Ok(Node { line, value })
}

fn spelt(text: &str, named: &[(String, String)], line: u32) -> Result<String, Problem> {
    let mut parts = text.split('$');
    let mut all = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part.find(|c: char| !c.is_ascii_lowercase()).unwrap_or(part.len());
        let (name, rest) = part.split_at(end);
        let known = named.iter().find(|one| one.0 == name);
        let Some((_, query)) = known else {
            let said = format!("`${name}` is not among the words above");
            return Err(Problem::new(line, said));
        };
        all.push_str(query);
        all.push_str(rest);
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::super::node::read;
    use super::put;

    fn spelt(text: &str) -> Result<String, String> {
        let node = read(text.as_bytes()).and_then(put);
        let book = node
            .and_then(super::super::read::read)
            .map_err(|error| error.in_file("book").to_string())?;
        Ok(book.themes[0].rules[0].text.clone())
    }

    #[test]
    fn a_name_stands_for_its_query_also_in_the_names_below_it() {
        let text = "words:\n  kin: aunt OR nan\n  all: ($kin OR mother)\n\
                    met:\n  rules: ['$all PRE/2 met']\n";
        assert_eq!(spelt(text).unwrap(), "(aunt OR nan OR mother) PRE/2 met");
    }

    #[test]
    fn a_name_that_is_not_there_is_refused_with_its_line() {
        let error = spelt("words:\n  kin: aunt\nmet:\n  rules: ['$kim']\n").unwrap_err();
        assert!(error.contains("`$kim` is not among the words above"), "{error}");
    }
}
