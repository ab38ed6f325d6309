//! Names that a draft proposes: from codes, from the words of a message, from the words of a rule.

use std::collections::HashSet;

use heck::{ToSnakeCase as _, ToUpperCamelCase};

use crate::upstream::documented::Head;
use crate::upstream::text::is_listed;

/// The maximum number of words in a name.
const WORDS: usize = 6;

/// Words that carry no meaning of their own.
const EMPTY_WORDS: &str = "a an and are as at be been by for from has have if in is it of on or that the then there this to \
    was which will with you your";

/// Returns a name for an error: from its code, else from the words of its heading, else from its status.
pub(super) fn error(head: &Head, title: &str) -> String {
    let code = head.code.as_deref().map(snake).filter(|name| begins(name));
    let code = code.or_else(|| Some(words(title, WORDS)).filter(|name| begins(name)));
    let minus = |code: &str| if code.starts_with('-') { "minus_" } else { "" };
    let numbered = |code: &str| format!("error_{}{}", minus(code), snake(code));
    let code = code.or_else(|| head.code.as_deref().map(numbered));
    let status = head.status.unwrap_or_default();
    let phrase = PHRASES.iter().find(|(known, _)| *known == status);
    code.or_else(|| phrase.map(|(_, name)| (*name).to_owned()))
        .unwrap_or_else(|| format!("status_{status}"))
}

/// The HTTP names of the statuses that APIs use most.
const PHRASES: &[(u16, &str)] = &[
    (400, "bad_request"),
    (401, "unauthorized"),
    (402, "payment_required"),
    (403, "forbidden"),
    (404, "not_found"),
    (405, "method_not_allowed"),
    (406, "not_acceptable"),
    (408, "request_timeout"),
    (409, "conflict"),
    (410, "gone"),
    (412, "precondition_failed"),
    (413, "content_too_large"),
    (415, "unsupported_media_type"),
    (422, "unprocessable_content"),
    (423, "locked"),
    (429, "too_many_requests"),
    (500, "internal_server_error"),
    (501, "not_implemented"),
    (502, "bad_gateway"),
    (503, "service_unavailable"),
    (504, "gateway_timeout"),
];

/// Returns a name for a message: from its literal words, without the code that it begins with.
pub(super) fn message(template: &str, head: &Head) -> String {
    let literal = literal(template);
    let spelled = |text: &str| words(text, usize::MAX);
    let code = head.code.as_deref().map(spelled).unwrap_or_default();
    let rest = literal
        .split_once([':', '-'])
        .filter(|(prefix, _)| !code.is_empty() && spelled(prefix) == code);
    let name = words(rest.map_or(literal.as_str(), |(_, rest)| rest), WORDS);
    or_prefixed(name, "message")
}

/// Returns a name for what was seen in a log, from its first words without placeholders. `prefix` goes before what is not
/// a valid name on its own.
pub(crate) fn of_seen(text: &str, prefix: &str) -> String {
    let text = text.replace("{{", " ").replace("}}", " ");
    or_prefixed(words(&literal(&text).to_snake_case(), WORDS), prefix)
}

/// Returns a message without its placeholders.
fn literal(template: &str) -> String {
    let parts = template.split('{');
    let parts = parts.map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join(" ")
}

/// Returns a name for a general rule, from the heading above it: that stays when the rule is reworded.
pub(super) fn rule(heading: &str) -> String {
    let significant = heading.split_whitespace().filter(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        !is_listed(&bare, EMPTY_WORDS)
    });
    let name = words(&significant.collect::<Vec<_>>().join(" "), 4);
    or_prefixed(name, "rule")
}

/// Words of a page's title that do not name the API.
const NO_API: &str = "all api code codes common error errors handling list message messages page reference response \
    responses server status statuses";

/// Returns a kebab-case id: from the title of a page.
pub(super) fn id(title: &str) -> String {
    let all = words(title, usize::MAX);
    // Numbers are those of dates and versions.
    let names = |word: &&str| !word.bytes().all(|byte| byte.is_ascii_digit());
    let known = |word: &&str| is_listed(word, NO_API) || is_listed(word, EMPTY_WORDS);
    let significant = all.split('_').filter(names).filter(|word| !known(word));
    let id = significant.take(4).collect::<Vec<_>>().join("-");
    let id =
        if id.starts_with(|c: char| c.is_ascii_lowercase()) { id } else { format!("api-{id}") };
    id.get(..40).unwrap_or(&id).trim_end_matches('-').to_owned()
}

/// Names that have been given.
#[derive(Clone, PartialEq, Debug, Default)]
pub(crate) struct Taken(HashSet<String>);

impl<'n> FromIterator<&'n str> for Taken {
    fn from_iter<I: IntoIterator<Item = &'n str>>(names: I) -> Self {
        Self(names.into_iter().map(ToUpperCamelCase::to_upper_camel_case).collect())
    }
}

impl Taken {
    /// Returns whether a name differs from all of them, also as a Rust type.
    pub(crate) fn is_free(&self, name: &str) -> bool {
        !self.0.contains(&name.to_upper_camel_case())
    }

    /// Takes this name, or a similar one that is free, and returns it.
    pub(crate) fn give(&mut self, name: &str) -> String {
        let numbered = (2..).map(|number| format!("{name}_{number}"));
        let mut all = std::iter::once(name.to_owned()).chain(numbered);
        let given = all.find(|name| self.is_free(name)).unwrap_or_else(|| name.to_owned());
        self.0.insert(given.to_upper_camel_case());
        given
    }
}

fn snake(code: &str) -> String {
    let shouted = !code.chars().any(|c| c.is_ascii_lowercase());
    words(&if shouted { code.to_ascii_lowercase() } else { code.to_snake_case() }, usize::MAX)
}

/// Returns the first words of a text, joined by `_`.
pub(super) fn words(text: &str, most: usize) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.take(most).collect::<Vec<_>>().join("_")
}

fn begins(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name != "self"
}

/// Returns a name, with a prefix if it is not valid on its own.
fn or_prefixed(name: String, prefix: &str) -> String {
    let prefixed = || format!("{prefix}_{name}").trim_end_matches('_').to_owned();
    if begins(&name) { name } else { prefixed() }
}

/// Returns a name for an operation.
pub(super) fn operation(operation: &str) -> String {
    let name = words(&operation.to_snake_case(), usize::MAX);
    or_prefixed(name, "operation")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_the_first_words() {
        for (text, expected) in [
            ("Order {id:word} is {{gone}}: no, {value}", "order_is_gone_no"),
            ("READ_ONLY_ORDER", "read_only_order"),
            ("NoSuchKey", "no_such_key"),
            ("one two three four five six seven", "one_two_three_four_five_six"),
            ("404 not found", "message_404_not_found"),
            ("{number:int}", "message"),
            ("???", "message"),
        ] {
            assert_eq!(of_seen(text, "message"), expected, "{text}");
        }
        assert_eq!(["a", "a_2"].into_iter().collect::<Taken>().give("a"), "a_3");
    }
}
