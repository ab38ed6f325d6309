//! The catalogue format as tables: every key, whether it is required, what kind of value it takes, what it is for.
//! The reader refuses what is not in them and the JSON Schema is written from them, so the two cannot differ.

use crate::vocabulary::{Fallback, Ignore, ReasonStyle, SourceKind, Vocabulary, Word};

/// The version of the format that this errcat reads.
pub const VERSION: &str = "1";

/// A mapping of the format.
#[derive(Debug)]
pub struct Mapping {
    /// Its name in a sentence: `an error`.
    pub noun: &'static str,
    /// Its description.
    pub doc: &'static str,
    /// Its keys, in the order that reads best.
    pub keys: &'static [Key],
    /// The conditions on several keys; `check` reports violations, and the schema has them for editors.
    pub together: &'static [Together],
}

/// A condition on several keys of a mapping.
#[derive(Clone, Copy, Debug)]
pub enum Together {
    /// At least one of these is there.
    OneOf(&'static [&'static str]),
    /// Not both of them are.
    NotBoth(&'static str, &'static str),
    /// The first needs the second.
    Needs(&'static str, &'static str),
}

/// A key of a mapping.
#[derive(Debug)]
pub struct Key {
    /// As it is written.
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
    /// Text; with a regular expression for editors, empty for any text.
    Text(&'static str),
    /// The same for text that YAML may take for a boolean: `true` can be a name.
    Name(&'static str),
    /// A whole number from the first to the second; the third is a regular expression for its digits.
    Integer(u16, u16, &'static str),
    /// One of these words.
    Choice(&'static [Word]),
    /// A word of [`retry::ROWS`](errcat::__private::retry::ROWS), or this mapping in place of one that has an operation.
    Retry(&'static Mapping),
    /// A list.
    List(&'static Shape),
    /// A list of at least one item.
    NonEmpty(&'static Shape),
    /// One value, or a list of them.
    OneOrMany(&'static Shape),
    /// Names that the author chooses, each with such a value.
    Names(&'static Shape),
    /// Keys that the format knows.
    Mapping(&'static Mapping),
}

const NAME: Shape = Shape::Name(SNAKE_CASE);
const ANY: Shape = Shape::Text("");

/// Names that the author chooses.
pub const SNAKE_CASE: &str = "^[a-z][a-z0-9]*(_[a-z0-9]+)*$";

const URL: Shape = Shape::Text("^https?://[!#-;=?-\\[\\]^_a-{}~]+$");
const VERSION_PATTERN: &str = concat!(
    "^(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)",
    "(-[0-9A-Za-z.-]+)?(\\+[0-9A-Za-z.-]+)?$"
);
const POINTERS: Shape = Shape::OneOrMany(&Shape::Text("^(/([^~/]|~[01])*)+$"));
const RETRY: Shape = Shape::Retry(&RESTART);

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
        optional("response", Shape::Mapping(&RESPONSE), "Where a JSON error body carries what."),
        optional("wire", Shape::Mapping(&WIRE), "How wire text may differ from documented text."),
        optional(
            "operations",
            Shape::Names(&ANY),
            "The operations that `impact` and `retry` name, each with what it does.",
        ),
        optional(
            "rules",
            Shape::List(&Shape::Mapping(&RULE)),
            "Facts that hold for the whole API.",
        ),
        required("errors", Shape::NonEmpty(&Shape::Mapping(&ERROR)), "The errors."),
    ],
    together: &[],
};

/// `api`.
pub static API: Mapping = Mapping {
    noun: "an api",
    doc: "The API that the errors belong to.",
    keys: &[
        required(
            "id",
            Shape::Name("^[a-z][a-z0-9]*(-[a-z0-9]+)*$"),
            "Kebab-case id; the generated crate is `<id>-errors`.",
        ),
        required("name", ANY, "The name for people."),
        required(
            "version",
            Shape::Text(VERSION_PATTERN),
            "The version of the generated crate, a semantic version.",
        ),
        optional("description", ANY, "What the API is and what holds for its errors."),
        optional("docs", URL, "The API's own page on its errors."),
        optional("license", ANY, "The licence of the generated crate, an SPDX expression."),
        optional("repository", URL, "Where the source of the generated crate is kept."),
    ],
    together: &[],
};

/// `response`.
pub static RESPONSE: Mapping = Mapping {
    noun: "a response",
    doc: "Where a JSON error body carries what: JSON Pointers, tried in order.",
    keys: &[
        optional("code", POINTERS, "The place of the code: a string or a number."),
        optional(
            "messages",
            POINTERS,
            "The place of the messages: an array of strings, or one string.",
        ),
        optional("message", POINTERS, "The place of the message in an API that sends just one."),
        optional("correlation_id", POINTERS, "The place of the id of the request."),
        optional(
            "fallback",
            Shape::List(&Shape::Choice(Fallback::WORDS)),
            "How the error is found when the body carries no code, tried in order.",
        ),
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

/// One of `rules`.
pub static RULE: Mapping = Mapping {
    noun: "a rule",
    doc: "A fact that holds for the whole API.",
    keys: &[
        required("name", NAME, "Its name, in snake_case."),
        required("description", ANY, "The fact."),
        optional("remedy", ANY, "The remedy of every error that has none of its own."),
        optional("retry", RETRY, "The retry of every error that has none of its own."),
        optional(
            "duration",
            Shape::Text("^[0-9]+\\s*(ms|s|min|h|d)$"),
            "Its figure: a whole number and ms, s, min, h or d.",
        ),
        optional("links", LINKS, "Further reading."),
    ],
    together: &[],
};

const LINKS: Shape = Shape::List(&Shape::Mapping(&LINK));

const SOURCES: Shape = Shape::OneOrMany(&Shape::Mapping(&SOURCE));

/// One of `errors`.
pub static ERROR: Mapping = Mapping {
    noun: "an error",
    doc: "One error: a status, a code, or both.",
    keys: &[
        optional("status", Shape::Integer(100, 599, "^[1-5][0-9][0-9]$"), "The HTTP status."),
        optional("code", ANY, "The code as it is on the wire."),
        optional("name", NAME, "Its name in snake_case; taken from the code where that gives one."),
        optional("description", ANY, "What it means."),
        optional("remedy", ANY, "What to do."),
        optional("retry", RETRY, "Whether and how to try again."),
        optional("impact", Shape::Names(&ANY), "What the user of each operation sees."),
        optional("links", LINKS, "Further reading."),
        optional("deprecated", Shape::Mapping(&DEPRECATED), "That it is on its way out."),
        optional("retired", Shape::Mapping(&RETIRED), "That it is kept for old logs only."),
        optional("source", SOURCES, "How it is known: where it is documented or was observed."),
        optional("wire", Shape::Mapping(&WIRE), "In place of the catalogue's `wire`."),
        optional("message", ANY, "Its one message, for an error that has just one."),
        optional("also", Shape::List(&ANY), "Other texts of that message."),
        optional("examples", Shape::List(&ANY), "Texts of that message seen on the wire."),
        optional("messages", Shape::List(&Shape::Mapping(&MESSAGE)), "Its messages."),
    ],
    together: &[
        Together::OneOf(&["status", "code"]),
        Together::NotBoth("message", "messages"),
        Together::Needs("also", "message"),
        Together::Needs("examples", "message"),
    ],
};

/// One of `messages`.
pub static MESSAGE: Mapping = Mapping {
    noun: "a message",
    doc: "One message of an error; without `message` it represents an empty list of messages.",
    keys: &[
        required("name", NAME, "Its name, in snake_case."),
        optional(
            "message",
            ANY,
            "The documented text, with placeholders `{name}` or `{name:type}`.",
        ),
        optional("also", Shape::List(&ANY), "Other texts of it, with the same placeholders."),
        optional("description", ANY, "What it means."),
        optional("remedy", ANY, "What to do."),
        optional("retry", RETRY, "Whether and how to try again."),
        optional("impact", Shape::Names(&ANY), "What the user of each operation sees."),
        optional("links", LINKS, "Further reading."),
        optional("deprecated", Shape::Mapping(&DEPRECATED), "That it is on its way out."),
        optional("retired", Shape::Mapping(&RETIRED), "That it is kept for old logs only."),
        optional("source", SOURCES, "How it is known: where it is documented or was observed."),
        optional(
            "examples",
            Shape::List(&ANY),
            "Texts of it seen on the wire; each becomes a test.",
        ),
    ],
    together: &[Together::Needs("also", "message"), Together::Needs("examples", "message")],
};

/// `retry` with an operation.
pub static RESTART: Mapping = Mapping {
    noun: "a restart",
    doc: "Start again with another operation.",
    keys: &[required("restart", NAME, "The operation to start again with; one of `operations`.")],
    together: &[],
};

/// One of `links`.
pub static LINK: Mapping = Mapping {
    noun: "a link",
    doc: "A page to read.",
    keys: &[
        required("title", ANY, "The words to click."),
        required("url", URL, "The address, http or https."),
    ],
    together: &[],
};

const SINCE: Shape = Shape::Text(VERSION_PATTERN);

/// `deprecated`.
pub static DEPRECATED: Mapping = Mapping {
    noun: "a deprecation",
    doc: "The entry still reads what it reads; who names it in Rust gets a warning.",
    keys: &[
        required("since", SINCE, "The version of the generated crate that says so first."),
        optional("note", ANY, "Why, in a sentence."),
        optional(
            "use",
            Shape::Text("^[a-z][a-z0-9]*(_[a-z0-9]+)*(\\.[a-z][a-z0-9]*(_[a-z0-9]+)*)?$"),
            "What to use instead: a message of the same error, an error, or `error.message`.",
        ),
    ],
    together: &[],
};

/// `retired`.
pub static RETIRED: Mapping = Mapping {
    noun: "a retirement",
    doc: "The API no longer sends it; it stays to read old logs, and so that its name is not used again.",
    keys: &[
        required("since", SINCE, "The version of the generated crate that says so first."),
        optional("note", ANY, "What happened, in a sentence."),
    ],
    together: &[],
};

/// One of `source`.
pub static SOURCE: Mapping = Mapping {
    noun: "a source",
    doc: "How an error or a message is known.",
    keys: &[
        required(
            "kind",
            Shape::Choice(SourceKind::WORDS),
            "Whether it is documented or was observed.",
        ),
        optional(
            "where",
            ANY,
            "An address or words; for what is documented, `api.docs` when left out.",
        ),
        optional("date", Shape::Text("^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), "When: year-month-day."),
        optional(
            "sample",
            ANY,
            "A text of the message, or a body of the error; each is checked to match.",
        ),
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
