//! The few patterns that a text can match, found in time that does not grow with the catalogue.
//!
//! Patterns lie one after the other in one text, those of one error and prefix in order of precedence. A text is looked up
//! by what it has for certain: as a whole, or by some of its first and last characters. All of it is read-only data.

use super::pattern::{self, Fold, Hole, Holes, Kind, Match};

/// The tables of a catalogue.
#[derive(Clone, Copy, Debug)]
pub struct Index<'t> {
    /// A row of eight bytes for each error and group of prefixes.
    pub buckets: &'t [u8],
    /// How many groups of prefixes each error has rows for, counting the one without a prefix.
    pub groups: u32,
    /// Lists of ways to look a text up.
    pub probes: &'t [u8],
    /// A hash table of where patterns begin; as many slots as a power of two.
    pub slots: &'t [u8],
    /// The patterns.
    pub programs: &'t str,
}

/// Bytes of a bucket: where its patterns begin, how many there are, where its probes begin.
pub const BUCKET: usize = 8;
/// Bits of a slot that tell where a pattern begins; the others tell most other texts apart.
pub const OFFSET_BITS: u32 = 26;
/// A probe for a text as a whole; its bytes would be the lengths of a beginning and an end.
pub const WHOLE: [u8; 2] = [0xff, 0xff];
/// The longest beginning and end that a probe looks at.
pub const LONGEST: (u8, u8) = (16, 8);

const K1: u64 = 0x9e37_79b9_7f4a_7c15;
const K2: u64 = 0xd1b5_4a32_d192_ed03;

/// Both halves of a product: every bit of both goes into every bit of the result.
const fn mix(a: u64, b: u64) -> u64 {
    let product = (a ^ K1) as u128 * (b ^ K2) as u128;
    (product as u64) ^ ((product >> 64) as u64)
}

/// What is looked at of a text, or of the literal text of a pattern.
#[derive(Clone, Copy, Debug)]
pub struct Ends {
    head: [u64; 2],
    tail: u64,
    len: usize,
}

impl Ends {
    /// The beginning of one text and the end of another, which for a whole text are the same.
    pub fn new(head: &[u8], tail: &[u8], fold: Fold) -> Self {
        if fold.case || fold.white_space {
            return Self::folded(head, tail, fold);
        }
        let first = |bytes: &[u8]| {
            bytes.first_chunk().copied().map_or_else(|| few(bytes), u64::from_le_bytes)
        };
        let end = tail
            .last_chunk()
            .copied()
            .map_or_else(|| few(tail) << (8 * (8 - tail.len()) % 64), u64::from_le_bytes);
        Self {
            head: [first(head), head.get(8..).map_or(0, first)],
            tail: if tail.is_empty() { 0 } else { end },
            len: head.len(),
        }
    }

    /// The same of folded text: without white space and case where they make no difference.
    fn folded(head: &[u8], tail: &[u8], fold: Fold) -> Self {
        let seen = |byte: &u8| !(fold.white_space && byte.is_ascii_whitespace());
        let plain = |byte: &u8| if fold.case { byte.to_ascii_lowercase() } else { *byte };
        let mut ends = Self { head: [0; 2], tail: 0, len: 0 };
        for byte in head.iter().filter(|byte| seen(byte)).take(16) {
            if let Some(word) = ends.head.get_mut(ends.len / 8) {
                *word |= u64::from(plain(byte)) << (ends.len % 8 * 8);
            }
            ends.len += 1;
        }
        for (index, byte) in tail.iter().rev().filter(|byte| seen(byte)).take(8).enumerate() {
            ends.tail |= u64::from(plain(byte)) << (56 - index * 8);
        }
        ends
    }

    /// The key of `head` first and `tail` last bytes; none when there are not so many.
    pub fn key(&self, seed: u64, head: u8, tail: u8) -> Option<u64> {
        if self.len < usize::from(head) {
            return None;
        }
        let keep =
            |length: u8| if length == 0 { 0 } else { u64::MAX >> (64 - 8 * u32::from(length)) };
        let last = if tail == 0 { 0 } else { self.tail >> (64 - 8 * u32::from(tail)) };
        let lengths = u64::from(head) << 8 | u64::from(tail);
        let first = self.head[0] & keep(head.min(8));
        let seed = seed ^ lengths.wrapping_mul(K2);
        if head <= 8 {
            return Some(mix(first ^ seed, last));
        }
        Some(mix(mix(first ^ seed, self.head[1] & keep(head - 8)), last))
    }
}

