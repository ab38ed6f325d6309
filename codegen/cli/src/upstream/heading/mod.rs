//! Which errors a heading names: `400 - BAD_VALUE`, `502/503/504 - C`, `500 - A / B`, `Not Found (404)`.

mod tokens;

pub(super) use tokens::is_identifier;
use tokens::{Kind, Token, tokens};

/// An error by what makes it known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub(crate) struct Head {
    pub(crate) status: Option<u16>,
    pub(crate) code: Option<String>,
}

impl Head {
    /// Status and code as people write them.
    pub(crate) fn title(&self) -> String {
        let status = self.status.map(|status| status.to_string());
        let parts: Vec<_> =
            [status.as_deref(), self.code.as_deref()].into_iter().flatten().collect();
        parts.join(" ")
    }
}

/// What a heading names.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Named {
    pub(super) statuses: Vec<u16>,
    pub(super) codes: Vec<String>,
    /// The words that are neither.
    pub(super) words: String,
}

/// One heading or row names at most so many errors.
const MOST: usize = 100;

impl Named {
    /// Every status with every code; nothing where that would be more errors than anybody means.
    pub(super) fn heads(&self) -> Vec<Head> {
        if self.statuses.len().max(1) * self.codes.len().max(1) > MOST {
            return Vec::new();
        }
        let statuses = options(&self.statuses);
        let codes = options(&self.codes);
        let of = |status: &Option<u16>| {
            let status = *status;
            codes.iter().map(move |code| Head { status, code: code.clone() }).collect::<Vec<_>>()
        };
        let heads = statuses.iter().flat_map(of);
        heads.filter(|head| *head != Head::default()).collect()
    }
}

fn options<T: Clone>(values: &[T]) -> Vec<Option<T>> {
    if values.is_empty() { vec![None] } else { values.iter().cloned().map(Some).collect() }
}

/// What a heading names, its code marked by backticks.
pub(super) fn named(heading: &str) -> Named {
    let tokens = tokens(heading);
    let mut named = Named::default();
    let mut words = Vec::new();
    let has_status = (0..tokens.len()).any(|at| is_status(&tokens, at));
    let has_words = tokens.iter().any(|token| matches!(token.kind, Kind::Word));
    let lead = tokens.iter().take_while(|token| token.leads()).count();
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Number(status) if is_status(&tokens, at) => named.statuses.push(*status),
            Kind::Code(code) if has_status || at < lead => named.codes.push(code.clone()),
            // Behind a status, what stands alone is a code as well.
            Kind::Weak(code)
                if !has_words && !named.statuses.is_empty() && is_apart(&tokens, at) =>
            {
                named.codes.push(code.clone());
            }
            Kind::Joint | Kind::Lead => {}
            _ => words.push(&heading[token.range.clone()]),
        }
    }
    named.words = words.join(" ");
    named
}

/// Where statuses and codes end that a text begins with; none when it begins with no code.
pub(super) fn lead_end(text: &str) -> Option<usize> {
    let tokens = tokens(text);
    let mut end = None;
    let mut joined = true;
    for (at, token) in tokens.iter().enumerate() {
        match &token.kind {
            Kind::Lead | Kind::Number(_) if end.is_none() => {}
            Kind::Joint => joined = true,
            Kind::Code(_) | Kind::Weak(_)
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

/// Whether the number at `at` stands where a status does: at the beginning, or apart from the words before it.
fn is_status(tokens: &[Token], at: usize) -> bool {
    let before = tokens[..at].last().map(|token| &token.kind);
    let apart = matches!(before, None | Some(Kind::Joint | Kind::Lead | Kind::Code(_)));
    matches!(tokens[at].kind, Kind::Number(_)) && apart
}

/// Whether a joint or a status stands before the token at `at`.
fn is_apart(tokens: &[Token], at: usize) -> bool {
    matches!(tokens[..at].last().map(|token| &token.kind), Some(Kind::Joint | Kind::Number(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(heading: &str, expected: &[&str], words: &str) {
        let named = named(heading);
        let heads: Vec<_> = named.heads().iter().map(Head::title).collect();
        assert_eq!(heads, expected, "{heading}");
        assert_eq!(named.words, words, "{heading}");
    }

    #[test]
    fn statuses_and_codes_are_found() {
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
        check("RATE_LIMITED or QUOTA_EXCEEDED", &["RATE_LIMITED", "QUOTA_EXCEEDED"], "");
        check("23505 unique_violation", &["23505"], "unique_violation");
        check("Error E1001: Out of stock", &["E1001"], "Out of stock");
        check("409 OrderAlreadyExists", &["409 OrderAlreadyExists"], "");
        check("401 - NotAuthenticated", &["401 NotAuthenticated"], "");
        check("404 `letter_lost`", &["404 letter_lost"], "");
        check("**429** — too_many_requests", &["429 too_many_requests"], "");
    }

    #[test]
    fn other_headings_name_no_error() {
        for heading in
            ["General rules", "4xx errors", "The JSON body", "`create_order`", "Errors in 2024", ""]
        {
            let words = heading.replace("errors", "").replace("Errors ", "");
            check(heading, &[], words.trim_end());
        }
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
