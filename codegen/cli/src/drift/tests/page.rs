//! The kinds of lines of a page, by their first characters and not by the reader under test.

/// A word of a page: its bytes, and the piece that it is part of.
#[derive(Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) piece: &'static str,
}

/// Returns every word with letters or digits.
pub(super) fn words(page: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut at = 0;
    let mut head: Vec<String> = Vec::new();
    for line in page.split_inclusive('\n') {
        let is_table = line.starts_with('|');
        if !is_table {
            head.clear();
        }
        let is_head = is_table && head.is_empty();
        if is_head {
            head = line.split('|').skip(1).map(|cell| cell.trim().to_lowercase()).collect();
        }
        let (mut cell, mut in_code, mut start) = (0, false, None);
        for (offset, c) in line.char_indices() {
            let part = c.is_alphanumeric() || "_'’".contains(c);
            if let (false, Some(from)) = (part, start) {
                words.push(Word {
                    start: at + from,
                    end: at + offset,
                    piece: piece(line, &head, is_head, cell, in_code, from),
                });
                start = None;
            }
            start = start.or(part.then_some(offset));
            in_code ^= c == '`';
            cell += usize::from(c == '|');
        }
        at += line.len();
    }
    // The address of a link is not a word.
    words.retain(|word| {
        !page[..word.start].ends_with("](https://") && !in_address(page, word.start)
    });
    words
}

fn in_address(page: &str, at: usize) -> bool {
    let line = &page[page[..at].rfind('\n').map_or(0, |at| at + 1)..at];
    line.rfind("](").is_some_and(|open| !line[open..].contains(')'))
}

fn piece(
    line: &str,
    head: &[String],
    is_head: bool,
    cell: usize,
    in_code: bool,
    from: usize,
) -> &'static str {
    if is_head {
        return "column";
    }
    if line.starts_with('|') {
        let title = head.get(cell.saturating_sub(1)).map_or("", String::as_str);
        return match title {
            _ if title.contains("status") => "status",
            _ if title.contains("code") => "code",
            _ if title.contains("message") && in_code => "message",
            _ if title.contains("do") || title.contains("handling") => "remedy",
            _ => "description",
        };
    }
    let is_item = line.starts_with("- ") || line.starts_with("* ");
    match line.find("`:") {
        _ if line.starts_with('#') => "heading",
        Some(end) if is_item && from < end => "operation",
        Some(_) if is_item => "impact",
        None if is_item => "rule",
        _ => "paragraph",
    }
}
