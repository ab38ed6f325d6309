//! A drafted catalogue as YAML.

use errcat_codegen::check::is_url;

use super::Origin;
use super::catalogue::{Catalogue, Entry, Error, Rule};
use super::yaml::{Part, Yaml, clean, quote};
use super::{names, response};

pub(super) fn write(catalogue: &Catalogue, origin: &Origin<'_>) -> Yaml {
    let mut yaml = Yaml::default();
    head(&mut yaml, catalogue, origin);
    api(&mut yaml, catalogue, origin);
    responses(&mut yaml, catalogue);
    wire(&mut yaml, catalogue);
    let operations = catalogue.operations();
    self::operations(&mut yaml, &operations);
    rules(&mut yaml, catalogue);
    yaml.top("errors:");
    for (at, error) in catalogue.errors.iter().enumerate() {
        if at > 0 {
            yaml.line(0, "");
        }
        self::error(&mut yaml, &operations, at, error);
    }
    yaml
}

fn head(yaml: &mut Yaml, catalogue: &Catalogue, origin: &Origin<'_>) {
    yaml.line(0, "# yaml-language-server: $schema=errcat.schema.json");
    yaml.line(0, "#");
    let page = clean(origin.page.name().rsplit('/').next().unwrap_or_default());
    yaml.comments(0, &[format!("Drafted by `errcat import` from {page}. To do by hand:")]);
    let mut notes = vec![
        "the texts are copied from the page: rewrite them in your own words".to_owned(),
        "the names are proposals, and become public names in Rust".to_owned(),
    ];
    if !catalogue.operations().is_empty() {
        notes.push("describe each operation".to_owned());
    }
    for (at, note) in &catalogue.notes {
        let places: Vec<_> = at.iter().map(|at| origin.place(*at)).collect();
        let place = if at.is_empty() { String::new() } else { format!("{}: ", places.join(", ")) };
        notes.push(format!("{place}{note}"));
    }
    yaml.comments(0, &notes.iter().map(|note| format!("- {note}")).collect::<Vec<_>>());
    if !catalogue.comments.is_empty() {
        yaml.line(0, "#");
        yaml.comments(0, &["Not used below:".to_owned()]);
        let comments = catalogue.comments.iter().map(|comment| format!("| {comment}"));
        yaml.comments(0, &comments.collect::<Vec<_>>());
    }
    yaml.line(0, "errcat: 1");
}

fn api(yaml: &mut Yaml, catalogue: &Catalogue, origin: &Origin<'_>) {
    let name = if clean(&catalogue.name).is_empty() { "API" } else { &catalogue.name };
    yaml.top("api:");
    yaml.line(2, &format!("id: {}", origin.id.map_or_else(|| names::id(name), str::to_owned)));
    yaml.prose(2, "name", &[clean(name)]);
    yaml.line(2, "version: 0.1.0");
    yaml.prose(2, "description", &catalogue.description);
    match origin.docs {
        Some(docs) => yaml.quoted(2, "docs", docs),
        None => yaml.line(2, "# docs: the address of the page"),
    }
}

fn responses(yaml: &mut Yaml, catalogue: &Catalogue) {
    let Some(response) = response::of(&catalogue.examples) else {
        yaml.top("# The page shows no body: declare where the code and the messages are.");
        yaml.line(0, "# response:");
        yaml.line(0, "#   code: /code");
        yaml.line(0, "#   messages: /messages");
        return;
    };
    yaml.top("# Derived from the body that the page shows.");
    yaml.line(0, "response:");
    let pointers = [
        ("code", response.code),
        ("messages", response.messages),
        ("message", response.message),
        ("correlation_id", response.correlation_id),
    ];
    for (key, pointer) in pointers {
        if let Some(pointer) = pointer {
            yaml.quoted(2, key, &pointer);
        }
    }
}

fn wire(yaml: &mut Yaml, catalogue: &Catalogue) {
    if catalogue.wraps.is_empty() {
        return;
    }
    let wraps: Vec<_> =
        catalogue.wraps.iter().map(|(open, close)| quote(&format!("{open}{close}"))).collect();
    yaml.top("# The page shows messages enclosed in these.");
    yaml.line(0, "wire:");
    yaml.line(2, &format!("wrap: [{}]", wraps.join(", ")));
}

/// An operation as the page writes it, and its name.
type Operation = (String, String);

fn operations(yaml: &mut Yaml, operations: &[Operation]) {
    if operations.is_empty() {
        return;
    }
    yaml.top("operations:");
    for (written, name) in operations {
        yaml.quoted(2, name, &format!("The operation {written}."));
    }
}

