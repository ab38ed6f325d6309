//! Writes `index.md`: all errors by status, the general rules, the operations, how a text is read.

use super::writer::{Page, blocks, link, links, list, table};
use super::{anchor, by_status, facts, path, reading, says_name};
use crate::Compiled;
use crate::check::{Catalog, Error, GeneralRule, Operation, Retry, duration_words, retry_meaning};
use crate::emit::{Artifact, lifecycle, prose};

/// Returns the index.
pub(super) fn page(compiled: &Compiled) -> Artifact {
    let catalog = compiled.catalog();
    let mut page = Page::new(&format!("Errors of {}", prose::escape(&catalog.api.name)));
    page.block(&prose::blocks(catalog.api.description.as_deref().unwrap_or_default()));
    page.block(&own_page(catalog));
    page.section("All errors", &errors(catalog));
    page.section("All messages", &messages(catalog));
    page.section("General rules", &rules(catalog));
    page.section("Operations of the API", &operations(catalog));
    page.section("How a response is read", &reading::section(catalog));
    Artifact::new("index.md", page.finish())
}

fn own_page(catalog: &Catalog) -> String {
    let docs = catalog.api.docs.as_ref();
    docs.map(|url| link("The API's own page on its errors", url)).unwrap_or_default()
}

fn errors(catalog: &Catalog) -> String {
    let head = ["Status", "Error", "Group", "What it means", "Retry"];
    let errors = by_status(catalog);
    let rows: Vec<_> = errors.iter().map(|error| row(catalog, error)).collect();
    let mut used: Vec<_> = errors.iter().flat_map(|error| retries(catalog, error)).collect();
    used.sort_unstable();
    used.dedup();
    let meaning = |retry: &Retry| format!("`{retry}`: {}", retry_meaning(retry, None, prose::code));
    let legend: Vec<_> = used.into_iter().map(meaning).collect();
    blocks(&[table(&head, &rows), list(&legend)])
}

/// Returns every message with its error, so that a search for a text finds it on this page.
fn messages(catalog: &Catalog) -> String {
    let rows = by_status(catalog).into_iter().flat_map(|error| {
        let texts = error.messages.iter().flat_map(|message| {
            let anchor = anchor(error, message);
            let texts = message.templates.iter().map(|text| facts::text(text, &message.fields));
            texts.map(move |text| (text, anchor.clone()))
        });
        texts.map(move |(text, anchor)| {
            let link = format!("[{}]({}{anchor})", error.name(), path(error));
            vec![prose::code(&text), link]
        })
    });
    table(&["Message", "Error"], &rows.collect::<Vec<_>>())
}

/// Returns the retries of the messages of an error, without duplicates.
fn retries<'c>(catalog: &'c Catalog, error: &'c Error) -> Vec<&'c Retry> {
    let abouts = error.messages.iter().map(|message| &message.about);
    let mut retries: Vec<_> =
        abouts.filter_map(|about| catalog.retry(&[about, &error.about])).collect();
    if error.messages.is_empty() {
        retries.extend(catalog.retry(&[&error.about]));
    }
    retries.sort_unstable();
    retries.dedup();
    retries
}

fn row(catalog: &Catalog, error: &Error) -> Vec<String> {
    let meaning = error.about.description.as_deref().map(prose::short).unwrap_or_default();
    let retries = retries(catalog, error).into_iter().map(|retry| prose::code(&retry.to_string()));
    vec![
        error.status.map(|status| status.to_string()).unwrap_or_default(),
        link_to(error),
        error.group.as_deref().map(prose::escape).unwrap_or_default(),
        prose::line(meaning),
        facts::either(retries.collect()),
    ]
}

/// Returns the link to an error: the code, and the name if it differs. The columns leave little room for prose.
fn link_to(error: &Error) -> String {
    let (name, path) = (error.name().as_str(), path(error));
    let word = lifecycle::word(&error.about).map(|word| format!(" ({word})"));
    let link = match &error.code {
        None => format!("[{name}]({path})"),
        Some(code) if says_name(error) => format!("[{}]({path})", prose::code(code)),
        Some(code) => format!("[{}]({path}) {name}", prose::code(code)),
    };
    link + &word.unwrap_or_default()
}

fn rules(catalog: &Catalog) -> String {
    blocks(&catalog.rules.iter().map(rule).collect::<Vec<_>>())
}

fn rule(rule: &GeneralRule) -> String {
    let mut known = Vec::new();
    if let Some(duration) = rule.duration {
        known.push(format!("Duration: {}", duration_words(duration)));
    }
    if let Some(retry) = &rule.retry {
        known.push(facts::retry(
            retry,
            rule.delay,
            ", for every error without a remedy or a retry of its own",
        ));
    }
    if !rule.links.is_empty() {
        known.push(format!("See also: {}", links(&rule.links).join(", ")));
    }
    let heading = format!("### {}", rule.name.as_str());
    blocks(&[heading, prose::blocks(&rule.description), remedy(rule), blocks(&known)])
}

fn remedy(rule: &GeneralRule) -> String {
    let Some(remedy) = &rule.remedy else { return String::new() };
    let lead = "**What to do**, for every error without a remedy or a retry of its own:";
    blocks(&[lead.to_owned(), prose::blocks(remedy)])
}

fn operations(catalog: &Catalog) -> String {
    let row = |operation: &Operation| {
        let errors = operation.errors.iter().map(|error| link_to(&catalog.errors[*error]));
        vec![
            format!("`{}`", operation.name.as_str()),
            prose::line(&operation.description),
            errors.collect::<Vec<_>>().join(", "),
        ]
    };
    let rows: Vec<_> = catalog.operations.iter().map(row).collect();
    table(&["Operation", "What it does", "Errors"], &rows)
}
