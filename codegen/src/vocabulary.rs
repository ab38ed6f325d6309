//! The closed vocabularies of the catalogue format: one table each, with the word, the Rust name and the meaning of
//! every value. The reader, the schema, the lists in error messages and the generated code all read these tables.

pub use errcat::__private::matching::fields::FieldType;
use errcat::vocabulary::Row;
pub use errcat::{Category, Effect};

/// A word of a vocabulary and its meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Word {
    /// The word as it is written in a catalogue.
    pub word: &'static str,
    /// Its meaning, as a part of a sentence.
    pub meaning: &'static str,
}

/// An enum whose values are the rows of one table.
pub trait Vocabulary: Copy + 'static {
    /// Every value, in the order of the table.
    const ALL: &'static [Self];
    /// The words of all values, in the same order.
    const WORDS: &'static [Word];

    /// Returns the word of this value.
    fn word(self) -> &'static str;

    /// Returns the Rust name of this value.
    fn name(self) -> &'static str;

    /// Returns the meaning of this value, as a part of a sentence.
    fn meaning(self) -> &'static str;

    /// Returns the value of a word.
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares an enum from its table: `Variant = "word": "meaning",` a row.
macro_rules! vocabulary {
    ($(#[$attribute:meta])* $name:ident { $($variant:ident = $word:literal: $meaning:literal,)+ }) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name {
            $(#[doc = concat!("`", $word, "`: ", $meaning, ".")] $variant,)+
        }

        impl $crate::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            const WORDS: &'static [$crate::vocabulary::Word] =
                &[$($crate::vocabulary::Word { word: $word, meaning: $meaning },)+];

            fn word(self) -> &'static str {
                self.as_str()
            }

            fn name(self) -> &'static str {
                match self { $(Self::$variant => stringify!($variant),)+ }
            }

            fn meaning(self) -> &'static str {
                match self { $(Self::$variant => $meaning,)+ }
            }
        }

        impl $name {
            /// Returns the word of this value.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

pub(crate) use vocabulary;

vocabulary! {
    /// `fallback`: how an error is found when the body carries no code.
    Fallback {
        Messages = "messages": "the one error under the status whose messages match",
        Status = "status": "the one error under the status, when the body is not a JSON object or array",
    }
}

vocabulary! {
    /// `unknown_code`: how an error is found when the catalogue does not have the code of the body.
    UnknownCode {
        Status = "status": "the one error under the status that has no code",
    }
}

vocabulary! {
    /// `messages` in place of pointers: how messages are used.
    MessageUse {
        Ignore = "ignore": "messages are prose that is not matched",
    }
}

vocabulary! {
    /// `format`: the language of bodies.
    BodyFormat {
        Json = "json": "bodies are JSON",
        Xml = "xml": "bodies are XML; pointers name elements, the root included",
    }
}

vocabulary! {
    /// `type` of a code: how bodies are written with it.
    CodeType {
        Text = "text": "bodies are written with a string",
        Number = "number": "bodies are written with a number",
    }
}

/// Turns vocabularies of the engine into vocabularies of the catalogue format.
macro_rules! of_engine {
    ($($name:ty),+) => {$(
        impl Vocabulary for $name {
            const ALL: &'static [Self] = <$name>::ALL;
            const WORDS: &'static [Word] = &words::<{ <$name>::ROWS.len() }>(<$name>::ROWS);

            fn word(self) -> &'static str {
                <$name>::name(self)
            }

            fn name(self) -> &'static str {
                <$name>::ROWS[self as usize].variant
            }

            fn meaning(self) -> &'static str {
                <$name>::ROWS[self as usize].meaning
            }
        }
    )+};
}

of_engine!(Category, Effect, FieldType);

const fn words<const N: usize>(rows: &[Row]) -> [Word; N] {
    let mut words = [Word { word: "", meaning: "" }; N];
    let mut number = 0;
    while number < N {
        words[number] = Word { word: rows[number].word, meaning: rows[number].meaning };
        number += 1;
    }
    words
}

