//! Anchors: plain words without one of which no record of a log has a response.

use std::collections::HashMap;

use crate::coded::ID;
use crate::{Reader, keys};

/// Texts without one of which no record has a response.
#[derive(Debug)]
pub struct Anchors {
    texts: Vec<String>,
    /// Their numbers by the first two bytes.
    by_start: HashMap<[u8; 2], Vec<usize>>,
    /// A bit for each pair of bytes: whether an anchor begins with it.
    pairs: Vec<u64>,
}

impl Anchors {
    /// Collects the anchors of a catalogue.
    #[must_use]
    pub fn new(reader: &Reader<'_>) -> Self {
        let anchors = reader.anchors();
        let (mut by_start, mut pairs) = (HashMap::<_, Vec<usize>>::new(), vec![0; 1024]);
        for (number, anchor) in anchors.iter().enumerate() {
            let Some(start) = anchor.as_bytes().first_chunk() else { continue };
            by_start.entry(*start).or_default().push(number);
            let (word, bit) = pair(*start);
            pairs[word] |= bit;
        }
        Self { texts: anchors, by_start, pairs }
    }

    /// Returns the texts themselves.
    #[must_use]
    pub fn texts(&self) -> &[String] {
        &self.texts
    }

    /// Returns where the next one begins.
    #[must_use]
    pub fn find(&self, text: &str, from: usize) -> Option<usize> {
        let bytes = text.as_bytes();
        let rest = bytes.get(from..)?;
        let begins = |at: usize, start: &[u8; 2]| {
            let Some(numbers) = self.by_start.get(start) else { return false };
            numbers.iter().any(|number| bytes[at..].starts_with(self.texts[*number].as_bytes()))
        };
        let pairs = rest.windows(2).filter_map(|window| window.first_chunk()).enumerate();
        let likely = pairs.filter(|(_, start)| {
            let (word, bit) = pair(**start);
            self.pairs[word] & bit != 0
        });
        likely
            .map(|(at, start)| (from + at, start))
            .find(|(at, start)| begins(*at, start))
            .map(|(at, _)| at)
    }
}

/// Returns the word and the bit of a pair of bytes.
fn pair([first, second]: [u8; 2]) -> (usize, u64) {
    (usize::from(first) * 4 + usize::from(second) / 64, 1 << (second % 64))
}

impl Reader<'_> {
    /// Returns texts without one of which no record of a log has a response.
    fn anchors(&self) -> Vec<String> {
        let spellings = self.keys.spellings().flat_map(keys::Key::spellings);
        let codes = self
            .codes
            .all()
            .filter(|code| code.len() > 3 && !code.bytes().all(|b| b.is_ascii_digit()));
        let records = ["\"code\"", "code\\\"", "\"messages", "\"body", ID, "\nHTTP/", "< HTTP/"];
        let all = spellings.chain(codes.chain(self.starts.all()).chain(records).map(str::to_owned));
        let mut anchors: Vec<_> = all.collect();
        anchors.sort_unstable();
        anchors.dedup();
        anchors
    }
}
