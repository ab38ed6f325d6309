//! How long the longest messages take that somebody could send to do harm.

use std::hint::black_box;
use std::io::Write as _;
use std::time::{Duration, Instant};

use errors::{Code, Entry, classify};

/// A shape is tried in these lengths, until one takes too long.
const LENGTHS: &[usize] = &[1 << 10, 1 << 13, 1 << 16, 1_000_000];
const TOO_LONG: Duration = Duration::from_millis(500);

/// Errors that are tried, those with the most messages, and messages of each whose text is made hostile.
const ERRORS: usize = 4;
const MESSAGES: usize = 4;

/// Texts that are repeated.
const SHAPES: &[&str] = &[
    "a is b is ",
    "\"",
    " ",
    "(",
    ")",
    "()",
    ", ",
    "a, ",
    "[",
    "1",
    "a.b[0].",
    "ä",
    "a (b), ",
    "Bad value: a, ",
];

/// Prints for each shape the longest text that was tried, and the time that the slowest error took for it.
pub fn print() {
    let mut codes: Vec<Code> = Code::ALL.to_vec();
    codes.sort_by_key(|code| std::cmp::Reverse(code.entries().len()));
    codes.truncate(ERRORS);
    for shape in SHAPES {
        report(shape, |length| shape.repeat(length / shape.len()), &codes);
    }
    for code in &codes {
        let texts = code.entries().filter_map(Entry::message);
        for text in texts.filter(|text| text.contains('{')).take(MESSAGES) {
            report(text, |length| nearly(text, length), &[*code]);
            report(&format!("{text} …"), |length| short_of(text, length), &[*code]);
        }
    }
}

/// A text that goes along with a message for as long as it can, and is none in the end.
fn nearly(text: &str, length: usize) -> String {
    let parts: Vec<&str> = text.split(['{', '}']).step_by(2).collect();
    let share = length / (parts.len() - 1);
    let mut out = String::new();
    for pair in parts.windows(2) {
        let repeated = format!("1{}", pair[1]);
        out.push_str(pair[0]);
        out.push_str(&repeated.repeat(share / repeated.len()));
        out.push('1');
    }
    out + "\n"
}

/// A text that begins and ends as a message does, with every literal text of it but the one in the middle, again and again.
fn short_of(text: &str, length: usize) -> String {
    let parts: Vec<&str> = text.split(['{', '}']).step_by(2).collect();
    let (first, rest) = parts.split_first().expect("there is a head");
    let (last, inner) = rest.split_last().unwrap_or((&"", &[]));
    let kept = inner.iter().enumerate().filter(|(at, _)| *at != inner.len() / 2);
    let repeated: String = kept.map(|(_, part)| format!("1{part}")).chain(["1".to_owned()]).collect();
    format!("{first}{}{last}", repeated.repeat(length / repeated.len()))
}

fn report(name: &str, text: impl Fn(usize) -> String, codes: &[Code]) {
    for length in LENGTHS {
        let text = text(*length);
        let slowest = codes.iter().map(|code| time(*code, &text)).max().unwrap_or_default();
        if slowest > TOO_LONG || length == LENGTHS.last().expect("there are some") {
            println!("{name}\t{}\t{}", text.len(), slowest.as_secs_f64() * 1000.0);
            std::io::stdout().flush().expect("somebody reads");
            return;
        }
    }
}

/// The better of three times that reading everything in the text takes.
fn time(code: Code, text: &str) -> Duration {
    let (status, name) = (code.status().unwrap_or_default(), code.as_str().unwrap_or_default());
    let once = || {
        let start = Instant::now();
        classify(status, name, text).for_each(|finding| {
            black_box(finding.detail());
        });
        start.elapsed()
    };
    let first = once();
    if first > TOO_LONG { first } else { first.min(once()).min(once()) }
}
