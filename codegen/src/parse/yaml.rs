//! Converts YAML text to a tree of nodes with byte spans, from the events of `granit_parser`; no other module depends
//! on it. The tree is at most `MAX_DEPTH` deep; aliases share nodes, so a small file remains a small tree.

use std::collections::HashMap;
use std::rc::Rc;

use granit_parser::{Event, Parser, ScalarStyle, ScanError};

use super::syntax;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::source::{SourceFile, Span};

const MAX_DEPTH: usize = 32;

/// The maximum length of a text, in bytes.
const MAX_TEXT: usize = 64 * 1024;

/// The maximum weight of all values together; a catalogue of 20,000 entries has half of it.
const MAX_WEIGHT: usize = 2_000_000;

/// Returns the weight of a value: roughly the memory that it needs in all phases, in units of a short text.
fn weight(value: &Value) -> usize {
    match value {
        Value::Null | Value::Sequence(_) => 1,
        Value::Scalar(text) => 2 + text.len() / 32,
        Value::Mapping(_) => 16,
    }
}

/// A YAML value and its span.
#[derive(Debug)]
pub(super) struct Node {
    /// The value.
    pub(super) value: Value,
    /// The span in the source.
    pub(super) span: Span,
}

impl Node {
    /// Returns the span for diagnostics. For a mapping, this is the span of its first key, since the whole may be long.
    pub(super) fn head(&self) -> Span {
        match &self.value {
            Value::Mapping(items) => items.first().map_or(self.span, |(key, _)| key.span),
            _ => self.span,
        }
    }

    /// Returns the value of a key of a mapping.
    pub(super) fn entry(&self, name: &str) -> Option<&Self> {
        let Value::Mapping(items) = &self.value else { return None };
        items.iter().find(|(key, _)| key.is(name)).map(|(_, value)| &**value)
    }

    /// Returns whether the node is this text.
    pub(super) fn is(&self, text: &str) -> bool {
        matches!(&self.value, Value::Scalar(own) if own == text)
    }
}

/// A YAML value. Scalars are raw: `0042` and `no` remain text.
#[derive(Debug)]
pub(super) enum Value {
    /// A plain scalar that is empty, `~` or `null`.
    Null,
    /// Text, with escapes and folding resolved.
    Scalar(String),
    /// A list.
    Sequence(Vec<Rc<Node>>),
    /// Keys and values in file order, including duplicates.
    Mapping(Vec<(Rc<Node>, Rc<Node>)>),
}

/// Returns the only document of a source, as far as it could be read.
pub(super) fn read(source: &SourceFile) -> (Option<Rc<Node>>, Diagnostics) {
    let text = source.text().strip_prefix('\u{feff}').unwrap_or(source.text());
    let offset = source.text().len() - text.len();
    let mut builder = Builder { source: source.text(), offset, ..Builder::default() };
    for event in Parser::new_from_str(text) {
        let stop = match event {
            Ok((event, span)) => builder.event(event, span),
            Err(error) => Err(syntax_error(source, builder.offset, &error)),
        };
        if let Err(diagnostic) = stop {
            builder.diagnostics.push(diagnostic);
            return (None, builder.diagnostics);
        }
    }
    if builder.root.is_none() {
        let message = "the file does not contain a catalogue";
        let help = "begin with `errcat: 1`";
        let span = Span::default();
        builder.diagnostics.push(Diagnostic::new(Lint::YamlDocument, span, message).help(help));
    }
    (builder.root, builder.diagnostics)
}

fn syntax_error(source: &SourceFile, offset: usize, error: &ScanError) -> Diagnostic {
    let at = error.marker().byte_offset().map_or(source.text().len(), |at| at + offset);
    let at = source.text().floor_char_boundary(at);
    if let Some(mistake) = syntax::find(source.text(), at, &error.info()) {
        let diagnostic = Diagnostic::new(Lint::YamlSyntax, mistake.span, mistake.message);
        return diagnostic.help(mistake.help);
    }
    let found = source.text()[at..].chars().next();
    let end = found.map_or(at, |c| at + c.len_utf8());
    let diagnostic = Diagnostic::new(Lint::YamlSyntax, Span::new(at, end), syntax::message(error));
    match found.and_then(suggestion) {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    }
}

/// Returns the most frequent fix for a character that YAML does not accept.
fn suggestion(c: char) -> Option<&'static str> {
    match c {
        ':' => Some(
            "put quotes around text that holds a colon before a space, and indent keys like those next to them",
        ),
        '[' | '{' => Some("close it, or put quotes around text that begins with it"),
        '"' | '\'' => Some("close the quote; in double quotes write `\\\\` for a backslash"),
        '-' => Some(
            "begin the list on the next line, or put quotes around text that begins with a dash",
        ),
        '`' | '@' | '%' | '*' | '&' | '!' | '|' | '>' | ']' | '}' | ',' => {
            Some("put quotes around text that begins with this character")
        }
        _ => None,
    }
}

