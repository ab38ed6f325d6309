//! Parses message texts into literal text and placeholders.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::field::{Field, FieldKind};
use super::name::Name;
use super::pieces::{Piece, Template};
use super::place::Places;
use super::{Checker, name};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::Text;
use crate::placeholder::PlaceholderType;
use crate::source::Span;
use crate::vocabulary::Vocabulary;

/// The maximum number of placeholders of a message; matching keeps their values on the stack.
pub const MAX_PLACEHOLDERS: usize = crate::runtime::pattern::MAX_FIELDS;

/// The number of mistakes after which parsing stops, since the text is probably not a message.
const MAX_MISTAKES: usize = 10;

/// Parses `text`. Finds its fields in `fields`, or adds them unless `closed`.
pub(super) fn parse(
    checker: &mut Checker<'_>,
    text: &Text,
    fields: &mut Vec<Field>,
    closed: bool,
) -> Option<Template> {
    let mut parser = TemplateParser {
        checker,
        text,
        fields,
        closed,
        template: Template::default(),
        mistakes: 0,
        last_end: None,
        places: OnceCell::new(),
    };
    parser.run();
    let valid = parser.mistakes == 0;
    let template = parser.template;
    valid.then_some(template)
}

struct TemplateParser<'a, 'c> {
    checker: &'a mut Checker<'c>,
    text: &'a Text,
    fields: &'a mut Vec<Field>,
    closed: bool,
    template: Template,
    mistakes: usize,
    /// The end of the last placeholder.
    last_end: Option<usize>,
    /// Computed at the first mistake, since most texts have none.
    places: OnceCell<Places>,
}

impl TemplateParser<'_, '_> {
    fn run(&mut self) {
        let text = &*self.text.value;
        let mut at = 0;
        let mut literal = String::new();
        while let Some(c) = text[at..].chars().next().filter(|_| self.mistakes < MAX_MISTAKES) {
            let rest = &text[at + c.len_utf8()..];
            if (c == '{' || c == '}') && rest.starts_with(c) {
                literal.push(c);
                at += 2;
            } else if c == '{' {
                self.literal(&mut literal);
                at = self.placeholder(text, at);
            } else if c == '}' {
                let help = "write `}}` for a literal brace";
                self.fail(Lint::BadPlaceholder, at, at + 1, "this `}` closes nothing", help);
                at += 1;
            } else {
                let end = text[at..].find(['{', '}']).map_or(text.len(), |length| at + length);
                literal.push_str(&text[at..end]);
                at = end;
            }
        }
        self.literal(&mut literal);
    }

    fn literal(&mut self, literal: &mut String) {
        if !literal.is_empty() {
            self.template.pieces.push(Piece::Literal(std::mem::take(literal)));
        }
    }

    /// Reads the placeholder whose `{` is at `start`. Returns where to continue.
    fn placeholder(&mut self, text: &str, start: usize) -> usize {
        let Some(length) = text[start + 1..].find(['{', '}']) else {
            let help = "write `{{` for a literal brace";
            self.fail(Lint::BadPlaceholder, start, text.len(), "this `{` is never closed", help);
            return text.len();
        };
        let end = start + 1 + length;
        if text[end..].starts_with('{') {
            let help = "write `{{` for a literal brace";
            self.fail(Lint::BadPlaceholder, start, end, "this `{` is never closed", help);
            return end;
        }
        if self.last_end == Some(start) {
            let message = "there is no text between this placeholder and the one before it";
            let help = "put literal text between them, or merge them";
            self.fail(Lint::AdjacentPlaceholders, start, end + 1, message, help);
        }
        self.last_end = Some(end + 1);
        let field = self.field(&text[start + 1..end], start + 1);
        self.template.pieces.extend(field.map(Piece::Field));
        end + 1
    }

