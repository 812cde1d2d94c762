//! What is drawn is what is read, one fact a test.

use lopdf::{Document, EncryptionState, EncryptionVersion, Object, Permissions};

use super::sample::{Sample, extracted};
use super::{Options, read};
use crate::model::{PageNumber, PageTrouble, Status};

const QUOTES: &str = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman\
                      /Encoding<</Differences[65/quoteright]>>>>";

#[test]
fn text_after_restore_is_in_the_restored_font() {
    let content = "/F1 12 Tf q /F2 12 Tf BT 72 700 Td (A) Tj ET Q BT 72 680 Td (A) Tj ET";
    assert_eq!(Sample::new(content).font(QUOTES).texts(), ["’", "A"]);
}

#[test]
fn differences_name_their_glyphs() {
    let content = "BT /F2 12 Tf 72 700 Td (childAs) Tj ET";
    assert_eq!(Sample::new(content).font(QUOTES).texts(), ["child’s"]);
}

#[test]
fn the_map_to_unicode_beats_the_encoding() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman\
                /Encoding<</Differences[65/B]>>/ToUnicode 10 0 R>>";
    let sample = Sample::new("BT /F2 12 Tf 72 700 Td (AZ) Tj ET").font(font);
    let map = "1 beginbfchar <41> <0043> endbfchar 1 beginbfchar <5A> <0000> endbfchar";
    assert_eq!(sample.stream(10, "", map).texts(), ["CZ"]);
}

#[test]
fn composite_fonts_take_two_bytes_and_their_own_widths() {
    let font = "<</Type/Font/Subtype/Type0/BaseFont/Any/Encoding/Identity-H\
                /DescendantFonts[11 0 R]/ToUnicode 10 0 R>>";
    let below = "<</Type/Font/Subtype/CIDFontType2/BaseFont/Any/DW 500/W[1[1000 250] 7 8 600]\
                 /CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>";
    let sample = Sample::new("BT /F2 10 Tf 100 700 Td <000100020007> Tj ET").font(font);
    let map = "1 beginbfrange <0001> <0007> <0061> endbfrange";
    let page = sample.stream(10, "", map).object(11, below).shown();
    let line = &page.lines[0];
    assert_eq!(line.text, "abg");
    assert!((line.rect.width() - 18.5).abs() < 0.01, "{}", line.rect.width());
}

#[test]
fn kerning_parts_words_only_where_it_is_wide() {
    let content = "BT /F1 12 Tf 72 700 Td [(Ser) 20 (ious) -300 (Ca) -40 (se)] TJ ET";
    assert_eq!(Sample::new(content).texts(), ["Serious Case"]);
}

#[test]
fn forms_are_drawn_in_their_place_with_the_fonts_of_the_page() {
    let sample =
        Sample::new("q 1 0 0 1 0 100 cm /X Do Q").resources("/XObject<</X 10 0 R>>");
    let form = "/Type/XObject/Subtype/Form/BBox[0 0 600 600]/Matrix[1 0 0 1 50 0]";
    let page = sample.stream(10, form, "BT /F1 12 Tf 10 92 Td (inside) Tj ET").shown();
    assert_eq!(page.lines[0].text, "inside");
    assert!((page.lines[0].rect.x0 - 60.0).abs() < 0.01);
    assert!((page.lines[0].baseline - 600.0).abs() < 0.01);
}

#[test]
fn a_form_that_draws_itself_is_drawn_once() {
    let sample = Sample::new("/X Do").resources("/XObject<</X 10 0 R>>");
    let form =
        "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 10 0 R>>>>";
    let drawn = "BT /F1 12 Tf 72 700 Td (once) Tj ET /X Do";
    assert_eq!(sample.stream(10, form, drawn).texts(), ["once"]);
}

#[test]
fn forms_that_multiply_end() {
    let mut sample = Sample::new("/X Do").resources("/XObject<</X 10 0 R>>");
    for id in 10..26 {
        let below = format!("/Subtype/Form/Resources<</XObject<</X {} 0 R>>>>", id + 1);
        sample = sample.stream(id, &below, "/X Do /X Do /X Do /X Do");
    }
    assert_eq!(sample.extracted().status, Status::Limit);
}

#[test]
fn a_turned_page_is_read_as_it_is_shown() {
    let content = "BT /F1 12 Tf 0 1 -1 0 100 50 Tm (Landscape) Tj ET";
    let page = Sample::new(content).page("/Rotate 90").shown();
    assert_eq!((page.width, page.height), (792.0, 612.0));
    let line = &page.lines[0];
    assert_eq!(line.text, "Landscape");
    assert!((line.rect.x0 - 50.0).abs() < 0.01 && (line.baseline - 100.0).abs() < 0.01);
}

