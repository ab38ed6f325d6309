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
