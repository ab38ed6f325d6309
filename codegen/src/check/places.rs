//! Checks `response`: places in bodies and headers, fields, several error objects in one body.

use super::clashes;
use super::name::Name;
use super::name::Taken;
use super::response::{
    CodePart, CodePlace, CodeSource, Each, MessageSource, Place, PlaceTarget, Places, Response,
    ResponseField,
};
use super::{Checker, api, name, text};
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecCode, SpecEach, SpecPlace, SpecPlaces, SpecResponse, Text};
use crate::runtime::codes::MAX_PARTS;
use crate::source::Span;
use crate::vocabulary::{BodyFormat, CodeType, FieldType, MessageUse, Vocabulary};

/// The maximum number of places of one value; each is searched for in every body.
const MAX_PLACES: usize = 10;

/// The maximum number of keys of a pointer, which is the depth to which bodies are read and written.
const MAX_KEYS: usize = 32;

/// The maximum number of fields.
const MAX_FIELDS: usize = 100;

/// Checks `response`. Omits places with a mistake, which have been reported.
pub(super) fn response(checker: &mut Checker<'_>, spec: &SpecResponse) -> Response {
    clashes::clashes(checker, spec);
    let format = spec.format.as_ref().and_then(|format| api::choice(checker, format));
    let response = Response {
        format: format.unwrap_or(BodyFormat::Json),
        places: places(checker, &spec.places, Scope::Response),
        correlation_id: place_list(checker, &spec.correlation_id, Scope::Response),
        each: spec.each.as_ref().and_then(|each| self::each(checker, each)),
        fallback: spec.fallback.iter().filter_map(|text| api::choice(checker, text)).collect(),
        unknown_code: spec.unknown_code.as_ref().and_then(|text| api::choice(checker, text)),
    };
    same_parts(checker, spec, &response);
    response
}

/// The scope of places: an element of `each` has no headers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    Response,
    Element,
}

fn each(checker: &mut Checker<'_>, spec: &SpecEach) -> Option<Each> {
    let places = places(checker, &spec.places, Scope::Element);
    let key = spec.key.as_ref().and_then(|key| self::key(checker, key, &spec.places));
    let leaves = spec.leaves.as_ref().map(|leaves| text::exact(checker, leaves));
    let at = spec.at.as_ref()?;
    let at = if at.value.is_empty() { Some(String::new()) } else { pointer(checker, at) };
    Some(Each { at: at?, places, key, leaves })
}

/// Returns the field that takes the key of an element; it has no place of its own.
fn key(checker: &mut Checker<'_>, key: &Text, places: &SpecPlaces) -> Option<Name> {
    let name = name::name(checker, key)?;
    if let Some((field, _)) = places.fields.iter().find(|(field, _)| field.value == key.value) {
        let message = format!("`key` fills the field `{name}`, which has a place already");
        let diagnostic = Diagnostic::new(Lint::BadResponse, key.span, message);
        let help = "give one of them another name";
        checker.push(diagnostic.help(help).related(field.span, "the field with a place"));
    }
    Some(name)
}

/// Reports a code of several parts in `each` whose parts differ from those of the whole response.
fn same_parts(checker: &mut Checker<'_>, spec: &SpecResponse, response: &Response) {
    let Some(each) = &response.each else { return };
    let (outer, inner) = (response.places.code.parts(), each.places.code.parts());
    let names = |parts: &[CodePart]| parts.iter().map(|part| part.name.clone()).collect::<Vec<_>>();
    if outer.is_empty() || inner.is_empty() || names(outer) == names(inner) {
        return;
    }
    let span = |places: &SpecPlaces| match &places.code {
        Some(SpecCode::Parts(parts)) => parts.first().map(|(name, _)| name.span),
        _ => None,
    };
    let inner = spec.each.as_ref().and_then(|each| span(&each.places)).unwrap_or_default();
    let message = "the code of an element has other parts than the code of the whole body";
    let diagnostic = Diagnostic::new(Lint::BadResponse, inner, message);
    let help = "give both the same parts in the same order";
    checker
        .push(diagnostic.help(help).related(span(&spec.places).unwrap_or_default(), "the parts"));
}

