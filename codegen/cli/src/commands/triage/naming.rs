//! Names for drafted entries, from the texts that were seen.

use heck::ToSnakeCase as _;

/// The number of words in a name at most.
const MAX_WORDS: usize = 6;

/// Returns the first words of a text in `snake_case`, without placeholders. `otherwise` goes before what does not begin
/// with a letter.
pub(super) fn snake(text: &str, otherwise: &str) -> String {
    let text = text.replace("{{", " ").replace("}}", " ").replace(|c: char| !c.is_ascii(), " ");
    let parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    let literal = parts.collect::<Vec<_>>().join(" ").to_snake_case();
    let name = literal.split('_').take(MAX_WORDS).collect::<Vec<_>>().join("_");
    if name.starts_with(|c: char| c.is_ascii_lowercase()) {
        return name;
    }
    let separator = if name.is_empty() { "" } else { "_" };
    format!("{otherwise}{separator}{name}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::names::Taken;

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
            assert_eq!(snake(text, "message"), expected, "{text}");
        }
        assert_eq!(["a", "a_2"].into_iter().collect::<Taken>().give("a"), "a_3");
    }
}
