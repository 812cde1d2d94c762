//! Codebooks of other programs, and the way there and back.

use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_assert_eq, proptest};

use super::{Export, Import};
use crate::codebook::{Codebook, Role};

#[track_caller]
fn imports(text: &str, from: Import) -> Codebook {
    Codebook::import(text.as_bytes(), from, "of/others.file").unwrap().codebook
}

#[track_caller]
fn refused(text: &str, from: Import, message: &str) {
    let error = Codebook::import(text.as_bytes(), from, "others").unwrap_err();
    assert_eq!(error.to_string(), message);
}

fn ids(book: &Codebook) -> Vec<&str> {
    book.themes.iter().map(|theme| theme.id.0.as_str()).collect()
}

/// The rules of a theme as they were understood.
fn asked(book: &Codebook, theme: &str) -> Vec<String> {
    let at = book.theme(theme).unwrap();
    book.themes[usize::from(at.0)].rules.iter().map(|r| r.query.to_string()).collect()
}

const QDC: &str = "\u{feff}<?xml version=\"1.0\" encoding=\"utf-8\"?>
<q:CodeBook xmlns:q=\"urn:QDA-XML:codebook:0:4\" origin=\"somebody\">
  <q:Codes>
    <q:Code guid=\"1\" name=\"Staff\" isCodable=\"false\">
      <q:Description>Who &amp; <![CDATA[<how>]]></q:Description>
      <q:Code guid=\"2\" name=\"Work &quot;load&quot;\" isCodable=\"true\" color=\"#FF0000\"/>
      <q:Code guid=\"3\" name=\"Other\"/>
    </q:Code>
    <q:Code guid=\"4\" name=\"Family\">
      <q:Code guid=\"5\" name=\"Other\"><q:Description/></q:Code>
    </q:Code>
  </q:Codes>
  <q:Sets><q:Set name=\"s\"><q:Description>no code</q:Description></q:Set></q:Sets>
</q:CodeBook>";

#[test]
fn codes_are_known_by_their_local_names_and_told_apart_by_what_they_are_part_of() {
    let imported =
        Codebook::import(QDC.as_bytes(), Import::Qdc, "of/others.qdc").unwrap();
    let book = imported.codebook;
    assert_eq!(book.name, "others");
    assert_eq!(ids(&book), ["staff", "work-load", "other", "family", "family-other"]);
    assert_eq!(book.themes[0].definition, "Who & <how>");
    assert_eq!((book.themes[0].role, book.themes[1].role), (Role::Family, Role::Theme));
    assert_eq!(book.themes[1].title, "Work \"load\"");
    assert_eq!(asked(&book, "work-load"), ["\"work load\""]);
    let named: Vec<String> = imported.named.into_iter().map(|theme| theme.0).collect();
    assert_eq!(named, ["work-load", "other", "family-other"]);
}

#[test]
fn a_code_book_that_is_none_is_refused_on_its_line() {
    refused(
        "<CodeBook><Codes>\n<Code guid=\"1\"/></Codes></CodeBook>",
        Import::Qdc,
        "others, line 2: a `Code` has no name",
    );
    refused("<a/>", Import::Qdc, "others, line 1: there is no `Code` in this file");
    let broken = Codebook::import(b"<a>\n<b>\n</a>", Import::Qdc, "others").unwrap_err();
    assert!(
        broken.to_string().starts_with("others, line 3: this is not XML"),
        "{broken}"
    );
    let deep = "<Code name=\"a\">".repeat(100);
    assert!(Codebook::import(deep.as_bytes(), Import::Qdc, "others").is_err());
    refused(
        "<Codes><Code name=\"a\"><Description>x\n\n--- throughline ---\nrules:\n- a near/5 b\n\
         </Description></Code></Codes>",
        Import::Qdc,
        "others, line 5: a rule is not understood at `near/5 b`: `near/5` is not an operator",
    );
}

#[test]
fn a_liwc_dictionary_has_a_theme_a_category() {
    let book = imports(
        "%\n1\tfunct\n125\tposemo\t(Positive Emotion)\n%\nabandon*\t1 125\nkind of\t125\t1\n\
         can't\t1\nold style 125\n",
        Import::Liwc,
    );
    assert_eq!(ids(&book), ["funct", "posemo"]);
    assert_eq!(book.themes[1].title, "Positive Emotion");
    assert_eq!(asked(&book, "funct"), ["abandon*", "\"kind of\"", "\"can t\""]);
    assert_eq!(asked(&book, "posemo"), ["abandon*", "\"kind of\"", "\"old style\""]);
    assert_eq!(book.themes[0].rules[2].line, 7);
}