#[test]
fn text_up_the_side_is_one_line_after_the_rest() {
    let content = "BT /F1 12 Tf 0 1 -1 0 100 50 Tm (up the side) Tj \
                   1 0 0 1 200 700 Tm (level) Tj ET";
    let page = Sample::new(content).shown();
    let texts: Vec<&str> = page.lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(texts, ["level", "up the side"]);
    assert!(page.lines[1].rect.height() > page.lines[1].rect.width());
}

#[test]
fn what_is_cropped_away_is_not_read() {
    let sample = Sample::lines(&[(72.0, 700.0, "shown"), (72.0, 20.0, "slug line")]);
    let page = sample.page("/CropBox[0 100 612 792]").shown();
    assert_eq!((page.height, page.lines.len()), (692.0, 1));
    assert!((page.lines[0].baseline - 92.0).abs() < 0.01);
}

#[test]
fn actual_text_stands_in_for_glyphs() {
    let content = "BT /F1 12 Tf 72 700 Td (The ) Tj /Span<</ActualText(thresh)>>BDC (xyz) Tj EMC \
                   (old) Tj ET";
    assert_eq!(Sample::new(content).texts(), ["The threshold"]);
}

#[test]
fn layers_that_are_off_are_left_out() {
    let content = "BT /F1 12 Tf 72 700 Td /OC/L BDC (draft) Tj EMC (final) Tj ET";
    let sample = Sample::new(content).resources("/Properties<</L 10 0 R>>");
    let sample = sample.object(10, "<</Type/OCG/Name(Draft)>>");
    let off = "/OCProperties<</OCGs[10 0 R]/D<</OFF[10 0 R]>>>>";
    assert_eq!(sample.catalog(off).texts(), ["final"]);
}

#[test]
fn soft_hyphens_stay_at_the_end_of_a_line_only() {
    let lines = [(72.0, 700.0, "safe\\255guarding of chil\\255"), (72.0, 680.0, "dren")];
    assert_eq!(Sample::lines(&lines).texts(), ["safe-guarding of chil\u{ad}", "dren"]);
}

#[test]
fn ligatures_are_letters() {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman\
                /Encoding<</Differences[1/fi/f_f_l]>>>>";
    let sample =
        Sample::new("BT /F2 12 Tf 72 700 Td (\\001nding ba\\002e) Tj ET").font(font);
    assert_eq!(sample.texts(), ["finding baffle"]);
}

#[test]
fn letters_drawn_twice_are_bold_and_read_once() {
    let content = "BT /F1 12 Tf 72 700 Td (Findings) Tj 0.3 0 Td (Findings) Tj ET";
    let page = Sample::new(content).shown();
    assert_eq!(page.lines[0].text, "Findings");
    assert!(page.lines[0].is_bold());
}

#[test]
fn invisible_text_behind_a_picture_is_read() {
    let content = "q 612 0 0 792 0 0 cm /I Do Q BT 3 Tr /F1 12 Tf 72 700 Td \
                   (recognised text behind the scan) Tj ET";
    let sample = Sample::new(content).resources("/XObject<</I 10 0 R>>");
    let page = sample.stream(10, "/Subtype/Image/Width 1/Height 1", "x").shown();
    assert_eq!(page.lines[0].text, "recognised text behind the scan");
    assert_eq!(page.trouble, None);
}

#[test]
fn a_picture_without_text_is_a_scan() {
    let sample = Sample::new("q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q");
    let found = sample.extracted();
    assert_eq!(found.pages[0].trouble, Some(PageTrouble::Scanned));
    assert_eq!(found.status, Status::NoText);
    assert_eq!(found.detail.as_deref(), Some("page 1 is a picture of text"));
}

#[test]
fn appearances_are_read_unless_hidden() {
    let note = |flags: u32| {
        format!(
            "<</Type/Annot/Subtype/FreeText/F {flags}/Rect[100 600 300 700]/AP<</N 11 0 R>>>>"
        )
    };
    let texts = |flags: u32| {
        let sample = Sample::lines(&[(72.0, 720.0, "page")]).page("/Annots[10 0 R]");
        let form = "/Subtype/Form/BBox[0 0 200 100]";
        let sample = sample.object(10, &note(flags));
        sample.stream(11, form, "BT /F1 12 Tf 5 50 Td (note) Tj ET").texts()
    };
    assert_eq!(texts(4), ["page", "note"]);
    assert_eq!(texts(2), ["page"]);
}

