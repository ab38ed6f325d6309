//! What a text that is not YAML gets wrong: the place of the mistake, which is often before the one where the parser stops.

use granit_parser::{ErrorKind, ScanError};

use crate::source::Span;

/// A mistake: where it is, what it is, and how to fix it.
#[derive(PartialEq, Eq, Debug)]
pub(super) struct Mistake {
    pub(super) span: Span,
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

/// Returns the mistake for which a parser stops at a byte offset; `None` when it is not one of the frequent ones.
pub(super) fn find(text: &str, at: usize, info: &str) -> Option<Mistake> {
    let line = Line::at(text, at);
    let before = line.before(text);
    tab(&line)
        .or_else(|| info.contains("tab").then(|| tab(&line.after(text))).flatten())
        .or_else(|| no_space(&line))
        .or_else(|| before.as_ref().and_then(no_space))
        .or_else(|| text_after_bracket(&line, at))
        .or_else(|| info.contains("flow").then(|| unclosed(text, at)).flatten())
        .or_else(|| indentation(&line, info))
}

/// Returns what a parser reports, without the words of YAML's grammar for what is frequent.
pub(super) fn message(error: &ScanError) -> String {
    in_plain_words(error.kind()).map_or_else(|| error.info(), str::to_owned)
}

fn in_plain_words(kind: &ErrorKind) -> Option<&'static str> {
    Some(match kind {
        ErrorKind::MappingValueNotAllowed => "there cannot be a key before this colon",
        ErrorKind::MappingKeyNotAllowed => "there cannot be a key here",
        ErrorKind::SimpleKeyExpected => "this line has no colon after its key",
        ErrorKind::BlockSequenceEntryNotAllowed => "a list cannot begin here",
        ErrorKind::UnexpectedCharacter { .. } => "this character is not allowed here",
        ErrorKind::UnknownAnchor => "no value above has this name",
        ErrorKind::ExpectedFlowMappingSeparator => "a comma or `}` is missing before this",
        ErrorKind::ExpectedFlowSequenceSeparator => "a comma or `]` is missing before this",
        ErrorKind::InvalidBlockScalarHeader => "text after `|` or `>` begins on the next line",
        ErrorKind::InvalidTrailingSingleQuotedScalar
        | ErrorKind::InvalidTrailingDoubleQuotedScalar => "text follows the closing quote",
        ErrorKind::UnknownQuotedScalarEscape => "a backslash in this text does not begin an escape",
        _ => return None,
    })
}

/// A line without its line break, and the offset where it begins.
struct Line<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Line<'t> {
    fn at(text: &'t str, at: usize) -> Self {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        Self { start, text: text[start..].lines().next().unwrap_or_default() }
    }

    /// Returns the last line before it that is neither blank nor a comment.
    fn before(&self, text: &'t str) -> Option<Self> {
        let mut line = Self::at(text, self.start.checked_sub(1)?);
        while line.content().is_empty() || line.content().starts_with('#') {
            line = Self::at(text, line.start.checked_sub(1)?);
        }
        Some(line)
    }

    /// Returns the next line.
    fn after(&self, text: &'t str) -> Self {
        let end = self.start + self.text.len();
        Self::at(text, text[end..].find('\n').map_or(end, |at| end + at + 1))
    }

    /// Returns the length of its indentation.
    fn indent(&self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn content(&self) -> &'t str {
        self.text.trim()
    }

    /// Returns a span of its bytes.
    fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.start + start, self.start + end)
    }

    /// Returns its value and where that begins: what follows `key: `, or else the dashes of a list.
    fn value(&self) -> (usize, &'t str) {
        let indent = self.text.len() - self.text.trim_start_matches([' ', '-']).len();
        let rest = &self.text[indent..];
        let is_key = |key: &str| !key.is_empty() && key.chars().all(is_key_character);
        match rest.split_once(": ").filter(|(key, _)| is_key(key)) {
            Some((key, value)) => {
                let blank = value.len() - value.trim_start().len();
                (indent + key.len() + 2 + blank, value.trim_start())
            }
            None => (indent, rest),
        }
    }
}

fn is_key_character(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '-'
}

fn tab(line: &Line<'_>) -> Option<Mistake> {
    let tab = line.text[..line.indent()].find('\t')?;
    let (message, help) = ("a tab indents this line", "indent with spaces");
    Some(Mistake { span: line.span(tab, tab + 1), message, help })
}

fn no_space(line: &Line<'_>) -> Option<Mistake> {
    let (start, value) = line.value();
    let colon = value.find(|c| !is_key_character(c)).filter(|colon| *colon > 0)?;
    let after = value[colon..].strip_prefix(':')?.chars().next()?;
    if after.is_whitespace() || matches!(after, ':' | '/') || value.contains(": ") {
        return None;
    }
    let (message, help) = ("there is no space after this colon", "write `key: value`");
    let at = start + colon;
    Some(Mistake { span: line.span(at, at + 1), message, help })
}

/// Finds a value that begins with a bracket and goes on after the one that closes it.
fn text_after_bracket(line: &Line<'_>, at: usize) -> Option<Mistake> {
    let (start, value) = line.value();
    let end = closing(value)?;
    // The parser stops at the first character after the bracket.
    let stop = at.checked_sub(line.start + start + end)?;
    if value[end..].trim().is_empty() || !value[end..].get(..stop)?.trim().is_empty() {
        return None;
    }
    let message = "text that begins with this character needs quotes";
    let help = "put quotes around all of it";
    Some(Mistake { span: line.span(start, start + 1), message, help })
}

