//! Errors as SDKs print them: `CODE: message, message (#correlation-id)`.

use std::borrow::Cow;

use errcat_codegen::runtime::response::Envelope;

use super::{Response, status};
use crate::reading::Reader;

/// What stands before a correlation id.
pub(super) const MARK: &str = "(#";

/// The error on a line that ends in a correlation id. Without a code of the catalogue, code and id must look the part.
pub(super) fn with_id<'l>(reader: &Reader<'_>, line: &'l str) -> Option<Response<'l>> {
    let (told, id) = line.rsplit_once(MARK)?;
    let (id, _) = id.split_once(')')?;
    let (code, messages) = coded(reader, told)?;
    let looks_the_part = code.contains('_') && id.len() >= 8;
    (reader.is_code(code) || looks_the_part)
        .then(|| response(reader, line, code, messages, Some(id)))
}

/// The error on a line of which it is known that it is one: a code in front is all that it needs.
pub(super) fn pasted<'l>(reader: &Reader<'_>, line: &'l str) -> Option<Response<'l>> {
    let marked = line.strip_suffix(')').and_then(|line| line.rsplit_once(MARK));
    let (told, id) = marked.map_or((line, None), |(told, id)| (told, Some(id)));
    let (code, messages) = coded(reader, told)?;
    Some(response(reader, line, code, messages, id))
}

/// The code and what follows it: the first word before a colon that is a code, else the first that looks like one.
fn coded<'l>(reader: &Reader<'_>, line: &'l str) -> Option<(&'l str, &'l str)> {
    let all = || {
        line.match_indices(": ").map(|(at, _)| at).filter_map(|at| {
            let (before, after) = line.split_at_checked(at)?;
            let before = before.trim_end_matches(' ');
            let start = before.rfind(|c: char| c.is_whitespace() || "([\"'".contains(c));
            Some((before.get(start.map_or(0, |at| at + 1)..)?, after.get(2..)?))
        })
    };
    let looks_like_one = |code: &str| {
        let shouted = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
        code.contains('_') && code.chars().all(shouted)
    };
    all()
        .find(|(code, _)| reader.is_code(code))
        .or_else(|| all().find(|(code, _)| looks_like_one(code)))
}

fn response<'l>(
    reader: &Reader<'_>,
    line: &'l str,
    code: &'l str,
    messages: &'l str,
    id: Option<&'l str>,
) -> Response<'l> {
    let start = code.as_ptr() as usize - line.as_ptr() as usize;
    let status = line.get(..start).and_then(status::first);
    let envelope = |messages: Vec<&'l str>| Envelope {
        code: Some(Cow::Borrowed(code)),
        messages: Some(messages.into_iter().map(Cow::Borrowed).collect()),
        correlation_id: id.map(Cow::Borrowed),
        structured: true,
    };
    let ways = joined(messages.trim()).into_iter().map(envelope);
    let unread = |envelope: &Envelope<'_>| reader.read(status, envelope).unmatched.len();
    // Of equal ways the first.
    let best = ways.min_by_key(unread).unwrap_or_default();
    Response { status, envelope: best, text: Cow::Borrowed(line) }
}

/// The ways in which a text may be a list of messages, likely ones first: joined by commas, each with the beginning of
/// the first; just one; joined by commas.
fn joined(text: &str) -> Vec<Vec<&str>> {
    if text.is_empty() {
        return vec![Vec::new()];
    }
    let (start, _) = text.split_once([' ', ':']).unwrap_or((text, ""));
    vec![split(text, |rest| rest.starts_with(start)), vec![text], split(text, |_| true)]
}

/// The text split at each `, ` outside brackets after which `begins` holds.
fn split(text: &str, begins: impl Fn(&str) -> bool) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0_usize);
    for (at, c) in text.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                let rest = text.get(at..).and_then(|rest| rest.strip_prefix(", "));
                if rest.is_some_and(&begins) {
                    parts.extend(text.get(start..at));
                    start = at + 2;
                }
            }
            _ => {}
        }
    }
    parts.extend(text.get(start..));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_where_messages_begin() {
        let text = "Bad value: a (b, c), d, Bad value: e";
        let ways = joined(text);
        let expected = [
            vec!["Bad value: a (b, c), d", "Bad value: e"],
            vec![text],
            vec!["Bad value: a (b, c)", "d", "Bad value: e"],
        ];
        assert_eq!(ways, expected);
        assert_eq!(joined(""), [Vec::<&str>::new()]);
    }
}
