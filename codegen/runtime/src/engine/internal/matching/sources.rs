//! Reads the parts of a response from where the catalogue says that they are, in the body or in headers.

extern crate alloc;

use self::alloc::borrow::{Cow, ToOwned as _};
use self::alloc::boxed::Box;
use self::alloc::string::String;
use self::alloc::vec::{self, Vec};

use super::super::tables::Tables;
use super::super::tables::columns::{Number, setting, source};
use super::super::tables::paths::Tree;
use super::super::tables::section::Rows;
use super::codes;
use super::json::{self, Elements};
use super::paths::{self, Found, Raw, walk};

/// The part of a response that a source has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Role {
    /// The status in the body.
    Status,
    /// The code, or one part of a composite code.
    Code,
    /// The messages.
    Messages,
    /// The id of the request, for support.
    CorrelationId,
    /// A value next to the messages.
    Field,
    /// The items, each of which is an error of its own.
    Items,
}

impl Role {
    /// All roles, in the order of their numbers.
    pub const ALL: [Self; 6] =
        [Self::Status, Self::Code, Self::Messages, Self::CorrelationId, Self::Field, Self::Items];

    /// Returns the number of the role in a column.
    pub const fn number(self) -> u32 {
        self as u32
    }
}

/// The place of a part of a response, before a body is read.
#[derive(Clone, Copy, Debug)]
pub struct Source {
    role: Option<Role>,
    /// The slot of the value, from 1; 0 for a header.
    slot: u32,
    /// Whether the value is only a part of the text in that place.
    cut: bool,
}

impl Source {
    /// Reads the source in a row.
    pub const fn of(rows: &Rows<'_>, row: u32) -> Self {
        let role = rows.number(row, source::ROLE) as usize;
        Self {
            role: if role < Role::ALL.len() { Some(Role::ALL[role]) } else { None },
            slot: rows.number(row, source::SLOT),
            cut: rows.number(row, source::CUT) != 0,
        }
    }
}

/// The lower-case names and the values of the headers of a response.
pub type Headers<'a> = [(Cow<'a, str>, Cow<'a, str>)];

/// The sources of a whole response, or of an item in its body.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    first: u32,
    end: u32,
    root: u32,
}

impl Level {
    /// Returns the sources of a whole response.
    #[inline]
    pub const fn whole(tables: &Tables<'_>) -> Self {
        Self { first: 0, end: tables.settings.number(0, setting::SOURCES), root: 0 }
    }

    /// Returns the sources of an item, or `None` when bodies have no items.
    pub const fn item(tables: &Tables<'_>) -> Option<Self> {
        match tables.settings.number(0, setting::ITEM_PATHS) {
            0 => None,
            root => {
                let first = tables.settings.number(0, setting::SOURCES);
                Some(Self { first, end: tables.sources.count(), root })
            }
        }
    }

    /// Returns whether a setting is on, which has one bit for responses and one for items.
    #[inline]
    pub const fn is(self, tables: &Tables<'_>, column: Number) -> bool {
        let bit = if self.root == 0 { 0 } else { 1 };
        tables.settings.number(0, column) >> bit & 1 != 0
    }

    /// Returns the rows of the sources.
    pub const fn sources(self) -> core::ops::Range<u32> {
        self.first..self.end
    }
}

/// The parts of a response or of an item. The messages are not decoded yet.
#[derive(Clone, Debug, Default)]
pub struct Parts<'a> {
    /// The status in the body.
    pub status: Option<u16>,
    /// The code; `/` joins the parts of a composite code.
    pub code: Option<Cow<'a, str>>,
    /// The messages, or `None` when the body has no place for them.
    pub messages: Option<Messages<'a>>,
    /// The id of the request.
    pub correlation_id: Option<Cow<'a, str>>,
    /// Whether the body is a JSON object or array.
    pub structured: bool,
    /// Whether the level has sources of fields or items.
    pub more: bool,
    found: Found<'a>,
}

/// A value of a source.
#[derive(Clone, Debug)]
pub enum Value<'a> {
    /// A value of the body.
    Raw(Raw<'a>),
    /// A header, or a part of a header or of a value of the body.
    Text(Cow<'a, str>),
}

impl<'a> Value<'a> {
    /// Returns the decoded text, or `None` when the value is neither a string nor a number.
    #[inline]
    pub fn text(self) -> Option<Cow<'a, str>> {
        match self {
            Self::Raw(raw) => raw.string(),
            Self::Text(text) => Some(text),
        }
    }
}

