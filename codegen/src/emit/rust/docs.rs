//! Writes the generated rustdoc, with the same facts as the Markdown pages.

use super::source::{Source, literal};
#[cfg(feature = "pretty")]
use crate::Compiled;
use crate::check::{About, Catalog, Error, Field, FieldKind, Link, Message, Target, retry_meaning};
#[cfg(feature = "pretty")]
use crate::emit::markdown;
use crate::emit::{lifecycle, prose};

/// Writes the attributes of the type or the variant `item` of an error.
pub(super) fn attributes(facts: &Catalog, error: &Error, item: &str, source: &mut Source) {
    alias(error.code.as_deref(), item, source);
    lifecycle(facts, &error.about, source);
}

/// Writes `#[doc(alias)]` for a code as it is on the wire, unless it is the name of the item.
fn alias(code: Option<&str>, item: &str, source: &mut Source) {
    let plain = |code: &&str| {
        code.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'')) && *code != item
    };
    if let Some(code) = code.filter(plain) {
        source.line(format_args!("#[doc(alias = {})]", literal(code)));
    }
}

/// Returns the docs of a variant of `Code`.
pub(super) fn error(facts: &Catalog, error: &Error) -> String {
    let title = prose::code(&error.title());
    let mut out = opening(&error.about, || format!("The error {title}."));
    out.push_str(&format!("\n\n**On the wire.** {title}."));
    general(&mut out, facts, &error.about);
    about(&mut out, facts, &error.about);
    sources(&mut out, facts, &error.about, &[]);
    out
}

/// Returns the docs of the variant of `Detail` with the messages of an error, which link to the docs of the error.
pub(super) fn messages(error: &Error) -> String {
    format!("A message of {}: {}.", code(error), prose::code(&error.title()))
}

/// Returns a link to the variant of `Code`.
pub(super) fn code(error: &Error) -> String {
    let variant = error.name().pascal();
    format!("[`Code::{variant}`](super::code::Code::{variant})")
}

/// Returns the docs of the variant of a message.
pub(super) fn message(facts: &Catalog, message: &Message) -> String {
    let name = message.name().as_str().replace('_', " ");
    let mut out = opening(&message.about, || format!("The message “{name}”."));
    match &message.message {
        Some(text) => out.push_str(&format!("\n\n**On the wire.** {}.", prose::code(text))),
        None => out.push_str("\n\n**On the wire.** An empty list of messages."),
    }
    about(&mut out, facts, &message.about);
    if !message.examples.is_empty() {
        out.push_str("\n\n**Examples.**");
        for example in &message.examples {
            out.push_str(&format!("\n- {}", prose::code(example)));
        }
    }
    sources(&mut out, facts, &message.about, &message.examples);
    out
}

/// Returns the description, or else a sentence.
fn opening(about: &About, sentence: impl FnOnce() -> String) -> String {
    about.description.as_deref().map_or_else(sentence, prose::blocks)
}

/// Writes `#[deprecated]` for an outdated entry. Rustdoc shows its note as Markdown; rustc shows it unchanged.
pub(super) fn lifecycle(facts: &Catalog, about: &About, source: &mut Source) {
    let name = |target| name(facts, target);
    let (since, note) = match (&about.deprecated, &about.retired) {
        (Some(deprecated), None) => (&deprecated.since, lifecycle::why(deprecated, name)),
        (Some(deprecated), _) => (&deprecated.since, lifecycle::lines(about, name).join(" ")),
        (None, Some(retired)) => (&retired.since, lifecycle::lines(about, name).join(" ")),
        (None, None) => return,
    };
    let (since, note) = (literal(&since.to_string()), note.replace("**", ""));
    if note.is_empty() {
        return source.line(format_args!("#[deprecated(since = {since})]"));
    }
    source.line(format_args!("#[deprecated(since = {since}, note = {})]", literal(&note)));
}