fn places(checker: &mut Checker<'_>, spec: &SpecPlaces, scope: Scope) -> Places {
    let status = spec.status.as_ref().and_then(|status| {
        single(checker, status, "a status");
        place(checker, status, scope)
    });
    Places {
        code: spec.code.as_ref().map(|code| self::code(checker, code, scope)).unwrap_or_default(),
        status,
        messages: messages(checker, spec, scope),
        fields: fields(checker, spec, scope),
    }
}

fn messages(checker: &mut Checker<'_>, spec: &SpecPlaces, scope: Scope) -> MessageSource {
    let is_ignored = |place: &&SpecPlace| {
        let word = place.at.as_ref().and_then(|at| MessageUse::from_word(&at.value));
        word == Some(MessageUse::Ignore)
    };
    let ignored = spec.messages.iter().find(is_ignored);
    if let (Some(ignored), [_, _, ..]) = (ignored, &spec.messages[..]) {
        let message = "`ignore` is not a place of messages";
        let help = "write `messages: ignore`, and the places as `message`";
        checker.push(Diagnostic::new(Lint::BadPointer, ignored.span, message).help(help));
    }
    let many: &[SpecPlace] = if ignored.is_some() { &[] } else { &spec.messages };
    let mut places = place_list(checker, many, scope);
    places.extend(place_list(checker, &spec.message, scope));
    MessageSource { places, single: many.is_empty(), ignored: ignored.is_some() }
}

fn code(checker: &mut Checker<'_>, spec: &SpecCode, scope: Scope) -> CodeSource {
    match spec {
        SpecCode::Places(places) => {
            let places = checker.most(places, MAX_PLACES, |place| place.span);
            let places = places.iter().filter_map(|place| code_place(checker, place, scope));
            CodeSource::Places(places.collect())
        }
        SpecCode::Parts(parts) => {
            let parts = checker.most(parts, MAX_PARTS, |(name, _)| name.span);
            let mut taken = Taken::default();
            let mut all = Vec::new();
            for (written, place) in parts {
                let name = name::name(checker, written);
                if let Some(name) = &name {
                    taken.take(checker, "part of the code", name, written.span);
                }
                let Some(place) = place else { continue };
                single(checker, place, "a part of a code");
                let place = code_place(checker, place, scope);
                all.extend(name.zip(place).map(|(name, place)| CodePart { name, place }));
            }
            CodeSource::Parts(all)
        }
    }
}

fn code_place(checker: &mut Checker<'_>, spec: &SpecPlace, scope: Scope) -> Option<CodePlace> {
    let kind = spec.kind.as_ref().and_then(|kind| api::choice(checker, kind));
    let place = place(checker, spec, scope)?;
    Some(CodePlace { place, number: kind == Some(CodeType::Number) })
}

fn fields(checker: &mut Checker<'_>, spec: &SpecPlaces, scope: Scope) -> Vec<ResponseField> {
    let specs = checker.most(&spec.fields, MAX_FIELDS, |(name, _)| name.span);
    let mut taken = Taken::default();
    let mut fields = Vec::new();
    for (written, specs) in specs {
        let name = name::name(checker, written);
        if let Some(name) = &name {
            taken.take(checker, "field", name, written.span);
        }
        let kind = field_type(checker, specs);
        let description = specs.iter().find_map(|spec| spec.description.as_ref());
        let description = text::optional_prose(checker, description);
        let hidden: Vec<_> = specs.iter().filter_map(|spec| spec.sensitive.as_ref()).collect();
        let sensitive =
            hidden.into_iter().map(|text| boolean(checker, text)).fold(false, |a, b| a | b);
        let places = place_list(checker, specs, scope);
        let Some(name) = name.filter(|_| !places.is_empty()) else { continue };
        fields.push(ResponseField { name, places, kind, description, sensitive });
    }
    fields
}

