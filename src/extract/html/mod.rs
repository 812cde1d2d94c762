//! A web page as blocks.
//!
//! Text is taken where a browser would show it; navigation, scripts and hidden parts are
//! left out. Pages are laid out with tables, so a row is only a row when it has several
//! cells and none of them holds a table. The tree is walked by a loop and cannot overflow
//! the stack; how deep it may be is counted before it is built.

mod nesting;
mod role;

use std::collections::HashSet;

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::node::Element;
use scraper::{Html, Node};

use crate::model::{Block, Extracted, Format, PageNumber, Status, Style};

use super::charset;
use super::clean::Text;
use super::flow::Flow;
use role::{Role, is_hidden, role};

/// Reads a web page.
pub(super) fn read(bytes: &[u8], progress: &mut dyn FnMut(PageNumber)) -> Extracted {
    progress(PageNumber(1));
    let page = charset::decode_html(bytes);
    let mut extracted = Extracted {
        format: Format::Html,
        status: Status::Ok,
        detail: None,
        title: None,
        author: None,
        pages: Vec::new(),
    };
    if nesting::is_too_deep(&page) {
        extracted.status = Status::Limit;
        extracted.detail =
            Some(format!("more than {} elements inside of each other", nesting::DEEPEST));
        return extracted;
    }
    let html = Html::parse_document(&page);
    let mut flow = Flow::default();
    Walk::over(&html, &mut flow);
    extracted.title = title(&html);
    extracted.author = author(&html);
    extracted.pages = flow.finish();
    extracted
}

/// Adds what a piece of HTML shows to a document of another format.
pub(super) fn append(piece: &str, flow: &mut Flow) {
    if !nesting::is_too_deep(piece) {
        Walk::over(&Html::parse_fragment(piece), flow);
    }
}

fn title(html: &Html) -> Option<String> {
    let mut nodes = html.tree.nodes();
    let title = nodes.find(|node| element(node).is_some_and(|e| e.name() == "title"))?;
    let mut text = Text::default();
    for child in title.children() {
        if let Node::Text(piece) = child.value() {
            text.push_prose(piece, Style::default());
        }
    }
    (!text.is_empty()).then(|| text.as_str().to_owned())
}

fn author(html: &Html) -> Option<String> {
    let mut nodes = html.tree.nodes();
    let meta = nodes.find_map(|node| {
        let element = node.value().as_element()?;
        let named = element.attr("name")?.eq_ignore_ascii_case("author");
        (element.name() == "meta" && named).then(|| element.attr("content")).flatten()
    })?;
    let author = meta.trim();
    (!author.is_empty()).then(|| author.to_owned())
}

fn element<'t>(node: &NodeRef<'t, Node>) -> Option<&'t Element> {
    node.value().as_element()
}

/// Where the walk stands.
struct Walk<'f> {
    flow: &'f mut Flow,
    /// Rows that only place things on the page.
    layout: HashSet<NodeId>,
    /// How many data rows are open.
    rows: usize,
    /// Numbers of the open lists, the innermost last; bullets have none.
    lists: Vec<Option<i64>>,
    /// Whether a line break was the last thing that shows.
    after_break: bool,
    bold: usize,
    italic: usize,
    fixed: usize,
}

impl<'f> Walk<'f> {
    fn over(html: &Html, flow: &'f mut Flow) {
        let mut walk = Self {
            flow,
            layout: layout_rows(html),
            rows: 0,
            lists: Vec::new(),
            after_break: false,
            bold: 0,
            italic: 0,
            fixed: 0,
        };
        let mut skipped: Option<NodeId> = None;
        for edge in html.tree.root().traverse() {
            match edge {
                Edge::Open(node) if skipped.is_none() => match node.value() {
                    Node::Text(text) => walk.text(text),
                    Node::Element(element) if is_hidden(element) => {
                        skipped = Some(node.id());
                    }
                    Node::Element(element) => walk.open(element, node.id()),
                    _ => {}
                },
                Edge::Close(node) if skipped == Some(node.id()) => skipped = None,
                Edge::Close(node) if skipped.is_none() => {
                    if let Some(element) = element(&node) {
                        walk.close(element, node.id());
                    }
                }
                Edge::Open(_) | Edge::Close(_) => {}
            }
        }
        walk.flow.end();
    }

