//! Writes the enums of placeholders with choices, one for each.

use super::items::{ErrorItem, ValueType};
use super::source::{Source, literal};
use crate::check::{FieldKind, Name};
use crate::emit::prose;

/// Writes the enums of an error, without duplicates.
pub(super) fn enums(error: &ErrorItem<'_>, source: &mut Source) {
    let mut seen: Vec<&str> = Vec::new();
    for field in error.messages.iter().flat_map(|item| &item.fields) {
        let (ValueType::OneOf(name), FieldKind::OneOf { choices, .. }) =
            (&field.value, &field.field.kind)
        else {
            continue;
        };
        if !seen.contains(&name.as_str()) {
            seen.push(name);
            let title = error.error.title();
            let field = field.field.name.as_str();
            source.docs(&format!("What `{field}` can be in a message of `{title}`."));
            one_of(name, choices, source);
        }
    }
}

fn one_of(name: &str, choices: &[(String, Name)], source: &mut Source) {
    source.fixed("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]");
    source.line(format_args!("#[non_exhaustive]"));
    source.open(format_args!("pub enum {name} {{"));
    for (text, variant) in choices {
        source.docs(&prose::code(text));
        source.line(format_args!("{},", variant.pascal()));
    }
    source.close("}");
    source.blank();
    source.open(format_args!("v1::choices! {{"));
    source.line(format_args!("rt, {name};"));
    for (text, variant) in choices {
        source.line(format_args!("{} = {},", variant.pascal(), literal(text)));
    }
    source.close("}");
    source.blank();
}
