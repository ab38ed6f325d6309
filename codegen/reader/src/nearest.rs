//! The known entries that are nearest to what a catalogue does not have.

use errcat::__private::v1::lookup;

use crate::engine;
use crate::order::sort_by;
use crate::{Reader, Reading};

/// A known entry that a response is near to, without being it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Near {
    /// The number of its error in the catalogue.
    pub error: u32,
    /// The number of its message; `None` when the code is near.
    pub entry: Option<u32>,
    /// The difference, as a sentence.
    pub differs: String,
}

/// The maximum number of entries that are returned.
const MAX_NEAR: usize = 3;

/// A longer text is near to nothing.
const MAX_TEXT: usize = 300;

impl Reader<'_> {
    /// Returns the known entries that are nearest to what is unknown in a reading, the nearest first.
    #[must_use]
    pub fn nearest(&self, reading: &Reading<'_>) -> Vec<Near> {
        let mut near: Vec<(usize, Near)> = Vec::new();
        for text in reading.unmatched.iter().filter(|text| text.len() <= MAX_TEXT) {
            near.extend(self.elsewhere(reading, text));
            near.extend(self.unprefixed(text));
            near.extend(self.alike(reading, text));
        }
        if reading.error.is_none() {
            near.extend(self.codes_alike(reading));
        }
        sort_by(&mut near, |(distance, _)| *distance as u64);
        let mut nearest: Vec<Near> = Vec::new();
        for (_, near) in near {
            let is_new = |other: &Near| (other.error, other.entry) != (near.error, near.entry);
            if nearest.len() < MAX_NEAR && nearest.iter().all(is_new) {
                nearest.push(near);
            }
        }
        nearest
    }

    /// Returns the entries that a text matches under another code or status.
    fn elsewhere(&self, reading: &Reading<'_>, text: &str) -> Vec<(usize, Near)> {
        let errors = engine::errors(&self.tables).filter(|error| Some(*error) != reading.error);
        let near = errors.filter_map(|error| {
            let mut findings = engine::findings(&self.tables, error, text);
            let matched = findings.next()?.matched.filter(|_| self.says(error, text))?;
            Some((
                0,
                Near {
                    error,
                    entry: Some(matched.message()),
                    differs: self.key_differs(reading, error),
                },
            ))
        });
        near.collect()
    }

    /// Returns the entries that a text matches with the prefix that it lacks.
    fn unprefixed(&self, text: &str) -> Vec<(usize, Near)> {
        let near = engine::errors(&self.tables).filter_map(|error| {
            let dialect = self.tables.dialect(error);
            self.tables.spellings(&dialect).find_map(|(_, spelling)| {
                let whole = format!("{spelling} {text}");
                let matched = engine::findings(&self.tables, error, &whole).next()?.matched?;
                let differs = format!("the text lacks the prefix `{spelling}`");
                let entry = Some(matched.message());
                matched.is_literal().then_some((1, Near { error, entry, differs }))
            })
        });
        near.collect()
    }

    /// Returns what is different between the status and code of a response and those of an error.
    fn key_differs(&self, reading: &Reading<'_>, error: u32) -> String {
        let code = lookup::code(&self.tables, error);
        let status = lookup::status(&self.tables, error);
        if reading.code != code {
            let has = reading.code.map_or("no code".to_owned(), |code| format!("the code {code}"));
            return format!("the response has {has}, the entry {}", code.unwrap_or("none"));
        }
        match (reading.status, status) {
            (Some(has), Some(status)) if has != status => {
                format!("the response has the status {has}, the entry {status}")
            }
            (None, Some(status)) => format!("the response has no status, the entry {status}"),
            _ => "the text belongs to another error".to_owned(),
        }
    }

    /// Returns the entries whose documented text differs from a text in few characters.
    fn alike(&self, reading: &Reading<'_>, text: &str) -> Vec<(usize, Near)> {
        let limit = (text.chars().count() / 5).clamp(1, 8);
        let mut near = Vec::new();
        for error in engine::errors(&self.tables) {
            for entry in lookup::entries(&self.tables, error) {
                let documented = lookup::message(&self.tables, entry).into_iter();
                let known = documented.chain(lookup::examples(&self.tables, entry));
                let distances = known.filter_map(|known| distance(known, text, limit));
                if let Some(distance) = distances.min().filter(|distance| *distance > 0) {
                    let unit = if distance == 1 { "character" } else { "characters" };
                    let differs = format!("the text differs in {distance} {unit}");
                    let is_other =
                        usize::from(Some(error) != reading.error && reading.error.is_some());
                    near.push((distance + is_other, Near { error, entry: Some(entry), differs }));
                }
            }
        }
        near
    }

    /// Returns the errors whose code differs in few characters.
    fn codes_alike(&self, reading: &Reading<'_>) -> Vec<(usize, Near)> {
        let Some(code) = reading.code.filter(|code| (3..=MAX_TEXT).contains(&code.len())) else {
            return Vec::new();
        };
        let limit = (code.len() / 5).clamp(1, 3);
        let errors = engine::errors(&self.tables).filter_map(|error| {
            let known = lookup::code(&self.tables, error)?;
            let (a, b) = (known.to_ascii_lowercase(), code.to_ascii_lowercase());
            let distance = if known == code { 0 } else { distance(&a, &b, limit)? };
            let differs = match distance {
                0 if known == code => self.key_differs(reading, error),
                0 => format!("the code is written {known}"),
                1 => format!("the code differs in 1 character from {known}"),
                _ => format!("the code differs in {distance} characters from {known}"),
            };
            Some((10 + distance, Near { error, entry: None, differs }))
        });
        errors.collect()
    }
}

/// Returns in how many characters two texts differ, unless they are more than a limit.
fn distance(a: &str, b: &str, limit: usize) -> Option<usize> {
    if a.chars().count().abs_diff(b.chars().count()) > limit {
        return None;
    }
    let (a, b): (Vec<_>, Vec<_>) = (a.chars().collect(), b.chars().collect());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = i;
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != y);
            before = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(before + 1);
        }
        if row.iter().min().is_some_and(|least| *least > limit) {
            return None;
        }
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

#[cfg(test)]
mod tests {
    use super::distance;

    #[test]
    fn characters_that_differ_are_counted() {
        for (a, b, expected) in [
            ("abc", "abc", Some(0)),
            ("tokens buy.", "token buy", Some(2)),
            ("abc", "xyz", None),
            ("a", "abcdef", None),
        ] {
            assert_eq!(distance(a, b, 2), expected, "{a} {b}");
        }
    }
}
