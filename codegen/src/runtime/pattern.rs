//! One pattern against one text: literal text and typed values in turn.
//! Time is linear in the text; of all ways to split it, the one with the shortest values from the left is taken.

/// At most so many values a message.
pub const MAX_FIELDS: usize = 12;

/// A message text taken apart: literal text, then values each followed by literal text.
#[derive(Clone, Copy, Debug)]
pub struct Pattern<'t> {
    /// The message that it stands for.
    pub message: u32,
    /// The group of prefixes that has been taken off its head; 0: none.
    pub prefix: u8,
    /// The literal text before the first value.
    pub head: &'t str,
    /// The values; only the last may have no literal text after it.
    pub holes: &'t [Hole<'t>],
}

/// The values of a pattern, however they are kept.
pub trait Holes<'t>: Copy {
    /// The first value and the others.
    fn split(self) -> Option<(Hole<'t>, Self)>;

    /// Whether any value is of such a kind.
    fn any(self, kind: impl Fn(&Hole<'t>) -> bool) -> bool {
        let mut rest = self;
        while let Some((hole, others)) = rest.split() {
            if kind(&hole) {
                return true;
            }
            rest = others;
        }
        false
    }
}

impl<'t> Holes<'t> for &'t [Hole<'t>] {
    fn split(self) -> Option<(Hole<'t>, Self)> {
        self.split_first().map(|(hole, rest)| (*hole, rest))
    }
}

/// A value and the literal text after it.
#[derive(Clone, Copy, Debug)]
pub struct Hole<'t> {
    /// The field of the message that it fills.
    pub field: u8,
    /// What it may be.
    pub kind: Kind<'t>,
    /// The literal text after it.
    pub then: &'t str,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Kind<'t> {
    /// A decimal `u64`.
    Index,
    /// A decimal `i64`.
    Int,
    /// No white space, comma, quote or bracket.
    Word,
    /// `a.b[0].c`.
    Path,
    /// At least one character.
    Text,
    /// One of these texts, joined by `|`.
    OneOf(&'t str),
    /// The text that the field has already.
    Same,
}

/// What makes no difference in literal text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fold {
    /// The case of ASCII letters.
    pub case: bool,
    /// The amount of ASCII white space.
    pub white_space: bool,
}

/// A text that reads as a message.
#[derive(Clone, Copy, Debug)]
pub struct Match<'a> {
    /// The message.
    pub message: u32,
    /// The text that matched; `spans` count its bytes.
    pub text: &'a str,
    spans: Spans,
    /// Whether the pattern has literal text of its own.
    pub literal: bool,
    /// Whether the pattern has no values.
    pub whole: bool,
    /// Whether a value may be any text, so that nothing can be told to follow it.
    pub open: bool,
}

type Spans = [(u32, u32); MAX_FIELDS];

impl Match<'static> {
    /// A message without values that was not read from a text.
    pub const fn empty(message: u32) -> Self {
        Self {
            message,
            text: "",
            spans: [(0, 0); MAX_FIELDS],
            literal: true,
            whole: true,
            open: false,
        }
    }
}

impl<'a> Match<'a> {
    /// The raw text of a field.
    pub fn value(&self, field: u8) -> &'a str {
        let (start, end) = self.spans.get(usize::from(field)).copied().unwrap_or_default();
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// A field that is an index.
    pub fn index(&self, field: u8) -> Option<u64> {
        self.value(field).parse().ok()
    }

    /// A field that is an integer.
    pub fn int(&self, field: u8) -> Option<i64> {
        self.value(field).parse().ok()
    }

    /// Which of `choices`, joined by `|`, a field is.
    pub fn choice(&self, field: u8, choices: &str) -> Option<usize> {
        let value = self.value(field);
        let exact = choices.split('|').position(|choice| choice == value);
        let folded = |choice: &str| Fold { case: true, white_space: true }.same(value, choice);
        exact.or_else(|| choices.split('|').position(folded))
    }
}

