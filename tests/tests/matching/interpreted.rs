//! A response as the interpreter reads it, in the form of the results of generated code.

use std::borrow::Cow;

use errcat_codegen::check::{Field, Message};
use errcat_codegen::runtime::codes;
use errcat_codegen::runtime::finding::Found;
use errcat_codegen::runtime::response::Envelope;

use crate::catalogues::Catalogue;
use crate::surfaces::{Read, Row};

/// The status and the code of a response, if it has them.
pub(crate) type Key<'a> = (Option<u16>, Option<&'a str>);

/// Returns the expected result of `Error::from_parts`.
pub(crate) fn parts(catalogue: &Catalogue, (status, code): Key<'_>, texts: &[&str]) -> Read {
    let envelope = Envelope {
        code: code.map(Cow::Borrowed),
        messages: Some(texts.iter().map(|text| Cow::Borrowed(*text)).collect()),
        correlation_id: None,
        structured: true,
    };
    let number = catalogue.interpreter().error(status, &envelope);
    let error = number.map(|number| &catalogue.compiled.catalog().errors[number as usize]);
    Read {
        error: error.map(|error| error.name().as_str().to_owned()),
        findings: rows(catalogue, number, texts),
    }
}

/// Returns the expected result of `classify`.
pub(crate) fn one(catalogue: &Catalogue, status: u16, code: &str, text: &str) -> Vec<Row> {
    let interpreter = catalogue.interpreter();
    let find = |status| codes::find(interpreter.tables(), status, Some(code));
    rows(catalogue, find(Some(status)).or_else(|| find(None)), &[text])
}

fn rows(catalogue: &Catalogue, error: Option<u32>, texts: &[&str]) -> Vec<Row> {
    let Some(error) = error else {
        return texts.iter().map(|text| unknown(None, text)).collect();
    };
    let interpreter = catalogue.interpreter();
    let empty = interpreter.empty_message(error).filter(|_| texts.is_empty());
    let empty =
        empty.map(|number| Row { entry: Some(name(catalogue, number)), ..unknown(None, "") });
    let found = texts.iter().flat_map(|text| interpreter.findings(error, text));
    empty.into_iter().chain(found.map(|found| row(catalogue, error, &found))).collect()
}

fn unknown(reason: Option<&str>, text: &str) -> Row {
    let reason = reason.map(str::to_owned);
    Row { entry: None, values: Vec::new(), reason, text: text.to_owned() }
}

fn row(catalogue: &Catalogue, error: u32, found: &Found<'_>) -> Row {
    let row = unknown(found.reason, found.text);
    let Some(matched) = found.matched else { return row };
    let values = catalogue.interpreter().values(error, matched, found.item);
    let value = |(number, field): (u8, &Field)| {
        (field.name.as_str().to_owned(), values.text(number).to_owned())
    };
    let values = (0..).zip(&message(catalogue, matched.message()).fields).map(value).collect();
    Row { entry: Some(name(catalogue, matched.message())), values, ..row }
}

fn name(catalogue: &Catalogue, number: u32) -> String {
    message(catalogue, number).name().as_str().to_owned()
}

fn message(catalogue: &Catalogue, number: u32) -> &Message {
    let mut entries = catalogue.compiled.catalog().entries();
    entries.nth(number as usize).expect("a match is a message of its catalogue").1
}
