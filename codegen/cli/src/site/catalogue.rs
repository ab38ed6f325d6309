//! A catalogue and its tables as data for the scripts of a site. Values that are null, false or empty are left out, and what a
//! message has in common with its error; the script `assets/read/data.js` restores them.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error, GeneralRule, Message, duration_words};
use errcat_codegen::emit::markdown::{says_name, text};
use serde_json::{Map, Value, json};

use super::retries;
use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle;

/// Returns a script that defines the data.
pub(super) fn script(compiled: &Compiled) -> String {
    format!("(globalThis.errcat ??= {{}}).catalogue = {};\n", catalogue(compiled.catalog()))
}

/// Returns a script that defines the tables, which only the reader needs.
pub(super) fn tables(compiled: &Compiled) -> String {
    let data = compiled.data();
    let numbers = STANDARD.encode(packed(&data.numbers));
    let tables = json!({"length": data.numbers.len(), "numbers": numbers, "texts": data.texts});
    format!("(globalThis.errcat ??= {{}}).tables = {tables};\n")
}

/// Returns bytes, four of which are a number, with the numbers in seven bits a byte: most of them are small.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut packed = Vec::with_capacity(bytes.len() / 2);
    for chunk in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..chunk.len()].copy_from_slice(chunk);
        let mut number = u32::from_le_bytes(four);
        while number > 0x7f {
            packed.push(number.to_le_bytes()[0] | 0x80);
            number >>= 7;
        }
        packed.push(number.to_le_bytes()[0]);
    }
    packed
}

fn catalogue(facts: &Catalog) -> Value {
    let errors = facts.errors.iter();
    let names = facts.operations.iter().map(|operation| operation.name.as_str());
    json!({
        "name": facts.api.name,
        "layout": layout(facts),
        "operations": names.collect::<Vec<_>>(),
        "retries": retries(facts),
        "general": facts.default_remedy().and_then(|rule| rule.remedy.as_deref()),
        "rules": facts.rules.iter().map(rule).collect::<Vec<_>>(),
        "errors": errors.map(|error| self::error(facts, error)).collect::<Vec<_>>(),
    })
}

fn layout(facts: &Catalog) -> Value {
    let response = &facts.response;
    json!({
        "code": response.code_pointers(),
        "messages": response.message_pointers(),
        "single": response.places.messages.single,
    })
}

fn rule(rule: &GeneralRule) -> Value {
    json!({"name": rule.name.as_str(), "description": rule.description, "remedy": rule.remedy})
}

fn error(facts: &Catalog, error: &Error) -> Value {
    let about = about(Entry { facts, error, message: None });
    let message =
        |message| self::message(Entry { facts, error, message: Some(message) }, message, &about);
    let messages = error.messages.iter().map(message).collect();
    let mut value = Map::new();
    value.extend([
        ("status".to_owned(), json!(error.status)),
        ("code".to_owned(), json!(error.code)),
        ("name".to_owned(), json!(error.name().as_str())),
        ("says_name".to_owned(), json!(says_name(error))),
        ("inline".to_owned(), json!(error.inline)),
        ("group".to_owned(), json!(error.group)),
    ]);
    value.insert("messages".to_owned(), messages);
    value.extend(about);
    present(value)
}

/// Returns a message, with the advice that differs from that of its error.
fn message(entry: Entry<'_>, message: &Message, inherited: &Map<String, Value>) -> Value {
    let also = message.templates.iter().skip(1);
    let also = also.map(|template| text(template, &message.fields));
    let documented = message.templates.first();
    let mut value = Map::new();
    value.extend([
        ("name".to_owned(), json!(message.name().as_str())),
        ("text".to_owned(), json!(documented.map(|template| text(template, &message.fields)))),
        ("also".to_owned(), also.collect()),
        ("examples".to_owned(), json!(message.examples)),
    ]);
    let Value::Object(mut value) = present(value) else { return Value::Null };
    let about = about(entry).into_iter();
    value.extend(about.filter(|(key, own)| inherited.get(key) != Some(own)));
    Value::Object(value)
}

/// Returns the advice on an entry, with what it inherits.
fn about(entry: Entry<'_>) -> Map<String, Value> {
    let Entry { facts, error, .. } = entry;
    let (own, advice) = (entry.own(), Advice::of(entry));
    let links = advice.links.iter().map(|link| json!([link.title, link.url]));
    let mut lifecycle = lifecycle::texts(facts, own);
    if entry.message.is_some() && !error.inline {
        lifecycle.extend(lifecycle::texts(facts, &error.about));
    }
    let description = own.description.as_ref().or(error.about.description.as_ref());
    let mut value = Map::new();
    value.extend([
        ("description".to_owned(), json!(description)),
        ("remedy".to_owned(), json!(advice.remedy)),
        ("is_general".to_owned(), json!(advice.general.is_some())),
        ("retry".to_owned(), json!(advice.retry.map(ToString::to_string))),
        ("delay".to_owned(), json!(advice.delay.map(duration_words))),
        ("causes".to_owned(), json!(advice.causes)),
        ("fix".to_owned(), json!(advice.fix.map(|fix| [&fix.wrong, &fix.right]))),
        ("impact".to_owned(), json!(advice.impact)),
        ("lifecycle".to_owned(), json!(lifecycle)),
        ("links".to_owned(), links.collect()),
    ]);
    value
}

/// Returns an object without the values that are null, false or empty.
fn present(mut value: Map<String, Value>) -> Value {
    value.retain(|_, value| match value {
        Value::Null | Value::Bool(false) => false,
        Value::Array(items) => !items.is_empty(),
        _ => true,
    });
    Value::Object(value)
}

#[cfg(test)]
mod tests {
    use super::packed;

    #[test]
    fn small_numbers_take_a_byte() {
        assert_eq!(packed(&[5, 0, 0, 0, 0x80, 0, 0, 0, 1]), [5, 0x80, 1, 1]);
        assert_eq!(packed(&[0xff; 4]), [0xff, 0xff, 0xff, 0xff, 0x0f]);
    }
}
