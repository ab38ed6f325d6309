//! A short run of every fuzz target over mutated seeds, the same on every machine.

use std::fs;
use std::path::Path;

use crate::properties::{emitter, matcher, paste, reader, response, template};

/// Pieces that have a meaning in one of the formats.
const PIECES: &[&str] = &[
    "{",
    "}",
    "{{",
    "{a}",
    "{b:word}",
    "{i:index}",
    "{d:number}",
    "{k:uuid}",
    "{p:path}",
    ":",
    "|",
    "`",
    "[",
    "]",
    "(",
    "<b>",
    "\\",
    "\"",
    "'",
    "\n",
    "\r",
    "\t",
    " ",
    "- ",
    "#",
    "&",
    "*",
    "!",
    "\0",
    "\u{9b}",
    "\u{202e}",
    "\u{feff}",
    "é",
    "😀",
    "\\ud800",
    "\\u0000",
    "null",
    "errors:",
    "message: ",
    "---\n",
    "&a ",
    "*a",
    "|\n ",
    ">-\n ",
    "0",
    "-1",
    "99999999999999999999",
];

/// Pseudo-random numbers: xorshift64.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

fn seeds(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).expect("the seeds are there");
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("a file").path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).expect("a seed")).collect()
}

/// Returns a seed with up to five changes.
fn mutated(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut bytes = seeds[random.below(seeds.len())].clone();
    for _ in 0..random.below(6) {
        let at = random.below(bytes.len() + 1);
        match random.below(6) {
            0 => bytes.truncate(at),
            1 => {
                let end = at + random.below(bytes.len() - at + 1).min(20);
                bytes.drain(at..end);
            }
            2 => {
                let other = &seeds[random.below(seeds.len())];
                let from = random.below(other.len() + 1);
                let part = &other[from..other.len().min(from + random.below(60))];
                bytes.splice(at..at, part.iter().copied());
            }
            3 if at < bytes.len() => bytes[at] = random.below(256) as u8,
            _ => {
                let piece = PIECES[random.below(PIECES.len())];
                bytes.splice(at..at, piece.bytes());
            }
        }
    }
    bytes
}

fn run(target: &str, times: usize, holds: impl Fn(&[u8])) {
    let mut seeds = self::seeds(&format!("fuzz/seeds/{target}"));
    if target == "reader" {
        seeds.extend(self::seeds("../codegen/tests/lints"));
    }
    for seed in &seeds {
        holds(seed);
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    for _ in 0..times {
        holds(&mutated(&seeds, &mut random));
    }
}

#[test]
fn reader() {
    run("reader", 1500, reader::holds);
}

#[test]
fn template() {
    run("template", 4000, template::holds);
}

#[test]
fn matcher() {
    run("matcher", 250, matcher::holds);
}

#[test]
fn response() {
    run("response", 20_000, response::holds);
}

#[test]
fn paste() {
    run("paste", 2000, paste::holds);
}

#[test]
fn emitter() {
    run("emitter", 200, emitter::holds);
}