#[test]
fn a_liwc_dictionary_that_is_wrong_is_refused_on_its_line() {
    let cases = [
        ("funct\n", "line 1: a LIWC dictionary begins with a line `%`"),
        ("%\nfunct\n%\n", "line 2: a category is a number and a name"),
        ("%\n1\ta\n1\tb\n%\n", "line 3: two categories have this number"),
        ("%\n1\ta\n%\nx\t1\ny\t2\n", "line 5: there is no category 2"),
        ("%\n1\ta\n%\nx\n", "line 4: `x` is in no category"),
        ("%\n1\ta\n2\tb\n%\nx\t1\n", "line 3: no word is in the category `b`"),
        ("%\n1\ta\n%\nx\t<of>1\n", "line 4: `<of>1` is not the number of a category"),
    ];
    for (text, message) in cases {
        refused(text, Import::Liwc, &format!("others, {message}"));
    }
}

#[test]
fn a_table_has_a_theme_a_row_in_any_order() {
    let book = imports(
        "Name,Parent,Description,Terms,Files\nthreshold,Agencies,\"No, agreed\nbar\",level of \
         need; threshold* ;risk NEAR/3 bar,7\nAgencies,,,,\n",
        Import::Csv,
    );
    assert_eq!(ids(&book), ["agencies", "threshold"]);
    assert_eq!(book.themes[1].definition, "No, agreed bar");
    assert_eq!(
        asked(&book, "threshold"),
        ["\"level of need\"", "threshold*", "risk NEAR/3 bar"]
    );
    let book = imports("path\tterms\nA/b\tx\nA > c\ty\nA\t\n", Import::Csv);
    assert_eq!(ids(&book), ["a", "b", "c"]);
    assert_eq!(book.themes[2].parent.map(|parent| parent.0), Some(0));
    let book = imports("tag;description\nmental health;x\n", Import::Csv);
    assert_eq!(asked(&book, "mental-health"), ["\"mental health\""]);
}

#[test]
fn a_table_that_is_wrong_is_refused_on_its_line() {
    let cases = [
        ("label\nx\n", "line 1: no column names the themes"),
        ("name,terms\na,x\n,y\n", "line 3: this row has nothing in the column `name`"),
        ("name,parent\na,b\n", "line 2: `b`, which this is part of, has no row"),
        ("name,parent\na,b\nb,a\n", "line 2: `a` is part of itself"),
        ("name,terms\na,x\na,y\n", "line 3: `a` is the name of the theme on line 2, too"),
    ];
    for (text, message) in cases {
        refused(text, Import::Csv, &format!("others, {message}"));
    }
}

#[test]
fn formats_are_known_by_the_ending_of_a_file() {
    assert_eq!(Import::of("a/B.YML".as_ref()), Some(Import::Yaml));
    assert_eq!(Import::of("b.dic".as_ref()), Some(Import::Liwc));
    assert_eq!(Import::of("b".as_ref()), None);
    assert_eq!(Export::of("b.qdc".as_ref()), Some(Export::Qdc));
    assert_eq!(Export::of("b.dic".as_ref()), None);
}

const RICH: &str = r#"
name: 'rich: #1'
between professions:
  title: Between <professions> & "others"
  definition: What happens where one profession meets another, at length, so that it goes over a line and more.
  children:
    threshold:
      title: '- No agreed threshold: none'
      definition: "A mark \u2029 'quotes' and \"more\""
      counts: ['=1+1', 'yes', "it's"]
      excludes: ['A house # of theirs']
      source: x
      rules: ['"(no|not) agreed" OR threshold NEAR/8 differ*', risk]
      mentions: [threshold]
      unless: [house]
      sections: [glossary]
      children:
        rules: [bare glob*, hit, two words]
    soft:
      rules: [euphemism*]
      terms:
        liked a drink: drank
        '"a very long term (that|which) goes on" OR "and on and on" OR "and on and on and on and on"': ''
quanteda:
  Nested:
    deep: ['null', a b]
    deeper: ["x'y"]
"#;

#[test]
fn every_format_that_is_written_is_read_back_as_the_same_codebook() {
    let book = Codebook::parse(RICH.as_bytes(), "rich").unwrap();
    for (to, from) in [
        (Export::Yaml, Import::Yaml),
        (Export::Qdc, Import::Qdc),
        (Export::Csv, Import::Csv),
    ] {
        let written = book.export(to);
        let back = Codebook::import(written.as_bytes(), from, "written");
        let back = back.unwrap_or_else(|error| panic!("{error}\n{written}"));
        assert_eq!(back.codebook.hash, book.hash, "{written}");
        assert_eq!(back.named, []);
        assert_eq!(back.codebook.export(to), written);
    }
}