impl<'t> Pattern<'t> {
    /// The values of a text that the pattern matches as a whole.
    pub fn matches<'a>(&self, text: &'a str, fold: Fold) -> Option<Match<'a>> {
        matches(self.message, self.head, self.holes, text, fold)
    }
}

/// The values of a text that is `head` and `holes` as a whole.
pub fn matches<'a, 't>(
    message: u32,
    head: &str,
    holes: impl Holes<'t>,
    text: &'a str,
    fold: Fold,
) -> Option<Match<'a>> {
    let start = fold.eat(text, 0, head)?;
    let Some((first, _)) = holes.split() else {
        return (start == text.len()).then_some(Match {
            text,
            literal: !head.is_empty(),
            ..Match::empty(message)
        });
    };
    let repeats = holes.any(|hole| matches!(hole.kind, Kind::Same));
    let fuel = FUEL.saturating_add(text.len().saturating_mul(8));
    let (spans, dead) = ([(0, 0); MAX_FIELDS], [(0, 0); MAX_FIELDS]);
    let mut scan = Scan { text, fold, spans, dead, repeats, fuel };
    u32::try_from(text.len()).ok()?;
    let found = scan.hole(0, holes, start);
    found.then(|| Match {
        message,
        text,
        spans: scan.spans,
        literal: !head.is_empty() || !first.then.is_empty(),
        whole: false,
        open: holes.any(|hole| matches!(hole.kind, Kind::Text)),
    })
}

impl Fold {
    /// Where `literal` ends when the text goes on with it at `at`.
    pub fn eat(self, text: &str, at: usize, literal: &str) -> Option<usize> {
        if !self.white_space {
            let end = at.checked_add(literal.len())?;
            let part = text.as_bytes().get(at..end)?;
            let same = part == literal.as_bytes()
                || (self.case && part.eq_ignore_ascii_case(literal.as_bytes()));
            return (same && text.is_char_boundary(end)).then_some(end);
        }
        self.eat_spaced(text, at, literal)
    }

    fn eat_spaced(self, text: &str, start: usize, literal: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        let mut at = start;
        let mut blank = !literal.is_empty();
        for wanted in literal.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
            blank = false;
            while bytes.get(at).is_some_and(u8::is_ascii_whitespace) {
                at += 1;
            }
            let found = bytes.get(at)?;
            if *found != wanted && !(self.case && found.eq_ignore_ascii_case(&wanted)) {
                return None;
            }
            at += 1;
        }
        if blank {
            // White space that alone stands between two values cannot be left out.
            at = skip_space(text, at);
            return (at > start).then_some(at);
        }
        text.is_char_boundary(at).then_some(at)
    }

    /// Whether two texts are the same.
    pub fn same(self, text: &str, literal: &str) -> bool {
        self.eat(text, 0, literal).is_some_and(|end| skip_space(text, end) == text.len())
    }
}

fn skip_space(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or_default();
    text.len() - rest.trim_ascii_start().len()
}

/// Steps that a pattern with a repeated value may take beyond eight a byte; others need no limit.
const FUEL: usize = 4096;

struct Scan<'a> {
    text: &'a str,
    fold: Fold,
    spans: Spans,
    /// For each value the stretch of text in which it is known not to begin.
    dead: Spans,
    /// Whether a value stands twice, so that what follows depends on what came before.
    repeats: bool,
    fuel: usize,
}

