//! Checks `deprecated` and `retired`: since when, and what to use instead; once every entry has its name.

use semver::Version;

use super::catalog::{Deprecated, Error, Retired, Target};
use super::errors::Origins;
use super::{Checker, api, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecAbout, SpecLifecycle, Text};
use crate::parse::suggestion;

/// Sets how long each error and message lives, `current` being the catalogue's version.
pub(super) fn settle(
    checker: &mut Checker<'_>,
    errors: &mut [Error],
    written: &[Origins<'_>],
    current: &Version,
) {
    let mut settler = Settler { checker, current };
    for place in places(errors) {
        let about = written_about(written, place);
        let deprecated = about.deprecated.as_ref();
        let deprecated = deprecated.and_then(|spec| settler.deprecated(spec, errors, place));
        let retired = about.retired.as_ref().and_then(|spec| settler.retired(spec));
        settler.in_order(deprecated.as_ref(), retired.as_ref(), about);
        let error = &mut errors[place.error];
        let about = match place.message {
            Some(message) => &mut error.messages[message].about,
            None => &mut error.about,
        };
        about.deprecated = deprecated;
        about.retired = retired;
    }
    for place in places(errors) {
        settler.instead_is_current(errors, written, place);
    }
}

/// Every error, and every message with words of its own.
fn places(errors: &[Error]) -> Vec<Target> {
    let messages = |error: &Error| if error.inline { 0 } else { error.messages.len() };
    let of = |(index, error): (usize, &Error)| {
        let own = std::iter::once(None).chain((0..messages(error)).map(Some));
        own.map(move |message| Target { error: index, message }).collect::<Vec<_>>()
    };
    errors.iter().enumerate().flat_map(of).collect()
}

fn written_about<'s>(written: &[Origins<'s>], place: Target) -> &'s SpecAbout {
    match place.message {
        Some(message) => &written[place.error].messages[message].written.about,
        None => &written[place.error].written.about,
    }
}

struct Settler<'a, 'c> {
    checker: &'a mut Checker<'c>,
    current: &'a Version,
}

impl Settler<'_, '_> {
    fn deprecated(
        &mut self,
        spec: &SpecLifecycle,
        errors: &[Error],
        place: Target,
    ) -> Option<Deprecated> {
        let note = text::optional_prose(self.checker, spec.note.as_ref());
        let instead = spec.instead.as_ref().and_then(|text| self.instead(text, errors, place));
        Some(Deprecated { since: self.since(spec)?, note, instead })
    }

    fn retired(&mut self, spec: &SpecLifecycle) -> Option<Retired> {
        let note = text::optional_prose(self.checker, spec.note.as_ref());
        Some(Retired { since: self.since(spec)?, note })
    }

    /// A version that is out, or about to be.
    fn since(&mut self, spec: &SpecLifecycle) -> Option<Version> {
        let text = spec.since.as_ref()?;
        let since = api::semantic(self.checker, text)?;
        if since > *self.current && *self.current > Version::new(0, 0, 0) {
            let message = format!("`{since}` is later than `api.version`, {}", self.current);
            let help = "write the version that says so first: this one, or an earlier one";
            self.push(Lint::BadLifecycle, text, &message, help);
        }
        Some(since)
    }

    /// What is retired has been deprecated before, if ever.
    fn in_order(
        &mut self,
        deprecated: Option<&Deprecated>,
        retired: Option<&Retired>,
        about: &SpecAbout,
    ) {
        let (Some(deprecated), Some(retired)) = (deprecated, retired) else { return };
        let spec = about.retired.as_ref().and_then(|spec| spec.since.as_ref());
        if let Some(since) = spec.filter(|_| retired.since < deprecated.since) {
            let message = format!("it is deprecated later, since {}", deprecated.since);
            let help = "an entry is deprecated first and retired then, or only retired";
            self.push(Lint::BadLifecycle, since, &message, help);
        }
    }

    /// The entry that a `use` names: a message beside it, an error, or a message of another error.
    fn instead(&mut self, text: &Text, errors: &[Error], place: Target) -> Option<Target> {
        let found = find(&text.value, errors, place.error);
        let problem = match found {
            Some(target) if target == place => "it names itself",
            Some(target) => return Some(target),
            None => "there is no such error, and no such message beside it",
        };
        let message = format!("`{}` is nothing to use instead: {problem}", text.value);
        let error = &errors[place.error];
        let messages = error.messages.iter().filter(|_| !error.inline);
        let beside = messages.map(|message| message.name().as_str());
        let names = beside.chain(errors.iter().map(|error| error.name().as_str()));
        let names: Vec<_> = names.filter(|name| *name != own_name(errors, place)).collect();
        let near = suggestion(&text.value, names.into_iter());
        let help = if near.starts_with("did") {
            near
        } else {
            "name a message of this error, an error, or `error.message`".to_owned()
        };
        self.push(Lint::UnknownEntry, text, &message, &help);
        None
    }

    /// Nobody is sent from one outdated entry to the next.
    fn instead_is_current(&mut self, errors: &[Error], written: &[Origins<'_>], place: Target) {
        let (error, message) = at(errors, place);
        let about = message.map_or(&error.about, |message| &message.about);
        let target = about.deprecated.as_ref().and_then(|deprecated| deprecated.instead);
        let Some((error, message)) = target.map(|target| at(errors, target)) else { return };
        let outdated =
            error.about.is_outdated() || message.is_some_and(|message| message.about.is_outdated());
        let spec = written_about(written, place).deprecated.as_ref();
        if let Some(text) = spec.and_then(|spec| spec.instead.as_ref()).filter(|_| outdated) {
            let message = format!("`{}` is deprecated or retired itself", text.value);
            let help = "name what is to be used in the end";
            self.push(Lint::UnknownEntry, text, &message, help);
        }
    }

    fn push(&mut self, rule: Lint, text: &Text, message: &str, help: &str) {
        self.checker.push(Diagnostic::new(rule, text.span, message).help(help));
    }
}

fn at(errors: &[Error], place: Target) -> (&Error, Option<&super::Message>) {
    let error = &errors[place.error];
    (error, place.message.map(|message| &error.messages[message]))
}

fn own_name(errors: &[Error], place: Target) -> &str {
    let (error, message) = at(errors, place);
    message.map_or(error.name(), super::Message::name).as_str()
}

fn find(path: &str, errors: &[Error], beside: usize) -> Option<Target> {
    let error = |name| errors.iter().position(|error| error.name().as_str() == name);
    let message = |error: usize, name| {
        let messages = errors[error].messages.iter();
        let found = messages.enumerate().find(|(_, message)| message.name().as_str() == name);
        let found = found.filter(|_| !errors[error].inline);
        found.map(|(message, _)| Target { error, message: Some(message) })
    };
    match path.split_once('.') {
        Some((of, name)) => message(error(of)?, name),
        None => {
            let whole = || Some(Target { error: error(path)?, message: None });
            message(beside, path).or_else(whole)
        }
    }
}
