//! A response as an error of the catalogue, and what its messages say.

extern crate alloc;

use core::fmt;

use self::alloc::borrow::{Cow, ToOwned};
use self::alloc::string::String;
use self::alloc::vec::Vec;

use super::about::{Entry, Link, Retry};
use super::body::Body;
use super::catalogue::Catalogue;
use super::code::{Code, Operation};
use super::detail::Detail;
use super::render;
use super::runtime::Table;
use super::runtime::finding::{self, Found, Glance};
use super::runtime::matched::{Match, Values};
use super::runtime::response::{self, Envelope};

/// An error response. Nothing of it is lost: what the catalogue does not know is kept as it came.
#[derive(Clone, PartialEq, Eq)]
pub struct Error {
    status: Option<u16>,
    code: Option<Code>,
    envelope: Body,
    empty: bool,
    body: Vec<u8>,
}

impl Error {
    /// Reads a response. Never fails: a body that is no error object, and a code or a message that the catalogue
    /// does not know, are values like any other.
    #[inline]
    pub fn from_response(status: u16, body: impl AsRef<[u8]>) -> Self {
        let body = body.as_ref();
        let text = String::from_utf8_lossy(body);
        let envelope = Envelope::read(&text, &super::table::LAYOUT);
        Self::new(Some(status), &envelope, body.to_owned())
    }

    /// An error from a status, a code and messages that were read elsewhere.
    #[inline]
    pub fn from_parts<'a>(
        status: Option<u16>,
        code: Option<&'a str>,
        messages: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let envelope = Envelope {
            code: code.map(Cow::Borrowed),
            messages: Some(messages.into_iter().map(Cow::Borrowed).collect()),
            correlation_id: None,
            structured: true,
        };
        Self::new(status, &envelope, Vec::new())
    }

    /// An error from a status and a body that was read elsewhere.
    #[inline]
    pub fn from_body(status: u16, body: &Body) -> Self {
        let envelope = Envelope {
            code: body.code.as_deref().map(Cow::Borrowed),
            messages: Some(body.messages.iter().map(|text| Cow::Borrowed(&**text)).collect()),
            correlation_id: body.correlation_id.as_deref().map(Cow::Borrowed),
            structured: true,
        };
        Self::new(Some(status), &envelope, body.to_json().into_bytes())
    }

    #[inline]
    fn new(status: Option<u16>, envelope: &Envelope<'_>, body: Vec<u8>) -> Self {
        let code = response::error(Catalogue, status, envelope);
        let code = code.and_then(|error| Code::ALL.get(error as usize).copied());
        let owned = |text: &Cow<'_, str>| text.clone().into_owned();
        Self {
            status,
            code,
            empty: envelope.has_no_messages(),
            envelope: Body {
                code: envelope.code.as_ref().map(owned),
                messages: envelope.messages.iter().flatten().map(owned).collect(),
                correlation_id: envelope.correlation_id.as_ref().map(owned),
            },
            body,
        }
    }

    /// The error of the catalogue; none when it is not in there.
    #[inline]
    pub fn code(&self) -> Option<Code> {
        self.code
    }

    /// The HTTP status of the response.
    #[inline]
    pub fn status(&self) -> Option<u16> {
        self.status
    }

    /// The code as it stood in the body.
    #[inline]
    pub fn code_text(&self) -> Option<&str> {
        self.envelope.code.as_deref()
    }

    /// The id of the request.
    #[inline]
    pub fn correlation_id(&self) -> Option<&str> {
        self.envelope.correlation_id.as_deref()
    }

    /// The messages as they stood in the body.
    #[inline]
    pub fn messages(&self) -> impl ExactSizeIterator<Item = &str> + Clone {
        self.envelope.messages.iter().map(|text| &**text)
    }

    /// The body as it came.
    #[inline]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// What the messages say, in their order. One message can hold several findings.
    #[inline]
    pub fn findings(&self) -> Findings<'_> {
        Findings {
            error: self.code.map(|code| code as u32),
            empty: self.code.filter(|_| self.empty).and_then(Code::empty_entry),
            messages: Messages::Many(self.envelope.messages.iter()),
            current: None,
        }
    }

    /// The parts of the messages that are not in the catalogue.
    #[inline]
    pub fn unmatched(&self) -> impl Iterator<Item = &str> {
        self.findings().filter(|finding| finding.entry().is_none()).map(|finding| finding.text())
    }

    /// What it means, of the first finding or else of the error.
    #[inline]
    pub fn description(&self) -> Option<&'static str> {
        self.entry().and_then(Entry::description).or_else(|| self.code?.description())
    }

    /// What to do, of the first finding, else of the error, else in general. None when the error is not in the
    /// catalogue.
    #[inline]
    pub fn remedy(&self) -> Option<&'static str> {
        self.entry().and_then(Entry::remedy).or_else(|| self.code?.remedy())
    }

    /// Whether and how to try again, of the first finding, else of the error, else in general.
    #[inline]
    pub fn retry(&self) -> Option<Retry> {
        self.entry().and_then(Entry::retry).or_else(|| self.code?.retry())
    }

    /// What the user of an operation sees, of the first finding or else of the error.
    #[inline]
    pub fn impact(&self, operation: Operation) -> Option<&'static str> {
        let own = self.entry().and_then(|entry| entry.impact(operation));
        own.or_else(|| self.code?.impact(operation))
    }

    /// Further reading: of the findings, then of the error.
    #[inline]
    pub fn links(&self) -> impl Iterator<Item = Link> {
        let of_findings = self.findings().filter_map(|finding| finding.entry());
        of_findings.flat_map(Entry::links).chain(self.code.into_iter().flat_map(Code::links))
    }

    #[inline]
    fn entry(&self) -> Option<Entry> {
        self.findings().find_map(|finding| finding.entry())
    }
}

