//! What the elements of HTML mean for text, and which show none.

use scraper::node::Element;

/// Elements that show no text, or none that belongs to the document.
const SKIPPED: [&str; 14] = [
    "head", "script", "style", "nav", "noscript", "template", "iframe", "object", "svg",
    "select", "button", "textarea", "audio", "video",
];

/// What an element means for the flow of text.
pub(super) enum Role {
    /// A heading, 1 being the highest.
    Heading(u8),
    /// Text of its own, apart from what is around it.
    Block,
    /// A list.
    List,
    /// An item of a list.
    Item,
    /// A row of a table.
    Row,
    /// A cell of a row.
    Cell,
    /// A line break.
    Break,
    /// Text in bold.
    Bold,
    /// Text in italics.
    Italic,
    /// Text in letters of fixed width.
    Fixed,
    /// Text like the text around it.
    Inline,
}

/// The role of an element by its name.
pub(super) fn role(name: &str) -> Role {
    match name {
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "ul" | "ol" | "menu" => Role::List,
        "li" => Role::Item,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "br" => Role::Break,
        "b" | "strong" => Role::Bold,
        "i" | "em" | "cite" => Role::Italic,
        "code" | "tt" | "kbd" | "samp" => Role::Fixed,
        "address" | "article" | "aside" | "blockquote" | "body" | "caption"
        | "center" | "dd" | "details" | "dir" | "div" | "dl" | "dt" | "fieldset"
        | "figcaption" | "figure" | "footer" | "form" | "header" | "hr" | "html"
        | "legend" | "main" | "p" | "pre" | "section" | "summary" | "table" | "tbody"
        | "tfoot" | "thead" => Role::Block,
        _ => Role::Inline,
    }
}

/// Whether an element shows nothing.
pub(super) fn is_hidden(element: &Element) -> bool {
    SKIPPED.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("style").is_some_and(hides)
}

fn hides(style: &str) -> bool {
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}
