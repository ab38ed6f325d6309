//! Lessons on versions, on what is on its way out, and on how entries are known.

use super::Lesson;

pub(super) const LIFECYCLE: Lesson = Lesson {
    why: "`since` becomes that of `#[deprecated]` in the generated crate: the first version that says so, which is the one that \
          is about to be released or an earlier one. What is retired has been deprecated before, if ever.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend it.
    messages:
      - {name: bad_day, message: Bad day, retired: {since: 0.2.0}}
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend it.
    messages:
      - {name: bad_day, message: Bad day, retired: {since: 0.1.0}}
",
};

pub(super) const ENTRY: Lesson = Lesson {
    why: "`use` sends people from a deprecated entry to the one that takes its place: a message of the same error by its name, an \
          error by its name, or `error.message`. It has to be there, and in use itself.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend it.
    messages:
      - {name: bad_day, message: Bad day, deprecated: {since: 0.1.0, use: date}}
      - {name: bad_date, message: Bad date}
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend it.
    messages:
      - {name: bad_day, message: Bad day, deprecated: {since: 0.1.0, use: bad_date}}
      - {name: bad_date, message: Bad date}
",
};

pub(super) const DATE: Lesson = Lesson {
    why: "A date says when something was documented or seen. It is a day that there is, written year-month-day, so that dates can \
          be compared as text.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend it.
    source: {kind: documented, date: 2026-02-30}
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Mend it.
    source: {kind: documented, date: 2026-02-28}
",
};

pub(super) const VERSION: Lesson = Lesson {
    why: "With `errcat generate --baseline FILE|REV`, the version is at least what the changes since the baseline ask for, as cargo \
          reads versions: below 1.0.0 a change that breaks code raises the second number. `errcat diff` tells what has changed. \
          Here the baseline is version 0.1.0, and it has another error.",
    wrong: "api: {id: shop, name: Shop, version: 0.1.1}
",
    right: "api: {id: shop, name: Shop, version: 0.2.0}
",
};
