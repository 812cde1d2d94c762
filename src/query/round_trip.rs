//! Properties of the whole language: what is printed reads back, and whatever is typed is
//! read or refused at a place in it.

use proptest::collection::vec;
use proptest::prelude::{
    Just, ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, prop_oneof,
    proptest,
};
use proptest::sample::select;

use super::{
    Expr, ExprKind, Filter, Limits, MetadataField, Name, NameWord, Numbers, Pattern,
    Place, Query, Relation, Wanted,
};
use crate::model::{PassageKind, SectionKind};
use crate::text::tokens;

/// Limits that what is made here stays within: the canonical form may be longer than what
/// was typed.
const ROOMY: Limits = Limits { characters: 100_000, depth: 40, clauses: 4_000 };

fn read(text: &str) -> Result<Query, super::Error> {
    Query::parse(text, &ROOMY)
}

fn word() -> impl Strategy<Value = String> {
    let letters = prop_oneof![
        "[a-z0-9]{1,8}",
        "[a-zéßñ]{1,5}",
        select(
            &["and", "or", "not", "near", "s", "ss", "s47", "ss17", "47", "w", "t"][..]
        )
        .prop_map(str::to_owned)
    ];
    letters.prop_map(|letters| {
        tokens(&letters).next().map_or_else(|| "a".to_owned(), |token| token.word.into())
    })
}

fn wildcard() -> impl Strategy<Value = Pattern> {
    select(&["disagree*", "wom?n", "*ing", "a?b*c", "re*ed", "47*", "who?", "*éb"][..])
        .prop_map(|text| {
            let plain = super::piece::pieces(text, 0).remove(0);
            Pattern::Wildcard(plain.body)
        })
}

/// A place of a row in which plain words become this; numbers are not joined.
fn place(plain: fn(String) -> Pattern) -> impl Strategy<Value = Place> {
    let pattern =
        move || prop_oneof![4 => word().prop_map(plain), 1 => wildcard()].boxed();
    let number = |pattern: &Pattern| pattern.written().chars().all(char::is_numeric);
    let joined = vec(pattern(), 2..4).prop_filter("a range of numbers", move |all| {
        !all.windows(2).any(|two| two.iter().all(number))
    });
    prop_oneof![5 => pattern().prop_map(Place::Word), 1 => joined.prop_map(Place::Joined)]
}

fn words() -> impl Strategy<Value = ExprKind> {
    let bare = vec(place(Pattern::Inflections), 1..4);
    let exact = || vec(place(Pattern::Exact), 1..4);
    let any_of = vec(exact(), 2..4).prop_map(Place::Any);
    let phrase = vec(prop_oneof![3 => place(Pattern::Exact), 1 => any_of], 1..4);
    let fuzzy = ("[a-z]{5,9}", 1..3_u8).prop_map(|(word, d)| Pattern::Fuzzy(word, d));
    let regex =
        select(&["safeguard(ing|ed)?", "[a-f]+x", "a\\/b", "colou?r\\w*", "^ab|c$"][..])
            .prop_map(|text| Pattern::Regex(text.to_owned()));
    let lone = prop_oneof![fuzzy, regex].prop_map(|one| vec![Place::Word(one)]);
    prop_oneof![4 => bare, 4 => phrase, 1 => lone].prop_map(ExprKind::Words)
}

fn numbers() -> impl Strategy<Value = Numbers> {
    (any::<u32>(), any::<u32>(), 0..3).prop_map(|(a, b, open)| Numbers {
        from: (open != 1).then_some(a.min(b)),
        to: (open != 2).then_some(a.max(b)),
    })
}

fn filter() -> impl Strategy<Value = Filter> {
    let name = word().prop_map(NameWord::Is).boxed();
    let start = word().prop_map(NameWord::StartsWith).boxed();
    let words = prop_oneof![
        9 => vec(prop_oneof![name, start], 1..4),
        1 => Just(vec![NameWord::StartsWith(String::new())]),
    ];
    let known: Vec<MetadataField> = MetadataField::ALL
        .into_iter()
        .filter(|field| *field != MetadataField::Status)
        .collect();
    let review = "[a-z0-9-]{1,9}";
    prop_oneof![
        select(&SectionKind::ALL[..]).prop_map(Filter::Section),
        select(&[PassageKind::Heading, PassageKind::ListItem][..]).prop_map(Filter::Kind),
        numbers().prop_map(Filter::Page),
        numbers().prop_map(Filter::Year),
        numbers().prop_map(Filter::Incident),
        numbers().prop_map(Filter::Age),
        review.prop_map(|name| Filter::Review(Name::Is(name))),
        review.prop_map(|name| Filter::Review(Name::StartsWith(name))),
        review.prop_map(|name| Filter::Coded(Name::Is(name), Wanted::Any)),
        review.prop_map(|name| Filter::Coded(Name::StartsWith(name), Wanted::Found)),
        (select(known), words).prop_map(|(field, words)| Filter::Metadata(field, words)),
    ]
}

fn relation() -> impl Strategy<Value = Relation> {
    prop_oneof![
        (1..1000_u32).prop_map(Relation::Near),
        (1..1000_u32).prop_map(Relation::Pre),
        select(&[Relation::Sentence, Relation::Passage][..]),
    ]
}

