//! Lessons on `errors`.

use super::Lesson;

pub(super) const NO_STATUS_OR_CODE: Lesson = Lesson {
    why: "A response is identified by its status, its code, or both. An error that has neither could never be recognized.",
    wrong: "errors:
  - name: bad_value
    description: A value is bad.
    remedy: Fix the value.
",
    right: "errors:
  - status: 400
    name: bad_value
    description: A value is bad.
    remedy: Fix the value.
",
};

pub(super) const BAD_STATUS: Lesson = Lesson {
    why: "`status` is the status of the HTTP response. A value that an API calls status in its body is a `code`. Leave \
          `status` out where there is none, as in SQL.",
    wrong: "errors:
  - status: 4xx
    code: BAD_VALUE
    description: A value is bad.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};

pub(super) const DUPLICATE: Lesson = Lesson {
    why: "Status and code decide which error a response is, so two errors that share both could not be distinguished. They \
          differ only in their messages: write one error with several messages.",
    wrong: "errors:
  - status: 404
    code: NOT_FOUND
    description: There is no such order.
  - status: 404
    code: NOT_FOUND
    name: no_session
    description: There is no such session.
",
    right: "errors:
  - status: 404
    code: NOT_FOUND
    description: There is no such thing.
    messages:
      - name: no_order
        message: No order
      - name: no_session
        message: No session
",
};

pub(super) const SHARED_CODE: Lesson = Lesson {
    why: "An error takes its name from its code. When the same code occurs under two statuses, one name cannot identify \
          both, and only the author knows how they differ. Give all but one of them a `name`, or better, all of them.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
  - status: 409
    code: BAD_VALUE
    description: A value differs from the order.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    name: bad_value
    description: A value is bad.
  - status: 409
    code: BAD_VALUE
    name: conflicting_value
    description: A value differs from the order.
",
};

pub(super) const MESSAGE_AND_MESSAGES: Lesson = Lesson {
    why: "`message`, with `also` and `examples`, is the short form for an error that has only one message. An error with \
          several messages has all of them in the list `messages`, each with a name.",
    wrong: "errors:
  - status: 404
    code: NOT_FOUND
    description: There is no such thing.
    message: No order
    messages:
      - name: no_session
        message: No session
",
    right: "errors:
  - status: 404
    code: NOT_FOUND
    description: There is no such thing.
    messages:
      - name: no_order
        message: No order
      - name: no_session
        message: No session
",
};

pub(super) const UNKNOWN_OPERATION: Lesson = Lesson {
    why: "`impact` describes the effect of an error on each operation, and programs look it up by the name of the \
          operation. All names are declared under `operations`.",
    wrong: "operations:
  create_order: Creates an order.
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    impact: {create_ordre: No order is created.}
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
