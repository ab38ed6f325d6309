//! Prose of a catalogue as Markdown. Each line of it is a paragraph, or a bullet when it begins with `- `;
//! between backticks stands code. Everything else is text: it cannot become markup.

/// Prose as blocks of Markdown, with an empty line between paragraphs.
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

/// Prose on one line of Markdown, for table cells and headings.
pub fn line(prose: &str) -> String {
    let lines = prose.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.map(inline).collect::<Vec<_>>().join(" ")
}

/// Prose as plain text on one line, without marks.
pub fn plain(prose: &str) -> String {
    let lines = prose.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ")
}

fn inline(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('`') {
        let after = &rest[start + 1..];
        let Some(end) = after.find('`').filter(|end| *end > 0) else { break };
        out.push_str(&escape(&rest[..start]));
        out.push_str(&code(&after[..end]));
        rest = &after[end + 1..];
    }
    out.push_str(&escape(rest));
    out
}

/// Text as a code span, whatever is in it.
pub fn code(text: &str) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let edge = |c: Option<char>| c.is_some_and(|c| c == '`' || c == ' ');
    let pad = if edge(text.chars().next()) || edge(text.chars().last()) { " " } else { "" };
    format!("{fence}{pad}{}{pad}{fence}", text.replace('|', "\\|"))
}

/// Text as text: no character of it is markup, wherever it stands.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut line_start = true;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied();
        if is_markup(c, next) || (line_start && is_block_markup(c)) {
            out.push('\\');
        }
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

fn is_markup(c: char, next: Option<char>) -> bool {
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
        '&' => next.is_some_and(|c| c.is_ascii_alphanumeric() || c == '#'),
        '_' => true,
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
        assert_eq!(
            blocks("One.\nTwo `a_b` x_y.\n- a\n- b"),
            "One.\n\nTwo `a_b` x\\_y.\n\n- a\n- b"
        );
        assert_eq!(line("One.\nTwo."), "One. Two.");
    }

    #[test]
    fn nothing_in_prose_is_markup() {
        assert_eq!(escape("<img onerror=x> [a](b) *c*"), "\\<img onerror=x\\> \\[a\\](b) \\*c\\*");
        assert_eq!(escape("# no heading"), "\\# no heading");
        assert_eq!(escape("12. no list"), "12\\. no list");
        assert_eq!(escape("a & b &amp; c"), "a & b \\&amp; c");
        assert_eq!(inline("an unclosed ` tick"), "an unclosed \\` tick");
    }

    #[test]
    fn code_spans_hold_any_text() {
        assert_eq!(code("a"), "`a`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code("a|b"), "`a\\|b`");
    }
}