#[test]
fn pages_have_the_labels_of_the_file() {
    let labels = "/PageLabels<</Nums[0<</S/r/St 4/P(App-)>>]>>";
    let page = Sample::lines(&[(72.0, 700.0, "x")]).catalog(labels).shown();
    assert_eq!(page.label.as_deref(), Some("App-iv"));
}

#[test]
fn title_and_author_are_the_files_own() {
    let sample = Sample::lines(&[(72.0, 700.0, "x")]).trailer("/Info 10 0 R");
    let info = "<</Title(Review of Child \\215J\\216)/Author<FEFF0053006900E2006E>>>";
    let found = sample.object(10, info).extracted();
    assert_eq!(found.title.as_deref(), Some("Review of Child “J”"));
    assert_eq!(found.author.as_deref(), Some("Siân"));
    assert_eq!(found.status, Status::Ok);
}

#[test]
fn a_file_without_text_is_never_ok() {
    let found = Sample::new("").extracted();
    assert_eq!(found.status, Status::NoText);
    assert_eq!(found.detail.as_deref(), Some("no page holds text"));
}

#[test]
fn what_is_no_pdf_and_half_of_one_are_damaged() {
    let page = extracted(b"<html>404</html>");
    assert_eq!(
        (page.status, page.detail.as_deref()),
        (Status::Damaged, Some("not a PDF file"))
    );
    assert_eq!(extracted(b"%PDF-1.7\nnothing else").status, Status::Damaged);
}

#[test]
fn a_damaged_table_of_objects_is_rebuilt() {
    let mut bytes = Sample::lines(&[(72.0, 700.0, "still here")]).bytes();
    let at = bytes.windows(9).rposition(|window| window == b"startxref").unwrap();
    bytes.truncate(at);
    assert_eq!(extracted(&bytes).pages[0].lines[0].text, "still here");
}

#[test]
fn a_password_is_asked_for_only_where_one_is_set() {
    let locked = |password: &str| {
        let sample = Sample::lines(&[(72.0, 700.0, "secret")]);
        let bytes = sample.trailer("/ID[<01020304><01020304>]").bytes();
        let mut document = Document::load_mem(&bytes).unwrap();
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut out = Vec::new();
        document.save_to(&mut out).unwrap();
        extracted(&out)
    };
    assert_eq!(locked("").pages[0].lines[0].text, "secret");
    assert_eq!(locked("user").status, Status::Encrypted);
}

#[test]
fn progress_names_each_page_before_it_is_read() {
    let mut seen = Vec::new();
    let bytes = Sample::lines(&[(72.0, 700.0, "x")]).bytes();
    read(&bytes, &Options::default(), &mut |page| seen.push(page));
    assert_eq!(seen, [PageNumber(1)]);
}

#[test]
fn too_many_operators_end_a_page_and_are_told() {
    let mut options = Options::default();
    options.limits.operators = 10;
    let lines = [(72.0, 700.0, "kept"), (72.0, 680.0, "kept"), (72.0, 660.0, "kept")];
    let content = Sample::lines(&[lines, lines, lines].concat()).bytes();
    let found = read(&content, &options, &mut |_| {});
    assert_eq!(found.status, Status::Partial);
    assert_eq!(found.pages[0].trouble, Some(PageTrouble::Limit));
    assert_eq!(found.detail.as_deref(), Some("page 1 holds more than a page may hold"));
}

#[test]
fn pages_that_cannot_be_found_are_told() {
    let text = String::from_utf8(Sample::lines(&[(72.0, 700.0, "x")]).bytes()).unwrap();
    let found = extracted(text.replace("/Count 1", "/Count 3").as_bytes());
    assert_eq!(found.status, Status::Partial);
    assert_eq!(found.detail.as_deref(), Some("1 of the 3 pages it announces were found"));
}

#[test]
fn content_cut_short_is_told() {
    let found = Sample::new("BT /F1 12 Tf 72 700 Td (kept) Tj").extracted();
    assert_eq!(found.pages[0].lines[0].text, "kept");
    assert_eq!(found.pages[0].trouble, Some(PageTrouble::Damaged));
    assert_eq!(found.detail.as_deref(), Some("page 1 is damaged"));
}

#[test]
fn a_loop_in_the_page_tree_ends() {
    let sample = Sample::lines(&[(72.0, 700.0, "x")]);
    let mut document = Document::load_mem(&sample.bytes()).unwrap();
    let pages = document.get_dictionary_mut((2, 0)).unwrap();
    let kids = vec![Object::Reference((2, 0)), Object::Reference((3, 0))];
    pages.set("Kids", kids);
    let mut out = Vec::new();
    document.save_to(&mut out).unwrap();
    assert_eq!(extracted(&out).pages.len(), 1);
}
