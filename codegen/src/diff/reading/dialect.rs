//! Compares the declarations of `wire` other than patterns: text around a message, lists of findings, reasons. Both
//! sides match texts in every form that either side declares.

use super::judge::Judge;
use super::texts::{blanks, written};
use crate::check::Dialect;

/// Reports changed matches due to changed declarations.
pub(super) fn declarations(judge: &mut Judge<'_, '_>) {
    let (old, new) = (judge.old, judge.new);
    if old.error.dialect == new.error.dialect {
        return;
    }
    judge.report_once();
    let mut texts = [written(old.error), written(new.error)].concat();
    texts.sort_unstable();
    texts.dedup();
    judge.text(" ");
    for text in [old, new].iter().flat_map(|side| blanks(side.error)) {
        judge.text(&text);
    }
    for text in &texts {
        for dialect in [&old.error.dialect, &new.error.dialect] {
            for spelled in spelled(dialect, text, &texts) {
                judge.text(&spelled);
            }
        }
    }
}

/// Returns a text in every form that a dialect allows.
fn spelled(dialect: &Dialect, text: &str, others: &[String]) -> Vec<String> {
    let mut spelled = Vec::new();
    if dialect.ignore_case {
        spelled.extend([text.to_ascii_uppercase(), text.to_ascii_lowercase()]);
    }
    if dialect.ignore_white_space {
        spelled.extend([text.replace(' ', "  "), text.replace(' ', ""), format!(" {text} ")]);
    }
    spelled.extend(dialect.wrap.iter().map(|(open, close)| format!("{open}{text}{close}")));
    spelled.extend(dialect.stray.chars().map(|c| format!("{text}{c}")));
    spelled.extend(dialect.stray.chars().map(|c| format!("{c}{text}")));
    if dialect.reason_in_parentheses {
        spelled.extend([format!("{text} (reason)"), format!("{text}(reason)")]);
    }
    if dialect.trailing_reason {
        spelled.push(format!("{text}: some reason"));
    }
    if let Some(separator) = &dialect.separator {
        let bare = |other: &String| bare(dialect, other);
        let second = others.iter().find(|other| *other != text).map_or(text.to_owned(), bare);
        spelled.push(format!("{text}{separator} {second}"));
        spelled.push(format!("{text}{separator}{second}"));
    }
    spelled
}

/// Returns a text without the prefix that a list has only once.
fn bare(dialect: &Dialect, text: &str) -> String {
    let mut prefixes = dialect.prefixes.iter().flatten();
    let rest = prefixes.find_map(|prefix| text.strip_prefix(prefix.as_str()));
    rest.unwrap_or(text).trim_start().to_owned()
}
