//! Lessons on `response` and the codes that it gives.

use super::Lesson;

pub(super) const RESPONSE: Lesson = Lesson {
    why: "Each part of `response` has to give a value for some body. A header has a name of letters, digits and `-`; the \
          elements of `each` have no headers of their own; a status is one value, so its pointer has no `*`; the parts of a \
          code are not called `at` or `header`; `type` is the same for all places of a field; and the field that `key` \
          fills has no place.",
    wrong: "response:
  code: /code
  fields:
    retry_after: {header: \"retry after\", type: seconds}
",
    right: "response:
  code: /code
  fields:
    retry_after: {header: retry-after, type: seconds}
",
};

pub(super) const CODE: Lesson = Lesson {
    why: "The code of an error is compared with the code of a body. Where `response.code` names the parts of a code, an error \
          names the parts that it has; where all its places have `type: number`, a code is a number. A code that no body \
          can have would never be found.",
    wrong: "response:
  code: {code: /error/code, decline_code: /error/decline_code}
errors:
  - code: {code: card_declined, decline: insufficient_funds}
    name: insufficient_funds
    description: The account has too little money.
    remedy: Ask for another card.
",
    right: "response:
  code: {code: /error/code, decline_code: /error/decline_code}
errors:
  - code: {code: card_declined, decline_code: insufficient_funds}
    name: insufficient_funds
    description: The account has too little money.
    remedy: Ask for another card.
",
};

pub(super) const FALLBACK: Lesson = Lesson {
    why: "With `fallback: messages`, a body without a code is the one error under its status whose messages match. Where \
          two errors under a status match one text, neither is found. A message that takes any text, such as `{text}`, \
          counts only where no other message matches, so a status can have one of these.",
    wrong: r#"response:
  code: /code
  message: /message
  fallback: [messages]
errors:
  - status: 400
    code: EXPIRED
    description: The card has expired.
    remedy: Use another card.
    message: "not accepted"
  - status: 400
    code: LOCKED
    description: The card is locked.
    remedy: Call the bank.
    message: "not accepted"
"#,
    right: r#"response:
  code: /code
  message: /message
  fallback: [messages]
errors:
  - status: 400
    code: EXPIRED
    description: The card has expired.
    remedy: Use another card.
    message: "not accepted: expired"
  - status: 400
    code: LOCKED
    description: The card is locked.
    remedy: Call the bank.
    message: "not accepted: locked"
"#,
};
