//! Generated catalogues: any number of messages that look like an API's, spread over errors.

use std::fmt::Write as _;

use super::random::Random;
use super::words::{self, FREE, LEADING, LITERAL, PROPERTY, VALUES};

/// What a catalogue is like beyond its size.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Variant {
    /// About ten messages an error, three in ten with placeholders.
    Spread,
    /// All messages under one error, a tenth beginning with a placeholder.
    OneBucket,
    /// Three placeholders a message that may be any text.
    FreeText,
    /// As `Spread`, with everything declared in which wire text may differ.
    Dialect,
}

/// A catalogue as its generator knows it.
pub struct Catalogue {
    /// Tells it from others, in file names.
    pub name: String,
    /// What it is like.
    pub variant: Variant,
    /// Its errors.
    pub errors: Vec<Error>,
}

/// A status, a code and the messages under them.
pub struct Error {
    /// The HTTP status.
    pub status: u16,
    /// The code on the wire; no two errors share one.
    pub code: String,
    /// Its messages.
    pub messages: Vec<Message>,
}

/// One message.
pub struct Message {
    /// The number of the catalogue's entry.
    pub id: usize,
    /// The name in the catalogue.
    pub name: String,
    /// The text with placeholders as the catalogue writes them.
    pub text: String,
}

const CODES: &[&str] =
    &["ORDER_LINES_INVALID", "BAD_VALUE", "NOT_ALLOWED", "MISSING_PROPERTY", "PAYMENT_REJECTED"];

const DIALECT: &str = "wire:
  ignore: [case, white_space]
  wrap: [\"[]\"]
  stray: \".\"
  prefixes:
    - [\"BAD_REQUEST :\", \"Bad request:\"]
    - [\"VALIDATION :\", \"Validation failed:\"]
  separator: \",\"
  reasons: [parentheses, trailing]
";

impl Catalogue {
    /// The catalogue of this variant with so many messages; always the same one.
    pub fn new(variant: Variant, size: usize) -> Self {
        let mut random = Random::new(0x9e37_79b9_7f4a_7c15);
        let mut errors = Vec::new();
        let mut id = 0;
        while id < size {
            let count = match variant {
                Variant::OneBucket => size,
                _ => (1 + random.below(19)).min(size - id),
            };
            let messages = (id..id + count).map(|id| message(&mut random, variant, id)).collect();
            errors.push(error(&mut random, errors.len(), messages));
            id += count;
        }
        Self { name: format!("{variant:?}-{size}").to_lowercase(), variant, errors }
    }

    /// Every message with its error.
    pub fn messages(&self) -> impl Iterator<Item = (&Error, &Message)> {
        self.errors
            .iter()
            .flat_map(|error| error.messages.iter().map(move |message| (error, message)))
    }

    /// How many bytes the texts of all messages have.
    pub fn pattern_bytes(&self) -> usize {
        self.messages().map(|(_, message)| message.text.len()).sum()
    }

    /// The catalogue as errcat reads it.
    pub fn yaml(&self) -> String {
        let api = format!("{{id: bench-{}, name: Bench, version: 0.1.0}}", self.name);
        let mut yaml = format!("errcat: 1\napi: {api}\n");
        if self.variant == Variant::Dialect {
            yaml.push_str(DIALECT);
        }
        yaml.push_str("errors:\n");
        for error in &self.errors {
            yaml_error(&mut yaml, error);
        }
        yaml
    }
}

fn error(random: &mut Random, number: usize, messages: Vec<Message>) -> Error {
    let status = u16::try_from(400 + random.below(112)).expect("a status");
    let code = format!("{}_{number}", random.pick(CODES));
    Error { status, code, messages }
}

fn message(random: &mut Random, variant: Variant, id: usize) -> Message {
    let texts = match variant {
        Variant::FreeText => FREE,
        Variant::OneBucket if random.chance(10) => LEADING,
        _ if random.chance(30) => VALUES,
        _ => LITERAL,
    };
    let property = words::property(id);
    let text = random.pick(texts).replace(PROPERTY, &property);
    Message { id, name: property.replace('.', "_"), text }
}

fn yaml_error(yaml: &mut String, error: &Error) {
    let Error { status, code, messages } = error;
    let description = "The request cannot be carried out as it is.";
    let remedy = "Correct what the message names and send the request again.";
    write!(
        yaml,
        "  - status: {status}\n    code: {code}\n    description: {description}\n    remedy: {remedy}\n    messages:\n"
    )
    .expect("a string takes any text");
    for Message { name, text, .. } in messages {
        let description = "What the message names is not as the API wants it.";
        write!(
            yaml,
            "      - name: {name}\n        message: \"{text}\"\n        description: {description}\n"
        )
        .expect("a string takes any text");
    }
}
