//! `Spec`: the catalogue as its author wrote it. Its leaves are text with spans, and may be missing or invalid.

mod response;

pub use response::{SpecCode, SpecEach, SpecPlace, SpecPlaces, SpecResponse};

use crate::source::{Span, Spanned};

/// Text and its span.
pub type Text = Spanned<String>;

/// The keys whose values have the wrong kind. They have been reported; mistakes that follow from them are not reported
/// again.
#[derive(Debug, Default)]
pub struct Wrong(pub(super) Vec<&'static str>);

impl Wrong {
    /// Returns whether the value of this key is invalid.
    pub fn holds(&self, key: &str) -> bool {
        self.0.contains(&key)
    }
}

/// Names that the author chose, each with its text unless that is invalid.
pub type Names = Vec<(Text, Option<Text>)>;

/// A whole catalogue as written.
#[derive(Debug, Default)]
pub struct Spec {
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// `api`.
    pub api: SpecApi,
    /// `response`.
    pub response: SpecResponse,
    /// `wire`, for all errors without a `wire` of their own.
    pub wire: Option<SpecWire>,
    /// `operations`: names and their values.
    pub operations: Vec<(Text, SpecOperation)>,
    /// `rules`.
    pub rules: Vec<SpecRule>,
    /// `allow`: the ids of lints.
    pub allow: Vec<Text>,
    /// `errors`.
    pub errors: Vec<SpecError>,
}

/// The `api` section.
#[derive(Debug, Default)]
pub struct SpecApi {
    /// The id, in kebab-case.
    pub id: Option<Text>,
    /// The display name.
    pub name: Option<Text>,
    /// The version of the generated crate.
    pub version: Option<Text>,
    /// A description of the API.
    pub description: Option<Text>,
    /// The API's own page.
    pub docs: Option<Text>,
    /// The address under which the generated documentation is published.
    pub site: Option<Text>,
    /// The licence of the generated crate.
    pub license: Option<Text>,
    /// The address of the repository of the generated crate.
    pub repository: Option<Text>,
}

/// An item of `operations`.
#[derive(Debug, Default)]
pub struct SpecOperation {
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// Its purpose.
    pub description: Option<Text>,
    /// The names of the errors that it returns.
    pub errors: Vec<Text>,
}

/// The differences that wire text may have from documented text.
#[derive(Debug, Default)]
pub struct SpecWire {
    /// Whether all of it could be read.
    pub whole: bool,
    /// `case`, `white_space`.
    pub ignore: Vec<Text>,
    /// Pairs of characters around a message.
    pub wrap: Vec<Text>,
    /// Characters before or after a message.
    pub stray: Option<Text>,
    /// Groups of equivalent spellings of a prefix.
    pub prefixes: Vec<Vec<Text>>,
    /// The separator of several findings in one text.
    pub separator: Option<Text>,
    /// `parentheses`, `trailing`.
    pub reasons: Vec<Text>,
}

/// An item of `rules`.
#[derive(Debug, Default)]
pub struct SpecRule {
    /// The span of the rule.
    pub span: Span,
    /// Its name.
    pub name: Option<Text>,
    /// The rule itself.
    pub description: Option<Text>,
    /// The remedy of every error without one.
    pub remedy: Option<Text>,
    /// The retry of every error without one.
    pub retry: Option<SpecRetry>,
    /// A duration: number and unit.
    pub duration: Option<Text>,
    /// The links under "See also".
    pub links: Vec<SpecLink>,
}

/// An item of `errors`.
#[derive(Debug, Default)]
pub struct SpecError {
    /// The span of the error.
    pub span: Span,
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// The HTTP status.
    pub status: Option<Text>,
    /// The code on the wire.
    pub code: Option<SpecErrorCode>,
    /// `category`: a category that all APIs share.
    pub category: Option<Text>,
    /// `effect`: whether the request may have taken effect.
    pub effect: Option<Text>,
    /// The heading under which the docs list it.
    pub group: Option<Text>,
    /// The description, remedy and other keys of the error as a whole.
    pub about: SpecAbout,
    /// The differences that its wire text may have, in place of the catalogue's `wire`.
    pub wire: Option<SpecWire>,
    /// Its only message, if that is written inline in the error.
    pub inline: Option<SpecMessage>,
    /// Its messages.
    pub messages: Vec<SpecMessage>,
}

/// `code` of an error.
#[derive(Debug)]
pub enum SpecErrorCode {
    /// One text.
    Text(Text),
    /// The parts of a code of several parts, by their names.
    Parts(Span, Names),
}

impl SpecErrorCode {
    /// Returns the span of the code.
    pub fn span(&self) -> Span {
        match self {
            Self::Text(text) => text.span,
            Self::Parts(span, _) => *span,
        }
    }

    /// Returns the texts of the code.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        let (one, parts) = match self {
            Self::Text(text) => (Some(text), &[][..]),
            Self::Parts(_, parts) => (None, &parts[..]),
        };
        one.into_iter().chain(parts.iter().filter_map(|(_, text)| text.as_ref()))
    }
}

