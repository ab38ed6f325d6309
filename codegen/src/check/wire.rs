//! Checks `wire`: each declaration can have an effect, and none hides another.

use super::dialect::Dialect;
use super::pieces::{Piece, Template};
use super::{Checker, api, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecWire, Text};
use crate::source::Span;
use crate::vocabulary::{Ignore, ReasonStyle};

/// Returns the dialect that a `wire` mapping declares, and whether it is complete and without mistakes.
pub(super) fn dialect(checker: &mut Checker<'_>, spec: Option<&SpecWire>) -> (Dialect, bool) {
    let Some(spec) = spec else { return (Dialect::default(), true) };
    let (dialect, valid) = checker.watch(|checker| declared(checker, spec));
    (dialect, valid && spec.whole)
}

/// The maximum number of items of a list, since each item is tried on every message.
const MAX_ITEMS: usize = 100;

fn declared(checker: &mut Checker<'_>, spec: &SpecWire) -> Dialect {
    let mut dialect = Dialect::default();
    for ignore in &spec.ignore {
        match api::choice(checker, ignore) {
            Some(Ignore::Case) => dialect.ignore_case = true,
            Some(Ignore::WhiteSpace) => dialect.ignore_white_space = true,
            None => {}
        }
    }
    for reason in &spec.reasons {
        match api::choice(checker, reason) {
            Some(ReasonStyle::Parentheses) => dialect.reason_in_parentheses = true,
            Some(ReasonStyle::Trailing) => dialect.trailing_reason = true,
            None => {}
        }
    }
    let pairs = checker.most(&spec.wrap, MAX_ITEMS, |pair| pair.span);
    dialect.wrap = pairs.iter().filter_map(|pair| wrap(checker, pair)).collect();
    dialect.stray = spec.stray.as_ref().map(|stray| text::line(checker, stray)).unwrap_or_default();
    dialect.separator =
        spec.separator.as_ref().map(|separator| self::separator(checker, separator));
    let span = |group: &Vec<Text>| group.first().map_or_else(Span::default, |prefix| prefix.span);
    let groups = checker.most(&spec.prefixes, MAX_ITEMS, span);
    dialect.prefixes = groups.iter().map(|group| prefixes(checker, group)).collect();
    dialect.prefixes.retain(|group| !group.is_empty());
    dialect
}

fn wrap(checker: &mut Checker<'_>, text: &Text) -> Option<(char, char)> {
    let mut chars = text.value.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some(open), Some(close), None) => Some((open, close)),
        _ => {
            let message = format!("`{}` is not a pair of characters", text.value);
            let help = "write the two characters that enclose a message, such as `\"[]\"`";
            checker.push(Diagnostic::new(Lint::BadWire, text.span, message).help(help));
            None
        }
    }
}

fn separator(checker: &mut Checker<'_>, text: &Text) -> String {
    let separator = text::line(checker, text).trim().to_owned();
    if separator.contains(['(', ')']) {
        let message = "a separator cannot hold parentheses, they hold reasons";
        checker.push(Diagnostic::new(Lint::BadWire, text.span, message));
    }
    separator
}

fn prefixes(checker: &mut Checker<'_>, group: &[Text]) -> Vec<String> {
    let group = checker.most(group, MAX_ITEMS, |prefix| prefix.span);
    let mut group: Vec<_> =
        group.iter().map(|prefix| text::line(checker, prefix).trim().to_owned()).collect();
    // A spelling may begin with another one, so longer spellings are tried first.
    group.sort_by_key(|prefix| std::cmp::Reverse(prefix.chars().count()));
    group
}

/// Reports white space that is the only text before or after an outer placeholder, if it is trimmed from texts.
pub(super) fn outer_blank(
    checker: &mut Checker<'_>,
    dialect: &Dialect,
    template: &Template,
    text: &Text,
) {
    let value = &text.value;
    let blank = |piece: Option<&Piece>| match piece {
        Some(Piece::Literal(literal)) if literal.trim_ascii().is_empty() => literal.len(),
        _ => 0,
    };
    let ends = [
        (0, blank(template.pieces.first())),
        (value.len() - blank(template.pieces.last()), value.len()),
    ];
    for (start, end) in ends.into_iter().filter(|(start, end)| start < end) {
        if dialect.ignore_white_space && template.pieces.len() > 1 {
            let message = "this is only white space, which `wire` ignores, so nothing matches";
            let span = super::within(&checker.places(text), text, start, end);
            let diagnostic = Diagnostic::new(Lint::OuterBlank, span, message);
            checker.push(diagnostic.help("remove it"));
        }
    }
}
