//! Lessons on `wire`.

use super::Lesson;

pub(super) const BAD: Lesson = Lesson {
    why: "`wire` declares how texts may differ from what is documented, and each declaration has to be able to do so: an entry \
          of `wrap` is exactly the two characters around a message, and a `separator` has no parentheses, since these hold \
          reasons.",
    wrong: r#"wire:
  wrap: ["["]
"#,
    right: r#"wire:
  wrap: ["[]"]
"#,
};

pub(super) const OUTER_BLANK: Lesson = Lesson {
    why: "Where `wire` ignores white space, it is taken off both ends of a text before the text is read. White space alone \
          before the first placeholder or after the last one would wait for what never comes, and the message would match \
          nothing.",
    wrong: r#"wire:
  ignore: [white_space]
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend the value.
    message: "bad {field:word} "
"#,
    right: r#"wire:
  ignore: [white_space]
errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend the value.
    message: "bad {field:word}"
"#,
};
