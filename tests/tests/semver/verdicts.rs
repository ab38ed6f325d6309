//! The verdict on each row, and the effect that every witness has to show.

use std::collections::BTreeSet;

use errcat_codegen::Compiled;
use errcat_codegen::diff::{self, Change, Kind};

use crate::table::{ROWS, SHOP, compiled};

#[test]
fn each_change_gets_the_level_that_it_deserves() {
    let old = compiled(SHOP);
    for row in ROWS {
        let new = compiled(&row.text());
        let found = diff::diff(&old, &new);
        let context = format!("{row:#?}\n{found:#?}");
        assert_eq!(found.level(), row.level, "{context}");
        let sorted = |mut kinds: Vec<Kind>| {
            kinds.sort_unstable();
            kinds
        };
        let kinds = found.changes.iter().map(|change| change.kind).collect();
        assert_eq!(sorted(kinds), sorted(row.kinds.to_vec()), "{context}");
        assert!(found.changes.is_sorted_by(|a, b| a.level() >= b.level()), "{context}");
    }
}

#[test]
fn nothing_differs_from_itself_and_all_kinds_are_met() {
    for row in ROWS {
        let (one, other) = (compiled(&row.text()), compiled(&row.text()));
        assert_eq!(diff::diff(&one, &other).changes, []);
    }
    let met: BTreeSet<_> = ROWS.iter().flat_map(|row| row.kinds).copied().collect();
    let missing: Vec<_> = Kind::ALL.iter().filter(|kind| !met.contains(kind)).collect();
    // These need another old catalogue, or too many patterns to compare.
    let others = [
        &Kind::ResponseFieldRemoved,
        &Kind::ResponseFieldTypeChanged,
        &Kind::Undecided,
        &Kind::LifecycleChanged,
    ];
    assert_eq!(missing, others);
}

#[test]
fn what_is_no_longer_deprecated_is_told() {
    let deprecated = SHOP.replace("name: other, ", "name: other, deprecated: {since: 0.3.1}, ");
    let noted = deprecated.replace("0.3.1}, ", "0.3.1, note: It is vague.}, ");
    let kinds = |old: &str, new: &str| -> Vec<Kind> {
        let found = diff::diff(&compiled(old), &compiled(new));
        found.changes.iter().map(|change| change.kind).collect()
    };
    assert_eq!(kinds(&deprecated, SHOP), [Kind::LifecycleChanged]);
    assert_eq!(kinds(&deprecated, &noted), [Kind::LifecycleChanged]);
}

/// Returns the message that a text matches under the error of a change, by name.
fn read(catalogue: &Compiled, change: &Change, text: &str) -> Vec<Option<String>> {
    let errors = &catalogue.catalog().errors;
    let name = change.place.error.as_deref();
    let number = errors.iter().position(|error| Some(error.name().as_str()) == name);
    let number = number.expect("no row with witnesses renames its error");
    let interpreter = catalogue.interpreter();
    let id = u32::try_from(number).expect("the catalogue is small");
    let found = interpreter.findings(id, text);
    let message = |message: u32| {
        let index = message as usize - catalogue.table().errors[number].first_entry;
        let message = &errors[number].messages[index];
        let values = message.fields.iter().map(|field| field.name.as_str());
        format!("{} {:?}", message.name().as_str(), values.collect::<Vec<_>>())
    };
    found.map(|found| found.matched.map(|matched| message(matched.message()))).collect()
}

#[test]
fn witnesses_show_what_they_are_said_to_show() {
    let old = compiled(SHOP);
    let mut shown = 0;
    for row in ROWS {
        let new = compiled(&row.text());
        for change in diff::diff(&old, &new).changes {
            let Some(text) = &change.witness else { continue };
            let (was, is) = (read(&old, &change, text), read(&new, &change, text));
            let none = |read: &[Option<String>]| read.iter().all(Option::is_none);
            let holds = match change.kind {
                Kind::ReadsNoMore => !none(&was) && none(&is),
                Kind::ReadsNewly => none(&was) && !none(&is),
                Kind::ReadsOtherwise | Kind::TakenByAddition => !none(&was) && was != is,
                Kind::ValuesDiffer => !none(&was) && was == is,
                _ => false,
            };
            assert!(holds, "{change:?}: {was:?} became {is:?}");
            shown += 1;
        }
    }
    assert!(shown > 15, "{shown}");
}
