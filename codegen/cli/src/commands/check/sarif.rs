//! Diagnostics as code hosts get them, in SARIF.

use errcat_codegen::SourceFile;
use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::lint::Lint;
use errcat_codegen::source::Span;
use serde_json::{Value, json};

use super::Checked;
use crate::sarif;

/// Returns the log of one run. `whole` is whether all catalogues could be read.
pub(super) fn log(checked: &[Checked], whole: bool) -> Value {
    let lints: Vec<_> = Lint::ALL.iter().map(|lint| descriptor(*lint)).collect();
    let results = checked.iter().flat_map(|(diagnostics, source)| {
        diagnostics.iter().map(|diagnostic| result(source, diagnostic))
    });
    sarif::log(&lints, &results.collect::<Vec<_>>(), whole)
}

fn descriptor(lint: Lint) -> Value {
    let lesson = lint.lesson();
    let (why, wrong, right) = (lesson.why, lesson.wrong, lesson.right);
    json!({
        "id": lint.id(),
        "shortDescription": {"text": lint.title()},
        "fullDescription": {"text": why},
        "help": {
            "text": format!("{why}\n\nWrong:\n\n{wrong}\nRight:\n\n{right}"),
            "markdown": format!(
                "{why}\n\nWrong:\n\n```yaml\n{wrong}```\n\nRight:\n\n```yaml\n{right}```\n"
            ),
        },
        "defaultConfiguration": {"level": lint.severity().as_str()},
    })
}

fn result(source: &SourceFile, diagnostic: &Diagnostic) -> Value {
    let help = diagnostic.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
    let related = diagnostic.related.iter().enumerate().map(|(index, related)| {
        let message = json!({"text": related.message});
        json!({
            "id": index,
            "message": message,
            "physicalLocation": place(source, related.span),
        })
    });
    json!({
        "ruleId": diagnostic.lint.id(),
        "ruleIndex": Lint::ALL.iter().position(|lint| *lint == diagnostic.lint),
        "level": diagnostic.severity().as_str(),
        "message": {"text": format!("{}{help}", diagnostic.message)},
        "locations": [{"physicalLocation": place(source, diagnostic.span)}],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn place(source: &SourceFile, span: Span) -> Value {
    let (start, end) = (source.position_utf16(span.start), source.position_utf16(span.end));
    json!({
        "artifactLocation": {"uri": sarif::uri(source.name())},
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}
