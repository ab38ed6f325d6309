//! The hand-written way: nested matches down to the message, then strips in turn, as a careful author writes them.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::catalogue::{Catalogue, Error, Message};

const HEAD: &str = "#![allow(unused_imports)]
use crate::{Found, index, path, text_before, text_until, word};

pub fn read<'a>(status: u16, code: &str, text: &'a str) -> Option<Found<'a>> {
    match status {
";

/// The module's source; without anything in it when nobody would write so much by hand.
pub fn source(catalogue: &Catalogue, worth: bool) -> String {
    let errors = if worth { &catalogue.errors[..] } else { &[] };
    let mut statuses: BTreeMap<u16, Vec<(usize, &Error)>> = BTreeMap::new();
    for (number, error) in errors.iter().enumerate() {
        statuses.entry(error.status).or_default().push((number, error));
    }
    let mut source = HEAD.to_owned();
    for (status, errors) in statuses {
        let arm = |(number, error): &(usize, &Error)| {
            format!("            {:?} => error_{number}(text),\n", error.code)
        };
        let arms: String = errors.iter().map(arm).collect();
        push(&mut source, format_args!("        {status} => match code {{\n{arms}"));
        source.push_str("            _ => None,\n        },\n");
    }
    source.push_str("        _ => None,\n    }\n}\n");
    for (number, error) in errors.iter().enumerate() {
        self::error(&mut source, number, error);
    }
    source
}

fn error(source: &mut String, number: usize, error: &Error) {
    push(source, format_args!("\nfn error_{number}<'a>(text: &'a str) -> Option<Found<'a>> {{\n"));
    let (with_values, literal): (Vec<_>, Vec<_>) =
        error.messages.iter().partition(|message| message.text.contains('{'));
    source.push_str("    match text {\n");
    for Message { id, text, .. } in literal {
        push(source, format_args!("        {text:?} => return Some(Found::bare({id})),\n"));
    }
    source.push_str("        _ => {}\n    }\n");
    for message in with_values {
        strips(source, message);
    }
    source.push_str("    None\n}\n");
}

/// One message with placeholders: `if let` down its parts.
fn strips(source: &mut String, message: &Message) {
    let parts: Vec<&str> = message.text.split(['{', '}']).collect();
    let values = parts.len() / 2;
    push(source, format_args!("    if let Some(rest) = text.strip_prefix({:?})", parts[0]));
    for (at, pair) in parts[1..].chunks(2).enumerate() {
        let last = at + 1 == values;
        let kind = pair[0].split_once(':').map_or("text", |(_, kind)| kind);
        let then = pair[1];
        let binding = format!("\n        && let Some((value{at}, rest)) =");
        let step = match (kind, last) {
            ("text", true) => format!("{binding} text_before(rest, {then:?})"),
            ("text", false) => format!("{binding} text_until(rest, {then:?})"),
            (kind, true) => format!("{binding} {kind}(rest)\n        && rest == {then:?}"),
            (kind, false) => {
                let strip = format!("&& let Some(rest) = rest.strip_prefix({then:?})");
                format!("{binding} {kind}(rest)\n        {strip}")
            }
        };
        source.push_str(&step);
    }
    let values: Vec<_> = (0..values).map(|at| format!("value{at}")).collect();
    let found = format!("Found::with({}, [{}])", message.id, values.join(", "));
    push(source, format_args!("\n    {{\n        return Some({found});\n    }}\n"));
}

fn push(source: &mut String, text: std::fmt::Arguments<'_>) {
    source.write_fmt(text).expect("a string takes any text");
}
