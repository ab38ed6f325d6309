//! Responses written in words: `CODE: message, message (#correlation-id)`, as exceptions print them.

use std::borrow::Cow;
use std::ops::Range;

use crate::codes::Codes;
use crate::engine::{self, Envelope};
use crate::mention::is_named;
use crate::paste::MAX_MESSAGE;
use crate::response::{MAX_SAME, MAX_STATUSES, Part, Response};
use crate::{Reader, status, text};

/// The characters before a correlation id.
pub(crate) const ID: &str = "(#";

/// The separators of a code and a message.
const SIGNS: [&str; 9] = [": ", ":", ", ", "| ", "- ", "– ", "// ", "=> ", "("];

/// The number of bytes around a response in which its status is looked for.
const WINDOW: usize = 200;

/// A message may begin with a bracket and a few spaces before its code.
const MAX_WRAP: usize = 8;

/// The maximum number of words that look like a code, and of codes in front of a long text, that are tried.
const MAX_TRIES: usize = 20;

/// A code on a line, and what follows it.
#[derive(Clone, Debug)]
struct Coded<'l> {
    code: &'l str,
    at: usize,
    /// The byte where the text after the code begins.
    start: usize,
    /// The byte where it ends.
    end: usize,
    id: Option<&'l str>,
    /// Whether the separator does not show that a message follows: the message has to be a known one.
    is_weak: bool,
}

