//! The errors that some words name: `400 - BAD_VALUE`, `502/503/504 - C`, `1000: Lost`, `(5) DB_BUSY`,
//! `Not Found (404)`.

use serde::{Deserialize, Serialize};

use super::tokens::{Kind, Token, is_joined, is_range, tokens};
pub(super) use super::tokens::{is_identifier, is_number, sub_status};

/// An error by what identifies it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Head {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) status: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) code: Option<String>,
}

impl Head {
    /// Returns status and code as people write them.
    pub(crate) fn title(&self) -> String {
        let status = self.status.map(|status| status.to_string());
        let parts: Vec<_> =
            [status.as_deref(), self.code.as_deref()].into_iter().flatten().collect();
        parts.join(" ")
    }
}

/// The statuses and codes that some words name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Named {
    pub(super) statuses: Vec<u16>,
    pub(super) codes: Vec<String>,
    /// Whether a range of statuses or codes is named, such as `4xx`.
    pub(super) range: bool,
    /// The words that are neither.
    pub(super) words: String,
}

/// The maximum number of errors that one heading or row names.
const MOST: usize = 100;

impl Named {
    pub(super) fn heads(&self) -> Vec<Head> {
        heads(&self.statuses, &self.codes)
    }
}

/// Returns every status with every code, where `404.13` has a status of its own; nothing for a success, or for an implausible number of errors.
pub(super) fn heads(statuses: &[u16], codes: &[String]) -> Vec<Head> {
    if statuses.len().max(1) * codes.len().max(1) > MOST {
        return Vec::new();
    }
    let codes = options(codes);
    let own = |code: &Option<String>| code.as_deref().and_then(sub_status);
    let head = |status: Option<u16>, code: &Option<String>| Head {
        status: status.or_else(|| own(code)),
        code: code.clone(),
    };
    let of = |status| codes.iter().map(move |code| head(status, code));
    let heads = options(statuses).into_iter().flat_map(of);
    let fails = |head: &Head| head.code.as_deref() != Some("OK") || head.status.is_some();
    heads.filter(fails).filter(|head| head.code.is_some() || head.status >= Some(400)).collect()
}

/// Returns the errors that a row is about, of those that it names itself and those of its section: a code without a
/// status has the statuses of the section.
pub(crate) fn of_row(own: &[Head], section: &[Head]) -> Vec<Head> {
    if own.is_empty() {
        return section.to_vec();
    }
    let codes: Vec<_> = own.iter().filter_map(|head| head.code.clone()).collect();
    let named = own.iter().any(|head| head.status.is_some());
    let heads = if named { Vec::new() } else { heads(&statuses(section), &codes) };
    if heads.is_empty() { own.to_vec() } else { heads }
}

pub(super) fn statuses(heads: &[Head]) -> Vec<u16> {
    let mut statuses: Vec<_> = heads.iter().filter_map(|head| head.status).collect();
    statuses.dedup();
    statuses
}

fn options<T: Clone>(values: &[T]) -> Vec<Option<T>> {
    if values.is_empty() { vec![None] } else { values.iter().cloned().map(Some).collect() }
}

