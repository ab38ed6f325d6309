//! Records: the lines of a text that belong together. A log has one on each line, and its stack traces, heads of HTTP
//! responses and objects over several lines go on below.

use std::ops::Range;

use crate::codes::Codes;
use crate::{prefix, quoted, status};

/// The maximum number of lines of a record above a part of a response.
const MAX_ABOVE: usize = 64;

/// The maximum number of lines below, and of bytes.
const MAX_BELOW: usize = 512;
const MAX_BYTES: usize = 256 * 1024;

/// A line that is longer is looked at from its beginning only.
const MAX_LINE: usize = 512;

/// Returns the record around a position; nothing before `floor` belongs to it.
pub(crate) fn around(text: &str, floor: usize, at: usize) -> Range<usize> {
    let mut start = line_start(text, floor, at);
    for _ in 0..MAX_ABOVE {
        let Some(above) = above(text, floor, start) else { break };
        let line = text.get(start..).map_or("", first_line);
        let between = text.get(above.end..start).unwrap_or_default();
        let is_apart = between.bytes().filter(|byte| *byte == b'\n').count() > 1;
        if !goes_on(text.get(above.clone()).unwrap_or_default(), line, is_apart) {
            break;
        }
        start = above.start;
    }
    start..end(text, at)
}

/// Returns where the record ends that has a position in it.
fn end(text: &str, at: usize) -> usize {
    let mut last = line_start(text, 0, at)..line_end(text, at);
    let (mut end, mut from) = (last.end, last.end);
    for _ in 0..MAX_BELOW {
        if from >= text.len() || from - at > MAX_BYTES {
            break;
        }
        let line = from + 1..line_end(text, from + 1);
        from = line.end;
        let below = text.get(line.clone()).unwrap_or_default();
        if below.trim().is_empty() {
            continue;
        }
        if !goes_on(text.get(last.clone()).unwrap_or_default(), below, last.end + 1 < line.start) {
            break;
        }
        (end, last) = (line.end, line);
    }
    end
}

/// Returns the last line above a position that is not blank.
fn above(text: &str, floor: usize, start: usize) -> Option<Range<usize>> {
    let before = text.get(floor..start)?.trim_end();
    let end = floor + before.len();
    (!before.is_empty()).then(|| line_start(text, floor, end)..end)
}

/// Returns where the line of a position begins.
pub(crate) fn line_start(text: &str, floor: usize, at: usize) -> usize {
    let above = text.get(floor..at).unwrap_or_default();
    above.rfind('\n').map_or(floor, |end| floor + end + 1)
}

/// Returns where the line of a position ends.
pub(crate) fn line_end(text: &str, at: usize) -> usize {
    text.get(at..).and_then(|rest| rest.find('\n')).map_or(text.len(), |length| at + length)
}

fn first_line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(line, _)| line)
}

/// Returns whether a line goes on with the record of the line above; `is_apart`: blank lines are between them.
#[must_use]
pub fn goes_on(above: &str, line: &str, is_apart: bool) -> bool {
    let (above, line) = (cut(above.trim_end()), cut(line.trim_end()));
    let Some(first) = line.bytes().next() else { return true };
    if is_below(above, line) {
        return true;
    }
    // A head below another one without a body, as curl prints them after a redirect, goes on with it.
    let is_chained = || is_apart && label(above).is_some();
    if has_time(line) || status::of_head(line).is_some() && !is_chained() {
        return false;
    }
    let bare = line.trim_start();
    let between_objects =
        above.trim_start().starts_with(['}', ']']) && bare.starts_with(['{', '[']);
    if between_objects {
        return false;
    }
    let is_head = status::of_head(above).is_some();
    if is_head || is_open(above) || is_apart && label(above).is_some() || is_wrapped(above, line) {
        return true;
    }
    match first {
        b' ' | b'\t' | b'}' | b']' | b')' | b'"' | b'\'' | b',' | b'|' | b'<' | b'*' => true,
        b'{' | b'[' => {
            is_trace(line) || above.starts_with(['*', '<', '>']) || above.starts_with("{ [")
        }
        b'-' => line.starts_with("- ") || is_trace(line),
        _ if line.starts_with('│')
            || is_trace(line)
            || above.starts_with([' ', '\t']) && is_exception(line) =>
        {
            true
        }
        _ => is_field(above, line),
    }
}

/// Returns whether a line goes on with an object of the line above although both begin alike, since a program writes a time
/// or its name in front of each line.
fn is_below(above: &str, line: &str) -> bool {
    let common = prefix::common(above, line);
    let (head, rest) = line.split_at_checked(common).unwrap_or_default();
    if head.trim().is_empty() {
        return false;
    }
    let closes = rest.starts_with(['}', ']']);
    let is_open = above.ends_with([',', '{', '[', '(']);
    let is_inner = head.ends_with("  ") || rest.starts_with([' ', '\t']);
    closes || is_open && is_inner || head.starts_with('>')
}

/// Returns the beginning of a line.
fn cut(line: &str) -> &str {
    line.get(..line.floor_char_boundary(MAX_LINE)).unwrap_or(line)
}

