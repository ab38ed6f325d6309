//! The parts of a heading by their appearance.

use std::ops::Range;

use super::text::is_listed;

/// A part of a heading.
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

impl Token {
    /// Returns whether it can be before codes.
    pub(super) fn leads(&self) -> bool {
        !matches!(self.kind, Kind::Word | Kind::Weak(..) | Kind::Range)
    }
}

/// The kind of a part of a heading.
pub(super) enum Kind {
    /// Three digits that can be a status.
    Number(u16),
    Figure(String),
    /// A range of statuses, such as `4xx`.
    Range,
    /// Something that looks like a code anywhere.
    Code(String),
    /// Something that is a code if it is alone behind a status; the flag says that it can also be one alone, where the
    /// page speaks of errors.
    Weak(String, bool),
    /// A separator of statuses and codes: `-`, `/`, `,`, `or`.
    Joint,
    /// A word before statuses and codes: `HTTP`, `Error`, `Messages for`, a number of a chapter.
    Lead,
    Word,
}

/// Splits at white space, and at slashes, commas and brackets outside of code.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut start, mut in_code) = (0, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        in_code ^= c == '`';
        let joins = c == '/' && is_joined(text, at);
        let splits = c.is_whitespace() || (!in_code && !joins && "/,|()[]".contains(c));
        if !splits {
            continue;
        }
        push(text, start..at, &mut tokens);
        if !c.is_whitespace() {
            tokens.push(Token { kind: Kind::Joint, range: at..at + c.len_utf8() });
        }
        start = at + c.len_utf8();
    }
    tokens
}

fn push(text: &str, range: Range<usize>, tokens: &mut Vec<Token>) {
    let written = &text[range.clone()];
    if written.is_empty() {
        return;
    }
    let word = written.trim_matches(['*', ':', ';', '.', '"', '\'']);
    let joint = written.ends_with([':', ';']) && !word.is_empty();
    let end = range.end - usize::from(joint);
    tokens.push(Token { kind: kind(written, word), range: range.start..end });
    if joint {
        tokens.push(Token { kind: Kind::Joint, range: end..range.end });
    }
}

fn kind(written: &str, word: &str) -> Kind {
    let lower = word.trim_matches('`').to_ascii_lowercase();
    if matches!(lower.as_str(), "-" | "–" | "—" | "" | "or" | "and" | "&" | "→" | "=") {
        return Kind::Joint;
    }
    if is_listed(&lower, "http error errors status code codes response message messages for")
        || written == "#"
        || written.ends_with('.') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    {
        return Kind::Lead;
    }
    if is_range(word) {
        return Kind::Range;
    }
    if let Some(status) = status(word) {
        return Kind::Number(status);
    }
    match figure(word) {
        Some(figure) => Kind::Figure(figure),
        None => code(word),
    }
}

/// Returns a number that is not a status, or two such as `1234-56`; five digits are a SQLSTATE, which [`code`] reads.
fn figure(word: &str) -> Option<String> {
    let bare = word.trim_matches('`').trim_start_matches('#').replace('−', "-");
    let is_sqlstate = bare.len() == 5 && bare.bytes().all(|byte| byte.is_ascii_digit());
    let is_pair = |(one, other): (&str, &str)| {
        one.len() > 3 && is_number(one) && is_number(other) && !other.starts_with('-')
    };
    let pair = bare.split_once('-').is_some_and(is_pair);
    (pair || is_number(&bare) && !is_sqlstate).then_some(bare)
}

/// Returns whether a word is a whole number, which may be negative.
pub(super) fn is_number(word: &str) -> bool {
    let digits = word.strip_prefix(['-', '−']).unwrap_or(word);
    !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
}

