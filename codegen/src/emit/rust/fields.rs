//! Writes the structs of the values next to the messages, for a whole response and for its items.

use super::docs;
use super::source::{Source, literal};
use crate::Compiled;
use crate::check::{Each, FieldType, ResponseField};
use crate::emit::prose;

/// A struct of fields.
struct Struct<'c> {
    name: &'static str,
    /// The type that has the fields.
    owner: &'static str,
    fields: Vec<Field<'c>>,
}

/// A field of a struct.
struct Field<'c> {
    /// Its number in the tables.
    number: usize,
    name: String,
    kind: FieldType,
    description: Option<&'c str>,
    sensitive: bool,
}

/// Returns the structs of a catalogue; there are none if responses have no fields.
fn structs(compiled: &Compiled) -> Vec<Struct<'_>> {
    let response = &compiled.catalog().response;
    let own: Vec<_> = (0..).zip(&response.places.fields).map(Field::of).collect();
    let item = response.each.as_ref().map(|each| item_fields(each, own.len())).unwrap_or_default();
    let structs = [
        Struct { name: "Fields", owner: "Error", fields: own },
        Struct { name: "ItemFields", owner: "Item", fields: item },
    ];
    structs.into_iter().filter(|own| !own.fields.is_empty()).collect()
}

/// Returns the names of the structs of a catalogue.
pub(super) fn names(compiled: &Compiled) -> Vec<&'static str> {
    structs(compiled).iter().map(|own| own.name).collect()
}

/// Returns the fields of items; the last one is the key.
fn item_fields(each: &Each, first: usize) -> Vec<Field<'_>> {
    let mut fields: Vec<_> = (first..).zip(&each.places.fields).map(Field::of).collect();
    fields.extend(each.key.as_ref().map(|key| Field {
        number: first + each.places.fields.len(),
        name: key.field(),
        kind: FieldType::Text,
        description: Some("The key of the item, or the path to it."),
        sensitive: false,
    }));
    fields
}

/// Writes the structs with their methods.
pub(super) fn write(compiled: &Compiled, source: &mut Source) {
    for own in structs(compiled) {
        own.declare(source);
        own.read(source);
        own.debug(source);
        own.methods(source);
    }
}

impl<'c> Field<'c> {
    fn of((number, field): (usize, &'c ResponseField)) -> Self {
        Self {
            number,
            name: field.name.field(),
            kind: field.kind,
            description: field.description.as_deref(),
            sensitive: field.sensitive,
        }
    }

    fn rust_type(&self) -> &'static str {
        match self.kind {
            FieldType::Text | FieldType::Number => "Option<&'a str>",
            FieldType::Bool => "Option<bool>",
            FieldType::Index => "Option<u64>",
            FieldType::Int => "Option<i64>",
            FieldType::Seconds => "Option<::core::time::Duration>",
            FieldType::List => "v1::Vec<&'a str>",
        }
    }

    /// Returns its docs, which say whether it is redacted.
    fn docs(&self) -> String {
        let described = self.description.map(prose::line);
        let described = described.unwrap_or_else(|| format!("The field `{}`.", self.name));
        if self.sensitive { format!("{described} {}", docs::SENSITIVE) } else { described }
    }

    /// Returns the name of the method that tests whether there is no value.
    fn is_empty(&self) -> &'static str {
        if self.kind == FieldType::List { "is_empty" } else { "is_none" }
    }

    /// Returns the statement that stores a text as the value.
    fn keep(&self) -> String {
        let name = &self.name;
        match self.kind {
            FieldType::Text | FieldType::Number => {
                format!("fields.{name} = Some(text)")
            }
            FieldType::Bool | FieldType::Index | FieldType::Int => {
                format!("fields.{name} = text.parse().ok()")
            }
            FieldType::Seconds => {
                format!("fields.{name} = v1::duration(text, date)")
            }
            FieldType::List => format!("fields.{name}.push(text)"),
        }
    }

    /// Returns the expression of an iterator over the texts of the value.
    fn texts(&self) -> String {
        let name = &self.name;
        match self.kind {
            FieldType::Text | FieldType::Number => {
                format!("self.{name}.map(v1::String::from)")
            }
            FieldType::Bool | FieldType::Index | FieldType::Int => {
                format!("self.{name}.map(|value| v1::text(&value))")
            }
            FieldType::Seconds => {
                format!("self.{name}.map(|value| v1::text(&value.as_secs_f64()))")
            }
            FieldType::List => {
                format!("self.{name}.iter().map(|text| v1::text(text))")
            }
        }
    }
}

