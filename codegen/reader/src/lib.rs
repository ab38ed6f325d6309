//! Finds the error responses of an API in whatever people paste or programs log, and reads them with a catalogue's tables.
//!
//! One mechanism for all texts: a text is cut into records (`record`: lines that belong together); in each, the values next to
//! known names are facts (`keys`, `quoted`, `value`, `list`, `facts`), and facts in the same brackets make up a response
//! (`group`). Between those, a code in front of a text does (`coded`), or else a known message alone (`texts`). What is pasted may
//! also be a whole HTTP response, a status or one word (`paste`); a log is searched in pieces (`search`). Where a text has “quotes”
//! or other signs in place of plain ones, something in front of each line, or a table, it is read without them as well (`view`,
//! `plain`, `sign`, `prefix`, `table`). The engine says what a response means (`reading`), and `nearest` what an unknown one is near to.
//!
//! Nothing here fails or takes more than linear time, whatever the text is.

#![forbid(unsafe_code)]

mod anchors;
mod coded;
mod codes;
mod engine;
mod fact;
mod facts;
mod group;
mod json;
mod keys;
mod labelled;
mod list;
mod mention;
mod nearest;
mod order;
mod paste;
mod plain;
mod prefix;
mod quoted;
mod reading;
mod record;
mod redacted;
mod response;
mod search;
mod sign;
mod status;
mod table;
mod text;
mod texts;
mod value;
mod view;
mod whole;

use errcat::__private::tables::Tables;
use errcat::__private::tables::columns::setting;

pub use self::anchors::Anchors;
use self::codes::Codes;
pub use self::engine::Envelope;
use self::keys::Keys;
pub use self::nearest::Near;
pub use self::paste::head;
pub use self::reading::{Finding, Reading};
pub use self::record::goes_on;
pub use self::response::{Part, Response};
pub use self::search::{Piece, Searched};
use self::texts::Starts;
pub use self::whole::{Field, Item, headers};
pub use errcat::__private::v1::RawError;

/// Reads the responses of one API.
#[derive(Debug)]
pub struct Reader<'t> {
    tables: Tables<'t>,
    keys: Keys,
    codes: Codes,
    starts: Starts,
}

impl<'t> Reader<'t> {
    /// Prepares to read with the tables of a catalogue.
    #[must_use]
    pub fn new(tables: &Tables<'t>) -> Self {
        Self {
            tables: *tables,
            keys: Keys::new(tables),
            codes: Codes::new(tables),
            starts: Starts::new(tables),
        }
    }

    /// Returns what a body has.
    #[must_use]
    pub fn envelope<'b>(&self, body: &'b str) -> Envelope<'b> {
        engine::envelope(&self.tables, body)
    }

    /// Returns whether a response is an error of the catalogue.
    #[must_use]
    pub fn knows(&self, status: Option<u16>, envelope: &Envelope<'_>) -> bool {
        engine::error(&self.tables, status, envelope).is_some()
    }

    /// Returns the reading of a response of which the catalogue knows most, and how much of it is unknown; of equal ones the
    /// first.
    fn best<'e>(
        &self,
        mut readings: impl Iterator<Item = (Option<u16>, Envelope<'e>)>,
    ) -> ((Option<u16>, Envelope<'e>), usize) {
        let unknown = |(status, envelope): &(_, _)| self.unknown(*status, envelope);
        let mut best = readings.next().unwrap_or_default();
        let mut fewest = unknown(&best);
        while fewest > 0
            && let Some(reading) = readings.next()
        {
            let unknown = unknown(&reading);
            if unknown < fewest {
                (best, fewest) = (reading, unknown);
            }
        }
        (best, fewest)
    }

    /// Returns how much of a response the catalogue does not know.
    fn unknown(&self, status: Option<u16>, envelope: &Envelope<'_>) -> usize {
        let messages = envelope.messages.iter().flatten();
        match engine::error(&self.tables, status, envelope) {
            None => usize::MAX,
            Some(error) => messages
                .flat_map(|text| engine::findings(&self.tables, error, text))
                .filter(|found| found.matched.is_none())
                .map(|found| 1 + found.text.len())
                .sum(),
        }
    }

    /// Returns whether codes have several parts.
    fn has_composite_codes(&self) -> bool {
        self.tables.settings.number(0, setting::CODE_PARTS) != 0
    }

    /// Returns whether bodies of the API have only a code or only messages.
    fn has_one_part(&self) -> bool {
        let [(_, code), (_, messages), _] = engine::pointers(&self.tables);
        code.is_empty()
            || messages.is_empty()
            || code.iter().all(|pointer| keys::name(pointer).len() > 8)
    }
}
