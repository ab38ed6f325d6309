//! One pass over a JSON text for the values that several JSON Pointers lead to. Of members with the same key the last one
//! counts that is not cut short. Neither fails nor recurses deeper than the pointers are long.

extern crate alloc;

use self::alloc::borrow::Cow;

use super::bytes::{one, same};
use super::json::{
    begins_number, decode, is_integer, nested_end, skip, start, string_end, word_end,
};

/// At most so many pointers are followed in one pass.
pub const MAX_PLACES: usize = 8;

/// A value of a JSON text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Raw<'a> {
    /// Its JSON text; what there is of it when it is cut short.
    pub text: &'a str,
    /// Whether it is not cut short.
    pub whole: bool,
}

impl<'a> Raw<'a> {
    /// Returns the decoded text of a whole string, or the digits of a number.
    #[inline]
    pub fn string(&self) -> Option<Cow<'a, str>> {
        match self.text.as_bytes().first()? {
            b'"' if self.whole => Some(decode(self.text.get(1..self.text.len() - 1)?)),
            b'-' | b'0'..=b'9' => Some(Cow::Borrowed(self.text)),
            _ => None,
        }
    }
}

/// A JSON Pointer and the value that it leads to.
#[derive(Clone, Copy, Debug)]
pub struct Place<'p, 'a> {
    pointer: &'p str,
    /// Whether no token of the pointer has an escape.
    plain: bool,
    /// Where the next token begins and ends. The tokens before it lead to the present value.
    from: usize,
    to: usize,
    /// The value, once it was found.
    pub value: Option<Raw<'a>>,
}

impl<'p> Place<'p, '_> {
    /// No pointer.
    pub const NONE: Self = Self { pointer: "", plain: true, from: 1, to: 0, value: None };

    /// Returns the place of a pointer, which is empty or begins with `/`.
    #[inline]
    pub fn new(pointer: &'p str) -> Self {
        let plain = one(pointer.as_bytes(), b'~').is_none();
        Self { pointer, plain, ..Self::NONE }.at(1)
    }

    /// Sets where the next token begins.
    #[inline]
    fn at(mut self, from: usize) -> Self {
        let rest = self.pointer.as_bytes().get(from..).unwrap_or_default();
        let length = one(rest, b'/').unwrap_or(rest.len());
        (self.from, self.to) = (from, from + length);
        self
    }

    /// Goes on to the token after the next.
    #[inline]
    fn enter(&mut self) {
        *self = self.at(self.to + 1);
    }

    /// Goes back to the token before.
    #[inline]
    fn leave(&mut self) {
        self.to = self.from - 1;
        let passed = self.pointer.as_bytes().get(..self.to).unwrap_or_default();
        self.from = passed.iter().rposition(|byte| *byte == b'/').map_or(1, |slash| slash + 1);
    }

    /// Returns whether the present value is the one that the pointer leads to.
    #[inline]
    fn is_passed(&self) -> bool {
        self.from > self.pointer.len()
    }

    /// Returns the next reference token as it is written.
    #[inline]
    fn token(&self) -> &'p str {
        self.pointer.get(self.from..self.to).unwrap_or_default()
    }

    #[inline]
    fn is_key(&self, key: &Key<'_>) -> bool {
        if key.escaped || !self.plain {
            return self.is_decoded_key(key.raw);
        }
        let token = self.pointer.as_bytes().get(self.from..self.to);
        token.is_some_and(|token| same(token, key.raw.as_bytes()))
    }

    #[cold]
    fn is_decoded_key(&self, key: &str) -> bool {
        decode(key) == self.token().replace("~1", "/").replace("~0", "~")
    }

    fn is_element(&self, number: usize) -> bool {
        let token = self.token();
        // `parse` alone would accept a plus sign and leading zeros, which no pointer has.
        is_integer(token) && token.parse() == Ok(number)
    }
}

/// A set of places: a bit for each.
type Set = u32;

/// A key of an object.
struct Key<'a> {
    /// Its JSON text without the quotes.
    raw: &'a str,
    escaped: bool,
    /// Where its value begins.
    value: usize,
}

/// Finds the values of up to [`MAX_PLACES`] places.
#[inline]
pub fn walk<'a>(text: &'a str, places: &mut [Place<'_, 'a>]) {
    let text = start(text);
    let all = (1 << places.len().min(MAX_PLACES)) - 1;
    let mut walk = Walk { text, places };
    if let Some((value, _)) = walk.value(0, all) {
        walk.keep(all, value);
    }
}

struct Walk<'w, 'p, 'a> {
    text: &'a str,
    places: &'w mut [Place<'p, 'a>],
}

impl<'a> Walk<'_, '_, 'a> {
    /// Reads the value at a position, to which the way of some places has led, and returns it and where it ends.
    #[inline]
    fn value(&mut self, from: usize, set: Set) -> Option<(Raw<'a>, usize)> {
        let bytes = self.text.as_bytes();
        let end = match *bytes.get(from)? {
            b'"' => string_end(bytes, from),
            open @ (b'{' | b'[') => match self.select(set, |place| !place.is_passed()) {
                0 => nested_end(bytes, from + 1),
                deeper => self.container(from + 1, open == b'{', deeper),
            },
            _ => Some(from + word_end(self.text.get(from..)?)?),
        };
        let to = end.unwrap_or(bytes.len());
        Some((Raw { text: self.text.get(from..to)?, whole: end.is_some() }, to))
    }

