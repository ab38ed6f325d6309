//! The figure of a rule: `30 seconds` is `30s`.

/// Units as they are written on pages, and in a catalogue.
const UNITS: &[(&str, &str)] = &[
    ("ms", "ms"),
    ("millisecond", "ms"),
    ("s", "s"),
    ("sec", "s"),
    ("second", "s"),
    ("min", "min"),
    ("minute", "min"),
    ("h", "h"),
    ("hour", "h"),
    ("day", "d"),
];

/// Returns the duration that a text names; `None` if there are several.
pub(super) fn of(text: &str) -> Option<String> {
    let words: Vec<_> = text.split(|c: char| c.is_whitespace() || c == '-').map(bare).collect();
    let mut found = words.windows(2).filter_map(|pair| {
        let number = pair[0].parse::<u64>().ok().filter(|number| *number < 100_000)?;
        let unit = pair[1].to_lowercase();
        let known =
            UNITS.iter().find(|(written, _)| unit == *written || unit == format!("{written}s"))?;
        Some(format!("{number}{}", known.1))
    });
    let first = found.next();
    first.filter(|first| found.all(|other| other == *first))
}

fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn one_figure_with_a_unit_is_a_duration() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(of(text).as_deref(), expected, "{text}");
        };
        check("It takes 30 seconds, then 504.", Some("30s"));
        check("a 48-hour limit", Some("48h"));
        check("valid for 5 min.", Some("5min"));
        check("from 10 to 20 days", Some("20d"));
        check("10 s or 2 days", None);
        check("after 30 tries", None);
    }
}
