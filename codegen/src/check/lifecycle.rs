//! Checks `deprecated` and `retired`, their versions and replacements, after all entries have their names.

use std::cell::OnceCell;
use std::collections::HashMap;

use semver::Version;

use super::catalog::{Deprecated, Retired, Target};
use super::draft::{ErrorDraft, MessageDraft};
use super::name::Name;
use super::{Checker, api, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecAbout, SpecLifecycle, Text};
use crate::parse::suggestion;

/// The lifecycle of an entry.
#[derive(Default)]
pub(super) struct Lifecycle {
    pub(super) deprecated: Option<Deprecated>,
    pub(super) retired: Option<Retired>,
}

impl Lifecycle {
    fn is_outdated(&self) -> bool {
        self.deprecated.is_some() || self.retired.is_some()
    }
}

/// The lifecycles of an error and of each of its messages.
pub(super) struct Lifecycles {
    pub(super) error: Lifecycle,
    pub(super) messages: Vec<Lifecycle>,
}

impl Lifecycles {
    fn at(&self, message: Option<usize>) -> &Lifecycle {
        message.map_or(&self.error, |message| &self.messages[message])
    }
}

/// Returns the lifecycles of all errors; `current` is the catalogue's version.
pub(super) fn lifecycles(
    checker: &mut Checker<'_>,
    errors: &[ErrorDraft<'_>],
    current: &Version,
) -> Vec<Lifecycles> {
    let mut reader = Reader { checker, errors, current, names: OnceCell::new() };
    let lifecycles: Vec<_> = (0..errors.len()).map(|error| reader.of_error(error)).collect();
    for (error, own) in lifecycles.iter().enumerate() {
        reader.replacement_is_current(&lifecycles, Target { error, message: None });
        for message in 0..own.messages.len() {
            reader.replacement_is_current(&lifecycles, Target { error, message: Some(message) });
        }
    }
    lifecycles
}

struct Reader<'a, 'c> {
    checker: &'a mut Checker<'c>,
    errors: &'a [ErrorDraft<'a>],
    current: &'a Version,
    /// Collected at the first `use`, since most catalogues have none.
    names: OnceCell<Names<'a>>,
}

