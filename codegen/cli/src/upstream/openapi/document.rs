//! The document as a tree of values, read within the limits that catalogues have, and its references.

use std::collections::HashMap;

use granit_parser::{Event, Parser};
use serde_yaml::Value;

/// The greatest depth of nested values.
const MAX_DEPTH: usize = 64;

const MAX_ALIASES: usize = 1000;

/// The greatest length of a chain of references.
const MAX_REFERENCES: usize = 16;

pub(super) struct Document<'t> {
    pub(super) root: Value,
    /// The first place of each word of the text.
    places: HashMap<&'t str, usize>,
}

impl<'t> Document<'t> {
    /// Reads a document. An error is a sentence with its line.
    pub(super) fn read(text: &'t str) -> Result<Self, String> {
        within_limits(text)?;
        let bare = text.trim_start_matches('\u{feff}');
        let root = if bare.trim_start().starts_with('{') {
            serde_json::from_str(bare).map_err(|problem| problem.to_string())?
        } else {
            serde_yaml::from_str(bare).map_err(|problem| problem.to_string())?
        };
        let mut places = HashMap::new();
        let mut at = 0;
        for word in text.split_inclusive(|c: char| !c.is_alphanumeric() && !"_-.".contains(c)) {
            let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
            places.entry(bare).or_insert(at);
            at += word.len();
        }
        Ok(Self { root, places })
    }

    /// Returns the place of a word in the text.
    pub(super) fn place(&self, word: &str) -> usize {
        self.places.get(word).copied().unwrap_or_default()
    }

    /// Follows the references of a value; an error is one that leads out of the document.
    pub(super) fn resolved<'d>(&'d self, value: &'d Value) -> Result<&'d Value, &'d str> {
        let mut value = value;
        for _ in 0..MAX_REFERENCES {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else {
                return Ok(value);
            };
            let path = reference.strip_prefix("#/").ok_or(reference)?;
            value = path.split('/').try_fold(&self.root, |value, part| {
                let part = part.replace("~1", "/").replace("~0", "~");
                value.get(part.as_str()).ok_or(reference)
            })?;
        }
        Err("that goes in a circle")
    }
}

/// Checks that a document can be read. An error is a sentence with its line.
pub(in crate::upstream) fn check(text: &str) -> Result<(), String> {
    Document::read(text).map(|_| ())
}

/// Checks that a document is YAML and not nested too deep for its parser.
fn within_limits(text: &str) -> Result<(), String> {
    let text = text.trim_start_matches('\u{feff}');
    let (mut depth, mut aliases) = (0_usize, 0_usize);
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|problem| {
            let at = problem.marker();
            format!("line {}, column {}: {}", at.line(), at.col() + 1, problem.info())
        })?;
        match event {
            Event::SequenceStart(..) | Event::MappingStart(..) => depth += 1,
            Event::SequenceEnd | Event::MappingEnd => depth = depth.saturating_sub(1),
            Event::Alias(_) => aliases += 1,
            _ => {}
        }
        let line = span.start.line();
        if depth > MAX_DEPTH {
            return Err(format!("line {line}: values are nested more than {MAX_DEPTH} deep here"));
        }
        if aliases > MAX_ALIASES {
            return Err(format!("line {line}: the document has more than {MAX_ALIASES} aliases"));
        }
    }
    Ok(())
}
