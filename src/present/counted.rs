//! Numbers of things, as one says them.

/// `1 passage`, `2 passages`: a noun that takes an s.
pub fn counted(number: u64, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}
