//! The columns of the tables, defined once for those that write and those that read them. A new column comes last.

/// A column that holds a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Number(pub u32);

/// A column that refers to a text: where it begins in the texts, and in the column after it the length.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(pub u32);

impl Number {
    const WIDTH: u32 = 1;
}

impl Text {
    const WIDTH: u32 = 2;
}

/// Gives each column of a table its place, in this order.
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
        /// How many numbers a row has.
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
        /// The HTTP status; 0 where there is none.
        STATUS: Number,
        RETRY: Number,
        /// Its first message.
        FIRST_ENTRY: Number,
        /// How many messages it has.
        ENTRIES: Number,
        /// The message for an empty list, from 1; 0 where there is none.
        EMPTY: Number,
        /// Its dialect.
        DIALECT: Number,
        /// How many words there are at most before a reason in plain words.
        TRAILING_WORDS: Number,
        /// The parts that a composite code has, a bit for each.
        CODE_PARTS: Number,
        /// Whether the request may have taken effect, from 1; 0 where that is not known.
        EFFECT: Number,
        /// How many milliseconds to wait before the retry; 0 where there is no delay.
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
        /// The documented text with its placeholders; none for an empty list of messages.
        MESSAGE: Text,
        /// A list: the names of its values.
        FIELDS: Text,
        DESCRIPTION: Text,
        REMEDY: Text,
        /// A list of pairs: the number of an operation, and what its users see.
        IMPACT: Text,
        /// A list of pairs: title and address.
        LINKS: Text,
        /// A list: texts that were observed on the wire.
        EXAMPLES: Text,
        /// The error that it belongs to.
        ERROR: Number,
        RETRY: Number,
        /// How many milliseconds to wait before the retry; 0 where there is no delay.
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
        /// A list: the numbers of the errors that it returns; none where that is not known.
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
        /// The remedy of errors that have none.
        DEFAULT_REMEDY: Text,
        /// The retry of errors that have none.
        DEFAULT_RETRY: Number,
        /// Whether there is one message, a string, and not a list: bits for the whole response and for its items.
        SINGLE: Number,
        /// What decides for a body without a code, in this order; 0 where nothing does.
        FALLBACK: Number,
        FALLBACK_NEXT: Number,
        /// Whether every error has a status.
        HAS_STATUSES: Number,
        /// How many groups of prefixes each error has rows for, counting the one without a prefix.
        GROUPS: Number,
        /// Whether only whole codes distinguish errors.
        CODES_WHOLE: Number,
        /// The seed of the keys of codes.
        CODE_SEED: Number,
        /// How many parts a code has; 0 where codes are one text.
        CODE_PARTS: Number,
        /// Whether a body with an unknown code is the error without a code under its status.
        UNKNOWN_CODE: Number,
        /// Whether messages are prose that is not matched: bits for the whole response and for its items.
        IGNORE_MESSAGES: Number,
        /// Whether bodies are XML.
        XML: Number,
        /// How many sources a whole response has. Those of its items follow.
        SOURCES: Number,
        /// The first node of the tree of keys of an item; 0 where bodies have no items.
        ITEM_PATHS: Number,
        /// The field, from 1, whose value is the key or the path of an item; 0 where there is none.
        ITEM_KEY: Number,
        /// How many milliseconds to wait before the retry of errors that have none.
        DEFAULT_DELAY: Number,
        /// The key whose values are the items, wherever it is below their place.
        ITEM_LEAVES: Text,
    }
);

columns!(
    /// A node of the trees of keys that lead to the values in a body; the first is the whole body.
    path {
        /// The key of the members that belong to it.
        KEY: Text,
        /// The number of the array element that belongs to it, from 1; 0 where there is none.
        ELEMENT: Number,
        /// Whether all members and elements belong to it.
        ANY: Number,
        /// Where its value is kept, from 1; 0 where it is not.
        SLOT: Number,
        /// Whether it can have several values.
        MANY: Number,
        /// The nodes below it, counted from the root of its tree: the lower and the upper half of the bits.
        BELOW: Number,
        BELOW_HIGH: Number,
        /// Of a root, the root of the next tree of the same response or item; 0 where there is none.
        NEXT: Number,
    }
);

columns!(
    /// A place in a response where a part of it is, in the order in which the places are tried.
    source {
        /// Which part it is: a `matching::sources::Role`.
        ROLE: Number,
        /// The slot of its value, from 1; 0 for a header.
        SLOT: Number,
        /// The JSON Pointer, or the name of the header in lower case.
        PLACE: Text,
        /// The value begins after the first occurrence of this text, if there is one.
        AFTER: Text,
        /// The value ends before the first occurrence of this text, if there is one.
        BEFORE: Text,
        /// The number of the field, or of the part of a composite code.
        NUMBER: Number,
        /// Whether the value is written as a number.
        NUMERIC: Number,
        /// Whether the value is a part of the text there.
        CUT: Number,
    }
);

columns!(
    /// A value next to the messages.
    field {
        NAME: Text,
        DESCRIPTION: Text,
        /// Its type: a `matching::fields::FieldType`.
        TYPE: Number,
        /// Whether it is a field of the items of a body.
        ITEM: Number,
        /// Whether it is not shown.
        SENSITIVE: Number,
    }
);

columns!(
    /// How the text on the wire may differ from the documented text.
    dialect {
        /// Pairs of characters that may surround a message, one after the other.
        WRAP: Text,
        /// Characters that may stand before or after a message.
        STRAY: Text,
        SEPARATOR: Text,
        /// Whether the case of ASCII letters may differ.
        CASE: Number,
        /// Whether white space may differ.
        WHITE_SPACE: Number,
        /// Whether a reason in parentheses may follow a finding.
        PARENTHESES: Number,
        /// Bits of the bytes with which a prefix may begin.
        STARTS: Number,
        /// The first of its prefixes.
        FIRST_PREFIX: Number,
        /// How many prefixes it has.
        PREFIXES: Number,
        /// Whether a reason in plain words may follow a finding.
        TRAILING: Number,
        /// Two bytes of which each prefix has one; 0 where there are none.
        PROBE: Number,
    }
);

columns!(
    /// A spelling of a beginning.
    prefix {
        SPELLING: Text,
        /// The group of equivalent spellings, from 1.
        GROUP: Number,
    }
);
