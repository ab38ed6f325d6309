//! `Catalog`: the checked parts of a catalogue. Only `check` can construct one; every other phase reads it.

use std::time::Duration;

use super::dialect::Dialect;
use super::duration::duration_words;
use super::field::Field;
use super::name::Name;
use super::pieces::{Piece, Template};
use super::response::Response;
pub use crate::vocabulary::{Category, Effect, SourceKind};

/// A checked catalogue: `check` omits the parts that have a mistake.
///
/// Only `check` can construct one, and the other phases get references, so an emitter reads exactly what was checked.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// The name of the file in generated headers.
    pub source_name: String,
    /// Private, so that no other module can write a `Catalog`.
    pub(super) fingerprint: u64,
    /// The maximum number of values of a message, on which the generated code of each message depends.
    pub(super) max_fields: usize,
    /// The API.
    pub api: Api,
    /// The places of the code, the messages and the other values.
    pub response: Response,
    /// The operations, in the author's order.
    pub operations: Vec<Operation>,
    /// The general rules, in the author's order.
    pub rules: Vec<GeneralRule>,
    /// The errors, in the author's order.
    pub errors: Vec<Error>,
}

/// Returns whether one of these entries has a remedy or a retry.
fn has_advice(abouts: &[&About]) -> bool {
    abouts.iter().any(|about| about.remedy.is_some() || about.retry.is_some())
}

impl Catalog {
    /// Returns the fingerprint of the text of the file.
    pub fn fingerprint(&self) -> u64 {
        self.fingerprint
    }

    /// Returns the general rule whose remedy applies to errors without a remedy.
    pub fn default_remedy(&self) -> Option<&GeneralRule> {
        self.rules.iter().find(|rule| rule.remedy.is_some())
    }

    /// Returns the retry that applies to errors without a retry.
    pub fn default_retry(&self) -> Option<&Retry> {
        self.rules.iter().find_map(|rule| rule.retry.as_ref())
    }

    /// Returns the general rule whose remedy applies to a message and its error. Returns `None` if one of them has a
    /// remedy or a retry, since advice of two sources could contradict itself.
    pub fn general_remedy(&self, abouts: &[&About]) -> Option<&GeneralRule> {
        if has_advice(abouts) { None } else { self.default_remedy() }
    }

    /// Returns the retry of a message, or else of its error, or else of the general rules if they apply.
    pub fn retry<'c>(&'c self, abouts: &[&'c About]) -> Option<&'c Retry> {
        let own = abouts.iter().find_map(|about| about.retry.as_ref());
        own.or_else(|| if has_advice(abouts) { None } else { self.default_retry() })
    }

    /// Returns the place of a source: its own, or the API's page if it is documented.
    pub fn place<'f>(&'f self, source: &'f Source) -> Option<&'f str> {
        let docs = self.api.docs.as_deref().filter(|_| source.kind == SourceKind::Documented);
        source.place.as_deref().or(docs)
    }

    /// Returns the error and the message that a target names.
    pub fn target(&self, target: Target) -> (&Error, Option<&Message>) {
        let error = &self.errors[target.error];
        (error, target.message.map(|message| &error.messages[message]))
    }

    /// Returns the maximum number of values of a message.
    pub fn max_fields(&self) -> usize {
        self.max_fields
    }

    /// Returns all messages with their errors, in catalogue order: the rows of the table of entries.
    pub fn entries(&self) -> impl Iterator<Item = (&Error, &Message)> {
        self.errors
            .iter()
            .flat_map(|error| error.messages.iter().map(move |message| (error, message)))
    }
}

/// The `api` section.
#[derive(Clone, Debug)]
pub struct Api {
    /// The id, in kebab-case.
    pub id: String,
    /// The display name.
    pub name: String,
    /// The version of the generated crate.
    pub version: semver::Version,
    /// A description of the API.
    pub description: Option<String>,
    /// The API's own page.
    pub docs: Option<String>,
    /// The address under which the generated documentation is published.
    pub site: Option<String>,
    /// The licence of the generated crate, an SPDX expression.
    pub license: Option<String>,
    /// The address of the repository of the generated crate.
    pub repository: Option<String>,
}

impl Api {
    /// Returns the name of the generated package: `<id>-errors`.
    pub fn package(&self) -> String {
        format!("{}-errors", self.id)
    }

