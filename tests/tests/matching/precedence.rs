//! The matcher and the oracle give the same result: the best message of an error and its values.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

use crate::catalogues::{Catalogue, FILES};
use crate::drafts::{Draft, any_draft};
use crate::made_up;
use crate::oracle::Reading;

/// Compares a text under every group of prefixes.
#[track_caller]
fn check(catalogue: &Catalogue, error: usize, draft: &Draft) {
    let stock = &catalogue.stocks[error];
    let (_, text) = draft.write(stock);
    let interpreter = catalogue.interpreter();
    let number = u32::try_from(error).expect("catalogues are small");
    for prefix in (0..).take(stock.prefixes.len() + 1) {
        let read = interpreter.best(number, prefix, &text).map(|found| {
            let first_entry = catalogue.compiled.table().errors[error].first_entry;
            let message = found.message() as usize - first_entry;
            let fields = catalogue.compiled.catalog().errors[error].messages[message].fields.len();
            let values = interpreter.values(number, found, &text);
            Reading {
                message: found.message(),
                values: (0..).take(fields).map(|field| values.text(field).to_owned()).collect(),
                literal: found.is_literal(),
                open: found.is_open(),
            }
        });
        let expected = catalogue.oracle.best(error, prefix, &text);
        assert_eq!(read, expected, "{text:?} under prefix {prefix} of error {error}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn known_catalogues(file in 0..FILES.len(), error in any::<Index>(), draft in any_draft()) {
        let catalogue = Catalogue::at(file);
        check(catalogue, catalogue.error(error), &draft);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn made_up_catalogues(source in made_up::source(), drafts in vec(any_draft(), 30)) {
        let Some(catalogue) = Catalogue::compile(&source) else { return Ok(()) };
        for draft in &drafts {
            check(&catalogue, 0, draft);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn many_messages(source in made_up::many(), drafts in vec(any_draft(), 60)) {
        let Some(catalogue) = Catalogue::compile(&source) else { return Ok(()) };
        for draft in &drafts {
            check(&catalogue, 0, draft);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// The oracle can be trusted only if its two ways of reading agree.
    #[test]
    fn splits_and_expressions(source in made_up::source(), drafts in vec(any_draft(), 30)) {
        let Some(catalogue) = Catalogue::compile(&source) else { return Ok(()) };
        for draft in &drafts {
            let (_, text) = draft.write(&catalogue.stocks[0]);
            prop_assert!(catalogue.oracle.agrees_with_itself(0, &text), "{:?}", text);
        }
    }
}