    fn text(&mut self, text: &str) {
        self.after_break &= text.trim().is_empty();
        let style =
            Style { bold: self.bold > 0, italic: self.italic > 0, fixed: self.fixed > 0 };
        self.flow.push(text, style);
    }

    fn open(&mut self, element: &Element, id: NodeId) {
        match role(element.name()) {
            Role::Heading(level) => self.begin(Block::Heading(level), None),
            Role::List => {
                self.divide();
                self.lists.push(first_number(element));
            }
            Role::Item => {
                let marker = self.marker(element);
                self.begin(Block::ListItem, marker);
            }
            Role::Row if !self.layout.contains(&id) => {
                self.begin(Block::TableRow, None);
                self.rows += 1;
            }
            Role::Cell if self.rows > 0 => self.flow.cell(),
            Role::Row | Role::Cell | Role::Block => self.divide(),
            Role::Break => self.line_break(),
            Role::Bold => self.bold += 1,
            Role::Italic => self.italic += 1,
            Role::Fixed => self.fixed += 1,
            Role::Inline => {}
        }
    }

    fn close(&mut self, element: &Element, id: NodeId) {
        match role(element.name()) {
            Role::List => {
                self.divide();
                self.lists.pop();
            }
            Role::Row if !self.layout.contains(&id) => {
                self.rows = self.rows.saturating_sub(1);
                self.divide();
            }
            Role::Heading(_) | Role::Item => self.end(),
            Role::Row | Role::Cell | Role::Block => self.divide(),
            Role::Bold => self.bold = self.bold.saturating_sub(1),
            Role::Italic => self.italic = self.italic.saturating_sub(1),
            Role::Fixed => self.fixed = self.fixed.saturating_sub(1),
            Role::Break | Role::Inline => {}
        }
    }

    /// Two line breaks in a row are how old pages part paragraphs.
    fn line_break(&mut self) {
        if self.after_break {
            self.divide();
        } else {
            self.flow.space();
        }
        self.after_break = true;
    }

    /// A row is one block, whatever its cells hold.
    fn begin(&mut self, block: Block, marker: Option<String>) {
        if self.rows == 0 {
            self.flow.begin(block, marker);
        } else {
            self.flow.space();
        }
    }

    fn end(&mut self) {
        if self.rows == 0 {
            self.flow.end();
        } else {
            self.flow.space();
        }
    }

    fn divide(&mut self) {
        if self.rows == 0 {
            self.flow.part();
        } else {
            self.flow.space();
        }
    }

    fn marker(&mut self, item: &Element) -> Option<String> {
        let number = self.lists.last_mut()?.as_mut()?;
        if let Some(value) = item.attr("value").and_then(|value| value.parse().ok()) {
            *number = value;
        }
        let marker = format!("{number}.");
        *number = number.saturating_add(1);
        Some(marker)
    }
}

/// The number an ordered list starts with; none for bullets and for lists that count in
/// letters, whose letters the page does not hold.
fn first_number(list: &Element) -> Option<i64> {
    let decimal = list.attr("type").is_none_or(|kind| kind == "1");
    (list.name() == "ol" && decimal)
        .then(|| list.attr("start").and_then(|start| start.parse().ok()).unwrap_or(1))
}

