//! JSON objects in the middle of other text: where they begin and end.

/// A body is looked for over at most so many bytes.
const MAX_BODY: usize = 64 * 1024;

/// The object that begins with the `{` at the start of `text`, up to the end of its line or, written over several
/// lines, up to its own end. One that is cut short goes up to the end of its line. Adds to `work` how much was looked
/// at.
pub(super) fn object<'t>(text: &'t str, work: &mut usize) -> &'t str {
    let line = line(text);
    *work += line.len();
    if let Some(object) = end(line.as_bytes()).and_then(|end| line.get(..end)) {
        return object;
    }
    let below = text.get(line.len()..).unwrap_or_default().trim_start_matches(['\r', '\n']);
    if !below.starts_with([' ', '\t', '"', '}', ']', '{', '[']) {
        return line;
    }
    let window = text.get(..text.floor_char_boundary(MAX_BODY)).unwrap_or(text);
    let object = end(window.as_bytes()).and_then(|end| window.get(..end));
    *work += object.map_or(window.len(), str::len);
    object.unwrap_or(line)
}

/// The text up to the end of the line.
pub(super) fn line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(line, _)| line).trim_end_matches('\r')
}

/// Where the object ends that `bytes` begin with; none when it is not closed.
fn end(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    loop {
        match bytes.get(at)? {
            b'"' => at = string_end(bytes, at)?,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth <= 1 => return Some(at + 1),
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        at += 1;
    }
}

/// Where the closing quote of the string is whose opening quote is at `open`.
fn string_end(bytes: &[u8], open: usize) -> Option<usize> {
    let mut at = open + 1;
    loop {
        match bytes.get(at)? {
            b'"' => return Some(at),
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
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
            ("{ never\n closed", "{ never"),
            ("{", "{"),
        ] {
            assert_eq!(object(text, &mut 0), expected, "{text}");
        }
    }
}
