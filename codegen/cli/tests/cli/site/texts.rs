//! Texts that are messages of a catalogue, or similar to them; the same ones in every run.

use serde_json::Value;

const VALUES: &[&str] = &[
    "0",
    "7",
    "007",
    "-0",
    "-1",
    "18446744073709551615",
    "18446744073709551616",
    "-9223372036854775808",
    "9223372036854775808",
    "000000000000000000007",
    "x",
    "a.b",
    "a[3].c",
    "é€",
    "a b",
    "a, b",
    "'",
    "1a",
    "٣a",
    "😀",
    "字.x",
    "visa",
    "American  Express",
    "billing_address",
    "\u{a0}x",
    "aa",
    "ab",
    "1",
    "x (y)",
    "a\u{345}b",
    "Ⅷ²",
    "x_1",
];
const BETWEEN: &[&str] = &[
    ", ",
    ",",
    "; ",
    ";",
    " (why), ",
    " must be set, ",
    ": too long, 65 > 64, ",
    " ",
    ",\u{b}",
    " ok now, ",
];
const AROUND: &[(&str, &str)] = &[
    ("[", "]"),
    ("", "."),
    (" ", " \n"),
    ("\"", "\"!"),
    ("[[", "]]."),
    ("P:", ""),
    ("\u{b}", ""),
    ("", "\u{c}"),
    ("", " so it is"),
    ("q", " (a (b) c)"),
];
const CHARACTERS: &[char] = &[
    ' ', '\t', '\u{a0}', '\u{b}', 'a', 'Z', '0', '9', '-', '.', ',', ':', ';', '\'', '"', '(', ')',
    '[', ']', '\n', '\u{2009}', '‘', '字', '😀', '!', '\\', '{', '}', '\u{feff}',
];

/// A sequence of pseudo-random numbers (xorshift).
pub(crate) struct Random(u64);

impl Random {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 33) as usize % count.max(1)
    }

    pub(crate) fn one_in(&mut self, count: usize) -> bool {
        self.below(count) == 0
    }

    fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        from[self.below(from.len())].clone()
    }
}

/// The parts of the texts of a catalogue.
pub(crate) struct Texts {
    keys: Vec<(Value, Value)>,
    messages: Vec<String>,
}

impl Texts {
    /// Returns the parts of the texts in the rows of `errcat list`.
    pub(crate) fn of(rows: &[Value]) -> Self {
        let keys = rows.iter().map(|row| (row["status"].clone(), row["code"].clone())).collect();
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let messages = rows.iter().filter_map(|row| text(&row["message"]));
        let examples = rows.iter().flat_map(|row| row["examples"].as_array().into_iter().flatten());
        Self { keys, messages: messages.chain(examples.filter_map(text)).collect() }
    }

    /// Returns the status and the code of some error.
    pub(crate) fn key(&self, random: &mut Random) -> (Value, Value) {
        random.pick(&self.keys)
    }

    /// Returns a text with values in, alone or in a list, perhaps damaged.
    pub(crate) fn message(&self, random: &mut Random) -> String {
        let mut text = filled(&random.pick(&self.messages), random);
        while random.one_in(3) {
            text = text + random.pick(BETWEEN) + &filled(&random.pick(&self.messages), random);
        }
        if random.one_in(4) {
            let (open, close) = random.pick(AROUND);
            text = format!("{open}{text}{close}");
        }
        match random.below(6) {
            0 | 1 => damaged(&text, random),
            2 => soup(&random.pick(&self.messages), random),
            _ => text,
        }
    }
}

/// Returns a text with some characters changed, or cut short; half of them stay whole.
pub(crate) fn damaged(text: &str, random: &mut Random) -> String {
    let mut text: Vec<char> = text.chars().collect();
    while random.one_in(2) && !text.is_empty() {
        let at = random.below(text.len());
        match random.below(5) {
            0 => text.insert(at, random.pick(CHARACTERS)),
            1 => drop(text.remove(at)),
            2 => text[at] = random.pick(CHARACTERS),
            3 => text.truncate(at),
            _ => text.iter_mut().for_each(|c| *c = c.to_ascii_uppercase()),
        }
    }
    text.into_iter().collect()
}

/// Returns the characters of a documented text in any order, so that much of it nearly fits.
fn soup(message: &str, random: &mut Random) -> String {
    let known: Vec<char> = message.chars().filter(|c| !matches!(c, '{' | '}' | ':')).collect();
    (0..random.below(16)).map(|_| random.pick(&known)).collect()
}

/// Returns a documented text with a value in each placeholder.
fn filled(message: &str, random: &mut Random) -> String {
    let mut out = String::new();
    let mut rest = message;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((_, behind)) = after.split_once('}') else { return out };
        out.push_str(random.pick(VALUES));
        rest = behind;
    }
    out + rest
}
