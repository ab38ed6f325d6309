//! Small catalogues of random messages over a small alphabet, so that their patterns are similar.

use errcat_codegen::SourceFile;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use regex::Regex;
use serde_json::{Value, json};

/// Literal text; its letters also occur in the choices and values.
const LITERALS: &[&str] = &[
    "a", "b", "ab", " ", "A b", "x ", " x", ".", ",", "(", ")", ": ", "'", "1", "-", "[", "]", "€",
    "aa", "<", "e", "+", "-4",
];

/// Placeholders, two of most kinds.
const PLACEHOLDERS: &[&str] = &[
    "{w:word}",
    "{v:word}",
    "{i:index}",
    "{n:int}",
    "{d:number}",
    "{e:number}",
    "{k:uuid}",
    "{p:path}",
    "{q:path}",
    "{t:text}",
    "{u}",
    "{o:a|b|ab}",
    "{c:x|Ab b|1}",
];

/// Kinds that the values of a message can take on.
const KINDS: &[&str] = &["word", "index", "int", "number", "uuid", "path", "text", "a|b|ab|1"];

/// Returns the source of a catalogue with one error, which the compiler may refuse.
pub(crate) fn source() -> impl Strategy<Value = SourceFile> {
    let like_first = option::weighted(0.4, select(KINDS));
    (vec(message(), 1..4), like_first, wire()).prop_map(|(mut messages, kind, wire)| {
        messages.extend(kind.map(|kind| messages[0].with_kind(kind)));
        file(&messages, &wire)
    })
}

/// Messages of which many differ only in the text at `@`.
const CROWDS: &[&str] = &[
    "Line {i:index}: @ does not allow {w:word}",
    "Line {i:index}: @ is odd",
    "x{n:int}, the @ of {t} is odd",
    "x{n:int}, the @ of {w:word}",
    "Value of @ exceeds {i:index} units",
    "Value of @ exceeds {w:word} units",
    "{w:word} is not a valid @",
    "{t} and @ {p:path}.",
    "@ {t}",
    "@ is odd",
];

/// Returns the source of a catalogue with one error that has many messages.
pub(crate) fn many() -> impl Strategy<Value = SourceFile> {
    let owners = select(&["order", "item", "refund", "order.item"][..]);
    let parts = select(&["tax_rate", "tax_code", "unit_tax_rate", "a", "1"][..]);
    let message = (select(CROWDS), owners, parts)
        .prop_map(|(text, owner, part)| text.replace('@', &format!("{owner}.{part}")));
    (vec(message, 12..60), wire()).prop_map(|(mut texts, wire)| {
        texts.sort_unstable();
        texts.dedup();
        let message = |text| Message { text, also: None };
        file(&texts.into_iter().map(message).collect::<Vec<_>>(), &wire)
    })
}

fn file(messages: &[Message], wire: &Value) -> SourceFile {
    let messages: Vec<_> = messages.iter().enumerate().map(Message::to_json).collect();
    let error = json!({"code": "E", "name": "e", "description": "Made up.", "messages": messages});
    let api = json!({"id": "made-up", "name": "Made up", "version": "0.1.0"});
    let catalogue = json!({"errcat": 1, "api": api, "wire": wire, "errors": [error]});
    SourceFile::new("made-up.yaml", catalogue.to_string())
}

/// Returns two versions of a catalogue: each message stays, gets another kind of value or becomes another one, one may
/// be added, and `wire` may change.
pub(crate) fn versions() -> impl Strategy<Value = (SourceFile, SourceFile)> {
    let change = prop_oneof![
        2 => Just(None),
        1 => select(KINDS).prop_map(|kind| Some(Err(kind))),
        1 => message().prop_map(|message| Some(Ok(message))),
    ];
    let changed = (message(), change);
    let wires = (wire(), option::weighted(0.3, wire()));
    (vec(changed, 1..4), option::weighted(0.4, message()), wires).prop_map(
        |(changed, added, (wire, other))| {
            let old: Vec<_> = changed.iter().map(|(message, _)| message.clone()).collect();
            let new = changed.iter().map(|(message, change)| match change {
                None => message.clone(),
                Some(Err(kind)) => message.with_kind(kind),
                Some(Ok(other)) => other.clone(),
            });
            let new: Vec<_> = new.chain(added).collect();
            (file(&old, &wire), file(&new, &other.unwrap_or_else(|| wire.clone())))
        },
    )
}

