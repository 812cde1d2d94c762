//! The interpreter: content streams to glyphs.
//!
//! It keeps exactly the state that decides where text stands and in which font: the
//! graphics state with its text part, the text matrices, the resources in force, marked
//! content. Everything about colour, clipping and painting is passed over, but for two
//! things that tell more than they show: rules, which make tables, and pictures, which
//! make scans.

use lopdf::{Dictionary, Object, Stream};

use super::canvas::Canvas;
use super::file::{Fault, File};
use super::font::Fonts;
use super::layers::Layers;
use super::lexer::{Lexer, Token, numbers, unescaped};
use super::marked::Marks;
use super::matrix::Matrix;
use super::path::Path;
use super::show;
use super::state::{Pen, Render, State};
use crate::model::PageTrouble;

/// What lasts from page to page.
pub(super) struct Interpreter<'f, 'p> {
    pub(super) file: &'f File,
    pub(super) fonts: &'p mut Fonts,
    pub(super) layers: &'p Layers,
    pub(super) canvas: &'p mut Canvas<'f>,
    /// Resources in force, innermost last: what a form lacks it finds further out.
    pub(super) resources: Vec<&'f Dictionary>,
    pub(super) state: State,
    saved: Vec<State>,
    pub(super) pen: Pen,
    pub(super) marks: Marks,
    path: Path,
}

/// Nothing at all, deflated, takes this many bytes at most; more must give something.
const EMPTY_DEFLATED: usize = 32;
/// Forms within forms.
const MAX_FORMS: usize = 16;
/// States saved and not restored.
const MAX_SAVED: usize = 512;
/// Operands of one operator; a long `TJ` has thousands.
const MAX_OPERANDS: usize = 100_000;

impl<'f, 'p> Interpreter<'f, 'p> {
    pub(super) fn new(
        file: &'f File,
        fonts: &'p mut Fonts,
        layers: &'p Layers,
        canvas: &'p mut Canvas<'f>,
        placement: Matrix,
    ) -> Self {
        Self {
            file,
            fonts,
            layers,
            canvas,
            resources: Vec::new(),
            state: State::new(placement),
            saved: Vec::new(),
            pen: Pen::START,
            marks: Marks::default(),
            path: Path::default(),
        }
    }

    /// Draws the content of a page.
    pub(super) fn page(
        &mut self,
        dict: &'f Dictionary,
        resources: Option<&'f Dictionary>,
    ) {
        let mut content = Vec::new();
        match self.file.get(dict, b"Contents") {
            Some(Object::Stream(stream)) => self.append(stream, &mut content),
            Some(Object::Array(parts)) => {
                for part in parts {
                    if let Some(Object::Stream(stream)) = self.file.resolve(part) {
                        self.append(stream, &mut content);
                    }
                }
            }
            _ => {}
        }
        self.resources.extend(resources);
        self.run(&content);
        self.resources.clear();
        if self.pen.is_down() {
            self.canvas.note(PageTrouble::Damaged);
        }
    }

    /// Adds one part of the content. Parts are cut anywhere between tokens.
    fn append(&mut self, stream: &Stream, content: &mut Vec<u8>) {
        match self.file.inflate(stream) {
            Ok(bytes) if bytes.is_empty() && stream.content.len() > EMPTY_DEFLATED => {
                self.canvas.note(PageTrouble::Damaged);
            }
            Ok(bytes) if content.is_empty() => *content = bytes,
            Ok(bytes) => {
                content.push(b'\n');
                content.extend_from_slice(&bytes);
            }
            Err(fault) => self.canvas.note(trouble(fault)),
        }
    }

