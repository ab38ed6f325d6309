//! Summarizes a pattern for quick comparison: how its texts begin and end, and which words they certainly have.

use std::borrow::Cow;
use std::cell::OnceCell;

use crate::check::{Field, FieldKind};
use crate::decide::Pattern;
use crate::placeholder::PlaceholderType;
use crate::runtime::normalize::Normalize;

/// The signature of a pattern.
pub(super) struct Signature<'a> {
    head: Cow<'a, str>,
    /// The literal at its end, reversed.
    tail: Vec<u8>,
    pattern: &'a Pattern,
    fields: &'a [Field],
    normalize: Normalize,
    /// Its texts word by word, if all have the same number of words.
    words: OnceCell<Option<Vec<Word>>>,
}

/// A word that is literal, or contains captures.
#[derive(Default)]
struct Word {
    head: String,
    tail: String,
    whole: bool,
}

impl<'a> Signature<'a> {
    /// Returns the signature of a pattern whose message has these fields.
    pub(super) fn of(pattern: &'a Pattern, fields: &'a [Field], normalize: Normalize) -> Self {
        let tail = pattern.captures.last().map_or(&pattern.head, |capture| &capture.literal);
        Self {
            head: plain(&pattern.head, normalize),
            tail: plain(tail, normalize).bytes().rev().collect(),
            pattern,
            fields,
            normalize,
            words: OnceCell::new(),
        }
    }

    /// Returns whether no text can match both.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        if self.is_whole() && other.is_whole() {
            return self.head != other.head;
        }
        let heads = begins_alike(self.head.as_bytes(), other.head.as_bytes());
        if !heads || !begins_alike(&self.tail, &other.tail) {
            return true;
        }
        match (self.words(), other.words()) {
            (Some(own), Some(others)) => !alike(own, others),
            _ => false,
        }
    }

    fn is_whole(&self) -> bool {
        self.pattern.captures.is_empty()
    }

    fn words(&self) -> Option<&[Word]> {
        let words = || words(self.pattern, self.fields, self.normalize);
        self.words.get_or_init(words).as_deref()
    }
}

/// Returns a literal without what is ignored.
fn plain(text: &str, normalize: Normalize) -> Cow<'_, str> {
    if normalize == Normalize::NONE {
        return Cow::Borrowed(text);
    }
    let visible = text.chars().filter(|c| !normalize.white_space || !c.is_ascii_whitespace());
    let text: String = visible.collect();
    Cow::Owned(if normalize.case { text.to_ascii_lowercase() } else { text })
}

fn begins_alike(one: &[u8], other: &[u8]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Returns whether texts of both may be the same, word by word.
fn alike(own: &[Word], others: &[Word]) -> bool {
    let word = |(own, other): (&Word, &Word)| match (own.whole, other.whole) {
        (true, true) => own.head == other.head,
        _ => {
            let tails = own.tail.ends_with(&other.tail) || other.tail.ends_with(&own.tail);
            begins_alike(own.head.as_bytes(), other.head.as_bytes()) && tails
        }
    };
    own.len() == others.len() && own.iter().zip(others).all(word)
}

/// Returns the words between single spaces, or `None` if a value may have a space, or white space is ignored.
fn words(pattern: &Pattern, fields: &[Field], normalize: Normalize) -> Option<Vec<Word>> {
    let spaced = |kind: &FieldKind| match kind {
        FieldKind::OneOf { written, .. } => written.contains(' '),
        FieldKind::Simple(kind) => match kind {
            PlaceholderType::Text => true,
            PlaceholderType::Index
            | PlaceholderType::Int
            | PlaceholderType::Number
            | PlaceholderType::Uuid
            | PlaceholderType::Word
            | PlaceholderType::Path => false,
        },
    };
    if normalize.white_space
        || pattern.captures.iter().any(|capture| spaced(&fields[capture.field].kind))
    {
        return None;
    }
    let mut words = vec![Word { whole: true, ..Word::default() }];
    literal(&mut words, &pattern.head, normalize);
    for capture in &pattern.captures {
        if let Some(word) = words.last_mut() {
            word.whole = false;
            word.tail.clear();
        }
        literal(&mut words, &capture.literal, normalize);
    }
    Some(words)
}

fn literal(words: &mut Vec<Word>, text: &str, normalize: Normalize) {
    let text = if normalize.case { text.to_ascii_lowercase() } else { text.to_owned() };
    for (at, part) in text.split(' ').enumerate() {
        if at > 0 {
            words.push(Word { whole: true, ..Word::default() });
        }
        if let Some(word) = words.last_mut() {
            if word.whole {
                word.head.push_str(part);
            }
            word.tail.push_str(part);
        }
    }
}

/// Orders the patterns of a group by the beginnings or by the ends of their texts, whichever leaves fewer pairs.
pub(super) fn near(signatures: &[Signature<'_>], group: &[usize]) -> Runs {
    let by_head = Runs::of(group, |at| signatures[at].head.as_bytes());
    let by_tail = Runs::of(group, |at| &signatures[at].tail);
    if by_head.len() <= by_tail.len() { by_head } else { by_tail }
}

/// Patterns in the order of a literal at an end. After each come those whose literal begins with its own.
pub(super) struct Runs {
    order: Vec<usize>,
    ends: Vec<usize>,
}

impl Runs {
    fn of<'s>(group: &[usize], text: impl Fn(usize) -> &'s [u8]) -> Self {
        let mut order = group.to_vec();
        order.sort_by_key(|at| (text(*at), *at));
        let end = |from: usize| {
            let own = text(order[from]);
            from + order[from..].partition_point(|other| text(*other).starts_with(own))
        };
        let ends = (0..order.len()).map(end).collect();
        Self { order, ends }
    }

    /// Returns the number of pairs.
    fn len(&self) -> usize {
        self.ends.iter().enumerate().map(|(from, end)| end - from - 1).sum()
    }

    /// Returns the pairs that can match the same text; no other pair of the group can.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (usize, usize)> {
        self.ends.iter().enumerate().flat_map(move |(from, end)| {
            let others = &self.order[from + 1..*end];
            others.iter().map(move |other| (self.order[from], *other))
        })
    }
}