/// Rows with a single cell, and rows around another table.
fn layout_rows(html: &Html) -> HashSet<NodeId> {
    let mut layout = HashSet::new();
    let mut open: Vec<NodeId> = Vec::new();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => match element(&node).map(Element::name) {
                Some("tr") => {
                    open.push(node.id());
                    let cells = node.children().filter(is_cell).take(2).count();
                    if cells < 2 {
                        layout.insert(node.id());
                    }
                }
                Some("table") => layout.extend(open.last()),
                _ => {}
            },
            Edge::Close(node) => {
                if open.last() == Some(&node.id()) {
                    open.pop();
                }
            }
        }
    }
    layout
}

fn is_cell(node: &NodeRef<'_, Node>) -> bool {
    element(node).is_some_and(|element| matches!(element.name(), "td" | "th"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(page: &str) -> Vec<(Block, String)> {
        let pages = read(page.as_bytes(), &mut |_| {}).pages;
        let lines = pages.into_iter().flat_map(|page| page.lines);
        lines.filter_map(|line| Some((line.block?, line.text))).collect()
    }

    fn block(block: Block, text: &str) -> (Block, String) {
        (block, text.to_owned())
    }

    #[test]
    fn what_a_browser_would_not_show_is_left_out() {
        let page = "<title>T</title><nav>Menu</nav><script>x</script><p hidden>no</p>\
                    <p style='DISPLAY : none'>no</p><template><p>no</p></template>\
                    <p>Was&nbsp;seen <!-- not -->today<br>again.";
        assert_eq!(blocks(page), [block(Block::Paragraph, "Was seen today again.")]);
    }

    #[test]
    fn headings_lists_and_rows_are_blocks() {
        let page = "<h2>Key <em>facts</em></h2><ol start=3><li><p>Three</p><p>More</p>\
                    <ul><li>Inner</ul><li>Four</ol><table><tr><th>Date<th>Event\
                    <tr><td><p>June</p></td><td>Birth<br>at home</td></tr></table>";
        assert_eq!(
            blocks(page),
            [
                block(Block::Heading(2), "Key facts"),
                block(Block::ListItem, "3. Three"),
                block(Block::Paragraph, "More"),
                block(Block::ListItem, "Inner"),
                block(Block::ListItem, "4. Four"),
                block(Block::TableRow, "Date\tEvent"),
                block(Block::TableRow, "June\tBirth at home"),
            ]
        );
    }

    #[test]
    fn two_line_breaks_part_paragraphs() {
        let texts: Vec<_> = blocks("<p>One<br>line.<br>\n<br/>Two")
            .into_iter()
            .map(|(_, text)| text)
            .collect();
        assert_eq!(texts, ["One line.", "Two"]);
    }

    #[test]
    fn a_table_that_lays_out_the_page_is_not_a_row() {
        let page = "<table><tr><td>Side</td><td><p>One</p><p>Two</p>\
                    <table><tr><td>a<td>b</table></td></tr></table>";
        let texts: Vec<_> = blocks(page).into_iter().map(|(_, text)| text).collect();
        assert_eq!(texts, ["Side", "One", "Two", "a\tb"]);
    }

    #[test]
    fn a_tree_that_is_too_deep_is_a_limit() {
        let page = format!("<html>{}text", "<div>".repeat(200_000));
        assert_eq!(read(page.as_bytes(), &mut |_| {}).status, Status::Limit);
    }

    #[test]
    fn bold_words_are_runs() {
        let pages = read(b"<p>The <b>voice</b> of the child", &mut |_| {}).pages;
        let runs = &pages[0].lines[0].runs;
        let bold: Vec<_> = runs.iter().map(|run| run.style.bold).collect();
        assert_eq!(bold, [false, true, false]);
    }

    #[test]
    fn title_and_author_come_from_the_head() {
        let page = b"<head><title> Child\nM </title><meta name=Author content='A. Lee'>";
        let page = read(page, &mut |_| {});
        assert_eq!(page.title.as_deref(), Some("Child M"));
        assert_eq!(page.author.as_deref(), Some("A. Lee"));
    }
}
