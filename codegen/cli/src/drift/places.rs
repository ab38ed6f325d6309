//! The places of the entries of a catalogue in its file.

use std::collections::HashMap;

use errcat_codegen::check::Catalog;
use errcat_codegen::parse;
use errcat_codegen::source::{Position, SourceFile};

/// Line and column (in UTF-16 code units) of each entry, by the name that it has in a lockfile.
#[derive(Debug, Default)]
pub(crate) struct Places(HashMap<String, Position>);

impl Places {
    /// Returns the places of the entries of a catalogue that has passed the check.
    pub(crate) fn of(source: &SourceFile, facts: &Catalog) -> Self {
        let mut places = HashMap::new();
        let (Some(spec), _) = parse::parse(source) else { return Self::default() };
        let mut put =
            |name: String, offset: usize| places.insert(name, source.position_utf16(offset));
        for (rule, spec) in facts.rules.iter().zip(&spec.rules) {
            put(format!("rule:{}", rule.name.as_str()), spec.span.start);
        }
        for (error, spec) in facts.errors.iter().zip(&spec.errors) {
            let name = error.name().as_str();
            put(name.to_owned(), spec.span.start);
            for (operation, _) in &spec.about.impact {
                put(format!("impact:{name}.{}", operation.value), operation.span.start);
            }
            for (message, spec) in error.messages.iter().zip(&spec.messages) {
                put(format!("{name}.{}", message.name().as_str()), spec.span.start);
            }
        }
        Self(places)
    }

    /// Returns the place of an entry.
    pub(crate) fn get(&self, name: &str) -> Option<Position> {
        self.0.get(name).copied()
    }
}
