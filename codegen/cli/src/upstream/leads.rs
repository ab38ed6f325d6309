//! The beginnings of items and paragraphs: a name, a code, a title such as `Solution:`.

use super::columns;
use super::documented::{Head, Role};
use super::naming;
use super::text::{Style, Text};

/// Returns the name that an item begins with, as code, in bold or plain, before a colon or a dash, and what follows.
pub(super) fn lead(text: &Text) -> Option<(String, Text)> {
    let (lead, rest) = splits(text).next()?;
    let name = lead.trim().trim_matches(['`', '*']).trim().to_owned();
    (naming::is_code(&name) && !rest.is_empty()).then_some((name, rest))
}

/// The errors that an item begins with, the words of their title, and the rest.
pub(super) type ErrorLead = (Vec<Head>, String, Text);

/// Returns the errors that an item begins with. A title may follow them where the beginning is in bold or code.
pub(super) fn error_lead(text: &Text, among_errors: bool) -> Option<ErrorLead> {
    let styled = text.pieces.first().is_some_and(|piece| piece.style != Style::Plain);
    let named = |(lead, rest): (String, Text)| {
        let bare = lead.starts_with('`') || is_number_code(&lead);
        let named = naming::named(&lead, among_errors && bare);
        let heads = named.heads();
        let few = !lead.contains(". ") && named.words.split_whitespace().count() <= 6;
        let bracketed = lead.ends_with(&format!("({})", named.words)) && !named.statuses.is_empty();
        let titled = few && (styled || bracketed);
        let is_lead = !heads.is_empty() && (named.words.is_empty() || titled) && !rest.is_empty();
        is_lead.then_some((heads, named.words, rest))
    };
    splits(text).take(3).filter_map(named).last()
}

/// Returns whether words are a number that is long enough for a code.
pub(super) fn is_number_code(words: &str) -> bool {
    naming::is_number(words.trim()) && words.trim().len() > 2
}

/// Returns the role that the title at the beginning of a text names, such as `Solution:` in bold, the title, and the
/// rest.
pub(super) fn label(text: &Text) -> Option<(Role, String, Text)> {
    let strong = text.pieces.first().is_some_and(|piece| piece.style == Style::Strong);
    let (title, rest) = splits(text).next()?;
    let short = title.len() < 40 && title.split_whitespace().count() <= 4;
    let plain = !title.contains('`');
    let title = title.trim().to_owned();
    let role = columns::by_title(&title).filter(|_| short && plain && !rest.is_empty())?;
    if role == Role::Message && !columns::is_only_title(&title) && !columns::says_message(&title) {
        return None;
    }
    let word = !title.contains(' ') && title.starts_with(char::is_uppercase);
    let few = matches!(role, Role::Status | Role::Code) && title.split(' ').count() <= 3;
    let is_label = word && (role == Role::Remedy || title == "Message");
    (strong || few || is_label).then_some((role, title, rest))
}

/// Returns the words before each colon or dash, with code in backticks, and the words after it.
fn splits(text: &Text) -> impl Iterator<Item = (String, Text)> {
    let raw = text.raw();
    let raw = raw.lines().next().unwrap_or_default().to_owned();
    let next = raw.chars().skip(1).chain([' ']);
    let joints = raw
        .char_indices()
        .zip(next)
        .filter(|((_, c), next)| (*c == ':' || is_dash(*c)) && next.is_whitespace());
    let places: Vec<_> = joints.map(|((at, c), _)| (at, c)).take(3).collect();
    let places = places
        .into_iter()
        .filter(move |(at, c)| !is_dash(*c) || raw[..*at].ends_with(char::is_whitespace));
    places.map(|(at, c)| {
        let lead = text.before(at).paragraphs().join(" ");
        let mut rest = text.after(at + c.len_utf8());
        rest.trim_start();
        (lead, rest)
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}
