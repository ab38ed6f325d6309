//! The tables of a large catalogue as a few blobs, which rustc takes as they are.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::table;
use super::tree::number;
use crate::Compiled;
use crate::check::{About, Error, Facts, Link, Message, Retry};
use crate::decide::{ErrorTable, PackedTable};
use crate::parse::format::RETRIES;

/// Catalogues with more messages than this are packed; up to here rows are pleasant to read and cheap enough.
const MANY: usize = 64;

/// Whether the tables are packed.
pub(super) fn many(compiled: &Compiled) -> bool {
    compiled.catalog.entries().count() > MANY
}

/// Ends an item of a list, as the surface's `packed.rs` reads it.
const END: char = '\u{1e}';
/// Stands between the two parts of an item.
const PART: char = '\u{1f}';

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
    fn text(&mut self, text: &str) {
        self.texts.push_str(text);
        self.number(self.texts.len());
    }

    fn number(&mut self, number: usize) {
        self.rows.extend(u32::try_from(number).unwrap_or(u32::MAX).to_le_bytes());
    }

    fn tokens(&self) -> (Literal, Literal) {
        (Literal::string(&self.texts), Literal::byte_string(&self.rows))
    }
}

fn errors(compiled: &Compiled, dialects: Vec<usize>) -> Blob {
    let mut blob = Blob::default();
    let rows = compiled.catalog.errors.iter().zip(&compiled.table.errors);
    for ((error, table), dialect) in rows.zip(dialects) {
        error_row(&mut blob, error, table, dialect);
    }
    blob
}

fn error_row(blob: &mut Blob, error: &Error, table: &ErrorTable, dialect: usize) {
    let about = &error.about;
    blob.text(about.name.as_str());
    blob.text(error.code.as_deref().unwrap_or_default());
    blob.text(about.description.as_deref().unwrap_or_default());
    blob.text(about.remedy.as_deref().unwrap_or_default());
    blob.text(&impact(about));
    blob.text(&links(&about.links));
    blob.number(usize::from(error.status.unwrap_or(0)) | retry(about.retry) << 16);
    blob.number(table.first_entry);
    blob.number(error.messages.len());
    blob.number(table.empty.map_or(usize::MAX, |empty| table.first_entry + empty));
    blob.number(dialect | usize::from(table.trailing_words) << 24);
}

fn entries(facts: &Facts) -> Blob {
    let mut blob = Blob::default();
    for (number, error) in facts.errors.iter().enumerate() {
        for message in &error.messages {
            entry_row(&mut blob, message, number);
        }
    }
    blob
}

fn entry_row(blob: &mut Blob, message: &Message, error: usize) {
    let about = &message.about;
    blob.text(about.name.as_str());
    blob.text(message.message.as_deref().unwrap_or_default());
    blob.text(&list(message.fields.iter().map(|field| field.name.as_str())));
    blob.text(about.description.as_deref().unwrap_or_default());
    blob.text(about.remedy.as_deref().unwrap_or_default());
    blob.text(&impact(about));
    blob.text(&links(&about.links));
    blob.text(&list(message.examples.iter().map(String::as_str)));
    blob.number(error | retry(about.retry) << 24);
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

/// The number of a retry; the number of them all where there is none.
fn retry(retry: Option<Retry>) -> usize {
    let number = retry.and_then(|own| RETRIES.iter().position(|row| row.word == own.name()));
    number.unwrap_or(RETRIES.len())
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
