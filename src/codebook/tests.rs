//! What a codebook file says, and what is said of one that is wrong.

use super::{Codebook, Role};
use crate::model::{SectionKind, ThemeIndex};
use crate::query::{Limits, Query};

fn reads(text: &str) -> Codebook {
    Codebook::parse(text.as_bytes(), "codebook.yaml").unwrap()
}

/// The file is refused with this message, and with a hint that has these words.
#[track_caller]
fn refused(bytes: impl AsRef<[u8]>, message: &str, hint: &str) {
    let error = Codebook::parse(bytes.as_ref(), "codebook.yaml").unwrap_err();
    assert_eq!(error.to_string(), message);
    assert!(error.hint().unwrap_or_default().contains(hint), "{:?}", error.hint());
}

const WHOLE: &str = "\
name: a test
interprofessional:
  title: Between professions
  children:
    threshold:
      title: No agreed threshold
      definition: >-
        Agencies had no agreed
        threshold.
      counts:
        - Each set its own bar
      excludes: The threshold of a house
      source: 'NSPCC/SCIE (2016): no agreed threshold'
      rules:
        - threshold NEAR/8 differ*
        - '\"level of need\" SENT disput*'
      mentions: threshold
      unless: [court, house]
      sections: [glossary, terms-of-reference]
    softening:
      terms:
        volatile NEAR/3 relationship: violence
        \"liked a drink\": drank
";

#[test]
fn a_theme_has_every_member_that_is_written() {
    let book = reads(WHOLE);
    assert_eq!(book.name, "a test");
    let [family, threshold, softening] = &book.themes[..] else { panic!() };
    assert_eq!((family.role, family.parent), (Role::Family, None));
    assert_eq!(family.title, "Between professions");
    assert_eq!((threshold.role, threshold.parent), (Role::Theme, Some(ThemeIndex(0))));
    assert_eq!(threshold.id.0, "threshold");
    assert_eq!(threshold.definition, "Agencies had no agreed threshold.");
    assert_eq!(threshold.counts, ["Each set its own bar"]);
    assert_eq!(threshold.excludes, ["The threshold of a house"]);
    assert_eq!(threshold.source, "NSPCC/SCIE (2016): no agreed threshold");
    let lines: Vec<u32> = threshold.rules.iter().map(|rule| rule.line).collect();
    assert_eq!(lines, [15, 16]);
    assert_eq!(threshold.rules[1].text, "\"level of need\" SENT disput*");
    assert_eq!((threshold.mentions.len(), threshold.unless.len()), (1, 2));
    assert_eq!(
        threshold.sections,
        [SectionKind::Glossary, SectionKind::TermsOfReference]
    );
    assert_eq!((softening.role, softening.rules.len()), (Role::Lexicon, 2));
    assert_eq!(softening.rules[1].plain.as_deref(), Some("drank"));
    assert_eq!(softening.title, "softening");
    assert_eq!(book.theme("softening"), Some(ThemeIndex(2)));
    assert_eq!(book.theme("nothing"), None);
}

#[test]
fn a_theme_can_have_rules_and_parts() {
    let book =
        reads("a:\n  rules: [risk]\n  children:\n    b:\n      c: [harm]\n    d: [x]");
    let shape: Vec<_> = book
        .themes
        .iter()
        .map(|one| (one.id.0.as_str(), one.role, one.parent.map(|parent| parent.0)))
        .collect();
    assert_eq!(
        shape,
        [
            ("a", Role::Theme, None),
            ("b", Role::Family, Some(0)),
            ("c", Role::Theme, Some(1)),
            ("d", Role::Theme, Some(0)),
        ]
    );
    let parts: Vec<u16> = book.parts(Some(ThemeIndex(0))).map(|(at, _)| at.0).collect();
    assert_eq!(parts, [1, 3]);
}

#[test]
fn a_quanteda_dictionary_loads_as_it_is() {
    let book = reads(
        "Family:\n  Violence:\n    - hit*\n    - domestic abuse\n    - wom?n's refuge\n    \
         - yes\n    - 007\n  Drink: [alcohol*, 'drunk']\nmoney: benefit*\n",
    );
    let ids: Vec<&str> = book.themes.iter().map(|theme| theme.id.0.as_str()).collect();
    assert_eq!(ids, ["family", "violence", "drink", "money"]);
    assert_eq!(book.themes[1].title, "Violence");
    let asked = |theme: usize| -> Vec<String> {
        book.themes[theme].rules.iter().map(|rule| rule.query.to_string()).collect()
    };
    // several words stand in a row, and one word is that very word
    let same = |text: &str| Query::parse(text, &Limits::RULE).unwrap().to_string();
    let violence =
        ["\"hit*\"", "\"domestic abuse\"", "\"wom?n's refuge\"", "\"yes\"", "\"007\""];
    assert_eq!(asked(1), violence.map(same));
    assert_eq!(asked(2), ["\"alcohol*\"", "\"drunk\""].map(same));
    assert_eq!(asked(3), ["\"benefit*\""].map(same));
}