impl fmt::Display for Error {
    /// One line: status, code, messages and correlation id.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status, self.code_text()) {
            (Some(status), Some(code)) => write!(f, "{status} {code}")?,
            (Some(status), None) => write!(f, "{status}")?,
            (None, code) => f.write_str(code.unwrap_or("unknown error"))?,
        }
        for (index, message) in self.messages().enumerate() {
            f.write_str(if index == 0 { ": " } else { "; " })?;
            f.write_str(message)?;
        }
        match self.correlation_id() {
            Some(id) => write!(f, " (#{id})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Error {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("status", &self.status)
            .field("code", &self.code)
            .field("envelope", &self.envelope)
            .field("body", &String::from_utf8_lossy(&self.body))
            .finish()
    }
}

impl core::error::Error for Error {}

/// Reads one message under a status and a code, without allocating.
#[inline]
pub fn classify<'a>(status: u16, code: &str, message: &'a str) -> Findings<'a> {
    let error = Code::number_of(status, code);
    Findings { error, empty: None, messages: Messages::One(Some(message)), current: None }
}

impl Code {
    /// Reads one message of this error, without allocating.
    #[inline]
    pub fn findings(self, message: &str) -> Findings<'_> {
        Findings {
            error: Some(self as u32),
            empty: None,
            messages: Messages::One(Some(message)),
            current: None,
        }
    }
}

/// What messages say, one finding after the other.
#[derive(Clone)]
pub struct Findings<'a> {
    error: Option<u32>,
    empty: Option<Entry>,
    messages: Messages<'a>,
    current: Option<finding::Findings<'a, 'static, Catalogue>>,
}

#[derive(Clone)]
enum Messages<'a> {
    Many(core::slice::Iter<'a, String>),
    One(Option<&'a str>),
}

impl Findings<'_> {
    /// The error that the messages belong to; none when it is not in the catalogue.
    #[inline]
    pub fn code(&self) -> Option<Code> {
        Code::ALL.get(self.error? as usize).copied()
    }
}

impl<'a> Iterator for Findings<'a> {
    type Item = Finding<'a>;

