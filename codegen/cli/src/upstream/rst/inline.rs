//! Marks inside of a line: code, bold, links, roles.

use std::sync::LazyLock;

use regex::Regex;

use super::Line;
use crate::upstream::blocks::Builder;
use crate::upstream::lines::Origins;
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

/// Lines joined by spaces, and the place of each on the page.
#[derive(Default)]
pub(super) struct Joined {
    text: String,
    origins: Origins,
}

impl Joined {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut joined = Self::default();
        for line in lines.iter().filter(|line| !line.is_blank()) {
            joined.text += if joined.text.is_empty() { "" } else { " " };
            joined.origins.push(joined.text.len(), line.at);
            joined.text += line.text;
        }
        joined
    }

    /// Removes the last character.
    pub(super) fn shorten(&mut self) {
        self.text.pop();
    }
}

/// Reads the marks of a text.
pub(super) fn read(builder: &mut Builder, joined: &Joined) {
    let origin = |at| joined.origins.of(at);
    builder.marked(&MARKS, &joined.text, &origin, &|builder, found, at| {
        if let Some(inner) = found.name("text") {
            let role = found.name("role").map_or("", |role| role.as_str());
            reference(builder, role, inner.as_str(), found[0].ends_with('_'), at);
        } else if let Some(words) = found.name("emphasis").or_else(|| found.name("escaped")) {
            builder.words(words.as_str(), at);
        }
    });
}

/// Reads `text <address>`, alone or in a role.
fn reference(builder: &mut Builder, role: &str, text: &str, is_reference: bool, at: usize) {
    let target = text.strip_suffix('>').and_then(|text| text.rsplit_once('<'));
    let (words, href) = target.map_or((text, None), |(words, url)| (words.trim_end(), Some(url)));
    if let Some(url) = href.filter(|_| role.is_empty()) {
        builder.linked(words, url, at);
    } else if role.is_empty() || is_reference || is_listed(role, WORDS) {
        builder.words(words, at);
    } else {
        builder.tagged("code", words, at);
    }
}
