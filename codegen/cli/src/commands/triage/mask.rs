//! What nobody should paste into a ticket: tokens, e-mail addresses and numbers of cards in samples of a log.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

/// The parts that are masked. In a group, only the group.
static PARTS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    Regex::new(
        r#"(?xi-u)
          (?<email> [\w.+-]+ @ [\w-]+ (?: \. [\w-]+ )+ )
        | \b (?: bearer | basic ) \s+ (?<scheme> [\w.~+/=-]{6,} )
        | (?: token | secret | password | passwd | api[_-]?key | authorization | session[_-]?key | signature )
          ["']* \s* [:=] \s* ["']* (?: (?: bearer | basic | token ) \s+ )? (?<named> [\w.~+/=-]{4,} )
        | \b (?<jwt> eyJ [\w-]{8,} (?: \. [\w-]+ )* )
        | \b (?<key> (?: sk | pk | rk | ghp | gho | xox[bp] | AKIA ) [_-] [\w-]{12,} )
        | (?<card> \b \d (?: [\ -]? \d ){12,18} \b )
        "#,
    )
    .ok()
});

/// Returns a text in which the letters and digits of what is secret are `x` and `0`, so that its shape stays.
pub(super) fn masked<'t>(text: &'t str, secrets: &[Range<usize>]) -> Cow<'t, str> {
    if secrets.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut masked = String::with_capacity(text.len());
    let mut end = 0;
    for range in secrets {
        masked.push_str(text.get(end..range.start).unwrap_or_default());
        masked.extend(text.get(range.clone()).unwrap_or_default().chars().map(hidden));
        end = range.end;
    }
    masked.push_str(text.get(end..).unwrap_or_default());
    Cow::Owned(masked)
}

/// Returns whether a text has anything that a secret is found by. Most texts have nothing of it.
fn may_have_secrets(text: &str) -> bool {
    let has = |byte: u8| text.as_bytes().contains(&byte);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let schemes = ["earer ", "asic ", "BEARER ", "BASIC ", "eyJ"];
    [b'@', b'=', b':', b'_', b'-'].into_iter().any(has)
        || digits > 12
        || schemes.iter().any(|scheme| text.contains(scheme))
}

/// Returns the parts of a text that are secret, in order.
pub(super) fn secrets(text: &str) -> Vec<Range<usize>> {
    if !may_have_secrets(text) {
        return Vec::new();
    }
    let found = PARTS.iter().flat_map(move |parts| parts.captures_iter(text));
    let secrets = found.filter_map(|found| {
        let parts = ["email", "scheme", "named", "jwt", "key"];
        let part = parts.into_iter().find_map(|part| found.name(part));
        let card = found.name("card").filter(|card| is_card(card.as_str()));
        Some(part.or(card)?.range())
    });
    secrets.collect()
}

/// Returns whether the digits pass the check of card numbers, or are in groups of four.
fn is_card(text: &str) -> bool {
    let digits: Vec<_> =
        text.bytes().filter(u8::is_ascii_digit).map(|byte| u32::from(byte - b'0')).collect();
    let groups: Vec<_> = text.split([' ', '-']).collect();
    let in_fours = groups.len() > 2 && groups.iter().all(|group| group.len() == 4);
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(at, digit)| if at % 2 == 0 { *digit } else { digit * 2 / 10 + digit * 2 % 10 })
        .sum();
    in_fours || sum.is_multiple_of(10)
}

fn hidden(c: char) -> char {
    match c {
        c if c.is_numeric() => '0',
        c if c.is_alphabetic() => 'x',
        c => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_masked_and_nothing_else() {
        assert!(PARTS.is_some());
        for (text, expected) in [
            ("mail jo.doe1@shop.test now", "mail xx.xxx0@xxxx.xxxx now"),
            ("card 4111 1111 1111 1111 declined", "card 0000 0000 0000 0000 declined"),
            ("card 4111111111111111", "card 0000000000000000"),
            ("order 1234567890123", "order 1234567890123"),
            ("Authorization: Bearer abc.DEF-123", "Authorization: Bearer xxx.xxx-000"),
            ("token=s3cr3t&x=1", "token=x0xx0x&x=1"),
            ("password: \"hunter22\"", "password: \"xxxxxx00\""),
            ("Invalid authorization token", "Invalid authorization token"),
            ("id 5b8e1c1e-0d59-4d3a-9a56-0123456789ab", "id 5b8e1c1e-0d59-4d3a-9a56-0123456789ab"),
        ] {
            assert_eq!(masked(text, &secrets(text)), expected, "{text}");
        }
    }
}
