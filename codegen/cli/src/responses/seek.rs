//! Finds the responses in a text. What a body can look like comes from the catalogue's JSON Pointers: a text without
//! their keys is passed over as fast as it can be read.

use errcat_codegen::runtime::response::Envelope;
use regex::{Match, Regex, RegexBuilder};

use super::object::{line, object};
use super::piece::{Piece, Searched};
use super::progress::Progress;
use super::record::Record;
use super::{Response, has_parts, line as sdk, status, string};
use crate::reading::Reader;

/// Finds the responses of one API.
#[derive(Debug)]
pub(crate) struct Seeker<'c> {
    reader: &'c Reader<'c>,
    /// What no response is without: plain words, which are found faster than a log can be read.
    anchors: Regex,
}

/// What gets a response.
type Found<'f, 't> = &'f mut dyn FnMut(Response<'t>);

/// JSON in a string in a string: deeper than this nobody escapes.
const MAX_DEPTH: usize = 4;

/// So many objects around a key are tried.
const MAX_LEVELS: usize = 16;

/// So many lines above a key may belong to its object.
const MAX_LINES: usize = 64;

impl<'c> Seeker<'c> {
    /// One that seeks what `reader` can read.
    pub(crate) fn new(reader: &'c Reader<'c>) -> Self {
        let mut anchors: Vec<_> = keys(reader).iter().map(|key| format!("\"{key}")).collect();
        anchors.push(sdk::MARK.to_owned());
        // A key that another one begins with comes after it.
        anchors.sort_unstable_by(|a, b| b.cmp(a));
        let anchors: Vec<_> = anchors.iter().map(|anchor| regex::escape(anchor)).collect();
        let anchors = RegexBuilder::new(&anchors.join("|")).size_limit(usize::MAX).build();
        let anchors = anchors.expect("escaped words are an expression of any size");
        Self { reader, anchors }
    }

    /// What it reads responses with.
    pub(crate) fn reader(&self) -> &'c Reader<'c> {
        self.reader
    }