#[test]
fn an_item_of_a_bare_list_may_be_a_query() {
    let book = reads("a:\n  - risk NEAR/3 child\n  - unseen OR \"(no|not) seen\"\n");
    assert_eq!(book.themes[0].rules[0].query.to_string(), "risk NEAR/3 child");
}

#[test]
fn what_a_theme_does_not_have_is_named_with_what_it_has() {
    refused(
        "a:\n  rules: [risk]\n  include: [harm]\n",
        "codebook.yaml, line 3: a theme has no `include`",
        "title, definition, counts, excludes, source, rules",
    );
}

#[test]
fn a_rule_that_is_no_query_is_pointed_at() {
    refused(
        "a:\n  rules:\n    - risk\n    - '\"(a|b\" risk'\n",
        "codebook.yaml, line 4: a rule is not understood at `(a|b\" risk`: this bracket is \
         never closed",
        "",
    );
    refused(
        "a:\n  rules: [risk near/5 harm]\n",
        "codebook.yaml, line 2: a rule is not understood at `near/5 harm`: `near/5` is not \
         an operator",
        "NEAR/5",
    );
    refused(
        "a:\n  rules:\n    - risk AND theme:threshold\n",
        "codebook.yaml, line 3: a rule cannot ask for `theme:` or `found:`, which rules \
         decide",
        "",
    );
    refused(
        "a: [~]\n",
        "codebook.yaml, line 1: a rule is not understood at its end: the query is empty",
        "",
    );
}

#[test]
fn two_themes_have_two_names() {
    refused(
        "a:\n  risk: [risk]\nb:\n  Risk: [harm]\n",
        "codebook.yaml, line 4: `risk` is the name of the theme on line 2, too",
        "a name of its own",
    );
    refused(
        "'?!': [risk]\n",
        "codebook.yaml, line 1: `?!` is no name for a theme",
        "letters",
    );
}

#[test]
fn a_section_that_is_no_kind_of_section_is_answered_with_those_there_are() {
    refused(
        "a:\n  rules: [risk]\n  sections: [glossary, finding]\n",
        "codebook.yaml, line 3: there is no kind of section `finding`",
        "front, contents, terms-of-reference",
    );
}

#[test]
fn what_has_nothing_to_look_for_is_no_codebook() {
    refused(
        "a:\n  title: A\n",
        "codebook.yaml, line 1: `a` has no rule and no part that could have one",
        "",
    );
    refused(
        "# nothing\n",
        "codebook.yaml, line 1: a codebook is a mapping from names to themes",
        "name-of-theme:",
    );
    refused(
        "name: x\n",
        "codebook.yaml, line 1: the codebook has no theme with rules",
        "",
    );
    refused(
        "a:\n  rules: {b: c}\n",
        "codebook.yaml, line 2: text is wanted, not a mapping",
        "",
    );
    refused(
        "a:\n  rules: [x]\n  children: [b]\n",
        "codebook.yaml, line 3: a mapping is wanted, not a list",
        "",
    );
}

#[test]
fn a_file_that_is_no_text_or_asks_too_much_is_refused_on_its_line() {
    refused(b"a:\n  - \xff\n", "codebook.yaml, line 2: this is not UTF-8", "UTF-8");
    let bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n";
    let error = Codebook::parse(bomb.as_bytes(), "codebook.yaml").unwrap_err();
    assert!(error.to_string().contains("anchors, aliases"), "{error}");
    let deep = "[".repeat(2_000);
    assert!(Codebook::parse(deep.as_bytes(), "codebook.yaml").is_err());
    let deep: Vec<String> = (0..200).map(|at| " ".repeat(at) + "a:").collect();
    assert!(Codebook::parse(deep.join("\n").as_bytes(), "codebook.yaml").is_err());
    let twice = "a: [x]\na: [y]\n";
    let error = Codebook::parse(twice.as_bytes(), "codebook.yaml").unwrap_err();
    assert!(error.to_string().contains("line 2"), "{error}");
    refused(
        vec![b'a'; 9 << 20],
        "codebook.yaml, line 1: the file has more than 8388608 bytes",
        "",
    );
}

#[test]
fn the_hash_is_of_what_is_said_and_not_of_how_it_is_laid_out() {
    let hash = reads(WHOLE).hash;
    assert_eq!(hash.len(), 64);
    let laid_out = WHOLE
        .replace("name: a test\n", "# a comment\nname: 'a test'\n\n")
        .replace("unless: [court, house]", "unless:\n        - court\n        - house")
        .replace("threshold NEAR/8 differ*", "(threshold  NEAR/8 differ*)");
    assert_eq!(reads(&laid_out).hash, hash);
    for (was, is) in [
        ("NEAR/8", "NEAR/9"),
        ("its own bar", "its bar"),
        ("title: No agreed", "title: no agreed"),
        ("[court, house]", "[court]"),
        (": drank", ": drunk"),
        ("glossary, ", ""),
        ("a test", "another test"),
    ] {
        assert_ne!(reads(&WHOLE.replacen(was, is, 1)).hash, hash, "{was}");
    }
}

#[test]
fn the_built_in_codebook_is_read() {
    let book = Codebook::built_in();
    assert!(book.theme("threshold").is_some());
}
