//! Renames or comments out the entries that the check rejects, until the draft passes.

use errcat_codegen::diagnostic::{Diagnostic, Severity};
use errcat_codegen::lint::Lint;
use errcat_codegen::{SourceFile, compile};

use super::catalogue::{Catalogue, Entry};
use super::yaml::{Part, Yaml};
use super::{Origin, write};

/// Returns the catalogue as it passes the check. Each round changes at least one part, and a part is set aside once.
pub(super) fn resolve(mut catalogue: Catalogue, origin: &Origin<'_>) -> Catalogue {
    loop {
        let yaml = write::write(&catalogue, origin);
        let source = SourceFile::new("draft.yaml", yaml.text.as_str());
        let diagnostics = compile(&source).1;
        let errors =
            diagnostics.iter().filter(|diagnostic| diagnostic.severity() == Severity::Error);
        let mut resolved = true;
        for diagnostic in errors {
            let line = source.position(diagnostic.span.start).line - 1;
            resolved &= !refuse(&mut catalogue, &yaml, line, diagnostic);
        }
        if resolved {
            return catalogue;
        }
    }
}

/// Renames or sets aside the innermost part that contains this line; returns whether there is one.
fn refuse(catalogue: &mut Catalogue, yaml: &Yaml, line: usize, diagnostic: &Diagnostic) -> bool {
    // Inner parts are written, and therefore recorded, before the parts around them.
    let part = yaml.parts.iter().find(|(_, lines)| lines.contains(&line)).map(|(part, _)| *part);
    let Some(part) = part else { return false };
    let entry = entry(catalogue, part);
    if diagnostic.lint == Lint::ReservedName && !entry.name.ends_with("_code") {
        entry.name += if entry.name.ends_with("_error") { "_code" } else { "_error" };
        return true;
    }
    if entry.aside.is_some() {
        return false;
    }
    entry.aside = Some(diagnostic.message.clone());
    let why = format!("`{}` is set aside: {}", entry.name, diagnostic.message);
    catalogue.note(&[], &why);
    true
}

fn entry(catalogue: &mut Catalogue, part: Part) -> &mut Entry {
    match part {
        Part::Rule(at) => &mut catalogue.rules[at].entry,
        Part::Error(at) => &mut catalogue.errors[at].entry,
        Part::Message(error, at) => &mut catalogue.errors[error].messages[at].1,
    }
}