/// Finds the last value before an offset that begins with a bracket and does not close it.
fn unclosed(text: &str, at: usize) -> Option<Mistake> {
    let mut line = Line::at(text, at);
    loop {
        line = line.before(text)?;
        let (start, value) = line.value();
        if value.starts_with(['[', '{']) {
            let (message, help) = ("this bracket is not closed", "close it at the end of the line");
            let span = line.span(start, start + 1);
            return closing(value).is_none().then_some(Mistake { span, message, help });
        }
    }
}

/// Returns the offset after the bracket that closes the one with which a value begins.
fn closing(value: &str) -> Option<usize> {
    let (mut depth, mut quote, mut is_escaped) = (0_usize, None, false);
    for (at, c) in value.char_indices() {
        if std::mem::take(&mut is_escaped) {
            continue;
        }
        match (c, quote) {
            ('\\', Some('"')) => is_escaped = true,
            (_, Some(open)) if c == open => quote = None,
            ('"' | '\'', None) => quote = Some(c),
            ('[' | '{', None) => depth += 1,
            (']' | '}', None) if depth == 1 => return Some(at + 1),
            (']' | '}', None) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return None;
        }
    }
    None
}

fn indentation(line: &Line<'_>, info: &str) -> Option<Mistake> {
    if !info.contains("expected '-'") && !info.contains("expected key") {
        return None;
    }
    let message = "this line is indented like no line above that it could belong to";
    let help = "indent keys like those next to them";
    Some(Mistake { span: line.span(line.indent(), line.text.trim_end().len()), message, help })
}

#[cfg(test)]
mod tests {
    use super::super::yaml::read;
    use crate::source::SourceFile;

    /// The text that is marked, and the help.
    #[track_caller]
    fn check(text: &str, marked: &str, start: &str) {
        let source = SourceFile::new("x.yaml", format!("errcat: 1\n{text}"));
        let (root, diagnostics) = read(&source);
        assert!(root.is_none(), "{text:?} is YAML");
        let found = diagnostics.iter().next().expect("a diagnostic");
        let help = found.help.as_deref().unwrap_or_default();
        assert_eq!((source.slice(found.span), help), (marked, start), "{text:?}");
    }

    #[test]
    fn frequent_mistakes_have_their_place_and_a_fix() {
        check("errors:\n\t- status: 400\n", "\t", "indent with spaces");
        check("a: text\n\tb: c\n", "\t", "indent with spaces");
        check("errors:\n  - status:400\n    code: A\n", ":", "write `key: value`");
        check("api:\n  id:x\n  name: X\n", ":", "write `key: value`");
        check("a:\n  message: {a} is bad\n", "{", "put quotes around all of it");
        check("a:\n  - [a] is bad\n", "[", "put quotes around all of it");
        check("api: {id: x, name: \"}\"\nerrors: []\n", "{", "close it at the end of the line");
        check(
            "errors:\n  - status: 400\n   code: A\n",
            "code: A",
            "indent keys like those next to them",
        );
    }

    #[test]
    fn other_mistakes_are_where_the_parser_stops() {
        let colon = "put quotes around text that holds a colon before a space, and indent keys like those next to them";
        check("a: b: c\n", ":", colon);
        check(
            "a: \"b\nc: d\n",
            "\"",
            "close the quote; in double quotes write `\\\\` for a backslash",
        );
        check("a: @b\n", "@", "put quotes around text that begins with this character");
        check("a: {\"b\": \"} \\\" c\u{7f}\"}\n", "\u{7f}", "");
    }

    #[test]
    fn frequent_mistakes_are_reported_without_the_words_of_yaml_grammar() {
        for (text, marked, message) in [
            ("a: b: c\n", ":", "there cannot be a key before this colon"),
            ("a:\n  b: c\n   d: e\n", ":", "there cannot be a key before this colon"),
            ("a: ? b\n", "?", "there cannot be a key here"),
            ("a:\n  b: c\n  d e\n  f: g\n", "d", "this line has no colon after its key"),
            ("a: - b: c\n", "-", "a list cannot begin here"),
            ("a: @b\n", "@", "this character is not allowed here"),
            ("a: *b\n", "*", "no value above has this name"),
            ("a: {b: 1 c: 2}\n", ":", "a comma or `}` is missing before this"),
            ("a: [b c]d: e]\n", "[", "text that begins with this character needs quotes"),
            ("a: |b\n", "|", "text after `|` or `>` begins on the next line"),
            ("a: 'b' c\n", "c", "text follows the closing quote"),
            ("a: \"b\" c\n", "c", "text follows the closing quote"),
            ("a: \"\\d\"\n", "\"", "a backslash in this text does not begin an escape"),
        ] {
            let source = SourceFile::new("x.yaml", format!("errcat: 1\n{text}"));
            let (_, diagnostics) = read(&source);
            let found = diagnostics.iter().next().expect("a diagnostic");
            assert_eq!(
                (source.slice(found.span), found.message.as_str()),
                (marked, message),
                "{text:?}"
            );
        }
    }
}
