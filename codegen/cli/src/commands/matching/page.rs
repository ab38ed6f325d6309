//! The meaning of a response, for people.

use errcat_codegen::check::{Catalog, Error};
use errcat_codegen::render::one_line;

use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle;
use crate::page::{FAINT, Page, STRONG, UNKNOWN, WIRE};
use crate::reading::{Finding, Reading, Value};

/// Returns the page.
pub(super) fn page(facts: &Catalog, reading: &Reading<'_>, width: usize) -> String {
    let mut page = Page::new(width);
    error(&mut page, facts, reading);
    findings(&mut page, &reading.findings);
    for text in &reading.unmatched {
        page.gap();
        wire(&mut page, text, "(empty text)");
        page.line(4, &format!("{UNKNOWN}not in the catalogue{UNKNOWN:#}"));
    }
    if let Some(id) = reading.correlation_id {
        page.gap();
        page.line(0, &format!("{FAINT}correlation id{FAINT:#} {}", one_line(id)));
    }
    page.into_text()
}

fn error(page: &mut Page, facts: &Catalog, reading: &Reading<'_>) {
    let Some(error) = reading.error else { return unknown(page, facts, reading) };
    page.heading(&error.title(), error.name().as_str());
    if reading.code.is_none() && error.code.is_some() {
        page.line(
            2,
            "The response has no code: the error was found by its status or its messages.",
        );
        page.gap();
    }
    page.prose(2, error.about.description.as_deref().unwrap_or_default());
    if reading.findings.is_empty() {
        page.gap();
        Advice::of(Entry { facts, error, message: None }).write(page, 2, None);
    }
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
    Advice::general(facts).write(page, 2, None);
}

/// Returns `404 GONE`, as far as the response has it.
fn title(reading: &Reading<'_>) -> String {
    let status = reading.status.map(|status| status.to_string());
    let code = reading.code.map(one_line);
    let title: Vec<_> = [status, code].into_iter().flatten().collect();
    if title.is_empty() { "This response:".to_owned() } else { title.join(" ") }
}

fn findings(page: &mut Page, findings: &[Finding<'_>]) {
    let mut before = None;
    for finding in findings {
        page.gap();
        wire(page, finding.text, "(no message)");
        page.fact(4, "entry", &entry(finding));
        if let Some(reason) = finding.reason {
            page.fact(4, "reason", &one_line(reason));
        }
        // The page has the error's own description already.
        let message = finding.entry.message.filter(|_| !finding.entry.error.inline);
        if let Some(meaning) = message.and_then(|message| message.about.description.as_deref()) {
            page.fact(4, "meaning", meaning);
        }
        let own =
            finding.entry.message.map_or(&finding.entry.error.about, |message| &message.about);
        lifecycle::write_lifecycle(page, 4, finding.entry.facts, own);
        let advice = Advice::of(finding.entry);
        advice.write(page, 4, before.as_ref());
        before = Some(advice);
    }
}

/// Adds a text on one line, without characters that control a terminal.
fn wire(page: &mut Page, text: &str, when_empty: &str) {
    if text.is_empty() {
        return page.line(2, when_empty);
    }
    page.line(2, &format!("{WIRE}{}{WIRE:#}", one_line(text)));
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
