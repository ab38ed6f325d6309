//! Signs in place of plain quotes and spaces, as editors, spreadsheets, browsers and terminals write them.

/// A sign of the original text.
pub(crate) struct Sign {
    /// The plain character; none if the sign shows nothing.
    pub(crate) plain: Option<char>,
    /// The first byte after it.
    pub(crate) end: usize,
}

/// A reference to a character in HTML and a colour of a terminal are at most this long.
const MAX_SIGN: usize = 40;

/// Returns whether each quote is written twice, as in the fields of CSV: an empty string is never in front of a letter.
pub(crate) fn is_doubled(text: &str) -> bool {
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("\"\"") {
        if after.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return true;
        }
        // The second quote may be the first of another two.
        rest = rest.get(rest.len() - after.len() - 1..).unwrap_or_default();
    }
    false
}

/// Returns the sign at a position, unless it is plain.
pub(crate) fn sign(text: &str, at: usize, is_doubled: bool) -> Option<Sign> {
    let bytes = text.as_bytes();
    match *bytes.get(at)? {
        b'"' if is_doubled && bytes.get(at + 1) == Some(&b'"') => {
            Some(Sign { plain: Some('"'), end: at + 2 })
        }
        b'&' => reference(text, at),
        b'\\' => escape(text, at),
        0x1b => colour(bytes, at),
        0xc2 | 0xe2 | 0xe3 | 0xef => character(text, at),
        _ => None,
    }
}

/// Returns the sign of a character that has a plain equivalent.
fn character(text: &str, at: usize) -> Option<Sign> {
    let c = text.get(at..)?.chars().next()?;
    let end = at + c.len_utf8();
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let is_apostrophe = c == '’'
        && is_letter(text.get(..at)?.chars().next_back())
        && is_letter(text.get(end..)?.chars().next());
    let plain = equivalent(c).filter(|_| !is_apostrophe)?;
    Some(Sign { plain: Some(plain).filter(|plain| *plain != '\0'), end })
}

/// Returns the plain equivalent of a character; `\0` for one that shows nothing.
fn equivalent(c: char) -> Option<char> {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' => Some('"'),
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '＇' => Some('\''),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' => Some('\0'),
        _ => None,
    }
}

/// Returns the sign of an HTML reference, also of one that was escaped again: `&quot;`, `&#34;`, `&amp;quot;`.
fn reference(text: &str, at: usize) -> Option<Sign> {
    let window = text.get(at + 1..text.floor_char_boundary(at + MAX_SIGN))?;
    let inner = window.trim_start_matches("amp;");
    let start = at + 1 + window.len() - inner.len();
    let name = inner.split_once(';').map(|(name, _)| name);
    if let Some((name, c)) = name.and_then(|name| Some((name, named(name)?))) {
        let plain = Some(equivalent(c).unwrap_or(c)).filter(|plain| *plain != '\0');
        return Some(Sign { plain, end: start + name.len() + 1 });
    }
    (start > at + 1).then_some(Sign { plain: Some('&'), end: start })
}

/// Returns the character of a reference of HTML, without its `&` and `;`.
fn named(name: &str) -> Option<char> {
    let number = |digits: &str, radix| u32::from_str_radix(digits, radix).ok();
    let code = match name {
        "lt" => return Some('<'),
        "gt" => return Some('>'),
        "nbsp" => return Some(' '),
        "quot" | "ldquo" | "rdquo" | "bdquo" | "laquo" | "raquo" => return Some('"'),
        "apos" | "lsquo" | "rsquo" | "sbquo" => return Some('\''),
        _ => name.strip_prefix('#')?,
    };
    let code = match code.strip_prefix(['x', 'X']) {
        Some(digits) => number(digits, 16),
        None => number(code, 10),
    };
    char::from_u32(code?)
}

/// Returns the quote of an escape: `\u0022`, `\x22`.
fn escape(text: &str, at: usize) -> Option<Sign> {
    let escapes = [("\\u0022", '"'), ("\\x22", '"'), ("\\u0027", '\''), ("\\x27", '\'')];
    let rest = text.get(at..)?;
    let (escape, plain) = escapes.into_iter().find(|(escape, _)| rest.starts_with(escape))?;
    Some(Sign { plain: Some(plain), end: at + escape.len() })
}

/// Returns the sign that sets the colour of a terminal.
fn colour(bytes: &[u8], at: usize) -> Option<Sign> {
    let rest = bytes.get(at..)?.strip_prefix(b"\x1b[")?;
    let length = rest.iter().take(MAX_SIGN).position(|byte| (0x40..0x7f).contains(byte))?;
    Some(Sign { plain: None, end: at + 2 + length + 1 })
}