/// Up to seven bytes as a number.
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().take(8).rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// The key of a text as a whole.
pub fn whole(seed: u64, bytes: &[u8], fold: Fold) -> u64 {
    if fold.case || fold.white_space {
        return whole_folded(seed, bytes, fold);
    }
    let mut hash = seed ^ (bytes.len() as u64).wrapping_mul(K2);
    let (chunks, rest) = bytes.as_chunks::<16>();
    for chunk in chunks {
        hash = mix(word(chunk, 0) ^ hash, word(chunk, 8));
    }
    if rest.is_empty() {
        return hash;
    }
    match bytes.last_chunk::<16>() {
        Some(last) => mix(word(last, 0) ^ hash, word(last, 8)),
        None => mix(few(rest) ^ hash, rest.get(8..).map_or(0, few)),
    }
}

fn word(chunk: &[u8; 16], at: usize) -> u64 {
    chunk.get(at..).and_then(|bytes| bytes.first_chunk().copied()).map_or(0, u64::from_le_bytes)
}

/// The ends of the folded text and the sum of its bytes, in which spacing and case make no difference.
fn whole_folded(seed: u64, bytes: &[u8], fold: Fold) -> u64 {
    let ends = Ends::folded(bytes, bytes, fold);
    let sum = bytes.iter().fold(0_u32, |sum, byte| {
        let skipped = fold.white_space && byte.is_ascii_whitespace();
        let byte = if fold.case { byte.to_ascii_lowercase() } else { *byte };
        sum.wrapping_add(if skipped { 0 } else { u32::from(byte) })
    });
    mix(mix(ends.head[0] ^ seed, ends.head[1]), ends.tail ^ u64::from(sum).wrapping_mul(K2))
}

/// What sets the keys of one bucket apart from those of others.
pub const fn seed(bucket: usize) -> u64 {
    (bucket as u64 + 1).wrapping_mul(K1)
}

impl<'t> Index<'t> {
    /// The best pattern of an error for a text from which a prefix of the group has been taken (0: none).
    pub fn best<'a>(&self, error: u32, prefix: u8, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        let number = error as usize * self.groups as usize + usize::from(prefix);
        let row: [u8; BUCKET] = *self.buckets.get(number * BUCKET..)?.first_chunk()?;
        let [a, b, c, d, count_low, count_high, probe_low, probe_high] = row;
        let first = u32::from_le_bytes([a, b, c, d]);
        let count = u16::from_le_bytes([count_low, count_high]);
        let probes = usize::from(u16::from_le_bytes([probe_low, probe_high]));
        if probes == 0 {
            return self.each(first as usize, count, text, fold);
        }
        let next =
            self.buckets.get((number + 1) * BUCKET..).and_then(|row| row.first_chunk().copied());
        let bucket = Bucket {
            seed: seed(number),
            first,
            end: next.map_or(u32::MAX, u32::from_le_bytes),
            fold,
        };
        let length = 2 * usize::from(*self.probes.get(probes - 1)?);
        self.probe(self.probes.get(probes..probes + length)?, &bucket, text)
    }

    /// One pattern after the other.
    fn each<'a>(&self, first: usize, count: u16, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        let mut rest = self.programs.get(first..)?;
        for _ in 0..count {
            let program = Program::read(rest)?;
            if let Some(matched) = program.matches(text, fold) {
                return Some(matched);
            }
            rest = program.after();
        }
        None
    }

    fn probe<'a>(&self, list: &[u8], bucket: &Bucket, text: &'a str) -> Option<Match<'a>> {
        let mut best = None;
        let mut list = list;
        if let Some(rest) = list.strip_prefix(&WHOLE) {
            self.look_up(whole(bucket.seed, text.as_bytes(), bucket.fold), bucket, text, &mut best);
            // Literal text beats every value.
            if let Some((_, matched)) = best
                && matched.whole
            {
                return Some(matched);
            }
            list = rest;
        }
        let ends = Ends::new(text.as_bytes(), text.as_bytes(), bucket.fold);
        for [head, tail] in list.as_chunks::<2>().0 {
            if let Some(key) = ends.key(bucket.seed, *head, *tail) {
                self.look_up(key, bucket, text, &mut best);
            }
        }
        best.map(|(_, matched)| matched)
    }

    /// Looks for a better pattern of a bucket under a key. Patterns whose keys happen to be the same are there too, of this
    /// bucket and of others, so the search ends only where no more can be.
    fn look_up<'a>(
        &self,
        key: u64,
        bucket: &Bucket,
        text: &'a str,
        best: &mut Option<(u32, Match<'a>)>,
    ) -> Option<()> {
        let mask = self.slots.len() / 4 - 1;
        let mut slot = (key >> 32) as usize & mask;
        loop {
            let value = u32::from_le_bytes(*self.slots.get(slot * 4..)?.first_chunk()?);
            let offset = (value & ((1 << OFFSET_BITS) - 1)).checked_sub(1)?;
            let end = best.map_or(bucket.end, |(other, _)| other);
            if value >> OFFSET_BITS == tag(key) && (bucket.first..end).contains(&offset) {
                let program = Program::read(self.programs.get(offset as usize..)?)?;
                if let Some(matched) = program.matches(text, bucket.fold) {
                    *best = Some((offset, matched));
                }
            }
            slot = (slot + 1) & mask;
        }
    }
}

