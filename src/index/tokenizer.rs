//! `text::tokens` as a tantivy tokenizer, so that the index has no other idea of a word.
//!
//! Words are indexed as they stand, not stemmed: a phrase means these forms, a bare word
//! is widened to its inflections when it is asked for, and both can be shown.

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

use crate::text::{Token as Word, tokens};

/// Cuts a passage's text into its words, at positions 0, 1, 2, ...
#[derive(Clone, Default)]
pub(super) struct Words;

impl Tokenizer for Words {
    type TokenStream<'a> = Stream<Box<dyn Iterator<Item = Word<'a>> + 'a>>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Self::TokenStream<'a> {
        Stream { words: Box::new(tokens(text)), token: Token::default(), next: 0 }
    }
}

/// The words of one text. The token is one buffer that is filled again and again.
pub(super) struct Stream<I> {
    words: I,
    token: Token,
    next: usize,
}

impl<'a, I: Iterator<Item = Word<'a>>> TokenStream for Stream<I> {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.text.clear();
        self.token.text.push_str(&word.word);
        self.token.offset_from = word.start;
        self.token.offset_to = word.end;
        self.token.position = self.next;
        self.next += 1;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}
