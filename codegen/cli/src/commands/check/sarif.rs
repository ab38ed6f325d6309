//! Mistakes as code hosts get them: a log in the Static Analysis Results Interchange Format, version 2.1.0.
//! Its columns count UTF-16 code units, which is what readers take for granted.

use errcat_codegen::SourceFile;
use errcat_codegen::diagnostic::Diagnostic;
use errcat_codegen::rule::Rule;
use errcat_codegen::source::Span;
use serde_json::{Value, json};

use super::Checked;

/// The log of one run; `whole` says whether all catalogues could be read.
pub(super) fn log(checked: &[Checked], whole: bool) -> Value {
    let results = checked.iter().flat_map(|(diagnostics, source)| {
        diagnostics.iter().map(|diagnostic| result(source, diagnostic))
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": driver()},
            "columnKind": "utf16CodeUnits",
            "invocations": [{"executionSuccessful": whole}],
            "results": results.collect::<Vec<_>>(),
        }],
    })
}

fn driver() -> Value {
    json!({
        "name": "errcat",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": env!("CARGO_PKG_REPOSITORY"),
        "rules": Rule::ALL.iter().map(|rule| descriptor(*rule)).collect::<Vec<_>>(),
    })
}

fn descriptor(rule: Rule) -> Value {
    let lesson = rule.lesson();
    let (why, wrong, right) = (lesson.why, lesson.wrong, lesson.right);
    json!({
        "id": rule.id(),
        "shortDescription": {"text": rule.title()},
        "fullDescription": {"text": why},
        "help": {
            "text": format!("{why}\n\nWrong:\n\n{wrong}\nRight:\n\n{right}"),
            "markdown": format!(
                "{why}\n\nWrong:\n\n```yaml\n{wrong}```\n\nRight:\n\n```yaml\n{right}```\n"
            ),
        },
        "defaultConfiguration": {"level": rule.severity().as_str()},
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
        "ruleId": diagnostic.rule.id(),
        "ruleIndex": Rule::ALL.iter().position(|rule| *rule == diagnostic.rule),
        "level": diagnostic.severity().as_str(),
        "message": {"text": format!("{}{help}", diagnostic.message)},
        "locations": [{"physicalLocation": place(source, diagnostic.span)}],
        "relatedLocations": related.collect::<Vec<_>>(),
    })
}

fn place(source: &SourceFile, span: Span) -> Value {
    let (start, end) = (source.position_utf16(span.start), source.position_utf16(span.end));
    json!({
        "artifactLocation": {"uri": uri(source.name())},
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A path as a URI reference: relative as long as the path is.
fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    let encoded: String = path.bytes().map(encode).collect();
    match path.as_bytes() {
        [b'/', ..] => format!("file://{encoded}"),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => format!("file:///{encoded}"),
        _ => encoded,
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("catalog/my shop#1.yaml"), "catalog/my%20shop%231.yaml");
        assert_eq!(uri("../é.yaml"), "../%C3%A9.yaml");
        assert_eq!(uri("a:b.yaml"), "a%3Ab.yaml");
        assert_eq!(uri("/tmp/a.yaml"), "file:///tmp/a.yaml");
        assert_eq!(uri("C:/a.yaml"), "file:///C%3A/a.yaml");
    }
}
