//! The shape of a message: its text with numbers, ids, times and quoted parts replaced by placeholders, written as a
//! message of a catalogue.

use std::ops::Range;

use super::parts::{Kind, Parts};

/// The length up to which a message is examined; the rest is one placeholder.
const MAX_TEXT: usize = 400;

/// The number of placeholders in a message at most; the last is for the rest.
const MAX_PLACEHOLDERS: usize = 11;

/// Returns a catalogue message that matches all texts of this shape. What is secret is never a part of its literal text.
pub(super) fn shape(text: &str, secrets: &[Range<usize>]) -> String {
    let cut = text.floor_char_boundary(MAX_TEXT);
    let (start, rest) = text.split_at_checked(cut).unwrap_or((text, ""));
    let mut shape = Shape::default();
    let mut end = 0;
    for (kind, range) in with_secrets(start, secrets) {
        let part = start.get(range.clone()).unwrap_or_default();
        let Some((name, kind)) = placeholder(kind, part) else { continue };
        shape.literal(start.get(end..range.start).unwrap_or_default());
        if shape.names.len() == MAX_PLACEHOLDERS {
            shape.rest();
            return shape.text;
        }
        shape.placeholder(name, kind);
        end = range.end;
    }
    shape.literal(start.get(end..).unwrap_or_default());
    if !rest.is_empty() {
        shape.rest();
    }
    shape.text
}

/// Returns the parts of a text, with those that are secret in place of others that overlap them; a part that holds a secret
/// stays.
fn with_secrets(text: &str, secrets: &[Range<usize>]) -> Vec<(Kind, Range<usize>)> {
    let length = text.len();
    let is_replaced = |(kind, part): &(Kind, Range<usize>)| {
        text.get(part.clone()).is_some_and(|part| placeholder(*kind, part).is_some())
    };
    let mut all: Vec<_> = Parts::new(text).filter(is_replaced).collect();
    for secret in secrets.iter().filter(|secret| secret.start < length) {
        let secret = secret.start..secret.end.min(length);
        let holds = |part: &Range<usize>| part.start <= secret.start && secret.end <= part.end;
        if all.iter().any(|(_, part)| holds(part)) {
            continue;
        }
        all.retain(|(_, part)| part.end <= secret.start || secret.end <= part.start);
        all.push((Kind::Hidden, secret));
    }
    all.sort_by_key(|(_, part)| part.start);
    all
}

/// Returns the name and the type of the placeholder for a part; none for a word that is not an id.
fn placeholder(kind: Kind, text: &str) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        Kind::Double | Kind::Single | Kind::Tick | Kind::Hidden => ("value", ""),
        Kind::Url => ("url", ""),
        Kind::Email => ("email", ":word"),
        Kind::Time => ("time", ""),
        Kind::Uuid => ("id", ":uuid"),
        Kind::Word if text.bytes().all(|byte| byte.is_ascii_digit()) => number(text),
        Kind::Word if !is_id(text) => return None,
        Kind::Word => ("id", ":word"),
        Kind::Number => number(text),
    })
}

/// Returns `int` for a whole number that fits, and `number` for any other one.
fn number(text: &str) -> (&'static str, &'static str) {
    let fits = text.len() <= 18 && !text.contains('.');
    ("number", if fits { ":int" } else { ":number" })
}

/// Returns whether a word is an id.
fn is_id(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_digit).count() >= 2
}

/// A message under construction.
#[derive(Default)]
struct Shape {
    text: String,
    names: Vec<&'static str>,
    /// The start of the placeholder that the text ends with.
    open: Option<usize>,
}

impl Shape {
    fn literal(&mut self, text: &str) {
        if !text.is_empty() {
            self.open = None;
            self.text += &text.replace('{', "{{").replace('}', "}}");
        }
    }

    /// Adds a placeholder with a unique name. Two adjacent placeholders become one.
    fn placeholder(&mut self, name: &'static str, kind: &str) {
        let (name, kind) = match self.open {
            Some(open) => {
                self.text.truncate(open);
                self.names.pop();
                ("value", "")
            }
            None => (name, kind),
        };
        self.open = Some(self.text.len());
        self.names.push(name);
        let number = self.names.iter().filter(|other| **other == name).count();
        let number = if number > 1 { format!("_{number}") } else { String::new() };
        self.text += &format!("{{{name}{number}{kind}}}");
    }

