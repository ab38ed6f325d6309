//! Placeholders in documented messages, as vendors write them: `[X]`, `{field}`, `<id>`, `%s`, `xxxx-xxxx`, `...`.

use heck::ToSnakeCase as _;

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

/// Splits a message into literal text and placeholders.
pub(crate) fn parts(text: &str) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let (before, rest) = text.split_at(at);
        let Some((length, part)) = placeholder(before, rest) else {
            literal(&mut parts, c);
            at += c.len_utf8();
            continue;
        };
        if let Part::Placeholder { kind: "index", .. } = part {
            // Only the index varies, and not the brackets around it.
            literal(&mut parts, '[');
            parts.push(part);
            literal(&mut parts, ']');
        } else if matches!(parts.last(), Some(Part::Placeholder { .. })) {
            // Two adjacent placeholders have no border: they become one.
            parts.pop();
            parts.push(Part::Placeholder { name: "text".to_owned(), kind: "text" });
        } else {
            parts.push(part);
        }
        at += length;
    }
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

fn literal(parts: &mut Vec<Part>, c: char) {
    match parts.last_mut() {
        Some(Part::Literal(text)) => text.push(c),
        _ => parts.push(Part::Literal(c.to_string())),
    }
}

/// Returns the placeholder that `rest` begins with, and how many bytes it takes.
fn placeholder(before: &str, rest: &str) -> Option<(usize, Part)> {
    braces(rest)
        .or_else(|| brackets(before, rest))
        .or_else(|| angles(rest))
        .or_else(|| percent(rest))
        .or_else(|| dots(rest))
        .or_else(|| crosses(before, rest))
}

fn named(length: usize, name: &str, kind: &'static str) -> (usize, Part) {
    (length, Part::Placeholder { name: field_name(name), kind })
}

/// Reads `{field}`, `{{field}}`, `${field}`, `{0}`.
fn braces(rest: &str) -> Option<(usize, Part)> {
    let (open, close) = [("${", "}"), ("{{", "}}"), ("{", "}")]
        .into_iter()
        .find(|(open, _)| rest.starts_with(open))?;
    let inner = &rest[open.len()..];
    let end = inner.find(close)?;
    let name = &inner[..end];
    let plain = name.trim().chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
    (plain && name.len() <= 40).then(|| named(open.len() + end + close.len(), name, "text"))
}

/// Reads `[X]`: an index after a word, else a text of that name.
fn brackets(before: &str, rest: &str) -> Option<(usize, Part)> {
    let end = rest.strip_prefix('[')?.find(']')?;
    let inner = &rest[1..=end];
    let after_word = before.ends_with(|c: char| c.is_alphanumeric() || c == '_' || c == ']');
    let short = matches!(
        inner,
        "X" | "x" | "Y" | "i" | "I" | "j" | "n" | "N" | "k" | "*" | "idx" | "index" | "INDEX" | "#"
    );
    if after_word {
        let name = if inner.len() > 2 { inner } else { "index" };
        return short.then(|| named(end + 2, name, "index"));
    }
    let letters = inner.chars().any(char::is_alphabetic);
    let plain = inner.chars().all(|c| c.is_alphanumeric() || "_- ".contains(c));
    (letters && plain && inner.len() <= 40).then(|| named(end + 2, inner, "text"))
}

/// Reads `<id>`.
fn angles(rest: &str) -> Option<(usize, Part)> {
    let end = rest.strip_prefix('<')?.find('>')?;
    let inner = &rest[1..=end];
    let begins = inner.starts_with(|c: char| c.is_alphabetic());
    let plain = inner.chars().all(|c| c.is_alphanumeric() || "_-. ".contains(c));
    (begins && plain && inner.len() <= 40).then(|| named(end + 2, inner, "text"))
}

/// Reads `%s`, `%d`, `%1$s`, `%(name)s`, `%@`.
fn percent(rest: &str) -> Option<(usize, Part)> {
    let inner = rest.strip_prefix('%')?;
    let (name, inner_length) = match inner.strip_prefix('(').and_then(|inner| inner.split_once(')'))
    {
        Some((name, _)) => (name, name.len() + 2),
        None => (
            "value",
            inner.len() - inner.trim_start_matches(|c: char| c.is_ascii_digit() || c == '$').len(),
        ),
    };
    let kind = inner[inner_length..].chars().next()?;
    let ends = !inner[inner_length + kind.len_utf8()..].starts_with(|c: char| c.is_alphanumeric());
    match kind {
        's' | 'v' | 'q' | '@' if ends => Some(named(inner_length + 2, name, "text")),
        'd' | 'i' | 'u' if ends => {
            Some(named(inner_length + 2, if name == "value" { "number" } else { name }, "int"))
        }
        _ => None,
    }
}

/// Reads `...` and `…`.
fn dots(rest: &str) -> Option<(usize, Part)> {
    let dots = rest.len() - rest.trim_start_matches(['.', '…']).len();
    (dots >= 3).then(|| named(dots, "text", "text"))
}

/// Reads `xxxx-xxxx`, `XXX`, `****`.
fn crosses(before: &str, rest: &str) -> Option<(usize, Part)> {
    let cross = rest.chars().next().filter(|c| matches!(c, 'x' | 'X' | '*'))?;
    let run = rest.len() - rest.trim_start_matches([cross, '-']).len();
    let run = rest[..run].trim_end_matches('-').len();
    let apart =
        !before.ends_with(char::is_alphanumeric) && !rest[run..].starts_with(char::is_alphanumeric);
    let crosses = rest[..run].chars().filter(|c| *c == cross).count();
    (apart && crosses >= 3).then(|| named(run, "id", "word"))
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