/// An item of `messages`.
#[derive(Debug, Default)]
pub struct SpecMessage {
    /// The span of the message.
    pub span: Span,
    /// The keys that could not be read.
    pub wrong: Wrong,
    /// The description, remedy and other keys of the message.
    pub about: SpecAbout,
    /// The documented text; `None` represents an empty list of messages.
    pub message: Option<Text>,
    /// Alternative texts of the same message.
    pub also: Vec<Text>,
    /// Texts observed on the wire.
    pub examples: Vec<Text>,
    /// The placeholders whose values logs hide.
    pub sensitive: Vec<Text>,
}

/// The keys that errors and messages share.
#[derive(Debug, Default)]
pub struct SpecAbout {
    /// The name.
    pub name: Option<Text>,
    /// The meaning.
    pub description: Option<Text>,
    /// The steps that solve the problem.
    pub remedy: Option<Text>,
    /// Whether and how to retry.
    pub retry: Option<SpecRetry>,
    /// The causes.
    pub causes: Vec<Text>,
    /// A failing and a corrected request.
    pub fix: Option<SpecFix>,
    /// Each operation and what its user sees.
    pub impact: Names,
    /// The links under "See also".
    pub links: Vec<SpecLink>,
    /// `deprecated`.
    pub deprecated: Option<SpecLifecycle>,
    /// `retired`.
    pub retired: Option<SpecLifecycle>,
    /// `source`: how it is known.
    pub sources: Vec<SpecSource>,
}

/// `fix`: a failing and a corrected request.
#[derive(Debug, Default)]
pub struct SpecFix {
    /// The request that fails.
    pub wrong: Option<Text>,
    /// The corrected request.
    pub right: Option<Text>,
}

/// `retry`.
#[derive(Debug)]
pub enum SpecRetry {
    /// A word.
    Word(Text),
    /// `{restart: OPERATION}`, with the name of the operation.
    Restart(Text),
    /// `{after_wait: {delay: DURATION}}`, with the duration.
    AfterWait(Text),
}

impl SpecRetry {
    /// Returns the span of the value.
    pub fn span(&self) -> Span {
        match self {
            Self::Word(text) | Self::Restart(text) | Self::AfterWait(text) => text.span,
        }
    }

    /// Returns the operation to restart from, if there is one.
    pub fn operation(&self) -> Option<&Text> {
        match self {
            Self::Restart(operation) => Some(operation),
            Self::Word(_) | Self::AfterWait(_) => None,
        }
    }
}

/// `deprecated` or `retired`.
#[derive(Debug, Default)]
pub struct SpecLifecycle {
    /// Its span.
    pub span: Span,
    /// The first version that declares it.
    pub since: Option<Text>,
    /// The reason.
    pub note: Option<Text>,
    /// `use`: the replacement; only for deprecated entries.
    pub replacement: Option<Text>,
}

/// An item of `source`.
#[derive(Clone, Debug, Default)]
pub struct SpecSource {
    /// `documented` or `observed`.
    pub kind: Option<Text>,
    /// `where`: an address or text.
    pub place: Option<Text>,
    /// A day, as year-month-day.
    pub date: Option<Text>,
    /// A text of the message, or a body of the error.
    pub sample: Option<Text>,
}

/// An item of `links`.
#[derive(Debug, Default)]
pub struct SpecLink {
    /// The span of the link.
    pub span: Span,
    /// The title of the link.
    pub title: Option<Text>,
    /// The address.
    pub url: Option<Text>,
}