impl Scan<'_> {
    /// Whether `holes`, of which the first is value `i`, fill the text from `at` to its end.
    fn hole<'t>(&mut self, i: usize, holes: impl Holes<'t>, at: usize) -> bool {
        let Some((hole, rest)) = holes.split() else { return at == self.text.len() };
        let at = if self.fold.white_space { skip_space(self.text, at) } else { at };
        let last = rest.split().is_none();
        match hole.kind {
            Kind::OneOf(choices) => choices.split('|').any(|choice| {
                let end = self.fold.eat(self.text, at, choice);
                end.is_some_and(|end| self.then(i, &hole, rest, (at, end)))
            }),
            Kind::Same => self.same(i, &hole, rest, at),
            _ if last && !self.fold.white_space => self.last(i, &hole, rest, at),
            Kind::Text if !self.fold.white_space && !self.fold.case => {
                self.free(i, &hole, rest, at)
            }
            kind => self.run(i, &hole, rest, (at, Run::new(kind))),
        }
    }

    /// Whether the text goes on behind a value that stands at this span.
    fn then<'t>(
        &mut self,
        i: usize,
        hole: &Hole<'t>,
        rest: impl Holes<'t>,
        (start, end): (usize, usize),
    ) -> bool {
        let Some(next) = self.fold.eat(self.text, end, hole.then) else { return false };
        if let Some(slot) = self.spans.get_mut(usize::from(hole.field)) {
            *slot = (short(start), short(end));
        }
        self.hole(i + 1, rest, next)
    }

    fn same<'t>(&mut self, i: usize, hole: &Hole<'t>, rest: impl Holes<'t>, at: usize) -> bool {
        let span = self.spans.get(usize::from(hole.field)).copied().unwrap_or_default();
        let value = self.text.get(span.0 as usize..span.1 as usize).unwrap_or_default();
        self.fuel = self.fuel.saturating_sub(1 + value.len() / 64);
        let text = self.text.get(at..).unwrap_or_default();
        if self.fuel == 0 || !text.starts_with(value) {
            return false;
        }
        let found = self.then(i, hole, rest, (at, at + value.len()));
        if let Some(slot) = self.spans.get_mut(usize::from(hole.field)) {
            *slot = span;
        }
        found
    }

    /// Any text up to the literal after it.
    fn free<'t>(&mut self, i: usize, hole: &Hole<'t>, rest: impl Holes<'t>, at: usize) -> bool {
        if self.is_dead(i, at) {
            return false;
        }
        let first = self.text.get(at..).and_then(|text| text.chars().next());
        let mut from = at + first.map_or(1, char::len_utf8);
        while let Some(found) = self.text.get(from..).and_then(|text| text.find(hole.then)) {
            if self.then(i, hole, rest, (at, from + found)) {
                return true;
            }
            let first = self.text.get(from + found..).and_then(|text| text.chars().next());
            from += found + first.map_or(1, char::len_utf8);
        }
        self.bury(i, at, self.text.len())
    }

    /// The last value: where it ends is known from the end of the text.
    fn last<'t>(&mut self, i: usize, hole: &Hole<'t>, rest: impl Holes<'t>, at: usize) -> bool {
        let Some(end) = self.text.len().checked_sub(hole.then.len()).filter(|end| *end > at) else {
            return false;
        };
        if self.fold.eat(self.text, end, hole.then).is_none() || self.is_dead(i, at) {
            return false;
        }
        let Some(value) = self.text.get(at..end) else { return false };
        let mut run = Run::new(hole.kind);
        let fits = matches!(hole.kind, Kind::Text) || value.chars().all(|c| run.step(c));
        fits && (matches!(hole.kind, Kind::Text) || run.complete())
            && self.then(i, hole, rest, (at, end))
    }

    /// A value of one kind of characters: the shortest after which the text goes on.
    fn run<'t>(
        &mut self,
        i: usize,
        hole: &Hole<'t>,
        rest: impl Holes<'t>,
        (at, mut run): (usize, Run),
    ) -> bool {
        if self.is_dead(i, at) {
            return false;
        }
        let text = self.text.get(at..).unwrap_or_default();
        let mut end = at;
        for c in text.chars() {
            if !run.step(c) {
                break;
            }
            end += c.len_utf8();
            if run.complete() && self.then(i, hole, rest, (at, end)) {
                return true;
            }
        }
        // A number may have ended for its size: a later beginning could reach further.
        !matches!(hole.kind, Kind::Index | Kind::Int) && self.bury(i, at, end)
    }

    fn is_dead(&self, i: usize, at: usize) -> bool {
        let (from, to) = self.dead.get(i).copied().unwrap_or_default();
        (from as usize..to as usize).contains(&at) && !self.repeats
    }

    /// Notes that value `i` begins nowhere from `from` to `to`: every end in there has been tried.
    fn bury(&mut self, i: usize, from: usize, to: usize) -> bool {
        if let Some(dead) = self.dead.get_mut(i) {
            *dead = (short(from), short(to));
        }
        false
    }
}

