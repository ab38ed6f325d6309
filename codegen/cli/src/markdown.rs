//! Markdown for summaries of CI jobs and for pull requests.

/// Returns a text that shows as it is in a cell of a table, and mentions no person and no issue.
pub(crate) fn escaped(text: &str) -> String {
    let shown = |c: char| match c {
        '@' => "&#64;".to_owned(),
        '#' => "&#35;".to_owned(),
        c if "\\`*_[]<>|~&$".contains(c) => format!("\\{c}"),
        c => c.to_string(),
    };
    text.chars().map(shown).collect()
}
