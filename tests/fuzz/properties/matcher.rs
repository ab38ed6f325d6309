//! The matcher reads as an independent oracle reads: the same message, the same values.
//! Of an input the first line is the dialect, up to an empty line follow messages, the rest are texts.

use errcat_codegen::Compiled;
use errcat_codegen::decide::Interpreter;
use serde_json::{Value, json};

use super::oracle::{Oracle, Reading};
use super::{catalogue, compiled};

/// The oracle tries every split: that is for short texts.
const LONGEST: usize = 48;

pub(crate) fn holds(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let (dialect, rest) = input.split_once('\n').unwrap_or(("", &input));
    let (messages, texts) = rest.split_once("\n\n").unwrap_or((rest, ""));
    let messages = messages.lines().filter(|message| message.len() <= LONGEST).take(4);
    let messages: Vec<_> = messages.enumerate().map(message).collect();
    let error = json!({"code": "E", "name": "e", "description": "Made up.", "messages": messages});
    let Some(compiled) = compiled(&catalogue(&json!({"wire": wire(dialect)}), &json!([error])))
    else {
        return;
    };
    let interpreter = compiled.interpreter();
    let oracle = Oracle::of(&compiled);
    for text in texts.lines().filter(|text| text.len() <= LONGEST).take(8) {
        for prefix in 0..=1 {
            let read = best(&compiled, &interpreter, prefix, text);
            assert_eq!(read, oracle.best(0, prefix, text), "{text:?} under prefix {prefix}");
        }
        nothing_is_lost(&interpreter, text);
    }
}

pub(super) fn message((at, text): (usize, &str)) -> Value {
    json!({"name": format!("m{at}"), "message": text})
}

/// A letter for each thing that may vary.
pub(super) fn wire(letters: &str) -> Value {
    let has = |letter| letters.contains(letter);
    let all = |names: &[(char, &'static str)]| -> Vec<&str> {
        names.iter().filter(|(letter, _)| has(*letter)).map(|(_, name)| *name).collect()
    };
    let mut wire = json!({
        "ignore": all(&[('c', "case"), ('w', "white_space")]),
        "reasons": all(&[('r', "parentheses"), ('t', "trailing")]),
    });
    for (letter, key, value) in [
        ('p', "prefixes", json!([["P:", "p "]])),
        ('s', "separator", json!(",")),
        ('a', "wrap", json!(["[]", "\"\""])),
        ('y', "stray", json!(".!")),
    ] {
        if has(letter) {
            wire[key] = value;
        }
    }
    wire
}

fn best(
    compiled: &Compiled,
    interpreter: &Interpreter<'_>,
    prefix: u8,
    text: &str,
) -> Option<Reading> {
    let found = interpreter.best(0, prefix, text)?;
    let fields = &compiled.catalog().errors[0].messages[found.message() as usize].fields;
    let raw = interpreter.values(0, found, text);
    let values = (0..).zip(fields).map(|(number, _)| raw.text(number).to_owned()).collect();
    let (literal, open) = (found.is_literal(), found.is_open());
    Some(Reading { message: found.message(), values, literal, open })
}

/// Each finding is a part of the text, in order, and its reason is a part of it or of what follows.
fn nothing_is_lost(interpreter: &Interpreter<'_>, text: &str) {
    let mut rest = text;
    for found in interpreter.findings(0, text) {
        let part = found.text;
        let at = rest.find(part).unwrap_or_else(|| panic!("{part:?} is not in {rest:?}"));
        if let Some(reason) = found.reason {
            assert!(rest[at..].contains(reason), "{reason:?} is not in {rest:?}");
        }
        rest = &rest[at + part.len()..];
    }
}
