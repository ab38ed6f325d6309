//! Correlation ids that a text introduces in its own words: `Request ID: …`, `(trace id …)`, `Korrelations-ID: …`.

use std::ops::Range;

/// The minimum length of an id.
const MIN_ID: usize = 12;

/// The number of bytes before an id in which its name is.
const MAX_LABEL: usize = 64;

/// Words between the name of an id and the id.
const FILLERS: [&str; 7] = ["", "is", "was", "ist", "war", "est", "är"];

/// Words for the id of a request, in several languages, as they begin or as a whole without `id` at their end.
const STEMS: [&str; 3] = ["correl", "korrel", "corrél"];
const WORDS: &str = "request requests trace ref reference referenz référence debug anfrage requête demande begäran \
    förfrågan forespørsel anmodning pyyntö verzoek richiesta solicitud żądania";

/// Returns where the first id of a request is.
pub(crate) fn id(text: &str) -> Option<Range<usize>> {
    let mut at = 0;
    text.split_inclusive(|c| !is_part(c)).find_map(|piece| {
        let word = piece.trim_end_matches(|c| !is_part(c)).trim_end_matches('.');
        let range = at..at + word.len();
        at += piece.len();
        let before = text.ceil_char_boundary(range.start.saturating_sub(MAX_LABEL));
        (is_id(word) && label(text.get(before..range.start)?).is_some()).then_some(range)
    })
}

/// Returns whether a name, maybe with other words before it, is one of the id of a request.
pub(crate) fn is_name(name: &str) -> bool {
    let words = name.split(|c: char| !c.is_alphabetic()).rev().map(str::to_ascii_lowercase);
    let mut words = words.filter(|word| !FILLERS.contains(&&**word)).take(2);
    let is_word = |word: &str| {
        let stem = word.strip_suffix("id").unwrap_or(word);
        STEMS.iter().any(|stem| word.starts_with(stem)) || WORDS.split(' ').any(|word| word == stem)
    };
    let last = words.next().unwrap_or_default();
    is_word(&last) || last == "id" && words.next().is_some_and(|word| is_word(&word))
}

/// Returns a text without an id at its end and the words that say what it is; none if it does not end so.
pub(crate) fn without<'t>(text: &'t str, id: &str) -> Option<&'t str> {
    let before = text.trim_end_matches(['.', ')', ']', '"']).strip_suffix(id)?;
    let rest = before.get(..label(before)?)?;
    Some(rest.trim_end_matches(|c: char| c.is_whitespace() || ",;-–|([".contains(c)))
}

/// Returns where the words begin, in the text in front of an id, that say that it is one of a request.
fn label(before: &str) -> Option<usize> {
    let label =
        before.trim_end_matches(|c: char| c.is_whitespace() || ":=\"'`([{<#*»>|".contains(c));
    let start = label.rfind(|c| ",;!?()[]{}|/\"'\n".contains(c)).map_or(0, |at| at + 1);
    (!before.get(label.len()..)?.contains('\n') && is_name(label.get(start..)?)).then_some(start)
}

/// Returns whether a word can only be an id: it is long and has digits and letters.
fn is_id(word: &str) -> bool {
    let has = |is: fn(&u8) -> bool| word.bytes().any(|byte| is(&byte));
    word.len() >= MIN_ID && has(u8::is_ascii_digit) && has(u8::is_ascii_alphabetic)
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.')
}
