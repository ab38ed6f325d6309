//! check: `Spec` → `Catalog`, the checked facts. Every lint about meaning is checked here, and every violation is
//! reported. After it, names are valid Rust names, texts are parsed, and references are resolved.

mod about;
mod address;
mod allow;
mod api;
mod catalog;
mod clashes;
mod codes;
mod dialect;
mod draft;
mod duration;
mod errors;
mod field;
mod lifecycle;
mod messages;
mod name;
mod operations;
mod pieces;
mod place;
mod places;
mod provenance;
mod quality;
mod response;
mod retry;
mod rules;
mod template;
mod text;
pub(crate) mod types;
mod wire;

pub use address::is_url;
pub use catalog::{
    About, Api, Catalog, Category, Deprecated, Effect, Error, Fix, GeneralRule, Link, Message,
    Operation, Retired, Retry, Source, SourceKind, Target, retry_meaning,
};
pub use dialect::Dialect;
pub use duration::duration_words;
pub(crate) use errors::{Origin, Origins};
pub use field::{Field, FieldKind};
pub use name::{KEYWORDS, Name};
pub use pieces::{Piece, Template};
pub use response::{
    BodyFormat, CodePart, CodePlace, CodeSource, Each, Fallback, FieldType, MessageSource, Place,
    PlaceTarget, Places, Response, ResponseField, UnknownCode,
};
pub use template::MAX_PLACEHOLDERS;

use operations::Operations;
use place::Places as TextPlaces;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::parse::spec::{Spec, Text};
use crate::source::{SourceFile, Span};

/// The valid parts of a catalogue, and their origins in the file.
pub(crate) struct Checked<'s> {
    /// The catalogue without the parts that have a mistake.
    pub(crate) catalog: Catalog,
    /// The origin of each error of the catalogue.
    pub(crate) origins: Vec<Origins<'s>>,
}

/// Checks `spec` and returns its valid parts; reports the others.
pub(crate) fn check<'s>(
    source: &SourceFile,
    spec: &'s Spec,
    diagnostics: &mut Diagnostics,
) -> Checked<'s> {
    let mut checker = Checker { source, diagnostics };
    allow::allow(&mut checker, &spec.allow);
    let (catalog, origins) = catalog(&mut checker, spec);
    types::distinct(&mut checker, &catalog.errors, &origins);
    quality::quality(&mut checker, spec);
    Checked { catalog, origins }
}

fn catalog<'s>(checker: &mut Checker<'_>, spec: &'s Spec) -> (Catalog, Vec<Origins<'s>>) {
    let api = api::api(checker, &spec.api);
    let mut operations = operations::operations(checker, spec);
    let (response, valid) = checker.watch(|c| places::response(c, &spec.response));
    let response = (response, valid && spec.response.is_whole());
    let (dialect, valid) = wire::dialect(checker, spec.wire.as_ref());
    let dialect = (dialect, valid && !spec.wrong.holds("wire"));
    let general = General {
        response: &response,
        operations: &operations,
        dialect: &dialect,
        version: &api.version,
    };
    let (errors, origins) = errors::errors(checker, &spec.errors, &general);
    operations::errors(checker, spec, &mut operations, &errors);
    messages::ignored(checker, spec, &response.0);
    codes::unknown_code(checker, spec, &response.0, &errors);
    operations::unused(checker, spec, &operations);
    let messages = errors.iter().flat_map(|error| &error.messages);
    let max_fields = messages.map(|message| message.fields.len()).max().unwrap_or(0);
    let catalog = Catalog {
        source_name: label(checker.source.name()),
        fingerprint: checker.source.fingerprint(),
        max_fields,
        api,
        response: response.0,
        rules: rules::rules(checker, &spec.rules, &operations),
        errors,
        operations: operations.valid,
    };
    (catalog, origins)
}

/// Returns the name of a file for generated headers, without folders that differ between machines.
fn label(name: &str) -> String {
    let mut parts = name.rsplit('/');
    match (parts.next().unwrap_or_default(), parts.next()) {
        (file, Some("catalog")) => format!("catalog/{file}"),
        (file, _) => file.to_owned(),
    }
}

/// The parts of the catalogue that errors refer to.
struct General<'a> {
    /// The places of a response, and whether they have no mistakes.
    response: &'a (Response, bool),
    operations: &'a Operations,
    /// The dialect of errors without a `wire` of their own, and whether it has no mistakes.
    dialect: &'a (Dialect, bool),
    /// The version of the catalogue.
    version: &'a semver::Version,
}

/// The source, and the diagnostics of its mistakes.
struct Checker<'a> {
    source: &'a SourceFile,
    diagnostics: &'a mut Diagnostics,
}

impl Checker<'_> {
    /// Runs `check`. Returns its value and whether it reported nothing.
    fn watch<T>(&mut self, check: impl FnOnce(&mut Self) -> T) -> (T, bool) {
        let before = self.diagnostics.count();
        let value = check(self);
        (value, self.diagnostics.count() == before)
    }

    /// Returns the first `most` items of a list. Reports the first item above that limit.
    fn most<'s, T>(&mut self, list: &'s [T], most: usize, span: impl Fn(&T) -> Span) -> &'s [T] {
        let (kept, more) = list.split_at(list.len().min(most));
        if let Some(first) = more.first() {
            let message = format!("this list has {} items; at most {most} are allowed", list.len());
            let diagnostic = Diagnostic::new(Lint::TooLarge, span(first), message);
            self.push(diagnostic.help("leave some out"));
        }
        kept
    }

    fn push(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Returns the positions of the characters of a text.
    fn places(&self, text: &Text) -> TextPlaces {
        TextPlaces::of(self.source.slice(text.span), &text.value)
    }
}

/// Returns the span of a part of a text; `start` and `end` are byte offsets into its value.
fn within(places: &TextPlaces, text: &Text, start: usize, end: usize) -> Span {
    let raw = places.raw(start, end);
    Span::new(text.span.start + raw.start, text.span.start + raw.end)
}
