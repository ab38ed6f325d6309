//! Lessons on what is legal but poor: warnings.

use super::Lesson;

pub(super) const NO_DESCRIPTION: Lesson = Lesson {
    why: "The docs of this error would be a bare code. Say in a sentence or two what has happened, at the error or at each of \
          its messages.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    remedy: Mend the value.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend the value.
",
};

pub(super) const NO_REMEDY: Lesson = Lesson {
    why: "Who meets the error wants to know what to do. Say so at the error, at each of its messages, or once for all errors by \
          a general rule with a `remedy`. A catalogue in which no error has one is told so once.",
    wrong: "rules: []
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
    right: "rules:
  - name: ask
    description: There is a support desk.
    remedy: Call the support desk.
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};

pub(super) const REPEATED_MESSAGE: Lesson = Lesson {
    why: "A description or remedy in the very words of the message or the code tells the reader nothing new. Say what \
          it means and what leads to it, or leave it out.",
    wrong: "errors:
  - status: 404
    code: NOT_FOUND
    description: Not found.
",
    right: "errors:
  - status: 404
    code: NOT_FOUND
    description: The order does not exist, or it is older than 48 hours.
",
};

pub(super) const UNUSED_OPERATION: Lesson = Lesson {
    why: "An operation is declared so that an `impact` or a `retry` can name it. One that no error names was probably \
          forgotten, or is misspelled elsewhere.",
    wrong: "operations:
  create_order: Creates an order.
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
    right: "operations:
  create_order: Creates an order.
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    impact: {create_order: No order is created.}
",
};

pub(super) const TOO_MANY: Lesson = Lesson {
    why: "Nobody reads more than a thousand diagnostics at a time, and to show them could take long. The first thousand \
          errors and the first thousand warnings of a file are told, the others are counted. Mostly one cause is behind \
          them all: mend the first ones and check again.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    # and so on: a thousand times and more, no `description`
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};