    /// Returns the address of the documentation of an error or a message: on the site, or else the API's own page.
    pub fn page(&self, error: &Error, message: Option<&Message>) -> Option<String> {
        let Some(site) = &self.site else { return self.docs.clone() };
        let name = error.name().as_str();
        let page = format!("{}/errors/{name}.html", site.trim_end_matches('/'));
        Some(message.map_or(page.clone(), |message| format!("{page}#{}", message.name().as_str())))
    }

    /// Returns the name of the generated crate in Rust code: `<id>_errors`.
    pub fn crate_name(&self) -> String {
        self.package().replace('-', "_")
    }
}

/// An item of `operations`.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its name.
    pub name: Name,
    /// The description.
    pub description: String,
    /// Indexes of the errors that it returns, in the author's order; empty if they are not known.
    pub errors: Vec<usize>,
}

/// An item of `rules`.
#[derive(Clone, Debug)]
pub struct GeneralRule {
    /// Its name.
    pub name: Name,
    /// The rule itself.
    pub description: String,
    /// The remedy of every error without a remedy.
    pub remedy: Option<String>,
    /// The retry of every error without a retry.
    pub retry: Option<Retry>,
    /// The time to wait before that retry.
    pub delay: Option<Duration>,
    /// The duration that the rule specifies.
    pub duration: Option<Duration>,
    /// The links under "See also".
    pub links: Vec<Link>,
}

/// Whether and how to retry, with the name of the operation to restart from.
pub type Retry = errcat::Retry<Name>;

/// Returns the meaning of a retry, and how long to wait before it, as a part of a sentence; `operation` formats the name of an
/// operation.
pub fn retry_meaning(
    retry: &Retry,
    delay: Option<Duration>,
    operation: impl Fn(&str) -> String,
) -> String {
    let name = retry.operation().map(|name| format!(" {}", operation(name.as_str())));
    let delay = delay.map(|delay| format!(", after {}", duration_words(delay)));
    format!("{}{}{}", retry.meaning(), name.unwrap_or_default(), delay.unwrap_or_default())
}

/// An item of `links`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// The title of the link.
    pub title: String,
    /// An http or https address.
    pub url: String,
}

/// The keys that errors and messages share.
#[derive(Clone, Debug)]
pub struct About {
    /// The name.
    pub name: Name,
    /// The meaning.
    pub description: Option<String>,
    /// The steps that solve the problem.
    pub remedy: Option<String>,
    /// Whether and how to retry.
    pub retry: Option<Retry>,
    /// The time to wait before that retry.
    pub delay: Option<Duration>,
    /// The causes, one per item.
    pub causes: Vec<String>,
    /// A failing and a corrected request.
    pub fix: Option<Fix>,
    /// The index of each operation, and what its user sees.
    pub impact: Vec<(usize, String)>,
    /// The links under "See also".
    pub links: Vec<Link>,
    /// The deprecation, if it is deprecated.
    pub deprecated: Option<Deprecated>,
    /// The retirement, if it is kept for old logs only.
    pub retired: Option<Retired>,
    /// The sources of the entry.
    pub sources: Vec<Source>,
}

impl About {
    /// Returns whether new code should not use the entry.
    pub fn is_outdated(&self) -> bool {
        self.deprecated.is_some() || self.retired.is_some()
    }
}

/// `fix`: a failing and a corrected request.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Fix {
    /// The request that fails.
    pub wrong: String,
    /// The corrected request.
    pub right: String,
}

