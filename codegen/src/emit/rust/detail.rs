//! The module `detail`: `Detail`, an enum for the messages of each error, and how they are made of messages that were read.

use super::docs;
use super::items::{ErrorItem, Items};
use super::message::{self, Arms, Parts};
use super::one_of;
use super::read;
use super::source::Source;
use crate::Compiled;

/// Writes the module.
pub(super) fn module(compiled: &Compiled, source: &mut Source) {
    let items = Items::of(compiled);
    source.fixed("use super::rt::__private::v1;\nuse super::{rt, surface};\n\n");
    detail(&items, source);
    read::module(&items, source);
    for error in items.errors.iter().filter(|error| !error.error.inline) {
        message::messages(&items, error, source);
    }
    for error in &items.errors {
        one_of::enums(error, source);
    }
    traits(&items, source);
}

/// Writes `Detail`: a variant for each error that has messages.
fn detail(items: &Items<'_>, source: &mut Source) {
    let has_text = items.has_text();
    source.docs("A message of the catalogue with its values.");
    source.line(format_args!("#[non_exhaustive]"));
    source.open(format_args!("pub enum Detail{} {{", items.owned(has_text)));
    for error in &items.errors {
        variant(items, error, source);
    }
    source.close("}");
    source.blank();
    source.docs("[`Detail`] with borrowed texts.");
    let texts = if has_text { "<&'a str>" } else { "" };
    source.line(format_args!("pub type DetailRef<'a> = Detail{texts};"));
    source.blank();
    let arms: Vec<_> = items.errors.iter().map(|error| arms(error, items)).collect();
    message::functions(items, "Detail", has_text, &arms, source);
    let bounded = if has_text {
        format!("<{}: ::core::convert::AsRef<str>>", items.text)
    } else {
        String::new()
    };
    source.open(format_args!("impl{bounded} Detail{} {{", items.parameter(has_text)));
    source.fixed(CODE);
    source.close("}");
    source.blank();
}

const CODE: &str = "\
/// Returns the error that the message belongs to.
#[inline]
#[must_use]
pub fn code(&self) -> super::code::Code {
    self.entry().code()
}";

fn variant(items: &Items<'_>, error: &ErrorItem<'_>, source: &mut Source) {
    match error.inline() {
        Some(item) => {
            source.docs(&docs::message(items.catalog, item.message));
            source.docs(&format!("\nIts error is {}.", docs::code(error.error)));
        }
        None => source.docs(&docs::messages(error.error)),
    }
    docs::attributes(items.catalog, error.error, &error.name, source);
    match error.inline() {
        Some(item) => message::variant(items, &error.name, item, source),
        None => {
            let parameter = items.parameter(error.has_text);
            source.line(format_args!("{name}({name}{parameter}),", name = error.name));
        }
    }
}

fn arms(error: &ErrorItem<'_>, items: &Items<'_>) -> Arms {
    let name = &error.name;
    if let Some(item) = error.inline() {
        return message::arms("Detail", name, item, items.catalog.max_fields());
    }
    let converted = if error.has_text { "message.map(text)" } else { "*message" };
    Arms {
        pattern: format!("Self::{name}(message)"),
        parts: Parts::Expression("message.parts()".to_owned()),
        map: format!("Detail::{name}({converted})"),
    }
}

/// Writes the traits and methods that all enums have.
fn traits(items: &Items<'_>, source: &mut Source) {
    let text = |has_text: bool| if has_text { format!("[{}]", items.text) } else { String::new() };
    let all = text(items.has_text());
    source.open(format_args!("v1::details! {{"));
    let serde = source.badge("serde");
    let inline = items.errors.iter().filter_map(ErrorItem::inline);
    let inline: Vec<_> = inline.map(|item| item.number.to_string()).collect();
    source.line(format_args!("rt {serde}; Detail{all} with [{}];", inline.join(" ")));
    for error in items.errors.iter().filter(|error| !error.error.inline) {
        let (name, own) = (&error.name, text(error.has_text));
        source.line(format_args!("{name}{own} in Detail{all};"));
    }
    source.close("}");
}