/// A message and its other text.
#[derive(Clone, Debug)]
struct Message {
    text: String,
    also: Option<String>,
}

impl Message {
    /// Returns the same message with another kind of values: it matches many of the same texts at another rank.
    fn with_kind(&self, kind: &str) -> Self {
        let placeholder = Regex::new(r"\{(\w)[^}]*\}").expect("a sound expression");
        let with_kind = |text: &str| placeholder.replace_all(text, format!("{{$1:{kind}}}")).into();
        Self { text: with_kind(&self.text), also: self.also.as_deref().map(with_kind) }
    }

    fn to_json((at, message): (usize, &Self)) -> Value {
        json!({"name": format!("m{at}"), "message": message.text, "also": Vec::from_iter(&message.also)})
    }
}

/// Messages in which a value that failed has to be tried again from another place, or after another value.
const TRICKY: &[&str] = &[
    "{t}1{i:index}a",
    "{w:word}1{n:int}.",
    "{t} {u} {t}",
    "{t}a{p:path}b{t}",
    "{w:word}.{v:word}.{w:word}",
    "{t}aa{i:index}.",
    "{t}aba{w:word}a",
    "{p:path}[{i:index}].{q:path}",
    "{o:a|ab}b{u}b",
    "{w:word} {t} 1{i:index}a",
    "{t}1{d:number}a",
    "{d:number}.{e:number}",
    "{d:number}1{e:number}e{i:index}",
    "{t}a{k:uuid}-{w:word}",
    "{w:word}1{k:uuid}{{{d:number}}}",
];

fn message() -> impl Strategy<Value = Message> {
    let tricky = select(TRICKY).prop_map(|text| Message { text: text.to_owned(), also: None });
    prop_oneof![3 => of_pieces(), 1 => tricky]
}

/// Returns messages whose other text has the same pieces in another order, and so the same rank.
fn of_pieces() -> impl Strategy<Value = Message> {
    let prefix = select(&["", "", "", "P: ", "Q "][..]);
    (prefix, pieces(), prop::bool::weighted(0.3)).prop_map(|(prefix, pieces, also)| {
        let reversed: Vec<_> = pieces.iter().rev().copied().collect();
        Message {
            text: format!("{prefix}{}", pieces.concat()),
            also: also.then(|| format!("{prefix}{}", reversed.concat())),
        }
    })
}

/// Returns literal text and placeholders in turn, beginning with either; the last placeholder may repeat the first one.
fn pieces() -> impl Strategy<Value = Vec<&'static str>> {
    let pairs = vec((select(LITERALS), select(PLACEHOLDERS)), 1..4);
    let repeat = prop::bool::weighted(0.3);
    (pairs, any::<bool>(), any::<bool>(), repeat).prop_map(|(mut pairs, first, last, repeat)| {
        if let ([(_, first), .., (_, last)], true) = (&mut pairs[..], repeat) {
            *last = *first;
        }
        let pieces: Vec<_> = pairs.into_iter().flat_map(|(l, p)| [l, p]).collect();
        pieces[usize::from(!first)..pieces.len() - usize::from(!last)].to_vec()
    })
}

fn wire() -> impl Strategy<Value = Value> {
    let ignore = subsequence(vec!["case", "white_space"], 0..=2);
    (ignore, any::<bool>()).prop_map(|(ignore, prefixes)| {
        let prefixes = if prefixes { json!([["P:", "p "], ["Q"]]) } else { json!([]) };
        json!({"ignore": ignore, "prefixes": prefixes})
    })
}
