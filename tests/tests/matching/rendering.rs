//! Texts rendered by generated code match the values that they were rendered from.

use errcat_codegen::check::{Field, FieldKind, Message, Piece};
use errcat_codegen::placeholder::RustType;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::catalogues::{Catalogue, FILES};
use crate::drafts::picks;
use crate::stock::{Pick, Stock};
use crate::surfaces::SURFACES;
use crate::wire_texts::wire_text;

/// Returns a text by the documented template of a message, and its values.
fn documented(stock: &Stock, message: &Message, picks: &[Pick]) -> (String, Vec<String>) {
    let value =
        |(field, pick): (&Field, &Pick)| canonical(&field.kind, stock.value(&field.kind, pick));
    let values: Vec<_> = message.fields.iter().zip(picks.iter().cycle()).map(value).collect();
    let piece = |piece: &Piece| match piece {
        Piece::Literal(text) => text.clone(),
        Piece::Field(field) => values[*field].clone(),
    };
    let text = message.templates[0].pieces.iter().map(piece).collect();
    (text, values)
}

/// Returns a value as it is rendered: numbers without leading zeros.
fn canonical(kind: &FieldKind, value: String) -> String {
    match kind {
        FieldKind::Simple(kind) => match kind.row().rust {
            RustType::U64 => value.parse::<u64>().map_or(value, |number| number.to_string()),
            RustType::I64 => value.parse::<i64>().map_or(value, |number| number.to_string()),
            RustType::Text => value,
        },
        FieldKind::OneOf { .. } => value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn whatever_is_read_renders_and_reads_back(
        file in 0..FILES.len(),
        error in any::<Index>(),
        text in wire_text(),
    ) {
        let catalogue = Catalogue::at(file);
        let error = catalogue.error(error);
        let text = text.write(&catalogue.stocks[error]);
        let (status, code) = catalogue.key(error);
        for rendered in (SURFACES[file].render)(status, code, &text) {
            prop_assert!(rendered.reads_back, "{:?} -> {:?}", text, rendered);
        }
    }

    #[test]
    fn documented_texts_render_as_they_were(
        file in 0..FILES.len(),
        entry in any::<Index>(),
        picks in picks(),
    ) {
        let catalogue = Catalogue::at(file);
        let entries = catalogue.with_texts();
        let (error, message) = *entry.get(&entries);
        let (text, values) = documented(&catalogue.stocks[error], message, &picks);
        let (status, code) = catalogue.key(error);
        let rendered = (SURFACES[file].render)(status, code, &text);
        for rendered in &rendered {
            let own = rendered.row.entry.as_deref() == Some(message.name().as_str());
            let same = rendered.row.values.iter().map(|(_, value)| value).eq(&values);
            prop_assert!(rendered.reads_back, "{:?} -> {:?}", text, rendered);
            if own && same {
                prop_assert_eq!(&rendered.text, &text);
            }
        }
    }
}
