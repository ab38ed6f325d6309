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

/// The texts that programs write in place of the end of a line.
const LINE_ENDS: [&str; 2] = ["#012", "<EOL>"];

/// Whether a sign may begin with each byte.
const MAY_BEGIN: [bool; 256] = {
    let (mut may, mut number) = ([false; 256], 0);
    let starts = b"\"%+=&#<\\\x1b\xc2\xe2\xe3\xef";
    while number < starts.len() {
        may[starts[number] as usize] = true;
        number += 1;
    }
    may
};

/// What the signs of a text depend on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Signs {
    /// Whether each quote is written twice, as in the fields of CSV.
    pub(crate) doubled: bool,
    /// Whether it is encoded as in the query of an address: `%22`, `+`.
    percent: bool,
    /// Whether it is encoded as in an e-mail: `=22`, with `=` at the end of a line that goes on.
    printable: bool,
    /// Whether the ends of lines are `#012`, as in the files of rsyslog, or `<EOL>`, as in the exceptions of Spring.
    line_ends: bool,
}

impl Signs {
    /// Returns what the signs of a text depend on; none if it has only plain ones.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let mut bytes = [false; 256];
        text.bytes().for_each(|byte| bytes[usize::from(byte)] = true);
        let has = |sign: u8| bytes[usize::from(sign)];
        let has_code =
            |sign, codes: &[&str]| has(sign) && codes.iter().any(|code| text.contains(code));
        let percent = ["%22", "%7B", "%7b", "%3A", "%3a", "%5B", "%5b"];
        let signs = Self {
            doubled: is_doubled(text),
            percent: has_code(b'%', &percent) || has(b'+') && has(b'&'),
            printable: has_code(b'=', &["=0D=0A", "=3D", "=\n", "=\r\n"]),
            line_ends: has_code(b'#', &LINE_ENDS) || has_code(b'<', &LINE_ENDS),
        };
        let is_escaped = has_code(b'\\', &["\\u002", "\\x2"]);
        let is_any =
            signs.doubled || signs.percent || signs.printable || signs.line_ends || is_escaped;
        (is_any || b"&\x1b\xc2\xe2\xe3\xef".iter().any(|sign| has(*sign))).then_some(signs)
    }

    /// Returns the sign at a position, unless it is plain.
    #[inline]
    pub(crate) fn at(self, text: &str, at: usize) -> Option<Sign> {
        let byte = *text.as_bytes().get(at)?;
        if MAY_BEGIN[usize::from(byte)] { self.sign(text, at, byte) } else { None }
    }

    fn sign(self, text: &str, at: usize, byte: u8) -> Option<Sign> {
        let bytes = text.as_bytes();
        match byte {
            b'"' if self.doubled && bytes.get(at + 1) == Some(&b'"') => {
                Some(Sign { plain: Some('"'), end: at + 2 })
            }
            b'%' if self.percent => hexadecimal(text, at, '%'),
            b'+' if self.percent => Some(Sign { plain: Some(' '), end: at + 1 }),
            b'=' if self.printable => line_end(text, at).or_else(|| hexadecimal(text, at, '=')),
            b'#' | b'<' if self.line_ends => {
                let end =
                    LINE_ENDS.into_iter().find(|end| bytes[at..].starts_with(end.as_bytes()))?;
                Some(Sign { plain: Some('\n'), end: at + end.len() })
            }
            b'&' => reference(text, at),
            b'\\' => escape(text, at),
            0x1b => colour(bytes, at),
            0xc2 | 0xe2 | 0xe3 | 0xef => character(text, at),
            _ => None,
        }
    }
}

/// Returns whether each quote is written twice: an empty string is never in front of a letter.
fn is_doubled(text: &str) -> bool {
    let is_start = |bytes: &[u8]| bytes.starts_with(b"\"\"") && bytes[2].is_ascii_alphabetic();
    text.contains("\"\"") && text.as_bytes().windows(3).any(is_start)
}

/// Returns the sign of a character that is written as its bytes, each with a mark before it: `%C3%A5`.
fn hexadecimal(text: &str, at: usize, mark: char) -> Option<Sign> {
    let byte = |code: &str| u8::from_str_radix(code.strip_prefix(mark)?.get(..2)?, 16).ok();
    let (mut bytes, mut end) = (Vec::new(), at);
    while bytes.len() < 4 {
        bytes.push(byte(text.get(end..)?)?);
        end += 3;
        if let Ok(plain) = str::from_utf8(&bytes) {
            let plain = plain.chars().next().map(|c| if c.is_control() { ' ' } else { c });
            return Some(Sign { plain, end });
        }
    }
    None
}

/// Returns the sign that a line goes on below.
fn line_end(text: &str, at: usize) -> Option<Sign> {
    let rest = text.get(at..)?;
    let end = ["=\n", "=\r\n"].into_iter().find(|end| rest.starts_with(end))?;
    Some(Sign { plain: None, end: at + end.len() })
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
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '＂' | '「' | '」' | '『' | '』' => {
            Some('"')
        }
        '‘' | '’' | '‚' | '‛' | '‹' | '›' | '′' | '＇' => Some('\''),
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        // White space without width, marks of direction, and the arrows of trees that open and close.
        '\u{200b}'..='\u{200f}'
        | '▶'
        | '▸'
        | '▼'
        | '▾'
        | '▿'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'
        | '\u{feff}' => Some('\0'),
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
