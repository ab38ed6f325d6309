//! The parts of responses in a record: every value next to a known name, and the brackets that it is in.
//!
//! Brackets and quotes are followed as JSON, programming languages and print-outs use them; what does not close is no
//! obstacle. A string that holds names again is read in the same manner.

use std::borrow::Cow;
use std::ops::Range;

use errcat::__private::tables::Tables;

use crate::fact::{Fact, Facts, Place};
use crate::keys::{Key, Keys, Role};
use crate::quoted::{self, Quoted, Unclosed, is_quote};
use crate::value::{Value, Values, after_key, next_to_key};
use crate::{engine, status};

/// The depth of brackets up to which they are distinguished.
const MAX_DEPTH: usize = 64;

/// The maximum number of bytes of a quoted name.
const MAX_NAME: usize = 64;

/// Strings in more strings than this are not read.
const MAX_STRINGS: usize = 6;

/// The state while a record is read.
struct Reading<'a, 't> {
    tables: &'a Tables<'a>,
    keys: &'a Keys,
    text: &'t str,
    facts: Facts<'t>,
    /// The brackets that are open, the innermost last.
    open: Vec<usize>,
    strings: usize,
    unclosed: Unclosed,
}

/// Reads a record.
pub(crate) fn facts<'t>(tables: &Tables<'_>, keys: &Keys, text: &'t str) -> Facts<'t> {
    read(tables, keys, text, 0)
}

fn read<'t>(tables: &Tables<'_>, keys: &Keys, text: &'t str, strings: usize) -> Facts<'t> {
    let root = Place { parent: 0, depth: 0, envelope: None, open: 0, bracket: 0, has_facts: false };
    let facts = Facts { places: vec![root], ..Facts::default() };
    let mut reading = Reading {
        tables,
        keys,
        text,
        facts,
        open: vec![0],
        strings,
        unclosed: Unclosed::default(),
    };
    reading.run();
    reading.facts
}