/// Returns the name of an error or a message in Rust.
fn name(facts: &Catalog, target: Target) -> String {
    let (error, message) = facts.target(target);
    let error = error.name().pascal();
    match message {
        Some(message) => format!("`{error}::{}`", message.name().pascal()),
        None => format!("`Code::{error}`"),
    }
}

fn sources(out: &mut String, facts: &Catalog, about: &About, examples: &[String]) {
    let link = |words: &str, url: &str| format!("[{}](<{url}>)", prose::escape(words));
    let lines = lifecycle::provenance(facts, about, examples, link);
    if !lines.is_empty() {
        out.push_str(&format!("\n\n**Known from.**\n- {}", lines.join("\n- ")));
    }
}

fn about(out: &mut String, facts: &Catalog, about: &About) {
    if let Some(remedy) = &about.remedy {
        out.push_str(&format!("\n\n**What to do.** {}", prose::blocks(remedy)));
    }
    if let Some(retry) = &about.retry {
        let meaning = retry_meaning(retry, about.delay, prose::code);
        out.push_str(&format!("\n\n**Retry.** `{retry}`: {meaning}."));
    }
    if !about.impact.is_empty() {
        out.push_str("\n\n**Impact.**");
        for (operation, seen) in &about.impact {
            let name = facts.operations[*operation].name.as_str();
            out.push_str(&format!("\n- `{name}`: {}", prose::line(seen)));
        }
    }
    links(out, &about.links);
}

/// Writes the general remedy and the general retry, if they apply to an error.
fn general(out: &mut String, facts: &Catalog, about: &About) {
    if let Some(rule) = facts.general_remedy(&[about]) {
        let remedy = prose::blocks(rule.remedy.as_deref().unwrap_or_default());
        let rule = rule.name.pascal();
        out.push_str(&format!(
            "\n\n**What to do.** {remedy}\n\nThis is the general rule [`Rule::{rule}`]."
        ));
    }
    if let (None, Some(retry)) = (&about.retry, facts.retry(&[about])) {
        let delay =
            facts.rules.iter().find(|rule| rule.retry.is_some()).and_then(|rule| rule.delay);
        let meaning = retry_meaning(retry, delay, prose::code);
        out.push_str(&format!("\n\n**Retry.** `{retry}`: {meaning}."));
    }
}

fn links(out: &mut String, links: &[Link]) {
    if links.is_empty() {
        return;
    }
    let links: Vec<_> = links.iter().map(link).collect();
    out.push_str(&format!("\n\n**See also.** {}", links.join(", ")));
}

fn link(link: &Link) -> String {
    format!("[{}](<{}>)", prose::escape(&link.title), link.url)
}

/// Returns the docs of the variant of a general rule.
pub(super) fn rule(rule: &crate::check::GeneralRule) -> String {
    let mut out = prose::blocks(&rule.description);
    if let Some(remedy) = &rule.remedy {
        let line = prose::line(remedy);
        out.push_str(&format!(
            "\n\n**What to do**, for every error without a remedy or a retry of its own. {line}"
        ));
    }
    links(&mut out, &rule.links);
    out
}

/// The docs of a sensitive value.
pub(super) const SENSITIVE: &str = "`Display` and `Debug` show `[redacted]` in its place.";

/// Returns the docs of a value of a message.
pub(super) fn field(field: &Field) -> String {
    let kind = match &field.kind {
        FieldKind::Simple(kind) => kind.row().doc.to_owned(),
        FieldKind::OneOf { choices, .. } => {
            let choices: Vec<_> = choices.iter().map(|(text, _)| prose::code(text)).collect();
            format!("One of {}.", choices.join(", "))
        }
    };
    if field.sensitive { format!("{kind} {SENSITIVE}") } else { kind }
}

/// Returns the module of an error's page.
pub(super) fn page(error: &Error) -> String {
    error.name().module()
}

