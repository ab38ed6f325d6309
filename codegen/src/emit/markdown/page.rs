//! Writes `errors/<name>.md`: the meaning of an error, its remedy, its messages, how to match it in Rust.

use super::reference::References;
use super::writer::{Page, blocks, link, links, list, table};
use super::{Audience, facts, path, reference, snippet, title};
use crate::Compiled;
use crate::check::{About, Catalog, Error, Message};
use crate::decide::Interpreter;
use crate::emit::sample::sample;
use crate::emit::{Artifact, lifecycle, prose};
use crate::vocabulary::Vocabulary;

/// The data that the pages of all errors share.
pub(super) struct Pages<'c> {
    pub(super) compiled: &'c Compiled,
    pub(super) reader: Interpreter<'c>,
    pub(super) references: References,
    pub(super) audience: Audience,
}

/// Returns the page of the error with index `number`.
pub(super) fn page(pages: &Pages<'_>, number: usize) -> Artifact {
    let Pages { compiled, reader, references, audience } = pages;
    let catalog = compiled.catalog();
    let error = &catalog.errors[number];
    let about = &error.about;
    let mut page = Page::new(&format!("Error {}", title(error)));
    let all = format!("All errors of {}", prose::escape(&catalog.api.name));
    page.block(&reference::index(&all));
    page.block(&list(&identity(pages, error, references.operations(number))));
    page.section("What it means", &prose::blocks(about.description.as_deref().unwrap_or_default()));
    page.section("What to do", &remedy(catalog, error));
    page.section("Example response", &example(compiled, reader, number));
    page.section("Possible causes", &facts::causes(about));
    page.section("How to fix the request", &facts::fix(about));
    page.section("Impact per operation", &facts::impact(catalog, &about.impact));
    page.section("See also", &list(&links(&about.links)));
    page.section(
        if error.inline { "The message" } else { "The messages" },
        &messages(pages, error),
    );
    for message in error.messages.iter().filter(|_| !error.inline) {
        page.section(message.name().as_str(), &section(pages, error, message));
    }
    if *audience == Audience::Rust {
        page.section("Match it in Rust", &snippet::program(compiled, reader, number));
    }
    page.block(&references.of_page(page.text()));
    Artifact::new(path(error), page.finish())
}

/// Returns an example of a whole response.
fn example(compiled: &Compiled, reader: &Interpreter<'_>, number: usize) -> String {
    let status = compiled.catalog().errors[number].status;
    let shown = sample(compiled, reader, number).shown(status);
    let language = if status.is_some() { "http" } else { "json" };
    if shown.is_empty() { shown } else { prose::code_block(language, &shown) }
}

/// Returns the facts that identify an error, and its retry.
fn identity(pages: &Pages<'_>, error: &Error, operations: &[usize]) -> Vec<String> {
    let catalog = pages.compiled.catalog();
    let mut lines = Vec::new();
    lines.extend(error.status.map(|status| format!("Status: {status}")));
    lines.extend(error.code.as_ref().map(|code| format!("Code: {}", prose::code(code))));
    lines.extend(pages.rust(|| format!("Code::{}", error.name().pascal())));
    lines.push(format!("Category: `{}`", error.category().name()));
    let names = operations.iter().map(|known| catalog.operations[*known].name.as_str());
    let names: Vec<_> = names.map(prose::code).collect();
    lines.extend((!names.is_empty()).then(|| format!("Operations: {}", names.join(", "))));
    lines.extend(error.group.as_ref().map(|group| format!("Group: {}", prose::escape(group))));
    lines.extend(retry(catalog, error));
    lines.extend(
        error.effect().map(|effect| format!("Effect: {} (`{}`)", effect.meaning(), effect)),
    );
    lines.extend(lifecycle(catalog, error, &error.about));
    let examples = error.messages.first().filter(|_| error.inline);
    let examples = examples.map_or(&[][..], |message| &message.examples);
    lines.extend(lifecycle::provenance(catalog, &error.about, examples, link));
    lines
}

/// Returns the lifecycle of an entry, with a link from the page of `error` to the replacement.
fn lifecycle(catalog: &Catalog, error: &Error, about: &About) -> Vec<String> {
    lifecycle::lines(about, |target| {
        let (other, message) = catalog.target(target);
        match message.map(|message| message.name().as_str()) {
            Some(name) if std::ptr::eq(other, error) => format!("[{name}](#{name})"),
            _ => reference::entry(catalog, target),
        }
    })
}

/// Returns the retry of an error, or else the general retry with its rule.
fn retry(catalog: &Catalog, error: &Error) -> Option<String> {
    if let Some(retry) = &error.about.retry {
        return Some(facts::retry(retry, error.about.delay, ""));
    }
    let retry = catalog.retry(&[&error.about])?;
    let rule = catalog.rules.iter().find(|rule| rule.retry.is_some())?;
    Some(facts::retry(retry, rule.delay, &format!(", general rule {}", reference::rule(rule))))
}

