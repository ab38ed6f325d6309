//! Finds the few patterns that a text can match, in time that does not grow with the catalogue.
//!
//! The patterns of one error and prefix are stored one after the other, in order of precedence. A text is looked up
//! as a whole, or by some of its first and last bytes. All tables are read-only data.

use super::super::tables::Tables;
use super::super::tables::columns::entry;
use super::bytecode::{self, Header};
use super::bytes::same;
use super::finding::FastPath;
use super::hash::{self, seed};
use super::layout::{keys, listed, others};
use super::matched::{Match, Values};
use super::normalize::Normalize;
use super::pattern::{is, one};
use super::prefilter::may_begin;
use super::reason::PossibleEnds;
use super::rows::{
    AROUND_NUMBER, DIRECT, Keys, OTHERS, Others, Search, VALUED, begins, ends_short, listed,
};

/// Returns the best match of a text from which a prefix of the group has been removed (0: none).
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn best(
    tables: &Tables<'_>,
    (error, prefix): (u32, u8),
    text: &str,
    normalize: Normalize,
) -> Option<Match> {
    let number = tables.index.number(error, prefix)?;
    let keys = tables.index.keys(number)?;
    match whole(tables, &keys, text, normalize) {
        Some(matched) => Some(matched),
        None => valued(tables, number, text, normalize),
    }
}

/// Returns whether the row of an error and a group of prefixes has a flag, or there is no such row.
#[inline]
pub fn has(tables: &Tables<'_>, (error, prefix): (u32, u8), flag: u8) -> bool {
    let row = tables.index.number(error, prefix).and_then(|number| tables.index.rows.get(number));
    row.is_none_or(|row| keys::FLAGS.number(row) & flag != 0)
}

/// Matches an unchanged text with the patterns of an error that has a dialect.
#[allow(clippy::inline_always)]
#[inline(always)]
pub fn fast_path(tables: &Tables<'_>, error: u32, text: &str, normalize: Normalize) -> FastPath {
    let index = &tables.index;
    let Some(number) = index.number(error, 0) else { return FastPath::Nothing };
    let Some(keys) = index.keys(number) else { return FastPath::Nothing };
    match whole(tables, &keys, text, normalize) {
        Some(matched) => FastPath::Message(matched),
        None => slow_path(tables, number, text, normalize),
    }
}

/// Returns the match with the first candidate without captures.
#[allow(clippy::inline_always)]
#[inline(always)]
fn whole(tables: &Tables<'_>, keys: &Keys, text: &str, normalize: Normalize) -> Option<Match> {
    if keys.lengths >> (text.len() % 64) & 1 == 0 {
        return None;
    }
    literal(tables, keys.whole(text, normalize).first(&tables.index)?, text, normalize)
}

/// Matches an unchanged text that the first candidate without captures does not match.
#[inline(never)]
fn slow_path(tables: &Tables<'_>, number: usize, text: &str, normalize: Normalize) -> FastPath {
    let index = &tables.index;
    let Some(keys) = index.keys(number) else { return FastPath::Nothing };
    let (found, parts) = part(tables, &keys, text, normalize);
    match found {
        Some(matched) if matched.is_best() => return FastPath::Message(matched),
        None if !may_begin(index, number, text.as_bytes(), normalize) => return FastPath::Nothing,
        _ => {}
    }
    all(tables, number, (text, normalize), parts).map_or(FastPath::Unknown, FastPath::Message)
}

/// Returns the best match of a text that the first candidate without captures does not match. Not inlined, so that
/// its callers stay small enough to be inlined; most messages have no captures.
#[inline(never)]
fn valued(tables: &Tables<'_>, number: usize, text: &str, normalize: Normalize) -> Option<Match> {
    let keys = tables.index.keys(number)?;
    let (found, parts) = part(tables, &keys, text, normalize);
    if found.is_some_and(Match::is_best) {
        return found;
    }
    if keys.flags & DIRECT != 0 && found.is_none() {
        if keys.flags & OTHERS == 0 {
            return None;
        }
        let words = hash::words(text.as_bytes(), normalize);
        return others(tables, number, (text, normalize), words, u32::MAX);
    }
    all(tables, number, (text, normalize), parts)
}

/// Returns the match with the first candidate with captures, and whether there may be more candidates.
#[allow(clippy::inline_always)]
#[inline(always)]
fn part(
    tables: &Tables<'_>,
    keys: &Keys,
    text: &str,
    normalize: Normalize,
) -> (Option<Match>, bool) {
    let part = keys.part(text, normalize);
    let slot = part.slot(&tables.index).unwrap_or(0);
    (part.leads_to(slot).and_then(|offset| read(tables, offset, text, normalize)), slot != 0)
}

