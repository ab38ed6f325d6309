//! HTML inside Markdown: which tags are dressing, and what entities stand for.

mod table;

pub(super) use table::table;

/// Tags that change the look of words and not what they say.
const DRESSING: &[&str] = &[
    "a", "abbr", "b", "big", "center", "code", "del", "div", "em", "figure", "font", "i", "img",
    "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "small", "span", "strike",
    "strong", "sub", "sup", "table", "tbody", "td", "th", "thead", "tr", "tt", "u", "ul", "var",
    "wbr",
];

/// Whether a tag breaks the line.
pub(super) fn is_break(tag: &str) -> bool {
    name(tag).eq_ignore_ascii_case("br")
}

/// Whether a tag is dressing or a comment. Any other, such as `<id>`, is a word of the page.
pub(super) fn is_dressing(tag: &str) -> bool {
    tag.starts_with("<!--") || DRESSING.iter().any(|known| name(tag).eq_ignore_ascii_case(known))
}

fn name(tag: &str) -> &str {
    let inner = tag.trim_start_matches('<').trim_start_matches('/');
    inner
        .split(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-')
        .next()
        .unwrap_or(inner)
}

/// A block of HTML without its comments.
pub(super) fn without_comments(html: &str) -> String {
    let mut rest = html;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once("<!--") {
        kept += before;
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept + rest
}

/// Entities and backslashes that authors put into code, where Markdown does not ask for them.
const ESCAPES: &[(&str, &str)] = &[
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&quot;", "\""),
    ("&apos;", "'"),
    ("&#39;", "'"),
    ("&#124;", "|"),
    ("&nbsp;", " "),
    ("\\|", "|"),
    ("\\[", "["),
    ("\\]", "]"),
    ("\\_", "_"),
    ("&amp;", "&"),
];

/// Code without them.
pub(super) fn unescaped(code: &str) -> String {
    let replace = |text: String, (from, to): &(&str, &str)| text.replace(from, to);
    ESCAPES.iter().fold(code.to_owned(), replace)
}
