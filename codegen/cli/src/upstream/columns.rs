//! What the cells of a table's columns are, by the columns' titles, and else by where they stand.

use super::documented::{Column, Role};
use super::heading::{self, Named};
use super::page::Table;
use super::text::Text;

/// Titles by what they hold; of the words of a title, the first in this list counts.
const TITLES: &[(&str, Role)] = &[
    ("handling", Role::Remedy),
    ("remedy", Role::Remedy),
    ("resolution", Role::Remedy),
    ("resolve", Role::Remedy),
    ("solution", Role::Remedy),
    ("solutions", Role::Remedy),
    ("action", Role::Remedy),
    ("actions", Role::Remedy),
    ("fix", Role::Remedy),
    ("workaround", Role::Remedy),
    ("recommendation", Role::Remedy),
    ("recovery", Role::Remedy),
    ("do", Role::Remedy),
    ("steps", Role::Remedy),
    ("message", Role::Message),
    ("messages", Role::Message),
    ("text", Role::Message),
    ("description", Role::Description),
    ("meaning", Role::Description),
    ("means", Role::Description),
    ("explanation", Role::Description),
    ("details", Role::Description),
    ("detail", Role::Description),
    ("cause", Role::Description),
    ("causes", Role::Description),
    ("reason", Role::Description),
    ("why", Role::Description),
    ("when", Role::Description),
    ("status", Role::Status),
    ("http", Role::Status),
    ("code", Role::Code),
    ("codes", Role::Code),
    ("sqlstate", Role::Code),
    ("identifier", Role::Code),
    ("id", Role::Code),
    ("type", Role::Code),
    ("name", Role::Code),
    ("error", Role::Message),
    ("errors", Role::Message),
];

/// Titles of columns that no entry has a place for.
const OTHER: &[&str] = &[
    "severity",
    "retry",
    "retryable",
    "retriable",
    "since",
    "version",
    "category",
    "class",
    "level",
    "notes",
    "note",
    "example",
    "examples",
    "field",
    "endpoint",
    "operation",
    "operations",
    "method",
    "link",
    "comment",
    "comments",
    "impact",
];

/// The columns of a table; `in_error` says that its section is about an error.
pub(super) fn columns(table: &Table, in_error: bool) -> Vec<Column> {
    let roles = table.head.iter().map(|title| by_title(&title.plain()));
    let mut roles: Vec<_> = roles.enumerate().map(|(at, role)| by_cells(table, at, role)).collect();
    only_one_each(&mut roles);
    let known = in_error || roles.iter().flatten().any(|role| *role < Role::Description);
    let mut columns = Vec::new();
    for (at, title) in table.head.iter().enumerate() {
        let title_words = title.plain().to_lowercase();
        let mut title_words = title_words.split(|c: char| !c.is_alphanumeric());
        let other = title_words.any(|word| OTHER.contains(&word));
        let taken: Vec<_> = roles.iter().flatten().copied().collect();
        let by_place = || by_place(table, at, &taken).filter(|_| known && !other);
        let guessed = roles[at].is_none();
        roles[at] = roles[at].or_else(by_place);
        let role = roles[at].unwrap_or(Role::Other);
        columns.push(Column { title: title.clone(), role, guessed });
    }
    columns
}

/// The first role that no other column has. Messages stand first, or are code.
fn by_place(table: &Table, at: usize, taken: &[Role]) -> Option<Role> {
    let coded = |row: &&Vec<Text>| row.get(at).is_some_and(|cell| cell.codes().next().is_some());
    let coded = table.rows.iter().filter(coded).count() * 2 > table.rows.len();
    let shows_messages = at == 0 || coded;
    let roles = [Role::Message, Role::Description, Role::Remedy].into_iter();
    let mut free = roles.filter(|role| !taken.contains(role));
    free.find(|role| *role != Role::Message || shows_messages)
}

/// What the title of a column, or of a paragraph, says that it holds.
pub(super) fn by_title(title: &str) -> Option<Role> {
    let lower = title.to_lowercase();
    let words: Vec<_> = lower.split(|c: char| !c.is_alphanumeric()).collect();
    let known = TITLES.iter().find(|(word, _)| words.contains(word));
    let role = known.map(|(_, role)| *role);
    // `Status code` is a status, `Error code` a code; `Error description` no message.
    match role {
        Some(Role::Status) if words.contains(&"code") && !words.contains(&"error") => {
            Some(Role::Status)
        }
        Some(Role::Description | Role::Remedy) if words.first() == Some(&"code") => {
            Some(Role::Code)
        }
        role => role,
    }
}

