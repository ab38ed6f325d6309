//! The page for people: an error with its messages, or one message.

use errcat_codegen::check::{Catalog, Dialect, Error, Message, Piece, Template};
use errcat_codegen::emit::markdown;
use errcat_codegen::vocabulary::Vocabulary as _;

use super::search::Subject;
use super::spelling;
use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle;
use crate::page::{FAINT, Page, STRONG, WIRE};

/// Returns the page of all subjects.
pub(super) fn page(subjects: &[Subject<'_>], width: usize) -> String {
    let mut page = Page::new(width);
    for (index, subject) in subjects.iter().enumerate() {
        if index > 0 {
            page.rule();
        }
        match subject {
            Subject::Error(facts, error) => self::error(&mut page, facts, error),
            Subject::Message(entry) => one_message(&mut page, *entry),
        }
    }
    page.into_text()
}

fn error(page: &mut Page, facts: &Catalog, error: &Error) {
    page.heading(&error.title(), error.name().as_str());
    page.prose(2, error.about.description.as_deref().unwrap_or_default());
    page.gap();
    Advice::of(Entry { facts, error, message: None }).write(page, 2, None);
    group_and_effect(page, error);
    lifecycle::write(page, 2, facts, &error.about);
    for message in &error.messages {
        page.gap();
        if error.inline {
            texts(page, error, message);
            examples(page, message);
            continue;
        }
        let name = message.name().as_str();
        page.line(2, &format!("{STRONG}{name}{STRONG:#}"));
        about_message(page, facts, (error, message), &Advice::only(&message.about, facts));
    }
    on_the_wire(page, error);
    let arms = error.messages.iter().map(|message| arm(error, message));
    in_rust(page, facts, error, &arms.collect::<Vec<_>>());
}

/// Adds how the error is classified, and whether the request may have taken effect.
fn group_and_effect(page: &mut Page, error: &Error) {
    if let Some(effect) = error.effect() {
        page.fact(2, "effect", &format!("{}: {}", effect.name(), effect.meaning()));
    }
    if let Some(category) = error.category {
        page.fact(2, "category", category.name());
    }
    if let Some(group) = &error.group {
        page.fact(2, "group", group);
    }
}

fn one_message(page: &mut Page, entry: Entry<'_>) {
    let Some(message) = entry.message else { return };
    let (title, error) = (entry.error.title(), entry.error.name().as_str());
    page.heading(message.name().as_str(), &format!("a message of {title} · {error}"));
    about_message(page, entry.facts, (entry.error, message), &Advice::of(entry));
    on_the_wire(page, entry.error);
    in_rust(page, entry.facts, entry.error, &[arm(entry.error, message)]);
}

fn about_message(
    page: &mut Page,
    facts: &Catalog,
    (error, message): (&Error, &Message),
    advice: &Advice<'_>,
) {
    texts(page, error, message);
    if let Some(description) = &message.about.description {
        page.fact(4, "meaning", description);
    }
    advice.write(page, 4, None);
    lifecycle::write(page, 4, facts, &message.about);
    examples(page, message);
}

/// Adds the documented text and its alternatives.
fn texts(page: &mut Page, error: &Error, message: &Message) {
    match &message.message {
        Some(text) => page.line(4, &format!("{WIRE}{text}{WIRE:#}")),
        None => page.line(4, "matches an empty list of messages"),
    }
    let documented: Vec<_> =
        message.templates.iter().map(|template| documented(message, template)).collect();
    let others = documented.iter().flat_map(|text| spelling::others(text, &error.dialect));
    for (index, text) in documented.iter().skip(1).cloned().chain(others).enumerate() {
        page.fact(4, if index == 0 { "also" } else { "" }, &text);
    }
}

fn examples(page: &mut Page, message: &Message) {
    for (index, example) in message.examples.iter().enumerate() {
        page.fact(4, if index == 0 { "seen as" } else { "" }, example);
    }
}

/// Adds how texts on the wire may differ from those above, which are in all spellings of their prefixes.
fn on_the_wire(page: &mut Page, error: &Error) {
    let dialect = Dialect { prefixes: Vec::new(), ..error.dialect.clone() };
    let variations = markdown::variations(&dialect);
    if variations.is_empty() || error.messages.iter().all(|message| message.templates.is_empty()) {
        return;
    }
    page.gap();
    page.fact(2, "on the wire", &variations.join(" "));
}

/// Adds match arms to copy: of the error, which is stable, and of its messages.
fn in_rust(page: &mut Page, facts: &Catalog, error: &Error, arms: &[String]) {
    page.gap();
    let package = facts.api.package();
    page.line(2, &format!("{STRONG}In Rust{STRONG:#} {FAINT}· {package}{FAINT:#}"));
    let name = error.name().pascal();
    page.raw(&format!(
        "    match error.code() {{\n        Some(Code::{name}) => {{}}\n        _ => {{}}\n    }}"
    ));
    if !arms.is_empty() {
        let arms: String = arms.iter().map(|arm| format!("        {arm}\n")).collect();
        page.raw(&format!("    match finding.detail() {{\n{arms}        _ => {{}}\n    }}"));
    }
}

fn arm(error: &Error, message: &Message) -> String {
    format!("Some({}) => {{}}", markdown::pattern(error, message))
}

/// Returns a text with its placeholders by name.
fn documented(message: &Message, template: &Template) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Field(field) => format!("{{{}}}", message.fields[*field].name.as_str()),
    };
    template.pieces.iter().map(piece).collect()
}
