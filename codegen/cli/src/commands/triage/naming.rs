//! Names for drafted entries, made of what was seen.

/// A name that nobody has, made of another.
pub(super) fn free(name: &str, is_free: impl Fn(&str) -> bool) -> String {
    let numbered = (2_usize..).map(|number| format!("{name}_{number}"));
    let mut names = std::iter::once(name.to_owned()).chain(numbered);
    names.find(|name| is_free(name)).unwrap_or_default()
}

/// The first words of a text in `snake_case`, without placeholders.
pub(super) fn snake(text: &str, otherwise: &str) -> String {
    let text = text.replace("{{", " ").replace("}}", " ");
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let literal = parts.collect::<Vec<_>>().join(" ");
    let words = literal.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let words: Vec<_> = words.take(6).map(str::to_ascii_lowercase).collect();
    let name = words.join("_");
    if name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return name;
    }
    let apart = if name.is_empty() { "" } else { "_" };
    format!("{otherwise}{apart}{name}")
}

/// The type that a name becomes in Rust.
pub(super) fn pascal(name: &str) -> String {
    name.split('_')
        .map(|word| {
            word.get(..1).unwrap_or_default().to_ascii_uppercase()
                + word.get(1..).unwrap_or_default()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_of_the_first_words() {
        for (text, expected) in [
            ("Order {id:word} is {{gone}}: no, {value}", "order_is_gone_no"),
            ("READ_ONLY_ORDER", "read_only_order"),
            ("one two three four five six seven", "one_two_three_four_five_six"),
            ("404 not found", "message_404_not_found"),
            ("{number:int}", "message"),
            ("???", "message"),
        ] {
            assert_eq!(snake(text, "message"), expected, "{text}");
        }
        assert_eq!(free("a", |name| name != "a" && name != "a_2"), "a_3");
        assert_eq!(pascal("read_only_2"), "ReadOnly2");
    }
}