/// Returns the best match of all patterns, after the first candidates did not settle it. `parts` is whether the probe
/// offsets may lead to patterns with captures.
#[cold]
#[inline(never)]
fn all(
    tables: &Tables<'_>,
    number: usize,
    (text, normalize): (&str, Normalize),
    parts: bool,
) -> Option<Match> {
    let index = &tables.index;
    let keys = index.keys(number)?;
    let (mut best, mut before) = (None, u32::MAX);
    let words = hash::words(text.as_bytes(), normalize);
    if normalize.white_space {
        // These keys cover all patterns that probe offsets distinguish.
        let normalized = index.normalized_keys(number)?.normalized(text, words, normalize);
        best = best_of(tables, normalized, (text, normalize), &mut before);
    } else {
        let mut whole = keys.whole(text, normalize);
        while keys.lengths >> (text.len() % 64) & 1 != 0
            && let Some(offset) = whole.next(index)
        {
            if let Some(matched) = literal(tables, offset, text, normalize) {
                return Some(matched);
            }
        }
        if parts {
            best = best_of(tables, keys.part(text, normalize), (text, normalize), &mut before);
        }
    }
    if keys.flags & OTHERS == 0 || best.is_some_and(Match::is_best) {
        return best;
    }
    others(tables, number, (text, normalize), words, before).or(best)
}

/// Returns the best match of the patterns before offset `before` that probe offsets do not distinguish.
#[inline(never)]
fn others(
    tables: &Tables<'_>,
    number: usize,
    (text, normalize): (&str, Normalize),
    words: (u64, u64),
    before: u32,
) -> Option<Match> {
    let others = tables.index.others(number)?;
    if others.lookups.is_empty() {
        return list(tables, tables.index.list(others.slots)?, words, (text, normalize), before);
    }
    ends(tables, others, number, (text, normalize), before)
}

/// Matches a text with the pattern at an offset of the bytecode.
#[allow(clippy::inline_always)]
#[inline(always)]
fn read(tables: &Tables<'_>, offset: u32, text: &str, normalize: Normalize) -> Option<Match> {
    let (header, rest) = Header::read(tables.index.bytecode, offset)?;
    if header.is_short() {
        let (head, capture) = header.short(rest)?;
        let known = (header.message(), header.flags(), offset);
        if let Some(found) = one(known, (head, &capture), text, normalize) {
            return found;
        }
    } else if header.values() == 0 {
        return literal(tables, offset, text, normalize);
    } else if tables.plain {
        let head = rest.get(..header.head())?;
        if !same(text.as_bytes().get(..head.len())?, head) {
            return None;
        }
    }
    several(tables, offset, text, normalize)
}

/// Matches a text with the pattern at an offset of the bytecode if that has no captures.
#[allow(clippy::inline_always)]
#[inline(always)]
fn literal(tables: &Tables<'_>, offset: u32, text: &str, normalize: Normalize) -> Option<Match> {
    let (header, rest) = Header::read(tables.index.bytecode, offset)?;
    let text = text.as_bytes();
    let is = if tables.plain {
        header.is_literal(text.len()) && same(text, rest.get(..text.len())?)
    } else {
        header.values() == 0 && is(text, rest.get(..header.head())?, normalize)
    };
    is.then(|| Match::whole(header.message(), header.flags()))
}

/// Matches a text with the pattern at an offset by the general search.
#[inline(never)]
fn several(tables: &Tables<'_>, offset: u32, text: &str, normalize: Normalize) -> Option<Match> {
    bytecode::read(tables.index.bytecode, offset)?.several(offset, text, normalize)
}

/// Returns the best match of a short list of patterns with captures, of those stored before offset `before`.
#[inline]
fn list(
    tables: &Tables<'_>,
    list: &[[u8; listed::SIZE]],
    words: (u64, u64),
    (text, normalize): (&str, Normalize),
    before: u32,
) -> Option<Match> {
    // They are in order of precedence.
    let earlier = listed(list, words).take_while(|offset| *offset < before);
    earlier.into_iter().find_map(|offset| read(tables, offset, text, normalize))
}