fn rules(yaml: &mut Yaml, catalogue: &Catalogue) {
    let used = catalogue.rules.iter().any(|rule| rule.entry.aside.is_none());
    if catalogue.rules.is_empty() {
        return;
    }
    yaml.top(if used { "rules:" } else { "# rules:" });
    for (at, rule) in catalogue.rules.iter().enumerate() {
        self::rule(yaml, at, rule);
    }
}

fn rule(yaml: &mut Yaml, at: usize, rule: &Rule) {
    yaml.comments(2, rule.heading.as_slice());
    aside(yaml, 2, &rule.entry);
    yaml.part(Part::Rule(at), rule.entry.aside.is_some(), |yaml| {
        yaml.line(2, &format!("- name: {}", rule.entry.name));
        yaml.prose(4, "description", &rule.entry.description);
        if let Some(duration) = &rule.duration {
            yaml.line(4, &format!("duration: {duration}"));
        }
        links(yaml, 4, &rule.entry);
    });
}

fn error(yaml: &mut Yaml, operations: &[Operation], at: usize, error: &Error) {
    yaml.comments(2, &error.headings);
    aside(yaml, 2, &error.entry);
    yaml.comments(2, &error.entry.comments);
    yaml.part(Part::Error(at), error.entry.aside.is_some(), |yaml| {
        let mut first = "- ";
        let mut key = |yaml: &mut Yaml, line: &str| {
            yaml.line(2, &format!("{first}{line}"));
            first = "  ";
        };
        if let Some(status) = error.head.status {
            key(yaml, &format!("status: {status}"));
        }
        if let Some(code) = &error.head.code {
            key(yaml, &format!("code: {}", quote(code)));
        }
        key(yaml, &format!("name: {}", error.entry.name));
        let title = std::slice::from_ref(&error.title);
        let description = error.entry.description.as_slice();
        yaml.prose(4, "description", if description.is_empty() { title } else { description });
        yaml.prose(4, "remedy", &error.entry.remedy);
        impact(yaml, operations, error);
        links(yaml, 4, &error.entry);
        messages(yaml, at, error);
    });
}

fn impact(yaml: &mut Yaml, operations: &[Operation], error: &Error) {
    if error.impact.is_empty() {
        return;
    }
    yaml.line(4, "impact:");
    for (operation, paragraphs) in &error.impact {
        let known = operations.iter().find(|(known, _)| known == operation);
        yaml.prose(6, known.map_or(operation, |(_, name)| name), paragraphs);
    }
}

fn messages(yaml: &mut Yaml, error_at: usize, error: &Error) {
    if error.messages.is_empty() {
        return;
    }
    let used = error.messages.iter().any(|(_, entry)| entry.aside.is_none());
    yaml.line(4, if used { "messages:" } else { "# messages:" });
    for (at, (template, entry)) in error.messages.iter().enumerate() {
        yaml.comments(6, &entry.comments);
        aside(yaml, 6, entry);
        yaml.part(Part::Message(error_at, at), entry.aside.is_some(), |yaml| {
            yaml.line(6, &format!("- name: {}", entry.name));
            match template {
                Some(template) => yaml.quoted(8, "message", template),
                None => yaml.comments(
                    8,
                    &["No `message`: it represents an empty list of messages.".to_owned()],
                ),
            }
            yaml.prose(8, "description", &entry.description);
            yaml.prose(8, "remedy", &entry.remedy);
            links(yaml, 8, entry);
        });
    }
}

fn aside(yaml: &mut Yaml, indent: usize, entry: &Entry) {
    if let Some(why) = &entry.aside {
        yaml.comments(indent, &[format!("Set aside, since {why}:")]);
    }
}

/// Writes links; relative addresses become comments.
fn links(yaml: &mut Yaml, indent: usize, entry: &Entry) {
    let (links, partial): (Vec<_>, Vec<_>) = entry.links.iter().partition(|link| is_url(&link.url));
    let comments: Vec<_> =
        partial.iter().map(|link| format!("link: {} {}", link.title, link.url)).collect();
    yaml.comments(indent, &comments);
    if links.is_empty() {
        return;
    }
    yaml.line(indent, "links:");
    for link in links {
        let title = if clean(&link.title).is_empty() { &link.url } else { &link.title };
        yaml.line(indent + 2, &format!("- title: {}", quote(title)));
        yaml.line(indent + 2, &format!("  url: {}", quote(&link.url)));
    }
}
