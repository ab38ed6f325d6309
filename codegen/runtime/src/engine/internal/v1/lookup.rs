//! Look-ups in the tables: facts of errors, messages, operations and general rules, each by its number.

extern crate alloc;

use core::fmt;
use core::time::Duration;

use super::super::super::{Category, Effect, Link, Retry};
use super::super::matching::codes;
use super::super::tables::columns::{self, Text, entry, error, field, operation, rule, setting};
use super::super::tables::section::Rows;
use super::super::tables::{self, Tables};

/// The numbers of some messages.
pub type Entries = core::ops::Range<u32>;

/// Returns the error with exactly this status and code, or with this code where errors have no status.
pub fn find(tables: &Tables<'_>, status: u16, code: &str) -> Option<u32> {
    let found = codes::find(tables, Some(status), Some(code));
    if tables.settings.number(0, setting::HAS_STATUSES) != 0 {
        return found;
    }
    found.or_else(|| codes::find(tables, None, Some(code)))
}

/// Returns a text of an error.
#[inline]
pub const fn error_text<'t>(tables: &Tables<'t>, number: u32, column: Text) -> Option<&'t str> {
    tables.text(&tables.errors, number, column)
}

/// Returns a text of a message.
#[inline]
pub const fn entry_text<'t>(tables: &Tables<'t>, number: u32, column: Text) -> Option<&'t str> {
    tables.text(&tables.entries, number, column)
}

/// Returns the status of an error.
#[inline]
pub const fn status(tables: &Tables<'_>, number: u32) -> Option<u16> {
    match tables.errors.number(number, error::STATUS) {
        0 => None,
        status => Some(status as u16),
    }
}

/// Returns the code of an error.
#[inline]
pub const fn code<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    error_text(tables, number, error::CODE)
}

/// Returns the name of an error.
#[inline]
pub const fn error_name<'t>(tables: &Tables<'t>, number: u32) -> &'t str {
    or_empty(error_text(tables, number, error::NAME))
}

/// Returns the error with this name, or with this status and code as they are displayed; a status alone is that of the
/// error without a code.
pub fn named_error(tables: &Tables<'_>, name: &str) -> Option<u32> {
    let all = 0..tables.errors.count();
    let named = all.clone().find(|number| error_name(tables, *number) == name);
    let (status, code) = title_parts(name);
    let is_displayed = |number: &u32| {
        self::status(tables, *number) == status && title_code(tables, *number) == code
    };
    let displayed = || all.clone().find(is_displayed);
    let alone = name.parse().ok();
    let is_alone = |number: &u32| {
        self::code(tables, *number).is_none() && self::status(tables, *number) == alone
    };
    let by_status = || all.clone().find(|number| alone.is_some() && is_alone(number));
    named.or_else(displayed).or_else(by_status)
}

/// Splits a displayed error into its status and the rest.
fn title_parts(text: &str) -> (Option<u16>, &str) {
    let split = text.split_once(' ').and_then(|(status, code)| Some((status.parse().ok()?, code)));
    split.map_or((None, text), |(status, code)| (Some(status), code))
}

/// Returns the code of an error, or else its name.
#[inline]
pub const fn title_code<'t>(tables: &Tables<'t>, number: u32) -> &'t str {
    match code(tables, number) {
        Some(code) => code,
        None => error_name(tables, number),
    }
}

/// Writes status and code of an error, padded as the formatter asks.
pub fn display_error(tables: &Tables<'_>, number: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let code = title_code(tables, number);
    match status(tables, number) {
        Some(status) => f.pad(&alloc::format!("{status} {code}")),
        None => f.pad(code),
    }
}

/// Returns the category of an error.
#[inline]
pub const fn category(tables: &Tables<'_>, number: u32) -> Category {
    match Category::numbered(tables.errors.number(number, error::CATEGORY)) {
        Some(category) => category,
        None => Category::Other,
    }
}

/// Returns the address of the documentation of an error.
#[inline]
pub const fn error_page<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    error_text(tables, number, error::PAGE)
}

/// Returns the address of the documentation of a message.
#[inline]
pub const fn entry_page<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    entry_text(tables, number, entry::PAGE)
}