impl<'a> Parts<'a> {
    /// Reads a body in one pass, and the headers that the catalogue names. `status` is the status of the response.
    #[inline]
    pub fn read(
        tables: &Tables<'_>,
        level: Level,
        (status, body): (Option<u16>, &'a str),
        headers: &Headers<'_>,
    ) -> Self {
        let structured = matches!(json::start(body).as_bytes().first(), Some(b'{' | b'['));
        let mut parts = Self { structured, ..Self::default() };
        if structured {
            if level.root == 0 && tables.near.is_whole() {
                walk(body, &tables.near, &mut parts.found);
            } else {
                parts.found = walk_all(body, Tree::new(tables, level.root));
            }
        } else if headers.is_empty() {
            return parts;
        }
        for row in level.sources() {
            let source = tables.source(row);
            match source.role {
                Some(Role::Code) if parts.code.is_none() => {
                    parts.code = parts.code(tables, (level, row), status, headers);
                }
                Some(Role::Messages) if parts.messages.is_none() => {
                    parts.messages = if parts.is_simple(source) {
                        parts.simple(source).and_then(|raw| Messages::of_value(Value::Raw(raw)))
                    } else {
                        Messages::of(parts.values(tables, row, headers))
                    };
                }
                Some(Role::CorrelationId) if parts.correlation_id.is_none() => {
                    parts.correlation_id = parts.text(tables, row, headers);
                }
                Some(Role::Status) if parts.status.is_none() => {
                    parts.status = parts.status(tables, row, headers);
                }
                Some(Role::Field | Role::Items) => parts.more = true,
                _ => {}
            }
        }
        parts
    }

    /// Returns whether a source has at most one value, which is read unchanged from the body.
    #[inline]
    fn is_simple(&self, source: Source) -> bool {
        let slot = source.slot.checked_sub(1);
        !source.cut && slot.is_some_and(|slot| self.found.is_single(slot))
    }

    /// Returns the value of a simple source.
    #[inline]
    fn simple(&self, source: Source) -> Option<Raw<'a>> {
        self.found.first(source.slot.checked_sub(1)?)
    }

    /// Returns the value of a source as a text.
    #[inline]
    fn text(&self, tables: &Tables<'_>, row: u32, headers: &Headers<'_>) -> Option<Cow<'a, str>> {
        let source = tables.source(row);
        if self.is_simple(source) {
            return self.simple(source)?.string();
        }
        self.values(tables, row, headers).find_map(Value::text)
    }

    #[cold]
    fn status(&self, tables: &Tables<'_>, row: u32, headers: &Headers<'_>) -> Option<u16> {
        let status = self.text(tables, row, headers)?.parse().ok()?;
        (100..=599).contains(&status).then_some(status)
    }

    /// Returns the code from all sources of codes; `first` is the row of the first one.
    #[inline]
    fn code(
        &self,
        tables: &Tables<'_>,
        (level, first): (Level, u32),
        status: Option<u16>,
        headers: &Headers<'_>,
    ) -> Option<Cow<'a, str>> {
        // The sources of codes are in consecutive rows.
        let is_code = |row: u32| row < level.end && tables.source(row).role == Some(Role::Code);
        let mut rows = (first..level.end).take_while(|row| is_code(*row));
        if tables.settings.number(0, setting::CODE_PARTS) != 0 {
            return self.composite(tables, &mut rows, headers);
        }
        if !is_code(first + 1) {
            if self.is_simple(tables.source(first)) {
                return self.simple(tables.source(first))?.string();
            }
            let mut values = self.values(tables, first, headers);
            let code = values.find_map(Value::text);
            if values.next().is_none() {
                return code;
            }
        }
        self.known_code(tables, &mut rows, status, headers)
    }

    /// Returns the first code that is in the catalogue, or else the first code.
    #[cold]
    fn known_code(
        &self,
        tables: &Tables<'_>,
        rows: &mut dyn Iterator<Item = u32>,
        status: Option<u16>,
        headers: &Headers<'_>,
    ) -> Option<Cow<'a, str>> {
        let status = self.status.or(status);
        let mut first = None;
        for row in rows {
            for code in self.values(tables, row, headers).filter_map(Value::text) {
                if codes::with_code(tables, status, &code).is_some() {
                    return Some(code);
                }
                first = first.or(Some(code));
            }
        }
        first
    }

    /// Returns the parts of a composite code, joined by `/`.
    #[cold]
    fn composite(
        &self,
        tables: &Tables<'_>,
        rows: &mut dyn Iterator<Item = u32>,
        headers: &Headers<'_>,
    ) -> Option<Cow<'a, str>> {
        let mut last = None;
        let mut joined: Option<Cow<'a, str>> = None;
        for row in rows {
            let part = tables.sources.number(row, source::NUMBER);
            if last == Some(part) {
                continue;
            }
            let Some(text) = self.text(tables, row, headers) else { continue };
            last = Some(part);
            joined = Some(match joined {
                None => text,
                Some(before) => Cow::Owned([&before, "/", &text].concat()),
            });
        }
        joined
    }

    /// Returns the values of a source.
    #[inline]
    pub fn values<'s>(
        &'s self,
        tables: &'s Tables<'_>,
        row: u32,
        headers: &'s Headers<'_>,
    ) -> Values<'s, 'a> {
        let source = tables.source(row);
        let cut = if source.cut {
            [source::AFTER, source::BEFORE].map(|c| tables.text(&tables.sources, row, c))
        } else {
            [None, None]
        };
        match source.slot.checked_sub(1) {
            Some(slot) => Values { raws: self.found.all(slot), header: None, cut },
            None => {
                let header = header(tables, row, headers);
                Values { raws: self.found.all(u32::MAX), header, cut }
            }
        }
    }
}

