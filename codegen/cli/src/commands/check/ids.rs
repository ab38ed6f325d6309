//! Ids that several catalogues have: their crates and sites would have the same names.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;

use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::lint::Lint;
use errcat_codegen::parse::parse;

use super::Checked;

/// Reports each catalogue whose id a catalogue before it has.
pub(super) fn report_duplicates(checked: &mut [Checked]) {
    if checked.len() < 2 {
        return;
    }
    let mut first = HashMap::new();
    for (diagnostics, source) in checked {
        let spec = parse(source).0;
        let Some(id) = spec.and_then(|spec| spec.api.id) else { continue };
        match first.entry(id.value) {
            Entry::Vacant(place) => drop(place.insert(source.name().to_owned())),
            // The same file may be given twice.
            Entry::Occupied(other) if other.get() == source.name() => {}
            Entry::Occupied(other) => {
                let problem = format!("{} has the id `{}`, too", other.get(), other.key());
                let help = "write another id: crates, folders and links are named after it";
                diagnostics.push(Diagnostic::new(Lint::BadId, id.span, problem).help(help));
                *diagnostics = mem::take(diagnostics).sorted();
            }
        }
    }
}
