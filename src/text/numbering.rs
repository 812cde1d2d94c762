//! The mark at the start of a line: a printed number, a letter or a bullet.
//!
//! Only says what a line could begin with. Whether it does begin a block there (and is
//! not the tail of a sentence, `section\n47 of the Act`) is decided in `blocks`, which
//! knows the line before.

/// What sort of mark it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sort {
    /// `•`, `–`, `o`.
    Bullet,
    /// `4`, `4.`, `4)`: one whole number.
    Whole,
    /// `4.12`, `E1.3`: as many levels.
    Decimal(u8),
    /// `(a)`, `iv.`: an item's letter or roman number.
    Letter,
    /// `Recommendation 3`, `Finding 2`: a word that says what is counted.
    Named,
}

/// A mark: what it is, how it is quoted, where it ends and where the text begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<'a> {
    /// What sort of mark.
    pub sort: Sort,
    /// As printed, without a closing point or bracket; empty for a bullet.
    pub number: &'a str,
    /// One past the last byte of the mark with its point or bracket.
    pub end: usize,
    /// The first byte of the text after it; the length of the text if there is none.
    pub text: usize,
    /// Whether a point, bracket or colon closes it.
    pub closed: bool,
}

/// Words before a number that make it the number of a block.
const NAMES: [&str; 14] = [
    "recommendation",
    "finding",
    "lesson",
    "question",
    "action",
    "theme",
    "issue",
    "learning point",
    "key learning point",
    "priority",
    "key finding",
    "objective",
    "key line of enquiry",
    "learning",
];

const BULLETS: &str =
    "•‣◦▪▫■□●○◆◇►▶➢➤✓✔⁃∙·◼◾◻▲△⬤⦁⚫❖✦➔→⇒☐★\u{f0b7}\u{f0a7}\u{f0d8}\u{f0fc}\u{f076}";

/// The mark a line begins with, if it begins with one.
pub fn mark(line: &str) -> Option<Mark<'_>> {
    bullet(line)
        .or_else(|| named(line))
        .or_else(|| decimal(line))
        .or_else(|| letter(line))
}

fn bullet(line: &str) -> Option<Mark<'_>> {
    let first = line.chars().next()?;
    let end = first.len_utf8();
    let rest = &line[end..];
    let spaced = rest.is_empty() || rest.starts_with([' ', '\t']);
    let plain =
        matches!(first, '-' | '–' | '—' | '*' | 'o' | '§' | 'Ø' | 'ü' | '>') && spaced;
    (BULLETS.contains(first) || plain).then(|| made(line, Sort::Bullet, 0..0, end, false))
}

fn made(
    line: &str,
    sort: Sort,
    number: std::ops::Range<usize>,
    end: usize,
    closed: bool,
) -> Mark<'_> {
    let rest = &line[end..];
    let text = end + rest.len() - rest.trim_start().len();
    Mark { sort, number: &line[number], end, text, closed }
}

/// `Recommendation 3:`, `Finding 2`, `Learning point 4 –`. The number may be a letter.
fn named(line: &str) -> Option<Mark<'_>> {
    // every line of every source comes here, and nearly none begins so
    if !matches!(
        line.bytes().next(),
        Some(
            b'R' | b'F' | b'L' | b'Q' | b'A' | b'T' | b'I' | b'K' | b'P' | b'O' | b'a'
                ..=b't'
        )
    ) {
        return None;
    }
    let name = NAMES.iter().filter(|name| {
        line.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
    });
    let after = name.map(|name| name.len()).max()?;
    let rest = line[after..].strip_prefix(' ')?;
    let rest =
        rest.strip_prefix("No. ").or_else(|| rest.strip_prefix("No ")).unwrap_or(rest);
    let start = line.len() - rest.len();
    let length = counted(rest)?;
    let end = start + length;
    let (close, closed) = closing(&line[end..], ".:)");
    let spaced = line[end + close..].is_empty()
        || line[end + close..].starts_with([' ', '\t'])
        || line[end + close..].starts_with(['–', '—', '-']);
    if !spaced {
        return None;
    }
    let tail = line[end + close..].trim_start();
    let dash = tail.strip_prefix(['–', '—', '-', ':']);
    let closed = closed || dash.is_some();
    let end_of_mark = dash.map_or(end + close, |dash| line.len() - dash.len());
    Some(made(line, Sort::Named, start..end, end_of_mark, closed))
}

/// The length of `3`, `3.1`, `3a` or one capital.
fn counted(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    if let Some(length) = digits(bytes, 3) {
        let mut end = length;
        while bytes.get(end) == Some(&b'.') {
            match digits(&bytes[end + 1..], 2) {
                Some(more) => end += 1 + more,
                None => break,
            }
        }
        let letter = bytes.get(end).is_some_and(u8::is_ascii_lowercase)
            && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
        return Some(end + usize::from(letter));
    }
    let capital = bytes.first().is_some_and(u8::is_ascii_uppercase)
        && !bytes.get(1).is_some_and(u8::is_ascii_alphanumeric);
    capital.then_some(1)
}

fn digits(bytes: &[u8], most: usize) -> Option<usize> {
    let length =
        bytes.iter().take(most + 1).take_while(|byte| byte.is_ascii_digit()).count();
    (1..=most).contains(&length).then_some(length)
}

