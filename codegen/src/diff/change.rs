//! The kinds of changes between two catalogues, and the effect of each on Rust users of the generated crate.

use crate::check::{Error, Message};

/// The semver level that a change requires; the highest one wins.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Hash)]
pub enum Level {
    /// Nothing has changed.
    #[default]
    None,
    /// Only prose has changed.
    Patch,
    /// Code that compiled still does, and matches what it matched; there is more, or a number has changed.
    Minor,
    /// Code stops compiling, or a response is another error to it.
    Major,
}

impl Level {
    /// Returns `major`, `minor`, `patch` or `none`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

macro_rules! kinds {
    ($($(#[doc = $doc:literal])+ $variant:ident = $id:literal, $level:ident;)+) => {
        /// A kind of change.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
        #[non_exhaustive]
        pub enum Kind {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Kind {
            /// Every kind, worst first.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// Returns the stable id, in kebab-case.
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)+ }
            }

            /// Returns what has changed, in a sentence.
            pub fn title(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+).trim_ascii(),)+ }
            }

            /// Returns the level that it requires.
            pub const fn level(self) -> Level {
                match self { $(Self::$variant => Level::$level,)+ }
            }
        }
    };
}

kinds! {
    /// The generated crate has another name.
    CrateRenamed = "crate-renamed", Major;
    /// An error is gone, and with it its variants and its type.
    ErrorRemoved = "error-removed", Major;
    /// An error has another name, and so have its variants and its type.
    ErrorRenamed = "error-renamed", Major;
    /// An error has another status.
    StatusChanged = "status-changed", Major;
    /// An error has another code.
    CodeChanged = "code-changed", Major;
    /// The message of an error is now written at the error itself, or no longer is: its variant has another shape.
    ErrorReshaped = "error-reshaped", Major;
    /// A message is gone, and with it its variant.
    MessageRemoved = "message-removed", Major;
    /// A message has another name, and so has its variant.
    MessageRenamed = "message-renamed", Major;
    /// A message no longer carries a value.
    FieldRemoved = "field-removed", Major;
    /// A value has another name.
    FieldRenamed = "field-renamed", Major;
    /// A message carries one more value: patterns without `..` do not name it.
    FieldAdded = "field-added", Major;
    /// A value has another type in Rust.
    FieldTypeChanged = "field-type-changed", Major;
    /// A value is no longer one of these texts.
    ChoiceRemoved = "choice-removed", Major;
    /// A value next to the messages is gone.
    ResponseFieldRemoved = "response-field-removed", Major;
    /// A value next to the messages has another type in Rust.
    ResponseFieldTypeChanged = "response-field-type-changed", Major;
    /// An operation is gone.
    OperationRemoved = "operation-removed", Major;
    /// A general rule is gone.
    RuleRemoved = "rule-removed", Major;
    /// The constant of a general rule is gone.
    DurationRemoved = "duration-removed", Major;
    /// Bodies are read or written otherwise.
    ResponseChanged = "response-changed", Major;
    /// A text matches another message than before.
    ReadsOtherwise = "reads-otherwise", Major;
    /// A text that matched a message no longer matches any.
    ReadsNoMore = "reads-no-more", Major;
    /// A text matches the same message with other values.
    ValuesDiffer = "values-differ", Major;
    /// Whether every text still reads the same could not be decided.
    Undecided = "undecided", Major;

    /// There is one more error.
    ErrorAdded = "error-added", Minor;
    /// There is one more message.
    MessageAdded = "message-added", Minor;
    /// There is one more text that a value can be.
    ChoiceAdded = "choice-added", Minor;
    /// There is one more operation.
    OperationAdded = "operation-added", Minor;
    /// There is one more general rule.
    RuleAdded = "rule-added", Minor;
    /// A general rule has got a constant.
    DurationAdded = "duration-added", Minor;
    /// A text that matched a looser message, or a response that the status alone identified, belongs to an added entry.
    TakenByAddition = "taken-by-addition", Minor;
    /// A text that matched no message matches one.
    ReadsNewly = "reads-newly", Minor;
    /// Bodies are read in more places.
    ResponseExtended = "response-extended", Minor;
    /// There is one more value next to the messages.
    ResponseFieldAdded = "response-field-added", Minor;
    /// Logs show or hide a value now.
    SensitiveChanged = "sensitive-changed", Minor;
    /// The category of an error has changed: code acts on it.
    CategoryChanged = "category-changed", Minor;
    /// Whether a request may have taken effect has changed: code acts on it.
    EffectChanged = "effect-changed", Minor;
    /// An operation returns other errors: code acts on it.
    OperationErrorsChanged = "operation-errors-changed", Minor;
    /// The retry has changed: code acts on it.
    RetryChanged = "retry-changed", Minor;
    /// The figure of a general rule has changed: code acts on it.
    DurationChanged = "duration-changed", Minor;
    /// Rust code that names it gets a warning now.
    Deprecated = "deprecated", Minor;
    /// The API no longer sends it; Rust code that names it gets a warning.
    Retired = "retired", Minor;

    /// A documented text has changed and matches as before: it is rendered differently.
    TextChanged = "text-changed", Patch;
    /// Since when something is deprecated or retired, or what is said of that, has changed.
    LifecycleChanged = "lifecycle-changed", Patch;
    /// The order of the catalogue, and so of `ALL`, has changed.
    OrderChanged = "order-changed", Patch;
    /// Descriptions or other prose have changed.
    WordsChanged = "words-changed", Patch;
}

/// The place of a change: in the new catalogue, or in the old one if it was removed.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Place {
    /// The status of the error.
    pub status: Option<u16>,
    /// The code of the error.
    pub code: Option<String>,
    /// The name of the error; `None` if the change concerns the whole catalogue.
    pub error: Option<String>,
    /// The name of the message; `None` if the change concerns the error.
    pub entry: Option<String>,
}

impl Place {
    /// Returns the place of a change of the whole catalogue.
    pub(super) fn catalogue() -> Self {
        Self::default()
    }

    /// Returns the place of a change of an error.
    pub(super) fn error(error: &Error) -> Self {
        Self {
            status: error.status,
            code: error.code.clone(),
            error: Some(error.name().as_str().to_owned()),
            entry: None,
        }
    }

    /// Returns the place of a change of a message.
    pub(super) fn message(error: &Error, message: &Message) -> Self {
        Self { entry: Some(message.name().as_str().to_owned()), ..Self::error(error) }
    }
}

/// A change between two catalogues.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Change {
    /// The kind of the change, which decides its level.
    pub kind: Kind,
    /// The place of the change.
    pub place: Place,
    /// The change as a plain sentence without a full stop.
    pub what: String,
    /// A text of a message that shows the change.
    pub witness: Option<String>,
}

impl Change {
    /// Returns a change without a witness.
    pub(super) fn new(kind: Kind, place: Place, what: impl Into<String>) -> Self {
        Self { kind, place, what: what.into(), witness: None }
    }

    /// Adds a text that shows the change.
    pub(super) fn shown_by(mut self, witness: impl Into<String>) -> Self {
        self.witness = Some(witness.into());
        self
    }

    /// Returns the level that the change requires.
    pub fn level(&self) -> Level {
        self.kind.level()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_the_worst_stand_first() {
        let ids: BTreeSet<_> = Kind::ALL.iter().map(|kind| kind.id()).collect();
        assert_eq!(ids.len(), Kind::ALL.len());
        assert!(Kind::ALL.iter().map(|kind| kind.level()).is_sorted_by(|a, b| a >= b));
    }
}