/// Returns the errors that a heading or the beginning of an item names, its code in backticks. `among_errors` says that
/// the page is about errors there, so that a name such as `parcel_lost` or a number alone can be a code.
pub(super) fn named(text: &str, among_errors: bool) -> Named {
    let text = bare(text);
    let tokens = tokens(text);
    let mut named = Named::default();
    let mut words = Vec::new();
    let mut figures = Vec::new();
    let has_status = (0..tokens.len()).any(|at| is_status(&tokens, at));
    let has_words = tokens.iter().any(|token| matches!(token.kind, Kind::Word));
    let lead = tokens.iter().take_while(|token| token.leads()).count();
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Number(status) if is_status(&tokens, at) => named.statuses.push(*status),
            Kind::Range => named.range = true,
            Kind::Code(_) | Kind::Weak(..)
                if is_phrase(text, &tokens, at) || !has_status && leads_a_phrase(&tokens, at) =>
            {
                words.push(text[token.range.clone()].to_owned());
            }
            Kind::Code(code) if has_status || at < lead => named.codes.push(code.clone()),
            // After a status, a name alone is a code as well.
            Kind::Weak(code, _)
                if !has_words
                    && named.statuses.iter().any(|status| *status >= 400)
                    && is_apart(&tokens, at) =>
            {
                named.codes.push(code.clone());
            }
            Kind::Weak(code, true) if among_errors && is_alone(&tokens, at) => {
                named.codes.push(code.clone());
            }
            Kind::Figure(figure)
                if at < lead && is_figure_code(text, &tokens, at, among_errors) =>
            {
                figures.push(figure.clone());
            }
            Kind::Joint => {}
            Kind::Lead if words.is_empty() => {}
            _ => words.push(text[token.range.clone()].to_owned()),
        }
    }
    number(text, &tokens, &mut named, figures, &mut words);
    named.words = words.join(" ");
    named
}

/// Decides the meaning of numbers: one in brackets belongs to the code next to it, one before a name is the code
/// itself.
fn number(
    text: &str,
    tokens: &[Token],
    named: &mut Named,
    figures: Vec<String>,
    words: &mut Vec<String>,
) {
    let in_brackets = text.starts_with(['(', '[']);
    match (named.codes.is_empty(), figures.is_empty()) {
        (true, _) => named.codes = figures,
        (false, false) if !in_brackets && named.statuses.is_empty() && is_first(tokens) => {
            words.splice(0..0, std::mem::replace(&mut named.codes, figures));
        }
        (false, _) => {
            words.splice(0..0, figures);
        }
    }
}

/// Returns text without the backticks around all of it.
fn bare(text: &str) -> &str {
    let text = text.trim();
    let inner = text.strip_prefix('`').and_then(|text| text.strip_suffix('`'));
    inner.filter(|inner| !inner.contains('`') && inner.contains(' ')).unwrap_or(text)
}

/// Returns the codes of a cell in a column of codes: each part has to be one.
pub(super) fn codes(cell: &str) -> Option<Vec<String>> {
    let splits = |(at, c): &(usize, char)| match c {
        '/' => !is_joined(cell, *at),
        c => ",|\n".contains(*c),
    };
    let ends = cell.char_indices().filter(splits).map(|(at, _)| at).chain([cell.len()]);
    let parts = ends.scan(0, |start, end| Some(&cell[std::mem::replace(start, end + 1)..end]));
    let codes = parts.map(code).collect::<Option<Vec<_>>>();
    codes.filter(|codes| !codes.is_empty())
}

/// Returns one code without the quotes and backticks around it, and without the number before it.
fn code(text: &str) -> Option<String> {
    let bare = text.trim_matches(|c: char| c.is_whitespace() || "`\"'“”".contains(c));
    let bare = bare.strip_prefix('−').map_or(bare.to_owned(), |rest| format!("-{rest}"));
    let numbered = bare.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let numbered = numbered.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit()));
    let code = numbered.map_or(bare.as_str(), |(_, code)| code.trim());
    is_code(code).then(|| code.to_owned())
}

/// Returns whether something can be a code: a name, or a number that may be negative.
pub(super) fn is_code(word: &str) -> bool {
    is_number(word) || is_identifier(word) && !is_range(word)
}

/// Returns the end of the statuses and codes that a text begins with; `None` if it does not begin with a code.
pub(super) fn lead_end(text: &str) -> Option<usize> {
    let tokens = tokens(text);
    let mut end = None;
    let mut joined = true;
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Lead | Kind::Number(_) if end.is_none() => {}
            Kind::Joint => joined = true,
            Kind::Code(_) | Kind::Weak(..)
                if joined && at > 0 || matches!(token.kind, Kind::Code(_)) && at == 0 =>
            {
                end = Some(token.range.end);
                joined = false;
            }
            _ => break,
        }
    }
    end
}

