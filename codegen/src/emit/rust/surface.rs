//! Writes the module `surface`: the types of responses and messages, to which the engine adds the methods.

use super::fields;
use super::source::{Source, literal};
use crate::Compiled;
use crate::emit::prose;

/// Writes the module. Its imports are explicit, so that no author's name can shadow what the engine's macro uses.
pub(super) fn module(compiled: &Compiled, source: &mut Source) {
    let catalog = compiled.catalog();
    let api = &catalog.api.name;
    source.fixed(IMPORTS);
    source.docs("How many values a message has at most.");
    source.line(format_args!("pub(super) const MAX_VALUES: usize = {};", catalog.max_fields()));
    source.blank();
    source.docs(&format!(
        "An error response of {}. Nothing of it is lost: everything that the catalogue does not define is kept as it was \
         received.",
        prose::line(api)
    ));
    source.fixed(DECLARATIONS);
    let [serde, http] = ["serde", "http"].map(|feature| source.badge(feature));
    source.line(format_args!("v1::surface! {{ {}, {serde} {http} }}", literal(api)));
    fields::write(compiled, source);
}

const IMPORTS: &str = "\
use super::code::{Code, Operation, Rule};
use super::detail::{Detail, DetailRef, read};
use super::rt::{self, __private::v1};
use super::tables::TABLES;

";

const DECLARATIONS: &str = "\
pub struct Error(v1::RawError);

/// The findings in the messages of a response, in their order.
pub struct Findings<'a>(v1::RawFindings<'a>);

/// A finding: a message of the catalogue with its values, or a text that is not in it.
pub struct Finding<'a>(v1::RawFinding<'a>);

/// One of several errors in a body.
pub struct Item<'a>(v1::RawItem<'a>);

/// A message of the catalogue, without values.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Entry(pub(super) u32);

/// The body of an error response: the code, the messages and the id of the request. Displays as JSON.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Body(v1::RawBody);

";
