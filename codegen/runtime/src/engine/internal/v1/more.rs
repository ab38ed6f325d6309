//! Parts that few responses have: items, values next to the messages, headers, and a body that is not UTF-8.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::vec::Vec;
use core::ops::Range;

use super::super::matching::paths::Raw;
use super::super::matching::response;
use super::super::matching::sources::{Headers, Level, Parts};
use super::super::matching::{fields, items};
use super::super::tables::Tables;
use super::super::tables::columns::setting;
use super::kept::{Kept, Row, Span};

/// The items, the fields and the headers of a response, as ranges of the kept text.
#[derive(Clone, Default)]
pub(super) struct More {
    /// The body as it was received, where it is not the text that was read.
    pub(super) raw: Option<Vec<u8>>,
    pub(super) items: Vec<Item>,
    /// The fields of the whole, then those of the items: the number and the text of each. A list has one for each
    /// element.
    pub(super) fields: Vec<(u32, Span)>,
    /// The number of fields of the whole.
    pub(super) own_fields: usize,
    pub(super) headers: Vec<[Span; 2]>,
    /// The number of messages of the whole, and of its findings.
    pub(super) own_messages: usize,
    pub(super) own_findings: usize,
    /// The code of the whole, if the code of the response is that of an item.
    pub(super) own_code: Span,
    /// The error of the response without regard to its items, from 1; 0 when there is none.
    pub(super) own_error: u32,
}

#[derive(Clone)]
pub(super) struct Item {
    pub(super) code: Span,
    pub(super) status: Option<u16>,
    /// The number of its error from 1; 0 when it is not in the catalogue.
    pub(super) error: u32,
    has_code: bool,
    /// Whether it has neither a code nor a status, so that it has the error of the whole.
    inherits: bool,
    pub(super) messages: Range<usize>,
    pub(super) findings: Range<usize>,
    pub(super) fields: Range<usize>,
}

/// The maximum length of the keys and paths of items that are kept, as a multiple of the length of the body.
const MAX_KEYS: usize = 4;

/// Reads the items, fields and headers of a response. `messages` are those of the whole, to which those of the items
/// are added.
pub(super) struct Collector<'c, 't, 'a> {
    pub(super) tables: &'c Tables<'t>,
    pub(super) kept: &'c mut Kept,
    pub(super) text: &'a str,
    pub(super) messages: &'c mut Vec<Row>,
    /// The status under which errors are looked up.
    pub(super) status: Option<u16>,
}

impl<'a> Collector<'_, '_, 'a> {
    /// Returns the items and the fields. The findings of the items are not known yet.
    pub(super) fn collect(&mut self, parts: &Parts<'a>, headers: &Headers<'_>) -> More {
        let mut more = More { own_messages: self.messages.len(), ..More::default() };
        self.fields(&mut more.fields, Level::whole(self.tables), parts, headers);
        more.own_fields = more.fields.len();
        let Some(level) = Level::item(self.tables) else { return more };
        let mut budget = self.text.len().saturating_mul(MAX_KEYS);
        items::visit(self.tables, parts, headers, &mut |key, raw| {
            let item = self.item(level, raw, &mut more.fields, (key, &mut budget));
            more.items.push(item);
        });
        more
    }