/// Returns whether the number at `at` is where a status is: at the beginning, or apart from the words before it.
fn is_status(tokens: &[Token], at: usize) -> bool {
    let before = tokens[..at].last().map(|token| &token.kind);
    let apart = matches!(before, None | Some(Kind::Joint | Kind::Lead | Kind::Code(_)));
    matches!(tokens[at].kind, Kind::Number(_)) && apart
}

/// Returns whether a joint or a status is before the token at `at`.
fn is_apart(tokens: &[Token], at: usize) -> bool {
    matches!(tokens[..at].last().map(|token| &token.kind), Some(Kind::Joint | Kind::Number(_)))
}

/// Returns whether the word at `at` is one of several in capitals, such as `BAD REQUEST`, which are not codes.
fn is_phrase(text: &str, tokens: &[Token], at: usize) -> bool {
    let shouted = |token: &Token| {
        let word = &text[token.range.clone()];
        word.len() > 1 && word.bytes().all(|byte| byte.is_ascii_uppercase())
    };
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    shouted(&tokens[at]) && [before, tokens.get(at + 1)].into_iter().flatten().any(shouted)
}

/// Returns whether the word at `at` is only in capitals, and other words follow it without a joint: `RAISE errors`.
fn leads_a_phrase(tokens: &[Token], at: usize) -> bool {
    let Kind::Code(code) = &tokens[at].kind else { return false };
    let plain = code.bytes().all(|byte| byte.is_ascii_uppercase());
    let next = tokens.get(at + 1).map(|token| &token.kind);
    plain && matches!(next, Some(Kind::Word | Kind::Lead))
}

/// Returns whether a number comes before all names.
fn is_first(tokens: &[Token]) -> bool {
    let mut kinds = tokens.iter().map(|token| &token.kind);
    let first = kinds.find(|kind| !matches!(kind, Kind::Joint | Kind::Lead));
    matches!(first, Some(Kind::Figure(_)))
}

/// Returns whether the name at `at` is all that is named: it comes first, and words may follow behind a joint only.
fn is_alone(tokens: &[Token], at: usize) -> bool {
    let names = |token: &Token| !matches!(token.kind, Kind::Joint | Kind::Lead | Kind::Figure(_));
    let first = !tokens[..at].iter().any(names);
    let ends = matches!(tokens.get(at + 1).map(|token| &token.kind), None | Some(Kind::Joint));
    first && ends
}

