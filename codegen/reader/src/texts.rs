//! Responses of which only a message is there: the texts that a catalogue knows, wherever they are.

use std::borrow::Cow;

use errcat::__private::matching::normalize::Normalize;
use errcat::__private::tables::Tables;
use errcat::__private::v1::lookup;

use crate::coded::{ID, words};
use crate::engine::{self, Envelope};
use crate::response::{Part, Response};
use crate::{Reader, status, text};

/// The beginnings of a catalogue's messages.
#[derive(Debug)]
pub(crate) struct Starts {
    starts: Vec<Start>,
    /// Their numbers by the first letter in lower case.
    by_letter: Vec<Vec<usize>>,
}

/// A beginning that several messages may share.
#[derive(Debug)]
struct Start {
    text: String,
    error: u32,
    normalize: Normalize,
    /// Whether it is a prefix of the catalogue, which may follow other words.
    is_prefix: bool,
}

/// The minimum number of letters with which a message begins that counts in the middle of a text.
const MIN_START: usize = 7;

/// The number of bytes before a message that are examined.
const WINDOW: usize = 40;

/// The maximum number of places where a message may begin that are tried.
const MAX_TRIES: usize = 20;

/// A longer text is read up to here.
const MAX_TEXT: usize = 64 * 1024;

impl Starts {
    /// Collects the prefixes of a catalogue, and how its messages begin where they have none.
    pub(crate) fn new(tables: &Tables<'_>) -> Self {
        let mut all = Self { starts: Vec::new(), by_letter: vec![Vec::new(); 256] };
        for error in engine::errors(tables) {
            let dialect = tables.dialect(error);
            let spellings: Vec<_> = tables.spellings(&dialect).map(|(_, text)| text).collect();
            let mut has_prefix = false;
            for message in lookup::entries(tables, error) {
                let documented = lookup::message(tables, message).into_iter();
                for text in documented.chain(lookup::examples(tables, message)) {
                    let prefixed = spellings
                        .iter()
                        .any(|s| dialect.normalize.eat(text.as_bytes(), 0, s.as_bytes()).is_some());
                    has_prefix |= prefixed;
                    if !prefixed {
                        all.add(beginning(text), error, dialect.normalize, false);
                    }
                }
            }
            for spelling in spellings.iter().filter(|_| has_prefix) {
                all.add(spelling, error, dialect.normalize, true);
            }
        }
        all
    }

    fn add(&mut self, text: &str, error: u32, normalize: Normalize, is_prefix: bool) {
        let text = text.trim();
        let is_long = text.len() >= MIN_START && text.contains(' ');
        let Some(letter) = text.bytes().next().filter(|_| is_long) else { return };
        if self.starts.iter().any(|start| start.error == error && start.text == text) {
            return;
        }
        self.by_letter[usize::from(letter.to_ascii_lowercase())].push(self.starts.len());
        self.starts.push(Start { text: text.to_owned(), error, normalize, is_prefix });
    }

    /// Returns the errors of which a message may begin at a position.
    fn at(&self, line: &str, at: usize) -> Vec<u32> {
        let Some(letter) = line.as_bytes().get(at) else { return Vec::new() };
        let numbers = &self.by_letter[usize::from(letter.to_ascii_lowercase())];
        let begins = |start: &&Start| {
            start.normalize.eat(line.as_bytes(), at, start.text.as_bytes()).is_some()
                && (start.is_prefix || may_follow(line, at))
        };
        let starts = numbers.iter().filter_map(|number| self.starts.get(*number));
        starts.filter(begins).map(|start| start.error).collect()
    }

    /// Returns the texts without which no message is in a text.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        self.starts.iter().map(|start| start.text.as_str())
    }
}

/// Returns whether a message can begin at a position: after punctuation, a quote, or a status with its phrase.
fn may_follow(line: &str, at: usize) -> bool {
    let start = line.ceil_char_boundary(at.saturating_sub(WINDOW));
    let before = line.get(start..at).unwrap_or_default().trim_end();
    let Some(last) = before.chars().next_back() else { return true };
    !last.is_alphanumeric() || status::each(before).next().is_some()
}

/// Returns the text before the first placeholder of a message.
fn beginning(message: &str) -> &str {
    let open = message.find(['{', '}']);
    message.get(..open.unwrap_or(message.len())).unwrap_or_default()
}

