//! Reads the `Spec` from the tree of nodes, with one function for each mapping of the format.

use super::reader::{Fields, Reader, WordOrMapping};
use super::spec::{
    Spec, SpecAbout, SpecApi, SpecError, SpecErrorCode, SpecFix, SpecLifecycle, SpecLink,
    SpecMessage, SpecOperation, SpecRetry, SpecRule, SpecSource, SpecWire, Text,
};
use super::yaml::{self, Node, Value};
use super::{format, read_response};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::source::SourceFile;

/// Parses a catalogue. Returns the parts of the `Spec` that could be read, and the diagnostics. There is no `Spec` when
/// the file is not a YAML mapping.
pub fn parse(source: &SourceFile) -> (Option<Spec>, Diagnostics) {
    let (root, diagnostics) = yaml::read(source);
    let mut reader = Reader::default();
    reader.diagnostics.extend(diagnostics);
    let root = root.filter(|root| version(&mut reader, root));
    let spec = root.and_then(|root| spec(&mut reader, &root));
    (spec, reader.diagnostics)
}

/// Returns whether the file has the version of this format; otherwise its keys are not known.
fn version(reader: &mut Reader, root: &Node) -> bool {
    let Some(Node { value: Value::Scalar(written), span }) = root.entry("errcat") else {
        return true;
    };
    if written == format::VERSION {
        return true;
    }
    let message = format!("this errcat does not read version `{written}` of the format");
    let help = format!("it reads version {}", format::VERSION);
    reader.diagnostics.push(Diagnostic::new(Lint::FormatVersion, *span, message).help(help));
    !written.bytes().all(|byte| byte.is_ascii_digit())
}

fn spec(reader: &mut Reader, node: &Node) -> Option<Spec> {
    let fields = reader.fields(node, &format::CATALOGUE)?;
    reader.not_empty(&fields, "errors");
    Some(Spec {
        wrong: fields.wrong(),
        api: api(reader, &fields).unwrap_or_default(),
        response: read_response::response(reader, &fields).unwrap_or_default(),
        wire: wire(reader, &fields),
        operations: operations(reader, &fields),
        rules: reader.list(&fields, "rules", rule),
        allow: reader.texts(&fields, "allow"),
        errors: reader.list(&fields, "errors", error),
    })
}

fn api(reader: &mut Reader, catalogue: &Fields) -> Option<SpecApi> {
    let fields = reader.mapping(catalogue, "api", &format::API)?;
    Some(SpecApi {
        id: reader.text(&fields, "id"),
        name: reader.text(&fields, "name"),
        version: reader.text(&fields, "version"),
        description: reader.text(&fields, "description"),
        docs: reader.text(&fields, "docs"),
        site: reader.text(&fields, "site"),
        license: reader.text(&fields, "license"),
        repository: reader.text(&fields, "repository"),
    })
}

fn operations(reader: &mut Reader, catalogue: &Fields) -> Vec<(Text, SpecOperation)> {
    let Some(node) = catalogue.written("operations") else { return Vec::new() };
    reader.named(node, "operations", operation)
}

fn operation(reader: &mut Reader, name: &str, node: &Node) -> SpecOperation {
    if !matches!(node.value, Value::Mapping(_)) {
        let description = reader.scalar(node, name);
        return SpecOperation { description, ..SpecOperation::default() };
    }
    let Some(fields) = reader.fields(node, &format::OPERATION) else {
        return SpecOperation::default();
    };
    SpecOperation {
        wrong: fields.wrong(),
        description: reader.text(&fields, "description"),
        errors: reader.texts(&fields, "errors"),
    }
}

fn wire(reader: &mut Reader, parent: &Fields) -> Option<SpecWire> {
    let before = reader.diagnostics.len();
    let fields = reader.mapping(parent, "wire", &format::WIRE)?;
    let mut wire = SpecWire {
        whole: true,
        ignore: reader.texts(&fields, "ignore"),
        wrap: reader.texts(&fields, "wrap"),
        stray: reader.text(&fields, "stray"),
        prefixes: reader.list(&fields, "prefixes", |reader, group| {
            Some(reader.items(group, "prefixes", |reader, node| reader.scalar(node, "a prefix")))
        }),
        separator: reader.text(&fields, "separator"),
        reasons: reader.texts(&fields, "reasons"),
    };
    wire.whole = reader.diagnostics.len() == before;
    Some(wire)
}

fn rule(reader: &mut Reader, node: &Node) -> Option<SpecRule> {
    let fields = reader.fields(node, &format::RULE)?;
    Some(SpecRule {
        span: fields.span,
        name: reader.text(&fields, "name"),
        description: reader.text(&fields, "description"),
        remedy: reader.text(&fields, "remedy"),
        retry: retry(reader, &fields),
        duration: reader.text(&fields, "duration"),
        links: links(reader, &fields),
    })
}

