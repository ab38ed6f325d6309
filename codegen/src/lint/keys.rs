//! Lessons on keys and their values.

use super::Lesson;

pub(super) const DUPLICATE: Lesson = Lesson {
    why: "YAML readers disagree on which of two equal keys counts, so one of the two values would be lost silently. Keep \
          one, or join the values.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix the value.
    remedy: Send it again.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix the value and send it again.
",
};

pub(super) const UNKNOWN: Lesson = Lesson {
    why: "A key that the format does not know would be ignored, and its content would be missing from code and docs. \
          Usually it is a typing mistake. When a known key is similar, the value is checked as if that key had been \
          written. All keys are listed in the catalogue's README, and editors offer them through the JSON Schema.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remdy: Fix the value.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix the value.
",
};

pub(super) const MISSING: Lesson = Lesson {
    why: "Some values cannot be derived: the version of the format and of the crate, the id and name of the API, at least \
          one error, the name of each message and rule, the name of each error whose code gives none, both parts of a \
          link, and the documented text that `also` and `examples` belong to.",
    wrong: r#"errors:
  - code: "23505"
    description: The key is there already.
    remedy: Take another key.
"#,
    right: r#"errors:
  - code: "23505"
    name: unique_violation
    description: The key is there already.
    remedy: Take another key.
"#,
};

pub(super) const CONFLICTING: Lesson = Lesson {
    why: "Some keys exclude each other, because each of them says where a value is or what to do next: `at` and `header` of a \
          place, `restart` and `after_wait` of a retry. With both, it is not clear which one applies. Where either may \
          hold the value, write a list of two places.",
    wrong: "response:
  correlation_id: {at: /request_id, header: x-request-id}
",
    right: "response:
  correlation_id: [/request_id, {header: x-request-id}]
",
};

pub(super) const WRONG_TYPE: Lesson = Lesson {
    why: "The value of each key is text, a list, or a mapping, and a key that is written has a value. Where a value is not \
          of the kind that its key requires, the other checks ignore that key. Text is taken as it is written: `0042`, \
          `no` and `1e3` need no quotes.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: [A value is bad., The message names it.]
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad. The message names it.
",
};

pub(super) const UNKNOWN_VALUE: Lesson = Lesson {
    why: "`retry`, `fallback`, `ignore` and `reasons` take words from short lists, because programs act on them. The \
          diagnostic names the list, or the word that is near. `retry` also takes `{restart: OPERATION}` with one of the \
          catalogue's operations; `new_order`, `new_session`, `new_authorization` and `same_request` of earlier versions \
          were replaced by that and by `unchanged`.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    retry: after_fixing
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    retry: after_fix
",
};

pub(super) const EMPTY_TEXT: Lesson = Lesson {
    why: "An empty text explains nothing, and as a code or message it would match nothing. Leave the key out instead. An \
          empty list of messages is described by a message that has a `name` and no `message`.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: ""
"#,
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};

pub(super) const ZERO_WIDTH: Lesson = Lesson {
    why: "Prose that is copied from a page often brings characters without width along, such as zero-width spaces and soft \
          hyphens. errcat leaves them out of code and docs; remove them, so that a search finds the words. In messages, codes and \
          names, which are compared with responses, they are errors.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: "A value\u200B is bad."
"#,
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};

pub(super) const CONTROL_CHARACTER: Lesson = Lesson {
    why: "Control characters, bidirectional formatting and characters without width are invisible: a text that has them is \
          not the visible text, and could make source code or a terminal show something else. A message, code or \
          name is one line; only prose may have line breaks and tabs.",
    wrong: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: "A value\u202E is bad."
"#,
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};
