//! Parses the argument of the macro: a string literal, or `concat!` and `env!` that result in one.

use proc_macro2::{Ident, Span};
use syn::parse::{Parse, ParseStream};
use syn::{Error, LitStr, Result, Token, parenthesized};

/// The parsed arguments.
pub(crate) struct Arguments {
    /// The path of the catalogue.
    pub(crate) path: String,
    /// The span of the path.
    pub(crate) span: Span,
}

const USAGE: &str = "write the path of a catalogue: error_catalog!(\"errors.yaml\")";

const MORE: &str =
    "the path is the only argument; `serde` and `http` are features of the crate `errcat`";

impl Parse for Arguments {
    fn parse(input: ParseStream<'_>) -> Result<Self> {
        let span = input.span();
        let path = text(input, span)?;
        input.parse::<Option<Token![,]>>()?;
        if input.is_empty() { Ok(Self { path, span }) } else { Err(input.error(MORE)) }
    }
}

/// Reads a text: a string literal, `concat!` of texts, or `env!` of a variable's name. Errors have the span of the
/// argument.
fn text(input: ParseStream<'_>, span: Span) -> Result<String> {
    if input.peek(LitStr) {
        return Ok(input.parse::<LitStr>()?.value());
    }
    let usage = |_| Error::new(span, USAGE);
    let name: Ident = input.parse().map_err(usage)?;
    input.parse::<Token![!]>().map_err(usage)?;
    let inner;
    parenthesized!(inner in input);
    if name == "concat" {
        let mut all = String::new();
        while !inner.is_empty() {
            all.push_str(&text(&inner, span)?);
            inner.parse::<Option<Token![,]>>()?;
        }
        return Ok(all);
    }
    if name != "env" {
        return Err(Error::new(span, USAGE));
    }
    let name = text(&inner, span)?;
    std::env::var(&name)
        .map_err(|_| Error::new(span, format!("the environment variable `{name}` is not set")))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, MORE, USAGE};

    #[track_caller]
    fn check(input: &str, path: Result<&str, &str>) {
        let parsed = syn::parse_str::<Arguments>(input);
        let parsed = parsed.map(|arguments| arguments.path).map_err(|error| error.to_string());
        assert_eq!(parsed, path.map(str::to_owned).map_err(str::to_owned), "{input}");
    }

    #[test]
    fn a_path_is_a_text() {
        check(r#""a.yaml""#, Ok("a.yaml"));
        check(r#""a\\b\u{e9}.yaml","#, Ok("a\\bé.yaml"));
        check(r##"r#"a\b.yaml"#"##, Ok(r"a\b.yaml"));
        check(r#"concat!("a", "/", "b.yaml")"#, Ok("a/b.yaml"));
        check(r#"concat!("a", concat!("b",),)"#, Ok("ab"));
    }

    #[test]
    fn anything_else_is_refused() {
        for input in ["", "5", "a", "stringify!(a)", "concat!(5)"] {
            check(input, Err(USAGE));
        }
        check(r#""a", "b""#, Err(MORE));
        check(
            r#"env!("ERRCAT_NO_SUCH_NAME")"#,
            Err("the environment variable `ERRCAT_NO_SUCH_NAME` is not set"),
        );
    }
}