    /// Draws a form or an appearance, placed by `placement` before its own matrix.
    pub(super) fn form(&mut self, form: &'f Stream, placement: &Matrix) {
        let open = &self.canvas.open_forms;
        let drawn_within_itself =
            open.iter().any(|dict| std::ptr::eq(*dict, &raw const form.dict));
        if open.len() >= MAX_FORMS || drawn_within_itself || self.is_hidden(&form.dict) {
            return;
        }
        let content = match self.file.inflate(form) {
            Ok(content) => content,
            Err(fault) => return self.canvas.note(trouble(fault)),
        };
        let matrix = self
            .file
            .numbers(&form.dict, b"Matrix")
            .map_or(Matrix::IDENTITY, Matrix::new);
        let (state, pen, depth) = (self.state, self.pen, self.saved.len());
        let (scopes, marks) = (self.resources.len(), self.marks.depth());
        self.state.ctm = matrix.then(placement).then(&self.state.ctm);
        self.resources.extend(self.file.dict(&form.dict, b"Resources"));
        self.canvas.open(&form.dict);
        self.run(&content);
        self.canvas.open_forms.pop();
        self.resources.truncate(scopes);
        self.marks.close_to(marks, self.canvas);
        self.saved.truncate(depth);
        (self.state, self.pen) = (state, pen);
    }

    fn is_hidden(&self, dict: &Dictionary) -> bool {
        dict.get(b"OC").is_ok_and(|group| self.layers.hide(self.file, group))
    }

    fn run(&mut self, content: &[u8]) {
        let mut lexer = Lexer::new(content);
        let mut operands = Vec::new();
        let mut text = Vec::new();
        while let Some(token) = lexer.next(&mut text) {
            let Token::Operator(operator) = token else {
                if operands.len() < MAX_OPERANDS {
                    operands.push(token);
                }
                continue;
            };
            if !self.canvas.may_go_on() {
                return;
            }
            if operator == b"ID" {
                lexer.skip_inline_image();
                self.picture();
            } else {
                self.operator(operator, &operands, &text);
            }
            operands.clear();
            text.clear();
        }
    }

    fn operator(&mut self, operator: &[u8], operands: &[Token<'_>], text: &[u8]) {
        match operator {
            b"Tj" | b"TJ" | b"'" | b"\"" => self.text_shown(operator, operands, text),
            b"Td" | b"TD" | b"Tm" | b"T*" | b"BT" => self.text_placed(operator, operands),
            b"Tc" | b"Tw" | b"Tz" | b"TL" | b"Ts" | b"Tr" | b"Tf" => {
                self.text_state(operator, operands);
            }
            b"ET" => self.pen.end(),
            b"q" if self.saved.len() < MAX_SAVED => self.saved.push(self.state),
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some(values) = numbers(operands) {
                    self.state.ctm = Matrix::new(values).then(&self.state.ctm);
                }
            }
            b"gs" => self.graphics_state(operands),
            b"Do" => self.draw(operands),
            b"BDC" | b"BMC" => self.open_mark(operands, text),
            b"EMC" => self.marks.close(self.canvas),
            b"re" | b"m" | b"l" => {
                self.path.build(operator, operands, &self.state.ctm);
            }
            b"S" | b"s" | b"B" | b"B*" | b"b" | b"b*" => self.path.stroke(self.canvas),
            b"f" | b"F" | b"f*" => self.path.fill(self.canvas),
            b"n" => self.path.clear(),
            _ => {}
        }
    }