impl<'t> Reading<'_, 't> {
    fn run(&mut self) {
        let text = self.text;
        let bytes = text.as_bytes();
        let (mut at, mut in_word) = (0, false);
        while let Some(byte) = bytes.get(at).copied() {
            if byte.is_ascii_alphanumeric() {
                if in_word && !byte.is_ascii_uppercase() {
                    at += 1;
                    continue;
                }
                at = self.word(at, byte);
                in_word = true;
                continue;
            }
            in_word = byte >= 0x80;
            at = match byte {
                b'{' | b'[' | b'(' => self.open(at, byte),
                b'}' | b']' | b')' => self.close(at, byte),
                b'\\' => match self.escaped(at) {
                    Some(end) => end,
                    None => at + 1,
                },
                byte if is_quote(byte) => self.quote(at),
                _ => at + 1,
            };
        }
    }

    fn place(&self) -> usize {
        self.open.last().copied().unwrap_or_default()
    }

    /// Reads the name or the status at a position; returns where to go on.
    fn word(&mut self, at: usize, byte: u8) -> usize {
        if byte.is_ascii_digit() {
            if let Some(number) = status::at(self.text, at) {
                let is_own = status::is_in_head(self.text, at);
                self.status(number, is_own, at..at + 3);
            }
            return at + 1;
        }
        let Some((end, key)) = self.keys.at(self.text, at) else { return at + 1 };
        match after_key(self.text, end).or_else(|| next_to_key(self.text, end, key)) {
            Some(start) => self.named(key, at..end, start),
            None => at + 1,
        }
    }

    /// Reads the value of a name, which begins at a position; returns where to go on.
    fn named(&mut self, key: &Key, name: Range<usize>, start: usize) -> usize {
        let Range { start: at, end } = name;
        let values = Values { text: self.text, keys: self.keys };
        let value = match key.role {
            Role::Messages => values.messages(start),
            Role::Body => return self.body(key, &values, at, start),
            _ => values.word(start),
        };
        let after = value.end.max(start);
        if key.role == Role::Messages && self.text.as_bytes().get(end) == Some(&b'[') {
            return self.element(key, value, at..after);
        }
        self.add(key, value, at..after).unwrap_or(after)
    }

    /// Adds one message of several that have the same name with a number, such as `messages[1]=`.
    fn element(&mut self, key: &Key, value: Value<'t>, range: Range<usize>) -> usize {
        let (place, after) = (self.place(), range.end);
        let is_list = |fact: &&mut Fact<'_>| {
            (fact.role, fact.order, fact.place) == (key.role, key.order, place)
        };
        match self.facts.all.last_mut() {
            Some(fact) if is_list(&fact) => {
                fact.value.texts.extend(value.texts);
                fact.range.end = after;
            }
            _ => drop(self.add(key, value, range)),
        }
        after
    }

    /// Adds a fact; returns where to go on if not after its value.
    fn add(&mut self, key: &Key, value: Value<'t>, range: Range<usize>) -> Option<usize> {
        let word = value.texts.first().map_or("", |text| text.trim());
        let number = word.parse().ok().filter(|status| (100..600).contains(status));
        let is_status = key.role == Role::Status || key.role == Role::Code && !key.is_own;
        if is_status && let Some(number) = number.filter(|_| word.len() == 3) {
            self.status(number, key.role == Role::Status, range);
            return None;
        }
        if key.role == Role::Status {
            let name = self.text.get(range.end - word.len().min(range.end)..);
            let line = name.and_then(|name| name.lines().next()).unwrap_or_default();
            let phrase: String = line.split_inclusive(' ').take(3).collect();
            if let Some(number) = status::named(word).or_else(|| status::named(&phrase)) {
                self.status(number, true, range.clone());
            }
            return Some(range.end.min(self.text.len()));
        }
        if value.is_some {
            self.note(self.fact(key.role, key.is_own, key.order, range, value));
        }
        None
    }

    /// Adds a status; `is_own` if a name or an HTTP version in front of it leaves no doubt that it is one.
    fn status(&mut self, number: u16, is_own: bool, range: Range<usize>) {
        let fact = self.fact(Role::Status, is_own, 0, range, Value::default());
        self.facts.all.push(Fact { status: Some(number), ..fact });
    }

    fn fact(
        &self,
        role: Role,
        is_own: bool,
        order: usize,
        range: Range<usize>,
        value: Value<'t>,
    ) -> Fact<'t> {
        let (place, status, strings) = (self.place(), None, self.strings);
        Fact { role, value, is_own, order, place, range, status, strings }
    }

    /// Adds the body of a record, which is a string or nothing; what is in it is read as well.
    fn body(&mut self, key: &Key, values: &Values<'t, '_>, at: usize, start: usize) -> usize {
        let first =
            start + self.text.get(start..).map_or(0, |rest| rest.len() - rest.trim_start().len());
        let body = match self.text.as_bytes().get(first) {
            Some(b'"') => values.string(first).map_or("", |s| values.slice(s.start..s.end)),
            Some(b'{' | b'[') => "{}",
            Some(b'n' | b'N') => "",
            _ => return start,
        };
        let value = Value { texts: vec![Cow::Borrowed(body)], ..Value::default() };
        let fact = self.fact(key.role, key.is_own, key.order, at..start, value);
        self.facts.all.push(fact);
        first
    }

    fn note(&mut self, fact: Fact<'t>) {
        for place in &self.open {
            if let Some(place) = self.facts.places.get_mut(*place) {
                place.has_facts = true;
            }
        }
        self.facts.all.push(fact);
    }

    fn open(&mut self, at: usize, bracket: u8) -> usize {
        if self.open.len() < MAX_DEPTH {
            let (parent, depth) = (self.place(), self.open.len());
            self.open.push(self.facts.places.len());
            let place =
                Place { parent, depth, envelope: None, open: at, bracket, has_facts: false };
            self.facts.places.push(place);
        }
        at + 1
    }

    /// Closes the brackets at a position; one that nothing opened is ignored.
    fn close(&mut self, at: usize, bracket: u8) -> usize {
        let opening = match bracket {
            b'}' => b'{',
            b']' => b'[',
            _ => b'(',
        };
        let is_own = |place: &usize| {
            self.facts.places.get(*place).is_some_and(|place| place.bracket == opening)
        };
        if let Some(own) = self.open.iter().rposition(is_own) {
            while self.open.len() > own + 1 {
                self.close_last(at);
            }
            self.close_last(at + 1);
        }
        at + 1
    }

    /// Closes the innermost brackets, and has the engine read them if they look like JSON.
    fn close_last(&mut self, end: usize) {
        let Some(number) = self.open.pop() else { return };
        let Some(place) = self.facts.places.get_mut(number) else { return };
        if !place.has_facts || place.bracket != b'{' {
            return;
        }
        let Some(object) = self.text.get(place.open..end) else { return };
        if !object.get(1..).unwrap_or_default().trim_start().starts_with('"') {
            return;
        }
        let envelope = engine::envelope(self.tables, object);
        if engine::has_parts(&envelope) {
            place.envelope = Some((envelope, Cow::Borrowed(object)));
        }
    }

    /// Reads the string whose opening quote is at a position; returns where to go on.
    fn quote(&mut self, at: usize) -> usize {
        if let Some((end, key)) = self.keys.at(self.text, at + 1)
            && let Some(start) = after_key(self.text, end)
        {
            return self.named(key, at + 1..end, start);
        }
        let Some(string) = quoted::string(self.text, at, &mut self.unclosed) else { return at + 1 };
        if let Some(name) = self.prefixed(&string) {
            return name;
        }
        if self.strings == 0 {
            self.facts.strings.push(string.start..string.end);
        }
        self.string(&string)
    }

    /// Returns where the known name begins that a quoted name ends with, such as that of a header with a vendor's prefix.
    fn prefixed(&self, string: &Quoted) -> Option<usize> {
        let inside =
            self.text.get(string.start..string.end).filter(|name| name.len() <= MAX_NAME)?;
        after_key(self.text, string.end)?;
        let starts = inside.match_indices(['-', '_', '.']).map(|(at, _)| string.start + at + 1);
        let mut names = starts.filter_map(|at| Some((at, self.keys.at(self.text, at)?.0)));
        names.find(|(_, end)| *end == string.end).map(|(at, _)| at)
    }

    /// Reads what is in a string; returns where to go on.
    fn string(&mut self, string: &Quoted) -> usize {
        let inside = self.text.get(string.start..string.end).unwrap_or_default();
        let has_status = self.strings > 0 || inside.len() < 4096;
        let has_keys = self.keys.is_in(inside);
        if !(has_keys || has_status && status::numbers(inside).next().is_some()) {
            return string.after;
        }
        if self.strings == MAX_STRINGS {
            self.facts.gave_up |= has_keys;
            return string.after;
        }
        let decoded = quoted::decoded(inside);
        let inner = match decoded {
            Cow::Borrowed(text) => read(self.tables, self.keys, text, self.strings + 1),
            Cow::Owned(text) => read(self.tables, self.keys, &text, self.strings + 1).into_owned(),
        };
        self.include(inner, string.start..string.end);
        string.after
    }

    /// Reads the rest of a text that is escaped although no quote is around it.
    fn escaped(&mut self, at: usize) -> Option<usize> {
        let rest = self.text.get(at..)?;
        let quote = rest.trim_start_matches('\\');
        if !quote.starts_with('"') || self.strings == MAX_STRINGS {
            return None;
        }
        let text = quoted::decoded(rest).into_owned();
        let inner = read(self.tables, self.keys, &text, self.strings + 1).into_owned();
        self.include(inner, at..self.text.len());
        Some(self.text.len())
    }

    /// Adds the facts of a string as facts in brackets of its own.
    fn include(&mut self, inner: Facts<'t>, range: Range<usize>) {
        let (base, outer, depth) = (self.facts.places.len(), self.place(), self.open.len());
        for (number, place) in inner.places.into_iter().enumerate() {
            let parent = if number == 0 { outer } else { base + place.parent };
            self.facts.places.push(Place { parent, depth: place.depth + depth, ..place });
        }
        self.facts.gave_up |= inner.gave_up;
        for fact in inner.all {
            let fact = Fact { place: base + fact.place, range: range.clone(), ..fact };
            if matches!(fact.role, Role::Code | Role::Messages | Role::Id) {
                self.note(fact);
            } else {
                self.facts.all.push(fact);
            }
        }
    }
}
