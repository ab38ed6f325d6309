//! Reads the values next to the messages: their types, and where a response has them.

extern crate alloc;

use self::alloc::borrow::Cow;
use core::time::Duration;

use super::super::super::vocabulary::{Row, vocabulary};
use super::super::tables::Tables;
use super::super::tables::columns::{field, source};
use super::json;
use super::paths::Raw;
use super::sources::{Headers, Level, Parts, Role, Value};

vocabulary! {
    /// The type of a value next to the messages.
    FieldType {
        /// Any text; numbers and truth values are kept as they are written.
        Text = "text": "any text",
        /// `true` or `false`.
        Bool = "bool": "true or false",
        /// A decimal number, with or without a fraction or an exponent.
        Number = "number": "a number, as it was written",
        /// A whole number from 0.
        Index = "index": "a whole number, 0 or more",
        /// A whole number.
        Int = "int": "a whole number",
        /// A duration in seconds, or an HTTP date.
        Seconds = "seconds": "a time to wait: seconds or an HTTP date",
        /// Several texts.
        List = "list": "a list of texts",
    }
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
            Self::Seconds => {
                json::is_number(seconds(text)) && !text.starts_with('-') || date(text).is_some()
            }
        }
    }
}

/// Returns the number of a duration, which may end with its unit, as in `26s`.
fn seconds(text: &str) -> &str {
    text.strip_suffix('s').unwrap_or(text)
}

/// Returns the duration that a text of the type [`FieldType::Seconds`] is. For a date, it begins at the date `now`.
pub fn duration(text: &str, now: Option<&str>) -> Option<Duration> {
    if let Ok(seconds) = seconds(text).parse() {
        return Duration::try_from_secs_f64(seconds).ok();
    }
    date(text)?.checked_sub(date(now?)?).map(Duration::from_secs)
}

/// Returns the seconds from 1970 to an HTTP date, such as `Sun, 06 Nov 1994 08:49:37 GMT`.
fn date(text: &str) -> Option<u64> {
    let mut words = text.split_once(", ")?.1.split(' ');
    let number = |words: &mut core::str::Split<'_, char>| words.next()?.parse::<u64>().ok();
    let day = number(&mut words)?;
    let month = words.next()?;
    let month = MONTHS.iter().position(|name| *name == month)? as u64;
    let year = number(&mut words).filter(|year| (1970..=9999).contains(year))?;
    let mut time = words.next()?.splitn(3, ':').map(|part| part.parse::<u64>().ok());
    let (hour, minute, second) = (time.next()??, time.next()??, time.next()??);
    if day == 0 || day > 31 || hour > 23 || minute > 59 || second > 60 {
        return None;
    }
    // The year is taken to begin in March, so that a leap day is its last day.
    let (year, month) = if month < 2 { (year - 1, month + 10) } else { (year, month - 2) };
    let days = 365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + day - 1;
    Some((days.checked_sub(719_468)? * 24 + hour) * 3_600 + minute * 60 + second)
}

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Visits the number and the text of every field of a level that the response has, once for each element of a list.
/// Skips a value that does not have the type of its field.
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

/// Returns a value as text, objects and arrays as JSON. Returns `None` for `null` and for a string that is cut short.
fn text(raw: Raw<'_>) -> Option<Cow<'_, str>> {
    raw.string().or_else(|| match raw.text {
        "null" => None,
        text if text.starts_with('"') => None,
        text => Some(Cow::Borrowed(text)),
    })
}

#[cfg(test)]
mod tests {
    use super::{Duration, FieldType, duration};

    #[test]
    fn durations_are_seconds_or_dates() {
        let seconds = |text: &str| duration(text, None).map(|duration| duration.as_secs_f64());
        assert_eq!(seconds("120"), Some(120.0));
        assert_eq!(seconds("2.5s"), Some(2.5));
        for text in ["", "x", "-1", "NaN", "1e400", "Sun, 06 Nov 1994 08:49:37 GMT"] {
            assert_eq!(seconds(text), None, "{text}");
        }
        let (now, later) = ("Wed, 28 Feb 2024 23:59:50 GMT", "Fri, 01 Mar 2024 00:00:05 GMT");
        assert_eq!(duration(later, Some(now)), Some(Duration::from_secs(24 * 3_600 + 15)));
        assert_eq!(duration(now, Some(later)), None);
        assert_eq!(super::date("Sun, 06 Nov 1994 08:49:37 GMT"), Some(784_111_777));
    }

    #[test]
    fn values_are_of_their_type() {
        let accepted = |text| {
            let kinds = FieldType::ALL.iter().filter(|kind| kind.accepts(text));
            kinds.map(|kind| kind.name()).collect::<Vec<_>>()
        };
        assert_eq!(accepted("true"), ["text", "bool", "list"]);
        assert_eq!(accepted("7"), ["text", "number", "index", "int", "seconds", "list"]);
        assert_eq!(accepted("-7"), ["text", "number", "int", "list"]);
        assert_eq!(accepted("1.5"), ["text", "number", "seconds", "list"]);
    }
}
