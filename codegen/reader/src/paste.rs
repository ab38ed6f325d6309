//! Pasted text: everything that a log has, and also a status, one word, or the documented text.

use std::borrow::Cow;

use errcat::__private::matching::matched::Match;
use errcat::__private::v1::lookup;

use crate::anchors::Anchors;
use crate::coded::words;
use crate::engine::{self, Envelope};
use crate::fact::Fact;
use crate::mention::{is_named, is_source_line};
use crate::response::{MAX_SAME, Part, Response};
use crate::search::Piece;
use crate::{Reader, facts, keys::Role, labelled, status, text, view};

/// In a longer paste, only records with an anchor are read.
const MAX_READ: usize = 256 * 1024;

/// A longer text is not one message.
pub(crate) const MAX_MESSAGE: usize = 4096;

impl Reader<'_> {
    /// Returns the responses in a paste. There is at least one: if nothing in it is a response, it says so and holds the
    /// text.
    pub fn responses<'t>(&self, text: &'t str) -> Vec<Response<'t>> {
        let text = text.trim_start_matches('\u{feff}').trim();
        self.with_views(text, &view::PASTE, &|text| (self.pasted(text), false)).0
    }

    /// Returns the responses in a paste with its signs as they are.
    fn pasted<'t>(&self, text: &'t str) -> Vec<Response<'t>> {
        let mut found = Vec::new();
        let anchors = Anchors::new(self);
        let next = |text: &str, from: usize| {
            if text.len() > MAX_READ {
                return anchors.find(text, from);
            }
            let rest = text.get(from..)?;
            let blank = rest.len() - rest.trim_start().len();
            (blank < rest.len()).then_some(from + blank)
        };
        self.search_with(&Piece::whole(text), &view::LINES, &next, &mut |response| {
            let is_again = |other: &Response<'_>| {
                response.envelope.correlation_id.is_some() && other.is_again(&response)
            };
            if !found.iter().rev().take(MAX_SAME).any(is_again) {
                found.push(response);
            }
        });
        if found.is_empty() && text.len() <= MAX_READ {
            found = self.record(text, &view::LINES, true).0;
        }
        if found.is_empty() {
            found.push(self.anything(text));
        }
        if let [only] = &mut found[..]
            && only.is_response
        {
            self.complete(only, text);
        }
        found
    }

    /// Adds the status and the correlation id that are elsewhere in a paste with just one response.
    fn complete(&self, response: &mut Response<'_>, text: &str) {
        let text = text.get(..text.floor_char_boundary(MAX_READ)).unwrap_or_default();
        if response.status.is_none() {
            let known =
                |status: &u16| *status >= 400 && self.knows(Some(*status), &response.envelope);
            let statuses = status::each(text).chain(status::alone(text));
            response.status = statuses.map(|(_, status)| status).find(known);
        }
        if response.envelope.messages.is_none() && response.envelope.code.is_some() {
            let mut found = text.lines().filter_map(|line| self.texts(line));
            let own = found.find(|found| found.envelope.code == response.envelope.code);
            let owned = own.map(Response::into_owned);
            response.envelope.messages = owned.and_then(|own| own.envelope.messages);
        }
        if response.envelope.correlation_id.is_none() {
            let facts = facts::facts(&self.tables, &self.keys, text).all;
            let id = facts.into_iter().find(|fact| fact.role == Role::Id && !fact.value.is_cut);
            let id = id.and_then(|fact| fact.value.texts.into_iter().next());
            let id = id.map(|id| (id.into_owned(), None));
            let labelled = || {
                let range = labelled::id(text)?;
                Some((text.get(range.clone())?.to_owned(), Some(range)))
            };
            let Some((id, range)) = id.or_else(labelled) else { return };
            // The words in front of the id are not a message.
            if let Some(messages) = &mut response.envelope.messages {
                for text in messages.iter_mut() {
                    let rest = labelled::without(text, &id).map(str::to_owned);
                    *text = rest.map_or(std::mem::take(text), Cow::Owned);
                }
                messages.retain(|text| !text.is_empty());
            }
            response.used.extend(range.map(|range| (Part::CorrelationId, range)));
            response.envelope.correlation_id = Some(Cow::Owned(id));
        }
    }

    /// Returns the response that a text is which has none of the usual forms.
    fn anything<'t>(&self, text: &'t str) -> Response<'t> {
        let known = self.whole_message(text).or_else(|| self.bare_code(text));
        known.or_else(|| self.status_alone(text)).unwrap_or_else(|| {
            let is_prose = !text.is_empty() && !is_structured(text) && !text.starts_with('<');
            let messages = is_prose.then(|| vec![Cow::Borrowed(text)]);
            let structured = is_structured(text);
            let envelope = Envelope { messages, structured, ..Envelope::default() };
            Response { is_response: false, ..Response::new(None, envelope, text, Vec::new()) }
        })
    }

    /// Returns the response of a text that is a known message as a whole, also one of a single word.
    fn whole_message<'t>(&self, text: &'t str) -> Option<Response<'t>> {
        if text.len() > MAX_MESSAGE {
            return None;
        }
        let signs = ['"', '\'', '`', '!', '?'];
        let start = text.len() - text.trim_start_matches(signs).len();
        [(0, text), (start, text.trim_matches(signs))].into_iter().find_map(|(at, text)| {
            let reads = |error: &u32| {
                let mut findings = engine::findings(&self.tables, *error, text);
                findings.all(|found| found.matched.is_some_and(Match::is_literal))
            };
            let errors: Vec<_> = engine::errors(&self.tables).filter(reads).collect();
            self.response_of_message(text, (at, text), &errors, &[], None)
        })
    }

    /// Returns the response of a code without a message: `404 - SESSION_COMPLETED`.
    fn bare_code<'t>(&self, text: &'t str) -> Option<Response<'t>> {
        if text.len() > MAX_MESSAGE || text.lines().any(is_source_line) {
            return None;
        }
        let (at, code) = words(text, 0).find_map(|at| {
            let code = self.codes.at(text, at)?;
            if is_named(text, &(at..at + code.len())) {
                return None;
            }
            let around = [text.get(..at)?, text.get(at + code.len()..)?];
            let is_alone = around.iter().all(|text| !text.contains(|c: char| c.is_alphabetic()));
            let is_clear = code.contains('_') || code.len() > 3 && is_shouted(code, text);
            (is_alone || is_clear).then_some((at, code))
        })?;
        let end = at + code.len();
        let rest = text::line(text.get(end..)?).trim();
        let errors = engine::errors(&self.tables);
        let own = errors.filter(|error| lookup::code(&self.tables, *error) == Some(code));
        let is_said = |text: &str| own.clone().any(|error| self.says(error, text));
        let message = Some(Cow::Borrowed(rest)).filter(|rest| is_said(rest));
        // Any word can be a value; one that is not a path counts where a message has it as its text.
        let is_whole = |text: &str| {
            let found =
                own.clone().filter_map(|error| engine::findings(&self.tables, error, text).next());
            found.filter_map(|found| found.matched).any(Match::is_whole)
        };
        let subject = || {
            let (text, is_path) = subject(code, rest)?;
            (is_path && is_said(&text) || is_whole(&text)).then_some(Cow::Owned(text))
        };
        let messages = message.or_else(subject).map(|text| vec![text]);
        let envelope = engine::parts(Some(Cow::Borrowed(code)), messages, None);
        let mut statuses: Vec<_> = failures(text.get(..at)?);
        statuses.extend(failures(text.get(end..)?));
        let (status, envelope) = self.evident(&statuses, 1, &|_| envelope.clone()).0;
        Some(Response::new(status, envelope, text, vec![(Part::Code, at..end)]))
    }

    /// Returns the response of which only the status is there. It is an error of the catalogue only if a status alone can say
    /// which: the error can come without a message, or its code says no more than the status.
    fn status_alone<'t>(&self, text: &'t str) -> Option<Response<'t>> {
        let window = text.get(..text.floor_char_boundary(MAX_READ))?;
        let facts = facts::facts(&self.tables, &self.keys, window).all;
        let failure = |fact: &&Fact<'_>| fact.status.is_some_and(|status| status >= 400);
        let named = facts.iter().find(failure);
        let is_own = named.is_some_and(|fact| fact.strings == 0);
        let named = named.and_then(|fact| Some((fact.range.clone(), fact.status?)));
        let mut found = status::each(window).map(|(at, status)| (at..at + 3, status));
        let alone = || {
            let (status, end) = status::number(text, 0)?;
            (end == text.len()).then_some((0..3, status))
        };
        let status = named.or_else(|| found.find(|(_, status)| *status >= 400)).or_else(alone);
        let (range, status) = status.filter(|(_, status)| *status >= 400)?;
        let silent = |error: u32| {
            let code = lookup::code(&self.tables, error);
            engine::may_be_silent(&self.tables, error)
                || code.is_some_and(|code| status::is_phrase(status, code))
        };
        let under = |error: &u32| lookup::status(&self.tables, *error) == Some(status);
        let is_clear = engine::errors(&self.tables).filter(under).all(silent);
        let letters = text.chars().filter(|c| c.is_alphabetic()).take(25).count();
        let is_prose = !is_structured(text) && !text.starts_with('<') && letters > 24;
        let messages = is_prose.then(|| vec![Cow::Borrowed(text)]);
        let structured = is_structured(text) && is_own || !is_clear;
        let envelope = Envelope { messages, structured, ..Envelope::default() };
        Some(Response::new(Some(status), envelope, text, vec![(Part::Status, range)]))
    }
}

