//! The names of the parts of a response in whatever spelling a text has them: `error_code`, `errorCode`, `Error code`.

use errcat::__private::tables::Tables;

use crate::engine;
use crate::order::sort_by;

/// The role of the value next to a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    /// The code of the error.
    Code,
    /// One message or several.
    Messages,
    /// The id of the request.
    Id,
    /// The HTTP status.
    Status,
    /// The body of a recorded response.
    Body,
}

/// A name of a part.
#[derive(Debug)]
pub(crate) struct Key {
    /// Its letters and digits, in lower case.
    letters: String,
    /// The name as the catalogue writes it.
    name: String,
    /// The role of its value.
    pub(crate) role: Role,
    /// Whether the catalogue has it: any other name counts only with a value that the catalogue knows.
    pub(crate) is_own: bool,
    /// The order in which the catalogue tries the names of one part.
    pub(crate) order: usize,
    /// Whether it may follow another word, as in `klarna-correlation-id`.
    is_long: bool,
}

/// All names.
#[derive(Debug)]
pub(crate) struct Keys {
    /// By their first letters; among those of one letter the longest first.
    keys: Vec<Key>,
    /// The range of names that begin with each letter.
    by_letter: [(u8, u8); 256],
}

/// Names that records and prints of responses use, whatever the API.
const COMMON: [(&str, Role); 15] = [
    ("status", Role::Status),
    ("statuscode", Role::Status),
    ("httpstatus", Role::Status),
    ("httpstatuscode", Role::Status),
    ("httpcode", Role::Status),
    ("responsecode", Role::Status),
    ("responsestatus", Role::Status),
    ("responsestatuscode", Role::Status),
    ("correlationid", Role::Id),
    ("code", Role::Code),
    ("errorcode", Role::Code),
    ("messages", Role::Messages),
    ("errormessages", Role::Messages),
    ("errormessage", Role::Messages),
    ("body", Role::Body),
];

impl Keys {
    /// Collects the names of a catalogue, and the common ones.
    pub(crate) fn new(tables: &Tables<'_>) -> Self {
        let mut keys: Vec<Key> = Vec::new();
        let mut add = |name: String, role, is_own, order| {
            let letters = letters(&name);
            if letters.is_empty() || keys.iter().any(|key| key.letters == letters) {
                return;
            }
            let is_long = letters.len() > 8;
            keys.push(Key { letters, name, role, is_own, order, is_long });
        };
        for (role, pointers) in engine::pointers(tables) {
            for (order, name) in pointers.iter().map(|pointer| name(pointer)).enumerate() {
                add(name, role, true, order);
            }
        }
        for (order, (name, role)) in COMMON.into_iter().enumerate() {
            add(name.to_owned(), role, false, 100 + order);
        }
        let letter = |key: &Key| key.letters.bytes().next().unwrap_or_default();
        sort_by(&mut keys, |key| {
            let length = key.letters.len() as u64;
            (u64::from(letter(key)) << 32) | (u64::from(u32::MAX) - length)
        });
        let mut by_letter = [(0, 0); 256];
        for (number, key) in (0..=u8::MAX).zip(&keys) {
            let letter = letter(key);
            for letter in [letter, letter.to_ascii_uppercase()] {
                let range = &mut by_letter[usize::from(letter)];
                *range = (if range.1 == 0 { number } else { range.0 }, number + 1);
            }
        }
        Self { keys, by_letter }
    }

    /// Returns the longest name that begins at a position, and where it ends.
    pub(crate) fn at(&self, text: &str, start: usize) -> Option<(usize, &Key)> {
        let bytes = text.as_bytes();
        let (from, to) = self.by_letter[usize::from(*bytes.get(start)?)];
        if from == to {
            return None;
        }
        let before = start.checked_sub(1).and_then(|at| bytes.get(at)).copied();
        // Within a word only a capital begins a name.
        let is_inside = before.is_some_and(|byte| byte.is_ascii_alphanumeric());
        if is_inside && !bytes.get(start)?.is_ascii_uppercase() {
            return None;
        }
        self.keys.get(usize::from(from)..usize::from(to))?.iter().find_map(|key| {
            let end = key.end(bytes, start)?;
            let is_after_comment = start > 1 && bytes.get(start - 2) == Some(&b'*');
            let before = before.filter(|byte| *byte != b'/' || !is_after_comment);
            key.may_follow(before, bytes.get(start).copied()).then_some((end, key))
        })
    }

