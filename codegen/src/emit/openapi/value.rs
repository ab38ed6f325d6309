//! JSON values that keep the order in which they are written.

use crate::runtime::json;

/// A JSON value.
pub(super) enum Value {
    /// A string.
    Text(String),
    /// JSON text that is written unchanged.
    Raw(String),
    /// A list.
    List(Vec<Self>),
    /// An object.
    Object(Vec<(String, Self)>),
}

/// Returns a string value.
pub(super) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

impl Value {
    /// Returns an object with these members.
    pub(super) fn object<'k>(members: impl IntoIterator<Item = (&'k str, Self)>) -> Self {
        Self::Object(members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }

    /// Returns the JSON text with one line for each member.
    pub(super) fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, 0);
        out
    }

    fn write(&self, out: &mut String, indent: usize) {
        match self {
            Self::Text(text) => quoted(out, text),
            Self::Raw(json) => out.push_str(json),
            Self::List(items) => {
                let line = |out: &mut String, item: &Self| item.write(out, indent + 1);
                lines(out, ['[', ']'], items, indent, line);
            }
            Self::Object(members) => {
                lines(out, ['{', '}'], members, indent, |out, (key, value)| {
                    quoted(out, key);
                    out.push_str(": ");
                    value.write(out, indent + 1);
                });
            }
        }
    }
}

/// Writes items between brackets, each on its own line.
fn lines<T>(
    out: &mut String,
    [open, close]: [char; 2],
    items: &[T],
    indent: usize,
    write: impl Fn(&mut String, &T),
) {
    out.push(open);
    for (index, item) in items.iter().enumerate() {
        out.push_str(if index == 0 { "\n" } else { ",\n" });
        out.push_str(&"  ".repeat(indent + 1));
        write(out, item);
    }
    if !items.is_empty() {
        out.push('\n');
        out.push_str(&"  ".repeat(indent));
    }
    out.push(close);
}

fn quoted(out: &mut String, text: &str) {
    // Writing to a `String` cannot fail.
    let _ = json::write_string(out, text);
}
