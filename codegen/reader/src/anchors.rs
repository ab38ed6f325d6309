//! Anchors: plain words without one of which no record of a log has a response.

use crate::coded::ID;
use crate::{Reader, keys};

/// Texts without one of which no record has a response.
#[derive(Debug)]
pub struct Anchors {
    /// In their order.
    texts: Vec<String>,
    /// A bit for each pair of bytes: whether an anchor begins with it.
    pairs: Vec<u64>,
}

impl Anchors {
    /// Collects the anchors of a catalogue.
    #[must_use]
    pub fn new(reader: &Reader<'_>) -> Self {
        let anchors = reader.anchors();
        let mut pairs = vec![0; 1024];
        for start in anchors.iter().filter_map(|anchor| anchor.as_bytes().first_chunk()) {
            let (word, bit) = pair(*start);
            pairs[word] |= bit;
        }
        Self { texts: anchors, pairs }
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
            let first = self.texts.partition_point(|text| text.as_bytes() < start.as_slice());
            let texts = self.texts.iter().skip(first).map(String::as_bytes);
            let mut likely = texts.take_while(|text| text.starts_with(start));
            likely.any(|text| bytes[at..].starts_with(text))
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
