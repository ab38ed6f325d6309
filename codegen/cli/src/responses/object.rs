//! JSON objects in the middle of other text: where they begin and end.

/// Bytes that were looked at to find where objects and strings end, and to read them.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Work {
    /// On the line that is being searched.
    pub(super) line: usize,
    /// In objects over several lines, in the whole text.
    pub(super) blocks: usize,
}

/// A body is looked for over at most so many bytes.
const MAX_BODY: usize = 64 * 1024;

/// The object that begins with the `{` at the start of `text`, up to the end of its line or, written over several
/// lines, up to its own end. One that is cut short goes up to the end of its line. Adds to `work` how much was looked
/// at, and again what it takes to read the object; a short object on a long line costs no more than itself.
pub(super) fn object<'t>(text: &'t str, work: &mut Work) -> &'t str {
    if let Some(object) = end(text.as_bytes(), Some(b'\n')).and_then(|end| text.get(..end)) {
        work.line += 2 * object.len();
        return object;
    }
    let line = line(text);
    work.line += 2 * line.len();
    let below = text.get(line.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']);
    if !below.starts_with([' ', '\t', '"', '}', ']', '{', '[']) {
        return line;
    }
    let window = text.get(..text.floor_char_boundary(MAX_BODY)).unwrap_or(text);
    let object = end(window.as_bytes(), None).and_then(|end| window.get(..end));
    work.blocks += object.map_or(window.len(), |object| 2 * object.len());
    object.unwrap_or(line)
}

/// The text up to the end of the line.
pub(super) fn line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(line, _)| line).trim_end_matches('\r')
}

/// Returns where the object ends that `bytes` begin with; none when it is not closed before the first `stop`.
fn end(bytes: &[u8], stop: Option<u8>) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            byte if Some(*byte) == stop => return None,
            b'"' => at = string_end(bytes, at, stop)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return Some(at + 1),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// Returns where the closing quote of the string is whose opening quote is at `open`.
fn string_end(bytes: &[u8], open: usize, stop: Option<u8>) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(open + 1) {
        match byte {
            _ if Some(*byte) == stop => return None,
            _ if escaped => escaped = false,
            b'"' => return Some(at),
            b'\\' => escaped = true,
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn objects_end_with_their_bracket() {
        for (text, expected) in [
            ("{\"a\":1} rest", "{\"a\":1}"),
            ("{\"a\":\"}\\\"\",\"b\":[{}]}}", "{\"a\":\"}\\\"\",\"b\":[{}]}"),
            ("{\n  \"a\": 1\n}\nrest", "{\n  \"a\": 1\n}"),
            ("{\r\n\"a\":\r\n1}\r\nrest", "{\r\n\"a\":\r\n1}"),
            ("{\"a\":[\"cut\r\nnext line }", "{\"a\":[\"cut"),
            ("{\"a\":\"cut\\\nnext \"}", "{\"a\":\"cut\\"),
            ("{ never\n closed", "{ never"),
            ("{", "{"),
        ] {
            assert_eq!(object(text, &mut Work::default()), expected, "{text}");
        }
    }

    #[test]
    fn a_short_object_on_a_long_line_costs_no_more_than_itself() {
        let mut work = Work::default();
        assert_eq!(object(&("{}".to_owned() + &" ".repeat(1000)), &mut work), "{}");
        assert_eq!((work.line, work.blocks), (4, 0));
    }
}
