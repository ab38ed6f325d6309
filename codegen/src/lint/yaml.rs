//! Lessons on the file as YAML.

use super::Lesson;

pub(super) const SYNTAX: Lesson = Lesson {
    why: "A catalogue is a YAML file. Where YAML itself cannot be read, nothing after that place can be either, so this is \
          the one mistake that hides others. Usual causes: a tab as indentation, a bracket or quote that is never closed, \
          and text that holds a colon before a space or begins with `{`, `[`, `*`, `&`, `@` or a backtick without quotes around it.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: Bad value: something is missing.
",
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: "Bad value: something is missing."
"#,
};

pub(super) const DOCUMENT: Lesson = Lesson {
    why: "A file is one catalogue. An empty file has none, and a line of `---` after the first value begins a second one, \
          which would not be read. Give every API a file of its own.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
---
errors:
  - status: 404
    code: NOT_FOUND
    description: There is no such thing.
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
  - status: 404
    code: NOT_FOUND
    description: There is no such thing.
",
};

pub(super) const TOO_DEEP: Lesson = Lesson {
    why: "The format needs only a few levels. The limit keeps a broken or hostile file from using up time and memory.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[A value is bad.]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
",
};

pub(super) const TOO_LARGE: Lesson = Lesson {
    why: "A file has at most 16 MiB, a text 64 KiB, a list under `wire` 100 items, one under `response` 10, `operations` \
          500 names. All values together, with aliases counted at each use, are limited to about 40,000 entries; and the \
          messages of an error are not so many and so similar that comparing them takes long. The limits keep a broken or \
          hostile file from using up time and memory.",
    wrong: "response:
  code: [/a, /b, /c, /d, /e, /f, /g, /h, /i, /j, /k]
",
    right: "response:
  code: [/a, /b, /c]
",
};

pub(super) const TAG: Lesson = Lesson {
    why: "The type of a value follows from its key, so a tag such as `!important` has no meaning, and the tags of some \
          programs are only known there. Text that begins with `!` needs quotes.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: !important A value is bad.
",
    right: r#"errors:
  - status: 400
    code: BAD_VALUE
    description: "!important: a value is bad."
"#,
};
