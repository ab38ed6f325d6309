//! What generated messages are made of: names of properties, message texts, values.

/// The parts of a property's name: `order.tax_rate` is `OWNERS.PARTS_KINDS`. There are 32 of each.
const OWNERS: &[&str] = &[
    "order",
    "shipping",
    "billing",
    "customer",
    "merchant",
    "payment",
    "refund",
    "capture",
    "item",
    "discount",
    "voucher",
    "invoice",
    "session",
    "token",
    "account",
    "address",
    "delivery",
    "parcel",
    "carrier",
    "pickup",
    "locale",
    "options",
    "gui",
    "attachment",
    "subscription",
    "mandate",
    "bank",
    "card",
    "wallet",
    "dispute",
    "settlement",
    "payout",
];
const PARTS: &[&str] = &[
    "tax",
    "unit",
    "total",
    "street",
    "postal",
    "family",
    "given",
    "phone",
    "country",
    "currency",
    "purchase",
    "reference",
    "image",
    "product",
    "quantity",
    "birth",
    "email",
    "region",
    "title",
    "organization",
    "terms",
    "checkout",
    "confirmation",
    "push",
    "notification",
    "validation",
    "callback",
    "expiry",
    "weight",
    "dimension",
    "category",
    "brand",
];
const KINDS: &[&str] = &[
    "rate", "amount", "name", "code", "url", "date", "id", "type", "status", "count", "number",
    "limit", "format", "length", "label", "key", "group", "method", "mode", "note", "path",
    "price", "range", "scope", "size", "sum", "text", "time", "unit", "value", "version", "zone",
];

/// How many different names there are.
pub const NAMES: usize = 32 * 32 * 32;

/// The property's name of the given number, its parts joined by `.` and `_`; neighbours have little in common.
pub fn property(number: usize) -> String {
    let scattered = number.wrapping_mul(20_021) % NAMES;
    let (owner, part, kind) = (scattered % 32, scattered / 32 % 32, scattered / 1024);
    format!("{}.{}_{}", OWNERS[owner], PARTS[part], KINDS[kind])
}

/// Where the name of a property goes in a message text; it makes the text unlike all others.
pub const PROPERTY: &str = "{}";

/// Texts without placeholders.
pub const LITERAL: &[&str] = &[
    "Invalid value for {}",
    "Invalid value for order_lines[]: {} is not accepted",
    "Missing required property {}",
    "Property {} must not be empty",
    "The sum of {} does not match the order amount",
    "Not allowed to change {} after the order was placed",
];

/// Texts with placeholders.
pub const VALUES: &[&str] = &[
    "Invalid value for order_lines[{line:index}].{}",
    "Value of {} exceeds the limit of {limit:index} characters",
    "Unknown value {value:word} in {}",
    "Missing property {property:path} next to {}",
    "Property {} has the value {value} which is not accepted",
    "Line {line:index}: {} does not allow currency {currency:word}",
];

/// Texts that begin with a placeholder.
pub const LEADING: &[&str] = &[
    "{value:word} is not a valid {}",
    "{property:path} must be unique in {}",
    "{value} is too long for {}",
];

/// Texts with three placeholders that may be any text.
pub const FREE: &[&str] = &[
    "Cannot set {wanted} to {value} because {reason} is held by {}",
    "Property {} with {wanted} is {value} and conflicts with {reason}.",
    "Expected {wanted}, got {value}, see {reason} about {}",
];

/// Values of each type. None holds literal text that follows a placeholder, nor a `/`.
pub const WORDS: &[&str] = &["EUR", "sek", "abc-123", "x", "pending", "NO_SUCH_THING", "42"];
pub const PATHS: &[&str] = &["order", "merchant_urls.terms", "order_lines[3].name", "a.b[0].c"];
pub const TEXTS: &[&str] =
    &["12 months", "a rather long name of a thing", "none?", "true", "2024-02-30", "Zürich (CH)"];
