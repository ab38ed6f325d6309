//! The number of steps of reading is linear in the text, for any placeholders, text between them and `wire`.
//! This is a binary of its own, since all threads share one step counter.

use errcat_codegen::runtime::steps;
use errcat_codegen::{Compiled, SourceFile};

const TYPES: [&str; 10] =
    ["", ":index", ":int", ":number", ":uuid", ":word", ":path", ":a|aa|aaa", ":11|1", ":a b|b"];
const BETWEEN: [&str; 8] = ["=", " ", "1", "a", ".", "-", ", ", "e-"];
const WIRES: [&str; 4] = [
    "",
    "wire: {ignore: [case, white_space]}\n",
    "wire: {separator: \",\", reasons: [parentheses], wrap: [\"[]\"], stray: \".\", prefixes: [[\"a:\"], [\"a\"]]}\n",
    "wire: {ignore: [white_space], separator: \";\", reasons: [trailing, parentheses]}\n",
];
/// Pieces of texts; each text repeats one of them, or two in turn.
const PIECES: [&str; 13] = ["a", "1", "=", " ", ".", "-", ", ", "e-", "a=", "1.", "(", ")", "; "];

/// The maximum steps of the second half of a text, in percent of those of its second quarter: linear steps give 200,
/// quadratic ones 400.
const GROWTH: usize = 260;
const LENGTH: usize = 240;

/// Returns a catalogue whose only error has one message.
fn compile(wire: &str, message: &str) -> Option<Compiled> {
    let yaml = format!(
        "errcat: 1\napi: {{id: x, name: X, version: 0.1.0}}\nresponse: {{code: /code, messages: /messages}}\n{wire}\
         errors:\n  - status: 400\n    code: E\n    description: d.\n    messages:\n      - {{name: m, message: {message:?}}}\n"
    );
    errcat_codegen::compile(&SourceFile::new("x.yaml", yaml)).0
}

fn steps_of(compiled: &Compiled, text: &str) -> usize {
    let before = steps::taken();
    let interpreter = compiled.interpreter();
    let count = interpreter.findings(0, text).count();
    assert!(count > 0);
    steps::taken() - before
}

/// Returns messages of two or three placeholders with the same text between them, and one with text at the end.
fn messages() -> Vec<String> {
    let mut all = Vec::new();
    for first in TYPES {
        for second in TYPES {
            for between in BETWEEN {
                all.push(format!("{{p{first}}}{between}{{q{second}}}"));
                all.push(format!("{{p{first}}}{between}{{q{second}}}{between}x"));
            }
        }
        for between in BETWEEN {
            let values: Vec<_> = (0..8).map(|value| format!("{{v{value}{first}}}")).collect();
            all.push(values.join(between) + "x");
        }
    }
    all
}

#[test]
fn steps_are_linear_in_the_text() {
    let (mut compiled_count, mut worst) = (0, 0);
    for (number, message) in messages().iter().enumerate() {
        let wire = WIRES[number % WIRES.len()];
        let Some(compiled) = compile(wire, message) else { continue };
        compiled_count += 1;
        for (first, second) in PIECES.iter().flat_map(|a| PIECES.iter().map(move |b| (a, b))) {
            let piece = format!("{first}{second}");
            let text = |length: usize| piece.repeat(length / piece.len()) + ",";
            let [once, twice, four] =
                [1, 2, 4].map(|times| steps_of(&compiled, &text(LENGTH * times)));
            let growth = 100 * four.saturating_sub(twice) / twice.saturating_sub(once).max(200);
            worst = worst.max(growth);
            assert!(
                growth <= GROWTH,
                "{wire}{message:?} on {piece:?}: {once}, {twice}, {four} steps"
            );
        }
    }
    assert!(compiled_count > 600, "only {compiled_count} catalogues could be compiled");
    assert!(worst > 150, "nothing was counted: {worst}");
}