fn error(reader: &mut Reader, node: &Node) -> Option<SpecError> {
    let fields = reader.fields(node, &format::ERROR)?;
    let about = about(reader, &fields);
    Some(SpecError {
        span: fields.span,
        wrong: fields.wrong(),
        status: reader.text(&fields, "status"),
        code: code(reader, &fields),
        category: reader.text(&fields, "category"),
        effect: reader.text(&fields, "effect"),
        group: reader.text(&fields, "group"),
        wire: wire(reader, &fields),
        inline: inline_message(reader, &fields, &about),
        about,
        messages: reader.list(&fields, "messages", message),
    })
}

fn code(reader: &mut Reader, error: &Fields) -> Option<SpecErrorCode> {
    let node = error.written("code")?;
    if !matches!(node.value, Value::Mapping(_)) {
        return reader.scalar(node, "code").map(SpecErrorCode::Text);
    }
    let parts = reader.named(node, "code", |reader, name, node| reader.scalar(node, name));
    Some(SpecErrorCode::Parts(node.head(), parts))
}

/// Returns the message that is inline in an error. It shares everything but its texts with the error, whose samples are
/// also its own.
fn inline_message(reader: &mut Reader, error: &Fields, about: &SpecAbout) -> Option<SpecMessage> {
    let keys = &["message", "also", "examples", "sensitive"];
    let fields = error.only(keys);
    let sources = about.sources.clone();
    let message = texts(reader, &fields, SpecAbout { sources, ..SpecAbout::default() });
    let written = message.message.is_some() || !message.also.is_empty();
    let wrong = message.wrong.holds("message");
    (written || wrong || !message.examples.is_empty() || !message.sensitive.is_empty())
        .then(|| SpecMessage { span: fields.place(keys), ..message })
}

fn message(reader: &mut Reader, node: &Node) -> Option<SpecMessage> {
    let fields = reader.fields(node, &format::MESSAGE)?;
    let about = about(reader, &fields);
    Some(texts(reader, &fields, about))
}

fn texts(reader: &mut Reader, fields: &Fields, about: SpecAbout) -> SpecMessage {
    SpecMessage {
        span: fields.span,
        wrong: fields.wrong(),
        about,
        message: reader.text(fields, "message"),
        also: reader.texts(fields, "also"),
        examples: reader.texts(fields, "examples"),
        sensitive: reader.texts(fields, "sensitive"),
    }
}

fn about(reader: &mut Reader, fields: &Fields) -> SpecAbout {
    SpecAbout {
        name: reader.text(fields, "name"),
        description: reader.text(fields, "description"),
        remedy: reader.text(fields, "remedy"),
        retry: retry(reader, fields),
        causes: reader.texts(fields, "causes"),
        fix: fix(reader, fields),
        impact: reader.names(fields, "impact"),
        links: links(reader, fields),
        deprecated: lifecycle(reader, fields, "deprecated", &format::DEPRECATED),
        retired: lifecycle(reader, fields, "retired", &format::RETIRED),
        sources: reader.one_or_many(fields, "source", source),
    }
}

fn fix(reader: &mut Reader, about: &Fields) -> Option<SpecFix> {
    let fields = reader.mapping(about, "fix", &format::FIX)?;
    Some(SpecFix { wrong: reader.text(&fields, "wrong"), right: reader.text(&fields, "right") })
}

fn retry(reader: &mut Reader, fields: &Fields) -> Option<SpecRetry> {
    let fields = match reader.word_or_mapping(fields, "retry", &format::RETRY_WITH)? {
        WordOrMapping::Word(word) => return Some(SpecRetry::Word(word)),
        WordOrMapping::Mapping(fields) => fields,
    };
    reader.one_of(&fields, &format::RETRY_WITH);
    if let Some(operation) = reader.text(&fields, "restart") {
        return Some(SpecRetry::Restart(operation));
    }
    let wait = reader.mapping(&fields, "after_wait", &format::WAIT)?;
    reader.text(&wait, "delay").map(SpecRetry::AfterWait)
}

fn lifecycle(
    reader: &mut Reader,
    about: &Fields,
    key: &str,
    mapping: &'static format::Mapping,
) -> Option<SpecLifecycle> {
    let fields = reader.mapping(about, key, mapping)?;
    Some(SpecLifecycle {
        span: fields.span,
        since: reader.text(&fields, "since"),
        note: reader.text(&fields, "note"),
        replacement: reader.text(&fields, "use"),
    })
}

fn source(reader: &mut Reader, node: &Node) -> Option<SpecSource> {
    let fields = reader.fields(node, &format::SOURCE)?;
    Some(SpecSource {
        kind: reader.text(&fields, "kind"),
        place: reader.text(&fields, "where"),
        date: reader.text(&fields, "date"),
        sample: reader.text(&fields, "sample"),
    })
}

fn links(reader: &mut Reader, fields: &Fields) -> Vec<SpecLink> {
    reader.list(fields, "links", |reader, node| {
        let fields = reader.fields(node, &format::LINK)?;
        let title = reader.text(&fields, "title");
        let url = reader.text(&fields, "url");
        Some(SpecLink { span: fields.span, title, url })
    })
}
