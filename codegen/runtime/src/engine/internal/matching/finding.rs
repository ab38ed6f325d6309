//! One message text as findings: prefixes, lists and reasons as the catalogue declares them.
//! Every byte of the text is in some finding; what reads as no message is a finding without one.

use super::super::tables::{Dialect, Tables};
use super::fold::{Fold, may_be_alike};
use super::index;
use super::matched::Match;
use super::reason::{Endings, is_mark};
use super::segment::segment;

/// A part of a message text and what it reads as.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    /// The part of the text, with its reason.
    pub text: &'a str,
    /// The same without the reason and what stands around it: what was read as the message.
    pub item: &'a str,
    /// What it reads as; none when it is not in the catalogue.
    pub matched: Option<Match>,
    /// The reason that follows it, without parentheses.
    pub reason: Option<&'a str>,
}

/// The findings of one text under one error, in the order of the text. There is at least one.
#[derive(Clone, Debug)]
pub struct Findings<'a> {
    error: u32,
    fold: Fold,
    prefix: u8,
    rest: Rest<'a>,
    /// The rest of a text with repeated prefixes, from the next prefix on.
    later: Option<&'a str>,
    /// Whether prefixes are repeated.
    repeated: bool,
}

impl<'a> Found<'a> {
    /// A text and what it reads as.
    #[inline]
    pub const fn new(text: &'a str, matched: Option<Match>) -> Self {
        Self { text, item: text, matched, reason: None }
    }
}

