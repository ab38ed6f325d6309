//! Checks `source`: how an error or a message is known. The phase `prove` checks that samples match.

use super::catalog::{Source, SourceKind};
use super::{Checker, api, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecMessage, SpecSource, Text};

/// Returns the sources. Sources without a kind have been reported.
pub(super) fn sources(checker: &mut Checker<'_>, specs: &[SpecSource]) -> Vec<Source> {
    specs.iter().filter_map(|spec| source(checker, spec)).collect()
}

fn source(checker: &mut Checker<'_>, spec: &SpecSource) -> Option<Source> {
    let place = spec.place.as_ref().map(|place| self::place(checker, place));
    let date = spec.date.as_ref().map(|date| self::date(checker, date));
    // The sample of a message must match it, so it has one line; a body may have several lines.
    let sample = spec.sample.as_ref().map(|sample| text::prose(checker, sample));
    let kind = spec.kind.as_ref()?;
    let kind = api::choice(checker, kind)?;
    Some(Source { kind, place, date, sample })
}

/// Checks a place as an address if it looks like one, or else as text.
fn place(checker: &mut Checker<'_>, text: &Text) -> String {
    if text.value.contains("://") { api::url(checker, text) } else { text::line(checker, text) }
}

fn date(checker: &mut Checker<'_>, text: &Text) -> String {
    if !is_day(&text.value) {
        let message = format!("`{}` is not a day of the calendar", text.value);
        let help = "write year-month-day, such as `2026-01-31`";
        checker.push(Diagnostic::new(Lint::BadDate, text.span, message).help(help));
    }
    text.value.clone()
}

/// Returns whether a text is a day of the Gregorian calendar in the form 2026-01-31.
fn is_day(text: &str) -> bool {
    let digits = |part: &str, length: usize| {
        let digits = part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        part.parse::<u16>().ok().filter(|_| digits)
    };
    let mut parts = text.split('-');
    let (Some(year), Some(month), Some(day), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return false;
    };
    let (Some(year), Some(month), Some(day)) = (digits(year, 4), digits(month, 2), digits(day, 2))
    else {
        return false;
    };
    let leap = year.is_multiple_of(4) && !year.is_multiple_of(100) || year.is_multiple_of(400);
    let days = match month {
        2 => 28 + u16::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// Returns the observed samples of a message, then its other examples, without duplicates.
pub(super) fn with_samples(spec: &SpecMessage, examples: Vec<String>) -> Vec<String> {
    let observed = |source: &&SpecSource| {
        source.kind.as_ref().is_some_and(|kind| kind.value == SourceKind::Observed.as_str())
    };
    let sources = spec.about.sources.iter().filter(|_| spec.message.is_some()).filter(observed);
    let samples = sources.filter_map(|source| source.sample.as_ref());
    let mut texts: Vec<String> = Vec::new();
    for text in samples.map(|sample| sample.value.clone()).chain(examples) {
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        let yes = ["2026-01-31", "2024-02-29", "2000-02-29", "1999-12-01"];
        let no = ["2026-02-29", "1900-02-29", "2026-13-01", "2026-1-1", "2026-00-10", "2026-01-00"];
        assert!(yes.iter().all(|text| is_day(text)));
        assert!(no.iter().chain(&["", "2026-01", "+026-01-01", "a-b-c"]).all(|t| !is_day(t)));
    }
}