impl Reader<'_> {
    /// Returns the responses on a line, each with a code in front. In a log, a code that the catalogue does not have needs a
    /// correlation id.
    ///
    /// Codes at places that `is_inside` holds for are in a string, which is read by itself.
    pub(crate) fn coded<'l>(
        &self,
        line: &'l str,
        is_paste: bool,
        is_inside: &dyn Fn(usize) -> bool,
    ) -> Vec<Response<'l>> {
        let mut found: Vec<Response<'l>> = Vec::new();
        let (mut from, mut last, mut long) = (0, 0, 0);
        let mut ids = Ids::default();
        while let Some(coded) = self.next_coded(line, from, is_paste, (is_inside, &mut ids)) {
            from = coded.start;
            // Codes in front of a long text that are no responses would each be read up to the end of the line.
            let near_end = line.floor_char_boundary(coded.end.saturating_sub(MAX_MESSAGE));
            long += usize::from(from < near_end);
            if from < near_end && long > MAX_TRIES {
                from = near_end;
                continue;
            }
            let start = line.ceil_char_boundary(coded.at.saturating_sub(MAX_MESSAGE)).max(last);
            let before = line.get(start..coded.at);
            let window = line.floor_char_boundary(coded.end + WINDOW);
            let statuses = before.map(|before| statuses(before, line.get(coded.end..window)));
            let statuses = statuses.unwrap_or_default();
            let Some(response) = self.response_of(line, &coded, &statuses, is_paste) else {
                continue;
            };
            from = coded.end.max(coded.start);
            last = from;
            if !found.iter().rev().take(MAX_SAME).any(|other| other.is_again(&response)) {
                found.push(response);
            }
        }
        found
    }

    fn next_coded<'l>(
        &self,
        line: &'l str,
        from: usize,
        is_paste: bool,
        (is_inside, ids): (&dyn Fn(usize) -> bool, &mut Ids),
    ) -> Option<Coded<'l>> {
        let mut unknown: Option<Coded<'l>> = None;
        let mut tries = 0;
        for at in words(line, from).filter(|at| !is_inside(*at)) {
            // A known code further on is better, unless the text before it has a response of its own.
            if unknown.as_ref().is_some_and(|coded| coded.id.is_some() && coded.end <= at) {
                break;
            }
            if let Some(code) = self.codes.at(line, at) {
                match coded(line, at, code, ids) {
                    Some(coded) => return Some(coded),
                    None => continue,
                }
            }
            let code = Codes::like(line, at).filter(|_| unknown.is_none() && tries < MAX_TRIES);
            let follows = |code: &&str| {
                line.get(at + code.len()..).is_some_and(|rest| rest.starts_with(": "))
            };
            let Some(code) = code.filter(follows) else { continue };
            tries += 1;
            unknown = coded(line, at, code, ids).filter(|coded| is_paste || is_clear(line, coded));
        }
        unknown
    }

    fn response_of<'l>(
        &self,
        line: &'l str,
        coded: &Coded<'l>,
        statuses: &[u16],
        is_paste: bool,
    ) -> Option<Response<'l>> {
        let Coded { code, at, start, end, id, is_weak } = *coded;
        let texts = line.get(start..end).unwrap_or_default().trim();
        let texts = if id.is_some() { texts } else { text::undecorated(texts) };
        let texts = crate::value::uncut(texts);
        let whole = line.get(at..end).unwrap_or_default().trim();
        let wrapped =
            if at < MAX_WRAP { line.get(..end).unwrap_or_default().trim() } else { whole };
        let split = |text| text::split(&Cow::Borrowed(text));
        let id = id.map(Cow::Borrowed);
        let envelope = |number| {
            let texts = match number {
                _ if texts.is_empty() => Vec::new(),
                0 => vec![Cow::Borrowed(texts)],
                1 => vec![Cow::Borrowed(unquoted(texts))],
                2 => split(texts),
                3 => vec![Cow::Borrowed(whole)],
                4 => vec![Cow::Borrowed(whole.trim_end_matches([']', '"', '\'']))],
                _ => vec![Cow::Borrowed(wrapped)],
            };
            engine::parts(Some(Cow::Borrowed(code)), Some(texts), id.clone())
        };
        let (mut reading, mut unknown) = self.evident(statuses, 6, &envelope);
        if unknown > 0
            && let Some(known) = self.known_part(statuses, &reading.1, texts)
        {
            (reading, unknown) = (known, 0);
        }
        let (status, envelope) = reading;
        if !is_paste && statuses.is_empty() && !self.is_evident(line, coded, &envelope) {
            return None;
        }
        let code = at..at + code.len();
        let is_known = id.is_some() || unknown == 0;
        if !is_known && (is_weak || is_named(line, &code)) {
            return None;
        }
        let mut used = vec![(Part::Code, code), (Part::Messages, start..end)];
        if let Some(id) = &envelope.correlation_id {
            let id_end = end + ID.len() + id.len();
            let is_closed = line.as_bytes().get(id_end) == Some(&b')');
            used.push((Part::CorrelationId, end..id_end + usize::from(is_closed)));
        }
        Some(Response::new(status, envelope, line, used))
    }

    /// Returns the status and the parts of a response of which only a part of the text is a message of the catalogue: with signs
    /// of those who cite it, with words in brackets after it, or with a sentence in front.
    fn known_part<'l>(
        &self,
        statuses: &[u16],
        envelope: &Envelope<'l>,
        texts: &'l str,
    ) -> Option<(Option<u16>, Envelope<'l>)> {
        let inside = self.texts(texts).filter(|found| found.envelope.code == envelope.code);
        let inside = inside.and_then(|found| found.envelope.messages).unwrap_or_default();
        let parts = [text::uncited(texts), text::untailed(texts)];
        let parts = parts.into_iter().filter(|part| part.len() < texts.len()).map(Cow::Borrowed);
        let mut readings = parts.chain(inside).map(|text| {
            let envelope = Envelope { messages: Some(vec![text]), ..envelope.clone() };
            self.evident(statuses, 1, &|_| envelope.clone())
        });
        readings.find_map(|(reading, unknown)| (unknown == 0).then_some(reading))
    }

    /// Returns whether a code on a line of a log, without an id and a status, is the code of a response: a common word may be
    /// another service's, and what follows may be a number of times.
    fn is_evident(&self, line: &str, coded: &Coded<'_>, envelope: &Envelope<'_>) -> bool {
        let Coded { code, at, start, id, .. } = *coded;
        let letters = crate::keys::letters(code);
        let error = engine::error(&self.tables, None, envelope);
        let mut texts = envelope.messages.iter().flatten();
        let is_known = texts.any(|text| {
            let found = error.and_then(|error| engine::findings(&self.tables, error, text).next());
            found.is_some_and(|found| {
                found.matched.is_some() && crate::keys::letters(found.item) != letters
            })
        });
        let is_count =
            line.get(start..).is_some_and(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        let is_common = !code.contains('_') || status::named(code).is_some();
        id.is_some()
            || is_known
            || !is_count && (!is_common || is_thrown(line.get(..at).unwrap_or_default()))
    }

    /// Returns the first status and the first of several envelopes with which most of a response is in the catalogue, also
    /// without a status, and how much is unknown. If nothing is known, they are the first ones.
    pub(crate) fn evident<'e>(
        &self,
        statuses: &[u16],
        count: usize,
        envelope: &dyn Fn(usize) -> Envelope<'e>,
    ) -> ((Option<u16>, Envelope<'e>), usize) {
        let all = statuses.iter().copied().take(MAX_STATUSES).map(Some).chain([None]);
        self.best(all.flat_map(|status| (0..count).map(move |number| (status, envelope(number)))))
    }
}

