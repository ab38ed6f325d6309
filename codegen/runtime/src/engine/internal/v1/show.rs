//! Errors and bodies for people: on one line, in full, and in a debugger. Whatever a response contains, one line stays
//! one line, the output does not grow with the body, and sensitive values are not shown.

extern crate alloc;

use self::alloc::borrow::Cow;
use self::alloc::string::String;
use self::alloc::vec::Vec;
use core::fmt::{self, Write as _};

use super::super::tables::Tables;
use super::body::{RawBody, RawBodyItem};
use super::error::RawError;
use super::finding::RawFinding;
use super::lookup;
use super::redact::{self, Shown};

/// The maximum number of characters of a text that are shown.
const LONGEST: usize = 200;

/// The maximum number of messages of a response that are shown.
const MOST: usize = 20;

/// Writes the beginning of a text, and escapes characters that could move a cursor or begin a line.
fn text(text: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut chars = text.chars();
    for c in chars.by_ref().take(LONGEST) {
        if c.is_control() || is_format(c) {
            write!(f, "{}", c.escape_unicode())?;
        } else {
            f.write_char(c)?;
        }
    }
    if chars.next().is_some() { f.write_char('…') } else { Ok(()) }
}

/// Returns whether a character changes the direction of text, breaks its line, or is invisible.
fn is_format(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

impl RawError {
    /// Writes one line: the title of the error, the first message, and the id of the request. With `{:#}` also writes
    /// every finding, the remedy and the address of the documentation.
    pub fn show(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.title(tables, f)?;
        if f.alternate() {
            return self.in_full(tables, f);
        }
        let count = self.messages().len();
        if let Some(first) = self.messages().next() {
            f.write_str(": ")?;
            text(&self.redacted(tables, first), f)?;
        }
        if count > 1 {
            write!(f, " (and {} more)", count - 1)?;
        }
        self.id(f)
    }

    fn title(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let of_catalogue = self.error().map(|error| lookup::title_code(tables, error));
        match (self.status(), self.code().or(of_catalogue)) {
            (Some(status), Some(code)) => {
                write!(f, "{status} ")?;
                text(code, f)
            }
            (Some(status), None) => write!(f, "{status}"),
            (None, code) => text(code.unwrap_or("unknown error"), f),
        }
    }

    fn id(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(id) = self.correlation_id() else { return Ok(()) };
        f.write_str(" (#")?;
        text(id, f)?;
        f.write_str(")")
    }

    fn in_full(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.id(f)?;
        let mut findings = self.findings();
        let mut count = 0;
        while let Some(finding) = findings.next(tables) {
            count += 1;
            if count <= MOST && !finding.text().is_empty() {
                f.write_str("\n- ")?;
                finding.show(tables, f)?;
            }
        }
        if count > MOST {
            write!(f, "\n- and {} more", count - MOST)?;
        }
        if let Some(remedy) = self.remedy(tables) {
            let is_general = self.has_general_remedy(tables);
            let lead = if is_general { "In general" } else { "What to do" };
            write!(f, "\n{lead}: {remedy}")?;
        }
        match self.page(tables) {
            Some(page) => write!(f, "\nSee {page}"),
            None => Ok(()),
        }
    }

    /// Returns the address of the documentation of the first message that was found, else of the error.
    pub fn page<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        match self.entry() {
            Some(entry) => lookup::entry_page(tables, entry),
            None => lookup::error_page(tables, self.error()?),
        }
    }

    /// Returns the part of a message of the response that is shown, without its sensitive values.
    fn redacted<'a>(&'a self, tables: &Tables<'_>, message: &'a str) -> Cow<'a, str> {
        if !lookup::has_sensitive_messages(tables) {
            return Cow::Borrowed(message);
        }
        let (range, mut values) = (message.as_bytes().as_ptr_range(), Vec::new());
        let mut findings = self.findings();
        while let Some(finding) = findings.next(tables) {
            if range.contains(&finding.text().as_ptr()) {
                values.extend(redact::of_finding(tables, &finding));
            }
        }
        redact::redacted(message, &values, LONGEST)
    }

    /// Writes the fields of the error, `code` being that of the catalogue, and the length of its body.
    pub fn inspect(
        &self,
        tables: &Tables<'_>,
        f: &mut fmt::Formatter<'_>,
        code: &dyn fmt::Debug,
    ) -> fmt::Result {
        let messages = self.messages();
        let is_long = messages.len() > MOST;
        let messages = messages.take(MOST).map(|message| Part(self.redacted(tables, message)));
        f.debug_struct("Error")
            .field("status", &self.status())
            .field("code", code)
            .field("code_text", &self.code().map(Part::of))
            .field("messages", &Parts(messages.collect(), is_long))
            .field("correlation_id", &self.correlation_id().map(Part::of))
            .field("body_length", &self.body().len())
            .finish()
    }
}

impl RawFinding<'_> {
    /// Writes the beginning of the text without sensitive values.
    pub fn show(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let values = redact::of_finding(tables, self);
        text(&redact::redacted(self.text(), &values, LONGEST), f)
    }
}

impl RawBody {
    /// Writes the parts of the body without sensitive values.
    pub fn inspect(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let items: Vec<_> = self.items.iter().map(|item| BodyItem(tables, item)).collect();
        f.debug_struct("Body")
            .field("status", &self.status)
            .field("code", &self.code.as_deref().map(Part::of))
            .field("messages", &Parts::of(tables, &self.messages))
            .field("correlation_id", &self.correlation_id.as_deref().map(Part::of))
            .field("fields", &BodyFields(tables, &self.fields))
            .field("items", &items)
            .finish()
    }
}

/// An item of a body, without sensitive values.
struct BodyItem<'a>(&'a Tables<'a>, &'a RawBodyItem);

impl fmt::Debug for BodyItem<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(tables, item) = self;
        f.debug_struct("Item")
            .field("status", &item.status)
            .field("code", &item.code.as_deref().map(Part::of))
            .field("messages", &Parts::of(tables, &item.messages))
            .field("fields", &BodyFields(tables, &item.fields))
            .finish()
    }
}

/// The fields of a body or an item by their names, without sensitive values.
struct BodyFields<'a>(&'a Tables<'a>, &'a [(u32, String)]);

impl fmt::Debug for BodyFields<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(tables, fields) = self;
        let mut map = f.debug_map();
        for (number, text) in *fields {
            let name = lookup::field_name(tables, *number);
            map.entry(&name, &Shown::field(tables, *number, (&Part::of(text), false)));
        }
        map.finish()
    }
}

/// A text that is shown in part.
struct Part<'a>(Cow<'a, str>);

impl<'a> Part<'a> {
    const fn of(text: &'a str) -> Self {
        Self(Cow::Borrowed(text))
    }
}

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "{:?}…", self.0.get(..end).unwrap_or_default()),
            None => write!(f, "{:?}", self.0),
        }
    }
}

/// The messages that are shown, and whether there are more.
struct Parts<'a>(Vec<Part<'a>>, bool);

impl<'a> Parts<'a> {
    fn of(tables: &Tables<'_>, messages: &'a [String]) -> Self {
        let shown = messages.iter().take(MOST).map(|message| {
            let values = redact::of_message(tables, message);
            Part(redact::redacted(message, &values, LONGEST))
        });
        Self(shown.collect(), messages.len() > MOST)
    }
}

impl fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        list.entries(&self.0);
        if self.1 { list.finish_non_exhaustive() } else { list.finish() }
    }
}