    /// Returns whether a name with a value after it is in the text.
    pub(crate) fn is_in(&self, text: &str) -> bool {
        let is_start = |byte: u8| self.by_letter[usize::from(byte)].1 > 0;
        let starts = text.bytes().enumerate().filter(|(_, byte)| is_start(*byte));
        starts.map(|(at, _)| at).any(|at| {
            self.at(text, at).is_some_and(|(end, _)| crate::value::after_key(text, end).is_some())
        })
    }

    /// Returns the first name of the catalogue for a part, or else a common one.
    pub(crate) fn own(&self, role: Role) -> Option<&str> {
        let keys = self.keys.iter().filter(|key| key.role == role);
        keys.min_by_key(|key| key.order).map(|key| &*key.name)
    }

    /// Returns the usual spellings of the catalogue's names for code and messages.
    pub(crate) fn spellings(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter().filter(|key| key.is_own && matches!(key.role, Role::Code | Role::Messages))
    }
}

impl Key {
    /// Returns where the name ends that begins at a position: its letters in either case, with `_`, `-` or a space between
    /// them.
    fn end(&self, text: &[u8], start: usize) -> Option<usize> {
        let mut at = start;
        for (number, letter) in self.letters.bytes().enumerate() {
            if number > 0 && matches!(text.get(at), Some(b'_' | b'-' | b' ')) {
                at += 1;
            }
            if text.get(at)?.to_ascii_lowercase() != letter {
                return None;
            }
            at += 1;
        }
        let goes_on =
            text.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        (!goes_on).then_some(at)
    }

    /// Returns the usual spellings of the name: `error_code`, `errorCode`, `Error code`. A single word has a sign after it.
    pub(crate) fn spellings(&self) -> Vec<String> {
        let words = words(&self.name);
        let capital = |word: &String| {
            let first = word.chars().next().map_or(0, char::len_utf8);
            let (first, rest) = word.split_at_checked(first).unwrap_or_default();
            first.to_ascii_uppercase() + rest
        };
        if words.len() < 2 {
            let signs = ["\"", "'", "]", ":", "=", ">", "\\", " :", " ="];
            let capitals = words.iter().map(capital).collect::<Vec<_>>();
            let all = words.iter().chain(&capitals);
            return all
                .flat_map(|word| signs.iter().map(move |sign| format!("{word}{sign}")))
                .collect();
        }
        let capitals: Vec<_> = words.iter().map(capital).collect();
        let camel = words[0].clone() + &capitals[1..].concat();
        let sentence = capitals[0].clone() + " " + &words[1..].join(" ");
        vec![
            words.join("_"),
            words.join("-"),
            words.join(" "),
            words.concat(),
            words.join("_").to_ascii_uppercase(),
            capitals.join("-"),
            capitals.join(" "),
            capitals.concat(),
            camel,
            sentence,
        ]
    }

    fn may_follow(&self, before: Option<u8>, first: Option<u8>) -> bool {
        match before {
            Some(byte) if byte.is_ascii_lowercase() => {
                self.is_long && first.is_some_and(|first| first.is_ascii_uppercase())
            }
            Some(byte) if byte.is_ascii_alphanumeric() => false,
            Some(b'_' | b'-' | b'.') => self.is_long,
            // A closing tag.
            Some(b'/') => false,
            _ => true,
        }
    }
}

/// Returns the words of a name, in lower case.
fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in name.chars() {
        let begins =
            !before.is_alphanumeric() || before.is_ascii_lowercase() && c.is_ascii_uppercase();
        if c.is_alphanumeric() && begins {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut().filter(|_| c.is_alphanumeric()) {
            word.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    words
}

/// Returns the letters and digits of a name in lower case.
pub(crate) fn letters(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// Returns the name that a JSON Pointer ends with, without numbers of elements.
pub(crate) fn name(pointer: &str) -> String {
    let is_name = |token: &&str| token.parse::<usize>().is_err() && *token != "*";
    let token = pointer.rsplit('/').find(is_name).unwrap_or_default();
    token.replace("~1", "/").replace("~0", "~")
}