/// Returns whether a line is a part of something that goes on.
fn is_open(line: &str) -> bool {
    line.ends_with([',', '{', '[', '(', ':', '\\', '|'])
        || line.ends_with("=>")
        || line.ends_with("|-")
}

/// Returns whether a string that the line above does not close goes on.
fn is_wrapped(above: &str, line: &str) -> bool {
    quoted::wrapped_end(line).is_some()
        && above.len() < MAX_LINE - 4
        && (above.matches('"').count() - above.matches("\\\"").count()) % 2 == 1
}

/// Returns whether a line belongs to a stack trace.
fn is_trace(line: &str) -> bool {
    const STARTS: [&str; 14] = [
        "at ",
        "Caused by",
        "Suppressed:",
        "#",
        "...",
        "Stack trace",
        "[stacktrace]",
        "thrown in",
        "---",
        "Traceback",
        "During handling",
        "The above exception",
        "goroutine ",
        "from ",
    ];
    STARTS.iter().any(|start| line.starts_with(start))
}

/// Returns whether a line begins with the name of an exception, as it does below the frames of a trace.
fn is_exception(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    ["Error", "Exception"].iter().any(|kind| name.ends_with(kind)) && !name.contains(' ')
}

/// Returns whether two lines are fields of one record: each a name and a value, and the names differ.
fn is_field(above: &str, line: &str) -> bool {
    let Some(name) = label(line) else { return false };
    has_time(above) && !name.contains('.') || label(above).is_some_and(|above| above != name)
}

/// Returns the name that a line begins with, before a colon, an equals sign or a single tab. Codes and classes are not names.
fn label(line: &str) -> Option<&str> {
    let line = line.trim_start_matches(['<', '>', '*', '-', '"', '\'', ' ']);
    let end = line.find([':', '=', '|', '\t'])?;
    let name = line.get(..end)?.split('[').next()?.trim_end_matches(['"', '\'', ' ']);
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.');
    let after = line.get(end + 1..)?;
    let is_name = name.starts_with(|c: char| c.is_alphabetic())
        && name.len() <= 48
        && name.chars().all(is_part)
        && !after.starts_with(':')
        && !(line.get(end..)?.starts_with('\t') && after.contains('\t'))
        // The names of containers end with a number.
        && !(line.get(end..)?.starts_with('|') && name.ends_with(|c: char| c.is_ascii_digit()))
        && Codes::like(name, 0).is_none_or(|code| code.len() < name.len());
    let shouts = name.len() > 1 && name.chars().all(|c| c.is_ascii_uppercase() || c == '_');
    (is_name && !shouts).then_some(name)
}

/// Returns whether a line begins with a time, as the lines of logs do.
fn has_time(line: &str) -> bool {
    let line = line.trim_start_matches(['[', '(', '"']);
    let line =
        MONTHS.iter().find_map(|month| line.strip_prefix(month)).map_or(line, str::trim_start);
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let rest = line.as_bytes().get(digits..).unwrap_or_default();
    let is_next =
        |sign: u8| rest.first() == Some(&sign) && rest.get(1).is_some_and(u8::is_ascii_digit);
    match digits {
        4 => is_next(b'-') || is_next(b'/'),
        1 | 2 => {
            is_next(b':')
                || is_next(b'/')
                || is_next(b'.')
                || rest.starts_with(b" ") && line.contains(':') && line.len() < digits + 12
                || rest.starts_with(b" ") && rest.get(1).is_some_and(u8::is_ascii_digit)
        }
        10 | 13 => true,
        _ => false,
    }
}

const MONTHS: [&str; 19] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec", "Mon,",
    "Tue,", "Wed,", "Thu,", "Fri,", "Sat,", "Sun,",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_go_on_or_begin_a_record() {
        for (above, line, expected) in [
            ("2024-01-02 10:00:00 ERROR failed", "2024-01-02 10:00:01 INFO x", false),
            ("12:00:00 ERROR failed", "12:00:01 INFO x", false),
            ("Jan  2 10:00:00 host app: x", "Jan  2 10:00:00 host app: y", false),
            ("{\"a\":1}", "{\"a\":2}", false),
            ("{", "  \"a\": 1,", true),
            ("  \"a\": 1,", "  \"b\": 2", true),
            ("  },", "  {", false),
            ("E: BAD: x", "E: BAD: y", false),
            ("id: 1", "error_code: X", true),
            ("BAD_VALUE: x", "BAD_VALUE: y", false),
            ("com.x.E: BAD_VALUE: y", "\tat com.x.Main(Main.java:1)", true),
            ("\tat com.x.Main(Main.java:1)", "Caused by: com.x.E: y", true),
            ("2024-01-02 10:00:00: Update", "Response code: 400", true),
            ("a: b", "HTTP/1.1 400 Bad Request", false),
            ("Error messages:", "{", true),
        ] {
            assert_eq!(goes_on(above, line, false), expected, "{above} / {line}");
        }
        assert!(goes_on("Content-Type: text/html", "<html>", true));
        assert!(goes_on("Content-Type: text/html", "{", true));
    }
}
