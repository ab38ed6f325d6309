//! Marks inside of a line: code, bold, links, roles.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use crate::upstream::blocks::{Attributes, Builder};
use crate::upstream::text::is_listed;

static MARKS: LazyLock<Regex> = LazyLock::new(|| {
    let marks = [
        r"``(?P<code>.+?)``",
        r"\*\*(?P<strong>[^*\s](?:[^*]*[^*\s])?)\*\*",
        r"(?::(?P<role>[\w:+-]+):)?`(?P<text>[^`]+)`_{0,2}",
        r"\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*",
        r"\\(?P<escaped>.)",
    ];
    Regex::new(&format!("(?s){}", marks.join("|"))).expect("the pattern is a constant")
});

/// Roles whose text is words and not code.
const WORDS: &str =
    "ref doc term abbr sub sup guilabel menuselection emphasis strong title title-reference";

/// Lines joined by spaces, and where each begins on the page.
pub(super) struct Joined {
    text: String,
    /// Bytes of the text and of the page where each line begins.
    starts: Vec<(usize, usize)>,
}

impl Joined {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut joined = Self { text: String::new(), starts: Vec::new() };
        for line in lines.iter().filter(|line| !line.is_blank()) {
            joined.text += if joined.text.is_empty() { "" } else { " " };
            joined.starts.push((joined.text.len(), line.at));
            joined.text += line.text;
        }
        joined
    }

    /// Takes the last character off.
    pub(super) fn shorten(&mut self) {
        self.text.pop();
    }

    fn origin(&self, at: usize) -> usize {
        let line = self.starts.partition_point(|(start, _)| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        start.map_or(at, |(start, origin)| origin + (at - start))
    }
}

/// Reads the marks of a text.
pub(super) fn read(builder: &mut Builder, joined: &Joined) {
    let text = joined.text.as_str();
    let mut from = 0;
    for found in MARKS.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        builder.words(&text[from..whole.start()], joined.origin(from));
        from = whole.end();
        let at = joined.origin(whole.start());
        if let Some(code) = found.name("code") {
            tagged(builder, "code", code.as_str(), at);
        } else if let Some(strong) = found.name("strong") {
            tagged(builder, "strong", strong.as_str(), at);
        } else if let Some(inner) = found.name("text") {
            let role = found.name("role").map_or("", |role| role.as_str());
            let is_reference = whole.as_str().ends_with('_');
            reference(builder, role, inner.as_str(), is_reference, at);
        } else if let Some(words) = found.name("emphasis").or_else(|| found.name("escaped")) {
            builder.words(words.as_str(), at);
        }
    }
    builder.words(&text[from..], joined.origin(from));
}

/// Reads `text <address>`, alone or in a role.
fn reference(builder: &mut Builder, role: &str, text: &str, is_reference: bool, at: usize) {
    let target = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let (words, href) = target.map_or((text, None), |(words, url)| (words.trim_end(), Some(url)));
    if let Some(url) = href.filter(|_| role.is_empty()) {
        let attributes = Attributes { href: Some(url.to_owned()), ..Attributes::default() };
        builder.start("a", attributes, at);
        builder.words(words, at);
        builder.end("a");
    } else if role.is_empty() || is_reference || is_listed(role, WORDS) {
        builder.words(words, at);
    } else {
        tagged(builder, "code", words, at);
    }
}

fn tagged(builder: &mut Builder, tag: &str, words: &str, at: usize) {
    builder.start(tag, Attributes::default(), at);
    builder.words(words, at);
    builder.end(tag);
}