vocabulary! {
    /// `ignore`: how literal text on the wire may differ from the documented text.
    Ignore {
        Case = "case": "upper and lower case of ASCII letters are equal",
        WhiteSpace = "white_space": "any amount of ASCII white space, also none, is equal",
    }
}

vocabulary! {
    /// `reasons`: how a reason may follow a finding.
    ReasonStyle {
        Parentheses = "parentheses": "a reason in parentheses may follow a finding",
        Trailing = "trailing": "a reason in plain words may follow a finding",
    }
}

vocabulary! {
    /// `kind` of a source: how an error or a message is known.
    SourceKind {
        Documented = "documented": "the owner of the API documents it",
        Observed = "observed": "it was seen on the wire",
    }
}

vocabulary! {
    /// How serious a diagnostic is.
    Severity {
        Error = "error": "the catalogue cannot be used",
        Warning = "warning": "the catalogue can be used, but something in it should be improved",
    }
}

vocabulary! {
    /// The unit of a `duration`.
    DurationUnit {
        Milliseconds = "ms": "milliseconds",
        Seconds = "s": "seconds",
        Minutes = "min": "minutes",
        Hours = "h": "hours",
        Days = "d": "days",
    }
}

impl DurationUnit {
    /// Returns the length of one unit, in milliseconds.
    pub const fn milliseconds(self) -> u64 {
        match self {
            Self::Milliseconds => 1,
            Self::Seconds => 1_000,
            Self::Minutes => 60_000,
            Self::Hours => 3_600_000,
            Self::Days => 86_400_000,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check<V: Vocabulary + PartialEq + std::fmt::Debug>(expected: &[(&str, V)]) {
        assert_eq!(V::ALL.len(), expected.len());
        for ((word, value), row) in expected.iter().zip(V::WORDS) {
            assert_eq!(V::from_word(word), Some(*value), "{word}");
            assert_eq!((value.word(), row.word), (*word, *word));
            assert!(!row.meaning.is_empty() && !row.meaning.ends_with('.'), "{word}");
        }
        assert_eq!(V::from_word(""), None);
    }

    #[test]
    fn each_word_is_its_own_value() {
        check(&[("messages", Fallback::Messages), ("status", Fallback::Status)]);
        check(&[("status", UnknownCode::Status)]);
        check(&[("ignore", MessageUse::Ignore)]);
        check(&[("json", BodyFormat::Json), ("xml", BodyFormat::Xml)]);
        check(&[("text", CodeType::Text), ("number", CodeType::Number)]);
        check(&[
            ("text", FieldType::Text),
            ("bool", FieldType::Bool),
            ("number", FieldType::Number),
            ("index", FieldType::Index),
            ("int", FieldType::Int),
            ("seconds", FieldType::Seconds),
            ("list", FieldType::List),
        ]);
        check(&[
            ("invalid_request", Category::InvalidRequest),
            ("unauthenticated", Category::Unauthenticated),
            ("forbidden", Category::Forbidden),
            ("not_found", Category::NotFound),
            ("conflict", Category::Conflict),
            ("rate_limited", Category::RateLimited),
            ("declined", Category::Declined),
            ("unavailable", Category::Unavailable),
            ("internal", Category::Internal),
            ("other", Category::Other),
        ]);
        check(&[("none", Effect::None), ("unknown", Effect::Unknown), ("done", Effect::Done)]);
        check(&[("case", Ignore::Case), ("white_space", Ignore::WhiteSpace)]);
        check(&[("parentheses", ReasonStyle::Parentheses), ("trailing", ReasonStyle::Trailing)]);
        check(&[("documented", SourceKind::Documented), ("observed", SourceKind::Observed)]);
        check(&[
            ("ms", DurationUnit::Milliseconds),
            ("s", DurationUnit::Seconds),
            ("min", DurationUnit::Minutes),
            ("h", DurationUnit::Hours),
            ("d", DurationUnit::Days),
        ]);
        check(&[("error", Severity::Error), ("warning", Severity::Warning)]);
    }
}
