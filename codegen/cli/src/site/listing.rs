//! The list of errors on the index, in groups, with the texts of their messages.

use std::collections::HashMap;

use errcat_codegen::check::{Catalog, Error};
use errcat_codegen::emit::markdown::{anchor, by_status, text};
use errcat_codegen::emit::{lifecycle, prose};

use super::item::Item;
use super::markdown;

/// Fewer errors than this are listed without groups, unless the catalogue declares groups.
const MIN_GROUPED: usize = 20;

/// An error with more messages than this has them folded away.
const MAX_OPEN: usize = 24;

/// Errors that belong together.
pub(super) struct Group<'c> {
    /// The heading; empty for the only group.
    pub(super) title: String,
    pub(super) errors: Vec<Listed<'c>>,
}

/// An error with its messages.
pub(super) struct Listed<'c> {
    pub(super) item: Item<'c>,
    pub(super) state: Option<&'static str>,
    /// The first sentence of the description, as HTML.
    pub(super) meaning: String,
    pub(super) retry: Option<String>,
    /// The texts of the messages, each with the address of its section.
    pub(super) texts: Vec<(String, String)>,
    pub(super) is_folded: bool,
}

/// Returns all errors in groups: the declared ones, else one for each status or for each prefix of the codes.
pub(super) fn groups(facts: &Catalog) -> Vec<Group<'_>> {
    let errors = by_status(facts);
    let title_of = grouping(&errors);
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut by_title = HashMap::new();
    for error in errors {
        let title = title_of(error);
        let place = *by_title.entry(title.clone()).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Group { title, errors: Vec::new() });
        }
        groups[place].errors.push(listed(facts, error));
    }
    groups
}

/// Returns how errors are grouped.
fn grouping(errors: &[&Error]) -> fn(&Error) -> String {
    let count = |title_of: fn(&Error) -> String| {
        let mut titles: Vec<_> = errors.iter().map(|error| title_of(error)).collect();
        titles.sort_unstable();
        titles.dedup();
        titles.len()
    };
    if errors.iter().any(|error| error.group.is_some()) {
        return |error| error.group.clone().unwrap_or_else(|| "Other errors".to_owned());
    }
    let is_useful =
        |title_of: &fn(&Error) -> String| (2..errors.len() / 2).contains(&count(*title_of));
    let ways: [fn(&Error) -> String; 2] = [by_status_of, by_prefix];
    let way = ways.into_iter().find(|way| errors.len() >= MIN_GROUPED && is_useful(way));
    way.unwrap_or(|_| String::new())
}

fn by_status_of(error: &Error) -> String {
    error.status.map_or_else(|| "No status".to_owned(), |status| format!("Status {status}"))
}

/// Returns the part of a code before its first separator; of a code without one, its first letters or two characters.
fn by_prefix(error: &Error) -> String {
    let code = error.code.as_deref().unwrap_or_else(|| error.name().as_str());
    let first = |is_part: fn(char) -> bool| code.chars().take_while(|c| is_part(*c)).collect();
    match code.chars().all(char::is_alphanumeric) {
        false if code.starts_with(char::is_alphanumeric) => first(char::is_alphanumeric),
        true if code.starts_with(char::is_alphabetic) => first(char::is_alphabetic),
        _ => code.chars().take(2).collect(),
    }
}

fn listed<'c>(facts: &'c Catalog, error: &'c Error) -> Listed<'c> {
    let item = Item::of(error);
    let texts = error.messages.iter().flat_map(|message| {
        let address = format!("{}{}", item.page, anchor(error, message));
        let texts = message.templates.iter().map(|template| text(template, &message.fields));
        texts.map(move |text| (address.clone(), text))
    });
    let texts: Vec<_> = texts.collect();
    let meaning = error.about.description.as_deref().map(prose::short).unwrap_or_default();
    let retry = facts.retry(&[&error.about]);
    Listed {
        state: lifecycle::word(&error.about),
        meaning: markdown::line(&prose::line(meaning)),
        retry: retry.map(ToString::to_string),
        is_folded: texts.len() > MAX_OPEN,
        texts,
        item,
    }
}

#[cfg(test)]
mod tests {
    use errcat_codegen::{SourceFile, compile};

    use super::*;

    #[track_caller]
    fn check(errors: &[String], expected: &[(&str, usize)]) {
        let head =
            "errcat: 1\napi: {id: x, name: X, version: 0.1.0}\nresponse: {code: /code}\nerrors:\n";
        let source = SourceFile::new("x.yaml", format!("{head}{}", errors.concat()));
        let compiled = compile(&source).0.expect("it has no mistake");
        let groups = groups(compiled.catalog());
        let found: Vec<_> = groups.iter().map(|g| (g.title.as_str(), g.errors.len())).collect();
        assert_eq!(found, expected);
    }

    fn errors(count: usize, error: impl Fn(usize) -> String) -> Vec<String> {
        (0..count)
            .map(|number| format!("  - {{{}, description: d, remedy: r}}\n", error(number)))
            .collect()
    }

    #[test]
    fn a_group_counts_first_then_the_status_then_the_prefix() {
        let status = |n: usize| format!("status: {}, code: C{n}", 400 + n % 2);
        check(&errors(30, status), &[("Status 400", 15), ("Status 401", 15)]);
        check(&errors(10, status), &[("", 10)]);
        let prefix = |n: usize| format!("status: 400, code: {}_{n}", ["CARD", "ORDER"][n % 2]);
        check(&errors(30, prefix), &[("CARD", 15), ("ORDER", 15)]);
        let digits = |n: usize| format!("code: \"{}{n:03}\", name: e{n}", 22 + n % 2);
        check(&errors(30, digits), &[("22", 15), ("23", 15)]);
        check(&errors(30, |n| format!("code: C{n}X, name: e{n}")), &[("", 30)]);
        let group = |n: usize| {
            if n == 0 { "code: A, group: Cards".to_owned() } else { format!("code: B{n}") }
        };
        check(&errors(3, group), &[("Cards", 1), ("Other errors", 2)]);
    }
}
