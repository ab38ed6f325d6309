//! The page for people: an error with its messages, or one message.

use errcat_codegen::check::{Error, Facts, Message, Piece, Template};

use super::search::Subject;
use crate::advice::Advice;
use crate::entry::Entry;
use crate::page::{Page, STRONG, WIRE};
use crate::standing;

/// All that is said of the subjects.
pub(super) fn page(subjects: &[Subject<'_>], width: usize) -> String {
    let mut page = Page::new(width);
    for subject in subjects {
        page.gap();
        match subject {
            Subject::Error(facts, error) => self::error(&mut page, facts, error),
            Subject::Message(entry) => one_message(&mut page, *entry),
        }
    }
    page.into_text()
}

fn error(page: &mut Page, facts: &Facts, error: &Error) {
    page.heading(&error.title(), error.name().as_str());
    page.prose(2, error.about.description.as_deref().unwrap_or_default());
    page.gap();
    Advice::of(Entry { facts, error, message: None }).write(page, 2, None);
    standing::write(page, 2, facts, &error.about);
    for message in &error.messages {
        page.gap();
        if error.inline {
            texts(page, message);
            examples(page, message);
            continue;
        }
        let name = message.name().as_str();
        page.line(2, &format!("{STRONG}{name}{STRONG:#}"));
        about_message(page, facts, message, &Advice::only(&message.about, facts));
    }
}

fn one_message(page: &mut Page, entry: Entry<'_>) {
    let Some(message) = entry.message else { return };
    let (title, error) = (entry.error.title(), entry.error.name().as_str());
    page.heading(message.name().as_str(), &format!("a message of {title} · {error}"));
    about_message(page, entry.facts, message, &Advice::of(entry));
}

fn about_message(page: &mut Page, facts: &Facts, message: &Message, advice: &Advice<'_>) {
    texts(page, message);
    if let Some(description) = &message.about.description {
        page.fact(4, "meaning", description);
    }
    advice.write(page, 4, None);
    standing::write(page, 4, facts, &message.about);
    examples(page, message);
}

/// The documented text and the other ones.
fn texts(page: &mut Page, message: &Message) {
    match &message.message {
        Some(text) => page.line(4, &format!("{WIRE}{text}{WIRE:#}")),
        None => page.line(4, "stands for an empty list of messages"),
    }
    for template in message.templates.iter().skip(1) {
        page.fact(4, "also", &documented(message, template));
    }
}

/// What was seen on the wire.
fn examples(page: &mut Page, message: &Message) {
    for (index, example) in message.examples.iter().enumerate() {
        page.fact(4, if index == 0 { "seen as" } else { "" }, example);
    }
}

/// A text with its placeholders by name.
fn documented(message: &Message, template: &Template) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Field(field) => format!("{{{}}}", message.fields[*field].name.as_str()),
    };
    template.pieces.iter().map(piece).collect()
}
