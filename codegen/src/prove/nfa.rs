//! Represents the texts that a pattern matches as a finite automaton, so that patterns are compared without trying
//! texts. Repeated placeholders are not regular: they are treated as independent, and a witness must be confirmed.

use std::collections::{HashSet, VecDeque};

use super::budget::Budget;
use crate::check::{Field, FieldKind};
use crate::decide::Pattern;
use crate::placeholder::PlaceholderType;
use crate::runtime::kind::{UUID, is_uuid_byte};
use crate::runtime::normalize::Normalize;

/// The characters that one step of an automaton accepts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Label {
    Nothing,
    Char(char),
    Space,
    Digit,
    HexDigit,
    NameStart,
    Name,
    Word,
    Visible,
    Any,
}

/// An automaton with one start, state 0, and one end.
#[derive(Debug)]
pub(crate) struct Nfa {
    edges: Vec<Vec<(Label, usize)>>,
    end: usize,
    normalize: Normalize,
}

/// Characters that represent all those that occur in no literal.
const REPRESENTATIVES: &str = "a7_-.[],\"( !";

impl Nfa {
    /// Returns the automaton of a pattern whose message has these fields.
    pub(crate) fn of(pattern: &Pattern, fields: &[Field], normalize: Normalize) -> Self {
        Self::prefixed(&[], pattern, fields, normalize)
    }

    /// Returns the automaton of a pattern after any of these prefixes.
    pub(crate) fn prefixed(
        prefixes: &[String],
        pattern: &Pattern,
        fields: &[Field],
        normalize: Normalize,
    ) -> Self {
        let mut nfa = Self { edges: vec![Vec::new()], end: 0, normalize };
        nfa.any_of(prefixes.iter().map(String::as_str));
        nfa.literal(&pattern.head);
        for capture in &pattern.captures {
            nfa.value(&fields[capture.field].kind);
            nfa.literal(&capture.literal);
        }
        nfa.spaces();
        nfa
    }

    /// Returns the automaton of one text, which it compares as this one does.
    #[cfg(feature = "unstable")]
    pub(crate) fn text(&self, text: &str) -> Self {
        let mut nfa = Self { edges: vec![Vec::new()], end: 0, normalize: self.normalize };
        nfa.literal(text);
        nfa.spaces();
        nfa
    }

    fn state(&mut self) -> usize {
        self.edges.push(Vec::new());
        self.edges.len() - 1
    }

    fn edge(&mut self, from: usize, label: Label, to: usize) {
        self.edges[from].push((label, to));
    }

    /// Adds a step from the end to a new end.
    fn step(&mut self, label: Label) {
        let next = self.state();
        self.edge(self.end, label, next);
        self.end = next;
    }

    /// Adds ignored white space.
    fn spaces(&mut self) {
        if self.normalize.white_space {
            self.edge(self.end, Label::Space, self.end);
        }
    }

    fn literal(&mut self, literal: &str) {
        let ignores_space = self.normalize.white_space;
        if ignores_space && literal.trim_ascii().is_empty() && !literal.is_empty() {
            self.step(Label::Space);
            return;
        }
        for c in literal.chars().filter(|c| !ignores_space || !c.is_ascii_whitespace()) {
            self.spaces();
            self.step(Label::Char(c));
        }
    }

    fn value(&mut self, kind: &FieldKind) {
        self.spaces();
        match kind {
            FieldKind::Simple(kind) => self.simple(*kind),
            FieldKind::OneOf { choices, .. } => {
                self.any_of(choices.iter().map(|(choice, _)| choice.as_str()));
            }
        }
        // The following steps must not loop on the last state of the value.
        self.step(Label::Nothing);
    }

    fn simple(&mut self, kind: PlaceholderType) {
        match kind {
            PlaceholderType::Index => self.repeat(Label::Digit),
            PlaceholderType::Int => self.int(),
            PlaceholderType::Number => self.number(),
            PlaceholderType::Uuid => self.uuid(),
            PlaceholderType::Word => self.repeat(Label::Word),
            PlaceholderType::Path => self.path(),
            PlaceholderType::Text => {
                // Ignored white space before a value is not a part of it.
                let first = if self.normalize.white_space { Label::Visible } else { Label::Any };
                self.step(first);
                self.edge(self.end, Label::Any, self.end);
            }
        }
    }

    fn int(&mut self) {
        self.optional(&['-']);
        self.repeat(Label::Digit);
    }