fn code(word: &str) -> Kind {
    let bare = word.trim_matches('`');
    if !is_identifier(bare) {
        return Kind::Word;
    }
    let shouted = bare.chars().all(|c| !c.is_ascii_lowercase());
    let letters = bare.chars().filter(char::is_ascii_alphabetic).count();
    let digits = bare.chars().filter(char::is_ascii_digit).count();
    let joined = bare.trim_start_matches('-').contains(['_', '-', '.']);
    let long =
        shouted && letters > 0 && (joined || letters > 3 || (digits > 1 && letters + digits > 3));
    let sqlstate = letters + digits == 5 && shouted && digits > 1;
    let hexadecimal = bare.strip_prefix("0x").is_some_and(|digits| {
        digits.len() > 3 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    let strong = word != bare && is_error_like(bare)
        || long
        || sqlstate
        || hexadecimal
        || sub_status(bare).is_some()
        || is_camel(bare) && is_error_like(bare);
    if is_listed(&bare.to_ascii_lowercase(), NO_CODES) {
        Kind::Word
    } else if strong {
        Kind::Code(bare.to_owned())
    } else if shouted || word != bare || is_camel(bare) || joined {
        let named = word != bare || bare.contains('_') || joined && is_error_like(bare);
        Kind::Weak(bare.to_owned(), named && letters > 0)
    } else {
        Kind::Word
    }
}

/// Words that are not codes: names of formats, of methods of HTTP and of the types of errors.
const NO_CODES: &str = "json http https rest soap apis oauth uuid html yaml faqs post patch delete head options errorinfo \
    errorresponse errorobject errorcode errorcodes errortype errormessage errordetail errordetails";

/// Returns a number that an HTTP status can be.
pub(super) fn status(word: &str) -> Option<u16> {
    let bare = word.trim_matches('`');
    let digits = bare.len() == 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    bare.parse().ok().filter(|status| digits && (100..=599).contains(status))
}

/// Returns the status of a code such as `404.13`, which is a number below a status.
pub(super) fn sub_status(word: &str) -> Option<u16> {
    let (status, number) = word.trim_matches('`').split_once('.')?;
    self::status(status).filter(|status| *status >= 400 && is_number(number))
}

/// Returns whether the slash at `at` is part of a code, as in `E-42/7` and `auth/no-user`, and does not separate two.
pub(super) fn is_joined(text: &str, at: usize) -> bool {
    let ends = |c: char| c.is_whitespace() || "/,|()[]`\"'".contains(c);
    let before = text[..at].rsplit(ends).next().unwrap_or_default();
    let after = text[at + 1..].split(ends).next().unwrap_or_default().trim_end_matches([':', '.']);
    let letters = before.contains(|c: char| c.is_ascii_alphabetic());
    let numbered =
        letters && before.contains(|c: char| c.is_ascii_digit() || c == '_') && is_number(after);
    let lower = |word: &str, joints: &str| {
        word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || joints.contains(c))
    };
    numbered || letters && lower(before, "") && after.contains(['-', '_']) && lower(after, "-_")
}

/// Returns whether it can be a name: letters, digits and what joins them.
pub(super) fn is_identifier(word: &str) -> bool {
    let allowed = |(at, c): (usize, char)| {
        c.is_ascii_alphanumeric() || "_-.:#".contains(c) || c == '/' && is_joined(word, at)
    };
    !word.is_empty()
        && word.char_indices().all(allowed)
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
        && !word.ends_with(['.', ':', '-', '#'])
}

/// Returns whether a word is a range: `4xx`, `400-499`, `1-99`.
pub(super) fn is_range(word: &str) -> bool {
    let bare = word.trim_matches('`').to_ascii_lowercase();
    let class =
        bare.strip_suffix("xx").is_some_and(|class| matches!(class, "1" | "2" | "3" | "4" | "5"));
    let number = |word: &str| word.parse::<u64>().ok();
    let between =
        bare.split_once(['-', '–']).and_then(|(from, to)| Some((number(from)?, number(to)?)));
    class || between.is_some_and(|(from, to)| from < to)
}

/// Words that names of errors have and names of operations do not.
const ERROR_LIKE: &str = "invalid error not fail missing denied exceed expired unknown unsupported bad forbidden unauthor conflict \
    limit duplicate insufficient reject declin timeout unavailable too already exception violation no_ nosuch \
    unprocess required overload";

fn is_error_like(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    ERROR_LIKE.split(' ').any(|part| lower.contains(part))
}

fn is_camel(word: &str) -> bool {
    word.chars()
        .zip(word.chars().skip(1))
        .any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
}
