//! A `MatchTable` at work without generated code: what `errcat match` and the checks of examples use.

use std::collections::HashMap;

use super::{ErrorTable, MatchTable};
use crate::check::{self, Facts, FieldKind};
use crate::runtime::Table;
use crate::runtime::finding::Dialect;
use crate::runtime::pattern::{Fold, Hole, Kind, Match, Pattern};
use crate::runtime::response::{Fallback, Layout};

/// A catalogue and its table in the form that the runtime reads.
#[derive(Debug)]
pub struct Interpreter<'t> {
    facts: &'t Facts,
    errors: Vec<ErrorRows<'t>>,
    index: HashMap<(Option<u16>, Option<&'t str>), u32>,
    pointers: [String; 3],
    fallback: Vec<Fallback>,
}

/// What one error needs.
#[derive(Debug)]
struct ErrorRows<'t> {
    table: &'t ErrorTable,
    dialect: &'t check::Dialect,
    prefixes: String,
    patterns: Vec<Row<'t>>,
}

/// A pattern whose values know their kind.
#[derive(Debug)]
struct Row<'t> {
    message: u32,
    prefix: u8,
    head: &'t str,
    holes: Vec<Hole<'t>>,
}

impl<'t> Interpreter<'t> {
    /// Makes `table`, which was decided from `facts`, ready to read.
    pub fn new(facts: &'t Facts, table: &'t MatchTable) -> Self {
        let key = |error: &'t check::Error| (error.status, error.code.as_deref());
        let response = &facts.response;
        Self {
            facts,
            errors: facts.errors.iter().zip(&table.errors).map(|(e, t)| rows(e, t)).collect(),
            // Of two errors with one key, which is a mistake, the first stays.
            index: facts
                .errors
                .iter()
                .enumerate()
                .rev()
                .map(|(i, e)| (key(e), number(i)))
                .collect(),
            pointers: [&response.code, &response.messages, &response.correlation_id]
                .map(|pointers| pointers.join("\n")),
            fallback: response.fallback.iter().map(|fallback| self::fallback(*fallback)).collect(),
        }
    }

    /// The facts that it was made from.
    pub fn facts(&self) -> &'t Facts {
        self.facts
    }
}

fn rows<'t>(error: &'t check::Error, table: &'t ErrorTable) -> ErrorRows<'t> {
    let row = |pattern: &'t super::Pattern| Row {
        message: number(table.first_entry + pattern.message),
        prefix: pattern.prefix,
        head: &pattern.head,
        holes: holes(&error.messages[pattern.message], pattern),
    };
    ErrorRows {
        table,
        dialect: &error.dialect,
        prefixes: prefixes(&error.dialect),
        patterns: table.patterns.iter().map(row).collect(),
    }
}

fn holes<'t>(message: &'t check::Message, pattern: &'t super::Pattern) -> Vec<Hole<'t>> {
    let kind = |hole: &super::Hole| match &message.fields[hole.field].kind {
        _ if hole.same => Kind::Same,
        FieldKind::Index => Kind::Index,
        FieldKind::Int => Kind::Int,
        FieldKind::Word => Kind::Word,
        FieldKind::Path => Kind::Path,
        FieldKind::Text => Kind::Text,
        FieldKind::OneOf { written, .. } => Kind::OneOf(written),
    };
    let holes = pattern.holes.iter();
    holes
        .map(|hole| Hole { field: field(hole.field), kind: kind(hole), then: &hole.then })
        .collect()
}

/// Groups of prefixes as the runtime takes them: a spelling a line, an empty line between groups.
pub(crate) fn prefixes(dialect: &check::Dialect) -> String {
    dialect.prefixes.iter().map(|group| group.join("\n")).collect::<Vec<_>>().join("\n\n")
}

/// Whether a text matches one pattern of an error.
pub(crate) fn matches(error: &check::Error, pattern: &super::Pattern, text: &str) -> bool {
    let holes = holes(&error.messages[pattern.message], pattern);
    let row = Row { message: 0, prefix: 0, head: &pattern.head, holes };
    row.pattern().matches(text, fold(&error.dialect)).is_some()
}

/// What makes no difference in literal text.
pub(crate) fn fold(dialect: &check::Dialect) -> Fold {
    Fold { case: dialect.ignore_case, white_space: dialect.ignore_white_space }
}

fn fallback(fallback: check::Fallback) -> Fallback {
    match fallback {
        check::Fallback::Messages => Fallback::Messages,
        check::Fallback::Status => Fallback::Status,
    }
}

/// Errors and messages are numbered in 32 bits; a source file is too small for more.
fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}

/// A message has at most 16 fields.
fn field(index: usize) -> u8 {
    u8::try_from(index).unwrap_or(u8::MAX)
}

impl<'i> Table<'i> for &'i Interpreter<'_> {
    fn errors(self) -> u32 {
        number(self.errors.len())
    }

    fn status(self, error: u32) -> Option<u16> {
        self.facts.errors.get(error as usize)?.status
    }

    fn code(self, error: u32) -> Option<&'i str> {
        self.facts.errors.get(error as usize)?.code.as_deref()
    }

    fn find(self, status: Option<u16>, code: Option<&str>) -> Option<u32> {
        self.index.get(&(status, code)).copied()
    }

    fn dialect(self, error: u32) -> Dialect<'i> {
        let Some(rows) = self.errors.get(error as usize) else { return Dialect::default() };
        Dialect {
            fold: fold(rows.dialect),
            wrap: &rows.dialect.wrap,
            stray: &rows.dialect.stray,
            prefixes: &rows.prefixes,
            separator: rows.dialect.separator.as_deref(),
            reason_in_parentheses: rows.dialect.reason_in_parentheses,
            trailing_reason: rows.table.trailing_words,
        }
    }

    fn layout(self) -> Layout<'i> {
        let [code, messages, correlation_id] = &self.pointers;
        Layout { code, messages, correlation_id, fallback: &self.fallback }
    }

    fn empty_message(self, error: u32) -> Option<u32> {
        let table = self.errors.get(error as usize)?.table;
        Some(number(table.first_entry + table.empty?))
    }

    fn best<'a>(self, error: u32, prefix: u8, text: &'a str) -> Option<Match<'a>> {
        let rows = self.errors.get(error as usize)?;
        let fold = fold(rows.dialect);
        let patterns = rows.patterns.iter().filter(|row| row.prefix == prefix);
        patterns.filter_map(|row| row.pattern().matches(text, fold)).next()
    }
}

impl Row<'_> {
    fn pattern(&self) -> Pattern<'_> {
        let Self { message, prefix, head, holes } = self;
        Pattern { message: *message, prefix: *prefix, head, holes }
    }
}
