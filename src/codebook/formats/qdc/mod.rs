//! REFI-QDA codebooks (`.qdc`, version 1.0): codes with a name, a description, and codes
//! within them.
//!
//! The format has no place for rules. They stand in the description, below a line that
//! says so, as the YAML of our own codebooks: a person reads them, other programs keep
//! them, and a codebook that comes back has lost nothing. Elements are known by their
//! local names: programs write them with and without a prefix, and under name spaces of
//! several drafts of the standard.

mod file;

use sha2::{Digest as _, Sha256};

use super::yaml::{self, put};
use crate::codebook::{Codebook, Role, Theme};
use crate::model::ThemeIndex;
use crate::text::slug;

pub(super) use file::read;

/// The line between a description and what other programs have no place for.
const MARK: &str = "--- throughline ---";

pub(super) fn write(codebook: &Codebook) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"throughline {version}\">\n  \
         <Codes>\n"
    );
    for (index, theme) in codebook.parts(None) {
        code(codebook, index, theme, 2, &mut out);
    }
    out.push_str("  </Codes>\n</CodeBook>\n");
    out
}

fn code(
    codebook: &Codebook,
    index: ThemeIndex,
    theme: &Theme,
    depth: usize,
    out: &mut String,
) {
    let pad = "  ".repeat(depth);
    let (guid, name) = (guid(&theme.id.0), escaped(&theme.title));
    let codable = theme.role != Role::Family;
    put(
        out,
        format_args!(
            "{pad}<Code guid=\"{guid}\" name=\"{name}\" isCodable=\"{codable}\">\n"
        ),
    );
    let description = escaped(&description(codebook, theme));
    if !description.is_empty() {
        put(out, format_args!("{pad}  <Description>{description}</Description>\n"));
    }
    for (index, part) in codebook.parts(Some(index)) {
        code(codebook, index, part, depth + 1, out);
    }
    put(out, format_args!("{pad}</Code>\n"));
}

/// The definition, and below the mark all else.
fn description(codebook: &Codebook, theme: &Theme) -> String {
    let mut more = String::new();
    if theme.parent.is_none() && codebook.themes.first() == Some(theme) {
        put(&mut more, format_args!("codebook: {}\n", yaml::scalar(&codebook.name)));
    }
    if slug(&theme.title) != theme.id.0 {
        put(&mut more, format_args!("theme: {}\n", yaml::scalar(&theme.id.0)));
    }
    yaml::members(theme, 0, &mut more);
    match (theme.definition.as_str(), more.as_str()) {
        (definition, "") => definition.to_owned(),
        ("", more) => format!("{MARK}\n{more}"),
        (definition, more) => format!("{definition}\n\n{MARK}\n{more}"),
    }
}

/// An identifier that is the same for the same theme, whoever writes it: a UUID of
/// version 8 made of the SHA-256 of its name (RFC 9562, appendix B.2).
fn guid(theme: &str) -> String {
    let sum = Sha256::digest(format!("throughline theme {theme}"));
    let mut bytes: [u8; 16] = std::array::from_fn(|at| sum[at]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = format!("{:032X}", u128::from_be_bytes(bytes));
    let parts = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]];
    parts.join("-")
}

/// Text in XML, which has no control characters: spaces stand in for them.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push('\n'),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => out.push(' '),
            letter => out.push(letter),
        }
    }
    out
}
