//! What one would write without errcat for the messages of Kustom Checkout.

/// A message with its values.
#[derive(Clone, Copy, Debug)]
pub enum Detail<'a> {
    OrderLineTaxRate { line: u64 },
    OrderLineTotalTaxAmount { line: u64 },
    OrderTaxAmount,
    OrderLines,
    PurchaseCurrency,
    AddressField { address: &'a str, field: &'a str },
    Attachment,
    Locale,
    OtherField { field: &'a str },
    InvalidCredentials,
    AuthorizationTokenConsumed,
    CustomerTokenNotAllowed,
    AuthorizationRejected,
    InvalidSessionId,
    InvalidAuthorizationToken,
    AuthorizationCannotBeDeleted,
    SessionAlreadyCompleted,
    FieldsNotMatching { fields: &'a str },
    OrderCompletedWithDifferentRequest,
    InternalError,
}

/// What a part of a message says.
#[derive(Clone, Copy, Debug)]
pub struct Finding<'a> {
    pub detail: Option<Detail<'a>>,
    pub reason: Option<&'a str>,
}

/// Finds what a message says under a status and a code.
pub fn find(status: u16, code: &str, text: &str, found: &mut dyn FnMut(Finding<'_>)) {
    if (status, code) != (400, "BAD_VALUE") {
        return found(Finding { detail: whole(status, code, text), reason: None });
    }
    let mut rest = text.strip_prefix("Bad value:").map_or(text, str::trim_start);
    while !rest.is_empty() {
        let end = end(rest);
        let (item, reason) = split_reason(rest[..end].trim());
        found(Finding { detail: field(item), reason });
        rest = rest.get(end + 1..).unwrap_or_default();
    }
}

/// Finds the next comma outside parentheses.
fn end(text: &str) -> usize {
    let mut depth = 0;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            b',' if depth == 0 => return at,
            _ => {}
        }
    }
    text.len()
}

fn split_reason(item: &str) -> (&str, Option<&str>) {
    match item.strip_suffix(')').and_then(|item| item.split_once('(')) {
        Some((item, reason)) => (item.trim_end(), Some(reason)),
        None => (item, None),
    }
}

/// Returns the message of a property.
pub fn field(item: &str) -> Option<Detail<'_>> {
    match item {
        "order_tax_amount" => return Some(Detail::OrderTaxAmount),
        "order_lines" => return Some(Detail::OrderLines),
        "purchase_currency" => return Some(Detail::PurchaseCurrency),
        "attachment" => return Some(Detail::Attachment),
        "locale" => return Some(Detail::Locale),
        _ => {}
    }
    if let Some(rest) = item.strip_prefix("order_lines[") {
        if let Some((line, property)) = rest.split_once("].") {
            match (line.parse(), property) {
                (Ok(line), "tax_rate") => return Some(Detail::OrderLineTaxRate { line }),
                (Ok(line), "total_tax_amount") => {
                    return Some(Detail::OrderLineTotalTaxAmount { line });
                }
                _ => {}
            }
        }
    }
    for address in ["billing_address", "shipping_address"] {
        if let Some(field) = item.strip_prefix(address).and_then(|rest| rest.strip_prefix('.')) {
            return Some(Detail::AddressField { address, field });
        }
    }
    let is_path = !item.is_empty() && !item.contains(char::is_whitespace);
    is_path.then_some(Detail::OtherField { field: item })
}

fn whole<'a>(status: u16, code: &str, text: &'a str) -> Option<Detail<'a>> {
    Some(match (status, code, text) {
        (401, "UNAUTHORIZED", "") => Detail::InvalidCredentials,
        (403, "INVALID_OPERATION", "Authorization token already consumed") => {
            Detail::AuthorizationTokenConsumed
        }
        (403, "INVALID_OPERATION", "Not allowed to create customer token") => {
            Detail::CustomerTokenNotAllowed
        }
        (403, "REJECTED", "Rejected") => Detail::AuthorizationRejected,
        (404, "NOT_FOUND", "Invalid session id") => Detail::InvalidSessionId,
        (404, "NOT_FOUND", "Invalid authorization token") => Detail::InvalidAuthorizationToken,
        (404, "NOT_FOUND", "Authorization cannot be deleted") => {
            Detail::AuthorizationCannotBeDeleted
        }
        (404, "SESSION_COMPLETED", "Session already completed") => Detail::SessionAlreadyCompleted,
        (409, "BAD_VALUE", "Order is already completed with a different request") => {
            Detail::OrderCompletedWithDifferentRequest
        }
        (409, "BAD_VALUE", text) => {
            let fields = text.strip_prefix("Not matching fields: ")?;
            let fields = fields.strip_prefix('[').unwrap_or(fields);
            Detail::FieldsNotMatching { fields: fields.strip_suffix(']').unwrap_or(fields) }
        }
        (500, "INTERNAL_SERVER_ERROR", "Internal error") => Detail::InternalError,
        _ => return None,
    })
}
