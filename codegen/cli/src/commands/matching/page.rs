//! The meaning of a response, for people: what to do first, then why.

use errcat_codegen::check::{Catalog, Error};
use errcat_codegen::render::one_line;

use super::pasted::Used;
use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle;
use crate::ordered::Ordered;
use crate::page::{FAINT, Page, STRONG, UNKNOWN, WIRE};
use crate::reading::{FieldValue, Finding, Item, Nearest, Reader, Reading, Value};

/// More responses than this are summed up.
pub(super) const MAX_PAGES: usize = 3;

/// A longer text is shown up to here.
const MAX_TEXT: usize = 600;

/// The options of a page.
pub(super) struct Options<'o> {
    pub(super) width: usize,
    pub(super) operation: Option<&'o str>,
}

/// The note at a text that took too many steps to compare with the catalogue.
const UNDECIDED: &str =
    "perhaps in the catalogue: a message that repeats a placeholder took too many steps to compare";

/// Returns the page.
pub(super) fn page(
    reader: &Reader<'_>,
    reading: &Reading<'_>,
    is_response: bool,
    used: Option<&[Used]>,
    options: &Options<'_>,
) -> String {
    let mut page = Page::new(options.width);
    if is_response {
        error(&mut page, reader.facts(), reading, options);
    } else {
        nothing(&mut page, reader);
    }
    findings(&mut page, &reading.findings, options);
    for text in &reading.unmatched {
        page.gap();
        wire(&mut page, text, "(empty text)");
        let note =
            if reading.undecided.contains(text) { UNDECIDED } else { "not in the catalogue" };
        page.line(4, &format!("{UNKNOWN}{note}{UNKNOWN:#}"));
    }
    nearest(&mut page, &reading.nearest);
    fields(&mut page, 0, &reading.fields);
    items(&mut page, &reading.items);
    if let Some(id) = reading.correlation_id {
        page.gap();
        page.line(0, &format!("{FAINT}correlation id{FAINT:#} {}", one_line(id)));
    }
    if let Some(used) = used {
        page.gap();
        let parts: Vec<_> = used.iter().map(|used| (used.part, start(&used.text))).collect();
        page.list(0, "read from", parts.iter().map(|(part, text)| (*part, text.as_str())));
    }
    page.into_text()
}

/// Shows the values next to messages.
fn fields(page: &mut Page, indent: usize, fields: &Ordered<'_, FieldValue<'_>>) {
    if fields.0.is_empty() {
        return;
    }
    page.gap();
    let values: Vec<_> =
        fields.0.iter().map(|(name, value)| (*name, one_line(&value.to_string()))).collect();
    page.list(indent, "fields", values.iter().map(|(name, value)| (*name, value.as_str())));
}

