//! Checks the messages of an error: names, texts, placeholders.

use super::about::AboutDraft;
use super::dialect::Dialect;
use super::draft::{MessageDraft, Texts};
use super::field::Field;
use super::name::Name;
use super::name::Taken;
use super::operations::Operations;
use super::pieces::{Piece, Template};
use super::response::Response;
use super::{Checker, name, provenance, template, text, wire};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{Spec, SpecError, SpecMessage, Text};
use crate::parse::suggestion;

/// Returns the messages of an error that have a name and a documented text without mistakes. An inline message has the
/// name of its error.
pub(super) fn messages<'s>(
    checker: &mut Checker<'_>,
    spec: &'s SpecError,
    name: Option<&Name>,
    operations: &Operations,
    dialect: &Dialect,
) -> Vec<MessageDraft<'s>> {
    let mut messages = Vec::new();
    if let Some(inline) = &spec.inline {
        alone(checker, spec, inline);
        let texts = texts(checker, inline, dialect);
        messages.extend(draft(inline, name.cloned(), AboutDraft::default(), texts));
    }
    empty_lists(checker, &spec.messages);
    let mut taken = Taken::default();
    for spec in &spec.messages {
        let name = spec.about.name.as_ref().and_then(|written| {
            let name = name::name(checker, written)?;
            taken.take(checker, "message", &name, written.span);
            Some(name)
        });
        let about = AboutDraft::of(checker, &spec.about, operations);
        let texts = texts(checker, spec, dialect);
        messages.extend(draft(spec, name, about, texts));
    }
    messages
}

/// Reports the first message of a catalogue whose responses ignore all messages.
pub(super) fn ignored(checker: &mut Checker<'_>, spec: &Spec, response: &Response) {
    let each = response.each.as_ref().map(|each| &each.places.messages);
    if !response.places.messages.ignored || each.is_some_and(|messages| !messages.ignored) {
        return;
    }
    let written = spec.errors.iter().flat_map(|error| error.inline.iter().chain(&error.messages));
    if let Some(first) = written.into_iter().next() {
        let message = "`response.messages` is `ignore`, so no text ever matches this message";
        let help = "write the places of messages as `messages`, or remove the messages of errors";
        let diagnostic = Diagnostic::new(Lint::UnreachableMessage, first.span, message);
        checker.push(diagnostic.help(help));
    }
}

fn draft(
    written: &SpecMessage,
    name: Option<Name>,
    about: AboutDraft,
    texts: Option<Texts>,
) -> Option<MessageDraft<'_>> {
    Some(MessageDraft { written, name: name?, about, texts: texts? })
}

/// Reports a list of messages in an error that has an inline `message`.
fn alone(checker: &mut Checker<'_>, spec: &SpecError, inline: &SpecMessage) {
    if let Some(first) = spec.messages.first() {
        let message = "an error has one `message` or a list of `messages`, not both";
        let help = "move it to the list, with a `name`";
        let diagnostic = Diagnostic::new(Lint::MessageAndMessages, inline.span, message);
        checker.push(diagnostic.help(help).related(first.span, "the list begins here"));
    }
}

/// Reports all messages that represent an empty list, except the first.
fn empty_lists(checker: &mut Checker<'_>, specs: &[SpecMessage]) {
    let stands_for_none = |spec: &&SpecMessage| {
        let texts = spec.also.iter().chain(&spec.examples).next();
        spec.message.is_none() && !spec.wrong.holds("message") && texts.is_none()
    };
    let mut empty = specs.iter().filter(stands_for_none);
    let Some(first) = empty.next() else { return };
    for other in empty {
        let message = "another message represents the empty list already";
        let diagnostic = Diagnostic::new(Lint::DuplicateMessage, other.span, message);
        checker.push(diagnostic.help("give it a `message`").related(first.span, "first here"));
    }
}

/// Checks the texts of a message. Returns `None` when the documented text has a mistake.
fn texts(checker: &mut Checker<'_>, spec: &SpecMessage, dialect: &Dialect) -> Option<Texts> {
    let (templates, all) = checker.watch(|checker| templates(checker, spec, dialect));
    let examples = spec.examples.iter().map(|example| text::line(checker, example)).collect();
    let examples = provenance::with_samples(spec, examples);
    let (templates, mut fields) = templates?;
    if spec.message.is_some() {
        sensitive(checker, spec, &mut fields);
    }
    Some(Texts { templates, fields, examples, all: all && !spec.wrong.holds("also") })
}

/// Marks the placeholders whose values logs hide. Reports names that no placeholder has.
fn sensitive(checker: &mut Checker<'_>, spec: &SpecMessage, fields: &mut [Field]) {
    for name in &spec.sensitive {
        if let Some(field) = fields.iter_mut().find(|field| field.name.as_str() == name.value) {
            field.sensitive = true;
            continue;
        }
        let message = format!("this message has no placeholder `{}`", name.value);
        let help = match fields {
            [] => "name a placeholder of `message`, or remove it".to_owned(),
            _ => suggestion(&name.value, fields.iter().map(|field| field.name.as_str())),
        };
        checker.push(Diagnostic::new(Lint::BadPlaceholder, name.span, message).help(help));
    }
}

/// Parses the texts. Returns `None` when the documented text could not be parsed.
fn templates(
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
        let message = "`also`, `examples` and `sensitive` belong to a `message`";
        let help = "write the documented text as `message`";
        checker.push(Diagnostic::new(Lint::MissingKey, stray.span, message).help(help));
    }
    let valid = documented.as_ref().is_some_and(Option::is_some);
    let mut templates: Vec<_> = documented.iter().flatten().cloned().collect();
    for also in &spec.also {
        text::line(checker, also);
        if valid {
            let template = template::parse(checker, also, &mut fields, true);
            templates
                .extend(template.filter(|template| complete(checker, also, template, &fields)));
        } else {
            // It is not known which values the text must have, but its syntax can be checked.
            template::parse(checker, also, &mut Vec::new(), false);
        }
    }
    for (template, text) in templates.iter().zip(spec.message.iter().chain(&spec.also)) {
        wire::outer_blank(checker, dialect, template, text);
    }
    let unknown = spec.wrong.holds("message") || documented == Some(None);
    (!unknown).then_some((templates, fields))
}

/// Returns the first text that needs a documented text, if that is missing.
fn stray(spec: &SpecMessage) -> Option<&Text> {
    let missing = spec.message.is_none() && !spec.wrong.holds("message");
    let texts = [&spec.also, &spec.examples, &spec.sensitive];
    texts.into_iter().find_map(|texts| texts.first()).filter(|_| missing)
}

/// Returns whether another text of a message has all values of the documented text.
fn complete(checker: &mut Checker<'_>, text: &Text, template: &Template, fields: &[Field]) -> bool {
    let missing = (0..fields.len()).find(|field| !template.pieces.contains(&Piece::Field(*field)));
    let Some(missing) = missing else { return true };
    let name = fields[missing].name.as_str();
    let message = format!("the placeholder `{{{name}}}` of `message` is missing here");
    let help = "another text of a message carries the same values";
    checker.push(Diagnostic::new(Lint::BadPlaceholder, text.span, message).help(help));
    false
}
