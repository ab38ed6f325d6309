//! Writes the tables of a catalogue, which have all that the engine needs: numbers and texts.

use std::collections::HashMap;
use std::time::Duration;

use super::{ErrorTable, MatchTable, PackedTable, word};
use crate::check::{
    About, Catalog, Dialect, Effect, Error, Fallback, GeneralRule, Link, Message, Name, Operation,
    Retry,
};
use crate::runtime::finding::{probe, starts};
use crate::runtime::response;
use errcat::__private::retry::pack;
use errcat::__private::tables::columns::{
    Number, Text, dialect, entry, error, operation, prefix, rule, setting,
};
use errcat::__private::tables::{END, FORMAT, PART, Tables, section};

/// The tables of a catalogue in memory.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TableData {
    /// The bytes of the numbers, section after section.
    pub numbers: Vec<u8>,
    /// The texts that the numbers refer to.
    pub texts: String,
    /// The end of each text in `texts`, so that generated code can have one line for each.
    pub text_ends: Vec<usize>,
    /// The end of each item in `numbers`.
    pub number_ends: Vec<usize>,
    /// The number of bytes in `numbers` that matching needs.
    pub matching_bytes: usize,
}

impl TableData {
    /// Writes the tables of a catalogue.
    pub fn of(catalog: &Catalog, table: &MatchTable, packed: &PackedTable) -> Self {
        let mut writer = Writer::default();
        let (dialects, dialect_numbers) = dialects(catalog);
        writer.settings(catalog, packed);
        writer.errors(catalog, table, &dialect_numbers);
        writer.entries(catalog);
        writer.operations(&catalog.operations);
        writer.rules(&catalog.rules);
        writer.dialects(&dialects);
        writer.packed(packed);
        writer.finish(packed.bytes())
    }

    /// Returns the tables in the engine's form.
    pub fn tables(&self) -> Tables<'_> {
        Tables::new(&self.numbers, &self.texts)
    }
}

/// Returns the different dialects, and the number of each error's dialect.
fn dialects(catalog: &Catalog) -> (Vec<&Dialect>, Vec<usize>) {
    let (mut dialects, mut known) = (Vec::new(), HashMap::new());
    let numbers = catalog.errors.iter().map(|error| {
        *known.entry(&error.dialect).or_insert_with(|| {
            dialects.push(&error.dialect);
            dialects.len() - 1
        })
    });
    let numbers = numbers.collect();
    (dialects, numbers)
}

/// The sections and texts that are being written.
#[derive(Default)]
pub(super) struct Writer {
    sections: Vec<Section>,
    texts: String,
    text_ends: Vec<usize>,
    known: HashMap<String, (u32, u32)>,
}

/// Items of one size.
struct Section {
    id: u32,
    size: usize,
    bytes: Vec<u8>,
}

/// A row of numbers that is being written.
pub(super) struct Row(Vec<u32>);

impl Row {
    pub(super) fn new(columns: u32) -> Self {
        Self(vec![0; columns as usize])
    }

    pub(super) fn number(&mut self, Number(column): Number, value: usize) {
        self.0[column as usize] = word(value);
    }

    pub(super) fn flag(&mut self, column: Number, value: bool) {
        self.number(column, usize::from(value));
    }

    /// Writes the lower half of a number.
    pub(super) fn half(&mut self, Number(column): Number, value: u64) {
        self.0[column as usize] = (value & u64::from(u32::MAX)) as u32;
    }

    fn bytes(self) -> impl Iterator<Item = u8> {
        self.0.into_iter().flat_map(u32::to_le_bytes)
    }
}

impl Writer {
    /// Writes a reference to a text, which is stored once however often it occurs.
    pub(super) fn text(&mut self, row: &mut Row, Text(column): Text, text: &str) {
        if text.is_empty() {
            return;
        }
        let (texts, ends) = (&mut self.texts, &mut self.text_ends);
        let span = *self.known.entry(text.to_owned()).or_insert_with(|| {
            let start = texts.len();
            texts.push_str(text);
            ends.push(texts.len());
            (word(start), word(text.len()))
        });
        (row.0[column as usize], row.0[column as usize + 1]) = span;
    }

    pub(super) fn optional(&mut self, row: &mut Row, column: Text, text: Option<&String>) {
        self.text(row, column, text.map(String::as_str).unwrap_or_default());
    }

