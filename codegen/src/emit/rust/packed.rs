//! The tables of a large catalogue as a few blobs, which rustc takes as they are.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::table;
use super::tree::number;
use crate::Compiled;
use crate::check::{About, Error, Facts, Link, Message, Name};
use crate::decide::{ErrorTable, PackedTable};
use crate::runtime::columns::{END, EntryColumn, ErrorColumn, NONE, PART};
use crate::runtime::retry;

/// Catalogues with more messages than this are packed; up to here rows are pleasant to read and cheap enough.
const MANY: usize = 64;

/// Whether the tables are packed.
pub(super) fn many(compiled: &Compiled) -> bool {
    compiled.catalog.entries().count() > MANY
}

/// The module `table` of a large catalogue.
pub(super) fn module(compiled: &Compiled) -> TokenStream {
    let facts: &Facts = &compiled.catalog;
    let (dialects, numbers) = table::dialects(facts);
    let frame = table::frame(facts, &dialects);
    let matching = matching(&PackedTable::of(facts, &compiled.table));
    let (error_texts, error_rows) = errors(compiled, numbers).tokens();
    let (entry_texts, entry_rows) = entries(facts).tokens();
    quote! {
        // Not every catalogue has links, a default retry, or a fall-back.
        #[allow(unused_imports)]
        use super::about::{Link, Retry};
        #[allow(unused_imports)]
        use super::code::Operation;
        use super::catalogue::RuleRow;
        use super::runtime::finding::Dialect;
        use super::runtime::fold::Fold;
        use super::runtime::codes::Codes;
        use super::runtime::rows::Index;
        #[allow(unused_imports)]
        use super::runtime::response::{Fallback, Layout};

        #frame
        #matching
        pub(super) static ERROR_TEXTS: &str = #error_texts;
        pub(super) static ERROR_ROWS: &[u8] = #error_rows;
        pub(super) static ENTRY_TEXTS: &str = #entry_texts;
        pub(super) static ENTRY_ROWS: &[u8] = #entry_rows;
    }
}

/// Texts one after the other, and rows of numbers of 32 bits.
#[derive(Default)]
struct Blob {
    texts: String,
    rows: Vec<u8>,
}

impl Blob {
    /// Adds a row; its first columns say where its texts end.
    fn row<const TEXTS: usize, const COUNT: usize>(
        &mut self,
        texts: [&str; TEXTS],
        mut numbers: [u32; COUNT],
    ) {
        for (column, text) in numbers.iter_mut().zip(texts) {
            self.texts.push_str(text);
            *column = word(self.texts.len());
        }
        self.rows.extend(numbers.map(u32::to_le_bytes).as_flattened());
    }

    fn tokens(&self) -> (Literal, Literal) {
        (Literal::string(&self.texts), Literal::byte_string(&self.rows))
    }
}

