//! Writes where responses have their parts, in tables.

use super::writer::{blocks, table};
use crate::check::{CodeSource, Each, Place, PlaceTarget, Places, Response, ResponseField};
use crate::emit::prose;
use crate::vocabulary::Vocabulary;

/// Returns the tables of a response.
pub(super) fn places(response: &Response) -> String {
    let mut rows = rows(&response.places);
    rows.extend(row("correlation id", &response.correlation_id));
    let values = table(&["Value", "Place"], &rows);
    let each = response.each.as_ref().map(element).unwrap_or_default();
    blocks(&[values, fields(&response.places.fields), each])
}

fn rows(places: &Places) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    match &places.code {
        CodeSource::Places(places) => {
            rows.extend(row("code", places.iter().map(|code| &code.place)));
        }
        CodeSource::Parts(parts) => rows.extend(parts.iter().filter_map(|part| {
            row(&format!("code, part {}", prose::code(part.name.as_str())), [&part.place.place])
        })),
    }
    rows.extend(row("status", &places.status));
    let messages = if places.messages.single { "message" } else { "messages" };
    rows.extend(row(messages, &places.messages.places));
    rows
}

fn row<'p>(what: &str, places: impl IntoIterator<Item = &'p Place>) -> Option<Vec<String>> {
    let places: Vec<_> = places.into_iter().map(place).collect();
    (!places.is_empty()).then(|| vec![what.to_owned(), places.join(", else ")])
}

fn place(place: &Place) -> String {
    let mut text = match &place.target {
        PlaceTarget::Pointer(pointer) => prose::code(pointer),
        PlaceTarget::Header(name) => format!("header {}", prose::code(name)),
    };
    let ends = [("after", &place.after), ("before", &place.before)];
    for (word, end) in ends {
        if let Some(end) = end {
            text.push_str(&format!(" {word} {}", prose::code(end)));
        }
    }
    text
}

fn fields(fields: &[ResponseField]) -> String {
    let row = |field: &ResponseField| {
        vec![
            prose::code(field.name.as_str()),
            field.places.iter().map(place).collect::<Vec<_>>().join(", else "),
            format!("{}{}", field.kind.meaning(), if field.sensitive { "; sensitive" } else { "" }),
            field.description.as_deref().map(prose::line).unwrap_or_default(),
        ]
    };
    let rows: Vec<_> = fields.iter().map(row).collect();
    table(&["Field", "Place", "Type", "What it means"], &rows)
}

/// Returns the places in an element of `each`.
fn element(each: &Each) -> String {
    let at = if each.at.is_empty() { "the body".to_owned() } else { prose::code(&each.at) };
    let kind = match (&each.leaves, &each.key) {
        (Some(leaves), _) => format!("Every list at a key {} in {at}", prose::code(leaves)),
        (None, Some(_)) => format!("Every key of {at}"),
        (None, None) => format!("Every element of {at}"),
    };
    let intro = format!("{kind} is an error of its own; these places are relative to it.");
    let key = each
        .key
        .as_ref()
        .map(|key| format!("Its key is in the field {}.", prose::code(key.as_str())));
    let values = table(&["Value", "Place"], &rows(&each.places));
    blocks(&[intro, values, fields(&each.places.fields), key.unwrap_or_default()])
}