    fn list<'a>(&mut self, row: &mut Row, column: Text, items: impl Iterator<Item = &'a str>) {
        let list: String = items.flat_map(|item| [item, END_TEXT]).collect();
        self.text(row, column, &list);
    }

    fn pairs(&mut self, row: &mut Row, column: Text, pairs: impl Iterator<Item = [String; 2]>) {
        let list: String = pairs.map(|[one, other]| format!("{one}{PART}{other}{END}")).collect();
        self.text(row, column, &list);
    }

    fn links(&mut self, row: &mut Row, column: Text, links: &[Link]) {
        self.pairs(row, column, links.iter().map(|link| [link.title.clone(), link.url.clone()]));
    }

    fn impact(&mut self, row: &mut Row, column: Text, about: &About) {
        let impacts = about.impact.iter();
        self.pairs(row, column, impacts.map(|(number, seen)| [number.to_string(), seen.clone()]));
    }

    fn section(&mut self, id: u32, size: usize, bytes: Vec<u8>) {
        if !bytes.is_empty() {
            self.sections.push(Section { id, size, bytes });
        }
    }

    pub(super) fn rows(&mut self, id: u32, columns: u32, rows: Vec<Row>) {
        let bytes = rows.into_iter().flat_map(Row::bytes).collect();
        self.section(id, columns as usize * 4, bytes);
    }

    fn settings(&mut self, catalog: &Catalog, packed: &PackedTable) {
        let (mut row, response) = (Row::new(setting::COUNT), &catalog.response);
        let remedy = catalog.default_remedy().and_then(|rule| rule.remedy.as_ref());
        self.optional(&mut row, setting::DEFAULT_REMEDY, remedy);
        row.number(setting::DEFAULT_RETRY, retry(catalog.default_retry(), &catalog.operations));
        let columns = [setting::FALLBACK, setting::FALLBACK_NEXT];
        for (column, fallback) in columns.into_iter().zip(&response.fallback) {
            row.number(column, self::fallback(*fallback).number() as usize);
        }
        let has_statuses = catalog.errors.iter().all(|error| error.status.is_some());
        row.flag(setting::HAS_STATUSES, has_statuses);
        row.number(setting::GROUPS, packed.groups as usize);
        row.flag(setting::CODES_WHOLE, packed.code_whole);
        row.number(setting::CODE_SEED, usize::try_from(packed.code_seed).unwrap_or_default());
        let retry = catalog.rules.iter().find(|rule| rule.retry.is_some());
        row.number(setting::DEFAULT_DELAY, delay(retry.and_then(|rule| rule.delay)));
        let mut messages = catalog.errors.iter().flat_map(|error| &error.messages);
        let is_sensitive = |message: &Message| message.fields.iter().any(|field| field.sensitive);
        row.flag(setting::SENSITIVE_MESSAGES, messages.any(is_sensitive));
        self.response(catalog, &mut row);
        self.rows(section::SETTINGS, setting::COUNT, vec![row]);
    }

    fn errors(&mut self, catalog: &Catalog, table: &MatchTable, dialects: &[usize]) {
        let rows = catalog.errors.iter().zip(&table.errors).zip(dialects);
        let rows =
            rows.map(|((error, table), dialect)| self.error(error, table, *dialect, catalog));
        let rows = rows.collect();
        self.rows(section::ERRORS, error::COUNT, rows);
    }

    fn error(
        &mut self,
        own: &Error,
        table: &ErrorTable,
        dialect: usize,
        Catalog { api, operations, .. }: &Catalog,
    ) -> Row {
        let (mut row, about) = (Row::new(error::COUNT), &own.about);
        self.text(&mut row, error::NAME, about.name.as_str());
        self.optional(&mut row, error::CODE, own.code.as_ref());
        self.optional(&mut row, error::DESCRIPTION, about.description.as_ref());
        self.optional(&mut row, error::REMEDY, about.remedy.as_ref());
        self.impact(&mut row, error::IMPACT, about);
        self.links(&mut row, error::LINKS, &about.links);
        row.number(error::STATUS, own.status.unwrap_or_default().into());
        row.number(error::RETRY, retry(about.retry.as_ref(), operations));
        row.number(error::FIRST_ENTRY, table.first_entry);
        row.number(error::ENTRIES, own.messages.len());
        row.number(error::EMPTY, table.empty.map_or(0, |empty| table.first_entry + empty + 1));
        row.number(error::DIALECT, dialect);
        row.number(error::TRAILING_WORDS, table.trailing_words.into());
        let parts = own.code_parts.iter().enumerate();
        let parts = parts.map(|(number, part)| usize::from(part.is_some()) << number);
        row.number(error::CODE_PARTS, parts.sum());
        row.number(error::EFFECT, own.effect().map_or(0, Effect::number) as usize);
        row.number(error::DELAY, delay(about.delay));
        row.number(error::CATEGORY, own.category().number() as usize);
        self.optional(&mut row, error::PAGE, api.page(own, None).as_ref());
        row
    }

    fn entries(&mut self, catalog: &Catalog) {
        let (mut rows, Catalog { api, operations, .. }) = (Vec::new(), catalog);
        for (number, error) in catalog.errors.iter().enumerate() {
            rows.extend(error.messages.iter().map(|message| {
                let mut row = self.entry(message, number, operations);
                self.optional(&mut row, entry::PAGE, api.page(error, Some(message)).as_ref());
                row
            }));
        }
        self.rows(section::ENTRIES, entry::COUNT, rows);
    }

    fn entry(&mut self, message: &Message, error: usize, operations: &[Operation]) -> Row {
        let (mut row, about) = (Row::new(entry::COUNT), &message.about);
        self.text(&mut row, entry::NAME, about.name.as_str());
        self.optional(&mut row, entry::MESSAGE, message.message.as_ref());
        let fields = message.fields.iter().map(|field| field.name.as_str());
        self.list(&mut row, entry::FIELDS, fields);
        self.optional(&mut row, entry::DESCRIPTION, about.description.as_ref());
        self.optional(&mut row, entry::REMEDY, about.remedy.as_ref());
        self.impact(&mut row, entry::IMPACT, about);
        self.links(&mut row, entry::LINKS, &about.links);
        self.list(&mut row, entry::EXAMPLES, message.examples.iter().map(String::as_str));
        row.number(entry::ERROR, error);
        row.number(entry::RETRY, retry(about.retry.as_ref(), operations));
        row.number(entry::DELAY, delay(about.delay));
        let sensitive = message.fields.iter().enumerate();
        let sensitive = sensitive.map(|(number, field)| usize::from(field.sensitive) << number);
        row.number(entry::SENSITIVE, sensitive.sum());
        row
    }

    fn operations(&mut self, operations: &[Operation]) {
        let rows = operations.iter().map(|own| {
            let mut row = Row::new(operation::COUNT);
            self.text(&mut row, operation::NAME, own.name.as_str());
            self.text(&mut row, operation::DESCRIPTION, &own.description);
            let errors: Vec<_> = own.errors.iter().map(usize::to_string).collect();
            self.list(&mut row, operation::ERRORS, errors.iter().map(String::as_str));
            row
        });
        let rows = rows.collect();
        self.rows(section::OPERATIONS, operation::COUNT, rows);
    }

    fn rules(&mut self, rules: &[GeneralRule]) {
        let rows = rules.iter().map(|own| self.rule(own)).collect();
        self.rows(section::RULES, rule::COUNT, rows);
    }

    fn rule(&mut self, own: &GeneralRule) -> Row {
        let mut row = Row::new(rule::COUNT);
        self.text(&mut row, rule::NAME, own.name.as_str());
        self.text(&mut row, rule::DESCRIPTION, &own.description);
        self.optional(&mut row, rule::REMEDY, own.remedy.as_ref());
        self.links(&mut row, rule::LINKS, &own.links);
        if let Some(duration) = own.duration {
            let seconds = duration.as_secs();
            row.flag(rule::HAS_DURATION, true);
            row.0[rule::SECONDS.0 as usize] = (seconds & u64::from(u32::MAX)) as u32;
            row.0[rule::SECONDS_HIGH.0 as usize] = (seconds >> 32) as u32;
            row.0[rule::NANOSECONDS.0 as usize] = duration.subsec_nanos();
        }
        row
    }

    fn dialects(&mut self, dialects: &[&Dialect]) {
        let mut prefixes = Vec::new();
        let rows = dialects.iter().map(|own| self.dialect(own, &mut prefixes)).collect();
        self.rows(section::DIALECTS, dialect::COUNT, rows);
        self.rows(section::PREFIXES, prefix::COUNT, prefixes);
    }

    fn dialect(&mut self, own: &Dialect, prefixes: &mut Vec<Row>) -> Row {
        let mut row = Row::new(dialect::COUNT);
        let wrap: String = own.wrap.iter().flat_map(|(open, close)| [*open, *close]).collect();
        self.text(&mut row, dialect::WRAP, &wrap);
        self.text(&mut row, dialect::STRAY, &own.stray);
        self.optional(&mut row, dialect::SEPARATOR, own.separator.as_ref());
        row.flag(dialect::CASE, own.ignore_case);
        row.flag(dialect::WHITE_SPACE, own.ignore_white_space);
        row.flag(dialect::PARENTHESES, own.reason_in_parentheses);
        row.flag(dialect::TRAILING, own.trailing_reason);
        row.number(dialect::STARTS, starts(own.spellings().map(|(_, text)| text)) as usize);
        let spellings: Vec<_> = own.spellings().map(|(_, text)| text).collect();
        let [a, b] = probe(&spellings, own.ignore_case).map(usize::from);
        row.number(dialect::PROBE, a << 8 | b);
        row.number(dialect::FIRST_PREFIX, prefixes.len());
        row.number(dialect::PREFIXES, own.spellings().count());
        prefixes.extend(own.spellings().map(|(group, spelling)| {
            let mut row = Row::new(prefix::COUNT);
            self.text(&mut row, prefix::SPELLING, spelling);
            row.number(prefix::GROUP, group.into());
            row
        }));
        row
    }

    fn packed(&mut self, packed: &PackedTable) {
        self.chunks(section::CODE_SLOTS, &packed.code_slots);
        self.chunks(section::CODE_ROWS, &packed.code_rows);
        self.chunks(section::PATTERN_ROWS, &packed.rows);
        self.chunks(section::NORMALIZED_ROWS, &packed.normalized);
        self.chunks(section::ROW_NUMBERS, &packed.numbers);
        self.chunks(section::SLOTS, &packed.slots);
        self.chunks(section::LISTS, &packed.lists);
        self.chunks(section::BEGINNINGS, &packed.beginnings);
        self.section(section::FINGERPRINTS, 1, packed.fingerprints.clone());
        self.section(section::BYTECODE, 1, packed.bytecode.clone());
    }

    fn chunks<const N: usize>(&mut self, id: u32, chunks: &[[u8; N]]) {
        self.section(id, N, chunks.as_flattened().to_vec());
    }

    /// Writes the directory and the sections after it.
    fn finish(self, matching_bytes: usize) -> TableData {
        let directory = 4 * (section::HEADER + section::ENTRY * self.sections.len());
        let mut numbers: Vec<u8> =
            [FORMAT, word(self.sections.len())].into_iter().flat_map(u32::to_le_bytes).collect();
        let mut number_ends = vec![numbers.len()];
        let mut start = directory;
        for Section { id, size, bytes } in &self.sections {
            let end = start + bytes.len();
            let entry = [*id, word(*size), word(start), word(end)];
            numbers.extend(entry.into_iter().flat_map(u32::to_le_bytes));
            number_ends.push(numbers.len());
            start = end;
        }
        for Section { size, bytes, .. } in &self.sections {
            for item in bytes.chunks(if *size == 1 { 24 } else { *size }) {
                numbers.extend(item);
                number_ends.push(numbers.len());
            }
        }
        let Self { texts, text_ends, .. } = self;
        TableData { numbers, texts, text_ends, number_ends, matching_bytes }
    }
}

/// [`END`] as a text.
const END_TEXT: &str = "\u{1e}";

/// Returns the engine's number of a retry.
fn retry(retry: Option<&Retry>, operations: &[Operation]) -> usize {
    let number = |name: &Name| operations.iter().position(|operation| operation.name == *name);
    pack(retry, |name| word(number(name).unwrap_or(usize::MAX))) as usize
}

/// Returns the milliseconds of a delay, at most those of 49 days.
fn delay(delay: Option<Duration>) -> usize {
    let milliseconds = delay.map_or(0, |delay| delay.as_millis());
    u32::try_from(milliseconds).unwrap_or(u32::MAX) as usize
}

/// Returns the engine's value for a fallback.
fn fallback(fallback: Fallback) -> response::Fallback {
    match fallback {
        Fallback::Messages => response::Fallback::Messages,
        Fallback::Status => response::Fallback::Status,
    }
}
