//! Markdown for summaries of CI jobs and for pull requests.

/// Escapes a text for a cell of a table, so that it shows unchanged and mentions no person and no issue.
pub(crate) fn escaped(text: &str) -> String {
    let shown = |c: char| match c {
        '@' => "&#64;".to_owned(),
        '#' => "&#35;".to_owned(),
        c if "\\`*_[]<>|~&$".contains(c) => format!("\\{c}"),
        c => c.to_string(),
    };
    text.chars().map(shown).collect()
}
