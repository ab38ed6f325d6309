//! Placeholders in documented messages, as vendors write them: `[X]`, `{field}`, `<id>`, `%s`, `xxxx-xxxx`, `...`.

use std::sync::LazyLock;

use heck::ToSnakeCase as _;
use regex::{Captures, Regex};

use super::names::Taken;

/// A part of a documented message.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Part {
    Literal(String),
    /// A placeholder: the name that it suggests, and its type; `text` where nothing is known.
    Placeholder {
        name: String,
        kind: &'static str,
    },
}

/// The maximum number of placeholders in a message.
const MOST: usize = errcat_codegen::check::MAX_PLACEHOLDERS;

/// The forms of placeholders, by how they begin.
static FORMS: LazyLock<Regex> = LazyLock::new(|| {
    let forms = [
        r"\$\{(?<field>[\p{Alphabetic}\p{N}_. -]{0,40})\}",
        r"\{\{(?<double>[\p{Alphabetic}\p{N}_. -]{0,40})\}\}",
        r"\{(?<single>[\p{Alphabetic}\p{N}_. -]{0,40})\}",
        r"\[(?<index>[XxYiIjnNk*\#]|idx|index|INDEX)\]",
        r"\[(?<bracket>[\p{Alphabetic}\p{N}_\ -]{1,40})\]",
        r"<(?<angle>\p{Alphabetic}[\p{Alphabetic}\p{N}_. -]{0,39})>",
        r"%(?:\((?<name>[^)]*)\)|[0-9$]*)(?<verb>[svq@diu])",
        r"(?<dots>[.…]*…[.…]*|\.{3,})",
        r"(?<crosses>x[x-]+x|X[X-]+X|\*[*-]+\*)",
    ];
    Regex::new(&forms.join("|")).expect("the pattern is a constant")
});

/// Splits a message into literal text and placeholders.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(found) = FORMS.captures_at(text, at) {
        let range = found.get_match().range();
        let (before, after) = (&text[..range.start], &text[range.end..]);
        literal(&mut parts, &text[at..range.start]);
        at = range.end;
        match placeholder(before, &found, after) {
            None => {
                // Another form may begin behind the first character.
                let first = found[0].chars().next().map_or(1, char::len_utf8);
                literal(&mut parts, &found[0][..first]);
                at = range.start + first;
            }
            // Only the index varies, and not the brackets around it.
            Some(part @ Part::Placeholder { kind: "index", .. }) => {
                literal(&mut parts, "[");
                parts.push(part);
                literal(&mut parts, "]");
            }
            // Two adjacent placeholders have no border: they become one.
            Some(_) if matches!(parts.last(), Some(Part::Placeholder { .. })) => {
                parts.pop();
                parts.push(Part::Placeholder { name: "text".to_owned(), kind: "text" });
            }
            Some(part) => parts.push(part),
        }
    }
    literal(&mut parts, &text[at..]);
    limited(parts)
}

/// Replaces everything from the last allowed placeholder on by one placeholder.
fn limited(mut parts: Vec<Part>) -> Vec<Part> {
    let is_placeholder = |part: &Part| matches!(part, Part::Placeholder { .. });
    let placeholders: Vec<_> = (0..parts.len()).filter(|at| is_placeholder(&parts[*at])).collect();
    if let Some(last) = placeholders.get(MOST - 1).filter(|_| placeholders.len() > MOST) {
        parts.truncate(*last);
        parts.push(Part::Placeholder { name: "rest".to_owned(), kind: "text" });
    }
    parts
}

fn literal(parts: &mut Vec<Part>, more: &str) {
    match parts.last_mut() {
        _ if more.is_empty() => {}
        Some(Part::Literal(text)) => *text += more,
        _ => parts.push(Part::Literal(more.to_owned())),
    }
}

/// Returns the placeholder that an expression has found between other text, if it is one there.
fn placeholder(before: &str, found: &Captures<'_>, after: &str) -> Option<Part> {
    let named = |name: &str, kind| Some(Part::Placeholder { name: field_name(name), kind });
    let group = |name| found.name(name).map(|group| group.as_str());
    let after_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ']');
    let apart = !after.starts_with(char::is_alphanumeric);
    if let Some(field) = group("field").or(group("double")).or(group("single")).or(group("angle")) {
        return named(field, "text");
    }
    if let Some(index) = group("index").filter(|_| after_word) {
        return named(if index.len() > 2 { index } else { "index" }, "index");
    }
    if let Some(text) = group("bracket").or(group("index")) {
        let letters = text.chars().any(char::is_alphabetic);
        return named(text, "text").filter(|_| letters && !after_word);
    }
    if let Some(verb) = group("verb") {
        let is_number = matches!(verb, "d" | "i" | "u");
        let (name, kind) = if is_number { ("number", "int") } else { ("value", "text") };
        return named(group("name").unwrap_or(name), kind).filter(|_| apart);
    }
    if let Some(crosses) = group("crosses") {
        let apart = apart && !before.ends_with(char::is_alphanumeric);
        let count = crosses.chars().filter(|c| *c != '-').count();
        return named("id", "word").filter(|_| apart && count >= 3);
    }
    named("text", "text")
}

/// Returns a name that a placeholder can have.
fn field_name(written: &str) -> String {
    let snake: String = written
        .to_snake_case()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    let snake = snake.trim_matches('_').replace("__", "_");
    match snake.as_str() {
        "" => "value".to_owned(),
        name if name.starts_with(|c: char| c.is_ascii_digit()) => format!("value_{name}"),
        name => name.to_owned(),
    }
}

/// Returns the message as a catalogue writes it. Every placeholder has a name of its own, since pages do not say
/// whether two with the same name represent the same text.
pub(crate) fn template(text: &str) -> String {
    let mut taken = Taken::default();
    let mut template = String::new();
    for part in parts(&super::yaml::clean(text)) {
        match part {
            Part::Literal(text) => template += &text.replace('{', "{{").replace('}', "}}"),
            Part::Placeholder { name, kind } => {
                let name = taken.give(&name);
                template += &if kind == "text" {
                    format!("{{{name}}}")
                } else {
                    format!("{{{name}:{kind}}}")
                };
            }
        }
    }
    template
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(template(text), expected, "{text}");
    }

    #[test]
    fn what_varies_becomes_a_placeholder() {
        check("BAD : order_lines[X].tax_rate", "BAD : order_lines[{index:index}].tax_rate");
        check("a[i].b[j]", "a[{index:index}].b[{index_2:index}]");
        check("billing.{fields}, shipping.{fields}", "billing.{fields}, shipping.{fields_2}");
        check("Card xxxx-xxxx-xxxx is bad", "Card {id:word} is bad");
        check("Not matching fields...", "Not matching fields{text}");
        check("Token <id> for {{user name}}", "Token {id} for {user_name}");
        check("Got %s, wanted %d of %1$s", "Got {value}, wanted {number:int} of {value_2}");
        check("The [FIELD] is gone", "The {field} is gone");
        check("{0} and ${type}", "{value_0} and {type}");
        check("100%", "100%");
        check("%s%s", "{text}");
        check("no { hole } here [1] <", "no {hole} here [1] <");
        check("{\"a\": 1}", "{{\"a\": 1}}");
        check("max 5 items", "max 5 items");
    }

    #[test]
    fn there_are_at_most_as_many_as_a_message_can_have() {
        let many = vec!["%s"; 20].join(", ");
        assert_eq!(template(&many).matches('{').count(), MOST);
    }
}
