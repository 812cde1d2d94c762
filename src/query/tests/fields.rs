//! Fields and their values.

use super::{hints, points_at, reads};

#[test]
fn filters_read_back() {
    reads(
        "section:findings year:2014..2018 year:2014 page:..3 kind:list-item",
        "section:findings AND year:2014..2018 AND year:2014 AND page:..3 AND kind:list-item",
    );
    reads("board:“Harrow* LSCB”", "board:\"harrow* lscb\"");
    reads("authority:Kent published:2014", "board:\"kent\" AND year:2014");
    reads(
        "year:>=2015 year:<=2015 incident:>2015 age:<2",
        "year:2015.. AND year:..2015 AND incident:2016.. AND age:..1",
    );
    reads("NOT duplicate_of:* sex:female", "NOT duplicate_of:\"*\" AND sex:\"female\"");
    reads("board:Harrow review:child-n*", "board:\"harrow\" AND review:child-n*");
}

#[test]
fn a_wrong_field_or_value_is_pointed_at() {
    points_at("a bord:x", "bord", "`bord` is not a field");
    points_at("section:finding", "finding", "`finding` is none of the kinds");
    points_at("year:2018..2014", "2018..2014", "`2018..2014` is not a range of numbers");
    points_at("year:..", "..", "`..` is not a range of numbers");
    points_at(
        "page:99999999999",
        "99999999999",
        "`99999999999` is not a range of numbers",
    );
    points_at("board:\"a*b c\"", "a*b c", "a star here ends a word");
    points_at("board:Kent|Bexley", "|", "`|` cannot stand in the value of a field");
    points_at("theme:Threshold", "Threshold", "`Threshold` is not the name of a theme");
    points_at("status:damaged", "damaged", "`damaged` is none of the kinds");
    points_at("year:<0", "<0", "`<0` is not a range of numbers");
    hints("bord:x", "did you mean board:?");
    hints("autority:x", "did you mean board:?");
    hints("Sections:x", "did you mean section:?");
    hints("colour:x", "fields are section, kind, page");
}