/// Returns the type of a field, which the first place with a type decides. Reports places with a different type.
fn field_type(checker: &mut Checker<'_>, specs: &[SpecPlace]) -> FieldType {
    let mut first: Option<(FieldType, Span)> = None;
    for text in specs.iter().filter_map(|spec| spec.kind.as_ref()) {
        let Some(kind) = api::choice::<FieldType>(checker, text) else { continue };
        let (known, span) = *first.get_or_insert((kind, text.span));
        if known != kind {
            let message = format!(
                "this field is `{known}` and `{kind}`",
                known = known.name(),
                kind = kind.name()
            );
            let diagnostic = Diagnostic::new(Lint::BadResponse, text.span, message);
            let help = "give all its places one type";
            checker.push(diagnostic.help(help).related(span, "the other type"));
        }
    }
    first.map_or(FieldType::Text, |(kind, _)| kind)
}

fn boolean(checker: &mut Checker<'_>, text: &Text) -> bool {
    if !matches!(text.value.as_str(), "true" | "false") {
        api::unknown_value(checker, text, ["true", "false"].into_iter());
    }
    text.value == "true"
}

fn place_list(checker: &mut Checker<'_>, specs: &[SpecPlace], scope: Scope) -> Vec<Place> {
    let specs = checker.most(specs, MAX_PLACES, |place| place.span);
    specs.iter().filter_map(|spec| place(checker, spec, scope)).collect()
}

/// Returns a place. A place with neither a pointer nor a header has been reported.
fn place(checker: &mut Checker<'_>, spec: &SpecPlace, scope: Scope) -> Option<Place> {
    let before = spec.before.as_ref().map(|text| text::exact(checker, text));
    let after = spec.after.as_ref().map(|text| text::exact(checker, text));
    let target = match (&spec.at, &spec.header) {
        (Some(at), _) => PlaceTarget::Pointer(pointer(checker, at)?),
        (None, Some(name)) => PlaceTarget::Header(header(checker, name, scope)?),
        (None, None) => return None,
    };
    Some(Place { target, before, after })
}

fn pointer(checker: &mut Checker<'_>, text: &Text) -> Option<String> {
    let valid_tilde = |token: &str| {
        token.split('~').skip(1).all(|rest| rest.starts_with('0') || rest.starts_with('1'))
    };
    if !text.value.starts_with('/') || !valid_tilde(&text.value) {
        let message = format!("`{}` is not a JSON Pointer", text.value);
        let help =
            "begin with `/`, join keys with `/`, write `~1` for a `/` and `~0` for a `~` in a key";
        checker.push(Diagnostic::new(Lint::BadPointer, text.span, message).help(help));
        return None;
    }
    let keys = text.value.split('/').count() - 1;
    if keys > MAX_KEYS {
        let message = format!("this pointer has {keys} keys; at most {MAX_KEYS} are allowed");
        checker.push(Diagnostic::new(Lint::TooLarge, text.span, message).help("leave some out"));
        return None;
    }
    Some(text::line(checker, text))
}

fn header(checker: &mut Checker<'_>, text: &Text, scope: Scope) -> Option<String> {
    let is_token = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c);
    let (message, help) = if scope == Scope::Element {
        let help = "write a pointer into the element, or move it to `response`";
        ("an element of `each` has no headers".to_owned(), help)
    } else if text.value.is_empty() || !text.value.chars().all(is_token) {
        let message = format!("`{}` is not the name of a header", text.value);
        (message, "write the name alone, such as `retry-after`")
    } else {
        return Some(text.value.to_ascii_lowercase());
    };
    checker.push(Diagnostic::new(Lint::BadResponse, text.span, message).help(help));
    None
}

/// Reports a pointer with `*` for a single value.
fn single(checker: &mut Checker<'_>, spec: &SpecPlace, what: &str) {
    let Some(at) = &spec.at else { return };
    if at.value.split('/').any(|token| token == "*") {
        let message = format!("{what} is one value, but `*` can be several");
        let help = "write the index of an element, such as `/0`, or a key";
        checker.push(Diagnostic::new(Lint::BadResponse, at.span, message).help(help));
    }
}
