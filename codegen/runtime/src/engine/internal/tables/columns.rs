//! The columns of the tables, defined once for the code that writes and reads them. A new column comes last.

/// A column that holds a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number(pub u32);

/// A column that refers to a text: its offset in the texts, followed by its length in the next column.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(pub u32);

impl Number {
    const WIDTH: u32 = 1;
}

impl Text {
    const WIDTH: u32 = 2;
}

/// Numbers the columns of a table in this order.
macro_rules! columns {
    ($(#[$about:meta])* $table:ident { $($columns:tt)* }) => {
        $(#[$about])*
        pub mod $table {
            use super::{Number, Text};
            columns!(@ 0; $($columns)*);
        }
    };
    (@ $place:expr; $(#[$about:meta])* $column:ident: $kind:ident, $($others:tt)*) => {
        $(#[$about])*
        pub const $column: $kind = $kind($place);
        columns!(@ $place + $kind::WIDTH; $($others)*);
    };
    (@ $place:expr;) => {
        /// The number of numbers in a row.
        pub const COUNT: u32 = $place;
        // Not every table has columns of both kinds.
        const _: (Number, Text) = (Number(0), Text(0));
    };
}

columns!(
    /// An error.
    error {
        /// Its name in the catalogue.
        NAME: Text,
        /// Its code on the wire.
        CODE: Text,
        DESCRIPTION: Text,
        REMEDY: Text,
        /// A list of pairs: the number of an operation, and what its users see.
        IMPACT: Text,
        /// A list of pairs: title and address.
        LINKS: Text,
        /// The HTTP status; 0 if it has none.
        STATUS: Number,
        RETRY: Number,
        /// The number of its first message.
        FIRST_ENTRY: Number,
        /// The number of its messages.
        ENTRIES: Number,
        /// The message for an empty list, from 1; 0 if it has none.
        EMPTY: Number,
        /// The number of its dialect.
        DIALECT: Number,
        /// The maximum number of words before a reason in plain words.
        TRAILING_WORDS: Number,
        /// A bit for each part of a composite code that it has.
        CODE_PARTS: Number,
        /// Whether the request may have taken effect, from 1; 0 if that is not known.
        EFFECT: Number,
        /// The milliseconds to wait before the retry; 0 for no delay.
        DELAY: Number,
        /// Its `Category`, from 1.
        CATEGORY: Number,
        /// The address of its documentation.
        PAGE: Text,
    }
);

columns!(
    /// A message of an error.
    entry {
        /// Its name in the catalogue.
        NAME: Text,
        /// The documented text with its placeholders; empty for an empty list of messages.
        MESSAGE: Text,
        /// A list: the names of its values.
        FIELDS: Text,
        DESCRIPTION: Text,
        REMEDY: Text,
        /// A list of pairs: the number of an operation, and what its users see.
        IMPACT: Text,
        /// A list of pairs: title and address.
        LINKS: Text,
        /// A list: texts observed on the wire.
        EXAMPLES: Text,
        /// The number of its error.
        ERROR: Number,
        RETRY: Number,
        /// The milliseconds to wait before the retry; 0 for no delay.
        DELAY: Number,
        /// The address of its documentation.
        PAGE: Text,
        /// The values that are not shown, a bit for each.
        SENSITIVE: Number,
    }
);

columns!(
    /// An operation.
    operation {
        NAME: Text,
        DESCRIPTION: Text,
        /// A list: the numbers of the errors that it returns; empty if they are not known.
        ERRORS: Text,
    }
);

columns!(
    /// A general rule.
    rule {
        NAME: Text,
        DESCRIPTION: Text,
        REMEDY: Text,
        /// A list of pairs: title and address.
        LINKS: Text,
        /// Whether it has a duration.
        HAS_DURATION: Number,
        /// The whole seconds of its duration, the lower and the upper half.
        SECONDS: Number,
        SECONDS_HIGH: Number,
        /// The rest of its duration in nanoseconds.
        NANOSECONDS: Number,
    }
);

columns!(
    /// The whole catalogue.
    setting {
        /// The remedy of errors without a remedy.
        DEFAULT_REMEDY: Text,
        /// The retry of errors without a retry.
        DEFAULT_RETRY: Number,
        /// Whether bodies have one message, a string, instead of a list: bits for the whole response and for its items.
        SINGLE: Number,
        /// The fallbacks for a body without a code, in this order; 0 for none.
        FALLBACK: Number,
        FALLBACK_NEXT: Number,
        /// Whether every error has a status.
        HAS_STATUSES: Number,
        /// The number of groups of prefixes for which an error may have rows, including the group without a prefix.
        GROUPS: Number,
        /// Whether only whole codes distinguish all errors.
        CODES_WHOLE: Number,
        /// The seed of the keys of codes.
        CODE_SEED: Number,
        /// The number of parts of a code; 0 if codes are one text.
        CODE_PARTS: Number,
        /// Whether a body with an unknown code belongs to the error without a code under its status.
        UNKNOWN_CODE: Number,
        /// Whether messages are prose that is not matched: bits for the whole response and for its items.
        IGNORE_MESSAGES: Number,
        /// Whether bodies are XML.
        XML: Number,
        /// The number of sources of a whole response. Those of its items follow.
        SOURCES: Number,
        /// The first node of the tree of keys of an item; 0 if bodies have no items.
        ITEM_PATHS: Number,
        /// The field, from 1, whose value is the key or the path of an item; 0 if there is none.
        ITEM_KEY: Number,
        /// The milliseconds to wait before the default retry.
        DEFAULT_DELAY: Number,
        /// The key whose values are the items, at any depth below their place.
        ITEM_LEAVES: Text,
        /// Whether a message has a sensitive value.
        SENSITIVE_MESSAGES: Number,
        /// Whether a field is sensitive.
        SENSITIVE_FIELDS: Number,
    }
);

columns!(
    /// A node of the trees of keys to the values in a body; the first node is the whole body.
    path {
        /// The key of the members that belong to it.
        KEY: Text,
        /// The number of the array element that belongs to it, from 1; 0 for none.
        ELEMENT: Number,
        /// Whether all members and elements belong to it.
        ANY: Number,
        /// The slot in which its value is stored, from 1; 0 if it is not stored.
        SLOT: Number,
        /// Whether it can have several values.
        MANY: Number,
        /// The nodes below it, counted from the root of its tree: the lower and the upper half of the bits.
        BELOW: Number,
        BELOW_HIGH: Number,
        /// For a root, the root of the next tree of the same response or item; 0 if there is none.
        NEXT: Number,
    }
);

columns!(
    /// A place of a part of a response; places are tried in order.
    source {
        /// The number of the part's `matching::sources::Role`.
        ROLE: Number,
        /// The slot of its value, from 1; 0 for a header.
        SLOT: Number,
        /// The JSON Pointer, or the name of the header in lower case.
        PLACE: Text,
        /// The text after whose first occurrence the value begins, if it occurs.
        AFTER: Text,
        /// The text before whose first occurrence the value ends, if it occurs.
        BEFORE: Text,
        /// The number of the field, or of the part of a composite code.
        NUMBER: Number,
        /// Whether the value is written as a number.
        NUMERIC: Number,
        /// Whether the value is only a part of the text in that place.
        CUT: Number,
    }
);

columns!(
    /// A value next to the messages.
    field {
        NAME: Text,
        DESCRIPTION: Text,
        /// The number of its `matching::fields::FieldType`.
        TYPE: Number,
        /// Whether it is a field of the items of a body.
        ITEM: Number,
        /// Whether it is not shown.
        SENSITIVE: Number,
    }
);

columns!(
    /// The differences that text on the wire may have from the documented text.
    dialect {
        /// Pairs of characters that may enclose a message, one after the other.
        WRAP: Text,
        /// Characters that may precede or follow a message.
        STRAY: Text,
        SEPARATOR: Text,
        /// Whether the case of ASCII letters may differ.
        CASE: Number,
        /// Whether white space may differ.
        WHITE_SPACE: Number,
        /// Whether a reason in parentheses may follow a finding.
        PARENTHESES: Number,
        /// A bit for each byte with which a prefix may begin, as `matching::finding::starts` computes it.
        STARTS: Number,
        /// The row of its first prefix.
        FIRST_PREFIX: Number,
        /// The number of its prefixes.
        PREFIXES: Number,
        /// Whether a reason in plain words may follow a finding.
        TRAILING: Number,
        /// Two bytes, of which each prefix contains one; 0 if there are none.
        PROBE: Number,
    }
);

columns!(
    /// A spelling of a prefix.
    prefix {
        SPELLING: Text,
        /// The group of equivalent spellings, from 1.
        GROUP: Number,
    }
);
