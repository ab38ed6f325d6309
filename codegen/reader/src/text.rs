//! Cuts of texts that may hold several messages, or more than the message.

use std::borrow::Cow;

/// Splits a text at each `, ` outside brackets.
pub(crate) fn split<'t>(text: &Cow<'t, str>) -> Vec<Cow<'t, str>> {
    match text {
        Cow::Borrowed(text) => pieces(text).map(Cow::Borrowed).collect(),
        Cow::Owned(text) => pieces(text).map(|piece| Cow::Owned(piece.to_owned())).collect(),
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    std::iter::from_fn(move || {
        let text = rest.take()?;
        let mut depth = 0_usize;
        for (at, byte) in text.bytes().enumerate() {
            match byte {
                b'(' | b'[' => depth += 1,
                b')' | b']' => depth = depth.saturating_sub(1),
                b',' | b';' if depth == 0 && text.as_bytes().get(at + 1) == Some(&b' ') => {
                    rest = text.get(at + 2..);
                    return text.get(..at);
                }
                _ => {}
            }
        }
        Some(text)
    })
}

/// Returns the text without what logs write after a message: brackets that hold nothing, or an object.
pub(crate) fn undecorated(text: &str) -> &str {
    let mut text = text.trim_end();
    loop {
        let empty = [" []", " {}"].into_iter().find_map(|empty| text.strip_suffix(empty));
        let start = empty.or_else(|| text.find(" {\"").and_then(|at| text.get(..at)));
        match start {
            Some(start) => text = start.trim_end(),
            None => return text,
        }
    }
}

/// Returns the text without quotes around it, and without the signs of those who cite it.
pub(crate) fn uncited(text: &str) -> &str {
    let text = text.trim_start_matches(['"', '\'', '`', ' ']);
    text.trim_end_matches(['"', '\'', '`', '!', '?', '|', ' '])
}

/// Returns the text without the words in brackets at its end.
pub(crate) fn untailed(text: &str) -> &str {
    let open = text.trim_end().strip_suffix(')').and_then(|text| text.rfind(" ("));
    open.and_then(|open| text.get(..open)).unwrap_or(text)
}

/// Returns the text up to the end of its first sentence, without the signs that end it: `Gone!!" Why?` is `Gone`.
pub(crate) fn sentence(text: &str) -> &str {
    let is_end = |c: char| ".!?…\"'`”’".contains(c);
    let mut start = None;
    for (at, c) in text.char_indices() {
        match start {
            Some(start) if c.is_whitespace() => return text.get(..start).unwrap_or(text),
            None if is_end(c) => start = Some(at),
            Some(_) if !is_end(c) => start = None,
            _ => {}
        }
    }
    start.and_then(|start| text.get(..start)).unwrap_or(text)
}

/// Returns the text up to the end of its line.
pub(crate) fn line(text: &str) -> &str {
    text.split_once('\n').map_or(text, |(line, _)| line).trim_end_matches('\r')
}

/// Returns the lines of a text, each with the byte where it begins.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_inclusive('\n').scan(0, |end, line| {
        let start = *end;
        *end += line.len();
        Some((start, self::line(line)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_outside_of_brackets() {
        let text = Cow::Borrowed("Bad value: a (b, c), d; e");
        assert_eq!(split(&text), ["Bad value: a (b, c)", "d", "e"]);
        assert_eq!(split(&Cow::Borrowed("")), [""]);
    }

    #[test]
    fn sentences_end_before_their_signs() {
        for (text, expected) in [
            ("Gone!!\" Why?", "Gone"),
            ("a[0].b is gone...", "a[0].b is gone"),
            ("it's 1.5 x", "it's 1.5 x"),
            ("", ""),
        ] {
            assert_eq!(sentence(text), expected, "{text}");
        }
    }

    #[test]
    fn what_logs_add_is_left_out() {
        for (text, expected) in [
            ("Invalid session id [] []", "Invalid session id"),
            ("Gone {\"exception\":\"x\"} []", "Gone"),
            ("order_lines[0]", "order_lines[0]"),
            ("Not matching fields: [a]", "Not matching fields: [a]"),
        ] {
            assert_eq!(undecorated(text), expected, "{text}");
        }
    }
}