    /// Reads an object or an array from its first item on, and returns where it ends; `None` when it is cut short.
    fn container(&mut self, mut at: usize, object: bool, set: Set) -> Option<usize> {
        let mut number = 0;
        loop {
            at = skip(self.text.as_bytes(), at);
            let begin = at;
            let found = if object {
                let Some(key) = self.key(at) else { return self.rest(begin) };
                at = key.value;
                self.select(set, |place| place.is_key(&key))
            } else {
                self.select(set, |place| place.is_element(number))
            };
            let Some(end) = self.item(at, found) else { return self.rest(begin) };
            at = skip(self.text.as_bytes(), end);
            match self.text.as_bytes().get(at) {
                Some(b',') => at += 1,
                Some(b'}' | b']') => return Some(at + 1),
                _ => return self.rest(at),
            }
            number += 1;
        }
    }

    /// Reads the key at a position and the colon after it.
    #[inline]
    fn key(&self, at: usize) -> Option<Key<'a>> {
        let bytes = self.text.as_bytes();
        bytes.get(at).filter(|byte| **byte == b'"')?;
        let end = string_end(bytes, at)?;
        let colon = skip(self.text.as_bytes(), end);
        bytes.get(colon).filter(|byte| **byte == b':')?;
        let raw = self.text.get(at + 1..end - 1)?;
        Some(Key {
            raw,
            escaped: one(raw.as_bytes(), b'\\').is_some(),
            value: skip(self.text.as_bytes(), colon + 1),
        })
    }

    /// Reads the value of an item, to which some places lead, and returns where it ends.
    #[inline]
    fn item(&mut self, at: usize, found: Set) -> Option<usize> {
        if found == 0 {
            let (value, end) = self.value(at, 0)?;
            return self.is_sure(value, end).then_some(end);
        }
        let earlier = self.enter(found);
        let value = self.value(at, found).filter(|(value, end)| self.is_sure(*value, *end));
        if let Some((value, _)) = value {
            self.keep(found, value);
        }
        self.each(found, |place| {
            place.leave();
        });
        if let Some(earlier) = earlier.filter(|_| !value.is_some_and(|(value, _)| value.whole)) {
            self.restore(found, &earlier);
        }
        value.map(|(_, end)| end)
    }

    /// Returns whether a value is not a number of which the last digits may be missing.
    #[inline]
    fn is_sure(&self, value: Raw<'_>, end: usize) -> bool {
        end < self.text.len() || !begins_number(value.text)
    }

    /// Returns where an object or an array ends of which nothing more can be read.
    #[cold]
    fn rest(&self, at: usize) -> Option<usize> {
        nested_end(self.text.as_bytes(), at)
    }

    /// Returns the places of a set that have a property.
    #[inline]
    fn select(&self, set: Set, is: impl Fn(&Place<'_, 'a>) -> bool) -> Set {
        let (mut rest, mut found) = (set, 0);
        while rest != 0 {
            let lowest = rest & rest.wrapping_neg();
            if self.places.get(lowest.trailing_zeros() as usize).is_some_and(&is) {
                found |= lowest;
            }
            rest ^= lowest;
        }
        found
    }

    #[inline]
    fn each(&mut self, set: Set, mut with: impl FnMut(&mut Place<'_, 'a>)) {
        let mut rest = set;
        while rest != 0 {
            if let Some(place) = self.places.get_mut(rest.trailing_zeros() as usize) {
                with(place);
            }
            rest &= rest - 1;
        }
    }

    /// Goes on to the next token of some places. Returns the values that they had already, if any.
    #[inline]
    fn enter(&mut self, set: Set) -> Option<[Option<Raw<'a>>; MAX_PLACES]> {
        self.each(set, |place| {
            place.enter();
        });
        let twice = self.select(set, |place| place.value.is_some());
        (twice != 0).then(|| self.take(twice))
    }

    #[cold]
    fn take(&mut self, set: Set) -> [Option<Raw<'a>>; MAX_PLACES] {
        let mut earlier = [None; MAX_PLACES];
        for (number, (earlier, place)) in earlier.iter_mut().zip(&mut *self.places).enumerate() {
            if set >> number & 1 != 0 {
                *earlier = place.value.take();
            }
        }
        earlier
    }

    #[cold]
    fn restore(&mut self, set: Set, earlier: &[Option<Raw<'a>>]) {
        for (number, (earlier, place)) in earlier.iter().zip(&mut *self.places).enumerate() {
            if set >> number & 1 != 0 && earlier.is_some() {
                place.value = *earlier;
            }
        }
    }

    /// Keeps a value at those places of a set whose pointers end here.
    #[inline]
    fn keep(&mut self, set: Set, value: Raw<'a>) {
        self.each(set, |place| {
            if place.is_passed() {
                place.value = Some(value);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::super::json::find;
    use super::{MAX_PLACES, Place, walk};

    const POINTERS: [&str; MAX_PLACES] = ["", "/a", "/b", "/a/b", "/a/a/b", "/0", "/a/1", "/1/a"];

    #[test]
    fn one_pass_finds_what_a_pass_for_each_pointer_finds() {
        let pieces = ["{", "}", "[", "]", "\"a\":", "\"b\":", "\"a\"", "1", ",", " ", "x", "\""];
        let mut last: Vec<String> =
            ["", "{\"a\":{\"b\":1},", "{\"a\":[1,{\"b\":2}],\"b\":", "[1,{\"a\":0,"]
                .map(str::to_owned)
                .to_vec();
        for _ in 0..4 {
            let longer = last.iter().flat_map(|text| pieces.map(|piece| format!("{text}{piece}")));
            last = longer.collect();
            for text in &last {
                let mut places = POINTERS.map(Place::new);
                walk(text, &mut places);
                let found = places.map(|place| place.value.map(|value| value.text));
                assert_eq!(found, POINTERS.map(|pointer| find(text, pointer)), "{text:?}");
            }
        }
    }
}
