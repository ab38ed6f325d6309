//! Lessons on versions, on deprecated and retired entries, and on sources.

use super::Lesson;

pub(super) const LIFECYCLE: Lesson = Lesson {
    why: "`since` becomes the `since` of `#[deprecated]` in the generated crate: the first version with the warning, which \
          is the one that is about to be released or an earlier one. An entry can be retired directly, but it cannot be \
          deprecated after it was retired.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix it.
    messages:
      - {name: bad_day, message: Bad day, retired: {since: 0.2.0}}
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix it.
    messages:
      - {name: bad_day, message: Bad day, retired: {since: 0.1.0}}
",
};

pub(super) const ENTRY: Lesson = Lesson {
    why: "`use` refers from a deprecated entry to its replacement: a message of the same error by its name, an error by \
          its name, or `error.message`. The replacement has to exist, and it cannot be deprecated or retired itself.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix it.
    messages:
      - {name: bad_day, message: Bad day, deprecated: {since: 0.1.0, use: date}}
      - {name: bad_date, message: Bad date}
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix it.
    messages:
      - {name: bad_day, message: Bad day, deprecated: {since: 0.1.0, use: bad_date}}
      - {name: bad_date, message: Bad date}
",
};

pub(super) const DATE: Lesson = Lesson {
    why: "A date is the day when something was documented or seen: a day of the calendar, written year-month-day, so that \
          dates can be compared as text.",
    wrong: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix it.
    source: {kind: documented, date: 2026-02-30}
",
    right: "errors:
  - status: 400
    code: BAD_VALUE
    description: A value is bad.
    remedy: Fix it.
    source: {kind: documented, date: 2026-02-28}
",
};

pub(super) const VERSION: Lesson = Lesson {
    why: "With `errcat generate --baseline FILE|REV`, the version is at least the one that the changes since the baseline \
          require, by the rules of cargo: below 1.0.0 a change that breaks code raises the second number. `errcat diff` \
          lists the changes. Here the baseline is version 0.1.0, and it has another error.",
    wrong: "api: {id: shop, name: Shop, version: 0.1.1}
",
    right: "api: {id: shop, name: Shop, version: 0.2.0}
",
};