/// Returns the front page of a package.
#[cfg(feature = "pretty")]
pub(super) fn krate(compiled: &Compiled) -> String {
    let facts: &Catalog = compiled.catalog();
    let api = &facts.api;
    let name = prose::escape(&api.name);
    let description = api.description.as_deref().map(prose::blocks).unwrap_or_default();
    let docs = api.docs.as_ref().map(|url| format!("The API's own page on its errors: <{url}>."));
    let parts = [
        format!(
            "The errors of {name} as Rust types: match on them with their values, find the remedy, render them back."
        ),
        description,
        docs.unwrap_or_default(),
        format!("# Quick start\n\n{}", markdown::quick_start(compiled)),
        ITEMS.to_owned(),
        errors(facts),
        rules(facts),
        FEATURES.to_owned(),
    ];
    let present = parts.iter().map(|part| part.trim_end()).filter(|part| !part.is_empty());
    present.collect::<Vec<_>>().join("\n\n")
}

/// The list of the public items, the same in every package.
#[cfg(feature = "pretty")]
const ITEMS: &str = "\
- [`Error`] is a whole response: its [`Code`], its [`Finding`]s, its correlation id, and everything as it came.
- [`Code`] is the error, one for each status and code: the stable thing to match on. It knows what the error means, what to
  do, the retry and the impact.
- [`Detail`] is what one message says, with its values. Messages are written for people and change: let them refine what
  the code decides.
- [`Body`] is for servers and mocks: it renders a detail as the JSON that a client reads as the same detail.
- [`classify`] reads a single message without allocating.

A status, a code or a message that is not known yet is not a failure: [`Error::code`] is `None`, [`Error::unmatched`] has the
messages, [`Error::body`] all of the response.";

#[cfg(feature = "pretty")]
const FEATURES: &str = "\
# Features

The crate needs no `std`. Its engine, `errcat`, has no dependency.

- `serde`: [`Body`], [`Detail`], [`Code`], [`Entry`] and [`Operation`] are `Serialize` and `Deserialize`.
- `http`: [`Error`] from an `http::Response`, and an `http::Response` from a [`Detail`].";

#[cfg(feature = "pretty")]
fn errors(facts: &Catalog) -> String {
    let rows: String = markdown::by_status(facts).into_iter().map(row).collect();
    format!(
        "# Errors\n\nEach links to its page, a module of [`pages`], which exists only in the docs.\n\n\
         | on the wire | in Rust | what it means |\n| --- | --- | --- |\n{rows}"
    )
}

#[cfg(feature = "pretty")]
fn row(error: &Error) -> String {
    let variant = error.name().pascal();
    let description = error.about.description.as_deref().map(prose::short).unwrap_or_default();
    let description = prose::cell(&prose::line(description));
    let title = prose::cell(&prose::code(&error.title()));
    let messages = match (error.messages.is_empty(), error.inline) {
        (true, _) => String::new(),
        (false, true) => format!(" · [message](Detail::{variant})"),
        (false, false) => format!(" · [messages](enum@{variant})"),
    };
    let page = page(error);
    format!(
        "| [{title}](mod@pages::{page}) | [`{variant}`](Code::{variant}){messages} | {description} |\n"
    )
}

/// Returns the list of the general rules, with their durations.
#[cfg(feature = "pretty")]
fn rules(facts: &Catalog) -> String {
    if facts.rules.is_empty() {
        return String::new();
    }
    let line = |rule: &crate::check::GeneralRule| {
        let (variant, constant) = (rule.name.pascal(), rule.name.shouty());
        let figure = rule.duration.map(|_| format!(" ([`{constant}`](const@{constant}))"));
        let short = prose::line(prose::short(&rule.description));
        format!("- [`Rule::{variant}`]{}: {short}\n", figure.unwrap_or_default())
    };
    let lines: String = facts.rules.iter().map(line).collect();
    format!("# General rules\n\n{lines}")
}
