//! Values next to the messages: their types, and where a response has them.

extern crate alloc;

use self::alloc::borrow::Cow;

use super::super::tables::Tables;
use super::super::tables::columns::{field, source};
use super::json;
use super::paths::Raw;
use super::sources::{Headers, Level, Parts, Role, Value};

/// Declares the enum from its table: `Variant = number, "word": "meaning",` a row. A number never gets another meaning.
macro_rules! types {
    ($($variant:ident = $number:literal, $word:literal: $meaning:literal,)+) => {
        /// The type of a value next to the messages.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        pub enum FieldType {
            $(#[doc = $meaning] $variant,)+
        }

        impl FieldType {
            /// Every type with its word in the catalogue and its meaning.
            pub const ALL: &'static [(Self, &'static str, &'static str)] =
                &[$((Self::$variant, $word, $meaning),)+];

            /// Returns its number in a column.
            pub const fn number(self) -> u32 {
                match self { $(Self::$variant => $number,)+ }
            }

            /// Returns the one with this number in a column.
            pub const fn numbered(number: u32) -> Option<Self> {
                match number {
                    $($number => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

types! {
    Text = 1, "text": "Any text; a number and a truth value as they are written.",
    Bool = 2, "bool": "`true` or `false`.",
    Number = 3, "number": "A decimal number, with or without a fraction or an exponent.",
    Index = 4, "index": "A whole number from 0.",
    Int = 5, "int": "A whole number.",
    Seconds = 6, "seconds": "A duration in seconds.",
    List = 7, "list": "Several texts.",
}

impl FieldType {
    /// Returns whether a text is a value of this type.
    pub fn accepts(self, text: &str) -> bool {
        match self {
            Self::Text | Self::List => true,
            Self::Bool => matches!(text, "true" | "false"),
            Self::Number => json::is_number(text),
            Self::Index => text.parse::<u64>().is_ok(),
            Self::Int => text.parse::<i64>().is_ok(),
            Self::Seconds => json::is_number(seconds(text)) && !text.starts_with('-'),
        }
    }
}

/// Returns the number of a duration, which may have its unit, as in `26s`.
fn seconds(text: &str) -> &str {
    text.strip_suffix('s').unwrap_or(text)
}

/// Returns the duration of a text of the type [`FieldType::Seconds`].
pub fn duration(text: &str) -> Option<core::time::Duration> {
    let seconds = seconds(text).parse().ok()?;
    core::time::Duration::try_from_secs_f64(seconds).ok()
}

/// Visits the number and the text of every field of a level that the response has; a list once for each element. A value that is
/// not of the type of its field is left out.
pub fn visit(
    tables: &Tables<'_>,
    level: Level,
    parts: &Parts<'_>,
    headers: &Headers<'_>,
    visit: &mut dyn FnMut(u32, Cow<'_, str>),
) {
    let mut last = None;
    for row in level.sources() {
        if tables.sources.number(row, source::ROLE) != Role::Field.number() {
            continue;
        }
        let number = tables.sources.number(row, source::NUMBER);
        let Some(kind) = FieldType::numbered(tables.fields.number(number, field::TYPE)) else {
            continue;
        };
        if last == Some(number) {
            continue;
        }
        for value in parts.values(tables, row, headers) {
            let found = match value {
                Value::Raw(raw) => texts(kind, raw, number, visit),
                Value::Text(text) if kind.accepts(&text) => {
                    visit(number, text);
                    true
                }
                Value::Text(_) => false,
            };
            if found {
                last = Some(number);
                if kind != FieldType::List {
                    break;
                }
            }
        }
    }
}

/// Visits the texts of a JSON value, and returns whether there are any.
fn texts(
    kind: FieldType,
    raw: Raw<'_>,
    number: u32,
    visit: &mut dyn FnMut(u32, Cow<'_, str>),
) -> bool {
    let mut found = false;
    let mut each = |raw: Raw<'_>| {
        if let Some(text) = text(raw).filter(|text| kind.accepts(text)) {
            visit(number, text);
            found = true;
        }
    };
    if kind == FieldType::List && raw.text.starts_with('[') {
        let mut elements = json::elements(raw.text);
        while let Some(raw) = elements.next_raw() {
            each(raw);
        }
    } else {
        each(raw);
    }
    found
}

/// Returns a value as a text, objects and arrays as JSON; `None` for `null` and for a string that is cut short.
fn text(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    raw.string().or_else(|| match raw.text {
        "null" => None,
        text if text.starts_with('"') => None,
        text => Some(Cow::Borrowed(text)),
    })
}