/// A source file is too small for numbers of more than 32 bits.
fn word(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn errors(compiled: &Compiled, dialects: Vec<usize>) -> Blob {
    let mut blob = Blob::default();
    let facts: &Facts = &compiled.catalog;
    let rows = facts.errors.iter().zip(&compiled.table.errors);
    for ((error, table), dialect) in rows.zip(dialects) {
        error_row(&mut blob, facts, (error, table), dialect);
    }
    blob
}

fn error_row(
    blob: &mut Blob,
    facts: &Facts,
    (error, table): (&Error, &ErrorTable),
    dialect: usize,
) {
    use ErrorColumn as Column;
    let about = &error.about;
    let (impact, links) = (impact(about), links(&about.links));
    let mut texts = [""; Column::TEXTS];
    texts[Column::Name as usize] = about.name.as_str();
    texts[Column::Code as usize] = error.code.as_deref().unwrap_or_default();
    texts[Column::Description as usize] = about.description.as_deref().unwrap_or_default();
    texts[Column::Remedy as usize] = about.remedy.as_deref().unwrap_or_default();
    texts[Column::Impact as usize] = &impact;
    texts[Column::Links as usize] = &links;
    let empty = table.empty.map(|empty| word(table.first_entry + empty));
    let mut numbers = [0; Column::COUNT];
    numbers[Column::Status as usize] = error.status.unwrap_or(0).into();
    numbers[Column::Retry as usize] = retry(facts, about);
    numbers[Column::FirstEntry as usize] = word(table.first_entry);
    numbers[Column::Entries as usize] = word(error.messages.len());
    numbers[Column::Empty as usize] = empty.unwrap_or(NONE);
    numbers[Column::Dialect as usize] = word(dialect);
    numbers[Column::TrailingWords as usize] = table.trailing_words.into();
    blob.row(texts, numbers);
}

fn entries(facts: &Facts) -> Blob {
    let mut blob = Blob::default();
    for (number, error) in facts.errors.iter().enumerate() {
        for message in &error.messages {
            entry_row(&mut blob, facts, message, number);
        }
    }
    blob
}

fn entry_row(blob: &mut Blob, facts: &Facts, message: &Message, error: usize) {
    use EntryColumn as Column;
    let about = &message.about;
    let fields = list(message.fields.iter().map(|field| field.name.as_str()));
    let examples = list(message.examples.iter().map(String::as_str));
    let (impact, links) = (impact(about), links(&about.links));
    let mut texts = [""; Column::TEXTS];
    texts[Column::Name as usize] = about.name.as_str();
    texts[Column::Message as usize] = message.message.as_deref().unwrap_or_default();
    texts[Column::Fields as usize] = &fields;
    texts[Column::Description as usize] = about.description.as_deref().unwrap_or_default();
    texts[Column::Remedy as usize] = about.remedy.as_deref().unwrap_or_default();
    texts[Column::Impact as usize] = &impact;
    texts[Column::Links as usize] = &links;
    texts[Column::Examples as usize] = &examples;
    let mut numbers = [0; Column::COUNT];
    numbers[Column::Error as usize] = word(error);
    numbers[Column::Retry as usize] = retry(facts, about);
    blob.row(texts, numbers);
}

fn list<'a>(items: impl Iterator<Item = &'a str>) -> String {
    items.map(|item| format!("{item}{END}")).collect()
}

fn links(links: &[Link]) -> String {
    links.iter().map(|link| format!("{}{PART}{}{END}", link.title, link.url)).collect()
}

fn impact(about: &About) -> String {
    let impacts = about.impact.iter();
    impacts.map(|(operation, seen)| format!("{operation}{PART}{seen}{END}")).collect()
}

fn retry(facts: &Facts, about: &About) -> u32 {
    let number = |name: &Name| {
        let place = facts.operations.iter().position(|operation| operation.name == *name);
        word(place.expect("`check` has found the operation"))
    };
    retry::pack(about.retry.as_ref(), number)
}

fn matching(packed: &PackedTable) -> TokenStream {
    let bytes = |bytes: &[u8]| Literal::byte_string(bytes);
    let (rows, loose) = (bytes(packed.rows.as_flattened()), bytes(packed.loose.as_flattened()));
    let numbers = bytes(packed.numbers.as_flattened());
    let (slots, programs) = (bytes(packed.slots.as_flattened()), bytes(&packed.programs));
    let lists = bytes(packed.lists.as_flattened());
    let (beginnings, marks) = (bytes(packed.beginnings.as_flattened()), bytes(&packed.marks));
    let code_slots = bytes(packed.code_slots.as_flattened());
    let code_rows = bytes(packed.code_rows.as_flattened());
    let whole = packed.code_whole;
    let seed = number(usize::try_from(packed.code_seed).unwrap_or(0));
    let groups = number(packed.groups as usize);
    quote! {
        pub(super) const INDEX: Index<'static> = Index {
            rows: ROWS.as_chunks().0,
            loose: LOOSE.as_chunks().0,
            groups: #groups,
            numbers: NUMBERS.as_chunks().0,
            slots: SLOTS.as_chunks().0,
            lists: LISTS.as_chunks().0,
            beginnings: BEGINNINGS.as_chunks().0,
            marks: MARKS,
            programs: PROGRAMS,
        };
        static ROWS: &[u8] = #rows;
        static LOOSE: &[u8] = #loose;
        static NUMBERS: &[u8] = #numbers;
        static SLOTS: &[u8] = #slots;
        static LISTS: &[u8] = #lists;
        static BEGINNINGS: &[u8] = #beginnings;
        static MARKS: &[u8] = #marks;
        static PROGRAMS: &[u8] = #programs;
        pub(super) const CODES: Codes<'static> = Codes {
            slots: CODE_SLOTS.as_chunks().0,
            rows: CODE_ROWS.as_chunks().0,
            whole: #whole,
            seed: #seed,
        };
        static CODE_SLOTS: &[u8] = #code_slots;
        static CODE_ROWS: &[u8] = #code_rows;
    }
}
