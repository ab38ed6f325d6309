//! Writes the module `code`: the enums without values, `Code`, `Operation` and `Rule`, and the constants of the rules.

use std::time::Duration;

use super::docs;
use super::source::Source;
use crate::Compiled;
use crate::check::{Catalog, GeneralRule};
use crate::emit::prose;

/// Writes the module.
pub(super) fn module(compiled: &Compiled, source: &mut Source) {
    let catalog = compiled.catalog();
    code(catalog, source);
    operation(catalog, source);
    rule(catalog, source);
    for rule in &catalog.rules {
        constant(rule, source);
    }
}

fn code(catalog: &Catalog, source: &mut Source) {
    let names: Vec<_> = catalog.errors.iter().map(|error| error.name().pascal()).collect();
    let doc = "An error: one for each status and code. The stable thing to match on. As a number it is its place in the \
               catalogue, which may change.";
    fieldless("Code", doc, &names, source, |number, source| {
        let (error, name) = (&catalog.errors[number], &names[number]);
        source.docs(&docs::error(catalog, error));
        docs::attributes(catalog, error, name, source);
    });
}

fn operation(catalog: &Catalog, source: &mut Source) {
    let operations = &catalog.operations;
    let names: Vec<_> = operations.iter().map(|operation| operation.name.pascal()).collect();
    let doc = "What a client asks the API to do; the impact of an error depends on it.";
    fieldless("Operation", doc, &names, source, |number, source| {
        source.docs(&prose::blocks(&operations[number].description));
    });
}

fn rule(catalog: &Catalog, source: &mut Source) {
    let names: Vec<_> = catalog.rules.iter().map(|rule| rule.name.pascal()).collect();
    let doc = "A fact that holds for the whole API.";
    fieldless("Rule", doc, &names, source, |number, source| {
        source.docs(&docs::rule(&catalog.rules[number]));
    });
}

/// Writes the duration of a rule as a constant.
fn constant(rule: &GeneralRule, source: &mut Source) {
    let Some(duration) = rule.duration else { return };
    let (name, duration) = (rule.name.shouty(), self::duration(duration));
    source.blank();
    source.docs(&prose::blocks(&rule.description));
    source.line(format_args!("pub const {name}: ::core::time::Duration = {duration};"));
}

/// Returns the expression of a duration in whole seconds, or else in milliseconds.
fn duration(duration: Duration) -> String {
    if duration.subsec_nanos() == 0 {
        return format!("::core::time::Duration::from_secs({})", duration.as_secs());
    }
    let milliseconds = u64::try_from(duration.as_millis()).unwrap_or(u64::MAX);
    format!("::core::time::Duration::from_millis({milliseconds})")
}

/// Writes a fieldless enum with the list of its variants; `docs` writes the docs of a variant. An enum without variants
/// gets a hidden one, so that it remains a type.
fn fieldless(
    name: &str,
    doc: &str,
    variants: &[String],
    source: &mut Source,
    docs: impl Fn(usize, &mut Source),
) {
    source.docs(doc);
    source.fixed("#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]");
    source.line(format_args!("#[non_exhaustive]"));
    source.open(format_args!("pub enum {name} {{"));
    for (number, variant) in variants.iter().enumerate() {
        docs(number, source);
        source.line(format_args!("{variant},"));
    }
    if variants.is_empty() {
        source.fixed("#[doc(hidden)]\n_None,");
    }
    source.close("}");
    source.blank();
    source.open(format_args!("impl {name} {{"));
    source.docs("Every one, in catalogue order.");
    source.open(format_args!("pub const ALL: &'static [Self] = &["));
    for variant in variants {
        source.line(format_args!("Self::{variant},"));
    }
    source.close("];");
    source.close("}");
    source.blank();
}
