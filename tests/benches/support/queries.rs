//! What is looked up: every status, code and message with the entry that it should be read as.

use std::fmt::Write as _;

use super::catalogue::{Catalogue, Error, Message};
use super::random::Random;
use super::words::{self, LITERAL, NAMES, PATHS, PROPERTY, TEXTS, WORDS};

/// How many lookups a set has.
pub const COUNT: u16 = 4096;

/// Which lookups a set holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Mix {
    /// One in five is in no catalogue: half of those by their code, half by their message.
    Mixed,
    /// All are in the catalogue.
    Hits,
    /// Eight messages of the catalogue again and again.
    Hot,
}

/// Lookups of a catalogue, one a line: entry or `-`, status, code and message, with tabs between them.
pub fn lines(catalogue: &Catalogue, mix: Mix) -> String {
    let mut random = Random::new(0x0dd0_5eed);
    let messages: Vec<_> = catalogue.messages().collect();
    let hot: Vec<_> = (0..8).map(|_| hit(&mut random, &messages)).collect();
    let line = |number: u16| match mix {
        Mix::Hot => hot[usize::from(number) % hot.len()].clone(),
        Mix::Mixed if random.chance(20) => miss(&mut random, &messages),
        Mix::Mixed | Mix::Hits => hit(&mut random, &messages),
    };
    (0..COUNT).map(line).collect()
}

fn hit(random: &mut Random, messages: &[(&Error, &Message)]) -> String {
    let (error, message) = random.pick(messages);
    let text = filled(random, &message.text);
    format!("{}\t{}\t{}\t{text}\n", message.id, error.status, error.code)
}

fn miss(random: &mut Random, messages: &[(&Error, &Message)]) -> String {
    let (error, message) = random.pick(messages);
    let Error { status, code, .. } = error;
    if random.chance(50) {
        let text = filled(random, &message.text);
        return format!("-\t{status}\t{code}X\t{text}\n");
    }
    let unknown = words::property(messages.len() + random.below(NAMES - messages.len()));
    let text = random.pick(LITERAL).replace(PROPERTY, &unknown);
    format!("-\t{status}\t{code}\t{text}\n")
}

/// The text with a value for each placeholder.
fn filled(random: &mut Random, text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((literal, tail)) = rest.split_once('{') {
        let (placeholder, after) = tail.split_once('}').expect("generated texts are sound");
        out.push_str(literal);
        match placeholder.split_once(':').map_or("text", |(_, kind)| kind) {
            "index" => write!(out, "{}", random.below(1000)).expect("a string takes any text"),
            "word" => out.push_str(random.pick(WORDS)),
            "path" => out.push_str(random.pick(PATHS)),
            _ => out.push_str(random.pick(TEXTS)),
        }
        rest = after;
    }
    out + rest
}