/// A byte offset of a text whose length is known to fit.
fn short(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

/// A value while its characters are read.
enum Run {
    Index(Option<u64>, u8),
    Int { negative: bool, value: Option<i64>, digits: u8 },
    Word(bool),
    Path(PathAt),
    Text(bool),
}

/// Where in a path the last character was.
#[derive(Clone, Copy, PartialEq, Eq)]
enum PathAt {
    Start,
    Dot,
    Name,
    Open,
    Digit(u8),
    Close,
}

/// Digits of a number at most; more would not fit in 64 bits but for leading zeros.
const MAX_DIGITS: u8 = 20;

impl Run {
    fn new(kind: Kind<'_>) -> Self {
        match kind {
            Kind::Index => Self::Index(Some(0), 0),
            Kind::Int => Self::Int { negative: false, value: Some(0), digits: 0 },
            Kind::Word => Self::Word(false),
            Kind::Path => Self::Path(PathAt::Start),
            Kind::Text | Kind::OneOf(_) | Kind::Same => Self::Text(false),
        }
    }

    /// Whether the value can go on with `c`.
    fn step(&mut self, c: char) -> bool {
        match self {
            Self::Index(value, digits) => {
                let Some(digit) = c.to_digit(10).filter(|_| *digits < MAX_DIGITS) else {
                    return false;
                };
                *digits += 1;
                *value = value.and_then(|v| v.checked_mul(10)?.checked_add(u64::from(digit)));
                value.is_some()
            }
            Self::Int { negative, value, digits } => {
                if *digits == 0 && !*negative && c == '-' {
                    *negative = true;
                    return true;
                }
                let Some(digit) = c.to_digit(10).filter(|_| *digits < MAX_DIGITS) else {
                    return false;
                };
                *digits += 1;
                let digit = i64::from(digit);
                let digit = if *negative { -digit } else { digit };
                *value = value.and_then(|v| v.checked_mul(10)?.checked_add(digit));
                value.is_some()
            }
            Self::Word(any) => {
                *any = is_word(c);
                *any
            }
            Self::Path(at) => match at.step(c) {
                Some(next) => {
                    *at = next;
                    true
                }
                None => false,
            },
            Self::Text(any) => {
                *any = true;
                true
            }
        }
    }

    /// Whether the value may end here.
    fn complete(&self) -> bool {
        match self {
            Self::Index(_, digits) | Self::Int { digits, .. } => *digits > 0,
            Self::Word(any) | Self::Text(any) => *any,
            Self::Path(at) => matches!(at, PathAt::Name | PathAt::Close),
        }
    }
}

impl PathAt {
    fn step(self, c: char) -> Option<Self> {
        let name = c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@');
        match (self, c) {
            (Self::Start, _) if name && !c.is_ascii_digit() && c != '-' => Some(Self::Name),
            (Self::Dot | Self::Name, _) if name => Some(Self::Name),
            (Self::Name | Self::Close, '.') => Some(Self::Dot),
            (Self::Name | Self::Close, '[') => Some(Self::Open),
            (Self::Open, _) if c.is_ascii_digit() => Some(Self::Digit(1)),
            (Self::Digit(n), _) if c.is_ascii_digit() && n < MAX_DIGITS => Some(Self::Digit(n + 1)),
            (Self::Digit(_), ']') => Some(Self::Close),
            _ => None,
        }
    }
}

/// Whether a word can have this character: no white space, comma, quote or bracket.
pub fn is_word(c: char) -> bool {
    !c.is_whitespace()
        && !matches!(c, ',' | '"' | '\'' | '`' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>')
        && !matches!(c, '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»')
}
