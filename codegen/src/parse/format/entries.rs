//! The keys of errors and messages.

use super::{
    ANY, LINKS, Mapping, NAME, RETRY, Shape, Together, VERSION_PATTERN, WIRE, optional, required,
};
use crate::vocabulary::{Category, Effect, SourceKind, Vocabulary};

const SOURCES: Shape = Shape::OneOrMany(&Shape::Mapping(&SOURCE));
const TEXTS: Shape = Shape::List(&ANY);
const PLACEHOLDERS: Shape = Shape::List(&NAME);

/// Lists the keys of an error or a message: its own keys, and around `$middle` the keys that both share.
macro_rules! entry_keys {
    ([$($first:expr,)*] [$($middle:expr,)*] [$($last:expr,)*]) => {
        &[
            $($first,)*
            optional("description", ANY, "What it means."),
            optional("remedy", ANY, "What to do."),
            optional("retry", RETRY, "Whether and how to try again."),
            optional("causes", TEXTS, "Why it happens, one cause an item."),
            optional("fix", Shape::Mapping(&FIX), "A failing and a corrected request."),
            optional("impact", Shape::Names(&ANY), "What the user of each operation sees."),
            optional("links", LINKS, "Further reading."),
            $($middle,)*
            optional("deprecated", Shape::Mapping(&DEPRECATED), "That it is on its way out."),
            optional("retired", Shape::Mapping(&RETIRED), "That it is kept for old logs only."),
            optional("source", SOURCES, "How it is known: where it is documented or was observed."),
            $($last,)*
        ]
    };
}

/// An item of `errors`.
pub static ERROR: Mapping = Mapping {
    noun: "an error",
    doc: "One error: a status, a code, or both.",
    keys: entry_keys!([
        optional("status", Shape::Integer(100, 599, "^[1-5][0-9][0-9]$"), "The HTTP status."),
        optional(
            "code",
            Shape::AnyOf(&[ANY, Shape::Names(&ANY)]),
            "The code as it is on the wire; a mapping of names to texts for a code of several parts.",
        ),
        optional("name", NAME, "Its name in snake_case; taken from the code where that gives one."),
    ] [
        optional(
            "category",
            Shape::Choice(Category::WORDS),
            "A category that all APIs share; taken from the status when left out.",
        ),
        optional(
            "effect",
            Shape::Choice(Effect::WORDS),
            "Whether the request may have taken effect; `unknown` for 408 and 5xx when left out.",
        ),
        optional("group", ANY, "The heading under which docs list it."),
    ] [
        optional("wire", Shape::Mapping(&WIRE), "In place of the catalogue's `wire`."),
        optional("message", ANY, "Its one message, for an error that has just one."),
        optional("also", Shape::List(&ANY), "Other texts of that message."),
        optional("examples", Shape::List(&ANY), "Texts of that message seen on the wire."),
        optional("sensitive", PLACEHOLDERS, "Placeholders of that message whose values are redacted."),
        optional("messages", Shape::List(&Shape::Mapping(&MESSAGE)), "Its messages."),
    ]),
    together: &[
        Together::OneOf(&["status", "code"]),
        Together::NotBoth("message", "messages"),
        Together::Needs("also", "message"),
        Together::Needs("examples", "message"),
        Together::Needs("sensitive", "message"),
    ],
};

/// An item of `messages`.
pub static MESSAGE: Mapping = Mapping {
    noun: "a message",
    doc: "One message of an error; without `message` it represents an empty list of messages.",
    keys: entry_keys!([
        required("name", NAME, "Its name, in snake_case."),
        optional(
            "message",
            ANY,
            "The documented text, with placeholders `{name}` or `{name:type}`.",
        ),
        optional("also", Shape::List(&ANY), "Other texts of it, with the same placeholders."),
    ] [] [
        optional(
            "examples",
            Shape::List(&ANY),
            "Texts of it seen on the wire; each becomes a test.",
        ),
        optional(
            "sensitive",
            PLACEHOLDERS,
            "Placeholders whose values `Display`, `Debug` and `triage` redact.",
        ),
    ]),
    together: &[
        Together::Needs("also", "message"),
        Together::Needs("examples", "message"),
        Together::Needs("sensitive", "message"),
    ],
};

/// `fix`.
pub static FIX: Mapping = Mapping {
    noun: "a fix",
    doc: "A request that fails with the error, and the same request corrected.",
    keys: &[
        required("wrong", ANY, "The request that fails."),
        required("right", ANY, "The same request, corrected."),
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

/// An item of `source`.
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
