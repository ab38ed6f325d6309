//! The tables of a catalogue: rows of numbers and one text that they refer to.
//!
//! The format is the same in a `static` of generated code, in memory while errcat interprets a catalogue, and in bytes that
//! are read at run time. The numbers are little-endian and of 32 bits: the version of the format, the number of sections, and
//! for each section its id, the size of its items in bytes, where it begins and where it ends. The sections follow. A section
//! that an engine does not know is ignored, one that is missing is empty, and a column that a row does not have is 0.

pub mod columns;
mod dialect;
pub mod paths;
pub mod section;

use super::matching::bytes::{one, same};
use super::matching::codes::Codes;
use super::matching::rows::Index;
use super::matching::sources::Source;

use self::columns::setting;
pub use self::columns::{Number, Text};
pub use self::dialect::{Dialect, Spelling};
use self::section::{Rows, Sections};

/// The version of the format.
pub const FORMAT: u32 = 1;

/// Ends an item of a list of texts.
pub const END: char = '\u{1e}';
/// Separates the two parts of an item.
pub const PART: char = '\u{1f}';

/// All tables of a catalogue. Errors, messages (entries), operations and general rules are numbered in catalogue order.
#[derive(Clone, Copy, Debug)]
pub struct Tables<'t> {
    texts: &'t str,
    /// The errors: columns of [`columns::error`].
    pub errors: Rows<'t>,
    /// The messages of all errors: columns of [`columns::entry`].
    pub entries: Rows<'t>,
    /// The operations: columns of [`columns::operation`].
    pub operations: Rows<'t>,
    /// The general rules: columns of [`columns::rule`].
    pub rules: Rows<'t>,
    /// One row for the whole catalogue: columns of [`columns::setting`].
    pub settings: Rows<'t>,
    /// The trees of keys that lead to the values in a body: columns of [`columns::path`].
    pub paths: Rows<'t>,
    /// The same of a whole response, decoded where they are few.
    pub near: paths::Near<'t>,
    /// The places of the parts of a response, first of the whole, then of its items: columns of [`columns::source`].
    pub sources: Rows<'t>,
    /// The first of them, decoded.
    near_sources: [Source; NEAR],
    /// The values next to the messages: columns of [`columns::field`].
    pub fields: Rows<'t>,
    /// How texts may differ: columns of [`columns::dialect`].
    dialects: Rows<'t>,
    /// Spellings of a beginning: columns of [`columns::prefix`].
    prefixes: Rows<'t>,
    /// The first of them, decoded.
    near_spellings: [Spelling<'t>; NEAR],
    /// The dialect of all errors, where they share one.
    shared: Option<Dialect<'t>>,
    /// Whether every text has to be the documented text to the letter.
    pub plain: bool,
    /// What patterns are looked up in.
    pub index: Index<'t>,
    /// What errors are looked up in.
    pub codes: Codes<'t>,
}

impl<'t> Tables<'t> {
    /// Reads the directory of sections. Nothing is copied, and what follows from the tables alone is computed here once.
    ///
    /// # Panics
    ///
    /// Panics when the numbers are not tables of this format, which in a `static` is a compile error.
    pub const fn new(numbers: &'t [u8], texts: &'t str) -> Self {
        match Self::read(numbers, texts) {
            Some(tables) => tables,
            None => panic!("these are not tables that this version of the `errcat` engine reads"),
        }
    }

    /// The same for bytes of unknown origin; `None` when they are not tables of this format.
    pub const fn read(numbers: &'t [u8], texts: &'t str) -> Option<Self> {
        let Some(sections) = Sections::read(numbers) else { return None };
        let settings = sections.rows(section::SETTINGS);
        let mut tables = Self {
            texts,
            errors: sections.rows(section::ERRORS),
            entries: sections.rows(section::ENTRIES),
            operations: sections.rows(section::OPERATIONS),
            rules: sections.rows(section::RULES),
            paths: sections.rows(section::PATHS),
            near: paths::Near::NONE,
            sources: sections.rows(section::SOURCES),
            near_sources: near(&sections.rows(section::SOURCES)),
            fields: sections.rows(section::FIELDS),
            dialects: sections.rows(section::DIALECTS),
            prefixes: sections.rows(section::PREFIXES),
            near_spellings: [Spelling::NONE; NEAR],
            shared: None,
            plain: false,
            index: Index {
                rows: sections.chunks(section::PATTERN_ROWS),
                loose: sections.chunks(section::LOOSE_ROWS),
                groups: settings.number(0, setting::GROUPS),
                numbers: sections.chunks(section::ROW_NUMBERS),
                slots: sections.chunks(section::SLOTS),
                lists: sections.chunks(section::LISTS),
                beginnings: sections.chunks(section::BEGINNINGS),
                marks: sections.bytes(section::MARKS),
                programs: sections.bytes(section::PROGRAMS),
            },
            codes: codes(&sections, &settings),
            settings,
        };
        tables.near = paths::Near::of(&tables);
        tables.near_spellings = spellings(&tables);
        if tables.dialects.count() == 1 {
            tables.shared = Some(Dialect::of(&tables, 0));
        }
        tables.plain = match &tables.shared {
            Some(dialect) => dialect.is_plain(),
            None => tables.dialects.count() == 0,
        };
        Some(tables)
    }