/// Returns whether a code is in capitals and the text around it is not, nor is the code the name of a status.
fn is_shouted(code: &str, text: &str) -> bool {
    let is_lower = |text: &str| text.bytes().any(|byte| byte.is_ascii_lowercase());
    !is_lower(code) && is_lower(text) && status::named(code).is_none()
}

/// Returns the message that a sentence is about, and whether its word is a path: `BAD_VALUE: a.b` of a code before `for a.b`.
fn subject(code: &str, rest: &str) -> Option<(String, bool)> {
    let mut words = rest.split_whitespace();
    let first = words.next()?;
    let is_link = matches!(first, "for" | "on" | "in" | "at" | "of" | "with" | "about");
    let word = if is_link { words.next()? } else { first };
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '_' | '[' | ']'));
    let is_path = word.contains(['_', '.', '[']);
    (is_path || is_link).then(|| (format!("{code}: {word}"), is_path))
}

fn is_structured(text: &str) -> bool {
    text.starts_with(['{', '['])
}

/// Returns the status and the body of a whole HTTP response, as `curl -i` prints it; of several, as it prints them after a
/// redirect, the last. `None` for any other text.
#[must_use]
pub fn head(text: &str) -> Option<(u16, &str)> {
    let mut last = None;
    let mut rest = text;
    while let Some(status) = status::of_head(text::line(rest)) {
        let body = after_head(rest);
        last = Some((status, body));
        rest = body;
    }
    last
}

/// Returns what follows the first empty line; an arrow in front of a line is curl's.
fn after_head(text: &str) -> &str {
    let mut end = 0;
    for line in text.split_inclusive('\n') {
        end += line.len();
        if line.trim_start_matches('<').trim().is_empty() {
            break;
        }
    }
    text.get(end..).unwrap_or_default()
}

/// Returns the failures in a short text, also a number alone.
fn failures(text: &str) -> Vec<u16> {
    let alone = status::numbers(text).filter(|_| text.len() < 64);
    let all = status::each(text).chain(alone).map(|(_, status)| status);
    all.filter(|status| *status >= 400).collect()
}