impl Struct<'_> {
    fn declare(&self, source: &mut Source) {
        let Self { name, owner, .. } = self;
        let of = if *owner == "Item" { "an item of a body" } else { "a response" };
        source.blank();
        source.docs(&format!("The values next to the messages of {of}."));
        source.fixed("#[derive(Clone, PartialEq, Eq, Default)]\n#[non_exhaustive]");
        source.open(format_args!("pub struct {name}<'a> {{"));
        for field in &self.fields {
            source.docs(&field.docs());
            source.line(format_args!("pub {}: {},", field.name, field.rust_type()));
        }
        // A struct of only lists and numbers has no other use of the lifetime.
        source.line(format_args!("#[doc(hidden)]"));
        source.line(format_args!("pub __text: ::core::marker::PhantomData<&'a str>,"));
        source.close("}");
    }

    fn read(&self, source: &mut Source) {
        let name = self.name;
        source.blank();
        source.open(format_args!("impl<'a> {name}<'a> {{"));
        source.line(format_args!("#[allow(unused_variables)]"));
        source
            .open(format_args!("fn read(read: v1::RawFields<'a>, date: Option<&str>) -> Self {{"));
        source.fixed("let mut fields = Self::default();");
        source.open(format_args!("for (number, text) in read {{"));
        source.open(format_args!("match number {{"));
        for field in &self.fields {
            source.line(format_args!("{} => {},", field.number, field.keep()));
        }
        source.line(format_args!("_ => {{}}"));
        source.close("}");
        source.close("}");
        source.line(format_args!("fields"));
        source.close("}");
        source.blank();
        source.open(format_args!("fn write(&self, fields: &mut v1::Vec<(u32, v1::String)>) {{"));
        for field in &self.fields {
            let (number, texts) = (field.number, field.texts());
            source.line(format_args!("fields.retain(|(number, _)| *number != {number});"));
            let some =
                if field.kind == FieldType::List { texts } else { format!("{texts}.into_iter()") };
            source.line(format_args!("fields.extend({some}.map(|text| ({number}, text)));"));
        }
        source.close("}");
        source.close("}");
    }

    fn debug(&self, source: &mut Source) {
        let name = self.name;
        source.blank();
        source.open(format_args!("impl ::core::fmt::Debug for {name}<'_> {{"));
        source.docs("Writes the values, `[redacted]` in place of those that the catalogue marks as sensitive.");
        source.open(format_args!(
            "fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {{"
        ));
        source.line(format_args!("let mut fields = f.debug_struct({});", literal(name)));
        for field in &self.fields {
            let (own, shown) = (&field.name, literal(&field.name));
            let (number, is_empty) = (field.number, field.is_empty());
            let value = format!("(&self.{own}, self.{own}.{is_empty}())");
            source.line(format_args!(
                "fields.field({shown}, &v1::redact::Shown::field(&TABLES, {number}, {value}));"
            ));
        }
        source.line(format_args!("fields.finish()"));
        source.close("}");
        source.close("}");
    }

    fn methods(&self, source: &mut Source) {
        source.blank();
        source.fixed(if self.owner == "Item" { OF_ITEMS } else { OWN });
    }
}

const OWN: &str = "\
impl Error {
    /// Returns the values next to the messages.
    #[must_use]
    pub fn fields(&self) -> Fields<'_> {
        Fields::read(self.0.fields(), self.0.header(\"date\"))
    }
}

impl Body {
    /// Sets the values next to the messages.
    #[must_use]
    pub fn with_fields(mut self, fields: &Fields<'_>) -> Self {
        fields.write(&mut self.0.fields);
        self
    }
}";

const OF_ITEMS: &str = "\
impl<'a> Item<'a> {
    /// Returns the values next to its messages.
    #[must_use]
    pub fn fields(self) -> ItemFields<'a> {
        ItemFields::read(self.0.fields(), None)
    }
}

impl Body {
    /// Sets the values next to the messages of the last item. A body without items gets one.
    #[must_use]
    pub fn with_item_fields(mut self, fields: &ItemFields<'_>) -> Self {
        fields.write(self.0.last_fields());
        self
    }
}";
