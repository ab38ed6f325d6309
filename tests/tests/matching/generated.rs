//! Generated code gives the readings of the interpreter.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::catalogues::{Catalogue, FILES};
use crate::interpreted::{self, Key};
use crate::surfaces::SURFACES;
use crate::wire_texts::wire_text;

/// The status and code under which the messages of an error are read.
#[derive(Clone, Debug)]
enum Under {
    Own,
    NoCode,
    NoStatus,
    OtherStatus(u16),
    OtherCode(&'static str),
    Of(Index),
}

fn under() -> impl Strategy<Value = Under> {
    prop_oneof![
        9 => Just(Under::Own),
        1 => Just(Under::NoCode),
        1 => Just(Under::NoStatus),
        1 => select(vec![400, 402, 404, 409, 422, 503, 504, 999]).prop_map(Under::OtherStatus),
        1 => select(vec!["", "BAD_VALUE", "bad_value", "NOPE"]).prop_map(Under::OtherCode),
        1 => any::<Index>().prop_map(Under::Of),
    ]
}

impl Under {
    fn of(&self, catalogue: &'static Catalogue, error: usize) -> Key<'static> {
        let own = |error| catalogue.key(error);
        match self {
            Self::Own => own(error),
            Self::NoCode => (own(error).0, None),
            Self::NoStatus => (None, own(error).1),
            Self::OtherStatus(status) => (Some(*status), own(error).1),
            Self::OtherCode(code) => (own(error).0, Some(code)),
            Self::Of(other) => own(other.index(catalogue.stocks.len())),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3000))]

    #[test]
    fn reads_as_the_interpreter(
        file in 0..FILES.len(),
        error in any::<Index>(),
        under in under(),
        texts in prop_oneof![4 => vec(wire_text(), 1), 1 => vec(wire_text(), 0..4)],
    ) {
        let (catalogue, surface) = (Catalogue::at(file), &SURFACES[file]);
        let error = catalogue.error(error);
        let (status, code) = under.of(catalogue, error);
        let texts: Vec<_> = texts.iter().map(|text| text.write(&catalogue.stocks[error])).collect();
        let texts: Vec<_> = texts.iter().map(String::as_str).collect();
        let read = (surface.from_parts)(status, code, &texts);
        prop_assert_eq!(read, interpreted::parts(catalogue, (status, code), &texts));
        if let (Some(code), [text]) = (code, &texts[..]) {
            let status = status.unwrap_or(400);
            let expected = interpreted::one(catalogue, status, code, text);
            prop_assert_eq!((surface.classify)(status, code, text), expected);
        }
    }
}
