//! The arguments of the macro: a string literal, then the optional parts that are wanted.

use errcat_codegen::Extras;
use proc_macro2::{Span, TokenStream, TokenTree};

use crate::Problem;

/// What was written between the parentheses.
pub(crate) struct Arguments {
    /// The catalogue's path.
    pub(crate) path: String,
    /// Where the path stands.
    pub(crate) span: Span,
    /// The optional parts that are wanted.
    pub(crate) extras: Extras,
}

impl Arguments {
    pub(crate) fn parse(input: TokenStream) -> Result<Self, Problem> {
        let mut tokens = input.into_iter();
        let first = tokens.next();
        let span = first.as_ref().map_or_else(Span::call_site, TokenTree::span);
        let path = first.and_then(|token| string(&token.to_string())).ok_or_else(|| Problem {
            span,
            message: "write the path of a catalogue: error_catalog!(\"errors.yaml\")".to_owned(),
        })?;
        let extras = extras(tokens)?;
        Ok(Self { path, span, extras })
    }
}

fn extras(tokens: impl Iterator<Item = TokenTree>) -> Result<Extras, Problem> {
    let mut extras = Extras::default();
    for token in tokens {
        match token.to_string().as_str() {
            "," => {}
            "serde" => extras.serde = true,
            "http" => extras.http = true,
            other => {
                let message =
                    format!("`{other}` is no part that can be added: `serde` and `http` are");
                return Err(Problem { span: token.span(), message });
            }
        }
    }
    Ok(extras)
}

/// The value of a string literal as it is written in the source.
fn string(literal: &str) -> Option<String> {
    if let Some(raw) = literal.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let inner = raw.get(hashes..raw.len().checked_sub(hashes)?)?;
        return Some(inner.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    }
    let inner = literal.strip_prefix('"')?.strip_suffix('"')?;
    Some(inner.replace("\\\\", "\\").replace("\\\"", "\""))
}

#[cfg(test)]
mod tests {
    use super::string;

    #[test]
    fn string_literals_give_their_value() {
        assert_eq!(string(r#""a.yaml""#).as_deref(), Some("a.yaml"));
        assert_eq!(string(r#""a\\b.yaml""#).as_deref(), Some(r"a\b.yaml"));
        assert_eq!(string(r##"r#"a\b.yaml"#"##).as_deref(), Some(r"a\b.yaml"));
        assert_eq!(string("a"), None);
        assert_eq!(string("5"), None);
    }
}
