//! Durations: a whole number and a unit, and the words for them in docs.

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

/// Returns a duration as people say it: 30 seconds, 48 hours, 7 days.
pub fn duration_words(duration: Duration) -> String {
    const UNITS: [(u128, &str); 4] =
        [(86_400_000, "day"), (3_600_000, "hour"), (60_000, "minute"), (1_000, "second")];
    let milliseconds = duration.as_millis();
    // One or two days are given in hours.
    let fits = |(length, unit): &&(u128, &str)| {
        milliseconds.is_multiple_of(*length) && (*unit != "day" || milliseconds / length > 2)
    };
    let (length, unit) = match UNITS.iter().find(fits) {
        Some(unit) if milliseconds > 0 => *unit,
        _ => (1, "millisecond"),
    };
    let count = milliseconds / length;
    format!("{count} {unit}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_said_as_people_say_them() {
        let check = |milliseconds, said| {
            assert_eq!(duration_words(Duration::from_millis(milliseconds)), said);
        };
        check(30_000, "30 seconds");
        check(90_000, "90 seconds");
        check(60_000, "1 minute");
        check(48 * 3_600_000, "48 hours");
        check(7 * 86_400_000, "7 days");
        check(1_500, "1500 milliseconds");
        check(0, "0 milliseconds");
    }
}
