//! Lessons on catalogues that are valid but of low quality: warnings.

use super::Lesson;

pub(super) const NO_DESCRIPTION: Lesson = Lesson {
    why: "The docs of this error would be only a code. Explain in a sentence or two what has happened, at the error or at \
          each of its messages.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    remedy: Fix the value.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix the value.
",
};

pub(super) const NO_REMEDY: Lesson = Lesson {
    why: "A reader who gets the error needs to know how to solve it. Add a `remedy` to the error, to each of its messages, \
          or to a general rule for all errors. A catalogue without any remedy is reported once.",
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
    why: "A description or remedy that only repeats the message or the code adds nothing. Explain the meaning and the \
          cause, or leave it out.",
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
    why: "More than a thousand diagnostics at a time do not help, and showing them could take long. The first thousand \
          errors and the first thousand warnings of a file are shown, the others are counted. Often they have one cause: \
          fix the first ones and check again.",
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