#[test]
fn the_built_in_codebook_goes_there_and_back() {
    let book = Codebook::built_in();
    for (to, from) in [
        (Export::Yaml, Import::Yaml),
        (Export::Qdc, Import::Qdc),
        (Export::Csv, Import::Csv),
    ] {
        let back = Codebook::import(book.export(to).as_bytes(), from, "written").unwrap();
        assert_eq!(back.codebook.hash, book.hash);
    }
}

#[test]
fn a_code_book_is_written_as_the_standard_has_it() {
    let text = "a:\n  title: A & b\n  definition: What it is.\n  children:\n    c: [x]\n";
    let book = Codebook::parse(text.as_bytes(), "x").unwrap();
    insta::assert_snapshot!(book.export(Export::Qdc), @r#"
    <?xml version="1.0" encoding="utf-8"?>
    <CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="throughline 0.1.0">
      <Codes>
        <Code guid="1CF8CFBB-413A-83A1-81E8-CB0A884165D8" name="A &amp; b" isCodable="false">
          <Description>What it is.

    --- throughline ---
    codebook: codebook
    theme: a
    </Description>
          <Code guid="9B58A668-D5E5-878D-9F9F-138D78CA011F" name="c" isCodable="true">
            <Description>--- throughline ---
    rules:
      - '&quot;x&quot;'
    </Description>
          </Code>
        </Code>
      </Codes>
    </CodeBook>
    "#);
}

#[test]
fn our_own_format_is_laid_out_for_people() {
    let book = Codebook::parse(RICH.as_bytes(), "rich").unwrap();
    insta::assert_snapshot!(book.export(Export::Yaml), @r#"
    name: 'rich: #1'

    between-professions:
      title: Between <professions> & "others"
      definition: >-
        What happens where one profession meets another, at length, so that it goes over a
        line and more.
      children:
        threshold:
          title: '- No agreed threshold: none'
          definition: A mark 'quotes' and "more"
          counts:
            - '=1+1'
            - 'yes'
            - it's
          excludes:
            - 'A house # of theirs'
          source: x
          rules:
            - '"(no|not) agreed" OR threshold NEAR/8 differ*'
            - risk
          mentions:
            - threshold
          unless:
            - house
          sections: [glossary]
          children:
            rules:
              rules:
                - '"bare glob*"'
                - '"hit"'
                - '"two words"'
        soft:
          rules:
            - euphemism*
          terms:
            liked a drink: drank
            ? '"a very long term (that|which) goes on" OR "and on and on" OR "and on and on and on and on"'
            : ''

    quanteda:
      nested:
        title: Nested
        children:
          deep:
            rules:
              - '"null"'
              - '"a b"'
          deeper:
            rules:
              - '"x y"'
    "#);
}

#[test]
fn no_cell_of_a_table_is_a_formula() {
    let book = Codebook::parse(RICH.as_bytes(), "rich").unwrap();
    let written = book.export(Export::Csv);
    assert!(written.contains(",'=1+1\nyes\nit's,") || written.contains("\"'=1+1\n"));
    assert!(written.contains("'- No agreed threshold: none"));
}

/// Text with all that YAML, XML and tables take for signs of their own.
fn text() -> impl Strategy<Value = String> {
    vec("[a-z:#'\"{}\\[\\],&*!|>%@`\\\\<=;?~ \\-]|\u{feff}|\u{85}|\u{7f}|é|\t", 0..24)
        .prop_map(|letters| letters.concat())
}

proptest! {
    #[test]
    fn any_text_is_read_back_from_yaml(
        title in text(),
        definition in vec(text(), 0..9),
        counts in vec(text(), 0..3),
        name in text(),
        plain in text(),
        lexicon in any::<bool>(),
    ) {
        let quoted = |text: &str| {
            let text = serde_json::to_string(text).unwrap();
            let escapes = [("\u{7f}", "\\u007f"), ("\u{85}", "\\u0085")];
            escapes.iter().fold(text, |text, (sign, code)| text.replace(sign, code))
        };
        let counts: Vec<String> = counts.iter().map(|line| quoted(line)).collect();
        let rules = if lexicon {
            format!("terms: {{risk: {}}}", quoted(&plain))
        } else {
            "rules: [risk]".to_owned()
        };
        let file = format!(
            "name: {}\na:\n  title: {}\n  definition: {}\n  counts: [{}]\n  {rules}\n",
            quoted(&name),
            quoted(&title),
            quoted(&definition.join(" ")),
            counts.join(", "),
        );
        let book = Codebook::parse(file.as_bytes(), "x").unwrap();
        let written = book.export(Export::Yaml);
        let back = Codebook::parse(written.as_bytes(), "written");
        let back = back.unwrap_or_else(|error| panic!("{error}\n{written}"));
        prop_assert_eq!(back.hash, book.hash);
    }
}
