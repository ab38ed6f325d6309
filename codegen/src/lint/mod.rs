//! The closed list of the checks of errcat. Each lint has a stable id, and a lesson: why it exists, a catalogue that
//! violates it, and the fixed one. Diagnostics, `errcat explain`, the page of all lints and SARIF all read this one
//! table.

mod api;
mod errors;
mod keys;
mod lifecycle;
mod messages;
mod names;
mod quality;
mod response;
mod wire;
mod yaml;

pub use crate::vocabulary::Severity;
use crate::vocabulary::Word;

/// The explanation of a lint.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lesson {
    /// Why it exists and how to fix what it reports: plain text.
    pub why: &'static str,
    /// Parts of a catalogue that violate it, as top-level keys. Everything else is valid.
    pub wrong: &'static str,
    /// The same parts, fixed.
    pub right: &'static str,
}

macro_rules! lints {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $severity:ident, $lesson:path;)+) => {
        /// A check of catalogues.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[non_exhaustive]
        pub enum Lint {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Lint {
            /// Every lint, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the stable id, in kebab-case.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// Returns how serious a violation is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// Returns what the lint requires, in a sentence.
            pub const fn title(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// Returns why it exists, and a wrong and a right example.
            pub const fn lesson(self) -> Lesson {
                match self { $(Self::$variant => $lesson,)+ }
            }
        }
    };
}

/// The number of lints that report warnings.
const WARNING_COUNT: usize = {
    let (mut at, mut count) = (0, 0);
    while at < Lint::ALL.len() {
        count += matches!(Lint::ALL[at].severity(), Severity::Warning) as usize;
        at += 1;
    }
    count
};

/// The lints that report warnings, as words that `allow` takes.
pub const WARNINGS: &[Word] = &{
    let mut words = [Word { word: "", meaning: "" }; WARNING_COUNT];
    let (mut at, mut count) = (0, 0);
    while at < Lint::ALL.len() {
        let lint = Lint::ALL[at];
        if matches!(lint.severity(), Severity::Warning) {
            words[count] = Word { word: lint.id(), meaning: lint.title() };
            count += 1;
        }
        at += 1;
    }
    words
};

lints! {
    /// The file is well-formed YAML.
    YamlSyntax = "yaml-syntax", Error, yaml::SYNTAX;
    /// The file holds exactly one YAML document.
    YamlDocument = "yaml-document", Error, yaml::DOCUMENT;
    /// Values are nested at most 32 deep.
    YamlTooDeep = "yaml-too-deep", Error, yaml::TOO_DEEP;
    /// A text, a name, a list and the whole catalogue are within the limits of errcat.
    TooLarge = "too-large", Error, yaml::TOO_LARGE;
    /// Values carry no tags of their own.
    YamlTag = "yaml-tag", Error, yaml::TAG;
    /// A key occurs once in a mapping.
    DuplicateKey = "duplicate-key", Error, keys::DUPLICATE;
    /// Every key is one that the format knows.
    UnknownKey = "unknown-key", Error, keys::UNKNOWN;
    /// Keys that the format requires are present.
    MissingKey = "missing-key", Error, keys::MISSING;
    /// Keys that exclude each other are not both present.
    ConflictingKeys = "conflicting-keys", Error, keys::CONFLICTING;
    /// A value is of the kind that its key asks for.
    WrongType = "wrong-type", Error, keys::WRONG_TYPE;
    /// A value is one of those that its key allows.
    UnknownValue = "unknown-value", Error, keys::UNKNOWN_VALUE;
    /// A text is not empty.
    EmptyText = "empty-text", Error, keys::EMPTY_TEXT;
    /// A text has no invisible characters.
    ControlCharacter = "control-character", Error, keys::CONTROL_CHARACTER;
    /// Prose has no characters without width.
    ZeroWidth = "zero-width", Warning, keys::ZERO_WIDTH;
    /// The format version is one that this errcat reads.
    FormatVersion = "format-version", Error, api::FORMAT_VERSION;
    /// The catalogue's id is kebab-case and gives a crate name.
    BadId = "bad-id", Error, api::ID;
    /// The API's version is a semantic version.
    BadVersion = "bad-version", Error, api::VERSION;
    /// Links and `docs` are http or https addresses.
    BadUrl = "bad-url", Error, api::URL;
    /// Pointers are JSON Pointers to places of their own.
    BadPointer = "bad-pointer", Error, api::POINTER;
    /// Places, fields and codes of `response` can be read in every body.
    BadResponse = "bad-response", Error, response::RESPONSE;
    /// The code of an error is one that the places of `response` can give.
    BadCode = "bad-code", Error, response::CODE;
    /// Durations are a whole number and a unit.
    BadDuration = "bad-duration", Error, api::DURATION;
    /// At most one general rule has a remedy, and one a retry.
    SeveralDefaults = "several-defaults", Error, api::SEVERAL_DEFAULTS;
    /// A wire declaration can have an effect.
    BadWire = "bad-wire", Error, wire::BAD;
    /// Ignored white space is not the only text before the first or after the last placeholder.
    OuterBlank = "outer-blank", Error, wire::OUTER_BLANK;
    /// An error has a status or a code.
    NoStatusOrCode = "no-status-or-code", Error, errors::NO_STATUS_OR_CODE;
    /// A status is a number from 100 to 599.
    BadStatus = "bad-status", Error, errors::BAD_STATUS;
    /// A status and code identify one error.
    DuplicateError = "duplicate-error", Error, errors::DUPLICATE;
    /// Errors that share a code have names of their own.
    SharedCode = "shared-code", Error, errors::SHARED_CODE;
    /// An error has one `message` or a list of `messages`, not both.
    MessageAndMessages = "message-and-messages", Error, errors::MESSAGE_AND_MESSAGES;
    /// An impact names an operation of the catalogue.
    UnknownOperation = "unknown-operation", Error, errors::UNKNOWN_OPERATION;
    /// A name is in `snake_case` and is not `self`.
    BadName = "bad-name", Error, names::BAD;
    /// A name is not one that errcat generates itself.
    ReservedName = "reserved-name", Error, names::RESERVED;
    /// A name identifies one thing, also in Rust.
    DuplicateName = "duplicate-name", Error, names::DUPLICATE;
    /// Placeholders are written `{name}` or `{name:type}`, at most 12 a message.
    BadPlaceholder = "bad-placeholder", Error, messages::PLACEHOLDER;
    /// A placeholder's type is one that the format knows.
    UnknownType = "unknown-type", Error, messages::UNKNOWN_TYPE;
    /// There is literal text between two placeholders.
    AdjacentPlaceholders = "adjacent-placeholders", Error, messages::ADJACENT;
    /// A text matches one message of an error.
    DuplicateMessage = "duplicate-message", Error, messages::DUPLICATE;
    /// Two messages of an error do not match one text at equal rank.
    AmbiguousMessages = "ambiguous-messages", Error, messages::AMBIGUOUS;
    /// Every message is the reading of some text.
    UnreachableMessage = "unreachable-message", Error, messages::UNREACHABLE;
    /// It is proven that every text has one reading and that every message can be reached.
    NotProven = "not-proven", Warning, messages::NOT_PROVEN;
    /// A message identifies its error where a body has no code.
    AmbiguousFallback = "ambiguous-fallback", Warning, response::FALLBACK;
    /// An example or a sample matches the entry that it belongs to.
    BadExample = "bad-example", Error, messages::EXAMPLE;
    /// An entry is deprecated or retired since a version that is not later than that of the catalogue.
    BadLifecycle = "bad-lifecycle", Error, lifecycle::LIFECYCLE;
    /// The replacement of a deprecated entry is another entry that is neither deprecated nor retired.
    UnknownEntry = "unknown-entry", Error, lifecycle::ENTRY;
    /// A date is a day of the calendar.
    BadDate = "bad-date", Error, lifecycle::DATE;
    /// The version is at least the one that the changes since the baseline require.
    VersionTooLow = "version-too-low", Error, lifecycle::VERSION;
    /// An error has a description.
    NoDescription = "no-description", Warning, quality::NO_DESCRIPTION;
    /// An error has a remedy.
    NoRemedy = "no-remedy", Warning, quality::NO_REMEDY;
    /// Prose adds to the message that it explains.
    RepeatedMessage = "repeated-message", Warning, quality::REPEATED_MESSAGE;
    /// An operation is used by an impact or a retry.
    UnusedOperation = "unused-operation", Warning, quality::UNUSED_OPERATION;
    /// A file has at most a thousand errors and a thousand warnings.
    TooMany = "too-many", Warning, quality::TOO_MANY;
}

impl Lint {
    /// Returns the lint of this id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|lint| lint.id() == id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let ids: BTreeSet<_> = Lint::ALL.iter().map(|lint| lint.id()).collect();
        assert_eq!(ids.len(), Lint::ALL.len());
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
    }

    #[test]
    fn every_lint_is_found_by_its_id() {
        assert!(Lint::ALL.iter().all(|lint| Lint::from_id(lint.id()) == Some(*lint)));
        assert_eq!(Lint::from_id("no-lint"), None);
    }

    #[test]
    fn titles_and_lessons_are_whole_sentences() {
        for lint in Lint::ALL {
            let (id, lesson) = (lint.id(), lint.lesson());
            assert!(lint.title().ends_with('.') && !lint.title().contains('\n'), "{id}");
            assert!(lesson.why.ends_with('.') && lesson.why.len() > 60, "{id}");
            assert!(lesson.wrong != lesson.right, "{id}");
        }
    }
}
