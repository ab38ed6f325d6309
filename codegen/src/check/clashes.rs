//! Reports clashing places. Bodies are written to the first pointer of each value, so none may equal or contain
//! another.

use super::Checker;
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::parse::spec::{SpecCode, SpecPlace, SpecPlaces, SpecResponse, Text};

/// Reports the clashes in the whole response and in its elements.
pub(super) fn clashes(checker: &mut Checker<'_>, spec: &SpecResponse) {
    let mut outer = firsts(&spec.places);
    outer.extend(first(&spec.correlation_id));
    clash(checker, &outer, &spec.places);
    if let Some(at) = spec.each.as_ref().and_then(|each| each.at.as_ref()) {
        above_elements(checker, at, &outer);
    }
    if let Some(each) = &spec.each {
        clash(checker, &firsts(&each.places), &each.places);
    }
}

/// Reports each place that is equal to or above the place of the elements of `each`. Places in an element do not clash.
fn above_elements(checker: &mut Checker<'_>, at: &Text, outer: &[&Text]) {
    for place in outer {
        if !at.value.is_empty() && (place.value == at.value || below(&at.value, &place.value)) {
            report(checker, at, place);
        }
    }
}

fn firsts(places: &SpecPlaces) -> Vec<&Text> {
    let mut firsts = match &places.code {
        Some(SpecCode::Places(places)) => first(places).into_iter().collect(),
        Some(SpecCode::Parts(parts)) => {
            parts.iter().filter_map(|(_, place)| place.as_ref()?.at.as_ref()).collect()
        }
        None => Vec::new(),
    };
    firsts.extend(first(&places.messages).or(first(&places.message)));
    firsts.extend(places.status.as_ref().and_then(|status| status.at.as_ref()));
    firsts
}

fn first(places: &[SpecPlace]) -> Option<&Text> {
    places.iter().find_map(|place| place.at.as_ref())
}

/// Reports each place that is at or below another, and fields that are below one. A field may also be a code's place.
fn clash(checker: &mut Checker<'_>, firsts: &[&Text], places: &SpecPlaces) {
    for (index, pointer) in firsts.iter().enumerate() {
        let is_clash = |other: &&&Text| {
            pointer.value == other.value
                || below(&pointer.value, &other.value)
                || below(&other.value, &pointer.value)
        };
        if let Some(other) = firsts[..index].iter().find(is_clash) {
            report(checker, pointer, other);
        }
    }
    for field in places.fields.iter().filter_map(|(_, places)| first(places)) {
        let is_clash =
            |other: &&&Text| below(&field.value, &other.value) || below(&other.value, &field.value);
        if let Some(other) = firsts.iter().find(is_clash) {
            report(checker, field, other);
        }
    }
}

/// Returns whether a pointer leads into the value of another pointer.
fn below(pointer: &str, other: &str) -> bool {
    pointer.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
}

fn report(checker: &mut Checker<'_>, pointer: &Text, other: &Text) {
    let message = "a body cannot have two values at this place";
    let diagnostic = Diagnostic::new(Lint::BadPointer, pointer.span, message);
    let help = "give each key a place of its own";
    checker.push(diagnostic.help(help).related(other.span, "the other place"));
}