#[derive(Clone, Copy, Debug)]
enum Rest<'a> {
    Whole(&'a str),
    /// The same, but as it stands it is known to be no message, and no prefix can begin it.
    Unread(&'a str),
    /// The same, and no message begins it either.
    Unlike(&'a str),
    List(&'a str),
    Nothing,
}

/// What a text is as it stands.
#[derive(Clone, Copy, Debug)]
pub enum Glance {
    /// A message, and nothing else.
    Message(Match),
    /// No message; no prefix begins it.
    Unknown,
    /// The same, and no message begins it.
    Nothing,
    /// It has to be looked at more closely.
    Unclear,
}

/// What a text is without a closer look, as most texts are.
#[inline(never)]
pub fn glance(tables: &Tables<'_>, error: u32, text: &str) -> Glance {
    let Dialect { fold, starts, .. } = tables.dialect(error);
    let (Some(start), Some(end)) = (text.as_bytes().first(), text.as_bytes().last()) else {
        return Glance::Unclear;
    };
    let blank = start.is_ascii_whitespace() || end.is_ascii_whitespace();
    if fold.white_space && blank || starts >> (start % 32) & 1 != 0 {
        return Glance::Unclear;
    }
    index::look(tables, error, text)
}

/// A bit for each byte with which a spelling of a prefix may begin, by its last five bits, in which letters of either case are
/// alike.
#[inline]
pub fn starts<'t>(spellings: impl Iterator<Item = &'t str>) -> u32 {
    let bit = |start: &u8| if start.is_ascii_whitespace() { u32::MAX } else { 1 << (start % 32) };
    let bits = spellings.map(|spelling| spelling.as_bytes().first().map_or(u32::MAX, bit));
    bits.fold(0, |all, bits| all | bits)
}

/// Times that stray characters and pairs are taken off a message.
const MAX_PEELS: usize = 4;

impl<'a> Findings<'a> {
    /// The findings of `text` under `error`.
    #[inline]
    pub fn new(tables: &Tables<'_>, error: u32, text: &'a str) -> Self {
        let Dialect { fold, .. } = tables.dialect(error);
        Self { error, fold, prefix: 0, rest: Rest::Whole(text), later: None, repeated: false }
    }

    /// The same after a glance at the text.
    #[inline]
    pub fn after(glance: Glance, tables: &Tables<'_>, error: u32, text: &'a str) -> Self {
        let new = Self::new(tables, error, text);
        match glance {
            Glance::Unknown => Self { rest: Rest::Unread(text), ..new },
            Glance::Nothing => Self { rest: Rest::Unlike(text), ..new },
            _ => new,
        }
    }

    /// The findings one after the other.
    pub fn iter(mut self, tables: &Tables<'_>) -> impl Iterator<Item = Found<'a>> {
        core::iter::from_fn(move || self.next(tables))
    }

    /// The next finding.
    pub fn next(&mut self, tables: &Tables<'_>) -> Option<Found<'a>> {
        match self.rest {
            Rest::Nothing => {
                let text = self.later.take()?;
                self.rest = Rest::Whole(text);
                Some(self.whole(tables, text))
            }
            Rest::Whole(text) | Rest::Unread(text) | Rest::Unlike(text) => {
                Some(self.whole(tables, text))
            }
            Rest::List(list) => {
                if let Some(found) = self.item(tables, list, false) {
                    return Some(found);
                }
                let (text, rest) = self.split(tables, list);
                self.rest = rest.map_or(Rest::Nothing, Rest::List);
                Some(Found::new(text, None))
            }
        }
    }

    /// The dialect, of which most texts need little.
    #[inline]
    fn dialect<'t>(&self, tables: &Tables<'t>) -> Dialect<'t> {
        tables.dialect(self.error)
    }

    #[inline]
    fn whole(&mut self, tables: &Tables<'_>, text: &'a str) -> Found<'a> {
        let unread = matches!(self.rest, Rest::Unread(_) | Rest::Unlike(_));
        if tables.plain || self.dialect(tables).is_whole() {
            self.rest = Rest::Nothing;
            return Found::new(text, if unread { None } else { self.best(tables, text) });
        }
        let text = self.first_message(tables, text);
        let mut peeled = self.trim(text);
        for _ in 0..MAX_PEELS {
            self.prefix = 0;
            let found = match self.rest {
                Rest::Unread(_) => self.item(tables, peeled, true),
                Rest::Unlike(_) => None,
                _ => self.reading(tables, peeled),
            };
            if let Some(found) = found {
                return Found { text: if self.is_done() { text } else { found.text }, ..found };
            }
            self.rest = Rest::Whole(text);
            match self.peel(tables, peeled) {
                Some(less) => peeled = less,
                None => break,
            }
        }
        self.rest = Rest::Nothing;
        Found::new(text, None)
    }

    /// Returns the first message of a text in which prefixes are repeated, unless the text is one message as a whole.
    #[inline]
    fn first_message(&mut self, tables: &Tables<'_>, text: &'a str) -> &'a str {
        let dialect = self.dialect(tables);
        if dialect.starts == 0 {
            return text;
        }
        let Some(found) = segment(tables, &dialect, text) else { return text };
        if !self.repeated && self.is_message(tables, text) {
            return text;
        }
        let mut peeled = self.trim(text);
        for _ in 0..if self.repeated { 0 } else { MAX_PEELS } {
            peeled = self.peel(tables, peeled).unwrap_or(peeled);
        }
        let (first, later) = segment(tables, &dialect, peeled).unwrap_or(found);
        (self.later, self.repeated, self.rest) = (later, true, Rest::Whole(first));
        first
    }

    /// Returns whether a text with or without its prefix is a message none of whose values may be any text.
    #[cold]
    fn is_message(&mut self, tables: &Tables<'_>, text: &'a str) -> bool {
        let is = |found: Option<Match>| found.is_some_and(|matched| !matched.is_open());
        let without = tables.spellings(&self.dialect(tables)).any(|(group, spelling)| {
            let end = self.fold.eat(text.as_bytes(), 0, spelling.as_bytes());
            let rest = end.and_then(|end| text.get(end..));
            rest.is_some_and(|rest| is(index::best(tables, self.error, group, self.trim(rest))))
        });
        without || is(index::best(tables, self.error, 0, text))
    }

    #[inline]
    fn is_done(&self) -> bool {
        matches!(self.rest, Rest::Nothing)
    }

    /// The first finding of a text, with a prefix taken off or without.
    #[inline]
    fn reading(&mut self, tables: &Tables<'_>, text: &'a str) -> Option<Found<'a>> {
        self.prefix = 0;
        let start = text.as_bytes().first();
        for (group, spelling) in tables.spellings(&self.dialect(tables)) {
            if self.prefix == group || !may_begin(start, spelling) {
                continue;
            }
            let end = self.fold.eat(text.as_bytes(), 0, spelling.as_bytes());
            let Some(rest) = end.and_then(|end| text.get(end..)) else { continue };
            self.prefix = group;
            if let Some(found) = self.first(tables, self.trim(rest)) {
                return Some(found);
            }
        }
        self.prefix = 0;
        self.first(tables, text)
    }

    #[inline]
    fn first(&mut self, tables: &Tables<'_>, text: &'a str) -> Option<Found<'a>> {
        if let Some(matched) = self.best(tables, text) {
            self.rest = Rest::Nothing;
            return Some(Found::new(text, Some(matched)));
        }
        self.item(tables, text, true)
    }

    #[inline]
    fn best(&self, tables: &Tables<'_>, text: &'a str) -> Option<Match> {
        index::best(tables, self.error, self.prefix, text)
    }

    /// The finding that a list begins with; none when its first item is not in the catalogue. `tried`: as a whole it is none.
    #[inline]
    fn item(&mut self, tables: &Tables<'_>, list: &'a str, tried: bool) -> Option<Found<'a>> {
        let (piece, rest) = self.split(tables, list);
        let (found, trailing) = self.piece(tables, piece, tried && rest.is_none())?;
        self.rest = rest.map_or(Rest::Nothing, Rest::List);
        if trailing && rest.is_some() {
            return Some(self.extend(tables, list, found));
        }
        Some(found)
    }

    /// A reason in plain words goes on up to the next finding that has literal text of its own.
    #[inline]
    fn extend(&mut self, tables: &Tables<'_>, list: &'a str, found: Found<'a>) -> Found<'a> {
        let mut end = list.len();
        while let Rest::List(rest) = self.rest {
            let (piece, next) = self.split(tables, rest);
            let named = self
                .piece(tables, piece, false)
                .is_some_and(|(found, _)| found.matched.is_some_and(Match::is_literal));
            if named {
                let before = list.get(..list.len() - rest.len()).unwrap_or_default();
                let separator = self.dialect(tables).separator.unwrap_or_default();
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

    /// Up to the next separator outside parentheses, and what follows it.
    #[inline]
    fn split(&self, tables: &Tables<'_>, list: &'a str) -> (&'a str, Option<&'a str>) {
        let Some(separator) = self.dialect(tables).separator else { return (list, None) };
        let first = separator.as_bytes().first();
        if !first.is_some_and(|first| list.as_bytes().contains(first)) {
            return (list, None);
        }
        let mut depth = 0_usize;
        for (at, byte) in list.as_bytes().iter().enumerate() {
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
        (list, None)
    }

    /// A piece of a list with the reason that may follow it; whether that reason is in plain words.
    #[inline]
    fn piece(&self, tables: &Tables<'_>, piece: &'a str, tried: bool) -> Option<(Found<'a>, bool)> {
        if !tried && let Some(matched) = self.best(tables, piece) {
            return Some((Found::new(piece, Some(matched)), false));
        }
        if let Some((item, reason)) = parenthesised(piece)
            && self.dialect(tables).reason_in_parentheses
            && let Some(matched) = self.best(tables, self.trim(item))
        {
            let found = Found::new(self.trim(item), Some(matched));
            return Some((Found { text: piece, reason: Some(reason), ..found }, false));
        }
        let (found, reason) = self.trailing(tables, piece)?;
        Some((Found { text: piece, reason: Some(reason), ..found }, true))
    }

    /// The longest beginning of at most so many words that reads as a message, and the words after it.
    #[inline]
    fn trailing(&self, tables: &Tables<'_>, piece: &'a str) -> Option<(Found<'a>, &'a str)> {
        let words = self.dialect(tables).trailing_reason;
        if words == 0 {
            return None;
        }
        let outline = index::outline(tables, self.error, self.prefix, piece);
        if outline.tails == 0 {
            return None;
        }
        let mut longest = None;
        for ending in Endings::new(piece).take(words.into()) {
            let item = piece.get(..ending.end).unwrap_or_default();
            if outline.may_end(item.as_bytes())
                && (outline.has(ending)
                    || outline.valued
                        && index::may_end(tables, self.error, self.prefix, (&outline, item)))
                && let Some(found) = self.with_reason(tables, piece, ending.end)
            {
                longest = Some(found);
            }
        }
        longest
    }

    /// The message that a piece is up to `end`, and the reason after it.
    #[inline]
    fn with_reason(
        &self,
        tables: &Tables<'_>,
        piece: &'a str,
        end: usize,
    ) -> Option<(Found<'a>, &'a str)> {
        let (item, reason) = piece.split_at_checked(end)?;
        let matched = self.best(tables, item)?;
        let reason = reason.trim_start_matches(is_mark);
        let found = Found::new(item, Some(matched));
        (!matched.is_open() && !reason.is_empty()).then_some((found, reason))
    }

    #[inline]
    fn trim(&self, text: &'a str) -> &'a str {
        if self.fold.white_space { text.trim_ascii() } else { text }
    }

    /// The text without what may stand around it.
    #[inline]
    fn peel(&self, tables: &Tables<'_>, text: &'a str) -> Option<&'a str> {
        let Dialect { stray, wrap, .. } = self.dialect(tables);
        let may_be_stray = |byte: Option<&u8>| byte.is_some_and(|b| stray.as_bytes().contains(b));
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
}

/// Whether a text that begins with this byte may begin with a spelling.
#[inline]
pub fn may_begin(start: Option<&u8>, spelling: &str) -> bool {
    may_be_alike(start, spelling.as_bytes().first())
}

/// An item and the balanced parentheses that the text ends with.
#[inline]
fn parenthesised(text: &str) -> Option<(&str, &str)> {
    let inner = text.strip_suffix(')')?;
    let mut depth = 1_usize;
    for (at, c) in inner.char_indices().rev() {
        match c {
            ')' => depth += 1,
            '(' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((text.get(..at)?, inner.get(at + 1..)?));
        }
    }
    None
}