impl Reader<'_> {
    /// Returns the responses on a line of which a message is there.
    pub(crate) fn texts<'l>(&self, line: &'l str) -> Option<Response<'l>> {
        let line = line.get(..line.floor_char_boundary(MAX_TEXT))?;
        let starts = words(line, 0).map(|at| (at, self.starts.at(line, at)));
        let mut likely = starts.filter(|(_, errors)| !errors.is_empty()).take(MAX_TRIES);
        likely.find_map(|(at, errors)| self.message(line, at, &errors))
    }

    /// Returns the response of a message that begins at a position, if it is a message of one of these errors.
    fn message<'l>(&self, line: &'l str, at: usize, errors: &[u32]) -> Option<Response<'l>> {
        let rest = line.get(at..)?;
        let marked = rest.find(ID);
        let rest = rest.get(..marked.unwrap_or(rest.len()))?.trim();
        let sentence = text::sentence(rest);
        let stopped = rest.get(..sentence.len() + 1).filter(|text| text.ends_with('.'));
        // In brackets or quotes, the message ends where they do.
        let is_inside = line.get(..at)?.ends_with(['[', '(', '{', '"', '`']);
        let inside = is_inside.then(|| unclosed(rest));
        let (undecorated, uncut) = (text::undecorated(rest), crate::value::uncut(rest));
        let whole = [inside, Some(rest), Some(undecorated), Some(uncut), Some(unclosed(rest))];
        let short = [stopped, Some(sentence), Some(unclosed(sentence)), Some(text::untailed(rest))];
        let mut ends = whole.iter().chain(&short).filter_map(|text| *text);
        let statuses: Vec<_> =
            status::each(line).map(|(_, status)| status).filter(|status| *status >= 400).collect();
        ends.find_map(|text| {
            let reads = |error: &u32| self.says(*error, text);
            let known: Vec<_> = errors.iter().copied().filter(reads).collect();
            let id = marked.and_then(|mark| line.get(at + mark + ID.len()..)?.split(')').next());
            self.response_of_message(line, (at, text), &known, &statuses, id)
        })
    }

    /// Returns the code of the only error that has a message.
    pub(crate) fn code_of(&self, text: &str) -> Option<String> {
        let mut errors = engine::errors(&self.tables).filter(|error| self.says(*error, text));
        let error = errors.next().filter(|_| errors.next().is_none())?;
        lookup::code(&self.tables, error).map(str::to_owned)
    }

    /// Returns whether a text begins with a message of an error that has literal text of its own.
    pub(crate) fn says(&self, error: u32, text: &str) -> bool {
        let first = engine::findings(&self.tables, error, text).next();
        first.and_then(|found| found.matched).is_some_and(|matched| {
            matched.is_literal()
                || self.starts.starts.iter().any(|start| start.error == error && start.is_prefix)
        })
    }

    /// Returns the response of a message that is one of just one error, or of one under a status.
    pub(crate) fn response_of_message<'l>(
        &self,
        line: &'l str,
        (at, text): (usize, &'l str),
        errors: &[u32],
        statuses: &[u16],
        id: Option<&'l str>,
    ) -> Option<Response<'l>> {
        let status = |error: u32| lookup::status(&self.tables, error);
        let under = |error: &&u32| status(**error).is_some_and(|status| statuses.contains(&status));
        let error = match errors {
            [] => return None,
            [only] => Some(*only),
            several => several.iter().find(under).copied(),
        };
        let code = error.and_then(|error| lookup::code(&self.tables, error));
        let envelope = Envelope {
            code: code.map(|code| Cow::Owned(code.to_owned())),
            messages: Some(vec![Cow::Borrowed(text)]),
            correlation_id: id.map(Cow::Borrowed),
            structured: true,
        };
        let used = vec![(Part::Messages, at..at + text.len())];
        let status = error.map_or(statuses.first().copied(), status);
        Some(Response::new(status, envelope, line, used))
    }
}

/// Returns a text without the quotes and brackets after it that nothing in it opens.
fn unclosed(text: &str) -> &str {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth > 0 => depth -= 1,
            ')' | ']' | '}' | '"' | '`' | '<' => return text.get(..at).unwrap_or(text).trim_end(),
            _ => {}
        }
    }
    text
}
