//! Tiny PDF files for tests, written out by hand so that nothing is taken on trust.

use std::fmt::Write;

use super::{Options, Words, read};
use crate::model::{Extracted, Page};

/// A file of one page, US Letter, with two fonts: `F1` is Helvetica, `F2` is up to the
/// test. Objects 1 to 5 are taken; a test adds its own from 10 on.
pub(super) struct Sample {
    content: String,
    resources: String,
    font: String,
    page: String,
    catalog: String,
    trailer: String,
    objects: Vec<(u32, String)>,
}

impl Sample {
    pub(super) fn new(content: impl Into<String>) -> Self {
        Self {
            content: content.into(),
            resources: String::new(),
            font: "<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>".into(),
            page: String::new(),
            catalog: String::new(),
            trailer: String::new(),
            objects: Vec::new(),
        }
    }

    /// Lines of 12 point Helvetica, each at its place from the bottom left corner.
    pub(super) fn lines(lines: &[(f32, f32, &str)]) -> Self {
        let mut content = String::from("BT /F1 12 Tf\n");
        for (x, y, text) in lines {
            writeln!(content, "1 0 0 1 {x} {y} Tm ({text}) Tj").unwrap();
        }
        Self::new(content + "ET")
    }

    pub(super) fn resources(mut self, entries: &str) -> Self {
        self.resources = entries.into();
        self
    }

    pub(super) fn font(mut self, dict: &str) -> Self {
        self.font = dict.into();
        self
    }

    pub(super) fn page(mut self, entries: &str) -> Self {
        self.page = entries.into();
        self
    }

    pub(super) fn catalog(mut self, entries: &str) -> Self {
        self.catalog = entries.into();
        self
    }

    pub(super) fn trailer(mut self, entries: &str) -> Self {
        self.trailer = entries.into();
        self
    }

    pub(super) fn object(mut self, id: u32, body: &str) -> Self {
        self.objects.push((id, body.into()));
        self
    }

    pub(super) fn stream(self, id: u32, entries: &str, data: &str) -> Self {
        let body =
            format!("<<{entries}/Length {}>>stream\n{data}\nendstream", data.len());
        self.object(id, &body)
    }

    /// The bytes of the file.
    pub(super) fn bytes(self) -> Vec<u8> {
        let mut objects = vec![
            (1, format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog)),
            (2, "<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox[0 0 612 792]>>".into()),
            (
                3,
                format!(
                    "<</Type/Page/Parent 2 0 R/Contents 6 0 R\
                 /Resources<</Font<</F1 4 0 R/F2 5 0 R>>{}>>{}>>",
                    self.resources, self.page
                ),
            ),
            (
                4,
                "<</Type/Font/Subtype/Type1/BaseFont/Helvetica\
                 /Encoding/WinAnsiEncoding>>"
                    .into(),
            ),
            (5, self.font),
            (
                6,
                format!(
                    "<</Length {}>>stream\n{}\nendstream",
                    self.content.len(),
                    self.content
                ),
            ),
        ];
        objects.extend(self.objects);
        let mut out = String::from("%PDF-1.7\n");
        let mut xref = String::from("xref\n0 1\n0000000000 65535 f \n");
        for (id, body) in &objects {
            writeln!(xref, "{id} 1\n{:010} 00000 n ", out.len()).unwrap();
            writeln!(out, "{id} 0 obj\n{body}\nendobj").unwrap();
        }
        let start = out.len();
        let trailer = self.trailer;
        write!(
            out,
            "{xref}trailer\n<</Size 99/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF"
        )
        .unwrap();
        out.into_bytes()
    }

    pub(super) fn extracted(self) -> Extracted {
        extracted(&self.bytes())
    }

    /// The only page.
    pub(super) fn shown(self) -> Page {
        self.extracted().pages.remove(0)
    }

    /// The texts of the lines of the only page.
    pub(super) fn texts(self) -> Vec<String> {
        self.shown().lines.into_iter().map(|line| line.text).collect()
    }
}

/// Reads a file, word boxes included.
pub(super) fn extracted(bytes: &[u8]) -> Extracted {
    let options = Options { words: Words::Keep, ..Options::default() };
    read(bytes, &options, &mut |_| {})
}
