//! JSON values for writing.

extern crate alloc;

use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt::{self, Write};
use core::mem;

use super::super::matching::{json, xml};

#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Json {
    Null,
    /// A number, `true` or `false`.
    Word(String),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Puts a value at the place of a JSON Pointer; `*` is the first element of an array.
    /// An object that is already there keeps its other members.
    pub(super) fn insert(&mut self, pointer: &str, mut value: Self) {
        let place = self.at(pointer);
        if let (Self::Object(known), Self::Object(members)) = (&mut *place, &mut value) {
            let is_new = |(key, _): &(String, Self)| members.iter().all(|(other, _)| other != key);
            let kept: Vec<_> = mem::take(known).into_iter().filter(is_new).collect();
            members.extend(kept);
        }
        *place = value;
    }

    /// Puts a value at the place of a JSON Pointer whose first `*` is the array element of this number. Without a `*`
    /// it is an element of the array there.
    pub(super) fn insert_at(&mut self, pointer: &str, number: usize, value: &mut Self) {
        let star = pointer.split('/').position(|token| token == "*");
        let mut tokens: Vec<_> = pointer.split('/').map(String::from).collect();
        match star.and_then(|star| tokens.get_mut(star)) {
            Some(token) => *token = super::text(&number),
            None => tokens.push(super::text(&number)),
        }
        self.insert(&tokens.join("/"), mem::replace(value, Self::Null));
    }

    /// Adds a value at the place of a JSON Pointer: to the array there, or as the first element of a new one.
    pub(super) fn append(&mut self, pointer: &str, value: Self) {
        match self.at(pointer) {
            Self::Array(elements) => elements.push(value),
            place => *place = Self::Array(Vec::from([value])),
        }
    }

    /// Adds a value to the array of the member `leaves` of the object to which a pointer, and then a path such as
    /// `a.b[0]`, leads.
    pub(super) fn insert_path(&mut self, pointer: &str, path: &str, leaves: &str, value: Self) {
        let mut place = self.at(pointer);
        for key in path.split('.').filter(|key| !key.is_empty()) {
            let (name, numbers) = key.split_at(key.find('[').unwrap_or(key.len()));
            if !name.is_empty() {
                place = place.member(name);
            }
            for number in numbers.split(['[', ']']).filter_map(|number| number.parse().ok()) {
                place = place.element(number);
            }
        }
        place.member(leaves).append("", value);
    }

    /// Returns the place to which a JSON Pointer leads.
    fn at(&mut self, pointer: &str) -> &mut Self {
        let mut place = self;
        for token in pointer.split('/').skip(1) {
            let number = if token == "*" { Some(0) } else { token.parse().ok() };
            place = match number {
                Some(number) if place.may_be_array() => place.element(number),
                _ => place.member(&token.replace("~1", "/").replace("~0", "~")),
            };
        }
        place
    }

    fn may_be_array(&self) -> bool {
        match self {
            Self::Null | Self::Array(_) => true,
            Self::Object(members) => members.is_empty(),
            Self::Word(_) | Self::Text(_) => false,
        }
    }

    /// Returns the element of this number. A value that is not an array becomes one.
    fn element(&mut self, number: usize) -> &mut Self {
        // Numbers come from catalogues and from values that were read; a body is not padded without bound.
        let number = number.min(1 << 16);
        if !matches!(self, Self::Array(_)) {
            *self = Self::Array(Vec::new());
        }
        if let Self::Array(elements) = self {
            if elements.len() <= number {
                elements.resize(number + 1, Self::Null);
            }
            return &mut elements[number];
        }
        self
    }

    /// Returns the member with this key. A value that is not an object becomes one.
    fn member(&mut self, key: &str) -> &mut Self {
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Vec::new());
        }
        if let Self::Object(members) = self {
            let known = members.iter().position(|(known, _)| known == key);
            let number = known.unwrap_or(members.len());
            if known.is_none() {
                members.push((String::from(key), Self::Null));
            }
            return &mut members[number].1;
        }
        self
    }

    /// Writes the value as JSON. Its depth is limited by the length of the pointers of a catalogue.
    pub(super) fn write(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Word(word) => f.write_str(word),
            Self::Text(text) => json::write_string(f, text),
            Self::Array(elements) => {
                f.write_char('[')?;
                for (number, element) in elements.iter().enumerate() {
                    if number > 0 {
                        f.write_char(',')?;
                    }
                    element.write(f)?;
                }
                f.write_char(']')
            }
            Self::Object(members) => {
                f.write_char('{')?;
                for (number, (key, value)) in members.iter().enumerate() {
                    if number > 0 {
                        f.write_char(',')?;
                    }
                    json::write_string(f, key)?;
                    f.write_char(':')?;
                    value.write(f)?;
                }
                f.write_char('}')
            }
        }
    }
}

impl Json {
    /// Writes the value as XML: the members as elements. Attributes, keys that begin with `@`, come first.
    pub(super) fn write_xml(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Object(members) = self else { return Ok(()) };
        for (key, value) in members.iter().filter(|(key, _)| !key.starts_with('@')) {
            match value {
                Self::Array(elements) => {
                    elements.iter().try_for_each(|element| element.write_element(f, key))?;
                }
                value => value.write_element(f, key)?,
            }
        }
        Ok(())
    }

    fn write_element(&self, f: &mut fmt::Formatter<'_>, key: &str) -> fmt::Result {
        match self {
            Self::Word(text) | Self::Text(text) if key == "#text" => xml::write_text(f, text),
            Self::Null => write!(f, "<{key}/>"),
            Self::Word(text) | Self::Text(text) => {
                write!(f, "<{key}>")?;
                xml::write_text(f, text)?;
                write!(f, "</{key}>")
            }
            Self::Array(_) | Self::Object(_) => {
                write!(f, "<{key}")?;
                self.write_attributes(f)?;
                f.write_char('>')?;
                self.write_xml(f)?;
                write!(f, "</{key}>")
            }
        }
    }

    fn write_attributes(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self::Object(members) = self else { return Ok(()) };
        for (key, value) in members {
            if let (Some(name), Self::Word(text) | Self::Text(text)) =
                (key.strip_prefix('@'), value)
            {
                write!(f, " {name}=\"")?;
                xml::write_text(f, text)?;
                f.write_char('"')?;
            }
        }
        Ok(())
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write(f)
    }
}
