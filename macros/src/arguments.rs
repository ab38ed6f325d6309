//! The argument of the macro: a string literal.

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
        let mut tokens = input.into_iter();
        let first = tokens.next();
        let span = first.as_ref().map_or_else(Span::call_site, TokenTree::span);
        let path = first.and_then(|token| string(&token.to_string())).ok_or_else(|| Problem {
            span,
            message: "write the path of a catalogue: error_catalog!(\"errors.yaml\")".to_owned(),
        })?;
        match tokens.find(|token| token.to_string() != ",") {
            None => Ok(Self { path, span }),
            Some(token) => Err(Problem { span: token.span(), message: MORE.to_owned() }),
        }
    }
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