/// The patterns of one error and prefix.
struct Bucket {
    seed: u64,
    /// Where its first pattern begins.
    first: u32,
    /// Where those of the next bucket begin.
    end: u32,
    fold: Fold,
}

/// The error with exactly this status and code. A slot has the number of an error, from 1, and where its code begins in
/// `codes`: status (3 bytes of seven bits), length (3), code.
pub fn find(slots: &[u8], codes: &str, status: Option<u16>, code: Option<&str>) -> Option<u32> {
    let code = code.unwrap_or_default();
    let mask = slots.len() / 8 - 1;
    let mut slot = code_key(status, code) as usize & mask;
    loop {
        let (error, rest) = slots.get(slot * 8..)?.split_first_chunk()?;
        let error = u32::from_le_bytes(*error).checked_sub(1)?;
        let at = u32::from_le_bytes(*rest.first_chunk()?) as usize;
        let [a, b, c, d, e, f] = *codes.as_bytes().get(at..)?.first_chunk()?;
        let own = codes.get(at + 6..at + 6 + number([d, e, f, 0]) as usize)?;
        if number([a, b, c, 0]) == u32::from(status.unwrap_or(0)) && own == code {
            return Some(error);
        }
        slot = (slot + 1) & mask;
    }
}

/// Where the search for a status and code begins.
pub fn code_key(status: Option<u16>, code: &str) -> u32 {
    let seed = seed(usize::from(status.unwrap_or(0)));
    (whole(seed, code.as_bytes(), Fold { case: false, white_space: false }) >> 32) as u32
}

/// The bits of a key that a slot keeps.
pub const fn tag(key: u64) -> u32 {
    key as u32 >> OFFSET_BITS
}

/// A pattern as text: message (4), length of the head (3), number of values (1), head, values. Numbers are written in
/// bytes of seven bits, lowest first, so that all of it is text and no part has to be proven to be.
#[derive(Clone, Copy)]
struct Program<'t> {
    message: u32,
    head: &'t str,
    holes: Packed<'t>,
}

/// Values as text, each: field (1), kind (1), length of the text after it (3), length of its choices (3), the choices,
/// the text after it.
#[derive(Clone, Copy)]
struct Packed<'t> {
    count: u8,
    rest: &'t str,
}

impl<'t> Program<'t> {
    fn read(text: &'t str) -> Option<Self> {
        let [a, b, c, d, e, f, g, count] = *text.as_bytes().first_chunk()?;
        let (head, rest) = text.get(8..)?.split_at_checked(number([e, f, g, 0]) as usize)?;
        Some(Self { message: number([a, b, c, d]), head, holes: Packed { count, rest } })
    }

    fn matches<'a>(&self, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        pattern::matches(self.message, self.head, self.holes, text, fold)
    }

    /// What follows the pattern.
    fn after(&self) -> &'t str {
        let mut holes = self.holes;
        while let Some((_, rest)) = holes.split() {
            holes = rest;
        }
        holes.rest
    }
}

impl<'t> Holes<'t> for Packed<'t> {
    fn split(self) -> Option<(Hole<'t>, Self)> {
        let count = self.count.checked_sub(1)?;
        let [field, kind, a, b, c, d, e, f] = *self.rest.as_bytes().first_chunk()?;
        let rest = self.rest.get(8..)?;
        let (choices, rest) = rest.split_at_checked(number([d, e, f, 0]) as usize)?;
        let (then, rest) = rest.split_at_checked(number([a, b, c, 0]) as usize)?;
        let kind = match kind {
            0 => Kind::Index,
            1 => Kind::Int,
            2 => Kind::Word,
            3 => Kind::Path,
            4 => Kind::Text,
            5 => Kind::Same,
            _ => Kind::OneOf(choices),
        };
        Some((Hole { field, kind, then }, Self { count, rest }))
    }
}

/// A number of bytes of seven bits.
const fn number([a, b, c, d]: [u8; 4]) -> u32 {
    a as u32 | (b as u32) << 7 | (c as u32) << 14 | (d as u32) << 21
}