/// Returns the values of a tree and of the trees after it.
#[cold]
fn walk_all<'a>(body: &'a str, first: Tree<'_, '_>) -> Found<'a> {
    let mut found = Found::default();
    let mut next = Some(first);
    while let Some(tree) = next {
        walk(body, &tree, &mut found);
        next = tree.next();
    }
    found
}

/// Returns the value of the header that a source names.
#[cold]
fn header(tables: &Tables<'_>, row: u32, headers: &Headers<'_>) -> Option<String> {
    let is = |name: &str| tables.is_text((&tables.sources, row), source::PLACE, name.as_bytes());
    headers.iter().find(|(name, _)| is(name)).map(|(_, value)| value.as_ref().to_owned())
}

/// The values of a source, in the order of the text.
#[derive(Clone, Debug)]
pub struct Values<'s, 'a> {
    raws: paths::Values<'s, 'a>,
    header: Option<String>,
    cut: [Option<&'s str>; 2],
}

impl<'a> Iterator for Values<'_, 'a> {
    type Item = Value<'a>;

    #[inline]
    fn next(&mut self) -> Option<Value<'a>> {
        let Some(raw) = self.raws.next() else {
            let text = self.header.take()?;
            return Some(Value::Text(cut(Cow::Owned(text), self.cut)));
        };
        if self.cut == [None, None] {
            return Some(Value::Raw(raw));
        }
        Some(raw.string().map_or(Value::Raw(raw), |text| Value::Text(cut(text, self.cut))))
    }
}

/// Returns the part of a text after the first occurrence of `after` and before the next one of `before`.
#[cold]
fn cut<'a>(text: Cow<'a, str>, [after, before]: [Option<&str>; 2]) -> Cow<'a, str> {
    fn part<'t>(text: &'t str, after: Option<&str>, before: Option<&str>) -> &'t str {
        let text = after.and_then(|after| text.split_once(after)).map_or(text, |(_, rest)| rest);
        before.and_then(|before| text.split_once(before)).map_or(text, |(part, _)| part)
    }
    match text {
        Cow::Borrowed(text) => Cow::Borrowed(part(text, after, before)),
        Cow::Owned(text) => Cow::Owned(part(&text, after, before).to_owned()),
    }
}

/// The messages of a body: a string, or the elements of an array except `null`. An object and elements that are
/// neither strings nor numbers are kept as JSON.
#[derive(Clone, Debug)]
pub enum Messages<'a> {
    /// One text.
    One(Option<Cow<'a, str>>),
    /// The elements of an array.
    Many(Elements<'a>),
    /// The messages of several values; the first part is being read.
    Several(Box<(Messages<'a>, vec::IntoIter<Messages<'a>>)>),
}

impl<'a> Messages<'a> {
    /// Returns the messages of the values of a source, or `None` when it has none.
    #[inline]
    fn of(mut values: Values<'_, 'a>) -> Option<Self> {
        let first = values.find_map(Self::of_value)?;
        let Some(second) = values.find_map(Self::of_value) else { return Some(first) };
        let others: Vec<_> =
            core::iter::once(second).chain(values.filter_map(Self::of_value)).collect();
        Some(Self::Several(Box::new((first, others.into_iter()))))
    }

    #[inline]
    fn of_value(value: Value<'a>) -> Option<Self> {
        let Value::Raw(raw) = value else { return Some(Self::One(value.text())) };
        match raw.text.as_bytes().first()? {
            b'[' => Some(Self::Many(json::elements(raw.text))),
            b'{' => Some(Self::One(Some(Cow::Borrowed(raw.text)))),
            _ => raw.string().map(|text| Self::One(Some(text))),
        }
    }
}

impl<'a> Iterator for Messages<'a> {
    type Item = Cow<'a, str>;

    #[inline]
    fn next(&mut self) -> Option<Cow<'a, str>> {
        match self {
            Self::One(text) => text.take(),
            Self::Many(elements) => {
                let mut raw = elements.next_raw()?;
                while raw.text == "null" {
                    raw = elements.next_raw()?;
                }
                Some(raw.string().unwrap_or(Cow::Borrowed(raw.text)))
            }
            Self::Several(several) => loop {
                let (now, others) = &mut **several;
                match now.next() {
                    None => *now = others.next()?,
                    text => return text,
                }
            },
        }
    }
}
