//! The same messages as an enum with derives: thiserror for texts; strum for names, descriptions, remedies, statuses and codes; phf to
//! find those without values. Finding those with values would be written by hand and is left out.

use std::fmt::Write as _;

use super::catalogue::{Catalogue, Error, Message};

/// The crates that it takes.
pub const DEPENDENCIES: &str = r#"
phf = { version = "0.13", features = ["macros"] }
strum = { version = "0.28", features = ["derive"] }
thiserror = "2"
"#;

/// The source of its `lib.rs`.
pub fn source(catalogue: &Catalogue) -> String {
    let variants: String = catalogue.messages().map(variant).collect();
    let keys: String = catalogue.messages().filter_map(key).collect();
    format!(
        r#"//! The errors of an API.

/// What can be wrong.
#[derive(Clone, PartialEq, Eq, Hash, Debug, thiserror::Error, strum::EnumIter, strum::EnumMessage, strum::EnumProperty, strum::EnumString, strum::IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Error {{
{variants}}}

/// Messages without values, by status, code and text.
pub static LITERALS: phf::Map<&'static str, Error> = phf::phf_map! {{
{keys}}};
"#
    )
}

fn variant((error, message): (&Error, &Message)) -> String {
    let mut shown = String::new();
    let mut fields = String::new();
    for (at, part) in message.text.split(['{', '}']).enumerate() {
        if at % 2 == 0 {
            shown.push_str(part);
            continue;
        }
        let (name, kind) = part.split_once(':').unwrap_or((part, "text"));
        let rust = if kind == "index" { "u64" } else { "String" };
        write!(shown, "{{{name}}}").expect("a string takes any text");
        write!(fields, "{name}: {rust}, ").expect("a string takes any text");
    }
    let fields = if fields.is_empty() { fields } else { format!(" {{ {fields}}}") };
    let name = pascal(message);
    let doc = "What the message names is not as the API wants it.";
    let Error { status, code, .. } = error;
    let remedy = "Correct what the message names and send the request again.";
    let facts = format!(
        "message = {doc:?}, props(status = {status}, code = {code:?}, remedy = {remedy:?})"
    );
    format!("    /// {doc}\n    #[strum({facts})]\n    #[error({shown:?})]\n    {name}{fields},\n")
}

fn key((error, message): (&Error, &Message)) -> Option<String> {
    let key = format!("{}/{}/{}", error.status, error.code, message.text);
    let name = pascal(message);
    (!message.text.contains('{')).then(|| format!("    {key:?} => Error::{name},\n"))
}

fn pascal(message: &Message) -> String {
    let capital = |word: &str| format!("{}{}", word[..1].to_uppercase(), &word[1..]);
    message.name.split('_').map(capital).collect()
}
