//! The types of placeholders: one table with the word, the meaning, the Rust type and samples of each.

use crate::runtime::pattern::Kind;
use crate::vocabulary::vocabulary;

vocabulary! {
    /// The type of a placeholder in a message, `{name:type}`; `a|b|c` is not one of them, since its texts are the
    /// author's.
    PlaceholderType {
        Index = "index": "a whole number, 0 or more",
        Int = "int": "a whole number",
        Number = "number": "a number such as `-1.5` or `2e3`",
        Uuid = "uuid": "a UUID: 8-4-4-4-12 hexadecimal digits",
        Word = "word": "a word: no white space, comma, quote or bracket",
        Path = "path": "a path such as `a.b[0].c`",
        Text = "text": "any text",
    }
}

/// The Rust type of a value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RustType {
    /// `u64`.
    U64,
    /// `i64`.
    I64,
    /// The text that was read, so that the value keeps its spelling.
    Text,
}

/// The properties of a placeholder type.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The kind of value that the matcher looks for.
    pub kind: Kind,
    /// The Rust type of the value.
    pub rust: RustType,
    /// The documentation of a field of this type.
    pub doc: &'static str,
    /// A value for docs.
    pub sample: &'static str,
    /// A value for comparisons of catalogues.
    pub witness: &'static str,
}

impl PlaceholderType {
    /// Returns the properties of this type.
    pub const fn row(self) -> Row {
        let (kind, rust, doc, sample, witness) = match self {
            Self::Index => (Kind::Index, RustType::U64, "A decimal number.", "0", "7"),
            Self::Int => {
                let doc = "A decimal number, which may be negative.";
                (Kind::Int, RustType::I64, doc, "-1", "-7")
            }
            Self::Number => {
                let doc = "A decimal number such as `-1.5` or `2e3`, as it was written.";
                (Kind::Number, RustType::Text, doc, "1.5", "7.5")
            }
            Self::Uuid => {
                let doc = "A UUID, as it was written: 8-4-4-4-12 hexadecimal digits.";
                (Kind::Uuid, RustType::Text, doc, SAMPLE_UUID, WITNESS_UUID)
            }
            Self::Word => {
                let doc = "A word: no white space, comma, quote or bracket.";
                (Kind::Word, RustType::Text, doc, "word", "name")
            }
            Self::Path => (Kind::Path, RustType::Text, "A path such as `a.b[0].c`.", "a.b", "name"),
            Self::Text => {
                let doc = "Any text of at least one character.";
                (Kind::Text, RustType::Text, doc, "text", "some text")
            }
        };
        Row { kind, rust, doc, sample, witness }
    }
}

const SAMPLE_UUID: &str = "123e4567-e89b-12d3-a456-426614174000";
const WITNESS_UUID: &str = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::normalize::Normalize;
    use crate::runtime::pattern::{Capture, Pattern};
    use crate::vocabulary::Vocabulary;

    fn matches(kind: Kind, text: &str) -> bool {
        let capture = Capture { field: 0, kind, choices: &[], literal: &[] };
        let pattern =
            Pattern { message: 0, prefix: 0, flags: 0, head: &b""[..], captures: &[capture][..] };
        pattern.matches(0, text, Normalize::NONE).is_some()
    }

    #[test]
    fn each_type_has_its_own_kind_and_word() {
        let all = PlaceholderType::ALL;
        for (place, kind) in all.iter().enumerate() {
            assert_eq!(PlaceholderType::from_word(kind.word()), Some(*kind));
            assert!(all[..place].iter().all(|other| other.row().kind != kind.row().kind));
        }
        // Numbers of kinds go into packed tables. 7 and 8 are kinds without a type.
        let numbers: Vec<_> = all.iter().map(|kind| kind.row().kind as u8).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 5, 6]);
    }

    #[test]
    fn samples_are_values_of_their_type() {
        for kind in PlaceholderType::ALL {
            let row = kind.row();
            assert!(matches(row.kind, row.sample), "{}", row.sample);
            assert!(matches(row.kind, row.witness), "{}", row.witness);
        }
    }

    #[test]
    fn numbers_and_uuids_are_told_from_what_is_near_them() {
        let check =
            |kind, text: &str, expected| assert_eq!(matches(kind, text), expected, "{text}");
        for text in ["0", "-0", "007", "1.5", "-12.50", "2e3", "2E+3", "1.5e-10", &"9".repeat(400)]
        {
            check(Kind::Number, text, true);
        }
        for text in [
            "", "-", "+1", ".5", "5.", "1.e3", "1e", "1e+", "--1", "1.2.3", "0x1", "1 ", "1,5", "٣",
        ] {
            check(Kind::Number, text, false);
        }
        check(Kind::Uuid, SAMPLE_UUID, true);
        check(Kind::Uuid, &SAMPLE_UUID.to_ascii_uppercase(), true);
        let other = ["", "-", "0", "g", "é"].map(|end| format!("{}{end}", &SAMPLE_UUID[..35]));
        check(Kind::Uuid, &other[0], false);
        check(Kind::Uuid, &other[1], false);
        check(Kind::Uuid, &other[2], true);
        check(Kind::Uuid, &other[3], false);
        check(Kind::Uuid, &other[4], false);
        check(Kind::Uuid, &format!("{SAMPLE_UUID}0"), false);
        check(Kind::Uuid, &SAMPLE_UUID.replace('-', ""), false);
        check(Kind::Uuid, &format!("{{{SAMPLE_UUID}}}"), false);
    }

    /// The texts let a value begin at each `1`, and hardly any value ends where it should: this would take hours if the time
    /// were not linear.
    #[test]
    fn time_is_linear_in_the_text() {
        const LENGTH: usize = 300_000;
        let capture = |field, kind, literal| Capture { field, kind, choices: &[], literal };
        let long = "1".repeat(LENGTH);
        let texts = [
            long.clone(),
            format!("{long} z"),
            format!("1.{long} z"),
            format!("1e{long} z"),
            format!("{long}.{long}e{long} z"),
            "1.1e1".repeat(LENGTH / 5),
            "1.".repeat(LENGTH / 2) + " z",
            "1.".repeat(LENGTH / 2) + "z",
            format!("{long}.z"),
            format!("{long}ez"),
        ];
        for kind in [Kind::Number, Kind::Uuid, Kind::Path] {
            for literal in [&b"x y"[..], &b""[..]] {
                let captures = [
                    capture(0, Kind::Text, b"1"),
                    capture(1, kind, b"z"),
                    capture(2, Kind::Word, literal),
                ];
                let shapes = [&captures[..2], &captures[..]];
                for (text, captures) in
                    texts.iter().flat_map(|text| shapes.map(|captures| (text, captures)))
                {
                    let pattern =
                        Pattern { message: 0, prefix: 0, flags: 0, head: &b""[..], captures };
                    std::hint::black_box(pattern.matches(0, text, Normalize::NONE));
                }
            }
        }
    }
}