/// Returns whether the text before a code says that it is an error, or there is none.
fn is_thrown(before: &str) -> bool {
    let before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let word = word.to_ascii_lowercase();
    let words = ["error", "exception", "failed", "failure", "fatal", "critical", "warn", "warning"];
    word.is_empty() || words.iter().any(|own| word.ends_with(own))
}

/// Returns whether the correlation id or a status shows that a word is the code of a response.
fn is_clear(line: &str, coded: &Coded<'_>) -> bool {
    let start = line.ceil_char_boundary(coded.at.saturating_sub(WINDOW));
    let has_status =
        || line.get(start..coded.at).is_some_and(|line| status::each(line).next().is_some());
    coded.id.is_some_and(|id| id.len() >= 8 || has_status())
}

/// Returns the failures that the text before a code, or else after its message, names: the nearest first.
fn statuses(before: &str, after: Option<&str>) -> Vec<u16> {
    let mut statuses: Vec<_> = status::each(before).map(|(_, status)| status).collect();
    statuses.reverse();
    let digits = before.trim_end_matches([' ', ':', '-', '–', '|', '[', '(', ',']);
    let is_line = |at| status::is_line(digits.get(..at).unwrap_or_default());
    let front = digits.len().checked_sub(3).filter(|at| !is_line(*at));
    let front = front.and_then(|at| status::number(digits, at));
    statuses.splice(0..0, front.map(|(status, _)| status));
    statuses.extend(after.into_iter().flat_map(status::each).map(|(_, status)| status));
    statuses.retain(|status| *status >= 400);
    statuses
}

/// Where the next correlation id of a line begins, which is searched for once.
#[derive(Default)]
struct Ids {
    from: usize,
    next: Option<usize>,
    is_known: bool,
}

impl Ids {
    /// Returns where the first id at or after a position begins.
    fn next(&mut self, line: &str, from: usize) -> Option<usize> {
        if !self.is_known || from < self.from || self.next.is_some_and(|next| next < from) {
            let next = line.get(from..).and_then(|rest| rest.find(ID)).map(|next| from + next);
            *self = Self { from, next, is_known: true };
        }
        self.next
    }
}

/// Returns a code with what follows it; none when nothing shows that a message follows.
fn coded<'l>(line: &'l str, at: usize, code: &'l str, ids: &mut Ids) -> Option<Coded<'l>> {
    let after = at + code.len();
    let rest = line.get(after..)?;
    let closed = rest.trim_start_matches(['"', '\'', '`', ']', '*', ')']);
    let blank = closed.trim_start();
    let start = line.len() - blank.len();
    let sign = SIGNS.into_iter().find(|sign| blank.starts_with(sign))?;
    let is_path = blank.starts_with("::") || blank.starts_with("://");
    if is_path || sign == "(" && !blank.starts_with(ID) {
        return None;
    }
    let is_weak = !matches!(sign, ": " | ":" | "(" | "=> ");
    let sign = if sign == "(" { 0 } else { sign.len() };
    let start = start + sign;
    let mark = ids.next(line, start);
    let id = mark.and_then(|mark| {
        let id = line.get(mark + ID.len()..)?;
        let end = id.find(|c: char| !c.is_alphanumeric() && !"-_.".contains(c)).unwrap_or(id.len());
        id.get(..end).filter(|id| !id.is_empty())
    });
    let end = mark.filter(|_| id.is_some()).unwrap_or(line.len());
    let is_weak = is_weak && id.is_none();
    Some(Coded { code, at, start, end, id, is_weak })
}

/// Returns a text without the quotes around it.
fn unquoted(text: &str) -> &str {
    let text = text.trim_matches(['"', '\'', '`']);
    text.trim()
}

/// Returns where the words of a line begin, from a position on. Within a word of letters, digits begin another one.
pub(crate) fn words(line: &str, from: usize) -> impl Iterator<Item = usize> {
    let mut before = line.get(..from).and_then(|line| line.chars().next_back());
    line.get(from..).unwrap_or_default().char_indices().filter_map(move |(at, c)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_';
        let begins = is_part(c)
            && before.is_none_or(|b| !is_part(b) || b.is_ascii_uppercase() && c.is_ascii_digit());
        before = Some(c);
        begins.then_some(from + at)
    })
}

/// Returns a range that is moved by an offset.
pub(crate) fn moved(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
