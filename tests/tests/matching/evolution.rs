//! Two versions of a catalogue: a text that they read differently is never without a change that says so.

use errcat_codegen::diff::{self, Change, Kind};
use errcat_codegen::runtime::finding::Findings;
use proptest::collection::vec;
use proptest::prelude::*;

use crate::catalogues::Catalogue;
use crate::drafts::any_draft;
use crate::made_up;

/// The name of the one message that a text reads as; none: no message; a text with several findings is no case.
fn read<'c>(catalogue: &'c Catalogue, text: &str) -> Option<Option<&'c str>> {
    let interpreter = catalogue.interpreter();
    let mut found = Findings::new(&interpreter, 0, text);
    let first = found.next()?;
    let messages = &catalogue.compiled.catalog.errors[0].messages;
    let name = first.matched.map(|matched| messages[matched.message() as usize].name().as_str());
    found.next().is_none().then_some(name)
}

/// Whether the changes tell that a text which read as the one reads as the other. Where `wire` has changed, which concerns
/// all messages alike, one of them stands for all.
fn told(changes: &[Change], was: Option<&str>, is: Option<&str>, alike: bool) -> bool {
    let kinds: &[Kind] = match (was, is) {
        (Some(_), Some(_)) => &[Kind::ReadsOtherwise, Kind::TakenByAddition],
        (Some(_), None) => &[Kind::ReadsNoMore],
        (None, _) => &[Kind::ReadsNewly],
    };
    let names = [was, is].into_iter().flatten();
    let names: Vec<_> = names.map(|name| format!("`{name}`")).collect();
    changes.iter().any(|change| {
        let named = alike || names.iter().all(|name| change.what.contains(name));
        change.kind == Kind::Undecided || (kinds.contains(&change.kind) && named)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn no_change_of_a_reading_goes_untold(
        (old, new) in made_up::versions(),
        drafts in vec(any_draft(), 24),
    ) {
        let (Some(old), Some(new)) = (Catalogue::compile(&old), Catalogue::compile(&new)) else {
            return Ok(());
        };
        let changes = diff::diff(&old.compiled, &new.compiled).changes;
        let dialect = |of: &Catalogue| of.compiled.catalog.errors[0].dialect.clone();
        let alike = dialect(&old) != dialect(&new);
        let known = old.compiled.catalog.errors[0].messages.len();
        let is_added = |name: &str| name.strip_prefix('m').and_then(|m| m.parse().ok()) >= Some(known);
        for (at, draft) in drafts.iter().enumerate() {
            let side = if at % 2 == 0 { &old } else { &new };
            let (_, text) = draft.write(&side.stocks[0]);
            let (Some(was), Some(is)) = (read(&old, &text), read(&new, &text)) else { continue };
            let news = was.is_none() && is.is_some_and(is_added);
            if was != is && !news {
                prop_assert!(told(&changes, was, is, alike), "{text:?}: {was:?}, {is:?}: {changes:#?}");
            }
        }
    }
}
