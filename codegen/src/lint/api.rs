//! Lessons on what holds for the whole API: `errcat`, `api`, `response`, `rules`.

use super::Lesson;

pub(super) const FORMAT_VERSION: Lesson = Lesson {
    why: "The number is the version of the format that the file is written in. A later version may give other meanings to \
          the same keys, so nothing else is checked. Install a newer errcat, or write the version that this one reads, \
          which the diagnostic names.",
    wrong: "errcat: 2\n",
    right: "errcat: 1\n",
};

pub(super) const ID: Lesson = Lesson {
    why: "The name of the generated package is the id followed by `-errors`, and folders and links contain the id: \
          lower-case ASCII letters and digits in words joined by one `-`, a letter first, at most 56 \
          characters. Catalogues that are checked together have different ids.",
    wrong: "api:
  id: My_Shop
  name: My Shop
  version: 0.1.0
",
    right: "api:
  id: my-shop
  name: My Shop
  version: 0.1.0
",
};

pub(super) const VERSION: Lesson = Lesson {
    why: "It becomes the version of the generated crate, and cargo takes semantic versions only: three numbers, then perhaps \
          `-beta.1` or the like.",
    wrong: "api:
  id: my-shop
  name: My Shop
  version: 1.0
",
    right: "api:
  id: my-shop
  name: My Shop
  version: 1.0.0
",
};

pub(super) const URL: Lesson = Lesson {
    why: "Links end up in rustdoc and Markdown, where other schemes can run code and unusual characters can end the link. \
          Write the whole address, and percent-encode what is not plain ASCII.",
    wrong: "api:
  id: my-shop
  name: My Shop
  version: 0.1.0
  docs: www.example.com/errors
",
    right: "api:
  id: my-shop
  name: My Shop
  version: 0.1.0
  docs: https://www.example.com/errors
",
};

pub(super) const POINTER: Lesson = Lesson {
    why: "`response` locates the parts of a body with JSON Pointers (RFC 6901): `/error/code` is the key `code` in the \
          object under `error`. In a key, `~1` means `/` and `~0` means `~`. Bodies are also written, so the first \
          pointers of two keys cannot be equal, nor one below the other.",
    wrong: "response:
  code: error.code
  messages: [/errors]
",
    right: "response:
  code: /error/code
  messages: [/errors]
",
};

pub(super) const DURATION: Lesson = Lesson {
    why: "A duration becomes a constant of the type `Duration`: a whole number and one of ms, s, min, h and d.",
    wrong: "rules:
  - name: time_out
    description: A request may take half a minute.
    duration: 30 seconds
",
    right: "rules:
  - name: time_out
    description: A request may take half a minute.
    duration: 30s
",
};

pub(super) const SEVERAL_DEFAULTS: Lesson = Lesson {
    why: "The `remedy` of a general rule applies to every error that has none of its own, and so does its `retry`. With \
          two of them, it is not clear which one applies.",
    wrong: "rules:
  - name: start_again
    description: After an error, start again.
    remedy: Start again.
  - name: ask
    description: There is a support desk.
    remedy: Call the support desk.
",
    right: "rules:
  - name: start_again
    description: After an error, start again.
    remedy: Start again, and call the support desk when that does not help.
",
};
