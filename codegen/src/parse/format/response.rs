//! The keys of `response`, which says where a response has its parts.

use super::{Key, Mapping, NAME, Shape, Together, optional, required};
use crate::vocabulary::{
    BodyFormat, CodeType, Fallback, FieldType, MessageUse, UnknownCode, Vocabulary,
};

const POINTER: Shape = Shape::Text("^(/([^~/]|~[01])*)+$");
const HEADER: Shape = Shape::Text("^[!#$%&'*+.^_`|~0-9A-Za-z-]+$");
const ANY: Shape = Shape::Text("");

const PLACE: Shape = Shape::AnyOf(&[POINTER, Shape::Mapping(&PLACE_WITH)]);
const PLACES: Shape = Shape::OneOrMany(&PLACE);
const MESSAGES: Shape = Shape::AnyOf(&[Shape::Choice(MessageUse::WORDS), PLACES]);
const CODE_PLACE: Shape = Shape::AnyOf(&[POINTER, Shape::Mapping(&CODE_PLACE_WITH)]);
const CODE: Shape = Shape::AnyOf(&[CODE_PLACES, Shape::Names(&CODE_PLACE)]);
const CODE_PLACES: Shape = Shape::OneOrMany(&CODE_PLACE);
const FIELDS: Shape = Shape::Names(&Shape::OneOrMany(&FIELD_PLACE));
const FIELD_PLACE: Shape = Shape::AnyOf(&[POINTER, Shape::Mapping(&FIELD)]);

const CODE_DOC: &str = "The place of the code; of several, the first code that the catalogue has is used. A mapping of \
                        names to places is a code of several parts.";
const MESSAGES_DOC: &str = "The place of the messages: an array of strings, or one string; `ignore` when messages are \
                            prose that is not matched.";
const MESSAGE_DOC: &str = "The place of the message in an API that sends just one.";
const FIELDS_DOC: &str = "Values next to the messages, each with its place.";

/// `response`.
pub static RESPONSE: Mapping = Mapping {
    noun: "a response",
    doc: "The places of the code, the messages and the other values of a response: JSON Pointers and headers, tried in order.",
    keys: &[
        optional(
            "format",
            Shape::Choice(BodyFormat::WORDS),
            "The language of bodies; `json` when left out.",
        ),
        optional("code", CODE, CODE_DOC),
        optional("status", PLACE, "The place of the HTTP status in the body."),
        optional("messages", MESSAGES, MESSAGES_DOC),
        optional("message", PLACES, MESSAGE_DOC),
        optional("correlation_id", PLACES, "The place of the id of the request."),
        optional("fields", FIELDS, FIELDS_DOC),
        optional("each", Shape::Mapping(&EACH), "Several error objects in one body."),
        optional(
            "fallback",
            Shape::List(&Shape::Choice(Fallback::WORDS)),
            "How the error is found when the body carries no code, tried in order.",
        ),
        optional(
            "unknown_code",
            Shape::Choice(UnknownCode::WORDS),
            "How the error is found when the catalogue does not have the code of the body.",
        ),
    ],
    together: &[],
};

/// `each`.
pub static EACH: Mapping = Mapping {
    noun: "an `each`",
    doc: "Several error objects in one body: a list, a map, a tree. Pointers in it are relative to an element.",
    keys: &[
        required(
            "at",
            Shape::Text("^(/([^~/]|~[01])*)*$"),
            "The place of the elements; an empty text for the whole body.",
        ),
        optional("code", CODE, CODE_DOC),
        optional("status", PLACE, "The place of the HTTP status of an element."),
        optional("messages", MESSAGES, MESSAGES_DOC),
        optional("message", PLACES, "The place of the message; the element itself when left out."),
        optional("fields", FIELDS, "Values of an element, each with its place."),
        optional(
            "key",
            NAME,
            "The field that takes the key of an element of a map, or the path to a leaf.",
        ),
        optional("leaves", ANY, "The key under which a tree has its messages, at any depth."),
    ],
    together: &[],
};

const AT: Key = optional("at", POINTER, "A JSON Pointer into the body; `*` is any element or key.");
const IN_HEADER: Key = optional("header", HEADER, "The name of a header of the response.");
const BEFORE: Key =
    optional("before", ANY, "The value ends before the first occurrence of this text.");
const AFTER: Key =
    optional("after", ANY, "The value begins after the first occurrence of this text.");
const AT_OR_HEADER: &[Together] =
    &[Together::OneOf(&["at", "header"]), Together::NotBoth("at", "header")];

/// A place in the body or in the headers.
pub static PLACE_WITH: Mapping = Mapping {
    noun: "a place",
    doc: "A place in the body or in the headers.",
    keys: &[AT, IN_HEADER, BEFORE, AFTER],
    together: AT_OR_HEADER,
};

/// The place of a code.
pub static CODE_PLACE_WITH: Mapping = Mapping {
    noun: "a code place",
    doc: "The place of a code, and how bodies are written with it.",
    keys: &[
        AT,
        IN_HEADER,
        BEFORE,
        AFTER,
        optional(
            "type",
            Shape::Choice(CodeType::WORDS),
            "Whether bodies are written with a text or with a number.",
        ),
    ],
    together: AT_OR_HEADER,
};

/// An item of `fields`.
pub static FIELD: Mapping = Mapping {
    noun: "a field",
    doc: "A value next to the messages.",
    keys: &[
        AT,
        IN_HEADER,
        BEFORE,
        AFTER,
        optional(
            "type",
            Shape::Choice(FieldType::WORDS),
            "The type of its values; `text` when left out.",
        ),
        optional("description", ANY, "What it means."),
        optional(
            "sensitive",
            Shape::Boolean,
            "Whether `Display`, `Debug` and `triage` redact its value.",
        ),
    ],
    together: AT_OR_HEADER,
};
