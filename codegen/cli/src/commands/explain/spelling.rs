//! The spellings of a documented text's prefix that the catalogue declares equal.

use errcat_codegen::check::Dialect;
use errcat_codegen::runtime::normalize::Normalize;

/// Returns the text with each of the other spellings of its prefix.
pub(super) fn others(text: &str, dialect: &Dialect) -> Vec<String> {
    let group = dialect.prefixes.iter().find_map(|group| {
        let mut rests = group.iter().map(|spelling| (spelling, after(text, spelling, dialect)));
        let (own, rest) = rests.find_map(|(own, rest)| Some((own, rest?)))?;
        Some((group, own, rest))
    });
    let Some((group, own, rest)) = group else { return Vec::new() };
    let others = group.iter().filter(|spelling| *spelling != own);
    others.map(|spelling| format!("{spelling}{rest}")).collect()
}

/// Returns the text after a prefix, compared as texts on the wire are.
fn after<'t>(text: &'t str, beginning: &str, dialect: &Dialect) -> Option<&'t str> {
    let normalize =
        Normalize { case: dialect.ignore_case, white_space: dialect.ignore_white_space };
    text.get(normalize.eat(text.as_bytes(), 0, beginning.as_bytes())?..)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, loose: bool, expected: &[&str]) {
        let prefixes = vec![vec!["BAD :".to_owned(), "Bad value:".to_owned()]];
        let dialect = Dialect {
            prefixes,
            ignore_case: loose,
            ignore_white_space: loose,
            ..Dialect::default()
        };
        assert_eq!(others(text, &dialect), expected, "{text}");
    }

    #[test]
    fn a_beginning_is_spelled_otherwise() {
        check("BAD : {x}", false, &["Bad value: {x}"]);
        check("Bad value: {x}", false, &["BAD : {x}"]);
        check("BAD: {x}", false, &[]);
        check("bad: {x}", true, &["Bad value: {x}"]);
        check("BADVALUE : x", true, &["BAD : x"]);
        check("other", true, &[]);
    }
}
