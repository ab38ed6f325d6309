//! Two versions of a catalogue: if they read a text differently, a change reports it.

use errcat_codegen::diff::{self, Change, Kind, Level};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::catalogues::Catalogue;
use crate::drafts::any_draft;
use crate::made_up;

/// The reading of a text with one finding.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Read<'c> {
    Message(&'c str),
    Nothing,
}

impl<'c> Read<'c> {
    fn name(self) -> Option<&'c str> {
        match self {
            Self::Message(name) => Some(name),
            Self::Nothing => None,
        }
    }
}

/// Returns `None` for a text with several findings.
fn read<'c>(catalogue: &'c Catalogue, text: &str) -> Option<Read<'c>> {
    let interpreter = catalogue.interpreter();
    let mut found = interpreter.findings(0, text);
    let first = found.next()?;
    let messages = &catalogue.compiled.catalog().errors[0].messages;
    let name = first.matched.map(|matched| messages[matched.message() as usize].name().as_str());
    found.next().is_none().then_some(name.map_or(Read::Nothing, Read::Message))
}

/// Returns whether the changes report that a text which matched the one matches the other. If `wire` has changed, which
/// concerns all messages alike, one of them is reported for all. New matches are not reported next to broken ones.
fn is_reported(changes: &[Change], was: Read<'_>, is: Read<'_>, alike: bool) -> bool {
    let kinds: &[Kind] = match (was, is) {
        (Read::Message(_), Read::Message(_)) => &[Kind::ReadsOtherwise, Kind::TakenByAddition],
        // Another type of a value implies that numbers beyond its range are no longer read.
        (Read::Message(_), Read::Nothing) => &[Kind::ReadsNoMore, Kind::FieldTypeChanged],
        (Read::Nothing, _) => &[Kind::ReadsNewly],
    };
    let messages = [was, is].into_iter().filter_map(Read::name);
    let messages: Vec<_> = messages.map(|name| format!("`{name}`")).collect();
    changes.iter().any(|change| {
        let entry = change.place.entry.as_ref().map(|name| format!("`{name}`"));
        let names = |name: &String| change.what.contains(name) || entry.as_ref() == Some(name);
        let is_named = alike || messages.iter().all(names);
        let worse = was == Read::Nothing && change.level() == Level::Major;
        worse || change.kind == Kind::Undecided || (kinds.contains(&change.kind) && is_named)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn every_change_of_a_reading_is_reported(
        (old, new) in made_up::versions(),
        drafts in vec(any_draft(), 24),
    ) {
        let (Some(old), Some(new)) = (Catalogue::compile(&old), Catalogue::compile(&new)) else {
            return Ok(());
        };
        let changes = diff::diff(&old.compiled, &new.compiled).changes;
        let dialect = |of: &Catalogue| of.compiled.catalog().errors[0].dialect.clone();
        let alike = dialect(&old) != dialect(&new);
        let known = old.compiled.catalog().errors[0].messages.len();
        let is_added = |name: &str| name.strip_prefix('m').and_then(|m| m.parse().ok()) >= Some(known);
        // Automata cannot find texts in which a value is repeated; short values are tried. For longer ones, only the
        // addition itself is reported.
        let repeats = new.compiled.table().errors[0].patterns.iter().any(|pattern| {
            pattern.message >= known && pattern.captures.iter().any(|capture| capture.same)
        });
        for (at, draft) in drafts.iter().enumerate() {
            let side = if at % 2 == 0 { &old } else { &new };
            let (_, text) = draft.write(&side.stocks[0]);
            let (Some(was), Some(is)) = (read(&old, &text), read(&new, &text)) else { continue };
            let news = (was == Read::Nothing || repeats) && is.name().is_some_and(is_added);
            if was != is && !news {
                prop_assert!(is_reported(&changes, was, is, alike), "{text:?}: {was:?}, {is:?}: {changes:#?}");
            }
        }
    }
}
