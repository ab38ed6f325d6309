//! An error as people see it: on one line, in full, and in a debugger. Whatever a response says, one line stays one line, and
//! nothing grows with the body.

use core::fmt::{self, Write as _};

use super::super::tables::Tables;
use super::error::RawError;
use super::lookup;

/// So many characters of a text are shown.
const LONGEST: usize = 200;

/// So many messages of a response are shown.
const MOST: usize = 20;

/// Writes a text without what could move a cursor or begin a line, and not more than a part of it.
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
    /// Writes one line: the title of the error, the first message, and the id of the request. In full (`{:#}`) also every finding,
    /// what to do and where it is documented.
    pub fn show(&self, tables: &Tables<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.title(tables, f)?;
        if f.alternate() {
            return self.in_full(tables, f);
        }
        let count = self.messages().len();
        if let Some(first) = self.messages().next() {
            f.write_str(": ")?;
            text(first, f)?;
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
                text(finding.text(), f)?;
            }
        }
        if count > MOST {
            write!(f, "\n- and {} more", count - MOST)?;
        }
        if let Some(remedy) = self.remedy(tables) {
            write!(f, "\nWhat to do: {remedy}")?;
        }
        match self.page(tables) {
            Some(page) => write!(f, "\nSee {page}"),
            None => Ok(()),
        }
    }

    /// Returns the address of the documentation of the first message that was found, else of the error.
    pub fn page<'t>(&self, tables: &Tables<'t>) -> Option<&'t str> {
        let mut findings = self.findings();
        let mut found = core::iter::from_fn(|| findings.next(tables));
        let entry = found.find_map(|finding| finding.entry());
        match entry {
            Some(entry) => lookup::entry_page(tables, entry),
            None => lookup::error_page(tables, self.error()?),
        }
    }

    /// Writes the fields of the error, `code` being that of the catalogue, and the beginning of its body.
    pub fn inspect(&self, f: &mut fmt::Formatter<'_>, code: &dyn fmt::Debug) -> fmt::Result {
        f.debug_struct("Error")
            .field("status", &self.status())
            .field("code", code)
            .field("code_text", &self.code().map(Part))
            .field("messages", &Parts(self))
            .field("correlation_id", &self.correlation_id().map(Part))
            .field("body_length", &self.body().len())
            .finish()
    }
}

/// A text of which a part is shown.
struct Part<'a>(&'a str);

impl fmt::Debug for Part<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0.char_indices().nth(LONGEST) {
            Some((end, _)) => write!(f, "{:?}…", self.0.get(..end).unwrap_or_default()),
            None => write!(f, "{:?}", self.0),
        }
    }
}

/// The messages of an error, of which some are shown.
struct Parts<'a>(&'a RawError);

impl fmt::Debug for Parts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let messages = self.0.messages();
        let mut list = f.debug_list();
        list.entries(messages.clone().take(MOST).map(Part));
        if messages.len() > MOST { list.finish_non_exhaustive() } else { list.finish() }
    }
}