    fn text_shown(&mut self, operator: &[u8], operands: &[Token<'_>], text: &[u8]) {
        if operator == b"\""
            && let [Token::Number(word), Token::Number(char), _] = operands
        {
            self.state.word_space = *word;
            self.state.char_space = *char;
        }
        if matches!(operator, b"'" | b"\"") {
            self.pen.next_line(0.0, -self.state.leading);
        }
        for operand in operands {
            match *operand {
                Token::Text { start, end } => show::text(self, &text[start..end]),
                Token::Number(adjust) if operator == b"TJ" => show::adjust(self, adjust),
                _ => {}
            }
        }
    }

    fn text_placed(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        match operator {
            b"BT" => self.pen.begin(),
            b"T*" => self.pen.next_line(0.0, -self.state.leading),
            b"Tm" => {
                if let Some(values) = numbers(operands) {
                    self.pen.set(Matrix::new(values));
                }
            }
            _ => {
                let Some([x, y]) = numbers(operands) else { return };
                if operator == b"TD" {
                    self.state.leading = -y;
                }
                self.pen.next_line(x, y);
            }
        }
    }

    fn text_state(&mut self, operator: &[u8], operands: &[Token<'_>]) {
        if let (b"Tf", [.., Token::Name(name), Token::Number(size)]) =
            (operator, operands)
        {
            self.state.size = *size;
            let font = self.resource(b"Font", name).and_then(|font| font.as_dict().ok());
            self.state.font = Some(match font {
                Some(font) => self.fonts.open(self.file, font),
                None => self.fonts.missing(self.file),
            });
        }
        let Some([value]) = numbers(operands) else { return };
        match operator {
            b"Tc" => self.state.char_space = value,
            b"Tw" => self.state.word_space = value,
            b"Tz" => self.state.stretch = value / 100.0,
            b"TL" => self.state.leading = value,
            b"Ts" => self.state.rise = value,
            b"Tr" => self.state.render = Render::from_mode(value),
            _ => {}
        }
    }

    /// A graphics state dictionary may set the font.
    fn graphics_state(&mut self, operands: &[Token<'_>]) {
        let Some(Token::Name(name)) = operands.last() else { return };
        let dict = self.resource(b"ExtGState", name).and_then(|it| it.as_dict().ok());
        let entry = dict.and_then(|dict| self.file.array(dict, b"Font"));
        let Some([font, size, ..]) = entry else { return };
        if let (Some(Object::Dictionary(font)), Some(size)) =
            (self.file.resolve(font), self.file.float(size))
        {
            self.state.font = Some(self.fonts.open(self.file, font));
            self.state.size = size;
        }
    }

    fn draw(&mut self, operands: &[Token<'_>]) {
        let Some(Token::Name(name)) = operands.last() else { return };
        let Some(Object::Stream(stream)) = self.resource(b"XObject", name) else {
            return;
        };
        match self.file.name(&stream.dict, b"Subtype") {
            Some(b"Image") if !self.is_hidden(&stream.dict) => self.picture(),
            Some(b"Form") => self.form(stream, &Matrix::IDENTITY),
            _ => {}
        }
    }

    /// Pictures fill the unit square.
    fn picture(&mut self) {
        self.canvas.picture(self.state.ctm.bounds(0.0, 0.0, 1.0, 1.0));
    }

    fn open_mark(&mut self, operands: &[Token<'_>], text: &[u8]) {
        let hidden = match operands {
            [Token::Name(b"OC"), Token::Name(name)] => self
                .entry(b"Properties", name)
                .is_some_and(|group| self.layers.hide(self.file, group)),
            _ => false,
        };
        let named = match operands {
            [_, Token::Name(name)] => self
                .resource(b"Properties", name)
                .and_then(|it| it.as_dict().ok())
                .and_then(|dict| self.file.get(dict, b"ActualText"))
                .and_then(|it| it.as_str().ok()),
            _ => None,
        };
        self.marks.open(hidden, named, operands, text, self.canvas);
    }

    fn resource(&self, kind: &[u8], name: &[u8]) -> Option<&'f Object> {
        self.file.resolve(self.entry(kind, name)?)
    }

    /// A named resource as it is written, reference or not.
    fn entry(&self, kind: &[u8], name: &[u8]) -> Option<&'f Object> {
        let name = unescaped(name);
        self.resources
            .iter()
            .rev()
            .find_map(|scope| self.file.dict(scope, kind)?.get(&name).ok())
    }
}

fn trouble(fault: Fault) -> PageTrouble {
    match fault {
        Fault::Damaged => PageTrouble::Damaged,
        Fault::Limit => PageTrouble::Limit,
    }
}