    fn item(
        &mut self,
        level: Level,
        raw: Raw<'a>,
        fields: &mut Vec<(u32, Span)>,
        (key, budget): (Option<&str>, &mut usize),
    ) -> Item {
        let (first_field, first_message) = (fields.len(), self.messages.len());
        self.key(fields, key, budget);
        let own_field = fields.len();
        let mut parts = Parts::read(self.tables, level, (self.status, raw.text), &[]);
        if parts.structured {
            self.fields(fields, level, &parts, &[]);
        }
        let known = parts.code.is_some() || fields.len() > own_field;
        let mut keep = |text: Cow<'a, str>| Row::message(self.kept.keep(self.text, text));
        match parts.messages.take() {
            Some(messages) => self.messages.extend(messages.map(&mut keep)),
            // No part of an item is lost: what is not understood becomes a message that is not in the catalogue.
            None if !parts.structured || !known => {
                let text = raw.string().unwrap_or(Cow::Borrowed(raw.text));
                self.messages.push(keep(text));
            }
            None => {}
        }
        let code = parts.code.map_or(Span::NONE, |code| self.kept.keep(self.text, code));
        let has_code = self.kept.find(code).is_some();
        let mut item = Item {
            code,
            has_code,
            status: parts.status,
            error: 0,
            inherits: !has_code && parts.status.is_none(),
            messages: first_message..self.messages.len(),
            findings: 0..0,
            fields: first_field..fields.len(),
        };
        item.error = self.error(&item, parts.structured).map_or(0, |error| error + 1);
        item
    }

    /// Keeps the key of an item or the path to it.
    fn key(&mut self, fields: &mut Vec<(u32, Span)>, key: Option<&str>, budget: &mut usize) {
        let number = self.tables.settings.number(0, setting::ITEM_KEY).checked_sub(1);
        let rest = key.and_then(|key| budget.checked_sub(key.len()));
        if let (Some(number), Some(key), Some(rest)) = (number, key, rest) {
            *budget = rest;
            fields.push((number, self.kept.push(key)));
        }
    }

    /// Returns the error of an item, or `None` if it has neither a code nor a status.
    fn error(&self, item: &Item, structured: bool) -> Option<u32> {
        if item.inherits {
            return None;
        }
        let rows = self.messages.get(item.messages.clone()).unwrap_or_default();
        let any = |is: &dyn Fn(&str) -> bool| rows.iter().any(|row| is(self.kept.get(row.span())));
        let status = item.status.or(self.status);
        response::find(self.tables, status, (self.kept.find(item.code), structured), &any)
    }

    fn fields(
        &mut self,
        found: &mut Vec<(u32, Span)>,
        level: Level,
        parts: &Parts<'a>,
        headers: &Headers<'_>,
    ) {
        let (kept, text) = (&mut *self.kept, self.text);
        fields::visit(self.tables, level, parts, headers, &mut |number, value| {
            found.push((number, kept.keep_any(text, &value)));
        });
    }
}

impl More {
    pub(super) fn keep_headers(&mut self, kept: &mut Kept, headers: &Headers<'_>) {
        let keep =
            |(name, value): &(Cow<'_, str>, Cow<'_, str>)| [kept.push(name), kept.push(value)];
        self.headers = headers.iter().map(keep).collect();
    }

    /// Resolves the error of the response: that of the first item that the catalogue knows, or else its own.
    pub(super) fn resolve(&mut self, own: Option<u32>) -> Option<u32> {
        let own = own.map_or(0, |error| error + 1);
        let first = self.items.iter().map(|item| item.error).find(|error| *error != 0);
        let whole = first.unwrap_or(own);
        self.own_error = if own == 0 { whole } else { own };
        for item in &mut self.items {
            if item.inherits {
                item.error = self.own_error;
            }
        }
        whole.checked_sub(1)
    }

    /// Returns the code of the response: that of the first item that the catalogue knows, or else its own, or that of
    /// the first item.
    pub(super) fn code(&self, own: Span, has_own: bool) -> Span {
        let known = self.items.iter().find(|item| item.error != 0);
        match known.filter(|item| item.has_code) {
            Some(item) => item.code,
            None if has_own => own,
            None => self.items.iter().find(|item| item.has_code).map_or(own, |item| item.code),
        }
    }

    /// Returns the value of a header.
    pub(super) fn header<'k>(&self, kept: &'k Kept, name: &str) -> Option<&'k str> {
        let is = |row: &&[Span; 2]| kept.get(row[0]).eq_ignore_ascii_case(name);
        self.headers.iter().find(is).map(|[_, value]| kept.get(*value))
    }
}
