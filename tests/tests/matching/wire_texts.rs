//! Message texts as they are on the wire: prefixes in any spelling, several findings, reasons, brackets around.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::drafts::{Change, Draft, any_draft, applied, changes};
use crate::stock::Stock;

const REASONS: &[&str] =
    &[" (why)", " (a, b (c); d)", " must be set", ": too long, 65 > 64", " - x", "(", " )", " - "];
const SEPARATORS: &[&str] = &[", ", ",", "; ", ";", " "];
const AROUND: &[(&str, &str)] =
    &[("[", "]"), ("", "."), (" ", " "), ("\"", "\"!"), ("[[", "]]."), ("[", "")];

/// A whole message text.
#[derive(Clone, Debug)]
pub(crate) struct WireText {
    items: Vec<(Draft, &'static str)>,
    separator: &'static str,
    prefix: Option<(Index, &'static str)>,
    around: (&'static str, &'static str),
    changes: Vec<Change>,
}

pub(crate) fn wire_text() -> impl Strategy<Value = WireText> {
    let reason = || prop_oneof![3 => Just(""), 2 => select(REASONS)];
    let item = || (any_draft(), reason());
    let items = prop_oneof![3 => vec(item(), 1), 1 => vec(item(), 2..4)];
    let prefix = (any::<Index>(), select(&["", "", " ", "  "][..]));
    let prefix = prop_oneof![9 => prefix.prop_map(Some), 1 => Just(None)];
    let around = prop_oneof![3 => Just(("", "")), 1 => select(AROUND)];
    let changes = prop_oneof![4 => Just(Vec::new()), 1 => changes()];
    let parts = (items, select(SEPARATORS), prefix, around, changes);
    parts.prop_map(|(items, separator, prefix, around, changes)| WireText {
        items,
        separator,
        prefix,
        around,
        changes,
    })
}

impl WireText {
    pub(crate) fn write(&self, stock: &Stock) -> String {
        let items: Vec<_> =
            self.items.iter().map(|(draft, reason)| (draft.write(stock), reason)).collect();
        let texts = items.iter().map(|((_, text), reason)| format!("{text}{reason}"));
        let list = texts.collect::<Vec<_>>().join(self.separator);
        let prefix = items.first().and_then(|((group, _), _)| self.prefix(*group, stock));
        let (open, close) = self.around;
        applied(&self.changes, &format!("{open}{}{list}{close}", prefix.unwrap_or_default()))
    }

    fn prefix(&self, group: u8, stock: &Stock) -> Option<String> {
        let (spelling, gap) = self.prefix?;
        let group = stock.prefixes.get(usize::from(group).checked_sub(1)?)?;
        Some(format!("{}{gap}", spelling.get(group)))
    }
}