/// Returns the message with this name: that of its error, a point, and its own.
pub const fn named_entry(tables: &Tables<'_>, name: &str) -> Option<u32> {
    let (name, mut number) = (name.as_bytes(), 0);
    while number < tables.entries.count() {
        let error = error_name(tables, error_of(tables, number)).as_bytes();
        let own = entry_name(tables, number).as_bytes();
        if name.len() == error.len() + 1 + own.len()
            && is_at(name, 0, error)
            && is_at(name, error.len(), b".")
            && is_at(name, error.len() + 1, own)
        {
            return Some(number);
        }
        number += 1;
    }
    None
}

/// Returns whether a part of a text, which is long enough, is this one.
const fn is_at(text: &[u8], start: usize, part: &[u8]) -> bool {
    let mut at = 0;
    while at < part.len() {
        if text[start + at] != part[at] {
            return false;
        }
        at += 1;
    }
    true
}

/// Writes the name of the error of a message, a point, and its own, padded as the formatter asks.
pub fn display_entry(tables: &Tables<'_>, number: u32, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let error = error_name(tables, error_of(tables, number));
    f.pad(&alloc::format!("{error}.{}", entry_name(tables, number)))
}

/// Returns the numbers of the errors that an operation returns; none when that is not known.
pub fn operation_errors<'t>(
    tables: &Tables<'t>,
    number: u32,
) -> impl Iterator<Item = u32> + Clone + use<'t> {
    let errors = tables.list(&tables.operations, number, operation::ERRORS);
    errors.filter_map(|error| error.parse().ok())
}

/// Returns the description of an error.
#[inline]
pub const fn error_description<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    error_text(tables, number, error::DESCRIPTION)
}

/// Returns the remedy of an error, or else the general one. Advice comes from one source: the general rules give no
/// remedy to an error with a retry of its own, and no retry to one with a remedy.
#[inline]
pub const fn error_remedy<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    match (error_text(tables, number, error::REMEDY), tables.errors.number(number, error::RETRY)) {
        (None, 0) => tables.text(&tables.settings, 0, setting::DEFAULT_REMEDY),
        (own, _) => own,
    }
}

/// Returns whether the remedy of an error is that of the general rules.
#[inline]
pub const fn is_general(tables: &Tables<'_>, number: u32) -> bool {
    error_text(tables, number, error::REMEDY).is_none() && error_remedy(tables, number).is_some()
}

/// Returns whether the remedy of a message is that of the general rules.
#[inline]
pub const fn is_entry_general(tables: &Tables<'_>, number: u32) -> bool {
    entry_text(tables, number, entry::REMEDY).is_none()
        && tables.entries.number(number, entry::RETRY) == 0
        && is_general(tables, error_of(tables, number))
}

/// Returns the retry of an error, or else the general one.
#[inline]
pub const fn error_retry(tables: &Tables<'_>, number: u32) -> Option<Retry<u32>> {
    Retry::unpacked(
        match (
            tables.errors.number(number, error::RETRY),
            error_text(tables, number, error::REMEDY),
        ) {
            (0, None) => tables.settings.number(0, setting::DEFAULT_RETRY),
            (own, _) => own,
        },
    )
}

/// Returns the time to wait before the retry of an error, or else the general one.
pub const fn error_delay(tables: &Tables<'_>, number: u32) -> Option<Duration> {
    match (tables.errors.number(number, error::RETRY), error_text(tables, number, error::REMEDY)) {
        (0, None) => milliseconds(tables.settings.number(0, setting::DEFAULT_DELAY)),
        _ => milliseconds(tables.errors.number(number, error::DELAY)),
    }
}

/// Returns the time to wait before the retry of a message, or else that of its error.
pub const fn entry_delay(tables: &Tables<'_>, number: u32) -> Option<Duration> {
    match (tables.entries.number(number, entry::RETRY), entry_text(tables, number, entry::REMEDY)) {
        (0, None) => error_delay(tables, error_of(tables, number)),
        (0, _) => milliseconds(tables.errors.number(error_of(tables, number), error::DELAY)),
        _ => milliseconds(tables.entries.number(number, entry::DELAY)),
    }
}

