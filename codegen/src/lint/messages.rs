//! Lessons on messages and their placeholders.

use super::Lesson;

pub(super) const PLACEHOLDER: Lesson = Lesson {
    why: "`{name}` and `{name:type}` mark the part of a message that varies. The name becomes a field (`r#type` or `self_` \
          where it is a Rust keyword), so it is in snake_case; a placeholder that is used twice has one type; `also` has \
          the same placeholders as `message`. A literal brace is doubled: `{{` and `}}`.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "bad field {the field}"
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "bad field {field}"
"#,
};

pub(super) const UNKNOWN_TYPE: Lesson = Lesson {
    why: "The type says which texts a placeholder matches, and so which Rust type its field has: `index`, `int`, \
          `number`, `uuid`, `word`, `path`, `text`, or choices such as `visa|mastercard`.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "line {line:integer} is bad"
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "line {line:index} is bad"
"#,
};

pub(super) const ADJACENT: Lesson = Lesson {
    why: "Without text between two placeholders, the end of the first value and the start of the second cannot be found.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "bad amount {amount}{currency}"
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "bad amount {amount} {currency}"
"#,
};

pub(super) const DUPLICATE: Lesson = Lesson {
    why: "When two messages of an error have the same text, a response with that text could be either. Names of \
          placeholders and everything that `wire` ignores do not count. At most one message represents the empty list.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: bad_field
        message: "bad {field:word}"
      - name: bad_part
        message: "bad {part:word}"
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: bad_field
        message: "bad {field:word}"
"#,
};

pub(super) const AMBIGUOUS: Lesson = Lesson {
    why: "If a text matches two messages, the better one is taken: the one with stricter placeholders, then the one with \
          more literal text. Here both are equally good, and the diagnostic shows a text that matches both. Make one of \
          them stricter or longer.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: bad_field
        message: "{field} is {problem}"
      - name: bad_place
        message: "{field} in {place}"
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: bad_field
        message: "{field:path} is {problem:word}"
      - name: bad_place
        message: "{field} in {place}"
"#,
};

pub(super) const UNREACHABLE: Lesson = Lesson {
    why: "Every text that this message matches also matches a better one, so its code could never run and its docs would \
          mislead. Change it so that it matches a text of its own, or remove it.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: either
        message: "{answer:YES|NO} is not an answer"
      - name: yes_is_none
        message: YES is not an answer
      - name: no_is_none
        message: NO is not an answer
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: either
        message: "{answer:YES|NO} is not an answer"
"#,
};

pub(super) const NOT_PROVEN: Lesson = Lesson {
    why: "errcat proves that no text matches two messages at equal rank, and that every message can be reached. Where a \
          placeholder is repeated, messages are very large, or very many overlap, the search ends without an answer. \
          The catalogue works, but a text may match the message that comes first. Use each placeholder once, or \
          let the messages begin or end differently.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: twice
        message: "{a}1{a}"
      - name: one
        message: "{a}2{b}"
"#,
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: twice
        message: "again: {a}1{a}"
      - name: one
        message: "{a}2{b}"
"#,
};

pub(super) const EXAMPLE: Lesson = Lesson {
    why: "`examples` are texts that were seen on the wire. Each has to match its own message and nothing else; it becomes \
          a test of the generated crate. When a real text does not match, the message or `wire` is wrong, not the example.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "BAD_VALUE: {field:path}"
    examples: ["Bad value: order_lines"]
"#,
    right: r#"wire:
  prefixes: [["BAD_VALUE:", "Bad value:"]]
  ignore: [white_space]
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    message: "BAD_VALUE: {field:path}"
    examples: ["Bad value: order_lines"]
"#,
};
