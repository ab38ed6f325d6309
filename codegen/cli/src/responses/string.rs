//! JSON in a string: where the string stands, and the text that it stands for.

use std::ops::Range;

use errcat_codegen::runtime::json;

/// A string in another text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Literal {
    /// Where it stands, up to its closing quote or, cut short, to the end of its line.
    pub(super) range: Range<usize>,
    /// What it stands for.
    pub(super) text: String,
}

/// The string that the end of `range` is in, looked for in that range. Adds to `work` how much was looked at.
pub(super) fn around(text: &str, range: Range<usize>, work: &mut usize) -> Option<Literal> {
    let open = quote(text, range.clone()).unwrap_or(range.start);
    let rest = text.get(open..)?;
    let rest = rest.strip_prefix('"').unwrap_or(rest);
    let inside = rest.get(..quote_end(rest))?;
    *work += inside.len();
    let is_closed = rest.as_bytes().get(inside.len()) == Some(&b'"');
    let end = text.len() - rest.len() + inside.len();
    // Where the string is cut short, so may be its last escape.
    let inside = if is_closed { inside } else { inside.trim_end_matches(['\r', '\\']) };
    let quoted = format!("\"{inside}\"");
    let text = json::text(&quoted)?.into_owned();
    Some(Literal { range: open..end, text })
}

/// The last quote in the range that is not escaped.
fn quote(text: &str, range: Range<usize>) -> Option<usize> {
    let before = text.get(range.clone())?;
    let is_plain = |at: &usize| !before.get(..*at).is_some_and(|text| text.ends_with('\\'));
    before.rmatch_indices('"').map(|(at, _)| at).find(is_plain).map(|at| range.start + at)
}

/// Returns where the string ends that `inside` is the inside of: at its quote, or else at the end of its line.
fn quote_end(inside: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in inside.bytes().enumerate() {
        match byte {
            b'"' if !escaped => return at,
            b'\n' => return at,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    inside.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let at = text.find('@').expect("a mark says where");
        let found = around(text, 0..at, &mut 0).expect("it is in a string");
        assert_eq!(found.text, expected, "{text}");
    }

    #[test]
    fn a_string_is_found_around_a_place_in_it() {
        check(r#"{"a":"b","c":"say \"@\" \\"} "#, r#"say "@" \"#);
        check(r#"say "one \"@ cut short\"#, r#"one "@ cut short"#);
        check("no quote \\\"@ here\nnext line", "no quote \"@ here");
        check(r#""a\u00e9@" b"#, "aé@");
    }
}
