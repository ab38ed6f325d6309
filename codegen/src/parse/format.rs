//! The catalogue format as tables: every key, whether it is required, the kind of its value, its purpose. The reader
//! rejects keys that are not in them, and the JSON Schema is written from them, so the two cannot differ.

mod entries;
mod response;

pub use entries::{DEPRECATED, ERROR, FIX, MESSAGE, RETIRED, SOURCE};
pub use response::{CODE_PLACE_WITH, EACH, FIELD, PLACE_WITH, RESPONSE};

use crate::lint::WARNINGS;
use crate::vocabulary::{Ignore, ReasonStyle, Vocabulary, Word};

/// The version of the format that this errcat reads.
pub const VERSION: &str = "1";

/// A mapping of the format.
#[derive(Debug)]
pub struct Mapping {
    /// Its name in a sentence, such as `an error`.
    pub noun: &'static str,
    /// Its description.
    pub doc: &'static str,
    /// Its keys, in the best order for readers.
    pub keys: &'static [Key],
    /// Conditions on several keys; the reader reports violations, and the schema has them for editors.
    pub together: &'static [Together],
}

/// A condition on several keys of a mapping.
#[derive(Clone, Copy, Debug)]
pub enum Together {
    /// At least one of these keys is present.
    OneOf(&'static [&'static str]),
    /// At most one of these keys is present.
    NotBoth(&'static str, &'static str),
    /// The first key needs the second.
    Needs(&'static str, &'static str),
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// The name of the key.
    pub name: &'static str,
    /// Whether the mapping is incomplete without it.
    pub required: bool,
    /// The kind of its value.
    pub shape: Shape,
    /// Its purpose.
    pub doc: &'static str,
}

