//! Lessons on `errors`.

use super::Lesson;

pub(super) const NO_STATUS_OR_CODE: Lesson = Lesson {
    why: "A response is known by its status, its code, or both. An error that has neither could never be told from others.",
    wrong: "errors:
  - name: bad_value
    description: A value is bad.
    remedy: Mend the value.
",
    right: "errors:
  - status: 400
    name: bad_value
    description: A value is bad.
    remedy: Mend the value.
",
};

pub(super) const BAD_STATUS: Lesson = Lesson {
    why: "`status` is the status of the HTTP response. What an API calls status in its body is a `code`. Leave `status` out \
          where there is none, as in SQL.",
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
    why: "Status and code decide which error a response is, so two errors with the same of both could not be told apart. What \
          differs is their message: write one error with several messages.",
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
    why: "An error takes its name from its code. When the same code comes under two statuses, that name cannot stand for both, \
          and only the author knows what tells them apart. Give all but one of them a `name`, better all.",
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
    why: "`message`, with `also` and `examples`, right at an error is short for the only message that it has. An error with \
          several has them all in the list `messages`, each with a name.",
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
    why: "`impact` says what an error means for each operation, and programs ask for it by the operation's name. All names \
          stand under `operations`.",
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
