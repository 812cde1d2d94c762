//! Bytes of a text file as text.
//!
//! A byte order mark wins, then what the file declares, then UTF-8 where the bytes are
//! valid UTF-8; what is left is windows-1252, which is what Word and old web pages
//! called "text" and which, like in browsers, cannot fail.

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// How much of a web page may stand before its declaration, as browsers count it.
const DECLARED_WITHIN: usize = 1024;

/// Decodes text that declares nothing.
pub(super) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    decode_as(bytes, None)
}

/// Decodes a web page, which may declare its encoding in a `meta` element.
pub(super) fn decode_html(bytes: &[u8]) -> Cow<'_, str> {
    decode_as(bytes, declared(&bytes[..bytes.len().min(DECLARED_WITHIN)]))
}

/// [`Encoding::decode`] looks for the byte order mark itself.
fn decode_as<'b>(bytes: &'b [u8], declared: Option<&'static Encoding>) -> Cow<'b, str> {
    let utf8 = std::str::from_utf8(bytes).is_ok();
    let encoding = declared.unwrap_or(if utf8 { UTF_8 } else { WINDOWS_1252 });
    encoding.decode(bytes).0
}

/// The encoding named after `charset=`. A page that can be read as ASCII and claims
/// UTF-16 is UTF-8, as the standard has it.
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    let head = head.to_ascii_lowercase();
    let mark = b"charset=";
    let at = head.windows(mark.len()).position(|window| window == mark)?;
    let rest = &head[at + mark.len()..];
    let rest = rest.strip_prefix(b"\"").or(rest.strip_prefix(b"'")).unwrap_or(rest);
    let end = rest
        .iter()
        .position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:.".contains(byte))
        .unwrap_or(rest.len());
    Encoding::for_label(&rest[..end]).map(Encoding::output_encoding)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_utf8_is_what_word_calls_text() {
        assert_eq!(decode(b"the child\x92s voice"), "the child\u{2019}s voice");
        assert_eq!(decode("the child’s".as_bytes()), "the child’s");
    }

    #[test]
    fn a_byte_order_mark_wins() {
        assert_eq!(decode(b"\xFF\xFEh\0i\0"), "hi");
        assert_eq!(
            decode_html(b"\xEF\xBB\xBFcharset=latin1 \xC3\xA9"),
            "charset=latin1 é"
        );
    }

    #[test]
    fn a_page_is_read_as_it_declares() {
        let page = b"<meta http-equiv=x content='text/html; charset=ISO-8859-7'>\xE1";
        assert!(decode_html(page).ends_with('α'));
        assert!(decode_html(b"<meta charset=\"utf-16\">\xC3\xA9").ends_with('é'));
    }
}
