//! Converts the prose of a catalogue to Markdown. Each line is a paragraph, or a bullet if it begins with `- `; text
//! between backticks is code. Everything else is plain text: it cannot become markup.

/// Returns prose as Markdown blocks, with an empty line between paragraphs.
pub fn blocks(prose: &str) -> String {
    let mut out = String::new();
    let mut in_list = false;
    for line in prose.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (bullet, text) = match line.strip_prefix("- ") {
            Some(text) => (true, text),
            None => (false, line),
        };
        if !out.is_empty() {
            out.push_str(if bullet && in_list { "\n" } else { "\n\n" });
        }
        if bullet {
            out.push_str("- ");
        }
        out.push_str(&inline(text));
        in_list = bullet;
    }
    out
}

/// Returns prose as one line of Markdown. In a table, it must go through [`cell`].
pub fn line(prose: &str) -> String {
    let lines = prose.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(inline).collect::<Vec<_>>().join(" ")
}

/// Returns prose as one line of plain text, without bullets.
pub fn plain(prose: &str) -> String {
    let lines = prose.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

/// Returns the first sentence of prose.
pub fn short(prose: &str) -> &str {
    let line = prose.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default();
    let line = line.strip_prefix("- ").unwrap_or(line);
    let ends = line.match_indices(". ").map(|(at, _)| at);
    let end = ends.into_iter().find(|at| is_sentence(&line[..*at], &line[at + 2..]));
    end.map_or(line, |at| &line[..=at])
}

/// Returns whether a full stop between the two texts ends a sentence: not one in code or in `e.g.`.
fn is_sentence(before: &str, after: &str) -> bool {
    let word = before.rsplit([' ', '(']).next().unwrap_or_default();
    let in_code = before.matches('`').count() % 2 == 1;
    let goes_on = after.starts_with(char::is_lowercase);
    !in_code && !goes_on && !word.contains('.') && word.chars().count() > 1
}

fn inline(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let after = &rest[start + 1..];
        let Some(end) = after.find('`').filter(|end| *end > 0) else { break };
        out.push_str(&escape_from(&rest[..start], out.is_empty()));
        out.push_str(&code(&after[..end]));
        rest = &after[end + 1..];
    }
    let tail = escape_from(rest, out.is_empty());
    out + &tail
}

/// Returns text as a code span, or as plain text if no code span can hold it. In a table, it must go through [`cell`].
pub fn code(text: &str) -> String {
    if !fits_code(text) {
        return escape(text);
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = |c: Option<char>| c.is_some_and(|c| c == '`' || c == ' ');
    let pad = if edge(text.chars().next()) || edge(text.chars().last()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Returns text as a code block in a language, or as plain lines if no code block can contain it.
pub fn code_block(language: &str, text: &str) -> String {
    let text = text.trim_end();
    if includes(text) {
        return text.lines().map(escape).collect::<Vec<_>>().join("\n\n");
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}{language}\n{text}\n{fence}")
}

/// Returns whether text can be a code span. In a table, `\|` looks like an escaped `|`; mdBook expands `{{#include …}}`
/// even in code.
fn fits_code(text: &str) -> bool {
    !text.contains("\\|") && !includes(text)
}

/// Returns whether mdBook would replace a part of the text.
fn includes(text: &str) -> bool {
    let mut braces = text.match_indices("{{").map(|(at, _)| &text[at + 2..]);
    braces.any(|rest| rest.trim_start().starts_with('#'))
}

/// Returns one line of Markdown as a table cell.
pub fn cell(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    let mut escaped = false;
    for c in markdown.chars() {
        if c == '|' && !escaped {
            out.push('\\');
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}

/// Escapes text so that no character of it is markup, in any context.
pub fn escape(text: &str) -> String {
    escape_from(text, true)
}

fn escape_from(text: &str, mut line_start: bool) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if is_markup(before, c, next) || (line_start && is_block_markup(c)) {
            out.push('\\');
        }
        before = Some(c);
        line_start = (line_start && c.is_ascii_digit()) || c == '\n';
        // `1.` at the beginning of a line is a list.
        if line_start && c.is_ascii_digit() && matches!(next, Some('.' | ')')) {
            out.push(c);
            out.push('\\');
            line_start = false;
            continue;
        }
        out.push(c);
    }
    out
}

/// Returns whether a character may be markup. mdBook replaces braces; code hosts link addresses with a colon.
fn is_markup(before: Option<char>, c: char, next: Option<char>) -> bool {
    let is_plain = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' | '{' | '}' => true,
        // It is not markup inside a word.
        '_' => !(is_plain(before) && is_plain(next)),
        '&' => is_plain(next) || next == Some('#'),
        ':' => next == Some('/'),
        _ => false,
    }
}

fn is_block_markup(c: char) -> bool {
    matches!(c, '#' | '+' | '-' | '=' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_becomes_blocks() {
        assert_eq!(blocks("One.\nTwo `a_b` x_y.\n- a\n- b"), "One.\n\nTwo `a_b` x_y.\n\n- a\n- b");
        assert_eq!(line("One.\nTwo."), "One. Two.");
    }

    #[test]
    fn nothing_in_prose_is_markup() {
        assert_eq!(escape("<img onerror=x> [a](b) *c*"), "\\<img onerror=x\\> \\[a\\](b) \\*c\\*");
        assert_eq!(escape("a_b _c_ __d"), "a_b \\_c\\_ \\_\\_d");
        assert_eq!(escape("# no heading"), "\\# no heading");
        assert_eq!(escape("12. no list"), "12\\. no list");
        assert_eq!(escape("a & b &amp; c"), "a & b \\&amp; c");
        assert_eq!(escape("{{#include x}}"), "\\{\\{#include x\\}\\}");
        assert_eq!(escape("https://x.y"), "https\\://x.y");
        assert_eq!(inline("an unclosed ` tick"), "an unclosed \\` tick");
        assert_eq!(inline("`a`- b"), "`a`- b");
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code_block("json", "{\n}\n"), "```json\n{\n}\n```");
        assert_eq!(code_block("", "````\na"), "`````\n````\na\n`````");
        assert_eq!(code_block("", "a {{ #x }}"), "a \\{\\{ #x \\}\\}");
        assert_eq!(code("a|b"), "`a|b`");
        assert_eq!(code("a\\|b"), "a\\\\\\|b");
        assert_eq!(code("{{ #include x}}"), "\\{\\{ #include x\\}\\}");
    }

    #[test]
    fn a_cell_has_no_bare_bar() {
        assert_eq!(cell(&code("a|b")), "`a\\|b`");
        assert_eq!(cell(&escape("a|b")), "a\\|b");
        assert_eq!(cell(&escape("a\\|b")), "a\\\\\\|b");
    }

    #[test]
    fn the_first_sentence_is_the_short_form() {
        assert_eq!(short("It is `a. B`, e.g. so. Then.\nMore."), "It is `a. B`, e.g. so.");
        assert_eq!(short("One. two"), "One. two");
        assert_eq!(short("- One\n- two"), "One");
    }
}
