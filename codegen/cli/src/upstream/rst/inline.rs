//! Marks inside of a line: code, bold, links, roles.

use std::sync::LazyLock;

use regex::Regex;

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

/// Reads words that begin at the byte `at` of the page.
pub(super) fn read(builder: &mut Builder, text: &str, at: usize) {
    let mut from = 0;
    for found in MARKS.captures_iter(text) {
        let Some(whole) = found.get(0) else { continue };
        builder.words(&text[from..whole.start()], at + from);
        from = whole.end();
        let at = at + whole.start();
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
    builder.words(&text[from..], at + from);
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
