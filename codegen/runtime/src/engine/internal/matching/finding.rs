//! Splits one message text into findings: prefixes, lists and reasons as the catalogue declares them. Every byte of
//! the text belongs to a finding; a part that matches no message is a finding without a match.

use super::super::tables::{Dialect, Tables};
use super::bytes::{either, one};
use super::hash::first_word;
use super::index;
use super::matched::Match;
use super::reason::{Endings, PossibleEnds, is_mark};
use super::rows::{NO_PARENTHESIS, NO_SEPARATOR};
use super::segment::segment;

/// A part of a message text and its match.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The part of the text, including its reason.
    pub text: &'a str,
    /// The part without the reason and what is around it: the text that was matched.
    pub item: &'a str,
    /// The match, or `None` when the text is not in the catalogue.
    pub matched: Option<Match>,
    /// The reason after the item, without parentheses.
    pub reason: Option<&'a str>,
}

/// Reads the texts of one error; prepared once for all of them.
#[derive(Clone, Copy, Debug)]
pub struct Reader<'r, 't> {
    /// The tables.
    pub tables: &'r Tables<'t>,
    error: u32,
    dialect: Dialect<'t>,
    /// Whether a text can only match as a whole.
    whole: bool,
}

/// The findings of one text, in its order. There is at least one.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    prefix: u8,
    rest: Rest<'a>,
    /// The rest of a text with repeated prefixes, from the next prefix on.
    later: Option<&'a str>,
    /// Whether prefixes are repeated.
    repeated: bool,
}

impl<'a> Found<'a> {
    /// Creates a finding without a reason.
    #[inline]
    pub const fn new(text: &'a str, matched: Option<Match>) -> Self {
        Self { text, item: text, matched, reason: None }
    }
}

#[derive(Clone, Copy, Debug)]
enum Rest<'a> {
    Whole(&'a str),
    List(&'a str),
    Nothing,
}

/// A prefix that the catalogue declares, at the beginning of a text.
#[derive(Clone, Copy)]
struct Prefix {
    /// The row of its spelling.
    row: u32,
    /// The group of its spelling.
    group: u8,
    /// The end of the prefix in the text.
    end: usize,
}

/// The result of matching an unchanged text.
#[derive(Clone, Copy, Debug)]
pub enum FastPath {
    /// The whole text matches a message.
    Message(Match),
    /// The text matches no message and begins with no prefix.
    Unknown,
    /// As `Unknown`, and the text does not begin with a message either.
    Nothing,
}

/// Returns a bit for each byte with which a spelling of a prefix may begin, by its last five bits, which are the same
/// for both cases of a letter.
#[inline]
pub fn starts<'t>(spellings: impl Iterator<Item = &'t str>) -> u32 {
    let bit = |start: &u8| if start.is_ascii_whitespace() { u32::MAX } else { 1 << (start % 32) };
    let bits = spellings.map(|spelling| spelling.as_bytes().first().map_or(u32::MAX, bit));
    bits.fold(0, |all, bits| all | bits)
}

/// Returns the rarest byte that all spellings of a prefix contain, twice, or in both cases if case is ignored.
/// Returns 0 when the spellings share none.
pub fn probe(spellings: &[&str], case: bool) -> [u8; 2] {
    let cases = |byte: u8| {
        if case { [byte.to_ascii_lowercase(), byte.to_ascii_uppercase()] } else { [byte; 2] }
    };
    let is_shared = |byte: &u8| {
        let has = |spelling: &&str| spelling.bytes().any(|own| cases(*byte).contains(&own));
        !spellings.is_empty() && spellings.iter().all(has)
    };
    // Punctuation is rarer than capitals and digits, and these are rarer than other letters.
    let is_common = |byte: &u8| (byte.is_ascii_alphanumeric(), byte.is_ascii_lowercase());
    let shared = (b'!'..=b'~').filter(is_shared);
    shared.min_by_key(is_common).map_or([0; 2], cases)
}

/// The maximum number of times that stray characters and pairs are stripped from a message.
const MAX_STRIPS: usize = 4;

