//! Checks the messages of an error: names, texts, placeholders.

use super::catalog::{About, Field, Message, Name, Operation};
use super::name::Taken;
use super::template::{self, Piece, Template};
use super::{Checker, errors, name, provenance, text};
use crate::diagnostic::Diagnostic;
use crate::parse::spec::{SpecError, SpecMessage, Text};
use crate::rule::Rule;

/// The sound messages of an error, each with what was written of it; `name` is the error's, for a message written
/// right at it.
pub(super) fn messages<'s>(
    checker: &mut Checker<'_>,
    spec: &'s SpecError,
    name: &Name,
    operations: &[Operation],
) -> Vec<(Message, &'s SpecMessage)> {
    if let Some(inline) = &spec.inline {
        return self::inline(checker, spec, inline, name);
    }
    let mut taken = Taken::default();
    let mut empty = None;
    let mut messages = Vec::new();
    for spec in &spec.messages {
        if spec.message.is_none() {
            let first = *empty.get_or_insert(spec.span);
            if first != spec.span {
                let message = "another message stands for the empty list already";
                let diagnostic = Diagnostic::new(Rule::DuplicateMessage, spec.span, message);
                checker.push(diagnostic.help("give it a `message`").related(first, "first here"));
            }
        }
        let name = spec.about.name.as_ref().and_then(|written| {
            let name = name::name(checker, written)?;
            taken.take(checker, "message", &name, written.span);
            Some(name)
        });
        let known = name.clone().unwrap_or_else(|| Name(String::new()));
        let about = errors::about(checker, &spec.about, known, operations);
        let message = message(checker, spec, about);
        messages.extend(message.filter(|_| name.is_some()).map(|message| (message, spec)));
    }
    messages
}

/// The one message of an error; the error says everything about it.
fn inline<'s>(
    checker: &mut Checker<'_>,
    spec: &SpecError,
    inline: &'s SpecMessage,
    name: &Name,
) -> Vec<(Message, &'s SpecMessage)> {
    if !spec.messages.is_empty() {
        let message = "an error has one `message` or a list of `messages`, not both";
        let help = "move it to the list, with a `name`";
        checker.push(Diagnostic::new(Rule::UnknownKey, inline.span, message).help(help));
    }
    let message = message(checker, inline, About::named(name.clone()));
    message.map(|message| (message, inline)).into_iter().collect()
}

fn message(checker: &mut Checker<'_>, spec: &SpecMessage, about: About) -> Option<Message> {
    let mut fields = Vec::new();
    let mut templates = Vec::new();
    let mut sound = true;
    if let Some(written) = &spec.message {
        text::line(checker, written);
        let template = template::parse(checker, written, &mut fields, false);
        sound &= template.is_some();
        templates.extend(template);
    } else if let Some(stray) = spec.also.first().or(spec.examples.first()) {
        let message = "`also` and `examples` belong to a `message`";
        let help = "write the documented text as `message`";
        checker.push(Diagnostic::new(Rule::MissingKey, stray.span, message).help(help));
    }
    for also in spec.also.iter().filter(|_| sound && spec.message.is_some()) {
        text::line(checker, also);
        let template = template::parse(checker, also, &mut fields, true);
        templates.extend(template.filter(|template| complete(checker, also, template, &fields)));
    }
    let mut examples: Vec<_> =
        spec.examples.iter().map(|example| text::line(checker, example)).collect();
    provenance::add_samples(&mut examples, spec);
    let message = spec.message.as_ref().map(|text| text.value.clone());
    sound.then_some(Message { about, message, templates, fields, examples })
}

/// Whether another text of a message carries every value that the documented one carries.
fn complete(checker: &mut Checker<'_>, text: &Text, template: &Template, fields: &[Field]) -> bool {
    let missing = (0..fields.len()).find(|field| !template.pieces.contains(&Piece::Field(*field)));
    let Some(missing) = missing else { return true };
    let name = fields[missing].name.as_str();
    let message = format!("the placeholder `{{{name}}}` of `message` is missing here");
    let help = "another text of a message carries the same values";
    checker.push(Diagnostic::new(Rule::BadPlaceholder, text.span, message).help(help));
    false
}
