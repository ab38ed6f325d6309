//! The argument of the macro: a string literal, or `concat!` and `env!` that give one.

use std::iter::Peekable;

use proc_macro::{Span, TokenStream, TokenTree};

use crate::problem::Problem;

/// The parsed arguments.
pub(crate) struct Arguments {
    /// The catalogue's path.
    pub(crate) path: String,
    /// The span of the path.
    pub(crate) span: Span,
}

impl Arguments {
    pub(crate) fn parse(input: TokenStream) -> Result<Self, Problem> {
        let mut tokens = input.into_iter().peekable();
        let span = tokens.peek().map_or_else(Span::call_site, TokenTree::span);
        let problem = |message: &str| Problem { span, message: message.to_owned() };
        let path =
            text(&mut tokens).map_err(|message| Problem { span, message })?.ok_or_else(|| {
                problem("write the path of a catalogue: error_catalog!(\"errors.yaml\")")
            })?;
        match tokens.find(|token| token.to_string() != ",") {
            None => Ok(Self { path, span }),
            Some(token) => Err(Problem { span: token.span(), message: MORE.to_owned() }),
        }
    }
}

type Tokens = Peekable<proc_macro::token_stream::IntoIter>;

/// Reads a text: a string literal, `concat!` of texts, or `env!` of the name of a variable. Returns `None` for anything else.
fn text(tokens: &mut Tokens) -> Result<Option<String>, String> {
    let Some(token) = tokens.next() else { return Ok(None) };
    match token {
        TokenTree::Literal(literal) => Ok(string(&literal.to_string())),
        // What a `macro_rules!` macro was called with is in a group without delimiters.
        TokenTree::Group(group) => text(&mut group.stream().into_iter().peekable()),
        TokenTree::Ident(name) => {
            let (Some(TokenTree::Punct(_)), Some(TokenTree::Group(group))) =
                (tokens.next(), tokens.next())
            else {
                return Ok(None);
            };
            let mut inner = group.stream().into_iter().peekable();
            match name.to_string().as_str() {
                "concat" => concatenated(&mut inner),
                "env" => text(&mut inner)?.map(|name| variable(&name)).transpose(),
                _ => Ok(None),
            }
        }
        TokenTree::Punct(_) => Ok(None),
    }
}

fn concatenated(tokens: &mut Tokens) -> Result<Option<String>, String> {
    let mut all = String::new();
    while tokens.peek().is_some() {
        let Some(part) = text(tokens)? else { return Ok(None) };
        all.push_str(&part);
        // The comma.
        tokens.next();
    }
    Ok(Some(all))
}

fn variable(name: &str) -> Result<String, String> {
    std::env::var(name).map_err(|_| format!("the environment variable `{name}` is not set"))
}

const MORE: &str =
    "the path is the only argument; `serde` and `http` are features of the crate `errcat`";

/// Returns the value of a string literal, given its source text.
fn string(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw.get(hashes..raw.len().checked_sub(hashes)?)?;
        return Some(inner.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    unescaped(literal.strip_prefix('"')?.strip_suffix('"')?)
}

/// Returns a text with its escapes resolved.
fn unescaped(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let kind = after.chars().next()?;
        rest = &after[kind.len_utf8()..];
        match kind {
            'n' => out.push('\n'),
            'r' => out.push('\r'),
            't' => out.push('\t'),
            '0' => out.push('\0'),
            '\\' | '"' | '\'' => out.push(kind),
            // The line goes on in the next one.
            '\n' => rest = rest.trim_start(),
            'x' => {
                out.push(char::from(u8::from_str_radix(rest.get(..2)?, 16).ok()?));
                rest = &rest[2..];
            }
            'u' => {
                let (digits, after) = rest.strip_prefix('{')?.split_once('}')?;
                out.push(char::from_u32(u32::from_str_radix(&digits.replace('_', ""), 16).ok()?)?);
                rest = after;
            }
            _ => return None,
        }
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn string_literals_give_their_value() {
        assert_eq!(string(r#""a.yaml""#).as_deref(), Some("a.yaml"));
        assert_eq!(string(r#""a\\b.yaml""#).as_deref(), Some(r"a\b.yaml"));
        assert_eq!(string(r##"r#"a\b.yaml"#"##).as_deref(), Some(r"a\b.yaml"));
        assert_eq!(string(r#""\\n\x41\u{e9}\'\"""#).as_deref(), Some("\\nAé'\""));
        assert_eq!(string("\"a\\\n   b\"").as_deref(), Some("ab"));
        assert_eq!(string(r#""\q""#), None);
        assert_eq!(string("a"), None);
        assert_eq!(string("5"), None);
    }
}
