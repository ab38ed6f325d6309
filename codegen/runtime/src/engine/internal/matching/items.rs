//! Finds the items of a body, each an error of its own: elements of a list, members of a map, or leaves of a tree.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::format;
use self::alloc::string::String;
use self::alloc::vec::Vec;

use super::super::tables::Tables;
use super::super::tables::columns::{setting, source};
use super::json::{self, Elements, Members};
use super::paths::Raw;
use super::sources::{Headers, Level, Parts, Role, Value};

/// Visits every item of a body with its key or path, if it has one, and its JSON text.
pub fn visit<'a>(
    tables: &Tables<'_>,
    parts: &Parts<'a>,
    headers: &Headers<'_>,
    visit: &mut dyn FnMut(Option<&str>, Raw<'a>),
) {
    let leaves = tables.text(&tables.settings, 0, setting::ITEM_LEAVES);
    let keyed = tables.settings.number(0, setting::ITEM_KEY) != 0;
    for row in Level::whole(tables).sources() {
        if tables.sources.number(row, source::ROLE) != Role::Items.number() {
            continue;
        }
        for value in parts.values(tables, row, headers) {
            let Value::Raw(raw) = value else { continue };
            match leaves {
                Some(leaves) => tree(raw, leaves, visit),
                None if keyed && raw.text.starts_with('{') => map(raw, visit),
                None => list(raw, None, visit),
            }
        }
    }
}

/// Visits the elements of an array, or a value that is not an array.
fn list<'a>(raw: Raw<'a>, key: Option<&str>, visit: &mut dyn FnMut(Option<&str>, Raw<'a>)) {
    if !raw.text.starts_with('[') {
        if raw.text != "null" {
            visit(key, raw);
        }
        return;
    }
    let mut elements = json::elements(raw.text);
    while let Some(element) = elements.next_part() {
        if element.text != "null" {
            visit(key, element);
        }
    }
}

/// Visits the value of each member of an object with its key.
fn map<'a>(raw: Raw<'a>, visit: &mut dyn FnMut(Option<&str>, Raw<'a>)) {
    let mut members = json::members(raw.text);
    while let Some((key, value)) = members.next_part() {
        list(value, Some(&key), visit);
    }
}

/// An object or an array that is being read, and the length of the path to it.
struct Container<'a> {
    items: Open<'a>,
    length: usize,
}

enum Open<'a> {
    Object(Members<'a>),
    Array(Elements<'a>, usize),
}

impl<'a> Open<'a> {
    fn of(raw: Raw<'a>) -> Option<Self> {
        match raw.text.as_bytes().first()? {
            b'{' => Some(Self::Object(json::members(raw.text))),
            b'[' => Some(Self::Array(json::elements(raw.text), 0)),
            _ => None,
        }
    }

    /// Returns the next value and its key, which for an element is its number in brackets.
    fn next(&mut self) -> Option<(Cow<'a, str>, Raw<'a>)> {
        match self {
            Self::Object(members) => members.next_part(),
            Self::Array(elements, number) => {
                let element = elements.next_part()?;
                *number += 1;
                Some((Cow::Owned(format!("[{}]", *number - 1)), element))
            }
        }
    }
}

/// The maximum depth of the search; a deeper value is an item of its own, so that reading stays linear.
const MAX_DEPTH: usize = 64;

/// Visits the values of all members with the key `leaves`, each with the path to its object, such as `a.b[0]`.
fn tree<'a>(raw: Raw<'a>, leaves: &str, visit: &mut dyn FnMut(Option<&str>, Raw<'a>)) {
    let Some(root) = Open::of(raw) else { return };
    let mut path = String::new();
    let mut open = Vec::from([Container { items: root, length: 0 }]);
    while let Some(level) = open.last_mut() {
        path.truncate(level.length);
        let Some((key, value)) = level.items.next() else {
            open.pop();
            continue;
        };
        if key == leaves {
            list(value, Some(&path), visit);
            continue;
        }
        let Some(items) = Open::of(value) else { continue };
        if open.len() == MAX_DEPTH {
            visit(Some(&path), value);
            continue;
        }
        if !path.is_empty() && !key.starts_with('[') {
            path.push('.');
        }
        path.push_str(&key);
        open.push(Container { items, length: path.len() });
    }
}
