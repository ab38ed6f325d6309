//! Checks the types of placeholders with choices: one for each error and placeholder, with a name that is not taken.

use std::collections::HashMap;

use super::Checker;
use super::catalog::Error;
use super::errors::Origins;
use super::field::{Field, FieldKind};
use super::name::RESERVED_TYPES;
use crate::diagnostic::Diagnostic;
use crate::lint::Lint;
use crate::source::Span;

/// Returns the name of the type of a placeholder with choices.
pub(crate) fn one_of(error: &Error, field: &Field) -> String {
    format!("{}{}", error.name().pascal(), field.name.pascal())
}

/// Reports placeholders whose type would have the name of another type.
pub(super) fn distinct(checker: &mut Checker<'_>, errors: &[Error], origins: &[Origins<'_>]) {
    let mut taken: HashMap<String, Option<(&FieldKind, Span)>> = HashMap::new();
    taken.extend(RESERVED_TYPES.iter().map(|name| ((*name).to_owned(), None)));
    taken.extend(errors.iter().map(|error| (error.name().pascal(), None)));
    for (error, origin) in errors.iter().zip(origins) {
        for (message, origin) in error.messages.iter().zip(&origin.messages) {
            let Some(text) = &origin.written.message else { continue };
            let one_ofs = message.fields.iter().filter(|field| is_one_of(field));
            for field in one_ofs {
                let name = one_of(error, field);
                let own = Some((&field.kind, text.span));
                let first = *taken.entry(name.clone()).or_insert(own);
                if first.map(|(kind, _)| kind) != Some(&field.kind) {
                    let message = format!("another type is called `{name}` already");
                    let diagnostic = Diagnostic::new(Lint::DuplicateName, text.span, message);
                    let help =
                        format!("give the placeholder `{}` another name", field.name.as_str());
                    let diagnostic = diagnostic.help(help);
                    checker.push(match first {
                        Some((_, span)) => diagnostic.related(span, "with other choices here"),
                        None => diagnostic,
                    });
                }
            }
        }
    }
}

fn is_one_of(field: &Field) -> bool {
    matches!(field.kind, FieldKind::OneOf { .. })
}