/// `deprecated`: the entry still matches, and Rust code that names it gets a warning.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Deprecated {
    /// The first version that declares it; not later than the catalogue's version.
    pub since: semver::Version,
    /// The reason.
    pub note: Option<String>,
    /// `use`: the replacement.
    pub replacement: Option<Target>,
}

/// `retired`: the API no longer sends it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Retired {
    /// The first version that declares it; not later than the catalogue's version.
    pub since: semver::Version,
    /// The reason.
    pub note: Option<String>,
}

/// An error or a message to which another one refers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Target {
    /// Index into the errors.
    pub error: usize,
    /// Index into the error's messages, or `None` for the whole error.
    pub message: Option<usize>,
}

/// An item of `source`: how an error or a message is known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Source {
    /// `documented` or `observed`.
    pub kind: SourceKind,
    /// `where`: an http or https address, or text.
    pub place: Option<String>,
    /// A day, as year-month-day.
    pub date: Option<String>,
    /// A text of the message or a body of the error, which must match it.
    pub sample: Option<String>,
}

/// An item of `errors`. It has a status, a code, or both.
#[derive(Clone, Debug)]
pub struct Error {
    /// The HTTP status, 100 to 599.
    pub status: Option<u16>,
    /// The code on the wire; `/` joins the parts of a code of several parts.
    pub code: Option<String>,
    /// The parts of a code of several parts, by their index in [`Response::code_parts`]; else empty.
    pub code_parts: Vec<Option<String>>,
    /// The declared category.
    pub category: Option<Category>,
    /// The declared effect.
    pub effect: Option<Effect>,
    /// The heading under which the docs list it.
    pub group: Option<String>,
    /// The description, remedy and other keys of the error as a whole.
    pub about: About,
    /// The differences that its wire text may have from its documented text.
    pub dialect: Dialect,
    /// Whether its only message is inline, so that both share a name.
    pub inline: bool,
    /// Its messages, in the author's order.
    pub messages: Vec<Message>,
}

impl Error {
    /// Returns the name.
    pub fn name(&self) -> &Name {
        &self.about.name
    }

    /// Returns the declared category, or else the category of the status.
    pub fn category(&self) -> Category {
        let of_status = || self.status.map_or(Category::Other, Category::of_status);
        self.category.unwrap_or_else(of_status)
    }

    /// Returns whether the request may have taken effect: as declared, or else as the status implies.
    pub fn effect(&self) -> Option<Effect> {
        self.effect.or_else(|| self.status.and_then(Effect::of_status))
    }

    /// Returns status and code as people write them: `400 BAD_VALUE`, `504`, `23505`.
    pub fn title(&self) -> String {
        match (self.status, &self.code) {
            (Some(status), Some(code)) => format!("{status} {code}"),
            (Some(status), None) => status.to_string(),
            (None, code) => code.clone().unwrap_or_default(),
        }
    }
}

/// An item of `messages`.
#[derive(Clone, Debug)]
pub struct Message {
    /// The description, remedy and other keys of the message.
    pub about: About,
    /// The documented text as written; `None` represents an empty list of messages.
    pub message: Option<String>,
    /// The documented text, then the alternatives.
    pub templates: Vec<Template>,
    /// The values of a text, in the order of the documented text.
    pub fields: Vec<Field>,
    /// Texts observed on the wire: observed samples, then examples.
    pub examples: Vec<String>,
}

impl Message {
    /// Returns the name.
    pub fn name(&self) -> &Name {
        &self.about.name
    }

    /// Returns the documented text filled with sample values, or `None` for an empty list.
    pub fn filled(&self) -> Option<String> {
        let pieces = self.templates.first()?.pieces.iter();
        let text = pieces.map(|piece| match piece {
            Piece::Literal(text) => text.as_str(),
            Piece::Field(field) => self.fields[*field].kind.value(|row| row.sample),
        });
        Some(text.collect())
    }
}
