//! `Spec`: the catalogue as its author wrote it. Leaves are spanned text that may be missing or wrong.

use crate::source::{Span, Spanned};

/// Text and where it stands.
pub type Text = Spanned<String>;

/// Keys that are there, but under which something stands that is not of their kind. That has been reported; what follows
/// from it is no mistake of its own.
#[derive(Debug, Default)]
pub struct Wrong(pub(super) Vec<&'static str>);

impl Wrong {
    /// Whether something wrong stands under this key.
    pub fn holds(&self, key: &str) -> bool {
        self.0.contains(&key)
    }
}

/// Names that the author chose, each with its text unless that is wrong.
pub type Names = Vec<(Text, Option<Text>)>;

/// A whole catalogue as written.
#[derive(Debug, Default)]
pub struct Spec {
    /// What could not be read.
    pub wrong: Wrong,
    /// `api`.
    pub api: SpecApi,
    /// `response`.
    pub response: SpecResponse,
    /// `wire`, for all errors that have none of their own.
    pub wire: Option<SpecWire>,
    /// `operations`: name and description.
    pub operations: Names,
    /// `rules`.
    pub rules: Vec<SpecRule>,
    /// `errors`.
    pub errors: Vec<SpecError>,
}

/// What `api` says.
#[derive(Debug, Default)]
pub struct SpecApi {
    /// Kebab-case id.
    pub id: Option<Text>,
    /// The name for people.
    pub name: Option<Text>,
    /// The version of the generated crate.
    pub version: Option<Text>,
    /// What the API is.
    pub description: Option<Text>,
    /// The API's own page.
    pub docs: Option<Text>,
    /// The licence of the generated crate.
    pub license: Option<Text>,
    /// Where its source is kept.
    pub repository: Option<Text>,
}

/// What `response` says: JSON Pointers, tried in order.
#[derive(Debug, Default)]
pub struct SpecResponse {
    /// Where the code stands.
    pub code: Vec<Text>,
    /// Where the messages stand.
    pub messages: Vec<Text>,
    /// Where a single message stands.
    pub message: Vec<Text>,
    /// Where the correlation id stands.
    pub correlation_id: Vec<Text>,
    /// What tells the error when the body carries no code.
    pub fallback: Vec<Text>,
}

/// How wire text may differ from documented text.
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
    /// Groups of equivalent spellings of a beginning.
    pub prefixes: Vec<Vec<Text>>,
    /// What stands between several findings in one text.
    pub separator: Option<Text>,
    /// `parentheses`, `trailing`.
    pub reasons: Vec<Text>,
}

/// One of `rules`.
#[derive(Debug, Default)]
pub struct SpecRule {
    /// Where the rule stands.
    pub span: Span,
    /// Its name.
    pub name: Option<Text>,
    /// The fact.
    pub description: Option<Text>,
    /// The remedy of every error without one.
    pub remedy: Option<Text>,
    /// The retry of every error without one.
    pub retry: Option<SpecRetry>,
    /// A figure: number and unit.
    pub duration: Option<Text>,
    /// Further reading.
    pub links: Vec<SpecLink>,
}

/// One of `errors`.
#[derive(Debug, Default)]
pub struct SpecError {
    /// Where the error stands.
    pub span: Span,
    /// What could not be read.
    pub wrong: Wrong,
    /// The HTTP status.
    pub status: Option<Text>,
    /// The code on the wire.
    pub code: Option<Text>,
    /// What is said of the error as a whole.
    pub about: SpecAbout,
    /// How its wire text may differ, in place of the catalogue's `wire`.
    pub wire: Option<SpecWire>,
    /// Its one message, written right at the error.
    pub inline: Option<SpecMessage>,
    /// Its messages.
    pub messages: Vec<SpecMessage>,
}

/// One of `messages`.
#[derive(Debug, Default)]
pub struct SpecMessage {
    /// Where the message stands.
    pub span: Span,
    /// What could not be read.
    pub wrong: Wrong,
    /// What is said of the message.
    pub about: SpecAbout,
    /// The documented text; none stands for an empty list of messages.
    pub message: Option<Text>,
    /// Other texts of the same message.
    pub also: Vec<Text>,
    /// Texts observed on the wire.
    pub examples: Vec<Text>,
}

/// What errors and messages have in common.
#[derive(Debug, Default)]
pub struct SpecAbout {
    /// The name.
    pub name: Option<Text>,
    /// What it means.
    pub description: Option<Text>,
    /// What to do.
    pub remedy: Option<Text>,
    /// Whether and how to try again.
    pub retry: Option<SpecRetry>,
    /// Operation and what its user sees.
    pub impact: Names,
    /// Further reading.
    pub links: Vec<SpecLink>,
    /// `deprecated`.
    pub deprecated: Option<SpecLifecycle>,
    /// `retired`.
    pub retired: Option<SpecLifecycle>,
    /// `source`: how it is known.
    pub sources: Vec<SpecSource>,
}

/// `retry`.
#[derive(Debug)]
pub enum SpecRetry {
    /// A word.
    Word(Text),
    /// `{restart: OPERATION}`, with the name of the operation.
    Restart(Text),
}

impl SpecRetry {
    /// Returns where its value stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Word(text) | Self::Restart(text) => text.span,
        }
    }

    /// Returns the operation that it names.
    pub fn operation(&self) -> Option<&Text> {
        match self {
            Self::Restart(operation) => Some(operation),
            Self::Word(_) => None,
        }
    }
}

/// What `deprecated` or `retired` says.
#[derive(Debug, Default)]
pub struct SpecLifecycle {
    /// Where it stands.
    pub span: Span,
    /// The version that says so first.
    pub since: Option<Text>,
    /// Why.
    pub note: Option<Text>,
    /// `use`: what to use instead; not of what is retired.
    pub replacement: Option<Text>,
}

/// One of `source`.
#[derive(Clone, Debug, Default)]
pub struct SpecSource {
    /// `documented` or `observed`.
    pub kind: Option<Text>,
    /// `where`: an address or words.
    pub place: Option<Text>,
    /// A day.
    pub date: Option<Text>,
    /// A text of the message, or a body of the error.
    pub sample: Option<Text>,
}

/// One of `links`.
#[derive(Debug, Default)]
pub struct SpecLink {
    /// Where the link stands.
    pub span: Span,
    /// The words to click.
    pub title: Option<Text>,
    /// The address.
    pub url: Option<Text>,
}