impl<'a> Reader<'a, '_> {
    fn of_error(&mut self, error: usize) -> Lifecycles {
        let draft = &self.errors[error];
        let own = self.lifecycle(Target { error, message: None });
        let messages = (0..draft.messages.len()).map(|message| {
            // An inline message has no lifecycle of its own.
            let has_own = !draft.is_inline();
            let target = Target { error, message: Some(message) };
            if has_own { self.lifecycle(target) } else { Lifecycle::default() }
        });
        Lifecycles { messages: messages.collect(), error: own }
    }

    fn lifecycle(&mut self, place: Target) -> Lifecycle {
        let about = self.written(place);
        let deprecated = about.deprecated.as_ref().and_then(|spec| self.deprecated(spec, place));
        let retired = about.retired.as_ref().and_then(|spec| self.retired(spec));
        self.in_order(deprecated.as_ref(), retired.as_ref(), about);
        Lifecycle { deprecated, retired }
    }

    fn deprecated(&mut self, spec: &SpecLifecycle, place: Target) -> Option<Deprecated> {
        let note = text::optional_prose(self.checker, spec.note.as_ref());
        let replacement = spec.replacement.as_ref().and_then(|text| self.replacement(text, place));
        Some(Deprecated { since: self.since(spec)?, note, replacement })
    }

    fn retired(&mut self, spec: &SpecLifecycle) -> Option<Retired> {
        let note = text::optional_prose(self.checker, spec.note.as_ref());
        Some(Retired { since: self.since(spec)?, note })
    }

    /// Returns the version of a lifecycle. Reports one that is later than the catalogue's version.
    fn since(&mut self, spec: &SpecLifecycle) -> Option<Version> {
        let text = spec.since.as_ref()?;
        let since = api::semantic(self.checker, text)?;
        if since > *self.current && *self.current > Version::new(0, 0, 0) {
            let message = format!("`{since}` is later than `api.version`, {}", self.current);
            let help =
                "write the first version with this change: the current one, or an earlier one";
            self.push(Lint::BadLifecycle, text, &message, help);
        }
        Some(since)
    }

    /// Reports an entry that is retired before it is deprecated.
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
            let help = "an entry is first deprecated and then retired, or only retired";
            self.push(Lint::BadLifecycle, since, &message, help);
        }
    }

    /// Returns the entry that `use` names: another message of the same error, an error, or a message of another error.
    fn replacement(&mut self, text: &Text, place: Target) -> Option<Target> {
        let names = self.names.get_or_init(|| Names::of(self.errors));
        let found = names.find(&text.value, place.error);
        let problem = match found {
            Some(target) if target == place => "it names itself",
            Some(target) => return Some(target),
            None => "there is no such error, and no such message in this error",
        };
        let message = format!("`{}` is not a valid replacement: {problem}", text.value);
        let error = &self.errors[place.error];
        let messages = error.messages.iter().filter(|_| !error.is_inline());
        let siblings = messages.map(|message| message.name.as_str());
        let names = siblings.chain(self.errors.iter().map(|error| error.name.as_str()));
        let own = self.name(place).as_str();
        let names: Vec<_> = names.filter(|name| *name != own).collect();
        let near = suggestion(&text.value, names.into_iter());
        let help = if near.starts_with("did") {
            near
        } else {
            "name a message of this error, an error, or `error.message`".to_owned()
        };
        self.push(Lint::UnknownEntry, text, &message, &help);
        None
    }

    /// Reports an entry that is deprecated in favour of another outdated one.
    fn replacement_is_current(&mut self, lifecycles: &[Lifecycles], place: Target) {
        let deprecated = lifecycles[place.error].at(place.message).deprecated.as_ref();
        let Some(target) = deprecated.and_then(|deprecated| deprecated.replacement) else { return };
        let of_target = &lifecycles[target.error];
        let outdated = of_target.error.is_outdated() || of_target.at(target.message).is_outdated();
        let spec = self.written(place).deprecated.as_ref();
        if let Some(text) = spec.and_then(|spec| spec.replacement.as_ref()).filter(|_| outdated) {
            let message = format!("`{}` is deprecated or retired itself", text.value);
            let help = "name the final replacement";
            self.push(Lint::UnknownEntry, text, &message, help);
        }
    }

    fn push(&mut self, lint: Lint, text: &Text, message: &str, help: &str) {
        self.checker.push(Diagnostic::new(lint, text.span, message).help(help));
    }

    fn message(&self, place: Target) -> Option<&'a MessageDraft<'a>> {
        place.message.map(|message| &self.errors[place.error].messages[message])
    }

    fn written(&self, place: Target) -> &'a SpecAbout {
        let error = &self.errors[place.error].written.about;
        self.message(place).map_or(error, |message| &message.written.about)
    }

    fn name(&self, place: Target) -> &'a Name {
        self.message(place).map_or(&self.errors[place.error].name, |message| &message.name)
    }
}

/// All errors and messages by name. If entries share a name, which is a mistake, the first is found.
struct Names<'a> {
    errors: HashMap<&'a str, usize>,
    messages: HashMap<(usize, &'a str), usize>,
}

impl<'a> Names<'a> {
    fn of(errors: &'a [ErrorDraft<'a>]) -> Self {
        let mut names = Self { errors: HashMap::new(), messages: HashMap::new() };
        for (error, draft) in errors.iter().enumerate() {
            names.errors.entry(draft.name.as_str()).or_insert(error);
            let messages = draft.messages.iter().filter(|_| !draft.is_inline());
            for (message, draft) in messages.enumerate() {
                names.messages.entry((error, draft.name.as_str())).or_insert(message);
            }
        }
        names
    }

    /// Returns the entry that a path names in an error: `message`, `error` or `error.message`.
    fn find(&self, path: &str, own: usize) -> Option<Target> {
        let message = |error: usize, name| {
            let message = self.messages.get(&(error, name)).copied();
            message.map(|message| Target { error, message: Some(message) })
        };
        let error = |name| self.errors.get(name).copied();
        match path.split_once('.') {
            Some((of, name)) => message(error(of)?, name),
            None => message(own, path)
                .or_else(|| error(path).map(|error| Target { error, message: None })),
        }
    }
}