/// Shows which errors the items of a body are. What their messages say is shown with the findings.
fn items(page: &mut Page, items: &[Item<'_>]) {
    for (number, item) in items.iter().enumerate() {
        page.gap();
        let name = match (item.error, item.code) {
            (Some(error), _) => format!("{STRONG}{}{STRONG:#} {}", error.title(), error.name()),
            (None, Some(code)) => {
                format!("{} {UNKNOWN}not in the catalogue{UNKNOWN:#}", one_line(code))
            }
            (None, None) => format!("{UNKNOWN}not in the catalogue{UNKNOWN:#}"),
        };
        page.line(0, &format!("item {}: {name}", number + 1));
        fields(page, 2, &item.fields);
    }
}

fn error(page: &mut Page, facts: &Catalog, reading: &Reading<'_>, options: &Options<'_>) {
    let Some(error) = reading.error else { return unknown(page, facts, reading) };
    page.heading(&error.title(), error.name().as_str());
    let advice = Advice::of(Entry { facts, error, message: None });
    if reading.findings.is_empty() {
        advice.write_answer(page, 2, None);
        page.gap();
    }
    if reading.code.is_none() && error.code.is_some() {
        page.line(
            2,
            "The response has no code: the error was found by its status or its messages.",
        );
        page.gap();
    }
    if reading.findings.is_empty() {
        page.prose(2, error.about.description.as_deref().unwrap_or_default());
        advice.write_impact(page, 2, options.operation);
        advice.write_links(page, 2);
    }
}

/// Says that nothing in the text is a response, and what would be one.
fn nothing(page: &mut Page, reader: &Reader<'_>) {
    page.line(0, &format!("{STRONG}No response was found in this text.{STRONG:#}"));
    page.line(2, &format!("Looked for: {}.", looked_for(reader)));
}

/// Returns what responses are found by.
pub(crate) fn looked_for(reader: &Reader<'_>) -> String {
    let response = &reader.facts().response;
    let pointers = [response.code_pointers(), response.message_pointers()].concat();
    let mut keys: Vec<_> =
        pointers.iter().filter_map(|pointer| pointer.rsplit('/').next()).collect();
    keys.dedup();
    let keys = keys.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ");
    let codes = reader.facts().errors.iter().filter_map(|error| error.code.as_deref());
    let codes = codes.take(2).map(one_line).collect::<Vec<_>>().join(", ");
    let codes = if codes.is_empty() { String::new() } else { format!("; a code such as {codes}") };
    format!("the keys {keys}{codes}; a message of the catalogue; the head of an HTTP response")
}

fn unknown(page: &mut Page, facts: &Catalog, reading: &Reading<'_>) {
    let titles = |is_near: &dyn Fn(&Error) -> bool| {
        let near = facts.errors.iter().filter(|error| is_near(error));
        near.map(|error| one_line(&error.title())).collect::<Vec<_>>().join(", ")
    };
    let of_code = titles(&|error| reading.code.is_some() && error.code.as_deref() == reading.code);
    let of_status = titles(&|error| reading.status.is_some() && error.status == reading.status);
    let title = title(reading);
    if reading.status.is_none() && !of_code.is_empty() {
        page.line(
            0,
            &format!("{STRONG}{title}{STRONG:#} {UNKNOWN}can be several errors{UNKNOWN:#}"),
        );
        page.line(
            2,
            &format!("The catalogue has {of_code}: give the status to select one (`--status`)."),
        );
    } else {
        page.line(
            0,
            &format!("{STRONG}{title}{STRONG:#} {UNKNOWN}not in the catalogue{UNKNOWN:#}"),
        );
        if !of_code.is_empty() {
            page.line(2, &format!("The catalogue has this code in {of_code}."));
        }
        if let (Some(status), false) = (reading.status, of_status.is_empty()) {
            page.line(2, &format!("Under {status} the catalogue has {of_status}."));
        }
    }
    page.gap();
    Advice::general(facts).write_answer(page, 2, None);
}

/// Returns `404 GONE`, as far as the response has it.
pub(super) fn title(reading: &Reading<'_>) -> String {
    if let Some(error) = reading.error {
        return error.title();
    }
    let status = reading.status.map(|status| status.to_string());
    let code = reading.code.map(one_line);
    let title: Vec<_> = [status, code].into_iter().flatten().collect();
    if title.is_empty() { "This response:".to_owned() } else { title.join(" ") }
}

fn findings(page: &mut Page, findings: &[Finding<'_>], options: &Options<'_>) {
    let mut before = None;
    for finding in findings {
        if before.is_some() {
            page.gap();
        }
        let advice = Advice::of(finding.entry);
        advice.write_answer(page, 2, before.as_ref());
        page.gap();
        wire(page, finding.text, "(no message)");
        page.fact(4, "entry", &entry(finding));
        if let Some(reason) = finding.reason {
            page.fact(4, "reason", &one_line(reason));
        }
        let own = finding.entry.own();
        let meaning = own.description.as_deref();
        let error = finding.entry.error.about.description.as_deref().filter(|_| before.is_none());
        if let Some(meaning) = meaning.or(error) {
            page.fact(4, "meaning", meaning);
        }
        lifecycle::write_lifecycle(page, 4, finding.entry.facts, own);
        advice.write_impact(page, 4, options.operation);
        advice.write_links(page, 4);
        before = Some(advice);
    }
}

/// Adds the known entries that are nearest to what is unknown.
fn nearest(page: &mut Page, nearest: &[Nearest<'_>]) {
    if nearest.is_empty() {
        return;
    }
    page.gap();
    page.line(2, &format!("{FAINT}The nearest in the catalogue:{FAINT:#}"));
    for near in nearest {
        let name = near.message.map_or(near.error.name(), |message| message.name()).as_str();
        let title = one_line(&near.error.title());
        page.line(4, &format!("{title} {FAINT}· {name}{FAINT:#}: {}", one_line(&near.differs)));
        if let Some(text) = near.message.and_then(|message| message.message.as_deref()) {
            page.line(6, &format!("{WIRE}{}{WIRE:#}", one_line(text)));
        }
    }
}

/// Adds a text on one line, without characters that control a terminal.
fn wire(page: &mut Page, text: &str, when_empty: &str) {
    if text.is_empty() {
        return page.line(2, when_empty);
    }
    page.line(2, &format!("{WIRE}{}{WIRE:#}", start(text)));
}

/// Returns the beginning of a text, on one line.
fn start(text: &str) -> String {
    let start = text.get(..text.floor_char_boundary(MAX_TEXT)).unwrap_or_default();
    let rest = text.len() - start.len();
    let rest = if rest == 0 { String::new() } else { format!(" … ({rest} more bytes)") };
    format!("{}{rest}", one_line(start))
}

/// Returns the name with the values: `address_field (address = billing_address, field = postal_code)`.
fn entry(finding: &Finding<'_>) -> String {
    let name = finding.entry.name().unwrap_or_default();
    let param = |(name, value): &(&str, Value<'_>)| match value {
        Value::Index(number) => format!("{name} = {number}"),
        Value::Int(number) => format!("{name} = {number}"),
        Value::Text(text) => format!("{name} = {}", one_line(text)),
    };
    let params: Vec<_> = finding.params.0.iter().map(param).collect();
    if params.is_empty() { name.to_owned() } else { format!("{name} ({})", params.join(", ")) }
}