/// Returns whether the number at `at` is a code: where errors are named any number, else one that no other heading
/// begins with.
fn is_figure_code(text: &str, tokens: &[Token], at: usize, among_errors: bool) -> bool {
    let Kind::Figure(figure) = &tokens[at].kind else { return false };
    let next = tokens.get(at + 1).map(|token| &token.kind);
    let ends = matches!(next, None | Some(Kind::Joint));
    let long = figure.starts_with('-') || figure.len() > 3;
    let named = matches!(next, Some(Kind::Code(_))) && long;
    let before = text[..tokens[at].range.end].trim_end_matches(figure.as_str()).trim_end();
    let marked = before.ends_with('#');
    named || among_errors && (ends || long || marked) || ends && long && next.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, among_errors: bool, expected: &[&str], words: &str) {
        let named = named(heading, among_errors);
        let heads: Vec<_> = named.heads().iter().map(Head::title).collect();
        assert_eq!(heads, expected, "{heading}");
        assert_eq!(named.words, words, "{heading}");
    }

    #[test]
    fn statuses_and_codes_are_found() {
        for among_errors in [false, true] {
            let check = |heading, expected: &[&str], words| {
                check(heading, among_errors, expected, words);
            };
            check("400 - BAD_VALUE", &["400 BAD_VALUE"], "");
            check("500 - A / B", &["500 A", "500 B"], "");
            check("502/503/504 - C", &["502 C", "503 C", "504 C"], "");
            check("403 - REJECTED", &["403 REJECTED"], "");
            check("`invalid_request` (400)", &["400 invalid_request"], "");
            check(
                "400 - `invalid_request`: the request is bad",
                &["400 invalid_request"],
                "the request is bad",
            );
            check("HTTP 404: Not Found", &["404"], "Not Found");
            check("Not Found (404)", &["404"], "Not Found");
            check("404 (NOT FOUND)", &["404"], "NOT FOUND");
            check("404 (NOT_FOUND)", &["404 NOT_FOUND"], "");
            check("`404 Not Found`", &["404"], "Not Found");
            check("RATE_LIMITED or QUOTA_EXCEEDED", &["RATE_LIMITED", "QUOTA_EXCEEDED"], "");
            check("23505 unique_violation", &["23505"], "unique_violation");
            check("Error E1001: Out of stock", &["E1001"], "Out of stock");
            check("409 OrderAlreadyExists", &["409 OrderAlreadyExists"], "");
            check("401 - NotAuthenticated", &["401 NotAuthenticated"], "");
            check("404 `letter_lost`", &["404 letter_lost"], "");
            check("**429** — too_many_requests", &["429 too_many_requests"], "");
            check("RAISE errors with a status", &[], "RAISE errors with a status");
            check("-1000 UNKNOWN_ORDER", &["-1000"], "UNKNOWN_ORDER");
            check("-32700: Parse error", &["-32700"], "Parse error");
            check("1000: Lost parcel", &["1000"], "Lost parcel");
            check("(5) DB_BUSY", &["DB_BUSY"], "5");
            check("402 - card_declined.no_funds", &["402 card_declined.no_funds"], "");
            check("E-42/7: Lost", &["E-42/7"], "Lost");
            check("`auth/invalid-email`", &["auth/invalid-email"], "");
            check("1234-56: Lost", &["1234-56"], "Lost");
            check("0x80070005 - Denied", &["0x80070005"], "Denied");
            check("404.13 Too long", &["404 404.13"], "Too long");
            check("400 - GONE/LOST", &["400 GONE", "400 LOST"], "");
            check("200 OK", &[], "OK");
            check("4xx", &[], "");
        }
    }

    #[test]
    fn among_errors_names_and_numbers_alone_are_codes() {
        check("parcel_lost", true, &["parcel_lost"], "");
        check("`lost`: It is lost", true, &["lost"], "It is lost");
        check("17 - Late", true, &["17"], "Late");
        check("1001 Lost parcel", true, &["1001"], "Lost parcel");
        check("parcel_lost", false, &[], "parcel_lost");
        check("Next steps", true, &[], "Next steps");
        check("1. Introduction", true, &[], "Introduction");
    }

    #[test]
    fn other_headings_name_no_error() {
        for heading in
            ["General rules", "4xx errors", "The JSON body", "`create_order`", "Errors in 2024", ""]
        {
            let words = heading.replace("errors", "").replace("Errors ", "").replace("4xx", "");
            check(heading, false, &[], words.trim());
        }
    }

    #[test]
    fn codes_of_a_cell_are_found() {
        let check = |cell: &str, expected: &[&str]| {
            assert_eq!(codes(cell).unwrap_or_default(), expected, "{cell}");
        };
        check("`A`, `B`", &["A", "B"]);
        check("\"parcelLost\"", &["parcelLost"]);
        check("-1", &["-1"]);
        check("−32700", &["-32700"]);
        check("(5) DB_BUSY", &["DB_BUSY"]);
        check("E-42/7, E-42/8", &["E-42/7", "E-42/8"]);
        check("A_B/C_D", &["A_B", "C_D"]);
        check("two words", &[]);
        check("54*", &[]);
        check("4xx", &[]);
    }

    #[test]
    fn leads_end_behind_the_codes() {
        let check = |text: &str, lead: Option<&str>| {
            assert_eq!(lead_end(text).map(|end| &text[..end]), lead, "{text}");
        };
        check("400 - BAD_VALUE This is", Some("400 - BAD_VALUE"));
        check("404 - NOT_FOUND `NOT_FOUND` error", Some("404 - NOT_FOUND"));
        check("500 - A / B Some", Some("500 - A / B"));
        check("General rules", None);
        check("Errors in Checkout This", None);
    }
}