    fn rest(&mut self) {
        self.placeholder("rest", "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use regex::Regex;

    /// The parts that are replaced, in the order of `KINDS`; the first that matches wins.
    const PARTS: &str = r#"(?x)
          " ([^"\n]+) "
        | (?:^|[\s(\[:=,]) ' ([^'\n]+) '
        | ` ([^`\n]+) `
        | ( https?:// [^\s"'<>)\]]+ )
        | ( [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+ )
        | ( \b \d{4}-\d\d-\d\d (?: [T\ ] \d\d:\d\d (?: :\d\d (?: [.,]\d+ )? )? (?: Z | [+-]\d\d:?\d\d )? )? \b )
        | ( \b [0-9A-Fa-f]{8} (?: - [0-9A-Fa-f]{4} ){3} - [0-9A-Fa-f]{12} \b )
        | ( \b [0-9A-Za-z_-]{6,} \b )
        | ( -? \b \d+ (?: \.\d+ )? \b )
        | ( [\p{Cc}\p{Cf}\u{2028}\u{2029}]+ | \[redacted\] )
        "#;

    const KINDS: [Kind; 10] = [
        Kind::Double,
        Kind::Single,
        Kind::Tick,
        Kind::Url,
        Kind::Email,
        Kind::Time,
        Kind::Uuid,
        Kind::Word,
        Kind::Number,
        Kind::Hidden,
    ];

    /// Returns the parts that the expression finds.
    fn expected(expression: &Regex, text: &str) -> Vec<(Kind, Range<usize>)> {
        let found = expression.captures_iter(text).filter_map(|found| {
            let mut groups = KINDS.into_iter().zip(found.iter().skip(1));
            groups.find_map(|(kind, group)| Some((kind, group?.range())))
        });
        found.collect()
    }

    #[test]
    fn what_differs_is_replaced() {
        for (text, expected) in [
            ("Resource is read-only", "Resource is read-only"),
            ("Order 12 of -3 at 4.50", "Order {number:int} of {number_2:int} at {number_3:number}"),
            ("Unknown key \"a b\" in 'c', don't", "Unknown key \"{value}\" in '{value_2}', don't"),
            (
                "No order 5b8e1c1e-0d59-4d3a-9a56-0123456789ab or K12345-x9",
                "No order {id:uuid} or {id_2:word}",
            ),
            ("order_lines[3].tax_rate {x}", "order_lines[{number:int}].tax_rate {{x}}"),
            ("since 2024-01-02T03:04:05Z", "since {time}"),
            ("see https://a.test/b?c=1 (a@b.test)", "see {url} ({email:word})"),
            ("a\tb\u{202e}1", "a{value}b{value_2}"),
            ("card [redacted] of 'é'", "card {value} of '{value_2}'"),
            ("card [redacted]", "card {value}"),
            ("address1 and line_2 and utf8", "address1 and line_2 and utf8"),
            ("12345678901234567890123", "{number:number}"),
            ("", ""),
        ] {
            assert_eq!(shape(text, &[]), expected, "{text}");
        }
    }

    const PIECES: [&str; 38] = [
        "a",
        "order",
        "x_1-",
        "-",
        "--",
        " ",
        "'",
        "\"",
        "`",
        "12",
        "3.50",
        ".",
        ",",
        ":",
        "(",
        "\t",
        "\n",
        "\u{b}",
        "@",
        "+",
        "http://",
        "https://h",
        "jo.d@a-b.test",
        "2024-01-02",
        "T03:04",
        ":05",
        ".678",
        "Z",
        "+01:00",
        "5b8e1c1e-0d59-4d3a-9a56-0123456789ab",
        "abcdefab",
        "_",
        "[redacted]",
        "é",
        "“",
        "\u{202e}",
        "\u{2028}",
        "\u{a0}",
    ];

    #[test]
    fn parts_are_those_of_the_expression() {
        let mut texts = vec![String::new()];
        for _ in 0..3 {
            let longer = texts.iter().flat_map(|text| PIECES.map(|piece| format!("{text}{piece}")));
            texts = longer.collect();
        }
        let sparse = texts
            .iter()
            .step_by(101)
            .flat_map(|text| texts.iter().step_by(2003).map(move |other| format!("{text}{other}")));
        let sparse: Vec<_> = sparse.collect();
        let expression = Regex::new(PARTS).expect("it is valid");
        for text in texts.iter().chain(&sparse) {
            let parts: Vec<_> = Parts::new(text).collect();
            assert_eq!(parts, expected(&expression, text), "{text:?}");
        }
    }

    #[test]
    fn long_messages_have_a_rest() {
        let many = (0..20).map(|n| format!("{n} ")).collect::<String>();
        let shaped = shape(&many, &[]);
        assert!(shaped.ends_with("{number_11:int} {rest}"), "{shaped}");
        assert_eq!(shaped.matches('{').count(), 12, "{shaped}");
        let long = shape(&"word ".repeat(200), &[]);
        assert!(long.ends_with("{rest}") && long.len() < 500, "{long}");
    }
}