/// How many bytes of closing follow, and whether they close.
fn closing(rest: &str, closers: &str) -> (usize, bool) {
    match rest.chars().next() {
        Some(next) if closers.contains(next) => (next.len_utf8(), true),
        _ => (0, false),
    }
}

/// `4`, `4.`, `4.12`, `4.12.`, `4.12)`, `E1.`, `A2.3`.
fn decimal(line: &str) -> Option<Mark<'_>> {
    let bytes = line.as_bytes();
    let prefix = usize::from(bytes.first().is_some_and(u8::is_ascii_uppercase));
    let mut end = prefix + digits(&bytes[prefix..], 3)?;
    let mut levels = 1_u8;
    while bytes.get(end) == Some(&b'.') && levels < 6 {
        let Some(more) = digits(&bytes[end + 1..], 3) else { break };
        end += 1 + more;
        levels += 1;
    }
    let lettered = levels > 1
        && bytes.get(end).is_some_and(u8::is_ascii_lowercase)
        && !bytes.get(end + 1).is_some_and(u8::is_ascii_alphanumeric);
    end += usize::from(lettered);
    let (close, closed) = closing(&line[end..], ".):");
    let rest = &line[end + close..];
    if !(rest.is_empty() || rest.starts_with([' ', '\t']))
        || (prefix == 1 && levels == 1 && !closed)
    {
        return None;
    }
    if levels == 1 && !closed && is_month(rest.trim_start()) {
        return None;
    }
    let sort = if levels > 1 { Sort::Decimal(levels) } else { Sort::Whole };
    Some(made(line, sort, 0..end, end + close, closed))
}

/// Whether a text goes on with a month: then the number before it is a day.
fn is_month(text: &str) -> bool {
    let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec",
    ];
    let word = text.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    let year = text[word.len()..]
        .trim_start()
        .starts_with(|letter: char| letter.is_ascii_digit());
    year && months.iter().any(|month| word.starts_with(month))
}

/// `(a)`, `a)`, `a.`, `(iv)`, `iv.`, `(3)`, `A.`.
fn letter(line: &str) -> Option<Mark<'_>> {
    let open = usize::from(line.starts_with(['(', '[']));
    let bytes = line.as_bytes();
    let length = bytes[open..]
        .iter()
        .take(6)
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count();
    let inner = line.get(open..open + length)?;
    let single = length == 1;
    let whole =
        (1..=3).contains(&length) && inner.bytes().all(|byte| byte.is_ascii_digit());
    if length == 0 || !(single || whole && open == 1 || roman(inner).is_some()) {
        return None;
    }
    let (close, closed) =
        closing(&line[open + length..], if open == 1 { ")]" } else { ".)" });
    let end = open + length + close;
    let spaced = line[end..].is_empty() || line[end..].starts_with([' ', '\t']);
    if !closed || !spaced {
        return None;
    }
    let number = if open == 1 { 0..end } else { 0..length };
    Some(made(line, Sort::Letter, number, end, true))
}

/// The value of a roman number up to 199, in one case.
pub fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    let lower = text.bytes().all(|byte| byte.is_ascii_lowercase());
    let upper = text.bytes().all(|byte| byte.is_ascii_uppercase());
    if !(lower || upper) {
        return None;
    }
    let value = |letter: u8| match letter.to_ascii_lowercase() {
        b'i' => Some(1),
        b'v' => Some(5),
        b'x' => Some(10),
        b'l' => Some(50),
        b'c' => Some(100),
        _ => None,
    };
    let values = text.bytes().map(value).collect::<Option<Vec<u32>>>()?;
    let mut total = 0;
    for (at, own) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|next| next > own) {
            total -= i64::from(*own);
        } else {
            total += i64::from(*own);
        }
    }
    u32::try_from(total).ok().filter(|total| (1..200).contains(total))
}

#[cfg(test)]
mod tests {
    use super::{Sort, mark, roman};

    #[track_caller]
    fn case(line: &str, sort: Sort, number: &str, text: &str) {
        let mark = mark(line).expect("a mark");
        assert_eq!((mark.sort, mark.number, &line[mark.text..]), (sort, number, text));
    }

    #[test]
    fn numbers_are_quoted_without_their_closing_point() {
        case("4.12 The nurse", Sort::Decimal(2), "4.12", "The nurse");
        case("4.12.\tThe nurse", Sort::Decimal(2), "4.12", "The nurse");
        case("4.12) The nurse", Sort::Decimal(2), "4.12", "The nurse");
        case("1. Introduction", Sort::Whole, "1", "Introduction");
        case("E1. This", Sort::Whole, "E1", "This");
        case("(b) Were", Sort::Letter, "(b)", "Were");
        case("iv. Were", Sort::Letter, "iv", "Were");
    }

    #[test]
    fn a_word_may_say_what_is_counted() {
        case("Recommendation 3: The Board", Sort::Named, "3", "The Board");
        case("Finding 2 – Staff", Sort::Named, "2", "Staff");
        case("Learning point 4", Sort::Named, "4", "");
    }

    #[test]
    fn what_is_no_mark_is_none() {
        for line in [
            "2014",
            "The",
            "3rd party",
            "a child",
            "12,000 people",
            "10.30am",
            "23 August 2019",
        ] {
            assert_eq!(mark(line), None, "{line}");
        }
    }

    #[test]
    fn roman_numbers_are_of_one_case() {
        assert_eq!(
            (roman("xiv"), roman("IX"), roman("Iv"), roman("in")),
            (Some(14), Some(9), None, None)
        );
    }
}