    fn number(&mut self) {
        self.int();
        let whole = self.end;
        self.step(Label::Char('.'));
        self.repeat(Label::Digit);
        self.edge(whole, Label::Nothing, self.end);
        let mantissa = self.end;
        self.step(Label::Char('e'));
        self.edge(mantissa, Label::Char('E'), self.end);
        self.optional(&['+', '-']);
        self.repeat(Label::Digit);
        self.step(Label::Nothing);
        self.edge(mantissa, Label::Nothing, self.end);
    }

    fn uuid(&mut self) {
        for at in 0..UUID {
            let is_hyphen = is_uuid_byte(at, b'-');
            self.step(if is_hyphen { Label::Char('-') } else { Label::HexDigit });
        }
    }

    /// Adds one of several characters, or none.
    fn optional(&mut self, characters: &[char]) {
        let start = self.end;
        self.step(Label::Nothing);
        for c in characters {
            self.edge(start, Label::Char(*c), self.end);
        }
    }

    /// Adds one of several literals, if there are any.
    fn any_of<'t>(&mut self, texts: impl Iterator<Item = &'t str>) {
        let start = self.end;
        let mut ends = Vec::new();
        for text in texts {
            self.end = start;
            self.step(Label::Nothing);
            self.literal(text);
            ends.push(self.end);
        }
        if ends.is_empty() {
            return;
        }
        self.end = self.state();
        for end in ends {
            self.edge(end, Label::Nothing, self.end);
        }
    }

    fn repeat(&mut self, label: Label) {
        self.step(label);
        self.edge(self.end, label, self.end);
    }

    fn path(&mut self) {
        self.step(Label::NameStart);
        let name = self.end;
        let (dot, open, digits, close) = (self.state(), self.state(), self.state(), self.state());
        self.edge(name, Label::Name, name);
        self.edge(dot, Label::Name, name);
        self.edge(open, Label::Digit, digits);
        self.edge(digits, Label::Digit, digits);
        self.edge(digits, Label::Char(']'), close);
        for from in [name, close] {
            self.edge(from, Label::Char('.'), dot);
            self.edge(from, Label::Char('['), open);
        }
        let done = self.state();
        self.edge(name, Label::Nothing, done);
        self.edge(close, Label::Nothing, done);
        self.end = done;
    }

    fn reads(&self, label: Label, c: char) -> bool {
        let name = || c.is_alphanumeric() || matches!(c, '_' | '-' | '$' | '@');
        match label {
            Label::Nothing => false,
            Label::Char(own) => own == c || (self.normalize.case && own.eq_ignore_ascii_case(&c)),
            Label::Space => c == ' ',
            Label::Digit => c.is_ascii_digit(),
            Label::HexDigit => c.is_ascii_hexdigit(),
            Label::Name => name(),
            Label::NameStart => name() && !c.is_ascii_digit() && c != '-',
            Label::Word => crate::runtime::kind::is_word(c),
            Label::Visible => !c.is_ascii_whitespace(),
            Label::Any => true,
        }
    }

    fn letters(&self) -> impl Iterator<Item = char> {
        self.edges.iter().flatten().filter_map(|(label, _)| match label {
            Label::Char(c) => Some(*c),
            _ => None,
        })
    }

    /// Adds the states that are reachable without a character.
    fn closure(&self, states: &mut Vec<usize>) {
        let mut next = 0;
        while let Some(state) = states.get(next).copied() {
            for (label, to) in &self.edges[state] {
                if *label == Label::Nothing && !states.contains(to) {
                    states.push(*to);
                }
            }
            next += 1;
        }
        states.sort_unstable();
    }

    fn start(&self) -> Vec<usize> {
        let mut states = vec![0];
        self.closure(&mut states);
        states
    }

    /// Returns the states after reading `c` in any of `states`.
    fn after(&self, states: &[usize], c: char) -> Vec<usize> {
        let mut next: Vec<usize> = Vec::new();
        for (label, to) in states.iter().flat_map(|state| &self.edges[*state]) {
            if self.reads(*label, c) && !next.contains(to) {
                next.push(*to);
            }
        }
        self.closure(&mut next);
        next
    }

    /// Returns whether the automaton accepts a whole text.
    #[cfg(feature = "unstable")]
    pub(crate) fn accepts(&self, text: &str) -> bool {
        let read = |states: Vec<usize>, c| self.after(&states, c);
        text.chars().fold(self.start(), read).contains(&self.end)
    }
}

