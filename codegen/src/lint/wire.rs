//! Lessons on `wire`.

use super::Lesson;

pub(super) const BAD: Lesson = Lesson {
    why: "`wire` declares how texts may differ from the documented ones, and each declaration has to have an effect: an \
          entry of `wrap` is exactly the two characters around a message, and a `separator` has no parentheses, since \
          these enclose reasons.",
    wrong: r#"wire:
  wrap: ["["]
"#,
    right: r#"wire:
  wrap: ["[]"]
"#,
};

pub(super) const OUTER_BLANK: Lesson = Lesson {
    why: "Where `wire` ignores white space, both ends of a text are trimmed before it is read. White space alone before \
          the first placeholder or after the last one would then match nothing, and neither would the message.",
    wrong: r#"wire:
  ignore: [white_space]
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix the value.
    message: "bad {field:word} "
"#,
    right: r#"wire:
  ignore: [white_space]
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix the value.
    message: "bad {field:word}"
"#,
};