fn at(kind: ExprKind) -> Expr {
    Expr { at: 0..0, kind }
}

fn span() -> impl Strategy<Value = Expr> {
    words().prop_map(at).prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            (relation(), vec(inner.clone(), 2..5))
                .prop_map(|(relation, parts)| at(ExprKind::Together(relation, parts))),
            (relation(), inner.clone(), inner.clone()).prop_map(|(relation, a, b)| at(
                ExprKind::Apart(relation, a.into(), b.into())
            )),
            (1..1000_u32, inner.clone())
                .prop_map(|(times, part)| at(ExprKind::AtLeast(times, part.into()))),
            vec(inner, 2..4).prop_map(|parts| Expr::any(parts).unwrap()),
        ]
    })
}

fn expr() -> impl Strategy<Value = Expr> {
    let leaf =
        prop_oneof![3 => span(), 1 => filter().prop_map(ExprKind::Filter).prop_map(at)];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let parts = || vec(inner.clone(), 2..4);
        prop_oneof![
            inner.clone().prop_map(|part| at(ExprKind::Not(part.into()))),
            parts().prop_map(|parts| Expr::all(parts).unwrap()),
            parts().prop_map(|parts| Expr::any(parts).unwrap()),
        ]
    })
}

/// Pieces of the language and of what looks like it, to be glued at random.
const PIECES: [&str; 96] = [
    "child",
    "a",
    "Siân",
    "ﬁnding",
    "child's",
    "multi-agency",
    "2014-15",
    "s47",
    "S.47",
    "ss.17",
    "wom?n",
    "ref*",
    "*",
    "?",
    "**ab",
    "neglet~1",
    "neglect~2",
    "~1",
    "~",
    "~9",
    "\"no action\"",
    "“no”",
    "\"(a|b) c\"",
    "\"",
    "„",
    "(",
    ")",
    "((",
    "))",
    "|",
    "||",
    "/ab+/",
    "/a(b|c)/",
    "/",
    "/[a-/",
    "\\/",
    "/(/",
    "/a{9}{9}/",
    "/\\w{9}/",
    " AND ",
    " OR ",
    " NOT ",
    "NOT",
    " NEAR/5 ",
    " PRE/3 ",
    " SENT ",
    " PARA ",
    " w/5 ",
    " W/s ",
    " not w/5 ",
    " pre/2 ",
    " onear/9 ",
    " NEAR ",
    " NEAR/0 ",
    " NEAR/1000 ",
    " near/5 ",
    "ATLEAST/3(",
    "ATLEAST/2 ",
    "atleast/2(",
    "XOR",
    "year:2014..2018",
    "year:>=2015",
    "year:<0",
    "board:",
    "board:\"Harrow*\"",
    "bord:x",
    "theme:x",
    "age:*",
    "section:",
    "section:findings",
    "page:1",
    "review:child-n*",
    "file:*",
    ":",
    "::",
    ".",
    "..",
    ",",
    "'",
    "’",
    "-",
    "–",
    "+",
    "!",
    "&",
    "&&",
    "[",
    "{",
    "^",
    "=",
    "<",
    ">",
    "\\",
    "\u{0}",
    "\u{301}",
    "½",
];

fn hostile() -> impl Strategy<Value = String> {
    let glued = |between: &'static str| {
        vec(select(&PIECES[..]), 0..20).prop_map(move |pieces| pieces.join(between))
    };
    let bytes = vec(any::<u8>(), 0..120)
        .prop_map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let deep = (select(&["(", "NOT ", "ATLEAST/2(", "\"(", "/("][..]), 0..200_usize)
        .prop_map(|(open, depth)| {
            format!("{}a{}", open.repeat(depth), ")".repeat(depth))
        });
    let long = (
        select(&["a", "a ", "*a", "a-", "\"", "é", "~", "a/", "s47 "][..]),
        0..600_usize,
    )
        .prop_map(|(piece, times)| piece.repeat(times));
    prop_oneof![
        4 => glued(" "),
        3 => glued(""),
        1 => vec(any::<char>(), 0..40).prop_map(String::from_iter),
        1 => "\\PC{0,60}",
        2 => "[ a:*?~\"'()/|ANDORT5.-]{0,60}",
        1 => bytes,
        1 => deep,
        1 => long,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn the_canonical_form_reads_back(root in expr()) {
        let query = Query { root, notes: Vec::new() };
        let printed = query.to_string();
        // four regular expressions are the most that one query may have
        if let Err(error) = read(&printed) && error.message.contains("regular expressions") {
            return Ok(());
        }
        prop_assert_eq!(read(&printed), Ok(query), "{}", printed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20_000))]

    #[test]
    fn any_text_is_read_or_refused_at_a_place_in_it(text in hostile()) {
        match text.parse::<Query>() {
            Ok(query) => {
                for note in &query.notes {
                    prop_assert!(text.get(note.at.clone()).is_some(), "{:?}", note);
                }
                let printed = query.to_string();
                let roomier = Limits { characters: 10_000, ..Limits::TYPED };
                prop_assert_eq!(Query::parse(&printed, &roomier), Ok(query), "{}", printed);
            }
            Err(error) => {
                prop_assert!(text.get(error.at.clone()).is_some(), "{:?}", error);
                let _ = error.shown(&text).to_string();
            }
        }
    }
}