/// The type of a value.
#[derive(Debug)]
pub enum Shape {
    /// Text with a regular expression for editors, which is empty for any text.
    Text(&'static str),
    /// As `Text`, for text that YAML may take for a boolean: `true` can be a name.
    Name(&'static str),
    /// A whole number from the first to the second number; the third value is a regular expression for its digits.
    Integer(u16, u16, &'static str),
    /// One of these words.
    Choice(&'static [Word]),
    /// `true` or `false`.
    Boolean,
    /// A value of one of these types, which differ in their kinds of nodes or in the keys that they require.
    AnyOf(&'static [Shape]),
    /// A word of [`retry::ROWS`](errcat::__private::retry::ROWS), or this mapping instead of a word with an operation.
    Retry(&'static Mapping),
    /// A list.
    List(&'static Shape),
    /// A list of at least one item.
    NonEmpty(&'static Shape),
    /// One value or a list of values.
    OneOrMany(&'static Shape),
    /// Names that the author chooses, each with a value of this type.
    Names(&'static Shape),
    /// A mapping with known keys.
    Mapping(&'static Mapping),
}

const NAME: Shape = Shape::Name(SNAKE_CASE);
const ANY: Shape = Shape::Text("");

/// The pattern of names that the author chooses.
pub const SNAKE_CASE: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

const URL: Shape = Shape::Text("^https?://[!#-;=?-\\[\\]^_a-{}~]+$");
const VERSION_PATTERN: &str = concat!(
    "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)",
    "(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"
);
const RETRY: Shape = Shape::Retry(&RETRY_WITH);
const DURATION: Shape = Shape::Text("^[0-9]+\\s*(ms|s|min|h|d)$");

const fn required(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, required: true, shape, doc }
}

const fn optional(name: &'static str, shape: Shape, doc: &'static str) -> Key {
    Key { name, required: false, shape, doc }
}

/// The whole file.
pub static CATALOGUE: Mapping = Mapping {
    noun: "a catalogue",
    doc: "An errcat catalogue: every error of an API.",
    keys: &[
        required("errcat", Shape::Integer(1, 1, "^1$"), "The version of this format."),
        required("api", Shape::Mapping(&API), "The API that the errors belong to."),
        optional(
            "response",
            Shape::Mapping(&RESPONSE),
            "The places of the code, the messages and the other values of a response.",
        ),
        optional("wire", Shape::Mapping(&WIRE), "How wire text may differ from documented text."),
        optional(
            "operations",
            Shape::Names(&Shape::AnyOf(&[ANY, Shape::Mapping(&OPERATION)])),
            "The operations that `impact` and `retry` name, each with what it does.",
        ),
        optional(
            "rules",
            Shape::List(&Shape::Mapping(&RULE)),
            "Facts that hold for the whole API.",
        ),
        optional(
            "allow",
            Shape::List(&Shape::Choice(WARNINGS)),
            "Lints whose warnings are not reported.",
        ),
        required("errors", Shape::NonEmpty(&Shape::Mapping(&ERROR)), "The errors."),
    ],
    together: &[],
};

/// The `api` section.
pub static API: Mapping = Mapping {
    noun: "an api",
    doc: "The API that the errors belong to.",
    keys: &[
        required(
            "id",
            Shape::Name("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
            "Kebab-case id; the generated crate is `<id>-errors`.",
        ),
        required("name", ANY, "The display name."),
        required(
            "version",
            Shape::Text(VERSION_PATTERN),
            "The version of the generated crate, a semantic version.",
        ),
        optional("description", ANY, "What the API is and what holds for its errors."),
        optional("docs", URL, "The API's own page on its errors."),
        optional("site", URL, "The address under which the generated documentation is published."),
        optional("license", ANY, "The licence of the generated crate, an SPDX expression."),
        optional("repository", URL, "Where the source of the generated crate is kept."),
    ],
    together: &[],
};

/// `wire`.
pub static WIRE: Mapping = Mapping {
    noun: "a wire declaration",
    doc: "How the text on the wire may differ from the documented text.",
    keys: &[
        optional(
            "ignore",
            Shape::List(&Shape::Choice(Ignore::WORDS)),
            "The differences that are ignored in literal text: the case of letters, the amount of white space.",
        ),
        optional("wrap", Shape::List(&ANY), "Pairs of characters that may enclose a message."),
        optional("stray", ANY, "Characters that may precede or follow a message."),
        optional(
            "prefixes",
            Shape::List(&Shape::List(&ANY)),
            "Groups of equivalent spellings of a beginning.",
        ),
        optional("separator", ANY, "The text between several findings in one text."),
        optional(
            "reasons",
            Shape::List(&Shape::Choice(ReasonStyle::WORDS)),
            "What may follow a finding: a reason in parentheses, or plain words.",
        ),
    ],
    together: &[],
};

/// An item of `rules`.
pub static RULE: Mapping = Mapping {
    noun: "a rule",
    doc: "A fact that holds for the whole API.",
    keys: &[
        required("name", NAME, "Its name, in snake_case."),
        required("description", ANY, "The fact."),
        optional("remedy", ANY, "The remedy of every error that has none of its own."),
        optional("retry", RETRY, "The retry of every error that has none of its own."),
        optional("duration", DURATION, "Its figure: a whole number and ms, s, min, h or d."),
        optional("links", LINKS, "Further reading."),
    ],
    together: &[],
};

/// An item of `operations`.
pub static OPERATION: Mapping = Mapping {
    noun: "an operation",
    doc: "An operation of the API.",
    keys: &[
        required("description", ANY, "What it does."),
        optional("errors", Shape::List(&NAME), "The names of the errors that it returns."),
    ],
    together: &[],
};

/// `retry` with an operation or with a delay.
pub static RETRY_WITH: Mapping = Mapping {
    noun: "a retry",
    doc: "Start again with another operation, or send it again after a while.",
    keys: &[
        optional("restart", NAME, "The operation to start again with; one of `operations`."),
        optional("after_wait", Shape::Mapping(&WAIT), "Send it again after this time."),
    ],
    together: &[
        Together::OneOf(&["restart", "after_wait"]),
        Together::NotBoth("restart", "after_wait"),
    ],
};

/// `after_wait` with a delay.
pub static WAIT: Mapping = Mapping {
    noun: "a wait",
    doc: "How long to wait.",
    keys: &[required("delay", DURATION, "A whole number and ms, s, min, h or d.")],
    together: &[],
};

const LINKS: Shape = Shape::List(&Shape::Mapping(&LINK));

/// An item of `links`.
pub static LINK: Mapping = Mapping {
    noun: "a link",
    doc: "A page to read.",
    keys: &[
        required("title", ANY, "The words to click."),
        required("url", URL, "The address, http or https."),
    ],
    together: &[],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::DurationUnit;

    #[test]
    fn editors_know_every_unit_of_a_duration() {
        let units: Vec<_> = DurationUnit::WORDS.iter().map(|row| row.word).collect();
        let pattern = format!("^[0-9]+\\s*({})$", units.join("|"));
        let duration = RULE.keys.iter().find(|key| key.name == "duration");
        let Some(Key { shape: Shape::Text(written), .. }) = duration else { panic!("a text") };
        assert_eq!(*written, pattern);
    }
}