const fn milliseconds(delay: u32) -> Option<Duration> {
    if delay == 0 { None } else { Some(Duration::from_millis(delay as u64)) }
}

/// Returns whether a request that led to an error may have taken effect; `None` where that is not known.
pub const fn effect(tables: &Tables<'_>, number: u32) -> Option<Effect> {
    Effect::numbered(tables.errors.number(number, error::EFFECT))
}

/// Returns the number of the field with this name of a whole response, or of its items.
pub fn field(tables: &Tables<'_>, name: &str, item: bool) -> Option<u32> {
    let is = |number: &u32| {
        tables.text(&tables.fields, *number, field::NAME) == Some(name)
            && (tables.fields.number(*number, field::ITEM) != 0) == item
    };
    (0..tables.fields.count()).find(is)
}

/// Returns the impact of an error on an operation.
pub fn error_impact<'t>(tables: &Tables<'t>, number: u32, operation: u32) -> Option<&'t str> {
    impact(tables, &tables.errors, (number, error::IMPACT), operation)
}

/// Returns the links of an error.
#[inline]
pub fn error_links(
    tables: &'static Tables<'static>,
    number: u32,
) -> impl Iterator<Item = Link> + Clone {
    links(tables, &tables.errors, number, error::LINKS)
}

/// Returns the messages of an error.
#[inline]
pub const fn entries(tables: &Tables<'_>, number: u32) -> Entries {
    let first = tables.errors.number(number, error::FIRST_ENTRY);
    first..first + tables.errors.number(number, error::ENTRIES)
}

/// Returns the message of an error for an empty list.
#[inline]
pub const fn empty_entry(tables: &Tables<'_>, number: u32) -> Option<u32> {
    tables.errors.number(number, error::EMPTY).checked_sub(1)
}

/// Returns the error of a message.
#[inline]
pub const fn error_of(tables: &Tables<'_>, number: u32) -> u32 {
    tables.entries.number(number, entry::ERROR)
}

/// Returns the name of a message.
#[inline]
pub const fn entry_name<'t>(tables: &Tables<'t>, number: u32) -> &'t str {
    or_empty(entry_text(tables, number, entry::NAME))
}

/// Returns the documented text of a message; `None` for an empty list.
#[inline]
pub const fn message<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    entry_text(tables, number, entry::MESSAGE)
}

/// Returns the description of a message.
#[inline]
pub const fn entry_description<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    entry_text(tables, number, entry::DESCRIPTION)
}

/// Returns the remedy of a message, or else that of its error.
#[inline]
pub const fn entry_remedy<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    match (entry_text(tables, number, entry::REMEDY), tables.entries.number(number, entry::RETRY)) {
        (None, 0) => error_remedy(tables, error_of(tables, number)),
        (None, _) => error_text(tables, error_of(tables, number), error::REMEDY),
        (own, _) => own,
    }
}

/// Returns the retry of a message, or else that of its error.
#[inline]
pub const fn entry_retry(tables: &Tables<'_>, number: u32) -> Option<Retry<u32>> {
    match (tables.entries.number(number, entry::RETRY), entry_text(tables, number, entry::REMEDY)) {
        (0, None) => error_retry(tables, error_of(tables, number)),
        (0, _) => Retry::unpacked(tables.errors.number(error_of(tables, number), error::RETRY)),
        (own, _) => Retry::unpacked(own),
    }
}

/// Returns the impact of a message on an operation, or else that of its error.
pub fn entry_impact<'t>(tables: &Tables<'t>, number: u32, operation: u32) -> Option<&'t str> {
    impact(tables, &tables.entries, (number, entry::IMPACT), operation)
        .or_else(|| error_impact(tables, error_of(tables, number), operation))
}

/// Returns the links of a message.
#[inline]
pub fn entry_links(
    tables: &'static Tables<'static>,
    number: u32,
) -> impl Iterator<Item = Link> + Clone {
    links(tables, &tables.entries, number, entry::LINKS)
}

