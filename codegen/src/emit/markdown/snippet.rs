//! Rust snippets of the pages. They are compiled and run with the doctests of the generated crate.

use crate::Compiled;
use crate::check::{Catalog, Error, Message, Name};
use crate::decide::Interpreter;
use crate::emit::sample::{Sample, sample};

/// A `match` with more arms than this shows one of them only.
const MAX_ARMS: usize = 12;

/// Lines are at most this long where that can be had.
const WIDTH: usize = 90;

/// A program that reads a response of the catalogue's `number`th error and matches it.
pub(super) fn program(compiled: &Compiled, reader: &Interpreter<'_>, number: usize) -> String {
    let error = &compiled.catalog().errors[number];
    let sample = sample(compiled, reader, number);
    let code = error.name().pascal();
    let parts = [
        allowance(error, &sample),
        imports(compiled.catalog(), error),
        response(error, &sample),
        format!("assert_eq!(error.code(), Some(Code::{code}));\n"),
        found(error, &sample),
        matching(error, &sample, MAX_ARMS),
    ];
    format!("```rust\n{}```\n", parts.concat())
}

/// Returns the first program on the front page of the crate: a response of the first error that has one, read and matched.
#[cfg(feature = "pretty")]
pub(in crate::emit) fn quick_start(compiled: &Compiled) -> String {
    let catalog = compiled.catalog();
    let reader = compiled.interpreter();
    let sample = |number| sample(compiled, &reader, number);
    let samples = (0..catalog.errors.len()).map(|number| (number, sample(number)));
    let first = samples.into_iter().find(|(_, s)| s.body.is_some() && s.text.is_some());
    let (number, sample) = first.unwrap_or_else(|| (0, sample(0)));
    let error = &catalog.errors[number];
    let code = error.name().pascal();
    let parts = [
        imports(catalog, error),
        format!("{} // never fails\n", response(error, &sample).trim_end()),
        format!("assert_eq!(error.code(), Some(Code::{code}));\n"),
        matching(error, &sample, 1),
        "println!(\"{:?}\", error.remedy());\n".to_owned(),
    ];
    format!("```rust\n{}```\n", parts.concat())
}

/// How a pattern names a message: `Detail::BadValue(BadValue::OrderLines)`.
pub fn pattern(error: &Error, message: &Message) -> String {
    let error_name = error.name().pascal();
    let fields: Vec<_> = message.fields.iter().map(|field| field.name.field()).collect();
    let fields =
        if fields.is_empty() { String::new() } else { format!(" {{ {} }}", fields.join(", ")) };
    if error.inline {
        return format!("Detail::{error_name}{fields}");
    }
    format!("Detail::{error_name}({error_name}::{}{fields})", message.name().pascal())
}

/// Returns an attribute that allows deprecated names, for the page of a deprecated entry.
fn allowance(error: &Error, sample: &Sample) -> String {
    let shown = error.messages.get(sample.message.unwrap_or_default());
    let outdated = error.about.is_outdated() || shown.is_some_and(|m| m.about.is_outdated());
    if outdated { "#![allow(deprecated)]\n\n".to_owned() } else { String::new() }
}

fn imports(facts: &Catalog, error: &Error) -> String {
    let mut names = vec!["Code".to_owned(), "Error".to_owned()];
    if !error.messages.is_empty() {
        names.push("Detail".to_owned());
        names.extend((!error.inline).then(|| error.name().pascal()));
    }
    names.sort_unstable();
    format!("use {}::{{{}}};\n\n", facts.api.crate_name(), names.join(", "))
}

/// Returns the response as a value: from a body where that identifies the error, else from its parts.
fn response(error: &Error, sample: &Sample) -> String {
    if let (Some(status), Some(body)) = (error.status, &sample.body) {
        let mut line = format!("let body = {};\n", literal(body));
        if line.len() > WIDTH {
            line = format!("let body = {};\n", literal(&sample.written.lines()));
        }
        return format!("{line}let error = Error::from_response({status}, body);\n");
    }
    let some = |value: Option<String>| value.map_or("None".to_owned(), |v| format!("Some({v})"));
    let status = some(error.status.map(|status| status.to_string()));
    let code = some(error.code.as_deref().map(literal));
    let text = sample.text.as_deref().map(literal).unwrap_or_default();
    format!("let error = Error::from_parts({status}, {code}, [{text}]);\n")
}

/// Returns the assertion that the message is found.
fn found(error: &Error, sample: &Sample) -> String {
    let Some(message) = sample.message.map(|message| &error.messages[message]) else {
        return String::new();
    };
    let name = message.name().as_str();
    format!(
        "let entries = error.findings().filter_map(|finding| finding.entry());\n\
         assert!(entries.map(|entry| entry.name()).eq([\"{name}\"]));\n"
    )
}

/// A `match` on what is found; with more messages than `most`, the sample's only.
fn matching(error: &Error, sample: &Sample, most: usize) -> String {
    if error.messages.is_empty() {
        return String::new();
    }
    let few = error.messages.len() <= most;
    let shown = sample.message.unwrap_or_default();
    let messages = error.messages.iter().enumerate();
    let has_arm = |(index, message): &(usize, &Message)| {
        *index == shown || few && !message.about.is_outdated()
    };
    let messages = messages.filter(has_arm);
    let arms: String = messages.map(|(_, message)| arm(error, message)).collect();
    format!(
        "\nfor finding in error.findings() {{\n    match finding.detail() {{\n{arms}        \
         _ => println!(\"{{}}\", finding.text()),\n    }}\n}}\n"
    )
}

fn arm(error: &Error, message: &Message) -> String {
    let pattern = pattern(error, message);
    let values: Vec<_> = message.fields.iter().map(|field| value(&field.name)).collect();
    let action = format!("println!(\"{}{}\")", message.name().as_str(), values.concat());
    let line = format!("        Some({pattern}) => {action},\n");
    if line.len() <= WIDTH {
        return line;
    }
    let mut start = format!("        Some({pattern}) => {{");
    let inner =
        pattern.split_once('(').and_then(|(outer, inner)| Some((outer, inner.strip_suffix(')')?)));
    if let Some((outer, inner)) = inner.filter(|_| start.len() > WIDTH) {
        start = format!("        Some({outer}(\n            {inner},\n        )) => {{");
    }
    format!("{start}\n            {action};\n        }}\n")
}

/// The part of a format string that shows a value. Raw identifiers are named without `r#` in it.
fn value(name: &Name) -> String {
    let bound = name.field();
    format!(", {} {{{}}}", name.as_str(), bound.trim_start_matches("r#"))
}

/// Returns text as a Rust literal. mdBook replaces `{{#include …}}` even in code, so no two braces are adjacent.
fn literal(text: &str) -> String {
    if text.contains("{{") {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"").replace('{', "\\u{7b}");
        return format!("\"{text}\"");
    }
    if !text.contains(['"', '\\']) {
        return format!("\"{text}\"");
    }
    let mut hashes = String::from("#");
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn literals_hold_any_text() {
        assert_eq!(literal("a"), "\"a\"");
        assert_eq!(literal("a\"b\\"), "r#\"a\"b\\\"#");
        assert_eq!(literal("a\"#b"), "r##\"a\"#b\"##");
        assert_eq!(literal("{{#x \""), "\"\\u{7b}\\u{7b}#x \\\"\"");
    }
}
