//! Fingerprints of words: enough to find whether, and where, a text has changed, without the text itself.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};

use super::text::Text;

/// The fingerprint of a text: of the whole, of each word, and of where its links lead.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Fingerprint {
    /// FNV-1a, 64 bits, over the words with single spaces between them; 0 where there is none.
    #[serde(rename = "print", with = "hex", skip_serializing_if = "is_default")]
    pub(crate) whole: u64,
    /// FNV-1a over each word, folded to 18 bits.
    #[serde(with = "digits", skip_serializing_if = "is_default")]
    pub(crate) words: Vec<u32>,
    /// FNV-1a over the addresses; 0 if there is no link.
    #[serde(with = "hex", skip_serializing_if = "is_default")]
    pub(crate) links: u64,
}

/// Returns whether a value needs no key in a file.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// Fingerprints of 64 bits as texts.
pub(crate) mod hex {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    pub(crate) fn serialize<S: Serializer>(
        fingerprint: &impl std::fmt::LowerHex,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("{fingerprint:016x}"))
    }

    pub(crate) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<u64, D::Error> {
        u64::from_str_radix(&String::deserialize(from)?, 16).map_err(D::Error::custom)
    }
}

/// Fingerprints of words as one text.
mod digits {
    use serde::de::Error as _;
    use serde::{Deserialize as _, Deserializer, Serializer};

    use super::{decode, encode};

    pub(super) fn serialize<S: Serializer>(words: &[u32], to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&encode(words))
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<u32>, D::Error> {
        let words = decode(&String::deserialize(from)?);
        words.ok_or_else(|| D::Error::custom("these are not fingerprints of words"))
    }
}

impl Fingerprint {
    /// Returns the fingerprint of a text of a page.
    pub(crate) fn of(text: &Text) -> Self {
        let urls: Vec<_> = text.links.iter().map(|link| link.url.as_str()).collect();
        let links = if urls.is_empty() { 0 } else { fnv1a(&urls.join("\n")) };
        Self { links, ..Self::of_words(&words(&text.plain())) }
    }

    /// Returns the fingerprint of a heading, in which characters between words and dates are ignored.
    pub(crate) fn of_heading(heading: &Text) -> Self {
        let mut words = bare_words(&heading.plain());
        words.retain(|word| !is_date(word));
        Self::of_words(&words)
    }

    /// Returns the fingerprint of words without links.
    pub(crate) fn of_words(words: &[String]) -> Self {
        let fingerprints = words.iter().map(|word| fold(fnv1a(word)));
        let whole = if words.is_empty() { 0 } else { fnv1a(&words.join(" ")) };
        Self { whole, words: fingerprints.collect(), links: 0 }
    }

    /// Returns whether the words are the same.
    pub(crate) fn says_the_same(&self, other: &Self) -> bool {
        self.whole == other.whole
    }

    /// Returns the share of the longer text that is in the other, from 0 to 1.
    pub(crate) fn similarity(&self, other: &Self) -> f64 {
        if self.words.is_empty() && other.words.is_empty() {
            return 1.0;
        }
        let sorted = |mut words: Vec<u32>| {
            words.sort_unstable();
            words
        };
        share(&sorted(self.words.clone()), &sorted(other.words.clone()), usize::max)
    }
}

/// Returns the share of the elements that two sorted lists have in common, of one of their lengths, from 0 to 1.
pub(crate) fn share<T: Ord>(a: &[T], b: &[T], length: fn(usize, usize) -> usize) -> f64 {
    let mut others = b.iter().peekable();
    let mut shared = 0_u32;
    for element in a {
        while others.next_if(|other| *other < element).is_some() {}
        shared += u32::from(others.next_if_eq(&element).is_some());
    }
    let length = u32::try_from(length(a.len(), b.len()).max(1)).unwrap_or(u32::MAX);
    f64::from(shared) / f64::from(length)
}

/// Returns the words of a text, in which the kind of quotation mark is ignored.
pub(crate) fn words(plain: &str) -> Vec<String> {
    let straight = plain.replace(['‘', '’', '‛'], "'").replace(['“', '”', '„'], "\"");
    straight.split_whitespace().map(str::to_owned).collect()
}

/// Returns the words of a heading without other characters.
pub(crate) fn bare_words(plain: &str) -> Vec<String> {
    let bare = |word: String| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    words(plain).into_iter().map(bare).filter(|word| !word.is_empty()).collect()
}

/// Returns whether a word is a date such as `2026-05-03`.
fn is_date(word: &str) -> bool {
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let lengths: Vec<_> =
        word.split(['-', '/', '.']).filter(|part| is_number(part)).map(str::len).collect();
    matches!(lengths[..], [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

fn fnv1a(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}

const WORD_BITS: u32 = 18;

/// Reduces a hash to fewer bits by XOR folding.
fn fold(hash: u64) -> u32 {
    let folded = hash ^ (hash >> WORD_BITS) ^ (hash >> (2 * WORD_BITS)) ^ (hash >> (3 * WORD_BITS));
    (folded & ((1 << WORD_BITS) - 1)) as u32
}

/// Returns the fingerprints of words as text, three digits of URL-safe base64 each. Three bytes are four digits, of
/// which the first is `A`: a fingerprint has 18 bits.
pub(crate) fn encode(words: &[u32]) -> String {
    let digits = |word: &u32| URL_SAFE_NO_PAD.encode(&word.to_be_bytes()[1..]);
    words.iter().flat_map(|word| digits(word).chars().skip(1).collect::<Vec<_>>()).collect()
}

/// Returns the fingerprints in a text that [`encode`] has written.
pub(crate) fn decode(text: &str) -> Option<Vec<u32>> {
    let word = |digits: &[u8]| {
        let bytes = URL_SAFE_NO_PAD.decode([b"A", digits].concat()).ok()?;
        let [a, b, c] = bytes[..] else { return None };
        Some(u32::from_be_bytes([0, a, b, c]))
    };
    text.as_bytes().chunks(3).map(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fingerprint(text: &str) -> Fingerprint {
        Fingerprint::of_words(&words(text))
    }

    #[test]
    fn words_make_a_difference_and_marks_do_not() {
        assert!(fingerprint("It  won’t\n“go”").says_the_same(&fingerprint("It won't \"go\"")));
        assert!(!fingerprint("It won't go").says_the_same(&fingerprint("It will not go")));
        assert_eq!(bare_words("400 – `BAD`: it (is)"), ["400", "BAD", "it", "is"]);
    }

    #[test]
    fn fingerprints_are_those_of_fnv1a() {
        assert_eq!(fnv1a(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fnv1a("foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn similarity_counts_shared_words() {
        let near = |a: &str, b: &str, expected: f64| {
            assert!((fingerprint(a).similarity(&fingerprint(b)) - expected).abs() < 0.01);
        };
        near("a b c d", "a b x d", 0.75);
        near("a a b", "a b b", 0.67);
        near("", "", 1.0);
        near("", "a", 0.0);
    }

    #[test]
    fn encoded_words_are_decoded() {
        let words = fingerprint("one two three").words;
        assert_eq!(decode(&encode(&words)).as_ref(), Some(&words));
        assert_eq!(encode(&[0, 1, 63, 64, (1 << 18) - 1]), "AAAAABAA_ABA___");
        assert_eq!(decode("ab"), None);
        assert_eq!(decode("ab!"), None);
    }
}