    // What reads one message of a catalogue without a dialect becomes part of its callers.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    fn next(&mut self) -> Option<Finding<'a>> {
        match &mut self.messages {
            Messages::One(text) if Catalogue::PLAIN => {
                let (text, error) = (text.take()?, self.error);
                // A closure would not become a part of it.
                let matched = match error {
                    Some(error) => Catalogue.best(error, 0, text),
                    None => None,
                };
                Some(Finding { error, found: Found::new(text, matched) })
            }
            Messages::One(text) => match text.take() {
                Some(text) => Some(self.first(text)),
                None => self.any(),
            },
            Messages::Many(_) => self.any(),
        }
    }
}

impl<'a> Findings<'a> {
    /// The first finding of a message.
    #[inline]
    fn first(&mut self, text: &'a str) -> Finding<'a> {
        let Some(error) = self.error else {
            return Finding { error: None, found: Found::new(text, None) };
        };
        let glance = finding::glance(Catalogue, error, text);
        if let Glance::Message(matched) = glance {
            return Finding { error: Some(error), found: Found::new(text, Some(matched)) };
        }
        let mut findings = finding::Findings::after(glance, Catalogue, error, text);
        let found = findings.next().unwrap_or(Found::new(text, None));
        self.current = Some(findings);
        Finding { error: Some(error), found }
    }

    /// The next finding, of whatever there is.
    #[cold]
    #[inline]
    fn any(&mut self) -> Option<Finding<'a>> {
        if let Some(found) = self.current.as_mut().and_then(Iterator::next) {
            return Some(Finding { error: self.error, found });
        }
        self.current = None;
        if let Some(entry) = self.empty.take() {
            let found = Found::new("", Some(Match::literal(entry.0)));
            return Some(Finding { error: self.error, found });
        }
        let text = match &mut self.messages {
            Messages::Many(messages) => messages.next().map(|text| &**text),
            Messages::One(text) => text.take(),
        };
        text.map(|text| self.first(text))
    }
}

impl fmt::Debug for Findings<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// One thing that a message says.
#[derive(Clone, Copy)]
pub struct Finding<'a> {
    error: Option<u32>,
    found: Found<'a>,
}

impl<'a> Finding<'a> {
    /// The error that the message belongs to; none when it is not in the catalogue.
    #[inline]
    pub fn code(&self) -> Option<Code> {
        Code::ALL.get(self.error? as usize).copied()
    }

    /// The message of the catalogue; none when it is not in there.
    #[inline]
    pub fn entry(&self) -> Option<Entry> {
        self.found.matched.map(|matched| Entry(matched.message()))
    }

    /// The message with its values, to `match` on; none when it is not in the catalogue.
    #[inline]
    pub fn detail(&self) -> Option<Detail<'a>> {
        let (error, matched) = self.error.zip(self.found.matched)?;
        render::detail(error, matched, self.found.item)
    }

    /// The part of the message that says it, as it came; empty for an empty list of messages.
    #[inline]
    pub fn text(&self) -> &'a str {
        self.found.text
    }

    /// The reason that the API gave along with it.
    #[inline]
    pub fn reason(&self) -> Option<&'a str> {
        self.found.reason
    }

    /// The values that it carries, by name, as they came.
    #[inline]
    pub fn params(&self) -> impl Iterator<Item = (&'static str, &'a str)> {
        let fields = self.entry().into_iter().flat_map(Entry::fields);
        let values = self.values();
        (0..).zip(fields).map(move |(field, name)| (name, values.text(field)))
    }

    #[inline]
    fn values(&self) -> Values<'a> {
        let values = |(error, matched)| Catalogue.values(error, matched, self.found.item);
        self.error.zip(self.found.matched).map_or(Values::NONE, values)
    }

    /// What it means; of the message, or else of its error.
    #[inline]
    pub fn description(&self) -> Option<&'static str> {
        self.entry().and_then(Entry::description).or_else(|| self.code()?.description())
    }

    /// What to do: of the message, else of its error, else in general.
    #[inline]
    pub fn remedy(&self) -> Option<&'static str> {
        self.entry().and_then(Entry::remedy).or_else(|| self.code()?.remedy())
    }
}

impl fmt::Debug for Finding<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Finding")
            .field("detail", &self.detail())
            .field("text", &self.text())
            .field("reason", &self.reason())
            .finish()
    }
}
