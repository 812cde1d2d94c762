//! Tiny PDFs of our own making, one line of text at a time.

use std::fmt::Write as _;

/// A PDF being written: pages of lines in Helvetica.
#[derive(Default)]
pub(crate) struct Paper {
    pages: Vec<String>,
}

impl Paper {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a page with these lines in 11 points from the top; a line that begins with
    /// `# ` is set in 16 points bold, an empty one is a gap.
    pub(crate) fn page(mut self, lines: &[&str]) -> Self {
        let mut content = String::new();
        let mut y = 780;
        for line in lines {
            let (font, size, text) = match line.strip_prefix("# ") {
                Some(heading) => ("F2", 16, heading),
                None => ("F1", 11, *line),
            };
            let text = text.replace('\\', "\\\\").replace('(', "\\(").replace(')', "\\)");
            if !text.is_empty() {
                writeln!(content, "BT /{font} {size} Tf 72 {y} Td ({text}) Tj ET")
                    .unwrap();
            }
            y -= if line.is_empty() { 10 } else { size + 3 };
        }
        self.pages.push(content);
        self
    }

    /// Adds a page that holds a picture and no text.
    pub(crate) fn picture(mut self) -> Self {
        self.pages.push("q 595 0 0 842 0 0 cm /I1 Do Q\n".to_owned());
        self
    }

    /// Adds a page with a word drawn of lines, which only an eye can read.
    pub(crate) fn drawn(mut self, word: &str) -> Self {
        let mut content =
            "q 595 0 0 842 0 0 cm /I1 Do Q\n1 g 0 0 595 842 re f\n".to_owned();
        content.push_str("0 G 2.5 w 1 J 1 j\n");
        for (place, letter) in word.chars().enumerate() {
            for stroke in strokes(letter) {
                for (at, (x, y)) in stroke.iter().enumerate() {
                    let (x, y) = (80 + place * 20 + x * 6, 600 + y * 10);
                    writeln!(content, "{x} {y} {}", if at == 0 { "m" } else { "l" })
                        .unwrap();
                }
                content.push_str("S\n");
            }
        }
        self.pages.push(content);
        self
    }

    /// The bytes of the file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let count = self.pages.len();
        let kids: Vec<String> =
            (0..count).map(|at| format!("{} 0 R", 6 + at * 2)).collect();
        let font = |name: &str| {
            format!(
                "<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>"
            )
        };
        let picture = "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 \
                       /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\n\
                       stream\n0\nendstream";
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [{}] /Count {count} >>", kids.join(" ")),
            font("Helvetica"),
            font("Helvetica-Bold"),
            picture.to_owned(),
        ];
        for (at, content) in self.pages.iter().enumerate() {
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {} 0 R \
                 /Resources << /Font << /F1 3 0 R /F2 4 0 R >> /XObject << /I1 5 0 R >> >> >>",
                7 + at * 2
            ));
            objects.push(format!(
                "<< /Length {} >>\nstream\n{content}endstream",
                content.len()
            ));
        }
        assemble(&objects)
    }
}

/// A capital as strokes on a grid of three by three points.
fn strokes(letter: char) -> &'static [&'static [(usize, usize)]] {
    match letter {
        'T' => &[&[(0, 2), (2, 2)], &[(1, 2), (1, 0)]],
        'H' => &[&[(0, 0), (0, 2)], &[(2, 0), (2, 2)], &[(0, 1), (2, 1)]],
        'R' => &[&[(0, 0), (0, 2), (2, 2), (2, 1), (0, 1)], &[(1, 1), (2, 0)]],
        'E' => &[&[(2, 0), (0, 0), (0, 2), (2, 2)], &[(0, 1), (2, 1)]],
        'S' => &[&[(2, 2), (0, 2), (0, 1), (2, 1), (2, 0), (0, 0)]],
        'O' => &[&[(0, 0), (0, 2), (2, 2), (2, 0), (0, 0)]],
        'L' => &[&[(0, 2), (0, 0), (2, 0)]],
        'D' => &[&[(0, 0), (0, 2), (1, 2), (2, 1), (1, 0), (0, 0)]],
        other => panic!("no strokes for {other}"),
    }
}

/// Objects numbered from 1, with their table and trailer.
fn assemble(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.4\n");
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(file.len());
        write!(file, "{} 0 obj\n{object}\nendobj\n", at + 1).unwrap();
    }
    let table = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for place in places {
        writeln!(file, "{place:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file.into_bytes()
}