#[derive(Default)]
struct Builder<'s> {
    source: &'s str,
    open: Vec<Open>,
    anchors: HashMap<usize, Weighed>,
    /// The weight of everything read so far, including the values of aliases.
    weight: usize,
    root: Option<Rc<Node>>,
    documents: usize,
    offset: usize,
    diagnostics: Diagnostics,
}

/// A value to which aliases can refer, and its weight.
#[derive(Clone)]
struct Weighed {
    node: Rc<Node>,
    weight: usize,
}

/// A collection whose end has not been read.
struct Open {
    /// The weight of everything before it.
    weight: usize,
    start: usize,
    anchor: usize,
    items: Vec<Rc<Node>>,
    mapping: bool,
}

impl Builder<'_> {
    fn event(&mut self, event: Event<'_>, span: granit_parser::Span) -> Result<(), Diagnostic> {
        let range = span.byte_range().unwrap_or_default();
        let span = Span::new(range.start + self.offset, range.end + self.offset);
        match event {
            Event::DocumentStart(..) => self.document(span)?,
            Event::Scalar(text, style, anchor, tag) => {
                self.tag(tag.as_deref(), span);
                not_too_long(&text, span)?;
                let value = scalar(&text, style);
                let span = self.without_line_ends(span, style);
                let before = self.weight;
                self.close(Node { value, span }, anchor, before)?;
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.tag(tag.as_deref(), span);
                self.start(span, anchor, false)?;
            }
            Event::MappingStart(_, anchor, tag) => {
                self.tag(tag.as_deref(), span);
                self.start(span, anchor, true)?;
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(span)?,
            Event::Alias(anchor) => {
                if let Some(Weighed { node, weight }) = self.anchors.get(&anchor).cloned() {
                    self.weigh(weight, span)?;
                    self.add(node);
                } else {
                    let message = "an alias cannot be inside the value that it names";
                    return Err(Diagnostic::new(Lint::YamlSyntax, span, message));
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Returns the span of a block without the line breaks at its end, which the parser includes.
    fn without_line_ends(&self, span: Span, style: ScalarStyle) -> Span {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let text = self.source.get(span.range()).filter(|_| block);
        text.map_or(span, |text| Span::new(span.start, span.start + text.trim_end().len()))
    }

    fn document(&mut self, span: Span) -> Result<(), Diagnostic> {
        self.documents += 1;
        if self.documents == 1 {
            return Ok(());
        }
        let message = "a second document begins here";
        let help = "write one catalogue per file";
        Err(Diagnostic::new(Lint::YamlDocument, span, message).help(help))
    }

    fn tag(&mut self, tag: Option<&granit_parser::Tag>, span: Span) {
        let Some(tag) = tag.filter(|tag| !tag.is_yaml_core_schema()) else { return };
        let message = format!("the tag `{}` has no meaning here", tag.original());
        self.diagnostics.push(Diagnostic::new(Lint::YamlTag, span, message).help("leave it out"));
    }

    fn start(&mut self, span: Span, anchor: usize, mapping: bool) -> Result<(), Diagnostic> {
        if self.open.len() >= MAX_DEPTH {
            let message = format!("values are nested more than {MAX_DEPTH} deep here");
            return Err(Diagnostic::new(Lint::YamlTooDeep, span, message));
        }
        let weight = self.weight;
        self.open.push(Open { weight, start: span.start, anchor, items: Vec::new(), mapping });
        Ok(())
    }

    fn end(&mut self, span: Span) -> Result<(), Diagnostic> {
        let Some(open) = self.open.pop() else { return Ok(()) };
        let last = open.items.last().map_or(open.start, |node| node.span.end);
        let span = Span::new(open.start, last.max(span.end.min(span.start + 1)).max(open.start));
        let value = if open.mapping {
            let mut items = open.items.into_iter();
            Value::Mapping(std::iter::from_fn(|| Some((items.next()?, items.next()?))).collect())
        } else {
            Value::Sequence(open.items)
        };
        self.close(Node { value, span }, open.anchor, open.weight)
    }

    /// Adds a complete node; `before` is the weight of everything before it.
    fn close(&mut self, node: Node, anchor: usize, before: usize) -> Result<(), Diagnostic> {
        self.weigh(weight(&node.value), node.span)?;
        let node = Rc::new(node);
        if anchor != 0 {
            let weight = self.weight - before;
            self.anchors.insert(anchor, Weighed { node: Rc::clone(&node), weight });
        }
        self.add(node);
        Ok(())
    }

    fn weigh(&mut self, weight: usize, span: Span) -> Result<(), Diagnostic> {
        self.weight = self.weight.saturating_add(weight);
        if self.weight <= MAX_WEIGHT {
            return Ok(());
        }
        let message = "the file holds more values than errcat reads";
        let help = "share fewer values by aliases, or make it several catalogues";
        Err(Diagnostic::new(Lint::TooLarge, Span::new(span.start, span.start), message).help(help))
    }

    fn add(&mut self, node: Rc<Node>) {
        match self.open.last_mut() {
            Some(open) => open.items.push(node),
            None => self.root = Some(node),
        }
    }
}

fn not_too_long(text: &str, span: Span) -> Result<(), Diagnostic> {
    if text.len() <= MAX_TEXT {
        return Ok(());
    }
    let message =
        format!("a text of {} bytes begins here; at most {MAX_TEXT} are allowed", text.len());
    let help = "shorten it, or split it";
    Err(Diagnostic::new(Lint::TooLarge, Span::new(span.start, span.start), message).help(help))
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    if style == ScalarStyle::Plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        Value::Null
    } else {
        Value::Scalar(text.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(node: &Node, source: &SourceFile) -> String {
        match &node.value {
            Value::Null => "null".to_owned(),
            Value::Scalar(text) => format!("{text:?}@{}", source.slice(node.span).escape_debug()),
            Value::Sequence(items) => {
                let items: Vec<_> = items.iter().map(|item| show(item, source)).collect();
                format!("[{}]", items.join(", "))
            }
            Value::Mapping(items) => {
                let one = |(key, value): &(Rc<Node>, Rc<Node>)| {
                    format!("{}: {}", show(key, source), show(value, source))
                };
                format!("{{{}}}", items.iter().map(one).collect::<Vec<_>>().join(", "))
            }
        }
    }

    fn check(text: &str, expected: &str) {
        let source = SourceFile::new("x.yaml", text);
        let (root, diagnostics) = read(&source);
        let shown = match root {
            Some(root) => show(&root, &source),
            None => diagnostics.iter().map(|d| d.lint.id()).collect::<Vec<_>>().join(","),
        };
        assert_eq!(shown, expected, "{text:.80}");
    }

    #[test]
    fn scalars_are_raw_and_know_their_place() {
        check("a: 0042", r#"{"a"@a: "0042"@0042}"#);
        check("é: \"x\\ny\"", r#"{"é"@é: "x\ny"@\"x\\ny\"}"#);
        check("a: no", r#"{"a"@a: "no"@no}"#);
        check("a:", r#"{"a"@a: null}"#);
        check("\u{feff}a: b", r#"{"a"@a: "b"@b}"#);
        check("a: |\n  x\n  y\n", r#"{"a"@a: "x\ny\n"@x\n  y}"#);
    }

    #[test]
    fn collections_and_aliases() {
        check("[a, [b], {c: d}]", r#"["a"@a, ["b"@b], {"c"@c: "d"@d}]"#);
        check("a: &x b\nc: *x", r#"{"a"@a: "b"@b, "c"@c: "b"@b}"#);
        check("a: 1\na: 2", r#"{"a"@a: "1"@1, "a"@a: "2"@2}"#);
    }

    #[test]
    fn broken_and_hostile_files_end_in_a_diagnostic() {
        check("", "yaml-document");
        check("# nothing", "yaml-document");
        check("a: [", "yaml-syntax");
        check("a: *x", "yaml-syntax");
        check("a\n---\nb", "yaml-document");
        check(&"- ".repeat(100_000), "yaml-too-deep");
        check("a: \0", "yaml-syntax");
        check(&format!("a: {}", "x".repeat(MAX_TEXT + 1)), "too-large");
        check(&"- {}\n".repeat(MAX_WEIGHT / 16), "too-large");
        let text = format!("- &a {}\n", "x".repeat(MAX_TEXT)) + &"- *a\n".repeat(2000);
        check(&text, "too-large");
        let wider = |n: usize| format!("- &a{} [{}]\n", n + 1, format!("*a{n},").repeat(9));
        check(&("- &a0 x\n".to_owned() + &(0..9).map(wider).collect::<String>()), "too-large");
    }

    #[test]
    fn a_flood_of_brackets_ends_at_once() {
        let (root, diagnostics) = read(&SourceFile::new("x", "[".repeat(100_000)));
        assert!(root.is_none() && diagnostics.has_errors());
    }

    #[test]
    fn foreign_tags_are_reported() {
        let (_, diagnostics) = read(&SourceFile::new("x", "a: !ruby/object x\nb: !!str 1"));
        assert_eq!(diagnostics.iter().map(|d| d.lint).collect::<Vec<_>>(), [Lint::YamlTag]);
    }
}
