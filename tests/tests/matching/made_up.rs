//! Small catalogues of random messages over a small alphabet, so that their patterns come close to each other.

use errcat_codegen::SourceFile;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::json;

/// Literal text; the letters meet those of the choices and values.
const LITERALS: &[&str] = &[
    "a", "b", "ab", " ", "A b", "x ", " x", ".", ",", "(", ")", ": ", "'", "1", "-", "[", "]", "€",
];

/// Placeholders without their names, the number standing for a name: some have one name, so that values repeat.
const PLACEHOLDERS: &[&str] = &[
    "{w:word}",
    "{v:word}",
    "{i:index}",
    "{n:int}",
    "{p:path}",
    "{q:path}",
    "{t:text}",
    "{u}",
    "{o:a|b|ab}",
    "{c:x|Ab b|1}",
];

/// The source of a catalogue with one error, which the compiler may refuse.
pub(crate) fn source() -> impl Strategy<Value = SourceFile> {
    (vec(message(), 1..5), wire()).prop_map(|(messages, wire)| {
        let message = |(at, text)| json!({"name": format!("m{at}"), "message": text});
        let messages: Vec<_> = messages.iter().enumerate().map(message).collect();
        let error =
            json!({"code": "E", "name": "e", "description": "Made up.", "messages": messages});
        let api = json!({"id": "made-up", "name": "Made up", "version": "0.1.0"});
        let catalogue = json!({"errcat": 1, "api": api, "wire": wire, "errors": [error]});
        SourceFile::new("made-up.yaml", catalogue.to_string())
    })
}

/// Literal text and placeholders in turn, beginning with either.
fn message() -> impl Strategy<Value = String> {
    let pair = (select(LITERALS), select(PLACEHOLDERS));
    let prefix = select(&["", "", "", "P: ", "Q "][..]);
    (prefix, vec(pair, 1..4), any::<bool>(), any::<bool>()).prop_map(
        |(prefix, pairs, first, last)| {
            let mut pieces: Vec<&str> = pairs.into_iter().flat_map(|(l, p)| [l, p]).collect();
            if !first {
                pieces.remove(0);
            }
            if !last {
                pieces.pop();
            }
            format!("{prefix}{}", pieces.concat())
        },
    )
}

fn wire() -> impl Strategy<Value = serde_json::Value> {
    let ignore = subsequence(vec!["case", "white_space"], 0..=2);
    (ignore, any::<bool>()).prop_map(|(ignore, prefixes)| {
        let prefixes = if prefixes { json!([["P:", "p "], ["Q"]]) } else { json!([]) };
        json!({"ignore": ignore, "prefixes": prefixes})
    })
}
