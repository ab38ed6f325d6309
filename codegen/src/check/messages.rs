//! Checks the messages of an error: names, texts, placeholders.

use super::catalog::{About, Field, Message, Name};
use super::dialect::Dialect;
use super::errors::Origin;
use super::name::Taken;
use super::operations::Operations;
use super::template::{self, Piece, Template};
use super::{Checker, errors, name, provenance, text, wire};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecError, SpecMessage, Text};

/// The sound messages of an error, each with where it comes from; `name` is the error's, for a message written
/// right at it.
pub(super) fn messages<'s>(
    checker: &mut Checker<'_>,
    spec: &'s SpecError,
    name: &Name,
    operations: &Operations,
    dialect: &Dialect,
) -> Vec<(Message, Origin<'s>)> {
    let mut messages = Vec::new();
    if let Some(inline) = &spec.inline {
        alone(checker, spec, inline);
        messages.extend(message(checker, inline, About::named(name.clone()), dialect));
    }
    empty_lists(checker, &spec.messages);
    let mut taken = Taken::default();
    for spec in &spec.messages {
        let name = spec.about.name.as_ref().and_then(|written| {
            let name = name::name(checker, written)?;
            taken.take(checker, "message", &name, written.span);
            Some(name)
        });
        let known = name.clone().unwrap_or_else(|| Name(String::new()));
        let about = errors::about(checker, &spec.about, known, operations);
        let message = message(checker, spec, about, dialect);
        messages.extend(message.filter(|_| name.is_some()));
    }
    messages
}

/// Reports a list of messages beside the one message of an error.
fn alone(checker: &mut Checker<'_>, spec: &SpecError, inline: &SpecMessage) {
    if let Some(first) = spec.messages.first() {
        let message = "an error has one `message` or a list of `messages`, not both";
        let help = "move it to the list, with a `name`";
        let diagnostic = Diagnostic::new(Lint::MessageAndMessages, inline.span, message);
        checker.push(diagnostic.help(help).related(first.span, "the list begins here"));
    }
}

/// Reports all but the first message that stands for an empty list.
fn empty_lists(checker: &mut Checker<'_>, specs: &[SpecMessage]) {
    let stands_for_none = |spec: &&SpecMessage| {
        let texts = spec.also.iter().chain(&spec.examples).next();
        spec.message.is_none() && !spec.wrong.holds("message") && texts.is_none()
    };
    let mut empty = specs.iter().filter(stands_for_none);
    let Some(first) = empty.next() else { return };
    for other in empty {
        let message = "another message stands for the empty list already";
        let diagnostic = Diagnostic::new(Lint::DuplicateMessage, other.span, message);
        checker.push(diagnostic.help("give it a `message`").related(first.span, "first here"));
    }
}

/// The message, unless its documented text is not sound.
fn message<'s>(
    checker: &mut Checker<'_>,
    spec: &'s SpecMessage,
    about: About,
    dialect: &Dialect,
) -> Option<(Message, Origin<'s>)> {
    let (texts, whole) = checker.watch(|checker| texts(checker, spec, dialect));
    let examples = spec.examples.iter().map(|example| text::line(checker, example)).collect();
    let examples = provenance::with_samples(spec, examples);
    let (templates, fields) = texts?;
    let written = spec.message.as_ref().map(|text| text.value.clone());
    let message = Message { about, message: written, templates, fields, examples };
    Some((message, Origin { written: spec, whole: whole && !spec.wrong.holds("also") }))
}

/// The texts taken apart; none when there is no telling what the documented one is.
fn texts(
    checker: &mut Checker<'_>,
    spec: &SpecMessage,
    dialect: &Dialect,
) -> Option<(Vec<Template>, Vec<Field>)> {
    let mut fields = Vec::new();
    let documented = spec.message.as_ref().map(|written| {
        text::line(checker, written);
        template::parse(checker, written, &mut fields, false)
    });
    if let Some(stray) = stray(spec) {
        let message = "`also` and `examples` belong to a `message`";
        let help = "write the documented text as `message`";
        checker.push(Diagnostic::new(Lint::MissingKey, stray.span, message).help(help));
    }
    let sound = documented.as_ref().is_some_and(Option::is_some);
    let mut templates: Vec<_> = documented.iter().flatten().cloned().collect();
    for also in &spec.also {
        text::line(checker, also);
        if sound {
            let template = template::parse(checker, also, &mut fields, true);
            templates
                .extend(template.filter(|template| complete(checker, also, template, &fields)));
        } else {
            // Which values it has to carry is not known; how they are written is.
            template::parse(checker, also, &mut Vec::new(), false);
        }
    }
    for (template, text) in templates.iter().zip(spec.message.iter().chain(&spec.also)) {
        wire::outer_blank(checker, dialect, template, text);
    }
    let unknown = spec.wrong.holds("message") || documented == Some(None);
    (!unknown).then_some((templates, fields))
}

/// A text that belongs to a documented one that is not there.
fn stray(spec: &SpecMessage) -> Option<&Text> {
    let missing = spec.message.is_none() && !spec.wrong.holds("message");
    spec.also.first().or(spec.examples.first()).filter(|_| missing)
}

/// Whether another text of a message carries every value that the documented one carries.
fn complete(checker: &mut Checker<'_>, text: &Text, template: &Template, fields: &[Field]) -> bool {
    let missing = (0..fields.len()).find(|field| !template.pieces.contains(&Piece::Field(*field)));
    let Some(missing) = missing else { return true };
    let name = fields[missing].name.as_str();
    let message = format!("the placeholder `{{{name}}}` of `message` is missing here");
    let help = "another text of a message carries the same values";
    checker.push(Diagnostic::new(Lint::BadPlaceholder, text.span, message).help(help));
    false
}