    /// Returns a text of a row; `None` where it has none.
    #[inline]
    pub const fn text(&self, rows: &Rows<'t>, row: u32, column: Text) -> Option<&'t str> {
        let (start, length) = rows.span(row, column);
        if length == 0 {
            return None;
        }
        let Some((_, text)) = self.texts.split_at_checked(start) else { return None };
        match text.split_at_checked(length) {
            Some((text, _)) => Some(text),
            None => None,
        }
    }

    /// Returns whether a text of a row is this one.
    #[inline]
    pub fn is_text(&self, (rows, row): (&Rows<'t>, u32), column: Text, text: &[u8]) -> bool {
        let (start, length) = rows.span(row, column);
        length == text.len()
            && self.texts.as_bytes().get(start..start + length).is_some_and(|own| same(own, text))
    }

    /// Returns the items of a list of texts.
    #[inline]
    pub fn list(&self, rows: &Rows<'t>, row: u32, column: Text) -> List<'t> {
        List(self.text(rows, row, column).unwrap_or_default())
    }

    /// Returns the items of a list whose items have two parts.
    #[inline]
    pub fn pairs(
        &self,
        rows: &Rows<'t>,
        row: u32,
        column: Text,
    ) -> impl Iterator<Item = (&'t str, &'t str)> + Clone + use<'t> {
        self.list(rows, row, column).filter_map(|item| {
            let at = one(item.as_bytes(), PART as u8)?;
            Some((item.get(..at)?, item.get(at + 1..)?))
        })
    }

    /// Returns where a part of a response is.
    #[inline]
    pub fn source(&self, row: u32) -> Source {
        let near = self.near_sources.get(row as usize);
        near.copied().unwrap_or_else(|| Source::of(&self.sources, row))
    }

    /// Returns how texts of an error may differ from its documented texts.
    #[inline]
    pub fn dialect(&self, error: u32) -> Dialect<'t> {
        let words = self.errors.number(error, columns::error::TRAILING_WORDS) as u8;
        match self.shared {
            Some(shared) => Dialect { trailing_reason: words, ..shared },
            None => {
                let number = self.errors.number(error, columns::error::DIALECT);
                Dialect { trailing_reason: words, ..Dialect::of(self, number) }
            }
        }
    }

    /// Returns the spelling of a prefix.
    #[inline]
    pub fn spelling(&self, row: u32) -> Spelling<'t> {
        let near = self.near_spellings.get(row as usize);
        near.copied().unwrap_or_else(|| Spelling::of(self, row))
    }

    /// Returns the spellings of prefixes that a dialect has, each with its group.
    #[inline]
    pub fn spellings(
        &self,
        dialect: &Dialect<'_>,
    ) -> impl Iterator<Item = (u8, &'t str)> + use<'_, 't> {
        let spellings = dialect.prefixes().map(|row| self.spelling(row));
        spellings.map(|spelling| (spelling.group, spelling.text))
    }
}

/// So many sources and prefixes are decoded with the tables.
const NEAR: usize = 8;

const fn near(sources: &Rows<'_>) -> [Source; NEAR] {
    let mut near = [Source::of(sources, 0); NEAR];
    let mut row = 1;
    while row < NEAR {
        near[row] = Source::of(sources, row as u32);
        row += 1;
    }
    near
}

const fn spellings<'t>(tables: &Tables<'t>) -> [Spelling<'t>; NEAR] {
    let mut near = [Spelling::NONE; NEAR];
    let mut row = 0;
    while row < NEAR {
        near[row] = Spelling::of(tables, row as u32);
        row += 1;
    }
    near
}

const fn codes<'t>(sections: &Sections<'t>, settings: &Rows<'t>) -> Codes<'t> {
    Codes {
        slots: sections.chunks(section::CODE_SLOTS),
        rows: sections.chunks(section::CODE_ROWS),
        whole: settings.number(0, setting::CODES_WHOLE) != 0,
        seed: settings.number(0, setting::CODE_SEED) as u64,
    }
}

/// The items of a list of texts, each ended by [`END`].
#[derive(Clone, Debug)]
pub struct List<'t>(&'t str);

impl<'t> Iterator for List<'t> {
    type Item = &'t str;

    #[inline]
    fn next(&mut self) -> Option<&'t str> {
        let end = one(self.0.as_bytes(), END as u8)?;
        let (item, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.get(1..).unwrap_or_default();
        Some(item)
    }
}

#[cfg(test)]
mod tests;
