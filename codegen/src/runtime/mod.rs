//! Reading errors off the wire: the code that every generated crate carries and that errcat itself matches with.
//! It knows no API: what is special about one comes in as a `Table`.

pub mod beginning;
pub mod bytes;
pub mod codes;
pub mod columns;
pub mod finding;
pub mod fold;
pub mod hash;
pub mod index;
pub mod json;
pub mod kind;
pub mod layout;
pub mod matched;
pub mod pattern;
pub mod program;
pub mod quick;
pub mod reason;
pub mod response;
pub mod retry;
pub mod rows;
pub mod scan;

use self::finding::{Dialect, Glance};
use self::matched::{Match, Values};
use self::reason::Outline;
use self::response::Layout;

/// What the reading of one API needs to know, decided when its catalogue was compiled. Errors and messages are
/// numbered in catalogue order.
pub trait Table<'t>: Copy {
    /// Whether the wire text of no error may differ from its documented text.
    const PLAIN: bool;

    /// How many errors there are.
    fn errors(self) -> u32;
    /// The status of an error.
    fn status(self, error: u32) -> Option<u16>;
    /// The code of an error.
    fn code(self, error: u32) -> Option<&'t str>;
    /// The error with exactly this status and code.
    fn find(self, status: Option<u16>, code: Option<&str>) -> Option<u32>;
    /// How the wire text of an error may differ from its documented text.
    fn dialect(self, error: u32) -> Dialect<'t>;
    /// The message of an error that stands for an empty list.
    fn empty_message(self, error: u32) -> Option<u32>;
    /// Where a body carries what.
    fn layout(self) -> Layout<'t>;
    /// The best message of an error for a text from which a prefix of the group has been taken (0: none).
    fn best(self, error: u32, prefix: u8, text: &str) -> Option<Match>;
    /// What a text is as it stands, under an error that has a dialect.
    fn look(self, error: u32, text: &str) -> Glance {
        self.best(error, 0, text).map_or(Glance::Unknown, Glance::Message)
    }
    /// What beginnings of a text, from which a prefix of the group has been taken (0: none), may be messages of an error.
    fn outline(self, error: u32, prefix: u8, text: &str) -> Outline;
    /// Whether such a beginning may be a message of the error that has values.
    fn may_end(self, error: u32, prefix: u8, beginning: (&Outline, &str)) -> bool;
    /// All values of a text that matched a message of an error.
    fn values<'a>(self, error: u32, matched: Match, text: &'a str) -> Values<'a>;
}