/// Returns the remedy of an error, or else the general remedy with its rule.
fn remedy(catalog: &Catalog, error: &Error) -> String {
    if let Some(remedy) = &error.about.remedy {
        return prose::blocks(remedy);
    }
    let Some(rule) = catalog.general_remedy(&[&error.about]) else { return String::new() };
    let remedy = prose::blocks(rule.remedy.as_deref().unwrap_or_default());
    blocks(&[remedy, format!("This is the general rule {}.", reference::rule(rule))])
}

/// The maximum number of messages in a table; the sections of more messages follow without one.
const MAX_ROWS: usize = 200;

/// Returns a table of the messages, or an inline message in full. One message needs no table.
fn messages(pages: &Pages<'_>, error: &Error) -> String {
    if error.inline {
        let texts = error.messages.iter().map(|message| {
            blocks(&[
                text(message),
                examples(message),
                led("Details", list(&details(pages, error, message))),
            ])
        });
        return blocks(&texts.collect::<Vec<_>>());
    }
    if !(2..=MAX_ROWS).contains(&error.messages.len()) {
        return String::new();
    }
    let rows: Vec<_> = error.messages.iter().map(row).collect();
    table(&["Message", "What it means", "What to do"], &rows)
}

/// Returns the row of a message. Next to a remedy the description is complete, since remedies refer to it.
fn row(message: &Message) -> Vec<String> {
    let name = message.name().as_str();
    let About { description, remedy, .. } = &message.about;
    let description = description.as_deref().unwrap_or_default();
    let means = if remedy.is_some() { description } else { prose::short(description) };
    let word = lifecycle::word(&message.about).map(|word| format!(" ({word})"));
    let text = template(message).unwrap_or_else(|| "an empty list".to_owned());
    vec![
        format!("[{name}](#{name}): {text}{}", word.unwrap_or_default()),
        prose::line(means),
        prose::line(remedy.as_deref().map(prose::short).unwrap_or_default()),
    ]
}

/// Returns everything about a message.
fn section(pages: &Pages<'_>, error: &Error, message: &Message) -> String {
    let catalog = pages.compiled.catalog();
    let about = &message.about;
    let retry = about.retry.as_ref().map(|retry| facts::retry(retry, about.delay, ""));
    let retry = retry.unwrap_or_default();
    let remedy = blocks(&[message_remedy(catalog, error, message), retry]);
    blocks(&[
        text(message),
        blocks(&lifecycle(catalog, error, about)),
        prose::blocks(about.description.as_deref().unwrap_or_default()),
        led("What to do", remedy),
        led("Possible causes", facts::causes(about)),
        led("How to fix the request", facts::fix(about)),
        led("Impact per operation", facts::impact(catalog, &about.impact)),
        led("See also", list(&links(&about.links))),
        examples(message),
        led("Details", list(&details(pages, error, message))),
        led("Known from", list(&lifecycle::provenance(catalog, about, &message.examples, link))),
    ])
}

/// Returns a block with a bold lead, unless the block is empty.
fn led(lead: &str, block: String) -> String {
    if block.is_empty() { block } else { format!("**{lead}**\n\n{block}") }
}

/// Returns the remedy of a message, or else of its error: in full if it is short, so that nobody has to look it up.
fn message_remedy(catalog: &Catalog, error: &Error, message: &Message) -> String {
    if let Some(remedy) = &message.about.remedy {
        return prose::blocks(remedy);
    }
    let rule = catalog.general_remedy(&[&message.about, &error.about]);
    let general = rule.and_then(|rule| rule.remedy.as_ref());
    match error.about.remedy.as_ref().or(general) {
        Some(remedy) if remedy.lines().count() > 1 => {
            "As for [the whole error](#what-to-do).".to_owned()
        }
        Some(remedy) => prose::blocks(remedy),
        None => String::new(),
    }
}

fn text(message: &Message) -> String {
    template(message)
        .unwrap_or_else(|| "There is no message: the list of messages is empty.".to_owned())
}

/// Returns the documented text as code, or `None` for an empty list.
fn template(message: &Message) -> Option<String> {
    let template = message.templates.first()?;
    Some(prose::code(&facts::text(template, &message.fields)))
}

/// Returns the texts that were observed on the wire.
fn examples(message: &Message) -> String {
    let texts: Vec<_> = message.examples.iter().map(|text| prose::code(text)).collect();
    led("Examples", list(&texts))
}

/// Returns the values of a message, its other texts, and its pattern in Rust.
fn details(pages: &Pages<'_>, error: &Error, message: &Message) -> Vec<String> {
    let fields = message.fields.iter();
    let fields = fields.map(|field| format!("`{}`: {}", field.name.as_str(), facts::kind(field)));
    let also = message.templates.iter().skip(1).map(|also| facts::text(also, &message.fields));
    let also = also.map(|also| format!("Also written: {}", prose::code(&also)));
    let rust = pages.rust(|| snippet::pattern(error, message));
    fields.chain(also).chain(rust).collect()
}

impl Pages<'_> {
    /// Returns the name of an entry in Rust, for Rust users.
    fn rust(&self, name: impl Fn() -> String) -> Option<String> {
        (self.audience == Audience::Rust).then(|| format!("In Rust: `{}`", name()))
    }
}