impl<'r, 't> Reader<'r, 't> {
    /// Prepares to read the texts of an error.
    #[inline]
    pub fn new(tables: &'r Tables<'t>, error: u32) -> Self {
        let dialect = tables.dialect(error);
        Self { tables, error, whole: tables.plain || dialect.is_whole(), dialect }
    }

    /// Returns the findings of a text.
    pub fn findings<'a>(self, text: &'a str) -> impl Iterator<Item = Found<'a>> {
        let mut findings = Findings::new(text);
        core::iter::from_fn(move || findings.next(&self))
    }

    /// Returns the best match of a text from which a prefix of the group has been removed (0: none).
    #[inline]
    fn best(&self, prefix: u8, text: &str) -> Option<Match> {
        index::best(self.tables, (self.error, prefix), text, self.dialect.normalize)
    }

    /// Returns the best match of a text that may end with a reason in parentheses.
    #[inline]
    fn complete(&self, prefix: u8, text: &str) -> Option<Match> {
        let ends = text.as_bytes().last() == Some(&b')');
        if ends && !self.may_have(prefix, NO_PARENTHESIS) { None } else { self.best(prefix, text) }
    }

    /// Returns whether some pattern may contain what a flag of its row excludes.
    #[inline]
    fn may_have(&self, prefix: u8, flag: u8) -> bool {
        !index::has(self.tables, (self.error, prefix), flag)
    }

    /// Returns which beginnings of a text may be messages, or `None` when none may be.
    #[inline]
    fn possible_ends(&self, prefix: u8, text: &str) -> Option<PossibleEnds> {
        index::possible_ends(self.tables, (self.error, prefix), text, self.dialect.normalize)
    }

    /// Returns whether a beginning of a text may be a message with captures.
    #[inline]
    fn may_end(&self, possible_ends: &PossibleEnds, text: &str) -> bool {
        index::may_end(self.tables, possible_ends, text, self.dialect.normalize)
    }

    /// Matches an unchanged text. Returns `None` when it may have white space around it or begin with a prefix.
    #[inline]
    fn fast_path(&self, text: &str) -> Option<FastPath> {
        let Dialect { normalize, starts, .. } = self.dialect;
        let (start, end) = (text.as_bytes().first()?, text.as_bytes().last()?);
        let blank = start.is_ascii_whitespace() || end.is_ascii_whitespace();
        if normalize.white_space && blank || starts >> (start % 32) & 1 != 0 {
            return None;
        }
        Some(index::fast_path(self.tables, self.error, text, normalize))
    }

    #[inline]
    fn trim<'a>(&self, text: &'a str) -> &'a str {
        if self.dialect.normalize.white_space { text.trim_ascii() } else { text }
    }

    /// Returns the first prefix of a text, of spellings at or after row `from` that are not of group `other_than`.
    #[inline]
    fn prefix(&self, text: &str, from: u32, other_than: u8) -> Option<Prefix> {
        let rows = self.dialect.prefixes();
        let start = first_word(text.as_bytes());
        (rows.start.max(from)..rows.end).find_map(|row| {
            let spelling = self.tables.spelling(row);
            if spelling.group == other_than || !spelling.may_begin(start) {
                return None;
            }
            let end = self.dialect.normalize.eat(text.as_bytes(), 0, spelling.text.as_bytes())?;
            Some(Prefix { row, group: spelling.group, end })
        })
    }

    /// Returns whether a text may have prefixes after the one that begins it.
    #[inline]
    fn may_repeat(&self, text: &str, own: Option<Prefix>) -> bool {
        let [a, b] = self.dialect.probe;
        let end = own.map_or(0, |own| own.end);
        let (before, after) = text.as_bytes().split_at_checked(end).unwrap_or_default();
        // A spelling that ends within a word is not a prefix.
        let is_sure = before.last().is_none_or(u8::is_ascii_punctuation);
        !is_sure || a == 0 || either(after, a, b).is_some()
    }

    /// Returns whether a text, with or without its prefix, is a message in which no value may be any text.
    #[cold]
    fn is_message(&self, text: &str) -> bool {
        let is = |found: Option<Match>| found.is_some_and(|matched| !matched.is_open());
        let without = self.tables.spellings(&self.dialect).any(|(group, spelling)| {
            let end = self.dialect.normalize.eat(text.as_bytes(), 0, spelling.as_bytes());
            let rest = end.and_then(|end| text.get(end..));
            rest.is_some_and(|rest| is(self.best(group, self.trim(rest))))
        });
        without || is(self.best(0, text))
    }

    /// Returns whether a comparison of a text with a pattern that repeats a value exceeded its step budget, so that it
    /// is not known whether the text is a message.
    #[cold]
    pub fn is_undecided(&self, text: &str) -> bool {
        let Dialect { normalize, .. } = self.dialect;
        let is = |text| index::is_undecided(self.tables, self.error, text, normalize);
        let without = self.tables.spellings(&self.dialect).any(|(_, spelling)| {
            let end = normalize.eat(text.as_bytes(), 0, spelling.as_bytes());
            end.and_then(|end| text.get(end..)).is_some_and(|rest| is(self.trim(rest)))
        });
        without || is(self.trim(text))
    }

    /// Strips stray characters, or else a pair that encloses the text. Returns `None` when there are none.
    #[inline]
    fn strip<'a>(&self, text: &'a str) -> Option<&'a str> {
        let Dialect { stray, wrap, .. } = self.dialect;
        let may_be_stray =
            |byte: Option<&u8>| byte.is_some_and(|byte| stray.bytes().any(|stray| stray == *byte));
        if may_be_stray(text.as_bytes().first()) || may_be_stray(text.as_bytes().last()) {
            let clean = self.trim(text.trim_matches(|c| stray.contains(c)));
            if clean.len() < text.len() {
                return Some(clean);
            }
        }
        let mut wrap = wrap.chars();
        let inner = core::iter::from_fn(|| wrap.next().zip(wrap.next()))
            .find_map(|(open, close)| text.strip_prefix(open)?.strip_suffix(close))?;
        Some(self.trim(inner))
    }

    /// Splits a list at the next separator outside parentheses.
    #[inline]
    fn split<'a>(&self, list: &'a str) -> (&'a str, Option<&'a str>) {
        let whole = (list, None);
        let Some(separator) = self.dialect.separator else { return whole };
        let (bytes, first) = (list.as_bytes(), separator.as_bytes().first());
        let Some(candidate) = first.and_then(|first| one(bytes, *first)) else { return whole };
        let before = bytes.get(..candidate).unwrap_or_default();
        let start = one(before, b'(').unwrap_or(candidate);
        let mut depth = 0_usize;
        for (at, byte) in bytes.iter().enumerate().skip(start) {
            match byte {
                b'(' => depth += 1,
                b')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0
                && Some(byte) == first
                && let Some((piece, rest)) = list.split_at_checked(at)
                && let Some(rest) = rest.strip_prefix(separator)
            {
                return (self.trim(piece), Some(self.trim(rest)));
            }
        }
        whole
    }
}

