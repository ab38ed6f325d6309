//! What programs write in front of each line: times, their own names, the numbers of lines, the marks of quoted mail.

use crate::view::View;

/// The maximum number of bytes of a line that are compared.
const MAX_PREFIX: usize = 200;

/// Returns how many bytes two lines have in common at their beginning, up to a string or an object. Digits count as equal, and
/// numbers at the very beginning may be aligned with white space.
pub(crate) fn common(a: &str, b: &str) -> usize {
    let is_number = |byte: u8| byte == b' ' || byte.is_ascii_digit();
    let pairs = a.bytes().zip(b.bytes()).take(MAX_PREFIX);
    let numbers = pairs.clone().take_while(|(a, b)| is_number(*a) && is_number(*b)).count();
    let is_equal = |a: u8, b: u8| a == b || a.is_ascii_digit() && b.is_ascii_digit();
    let is_text = |byte: u8| matches!(byte, b'"' | b'\'' | b'{' | b'}');
    let equal = pairs
        .enumerate()
        .take_while(|(at, (a, b))| !is_text(*a) && is_equal(*a, *b) || *at + 1 < numbers);
    a.floor_char_boundary(equal.count())
}

/// Returns the text without what is in front of each line; none where nothing is.
pub(crate) fn unprefixed(text: &str) -> Option<View> {
    if is_mail(text) {
        return Some(without(text, |line| if line.starts_with('>') { marks(line) } else { 0 }));
    }
    let prefix = prefix(text)?;
    let is_numbered = prefix.chars().all(is_number);
    Some(without(text, |line| match common(prefix, line) {
        own if own == prefix.len() || own == line.trim_end().len() => own,
        _ if is_numbered => line.len() - line.trim_start_matches(is_number).len(),
        _ => prefix.trim_start().len(),
    }))
}

/// Returns a text without the beginning of each line, as long as `length` returns.
fn without(text: &str, length: impl Fn(&str) -> usize) -> View {
    let mut view = View::new(text);
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let start = length(line);
        view.replace([], at..at + start);
        view.keep(line.get(start..));
        at += line.len();
    }
    view
}

/// Returns whether all lines but the first are quoted mail.
fn is_mail(text: &str) -> bool {
    text.contains("\n>")
        && text.lines().skip(1).all(|line| line.starts_with('>') || line.is_empty())
}

fn is_number(c: char) -> bool {
    c.is_ascii_digit() || c == ' '
}

/// Returns the length of the marks of quoted mail.
fn marks(line: &str) -> usize {
    line.len() - line.trim_start_matches(['>', ' ']).len()
}

/// Returns what all lines begin with. White space may be missing before the first, and lines may have nothing else.
fn prefix(text: &str) -> Option<&str> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let first = lines.next()?;
    let second = lines.next()?;
    let own = |line: &str| Some(common(second, line)).filter(|own| *own < line.trim_end().len());
    let length = lines.filter_map(own).min().unwrap_or(second.len());
    let both = |prefix: &str| common(prefix, first);
    let shared = second.get(..length)?;
    let is_shared = |prefix: &str| {
        both(prefix) == prefix.len()
            || prefix.chars().all(is_number) && first.starts_with(|c: char| c.is_ascii_digit())
    };
    let shared = match shared.trim_start() {
        bare if is_shared(separated(bare)) => shared,
        _ => shared.get(..both(shared))?,
    };
    Some(separated(shared)).filter(|prefix| !prefix.trim().is_empty())
}

/// Returns a prefix up to its last separator, so that no word is cut.
fn separated(prefix: &str) -> &str {
    prefix.trim_end_matches(|c: char| c.is_alphanumeric() || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_lose_what_is_in_front_of_each() {
        for (text, expected) in [
            ("web_1  | {\nweb_1  |   \"a\": 1\nweb_1  |\nweb_1  | }", Some("{\n  \"a\": 1\n\n}")),
            ("10:00:01 {\n10:00:02   x\n10:00:02 }", Some("{\n  x\n}")),
            ("8 {\n 9   \"a\"\n10 }", Some("{\n  \"a\"\n}")),
            ("9 {\n10   \"a\"\n11 }", Some("{\n  \"a\"\n}")),
            ("> {\n> > \"a\"}", Some("{\n\"a\"}")),
            ("{\n  \"a\": 1,\n  \"b\": 2\n}", None),
            ("one line", None),
        ] {
            assert_eq!(unprefixed(text).map(|view| view.text).as_deref(), expected, "{text}");
        }
    }
}
