//! Ids that several catalogues have: their crates and sites would have the same names.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::mem;

use errcat_codegen::SourceFile;
use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::lint::Lint;
use errcat_codegen::parse::parse;
use errcat_codegen::parse::spec::Text;
use errcat_codegen::source::Span;

use super::Checked;

/// Reports each catalogue whose id a catalogue before it has. `ids` are those of the catalogues without errors.
pub(super) fn report_duplicates(checked: &mut [Checked], ids: Vec<Option<String>>) {
    if checked.len() < 2 {
        return;
    }
    let mut first = HashMap::new();
    for ((diagnostics, source), id) in checked.iter_mut().zip(ids) {
        let Some(id) = id.or_else(|| Some(written(source)?.value)) else { continue };
        match first.entry(id) {
            Entry::Vacant(place) => drop(place.insert(source.name().to_owned())),
            // The same file may be given twice.
            Entry::Occupied(other) if other.get() == source.name() => {}
            Entry::Occupied(other) => {
                let problem = format!("{} has the id `{}`, too", other.get(), other.key());
                let help = "write another id: crates, folders and links are named after it";
                let span = written(source).map_or_else(Span::default, |id| id.span);
                diagnostics.push(Diagnostic::new(Lint::BadId, span, problem).help(help));
                *diagnostics = mem::take(diagnostics).sorted();
            }
        }
    }
}

/// Returns the id as it is written.
fn written(source: &SourceFile) -> Option<Text> {
    parse(source).0?.api.id
}
