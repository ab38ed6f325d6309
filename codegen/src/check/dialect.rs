//! The checked differences that text on the wire may have from the documented text.

/// The differences that text on the wire may have from the documented text.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Dialect {
    /// Whether the case of letters is ignored.
    pub ignore_case: bool,
    /// Whether the amount of white space is ignored.
    pub ignore_white_space: bool,
    /// Pairs of characters that may enclose a message.
    pub wrap: Vec<(char, char)>,
    /// Characters that may precede or follow a message.
    pub stray: String,
    /// Groups of equivalent spellings of a prefix.
    pub prefixes: Vec<Vec<String>>,
    /// The separator of several findings in one text.
    pub separator: Option<String>,
    /// Whether a reason in parentheses may follow a finding.
    pub reason_in_parentheses: bool,
    /// Whether a reason in plain words may follow a finding.
    pub trailing_reason: bool,
}

impl Dialect {
    /// Returns whether a text must be exactly the documented text.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// Returns every spelling of a prefix with the number of its group, from 1.
    pub fn spellings(&self) -> impl Iterator<Item = (u8, &str)> {
        let groups = (1..).zip(&self.prefixes);
        groups.flat_map(|(number, group)| group.iter().map(move |text| (number, text.as_str())))
    }
}
