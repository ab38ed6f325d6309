//! Durations: a whole number and a unit.

use std::time::Duration;

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::Text;
use crate::vocabulary::{DurationUnit, Vocabulary};

/// Parses a duration. Reports a text that is not a duration.
pub(super) fn duration(checker: &mut Checker<'_>, text: &Text) -> Option<Duration> {
    let digits = text.value.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.value.len());
    let (number, unit) = text.value.split_at(digits);
    let unit = DurationUnit::from_word(unit.trim_start());
    let number = number.parse::<u64>().ok();
    let milliseconds = unit.and_then(|unit| number?.checked_mul(unit.milliseconds()));
    let duration = milliseconds.map(Duration::from_millis);
    if duration.is_none() {
        let message = format!("`{}` is not a duration", text.value);
        let units: Vec<_> = DurationUnit::WORDS.iter().map(|row| row.word).collect();
        let help = format!("write a whole number and one of {}, such as `30s`", units.join(", "));
        checker.push(Diagnostic::new(Lint::BadDuration, text.span, message).help(help));
    }
    duration
}