impl<'a> Findings<'a> {
    /// Returns the findings of a text.
    #[inline]
    pub const fn new(text: &'a str) -> Self {
        Self { prefix: 0, rest: Rest::Whole(text), later: None, repeated: false }
    }

    /// Returns whether there are no more findings.
    #[inline]
    pub const fn is_over(&self) -> bool {
        matches!(self.rest, Rest::Nothing) && self.later.is_none()
    }

    /// Returns the next finding.
    #[inline]
    pub fn next(&mut self, reader: &Reader<'_, '_>) -> Option<Found<'a>> {
        match self.rest {
            Rest::Whole(text) => Some(self.whole(reader, text)),
            Rest::List(list) => {
                let (text, rest) = reader.split(list);
                if let Some(found) = self.item(reader, list, (text, rest), false) {
                    return Some(found);
                }
                self.rest = rest.map_or(Rest::Nothing, Rest::List);
                Some(Found::new(text, None))
            }
            Rest::Nothing => {
                let text = self.later.take()?;
                Some(self.whole(reader, text))
            }
        }
    }

    /// Returns the first finding of a text. Most texts match unchanged.
    #[inline]
    fn whole(&mut self, reader: &Reader<'_, '_>, text: &'a str) -> Found<'a> {
        self.rest = Rest::Nothing;
        if reader.whole {
            return Found::new(text, reader.best(0, text));
        }
        match reader.fast_path(text) {
            Some(FastPath::Message(matched)) => Found::new(text, Some(matched)),
            fast_path => self.part(reader, text, fast_path),
        }
    }

    /// Returns the first finding of a text that does not match unchanged. `fast_path` is the result so far.
    fn part(
        &mut self,
        reader: &Reader<'_, '_>,
        text: &'a str,
        mut fast_path: Option<FastPath>,
    ) -> Found<'a> {
        let mut stripped = reader.trim(text);
        let mut own = if fast_path.is_none() { reader.prefix(stripped, 0, 0) } else { None };
        let mut first = text;
        if reader.dialect.starts != 0 && reader.may_repeat(stripped, own) {
            first = self.first_message(reader, text);
            if first.len() != text.len() {
                (stripped, fast_path) = (reader.trim(first), None);
                own = reader.prefix(stripped, 0, 0);
            }
        }
        for _ in 0..MAX_STRIPS {
            self.prefix = 0;
            let found = match fast_path {
                Some(FastPath::Unknown) => {
                    self.item(reader, stripped, reader.split(stripped), true)
                }
                Some(_) => None,
                None => self.reading(reader, stripped, own),
            };
            if let Some(found) = found {
                return Found { text: if self.is_done() { first } else { found.text }, ..found };
            }
            let Some(less) = reader.strip(stripped) else { break };
            (stripped, fast_path) = (less, None);
            own = reader.prefix(stripped, 0, 0);
        }
        self.rest = Rest::Nothing;
        Found::new(first, None)
    }

    /// Returns the first message of a text with repeated prefixes, unless the whole text is one message.
    #[cold]
    fn first_message(&mut self, reader: &Reader<'_, '_>, text: &'a str) -> &'a str {
        let Some(found) = segment(reader.tables, &reader.dialect, text) else { return text };
        if !self.repeated && reader.is_message(text) {
            return text;
        }
        let mut stripped = reader.trim(text);
        for _ in 0..if self.repeated { 0 } else { MAX_STRIPS } {
            stripped = reader.strip(stripped).unwrap_or(stripped);
        }
        let (first, later) = segment(reader.tables, &reader.dialect, stripped).unwrap_or(found);
        (self.later, self.repeated) = (later, true);
        first
    }

    #[inline]
    fn is_done(&self) -> bool {
        matches!(self.rest, Rest::Nothing)
    }

    /// Returns the first finding of a text with or without a prefix. `prefix` is the first one that begins it.
    #[inline]
    fn reading(
        &mut self,
        reader: &Reader<'_, '_>,
        text: &'a str,
        mut prefix: Option<Prefix>,
    ) -> Option<Found<'a>> {
        while let Some(Prefix { row, group, end }) = prefix {
            self.prefix = group;
            let rest = text.get(end..).unwrap_or_default();
            if let Some(found) = self.first(reader, reader.trim(rest)) {
                return Some(found);
            }
            prefix = reader.prefix(text, row + 1, group);
        }
        self.prefix = 0;
        self.first(reader, text)
    }

    #[inline]
    fn first(&mut self, reader: &Reader<'_, '_>, text: &'a str) -> Option<Found<'a>> {
        let list = reader.split(text);
        if (list.1.is_none() || reader.may_have(self.prefix, NO_SEPARATOR))
            && let Some(matched) = reader.complete(self.prefix, text)
        {
            self.rest = Rest::Nothing;
            return Some(Found::new(text, Some(matched)));
        }
        self.item(reader, text, list, true)
    }

    /// Returns the first finding of a list, if its first item is in the catalogue. `tried`: the list matched nothing.
    #[inline]
    fn item(
        &mut self,
        reader: &Reader<'_, '_>,
        list: &'a str,
        (piece, rest): (&'a str, Option<&'a str>),
        tried: bool,
    ) -> Option<Found<'a>> {
        let (found, trailing) = self.piece(reader, piece, tried && rest.is_none())?;
        self.rest = rest.map_or(Rest::Nothing, Rest::List);
        if trailing && rest.is_some() {
            return Some(self.extend(reader, list, found));
        }
        Some(found)
    }

    /// Extends a finding: a reason in plain words ends before the next finding that has literal text of its own.
    #[inline]
    fn extend(&mut self, reader: &Reader<'_, '_>, list: &'a str, found: Found<'a>) -> Found<'a> {
        let mut end = list.len();
        while let Rest::List(rest) = self.rest {
            let (piece, next) = reader.split(rest);
            let named = self
                .piece(reader, piece, false)
                .is_some_and(|(found, _)| found.matched.is_some_and(Match::is_literal));
            if named {
                let before = list.get(..list.len() - rest.len()).unwrap_or_default();
                let separator = reader.dialect.separator.unwrap_or_default();
                end = before.trim_end().strip_suffix(separator).unwrap_or(before).len();
                break;
            }
            self.rest = next.map_or(Rest::Nothing, Rest::List);
        }
        let item = found.item.len();
        let text = list.get(..end).unwrap_or(list);
        let reason = text.get(item..).map(|reason| reason.trim_start_matches(is_mark));
        Found { text, reason, ..found }
    }

    /// Returns the finding of a piece of a list, and whether a reason in plain words follows it.
    #[inline]
    fn piece(
        &self,
        reader: &Reader<'_, '_>,
        piece: &'a str,
        tried: bool,
    ) -> Option<(Found<'a>, bool)> {
        if !tried && let Some(matched) = reader.complete(self.prefix, piece) {
            return Some((Found::new(piece, Some(matched)), false));
        }
        if let Some((item, reason)) = parenthesised(piece)
            && reader.dialect.reason_in_parentheses
            && let Some(matched) = reader.best(self.prefix, reader.trim(item))
        {
            let found = Found::new(reader.trim(item), Some(matched));
            return Some((Found { text: piece, reason: Some(reason), ..found }, false));
        }
        let (found, reason) = self.trailing(reader, piece)?;
        Some((Found { text: piece, reason: Some(reason), ..found }, true))
    }

    /// Returns the longest beginning of a piece, in words up to a limit, that is a message, and the words after it.
    #[inline]
    fn trailing(&self, reader: &Reader<'_, '_>, piece: &'a str) -> Option<(Found<'a>, &'a str)> {
        let words = reader.dialect.trailing_reason;
        if words == 0 {
            return None;
        }
        let possible_ends = reader.possible_ends(self.prefix, piece)?;
        let (mut longest, mut last) = (None, 0);
        for ending in Endings::new(piece).take(words.into()) {
            let item = piece.get(..ending.end).unwrap_or_default();
            // Consecutive white space ends the same word.
            if ending.end != last
                && possible_ends.may_end(item.as_bytes())
                && (possible_ends.has(ending)
                    || possible_ends.valued && reader.may_end(&possible_ends, item))
                && let Some(found) = self.with_reason(reader, piece, ending.end)
            {
                longest = Some(found);
            }
            last = ending.end;
        }
        longest
    }

    /// Returns the message that a piece is up to `end`, and the reason after it.
    #[inline]
    fn with_reason(
        &self,
        reader: &Reader<'_, '_>,
        piece: &'a str,
        end: usize,
    ) -> Option<(Found<'a>, &'a str)> {
        let (item, reason) = piece.split_at_checked(end)?;
        let matched = reader.best(self.prefix, item)?;
        let reason = reason.trim_start_matches(is_mark);
        let found = Found::new(item, Some(matched));
        (!matched.is_open() && !reason.is_empty()).then_some((found, reason))
    }
}

/// Splits a text that ends with balanced parentheses into the item before them and the text within them.
#[inline]
fn parenthesised(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let mut depth = 1_usize;
    for (at, byte) in inner.bytes().enumerate().rev() {
        match byte {
            b')' => depth += 1,
            b'(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(..at)?, inner.get(at + 1..)?));
        }
    }
    None
}
