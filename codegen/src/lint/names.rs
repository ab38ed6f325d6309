//! Lessons on names.

use super::Lesson;

pub(super) const BAD: Lesson = Lesson {
    why: "A name becomes a Rust variant, constant, field and an anchor in the docs, so it is written in the one way that gives \
          them all: lower-case ASCII letters, digits and single `_` between words, a letter first.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    name: BadValue
    description: A value is bad.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    name: bad_value
    description: A value is bad.
",
};

pub(super) const RESERVED: Lesson = Lesson {
    why: "Each error becomes a type of its own, and every generated crate has some that it needs itself: `Error`, `Code`, \
          `Detail`, `Finding` and others. Each has a page of docs, too, and Windows has no files called `aux`, `con`, `nul`, \
          `prn`, `com1`, `lpt1` and the like. Give the error another `name`; its code stays as it is.",
    wrong: "errors:
  - status: 500
    code: ERROR
    description: Something went wrong.
",
    right: "errors:
  - status: 500
    code: ERROR
    name: general_error
    description: Something went wrong.
",
};

pub(super) const DUPLICATE: Lesson = Lesson {
    why: "Two errors, two messages of one error, two operations or two rules cannot have one name; nor can names that \
          differ in `_` only, such as `line_1` and `line1`, since both become `Line1`. The types of placeholders with \
          choices are named after error and placeholder, and may not collide either.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: line_1
        message: The first line is bad
      - name: line1
        message: The only line is bad
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    messages:
      - name: first_line
        message: The first line is bad
      - name: only_line
        message: The only line is bad
",
};
