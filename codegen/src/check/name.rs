//! Names: `snake_case` in the catalogue, and their forms in Rust.

use std::collections::HashMap;
use std::fmt;

use heck::{ToShoutySnakeCase, ToSnakeCase, ToUpperCamelCase};

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::Text;
use crate::source::Span;

/// The types of every generated crate and its source, which no type of an error may be named after.
pub(super) const RESERVED_TYPES: &[&str] = &[
    "ApiError",
    "Body",
    "Category",
    "Code",
    "Detail",
    "DetailRef",
    "Entry",
    "Error",
    "Finding",
    "Findings",
    "Fields",
    "Item",
    "ItemFields",
    "Effect",
    "Link",
    "Misread",
    "Never",
    "Operation",
    "Param",
    "Retry",
    "Rule",
    "Self",
    "Unknown",
    "Value",
    "Values",
];

/// The strict and reserved keywords of all Rust editions that are in `snake_case`.
pub const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate",
    "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl",
    "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref",
    "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that cannot be raw identifiers.
const NEVER_RAW: &[&str] = &["crate", "self", "super"];

/// A valid `snake_case` name.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub struct Name(pub(super) String);

impl Name {
    /// Returns the name as written: `bad_value`.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns the name of a type or variant: `BadValue`.
    pub fn pascal(&self) -> String {
        self.0.to_upper_camel_case()
    }

    /// Returns the name of a constant: `BAD_VALUE`.
    pub fn shouty(&self) -> String {
        self.0.to_shouty_snake_case()
    }

    /// Returns the name of a field: `bad_value`, `r#type`, `self_`. No valid name ends with `_`.
    pub fn field(&self) -> String {
        let name = self.as_str();
        if KEYWORDS.contains(&name) && !NEVER_RAW.contains(&name) {
            format!("r#{name}")
        } else {
            self.module()
        }
    }

    /// Returns the name of a module: `bad_value`, `type_`. Links in rustdoc cannot name raw identifiers.
    pub fn module(&self) -> String {
        let name = self.as_str();
        if KEYWORDS.contains(&name) { format!("{name}_") } else { name.to_owned() }
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The names of one kind that are taken, with their spans, by the Rust type that they give.
#[derive(Default)]
pub(super) struct Taken(HashMap<String, (Name, Span)>);

impl Taken {
    /// Takes `name`. Reports it if the name, or another name for the same Rust type, is taken.
    pub(super) fn take(&mut self, checker: &mut Checker<'_>, what: &str, name: &Name, span: Span) {
        let pascal = name.pascal();
        let Some((other, first)) = self.0.get(&pascal) else {
            self.0.insert(pascal, (name.clone(), span));
            return;
        };
        let message = if other == name {
            format!("there is another {what} `{}`", name.as_str())
        } else {
            let (name, other) = (name.as_str(), other.as_str());
            format!("`{name}` and `{other}` would both be `{pascal}` in Rust")
        };
        let diagnostic = Diagnostic::new(Lint::DuplicateName, span, message);
        let help = "give one of them another `name`";
        checker.push(diagnostic.help(help).related(*first, "first here"));
    }
}

/// Returns the written name of an item that becomes a variant, constant or anchor.
pub(super) fn name(checker: &mut Checker<'_>, text: &Text) -> Option<Name> {
    match snake(&text.value) {
        Ok(()) if text.value == "self" => {
            bad(checker, text, "it is a Rust keyword", None);
            None
        }
        Ok(()) => Some(Name(text.value.clone())),
        Err(problem) => {
            let snake = text.value.to_snake_case();
            let proposal = self::snake(&snake).is_ok().then_some(snake);
            bad(checker, text, problem, proposal.as_deref());
            None
        }
    }
}

fn bad(checker: &mut Checker<'_>, text: &Text, problem: &str, proposal: Option<&str>) {
    let message = format!("`{}` is not a valid name: {problem}", text.value);
    let help = proposal.map_or_else(
        || "write a name in snake_case, such as `bad_value`".to_owned(),
        |proposal| format!("write `{proposal}`"),
    );
    checker.push(Diagnostic::new(Lint::BadName, text.span, message).help(help));
}

/// Rejects the name of an error whose type errcat generates itself, or whose page could not be a file.
pub(super) fn not_reserved(checker: &mut Checker<'_>, name: &Name, span: Span) {
    let pascal = name.pascal();
    let message = if RESERVED_TYPES.contains(&pascal.as_str()) {
        Some(format!("every generated crate has a type `{pascal}` of its own"))
    } else if is_device(name.as_str()) {
        Some(format!(
            "no file can be called `{}` on Windows, and each error has a page",
            name.as_str()
        ))
    } else {
        None
    };
    if let Some(message) = message {
        let help = format!("write `name: {}_error` or the like", name.as_str());
        checker.push(Diagnostic::new(Lint::ReservedName, span, message).help(help));
    }
}

/// Returns whether Windows reserves a name for a device, with any extension.
fn is_device(name: &str) -> bool {
    let numbered = |rest: &str| matches!(rest.as_bytes(), [b'0'..=b'9']);
    matches!(name, "aux" | "con" | "nul" | "prn")
        || ["com", "lpt"].iter().any(|port| name.strip_prefix(port).is_some_and(numbered))
}

/// Returns the name that a code gives: `BAD_VALUE` and `BadValue` give `bad_value`.
pub(super) fn from_code(code: &str) -> Option<Name> {
    let plain = code.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let snake = if code.chars().any(|c| c.is_ascii_lowercase()) {
        code.to_snake_case()
    } else {
        code.to_ascii_lowercase().replace(['-', '.'], "_")
    };
    (plain && self::snake(&snake).is_ok() && snake != "self").then_some(Name(snake))
}

/// Returns the name of the variant of a choice.
pub(super) fn variant(choice: &str) -> Option<Name> {
    let snake = choice.to_snake_case();
    let known = choice.chars().all(|c| c.is_ascii_graphic() || c == ' ') && choice == choice.trim();
    let valid = self::snake(&snake).is_ok() && snake != "self" && known;
    (valid && snake.to_upper_camel_case() != "Self").then_some(Name(snake))
}

/// Checks that a name is in `snake_case`, the only requirement on placeholders. Returns the problem otherwise.
pub(super) fn snake(name: &str) -> Result<(), &'static str> {
    if name.is_empty() {
        return Err("it is empty");
    }
    // The name becomes the name of a file.
    if name.len() > 100 {
        return Err("it has more than 100 characters");
    }
    if !name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return Err("it does not begin with a lower-case letter");
    }
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !name.chars().all(allowed) {
        return Err("it has something other than lower-case letters, digits and `_`");
    }
    if name.ends_with('_') || name.contains("__") {
        return Err("it has a `_` that does not join two words");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(code: &str, expected: Option<&str>) {
        assert_eq!(from_code(code).as_ref().map(Name::as_str), expected, "{code}");
    }

    #[test]
    fn codes_give_names_where_they_can() {
        check("BAD_VALUE", Some("bad_value"));
        check("NoSuchKey", Some("no_such_key"));
        check("not-found", Some("not_found"));
        check("E1001", Some("e1001"));
        check("23505", None);
        check("Ünknown", None);
        check("A__B", None);
        check("SELF", None);
    }
}
