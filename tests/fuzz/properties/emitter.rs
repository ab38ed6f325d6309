//! From a catalogue of any texts come Markdown without markup of theirs, Rust that parses and TOML that parses.
//! The lines of an input are the texts of the catalogue.

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::emit::{self, Artifact, MARK, markdown};
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::{Value, json};

use super::{catalogue, compiled};

pub(crate) fn holds(bytes: &[u8]) {
    let input = String::from_utf8_lossy(bytes);
    let mut texts = input.lines().map(str::to_owned).collect::<Vec<_>>().into_iter();
    let mut next = || texts.next().filter(|t| !t.trim().is_empty()).unwrap_or_else(|| "x".into());
    let Some(compiled) = compiled(&full(&mut next)) else { return };
    for page in markdown::files(&compiled) {
        match page.path.rsplit('.').next() {
            Some("md") => is_text_only(&page),
            _ => drop(toml(&page)),
        }
    }
    // To format Rust is slow: not every time.
    if bytes.len().is_multiple_of(16) {
        emit::package(&compiled, &Home::Alone, Engine::Vendored).iter().for_each(parses);
    }
}

/// A catalogue in which every key has a text of its own.
pub(crate) fn full(next: &mut dyn FnMut() -> String) -> Value {
    let link = json!([{"title": next(), "url": "https://e.test/a?b=c&d=(e)"}]);
    let message = next();
    let escaped = next().replace('{', "{{").replace('}', "}}");
    let messages = json!([
        {"name": "one", "message": message, "description": next(), "remedy": next(), "links": link},
        {"name": "two", "message": format!("{escaped} {{a:index}} {{b}}"), "impact": {"buy": next()}},
        {"name": "three", "description": next()},
    ]);
    let errors = json!([
        {"status": 400, "code": next(), "name": "first", "description": next(), "remedy": next(),
         "retry": "never", "impact": {"buy": next()}, "links": link, "messages": messages},
        {"status": 500, "name": "second", "description": next(), "message": next()},
    ]);
    let extra = json!({
        "api": {"id": "fuzzed", "name": next(), "version": "0.1.0", "description": next(),
                "docs": "https://e.test/", "license": next()},
        "operations": {"buy": next()},
        "rules": [{"name": "general", "description": next(), "remedy": next(), "links": link}],
        "wire": {"stray": "`|", "prefixes": [[next()]], "separator": "|", "wrap": ["<>"]},
    });
    catalogue(&extra, &errors)
}

fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
}

pub(crate) fn is_text_only(page: &Artifact) {
    for event in Parser::new_ext(&page.text, options()) {
        match event {
            Event::Html(html) => {
                assert!(page.text.starts_with(&*html) && html.contains(MARK), "{html}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => assert!(is_ours(&dest_url), "{dest_url}"),
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { id: None, .. }
                | Tag::List(None)
                | Tag::Item
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell
                | Tag::CodeBlock(_)
                | Tag::HtmlBlock
                | Tag::Strong,
            )
            | Event::End(_)
            | Event::Text(_)
            | Event::Code(_)
            | Event::SoftBreak => {}
            other => panic!("{}: {other:?}\n{}", page.path, page.text),
        }
    }
}

/// Whether a link leads to the catalogue's own addresses or to another page.
fn is_ours(url: &str) -> bool {
    url.starts_with("https://e.test/")
        || url.starts_with('#')
        || url.strip_prefix("../").unwrap_or(url).split('#').next().is_some_and(|page| {
            matches!(page, "index.md" | "docs/index.md" | "errors/first.md" | "errors/second.md")
        })
}

fn parses(artifact: &Artifact) {
    match artifact.path.rsplit('.').next() {
        Some("rs") => drop(
            syn::parse_file(&artifact.text).unwrap_or_else(|e| panic!("{e}: {}", artifact.text)),
        ),
        Some("toml") => drop(toml(artifact)),
        Some("md") => is_text_only(artifact),
        _ => {}
    }
}

fn toml(artifact: &Artifact) -> toml_edit::DocumentMut {
    artifact.text.parse().unwrap_or_else(|error| panic!("{error}: {}", artifact.text))
}
