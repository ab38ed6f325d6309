//! What is known of errors, messages, operations and rules: look-ups in the table.

extern crate alloc;

use core::fmt;
use core::str::FromStr;
use core::time::Duration;

use super::catalogue::{self, Catalogue};
use super::code::{Code, Operation, Rule};
use super::runtime::Table as _;
use super::table;

/// One message of an error: a row of the catalogue.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(pub(super) u32);

/// Whether and how to retry, with the operation to start again with.
pub type Retry = super::runtime::retry::Retry<Operation>;

/// A page to read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub struct Link {
    /// The words to click.
    pub title: &'static str,
    /// An http or https address.
    pub url: &'static str,
}

/// A name that stands for nothing in this catalogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Unknown(pub(super) ());

impl Code {
    /// The error with exactly this status and code.
    #[inline]
    pub fn find(status: u16, code: &str) -> Option<Self> {
        Self::ALL.get(Self::number_of(status, code)? as usize).copied()
    }

    /// Its place among all.
    #[allow(clippy::inline_always)]
    #[inline(always)]
    pub(super) fn number_of(status: u16, code: &str) -> Option<u32> {
        let found = Catalogue.find(Some(status), Some(code));
        if table::HAS_STATUSES { found } else { found.or_else(|| Catalogue.find(None, Some(code))) }
    }

    /// The HTTP status; none where the API has no statuses.
    #[inline]
    pub fn status(self) -> Option<u16> {
        self.row().status
    }

    /// The code as it stands on the wire; none where a status alone tells the error.
    #[inline]
    pub fn as_str(self) -> Option<&'static str> {
        self.row().code
    }

    /// The name in the catalogue, in `snake_case`.
    #[inline]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// What it means; none where the catalogue says nothing.
    #[inline]
    pub fn description(self) -> Option<&'static str> {
        self.row().description
    }

    /// What to do: its own remedy, or else the general one.
    #[inline]
    pub fn remedy(self) -> Option<&'static str> {
        self.row().remedy.or(table::DEFAULT_REMEDY)
    }

    /// Whether and how to try again: its own, or else the general one.
    #[inline]
    pub fn retry(self) -> Option<Retry> {
        self.row().retry.or(table::DEFAULT_RETRY)
    }

    /// What the user of an operation sees; none where the catalogue says nothing.
    #[inline]
    pub fn impact(self, operation: Operation) -> Option<&'static str> {
        catalogue::impact(self.row().impact, operation)
    }

    /// Further reading.
    #[inline]
    pub fn links(self) -> impl Iterator<Item = Link> + Clone {
        catalogue::links(self.row().links)
    }

    /// Its messages, in catalogue order.
    #[inline]
    pub fn entries(self) -> impl ExactSizeIterator<Item = Entry> + Clone {
        let row = self.row();
        (row.first_entry..row.first_entry + row.entries).map(Entry)
    }

    /// The message that stands for an empty list.
    #[inline]
    pub fn empty_entry(self) -> Option<Entry> {
        self.row().empty.map(Entry)
    }
}

impl Entry {
    /// Every message of the catalogue, in its order.
    #[inline]
    pub fn all() -> impl ExactSizeIterator<Item = Self> + Clone {
        (0..table::ENTRY_COUNT).map(Self)
    }

    /// The error that it belongs to.
    #[inline]
    pub fn code(self) -> Code {
        self.error()
    }

    /// The name in the catalogue, in `snake_case`.
    #[inline]
    pub fn name(self) -> &'static str {
        self.row().name
    }

    /// The documented text with its placeholders; none when it stands for an empty list of messages.
    #[inline]
    pub fn message(self) -> Option<&'static str> {
        self.row().message
    }

    /// What it means; none where the catalogue says nothing.
    #[inline]
    pub fn description(self) -> Option<&'static str> {
        self.row().description
    }

    /// What to do: its own remedy, or else its error's.
    #[inline]
    pub fn remedy(self) -> Option<&'static str> {
        self.row().remedy.or_else(|| self.code().remedy())
    }

    /// Whether and how to try again: its own, or else its error's.
    #[inline]
    pub fn retry(self) -> Option<Retry> {
        self.row().retry.or_else(|| self.code().retry())
    }

    /// What the user of an operation sees: its own, or else its error's.
    #[inline]
    pub fn impact(self, operation: Operation) -> Option<&'static str> {
        catalogue::impact(self.row().impact, operation).or_else(|| self.code().impact(operation))
    }

    /// Further reading.
    #[inline]
    pub fn links(self) -> impl Iterator<Item = Link> + Clone {
        catalogue::links(self.row().links)
    }

    /// The names of the values that it carries.
    #[inline]
    pub fn fields(self) -> impl Iterator<Item = &'static str> + Clone {
        catalogue::texts(self.row().fields)
    }

    /// Texts of it that were seen on the wire.
    #[inline]
    pub fn examples(self) -> impl Iterator<Item = &'static str> + Clone {
        catalogue::texts(self.row().examples)
    }
}

impl Operation {
    /// The name in the catalogue, in `snake_case`.
    #[inline]
    pub fn name(self) -> &'static str {
        table::OPERATIONS[self as usize].0
    }

    /// What it is.
    #[inline]
    pub fn description(self) -> &'static str {
        table::OPERATIONS[self as usize].1
    }
}

impl Rule {
    /// The name in the catalogue, in `snake_case`.
    #[inline]
    pub fn name(self) -> &'static str {
        table::RULES[self as usize].name
    }

    /// The fact.
    #[inline]
    pub fn description(self) -> &'static str {
        table::RULES[self as usize].description
    }

    /// Its figure.
    #[inline]
    pub fn duration(self) -> Option<Duration> {
        table::RULES[self as usize].duration
    }

    /// The remedy that it gives for every error without one.
    #[inline]
    pub fn remedy(self) -> Option<&'static str> {
        table::RULES[self as usize].remedy
    }

    /// Further reading.
    #[inline]
    pub fn links(self) -> impl Iterator<Item = Link> + Clone {
        table::RULES[self as usize].links.iter().copied()
    }
}

impl fmt::Display for Code {
    /// Status and code: `400 BAD_VALUE`.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.status(), self.as_str()) {
            (Some(status), Some(code)) => write!(f, "{status} {code}"),
            (Some(status), None) => write!(f, "{status} {}", self.name()),
            (None, code) => f.write_str(code.unwrap_or(self.name())),
        }
    }
}

impl fmt::Debug for Entry {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Entry({}.{})", self.code().name(), self.name())
    }
}

impl fmt::Display for Operation {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Display for Rule {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Code {
    type Err = Unknown;

    /// The error of that name in the catalogue.
    #[inline]
    fn from_str(name: &str) -> Result<Self, Unknown> {
        Self::ALL.iter().copied().find(|code| code.name() == name).ok_or(Unknown(()))
    }
}

impl FromStr for Operation {
    type Err = Unknown;

    /// The operation of that name in the catalogue.
    #[inline]
    fn from_str(name: &str) -> Result<Self, Unknown> {
        Self::ALL.iter().copied().find(|operation| operation.name() == name).ok_or(Unknown(()))
    }
}

impl TryFrom<(u16, &str)> for Code {
    type Error = Unknown;

    /// The error with exactly this status and code.
    #[inline]
    fn try_from((status, code): (u16, &str)) -> Result<Self, Unknown> {
        Self::find(status, code).ok_or(Unknown(()))
    }
}

impl fmt::Display for Unknown {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not in the error catalogue")
    }
}

impl core::error::Error for Unknown {}
