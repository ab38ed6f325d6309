//! The parts of a heading, each by what it looks like.

use std::ops::Range;

/// A part of a heading.
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

impl Token {
    /// Whether it can stand before codes.
    pub(super) fn leads(&self) -> bool {
        matches!(self.kind, Kind::Lead | Kind::Joint | Kind::Code(_))
    }
}

/// What a part of a heading looks like.
pub(super) enum Kind {
    /// Three digits that can be a status.
    Number(u16),
    /// Something that looks like a code wherever it stands.
    Code(String),
    /// Something that is a code if it stands alone behind a status.
    Weak(String),
    /// What stands between statuses and codes: `-`, `/`, `,`, `or`.
    Joint,
    /// What stands before statuses and codes: `HTTP`, `Error`, a number of a chapter.
    Lead,
    Word,
}

/// Splits at white space, and at slashes, commas and brackets outside of code.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let (mut start, mut in_code) = (0, false);
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        in_code ^= c == '`';
        let splits = c.is_whitespace() || (!in_code && "/,|()[]".contains(c));
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
    let lower = word.to_ascii_lowercase();
    if matches!(lower.as_str(), "-" | "–" | "—" | "" | "or" | "and" | "&" | "→" | "=") {
        return Kind::Joint;
    }
    if matches!(
        lower.as_str(),
        "http" | "error" | "errors" | "status" | "code" | "codes" | "response"
    ) {
        return Kind::Lead;
    }
    if written.ends_with('.') && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        return Kind::Lead;
    }
    if let Some(status) = status(word) {
        return Kind::Number(status);
    }
    code(word)
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
    let strong = word != bare && is_error_like(bare)
        || long
        || sqlstate
        || is_camel(bare) && is_error_like(bare);
    if strong && !ACRONYMS.contains(&bare) {
        Kind::Code(bare.to_owned())
    } else if shouted || word != bare || is_camel(bare) || joined {
        Kind::Weak(bare.to_owned())
    } else {
        Kind::Word
    }
}

/// Words in capitals that are no codes.
const ACRONYMS: &[&str] =
    &["JSON", "HTTP", "HTTPS", "REST", "SOAP", "APIS", "OAUTH", "UUID", "HTML", "YAML", "FAQS"];

/// A number that an HTTP status can be.
pub(in crate::upstream) fn status(word: &str) -> Option<u16> {
    let bare = word.trim_matches('`');
    let digits = bare.len() == 3 && bare.bytes().all(|byte| byte.is_ascii_digit());
    bare.parse().ok().filter(|status| digits && (100..=599).contains(status))
}

/// Whether it can be a code: letters, digits and what joins them.
pub(in crate::upstream) fn is_identifier(word: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
    !word.is_empty()
        && word.chars().all(allowed)
        && word.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// Words that names of errors have and names of operations do not.
const ERROR_LIKE: &[&str] = &[
    "invalid",
    "error",
    "not",
    "fail",
    "missing",
    "denied",
    "exceed",
    "expired",
    "unknown",
    "unsupported",
    "bad",
    "forbidden",
    "unauthor",
    "conflict",
    "limit",
    "duplicate",
    "insufficient",
    "reject",
    "declin",
    "timeout",
    "unavailable",
    "too",
    "already",
    "exception",
    "violation",
    "no_",
    "unprocess",
    "required",
    "overload",
];

fn is_error_like(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    ERROR_LIKE.iter().any(|part| lower.contains(part))
}

fn is_camel(word: &str) -> bool {
    word.chars()
        .zip(word.chars().skip(1))
        .any(|(a, b)| a.is_ascii_lowercase() && b.is_ascii_uppercase())
}