/// Returns the names of the values of a message.
#[inline]
pub fn fields<'t>(tables: &Tables<'t>, number: u32) -> tables::List<'t> {
    tables.list(&tables.entries, number, entry::FIELDS)
}

/// Returns whether a message has a sensitive value.
#[inline]
pub const fn has_sensitive_messages(tables: &Tables<'_>) -> bool {
    tables.settings.number(0, setting::SENSITIVE_MESSAGES) != 0
}

/// Returns whether a field is sensitive.
#[inline]
pub const fn has_sensitive_fields(tables: &Tables<'_>) -> bool {
    tables.settings.number(0, setting::SENSITIVE_FIELDS) != 0
}

/// Returns whether a value of a message is sensitive.
#[inline]
pub const fn is_sensitive(tables: &Tables<'_>, number: u32, value: usize) -> bool {
    tables.entries.number(number, entry::SENSITIVE) >> value & 1 != 0
}

/// Returns the name of a field.
#[inline]
pub const fn field_name<'t>(tables: &Tables<'t>, number: u32) -> &'t str {
    or_empty(tables.text(&tables.fields, number, field::NAME))
}

/// Returns whether a field is sensitive.
#[inline]
pub const fn is_sensitive_field(tables: &Tables<'_>, number: u32) -> bool {
    tables.fields.number(number, field::SENSITIVE) != 0
}

/// Returns texts of a message that were observed on the wire.
#[inline]
pub fn examples<'t>(tables: &Tables<'t>, number: u32) -> tables::List<'t> {
    tables.list(&tables.entries, number, entry::EXAMPLES)
}

/// Returns the name and the description of an operation.
#[inline]
pub const fn operation<'t>(tables: &Tables<'t>, number: u32) -> (&'t str, &'t str) {
    let rows = &tables.operations;
    let name = or_empty(tables.text(rows, number, operation::NAME));
    (name, or_empty(tables.text(rows, number, operation::DESCRIPTION)))
}

/// Returns the name of a general rule.
#[inline]
pub const fn rule_name<'t>(tables: &Tables<'t>, number: u32) -> &'t str {
    or_empty(tables.text(&tables.rules, number, rule::NAME))
}

/// Returns the description of a general rule.
#[inline]
pub const fn rule_description<'t>(tables: &Tables<'t>, number: u32) -> &'t str {
    or_empty(tables.text(&tables.rules, number, rule::DESCRIPTION))
}

/// Returns the remedy that a general rule gives.
#[inline]
pub const fn rule_remedy<'t>(tables: &Tables<'t>, number: u32) -> Option<&'t str> {
    tables.text(&tables.rules, number, rule::REMEDY)
}

/// Returns the duration of a general rule.
#[inline]
pub const fn rule_duration(tables: &Tables<'_>, number: u32) -> Option<Duration> {
    let rows = &tables.rules;
    if rows.number(number, rule::HAS_DURATION) == 0 {
        return None;
    }
    let seconds = rows.number(number, rule::SECONDS) as u64
        | (rows.number(number, rule::SECONDS_HIGH) as u64) << 32;
    Some(Duration::new(seconds, rows.number(number, rule::NANOSECONDS)))
}

/// Returns the links of a general rule.
#[inline]
pub fn rule_links(
    tables: &'static Tables<'static>,
    number: u32,
) -> impl Iterator<Item = Link> + Clone {
    links(tables, &tables.rules, number, columns::rule::LINKS)
}

fn links(
    tables: &Tables<'static>,
    rows: &Rows<'static>,
    row: u32,
    column: Text,
) -> impl Iterator<Item = Link> + Clone + use<> {
    tables.pairs(rows, row, column).map(|(title, url)| Link::new(title, url))
}

fn impact<'t>(
    tables: &Tables<'t>,
    rows: &Rows<'t>,
    (row, column): (u32, Text),
    operation: u32,
) -> Option<&'t str> {
    let mut pairs = tables.pairs(rows, row, column);
    pairs.find(|(number, _)| number.parse() == Ok(operation)).map(|(_, impact)| impact)
}

#[inline]
const fn or_empty(text: Option<&str>) -> &str {
    match text {
        Some(text) => text,
        None => "",
    }
}