/// What the cells show may say more than the title: statuses are numbers, codes are no sentences.
fn by_cells(table: &Table, at: usize, role: Option<Role>) -> Option<Role> {
    let cells = table.rows.iter().filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    let cells: Vec<_> = cells.map(Text::plain).collect();
    let most =
        |is: fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count() * 2 > cells.len();
    match role {
        None | Some(Role::Status | Role::Code | Role::Message) if most(is_status) => {
            Some(Role::Status)
        }
        Some(Role::Status) if most(is_code) => Some(Role::Code),
        None | Some(Role::Message) if most(is_shouted) => Some(Role::Code),
        None if most(is_capitals) => Some(Role::Code),
        // A column `Error` may show either.
        Some(Role::Message) if !says_message(&table.head[at]) && most(is_joined) => {
            Some(Role::Code)
        }
        Some(Role::Code) if !cells.is_empty() && !most(is_code) => Some(Role::Message),
        role => role,
    }
}

fn says_message(title: &Text) -> bool {
    let title = title.plain().to_lowercase();
    title.contains("message") || title.contains("text")
}

/// Words joined to one, as codes are and messages are not.
fn is_joined(cell: &str) -> bool {
    is_code(cell) && cell.contains(['_', '-'])
}

fn is_status(cell: &str) -> bool {
    statuses(cell).is_some_and(|named| !says_more(cell, &named))
}

/// Whether a cell has words besides the statuses that it names and what they are called.
pub(super) fn says_more(cell: &str, named: &Named) -> bool {
    let lower = cell.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let tells_nothing = ["http", "status", "code", "or", "and"];
    words.filter(|word| !tells_nothing.contains(word)).count() > named.statuses.len()
}

/// What a cell names that begins with a status and names no code.
pub(super) fn statuses(cell: &str) -> Option<Named> {
    let named = heading::named(cell);
    (!named.statuses.is_empty() && named.codes.is_empty()).then_some(named)
}

fn is_code(cell: &str) -> bool {
    cell.split([',', '/']).all(|code| heading::is_identifier(code.trim().trim_matches('`')))
}

fn is_capitals(cell: &str) -> bool {
    is_code(cell) && cell.len() > 2 && cell.chars().all(|c| c.is_ascii_uppercase())
}

fn is_shouted(cell: &str) -> bool {
    is_code(cell) && cell.contains('_') && !cell.chars().any(|c| c.is_ascii_lowercase())
}

/// Of two columns with messages, statuses or codes, the second has something else.
fn only_one_each(roles: &mut [Option<Role>]) {
    for role in [Role::Status, Role::Code, Role::Message] {
        let mut with = roles.iter_mut().filter(|other| **other == Some(role)).skip(1);
        with.by_ref().for_each(|other| *other = None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: &[&str], cells: &[&str], in_error: bool, expected: &[Role]) {
        let texts =
            |all: &[&str]| all.iter().map(|text| Text::plain_at(0, text)).collect::<Vec<_>>();
        let table = Table { head: texts(titles), rows: vec![texts(cells)] };
        let roles: Vec<_> = columns(&table, in_error).iter().map(|column| column.role).collect();
        assert_eq!(roles, expected, "{titles:?} {cells:?}");
    }

    #[test]
    fn titles_cells_and_places_tell_what_a_column_holds() {
        use Role::{Code, Description, Message, Other, Remedy, Status};
        let two = &["It broke.", "It is broken."];
        check(&["Error message", "Description"], two, true, &[Message, Description]);
        check(&["Description", "Error"], two, true, &[Description, Message]);
        check(&["Message", "Handling error"], two, true, &[Message, Remedy]);
        check(&["Message", "How to fix it"], two, true, &[Message, Remedy]);
        check(&["What you see", "Why"], two, true, &[Message, Description]);
        check(&["", ""], two, true, &[Message, Description]);
        check(&["Message", "Severity"], two, true, &[Message, Other]);
        check(&["Opening", "Hours"], two, false, &[Other, Other]);
        let three = &["400", "BAD_VALUE", "It is bad."];
        check(
            &["HTTP status code", "Error code", "Meaning"],
            three,
            false,
            &[Status, Code, Description],
        );
        check(&["Code", "Error", "Meaning"], three, false, &[Status, Code, Description]);
        check(&["", "", ""], &["400", "BAD", "It is bad."], false, &[Status, Code, Description]);
        check(
            &["Status", "Meaning", "Action"],
            &["NOT_FOUND", "x", "y"],
            false,
            &[Code, Description, Remedy],
        );
    }
}