    /// Returns the field of `name` or `name:type`, which begins at byte `at` of the text.
    fn field(&mut self, inner: &str, at: usize) -> Option<usize> {
        let (written, kind) = inner.split_once(':').map_or((inner, None), |(n, k)| (n, Some(k)));
        let name_span = self.span(at, at + written.len());
        if let Err(problem) = name::snake(written) {
            let message = format!("`{written}` is not a valid placeholder name: {problem}");
            let help = "write `{name}` or `{name:type}` with a name in snake_case";
            self.report(Lint::BadPlaceholder, name_span, &message, help);
            return None;
        }
        let known = self.fields.iter().position(|field| field.name.as_str() == written);
        let kind = match kind {
            Some(kind) => Some(self.kind(kind, at + written.len() + 1)?),
            None => None,
        };
        match (known, kind) {
            (Some(field), None) => Some(field),
            (Some(field), Some(kind)) if self.fields[field].kind == kind => Some(field),
            (Some(_), Some(_)) => {
                let message = format!("`{written}` has another type elsewhere in this message");
                self.report(Lint::BadPlaceholder, name_span, &message, "give it one type");
                None
            }
            (None, _) if self.closed => {
                let message = format!("the documented text has no placeholder `{written}`");
                let help = "use the placeholders of `message`, all of them";
                self.report(Lint::BadPlaceholder, name_span, &message, help);
                None
            }
            (None, _) if self.fields.len() == MAX_PLACEHOLDERS => {
                let message = format!("a message has at most {MAX_PLACEHOLDERS} placeholders");
                self.report(Lint::BadPlaceholder, name_span, &message, "join some of them");
                self.mistakes = MAX_MISTAKES;
                None
            }
            (None, kind) => {
                let kind = kind.unwrap_or(FieldKind::TEXT);
                self.fields.push(Field { name: Name(written.to_owned()), kind, sensitive: false });
                Some(self.fields.len() - 1)
            }
        }
    }

    fn kind(&mut self, written: &str, at: usize) -> Option<FieldKind> {
        if let Some(kind) = PlaceholderType::from_word(written) {
            return Some(FieldKind::Simple(kind));
        }
        if written.contains('|') {
            return self.one_of(written, at);
        }
        let message = format!("there is no type `{written}`");
        let words = PlaceholderType::WORDS.iter().map(|row| row.word);
        let help = crate::parse::suggestion(written, words);
        let help = format!("{help} (`a|b|c` is one of several texts)");
        let span = self.span(at, at + written.len());
        self.report(Lint::UnknownType, span, &message, &help);
        None
    }

    fn one_of(&mut self, written: &str, at: usize) -> Option<FieldKind> {
        let mut choices: Vec<(String, Name)> = Vec::new();
        let mut taken = HashSet::new();
        let mut start = at;
        for choice in written.split('|') {
            let span = self.span(start, start + choice.len());
            start += choice.len() + 1;
            let problem = match name::variant(choice) {
                None => Some("it gives no variant name"),
                Some(name) if !taken.insert(name.pascal()) => {
                    Some("another choice gives the same variant")
                }
                Some(name) => {
                    choices.push((choice.to_owned(), name));
                    None
                }
            };
            if let Some(problem) = problem {
                let message = format!("`{choice}` cannot be a choice: {problem}");
                let help = "write `a|b|c` with choices that have letters and differ in them";
                self.report(Lint::BadPlaceholder, span, &message, help);
                return None;
            }
        }
        Some(FieldKind::OneOf { written: written.to_owned(), choices })
    }

    fn fail(&mut self, lint: Lint, start: usize, end: usize, message: &str, help: &str) {
        let span = self.span(start, end);
        self.report(lint, span, message, help);
    }

    fn report(&mut self, lint: Lint, span: Span, message: &str, help: &str) {
        self.mistakes += 1;
        self.checker.push(Diagnostic::new(lint, span, message).help(help));
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let places = self.places.get_or_init(|| self.checker.places(self.text));
        super::within(places, self.text, start, end)
    }
}