/// Returns the characters that can distinguish these automata, plain ones first.
fn alphabet(automata: &[&Nfa]) -> Vec<char> {
    let own = automata.iter().flat_map(|nfa| nfa.letters());
    let mut letters: Vec<char> = own.chain(REPRESENTATIVES.chars()).collect();
    // If only some automata ignore case, the other case of a letter can distinguish them.
    if automata.iter().any(|nfa| nfa.normalize.case)
        && !automata.iter().all(|nfa| nfa.normalize.case)
    {
        let both = |c: &char| [c.to_ascii_lowercase(), c.to_ascii_uppercase()];
        letters = letters.iter().flat_map(both).collect();
    }
    letters
        .sort_unstable_by_key(|c| (!c.is_alphanumeric(), c.is_whitespace(), c.is_uppercase(), *c));
    letters.dedup();
    letters
}

/// The maximum number of states of all automata of a search.
const MAX_STATES: usize = 50_000;

/// The result of a search for a text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Search {
    /// A shortest text that was searched for.
    Found(String),
    /// There is no such text.
    None,
    /// The search took too long.
    GivenUp,
}

/// Returns a shortest text that both automata accept.
pub(super) fn common(a: &Nfa, b: &Nfa, budget: &mut Budget) -> Search {
    find(&[a, b], &[], budget)
}

/// Returns a shortest text that the first automaton accepts and none of the others does.
pub(super) fn only(own: &Nfa, others: &[Nfa], budget: &mut Budget) -> Search {
    find(&[own], &others.iter().collect::<Vec<_>>(), budget)
}

/// Returns a shortest text that all automata of `all` accept and none of `none` does.
pub(crate) fn find(all: &[&Nfa], none: &[&Nfa], budget: &mut Budget) -> Search {
    let automata = [all, none].concat();
    let wanted = |ends: &[bool]| {
        let (all, none) = ends.split_at(all.len());
        !all.contains(&false) && !none.contains(&true)
    };
    search(&automata, wanted, |alive| !alive[..all.len()].contains(&false), budget)
}

/// The states of each automaton after reading a text.
type Sets = Vec<Vec<usize>>;

/// Searches the sets of states after reading texts, breadth first.
fn search(
    automata: &[&Nfa],
    wanted: impl Fn(&[bool]) -> bool,
    hopeful: impl Fn(&[bool]) -> bool,
    budget: &mut Budget,
) -> Search {
    let states = automata.iter().map(|nfa| nfa.edges.len()).sum();
    budget.spend(states);
    if states > MAX_STATES {
        return Search::GivenUp;
    }
    let letters = alphabet(automata);
    let start: Sets = automata.iter().map(|nfa| nfa.start()).collect();
    let mut seen: HashSet<Sets> = HashSet::from([start.clone()]);
    let mut trail = Trail::default();
    let mut queue = VecDeque::from([(start, None)]);
    while let Some((sets, step)) = queue.pop_front() {
        let ends: Vec<_> =
            automata.iter().zip(&sets).map(|(nfa, s)| s.contains(&nfa.end)).collect();
        if wanted(&ends) {
            return Search::Found(trail.text(step));
        }
        for c in &letters {
            budget.spend(1 + sets.iter().map(Vec::len).sum::<usize>());
            let next: Sets = automata.iter().zip(&sets).map(|(nfa, s)| nfa.after(s, *c)).collect();
            let alive: Vec<_> = next.iter().map(|states| !states.is_empty()).collect();
            if hopeful(&alive) && seen.insert(next.clone()) {
                queue.push_back((next, Some(trail.go_on(step, *c))));
            }
        }
        if budget.is_spent() {
            return Search::GivenUp;
        }
    }
    Search::None
}

/// The steps of a search, each with the one before it.
#[derive(Default)]
struct Trail(Vec<(Option<usize>, char)>);

impl Trail {
    fn go_on(&mut self, from: Option<usize>, c: char) -> usize {
        self.0.push((from, c));
        self.0.len() - 1
    }

    /// Returns the characters up to a step.
    fn text(&self, step: Option<usize>) -> String {
        let back = std::iter::successors(step, |step| self.0[*step].0);
        let reversed: Vec<_> = back.map(|step| self.0[step].1).collect();
        reversed.into_iter().rev().collect()
    }
}