/// Returns the best match of a search, of patterns stored before `before`, and moves `before` to it.
#[inline(never)]
fn best_of(
    tables: &Tables<'_>,
    mut search: Search,
    (text, normalize): (&str, Normalize),
    before: &mut u32,
) -> Option<Match> {
    let mut best = None;
    while let Some(offset) = search.next(&tables.index) {
        if offset < *before
            && let Some(matched) = read(tables, offset, text, normalize)
        {
            (best, *before) = (Some(matched), offset);
            if matched.is_best() {
                break;
            }
        }
    }
    best
}

/// Returns the best match of patterns stored before offset `before`, which are looked up by the ends of the text.
#[inline(never)]
fn ends(
    tables: &Tables<'_>,
    others: Others<'_>,
    number: usize,
    (text, normalize): (&str, Normalize),
    mut before: u32,
) -> Option<Match> {
    let (seed, bytes) = (seed(number), text.as_bytes());
    let mut best = None;
    for lengths in others.lookups {
        let key = match *lengths {
            [first, literal] if first & AROUND_NUMBER != 0 => {
                hash::around_number(seed, bytes, [first & !AROUND_NUMBER, literal], normalize)
            }
            lengths => hash::ends(seed, bytes, bytes, lengths, normalize),
        };
        if let Some(key) = key
            && let Some(better) =
                best_of(tables, Search::new(others.slots, key), (text, normalize), &mut before)
        {
            best = Some(better);
            if better.is_best() {
                break;
            }
        }
    }
    best
}

/// Returns which beginnings of a text may be messages of an error; `None` when none may be.
#[inline]
pub fn possible_ends(
    tables: &Tables<'_>,
    (error, prefix): (u32, u8),
    text: &str,
    normalize: Normalize,
) -> Option<PossibleEnds> {
    let index = &tables.index;
    let row = index.number(error, prefix)?;
    if !may_begin(index, row, text.as_bytes(), normalize) {
        return None;
    }
    let exact = index.keys(row)?;
    let normalized = index.normalized_keys(row).filter(|_| normalize.white_space);
    let start = hash::words(text.as_bytes(), normalize).0;
    let mut tails = index.rows.get(row).map_or(0, |row| others::TAILS.number(row));
    // A list also has patterns whose last literal is shorter than two bytes.
    let others = index.others(row).filter(|others| others.lookups.is_empty());
    let mut list = others.and_then(|others| index.list(others.slots)).into_iter().flatten();
    if list.any(|listed| ends_short(listed) && begins(listed, start)) {
        tails = u64::MAX;
    }
    let valued = exact.flags & VALUED != 0;
    let (lengths, normalized_lengths) = (exact.lengths, normalized.map_or(0, |keys| keys.lengths));
    (tails != 0).then_some(PossibleEnds { row, lengths, normalized_lengths, tails, start, valued })
}

/// Returns whether a beginning of a text may be a message of the error that has captures.
#[inline]
pub fn may_end(
    tables: &Tables<'_>,
    possible_ends: &PossibleEnds,
    text: &str,
    normalize: Normalize,
) -> bool {
    let (index, row) = (&tables.index, possible_ends.row);
    let words = (possible_ends.start, hash::last_word(text.as_bytes(), normalize));
    let search = match index.normalized_keys(row).filter(|_| normalize.white_space) {
        Some(keys) => Some(keys.normalized(text, words, normalize)),
        None => index.keys(row).map(|keys| keys.part(text, normalize)),
    };
    if search.is_some_and(|mut search| search.next(index).is_some()) {
        return true;
    }
    index.others(row).is_some_and(|Others { slots, lookups }| {
        let list = index.list(slots);
        !lookups.is_empty() || list.is_some_and(|list| listed(list, words).next().is_some())
    })
}

/// Returns whether a comparison of a text with a pattern of the error that repeats a value exceeded its step budget, so
/// that it is not known whether the text matches. Takes time linear in the catalogue.
#[cold]
pub fn is_undecided(tables: &Tables<'_>, error: u32, text: &str, normalize: Normalize) -> bool {
    bytecode::all(tables.index.bytecode).any(|pattern| {
        tables.entries.number(pattern.message, entry::ERROR) == error
            && pattern.is_undecided(text, normalize)
    })
}

/// Returns the values of a text that matched a message of an error.
#[inline]
pub fn values<'a>(tables: &Tables<'_>, error: u32, matched: Match, text: &'a str) -> Values<'a> {
    matched.values(text, |pattern| {
        let pattern = bytecode::read(tables.index.bytecode, pattern);
        pattern
            .map_or(Values::NONE, |pattern| pattern.values(text, tables.dialect(error).normalize))
    })
}