    /// Hands every response in `text` to `found`, in order.
    pub(crate) fn each<'t>(&self, text: &'t str, found: Found<'_, 't>) {
        self.each_in(&Piece::whole(text), found);
    }

    /// Hands every response in a piece of a text to `found`, in order; returns how far it came.
    pub(crate) fn each_in<'t>(&self, piece: &Piece<'t>, found: Found<'_, 't>) -> Searched {
        let mut progress = Progress::new(piece);
        self.search(piece, &mut progress, found);
        piece.searched(progress.floor, progress.given_up)
    }

    fn search<'t>(&self, piece: &Piece<'t>, progress: &mut Progress, found: Found<'_, 't>) {
        let (text, limit) = (piece.text, piece.limit());
        let mut from = progress.floor.max(piece.from);
        while let Some(hit) = self.anchors.find_at(text, from).filter(|hit| hit.start() < limit) {
            progress.reach(text, hit.start());
            let end = self.at(text, hit, progress, found).unwrap_or_default();
            progress.floor = end.max(hit.end());
            if progress.is_lost() {
                self.leave_line(text, progress);
            }
            from = progress.floor;
        }
    }

    /// Goes on behind the line, and notes it if anything on the rest of it could be part of a response.
    fn leave_line(&self, text: &str, progress: &mut Progress) {
        let rest = text.get(progress.floor..).map_or("", line);
        if self.anchors.is_match(rest) {
            progress.give_up();
        }
        progress.floor += rest.len();
    }

    /// The response around an anchor; gives where it ends.
    fn at<'t>(
        &self,
        text: &'t str,
        hit: Match<'t>,
        progress: &mut Progress,
        found: Found<'_, 't>,
    ) -> Option<usize> {
        let rest = text.get(hit.end()..)?;
        let above = text.get(progress.floor..hit.start())?;
        let start = above.rfind('\n').map_or(progress.floor, |at| progress.floor + at + 1);
        if hit.as_str() == sdk::MARK {
            return self.on_line(text, start..hit.end(), progress, found);
        }
        if !rest.trim_start_matches('\\').starts_with('"') {
            return None;
        }
        if text.get(..hit.start())?.ends_with('\\') {
            return self.in_string(text, start..hit.start(), progress, found);
        }
        let blank = text.get(start..hit.start())?.trim_start().is_empty();
        let from = if blank { block(text, progress.floor, start) } else { start };
        self.in_object(text, from..hit.start(), progress, found)
    }

    /// Finds the error that an SDK has printed on the line of the range, which ends behind a mark. On a line that is
    /// cut, the error ends with its correlation id.
    fn on_line<'t>(
        &self,
        text: &'t str,
        range: std::ops::Range<usize>,
        progress: &mut Progress,
        found: Found<'_, 't>,
    ) -> Option<usize> {
        let id = text.get(range.end..)?;
        let end = match id.find(')') {
            Some(length) if range.end <= progress.part_end => range.end + length + 1,
            _ => range.end + line(id).len(),
        };
        progress.work.line += end - range.start;
        let response = sdk::with_id(self.reader, text.get(range.start..end)?)?;
        found(Response { status: response.status.or(progress.status), ..response });
        Some(end)
    }

    /// The outermost object that begins in the range, holds its end, and is a response.
    fn in_object<'t>(
        &self,
        text: &'t str,
        range: std::ops::Range<usize>,
        progress: &mut Progress,
        found: Found<'_, 't>,
    ) -> Option<usize> {
        let (mut at, mut level) = (range.start, 0);
        loop {
            let open = at + text.get(at..range.end)?.find('{')?;
            if level == MAX_LEVELS || progress.is_lost() {
                progress.give_up();
                return None;
            }
            let object = object(text.get(open..)?, &mut progress.work);
            let end = open + object.len();
            if end <= range.end {
                at = end;
                continue;
            }
            if !progress.cuts(text, end)
                && let Some(response) = self.response(text, open, object, progress.status)
            {
                found(response);
                return Some(end);
            }
            (at, level) = (open + 1, level + 1);
        }
    }

    /// The responses in the string that the end of the range is in, which is escaped.
    fn in_string<'t>(
        &self,
        text: &'t str,
        range: std::ops::Range<usize>,
        progress: &mut Progress,
        found: Found<'_, 't>,
    ) -> Option<usize> {
        if progress.depth == MAX_DEPTH {
            progress.give_up();
            return None;
        }
        let literal = string::around(text, range, &mut progress.work.line)?;
        let (open, end) = (literal.range.start, literal.range.end);
        let mut any = false;
        let piece = Piece::whole(&literal.text);
        let status = status::beside(text, open, end).or(progress.status);
        let mut inner = progress.inside(&piece, status, progress.cuts(text, end));
        self.search(&piece, &mut inner, &mut |response| {
            any = true;
            found(response.into_owned());
        });
        progress.include(&inner);
        any.then_some(end)
    }

    /// The response that an object is; `told` is the status when the text around it tells none.
    fn response<'t>(
        &self,
        text: &'t str,
        open: usize,
        object: &'t str,
        told: Option<u16>,
    ) -> Option<Response<'t>> {
        let envelope = self.reader.envelope(object);
        if !has_parts(&envelope) {
            return self.record(object);
        }
        let end = open + object.len();
        let status = status::inside(object).or_else(|| status::beside(text, open, end)).or(told);
        let response = |status, envelope| Some(Response { status, envelope, text: object.into() });
        if self.reader.knows(status, &envelope) {
            return response(status, envelope);
        }
        // The status on the line may be of something else.
        if status.is_some() && self.reader.knows(None, &envelope) {
            return response(None, envelope);
        }
        self.is_plausible(status, &envelope).then(|| response(status, envelope)).flatten()
    }

    fn record<'t>(&self, object: &'t str) -> Option<Response<'t>> {
        let record = Record::parse(object).ok()?;
        let status = record.status;
        let Some(body) = record.body().filter(|_| status.is_some()) else {
            let envelope = Record::parts(object);
            let is_response = has_parts(&envelope) && self.is_recorded(status, &envelope);
            return is_response.then_some(Response { status, envelope, text: object.into() });
        };
        let envelope = self.reader.envelope(&body);
        let response = Response { status, envelope, text: object.into() };
        self.is_recorded(status, &response.envelope).then(|| response.into_owned())
    }

    /// Whether a record is of one of the API's errors.
    fn is_recorded(&self, status: Option<u16>, envelope: &Envelope<'_>) -> bool {
        status.is_some_and(|status| status >= 400) || self.reader.knows(status, envelope)
    }

    /// Whether a body that the catalogue does not know is one of the API's errors rather than something that has a key
    /// in common with them.
    fn is_plausible(&self, status: Option<u16>, envelope: &Envelope<'_>) -> bool {
        let response = &self.reader.facts().response;
        let carries = |pointers: &[String], present: bool| pointers.is_empty() || present;
        match status {
            Some(status) => status >= 400,
            None => {
                carries(&response.code_pointers(), envelope.code.is_some())
                    && carries(&response.message_pointers(), envelope.messages.is_some())
            }
        }
    }
}

/// The keys of code and messages in bodies and records.
fn keys(reader: &Reader<'_>) -> Vec<String> {
    let response = &reader.facts().response;
    let pointers = [response.code_pointers(), response.message_pointers()].concat();
    let is_key = |token: &&str| token.parse::<usize>().is_err();
    let key = |pointer: &String| {
        let token = pointer.rsplit('/').find(is_key)?;
        Some(token.replace("~1", "/").replace("~0", "~"))
    };
    let records = ["body", "code", "messages"].map(str::to_owned);
    let mut keys: Vec<_> = pointers.iter().filter_map(key).chain(records).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Where the lines begin that may hold the beginning of an object written over several lines.
fn block(text: &str, floor: usize, start: usize) -> usize {
    let mut at = start;
    for _ in 0..MAX_LINES {
        let Some(above) = at.checked_sub(1).and_then(|end| text.get(floor..end)) else { break };
        at = above.rfind('\n').map_or(floor, |line| floor + line + 1);
        if !text.get(at..).is_some_and(|line| line.starts_with([' ', '\t', '}', ']', '"', ','])) {
            break;
        }
    }
    at
}
