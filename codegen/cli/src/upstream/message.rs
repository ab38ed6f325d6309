//! The cell of a table with the messages on the wire: one text or several, and the characters around them.

use errcat_codegen::render::one_line;

use super::text::{Style, Text, squeezed};

/// The contents of such a cell.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Shown {
    pub(super) messages: Option<Vec<String>>,
    /// Pairs of characters around the texts, which belong to how a list or a string is written.
    pub(super) wraps: Vec<(char, char)>,
    /// The words next to the messages.
    pub(super) rest: Text,
    /// Whether invisible characters were removed from the texts.
    pub(super) hidden: bool,
    /// Whether only the first of two quotes was taken off a text.
    pub(super) half_quoted: bool,
}

/// Pairs of characters that only mark a text as a list or a string.
const WRAPS: &[(char, char)] = &[('[', ']'), ('"', '"'), ('“', '”'), ('\'', '\'')];

/// Returns the contents of a cell; code is a message, and without code all of it is.
pub(super) fn shown(cell: &Text) -> Shown {
    // Code in a text in quotes is part of it.
    let quoted = |line: &str| unwrapped(line.trim()).is_some_and(|((open, _), _)| open != '[');
    let raw = cell.raw();
    let mut shown = Shown::default();
    if cell.codes().next().is_none() || raw.lines().all(quoted) && !cell.is_all(Style::Code) {
        raw.lines().for_each(|line| shown.add(line));
        return shown;
    }
    cell.codes().for_each(|code| shown.add(code));
    let rest = cell.without_code();
    if says_something(&rest) {
        shown.rest = rest;
    }
    shown
}

/// Returns whether words between codes do more than list them.
pub(super) fn says_something(rest: &Text) -> bool {
    let raw = rest.raw();
    let mut words = raw.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| !matches!(word, "or" | "and"))
}

impl Shown {
    fn add(&mut self, text: &str) {
        let seen: String = text.chars().filter(|c| is_visible(*c)).collect();
        self.hidden |= seen.len() < text.len();
        // Marks of code in HTML, which are not words.
        let bare = seen.trim().strip_prefix('`').and_then(|text| text.strip_suffix('`'));
        let mut text = squeezed(bare.filter(|bare| !bare.contains('`')).unwrap_or(&seen));
        while let Some((wrap, inner)) = unwrapped(&text) {
            if !self.wraps.contains(&wrap) {
                self.wraps.push(wrap);
            }
            // No message ends with a space: then the quote behind it is part of the message.
            if wrap.0 == wrap.1 && inner.ends_with(' ') {
                self.half_quoted = true;
                text = text.split_off(wrap.0.len_utf8());
                break;
            }
            text = inner.trim().to_string();
        }
        let empty = matches!(
            text.to_lowercase().as_str(),
            "(empty)" | "empty" | "(none)" | "none" | "-" | "–" | "—"
        );
        if text.is_empty() && self.wraps.is_empty() {
            return;
        }
        let texts = self.messages.get_or_insert_default();
        if !text.is_empty() && !empty && !texts.contains(&text) {
            texts.push(text);
        }
    }
}

/// Returns whether a character shows, or at least is white space.
fn is_visible(c: char) -> bool {
    let mut bytes = [0; 4];
    let text: &str = c.encode_utf8(&mut bytes);
    c.is_whitespace() || (c != '\u{feff}' && one_line(text) == text)
}

/// Returns a text without the pair around all of it.
fn unwrapped(text: &str) -> Option<((char, char), &str)> {
    WRAPS.iter().find_map(|(open, close)| {
        let inner = text.strip_prefix(*open)?.strip_suffix(*close)?;
        let apart = !inner.contains(*close) || encloses(inner, *open, *close);
        apart.then_some(((*open, *close), inner))
    })
}

/// Returns whether the pair around `inner` closes only at its end.
fn encloses(inner: &str, open: char, close: char) -> bool {
    let mut depth = 0_usize;
    open != close
        && inner.chars().all(|c| {
            if c == close && depth == 0 {
                return false;
            }
            depth = depth + usize::from(c == open) - usize::from(c == close);
            true
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pieces: &[(&str, Style)], messages: &[&str], rest: &str) {
        let mut cell = Text::default();
        for (text, style) in pieces {
            cell.push(text, *style);
        }
        let shown = shown(&cell);
        let found = match &shown.messages {
            Some(texts) if texts.is_empty() => vec![String::new()],
            Some(texts) => texts.clone(),
            None => Vec::new(),
        };
        assert_eq!(
            (found, shown.rest.plain()),
            (messages.iter().map(|m| (*m).to_owned()).collect(), rest.to_owned())
        );
    }

    #[test]
    fn cells_show_texts_and_say_things() {
        let (code, plain) = (Style::Code, Style::Plain);
        check(&[("[BAD : a[X].b]", code)], &["BAD : a[X].b"], "");
        check(&[("[]", code)], &[""], "");
        check(&[("[a] b [c]", code)], &["[a] b [c]"], "");
        check(&[("\"no\"", code), (" or ", plain), ("none here", code)], &["no", "none here"], "");
        check(&[("[Oh]", code), (" It broke.", plain)], &["Oh"], "It broke.");
        check(&[("Some words\nOther words", plain)], &["Some words", "Other words"], "");
        check(&[], &[], "");
    }
}
