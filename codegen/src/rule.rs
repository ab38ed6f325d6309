//! The closed list of what errcat checks; each rule has a stable id.

use crate::diagnostic::Severity;

macro_rules! rules {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $severity:ident;)+) => {
        /// A rule that a catalogue can break.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[non_exhaustive]
        pub enum Rule {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Rule {
            /// Every rule, in the order of this list.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The stable id, in kebab-case.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// What breaking it means for the catalogue.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)+ }
            }

            /// What the rule asks for.
            pub const fn summary(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }
        }
    };
}

rules! {
    /// The file is well-formed YAML.
    YamlSyntax = "yaml-syntax", Error;
    /// The file holds exactly one YAML document.
    YamlDocument = "yaml-document", Error;
    /// Values are nested at most 32 deep and expand to at most two million values.
    YamlTooDeep = "yaml-too-deep", Error;
    /// Values carry no tags of their own.
    YamlTag = "yaml-tag", Error;
    /// A key stands once in a mapping.
    DuplicateKey = "duplicate-key", Error;
    /// Every key is one that the format knows.
    UnknownKey = "unknown-key", Error;
    /// Keys that the format requires are there.
    MissingKey = "missing-key", Error;
    /// A value is of the kind that its key asks for.
    WrongType = "wrong-type", Error;
    /// A value is one of those that its key allows.
    UnknownValue = "unknown-value", Error;
    /// The format version is one that this errcat reads.
    FormatVersion = "format-version", Error;
    /// The catalogue's id is kebab-case and gives a crate name.
    BadId = "bad-id", Error;
    /// The API's version is a semantic version.
    BadVersion = "bad-version", Error;
    /// Links and `docs` are http or https addresses.
    BadUrl = "bad-url", Error;
    /// Pointers are JSON Pointers.
    BadPointer = "bad-pointer", Error;
    /// Durations are a whole number and a unit.
    BadDuration = "bad-duration", Error;
    /// Statuses are numbers from 100 to 599.
    BadStatus = "bad-status", Error;
    /// Names are `snake_case`, are no Rust keyword and stay apart as types.
    BadName = "bad-name", Error;
    /// Names that errcat generates itself are not taken.
    ReservedName = "reserved-name", Error;
    /// A name stands for one thing.
    DuplicateName = "duplicate-name", Error;
    /// A status and code stand for one error.
    DuplicateError = "duplicate-error", Error;
    /// A text stands for one message of an error.
    DuplicateMessage = "duplicate-message", Error;
    /// An error has a status or a code.
    NoStatusOrCode = "no-status-or-code", Error;
    /// Text holds no control or bidirectional formatting characters.
    ControlCharacter = "control-character", Error;
    /// Texts are not empty.
    EmptyText = "empty-text", Error;
    /// Placeholders are written `{name}` or `{name:type}`, at most 12 a message.
    BadPlaceholder = "bad-placeholder", Error;
    /// Something stands between two placeholders.
    AdjacentPlaceholders = "adjacent-placeholders", Error;
    /// A placeholder's type is one that the format knows.
    UnknownType = "unknown-type", Error;
    /// Two messages of an error do not match one text at equal rank.
    AmbiguousMessages = "ambiguous-messages", Error;
    /// Every message is the reading of some text.
    UnreachableMessage = "unreachable-message", Error;
    /// An impact names an operation of the catalogue.
    UnknownOperation = "unknown-operation", Error;
    /// An example or a sample reads as what it stands under.
    BadExample = "bad-example", Error;
    /// What is deprecated or retired says since which version, not later than the catalogue's own.
    BadLifecycle = "bad-lifecycle", Error;
    /// What is to be used instead is another entry, which is not on its way out itself.
    UnknownEntry = "unknown-entry", Error;
    /// Dates are days of the calendar.
    BadDate = "bad-date", Error;
    /// The version is as high as the difference to the baseline demands.
    VersionTooLow = "version-too-low", Error;
    /// At most one general rule has a remedy, and one a retry.
    SeveralDefaults = "several-defaults", Error;
    /// A wire declaration can have an effect.
    BadWire = "bad-wire", Error;
    /// An error says what it means.
    NoDescription = "no-description", Warning;
    /// An operation is named by some error's impact.
    UnusedOperation = "unused-operation", Warning;
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_kebab_case() {
        let ids: BTreeSet<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
        assert_eq!(ids.len(), Rule::ALL.len());
        assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
    }
}
