//! The roles of a table's columns: as they were pinned, else by the columns' titles, else by the contents of the cells
//! and the place of the column.

use super::blocks::Table;
use super::documented::{Column, Role};
use super::naming::{self, Named};
use super::text::{Text, is_listed};

/// The roles of columns by the words of their titles; of several words, the first in this list counts.
const TITLES: &[(&str, Role)] = &[
    (
        "handling remedy resolution resolve solution action fix workaround recommendation recovery mitigation do step",
        Role::Remedy,
    ),
    ("message text", Role::Message),
    (
        "description meaning mean explanation detail cause reason why when summary title",
        Role::Description,
    ),
    ("status http", Role::Status),
    ("symbol code sqlstate identifier id number type name", Role::Code),
    ("error", Role::Message),
];

/// Returns the rank of a title's words in [`TITLES`], and their role.
fn by_rank(words: &[String]) -> Option<(usize, Role)> {
    let titles =
        TITLES.iter().flat_map(|(all, role)| all.split(' ').map(move |word| (word, *role)));
    let mut ranks =
        titles.enumerate().filter(|(_, (word, _))| words.iter().any(|known| known == word));
    ranks.next().map(|(rank, (_, role))| (rank, role))
}

/// Returns whether all words of a title name roles, so that the title has no meaning beyond its role.
pub(super) fn is_only_title(title: &str) -> bool {
    let is_known = |word: &String| TITLES.iter().any(|(all, _)| is_listed(word, all));
    words(title).iter().all(is_known)
}

/// Titles of columns that no entry has a place for.
const OTHER: &str = "severity retry retries retryable retriable since version category categorie class level note example field \
    endpoint operation method path resource service scope link reference comment impact";

/// Titles of columns that name parameters, and not errors.
const PARAMETERS: &str =
    "field param parameter property properties attribute argument header option variable";

/// The values of a column of severities.
const SEVERITIES: &str =
    "error warning info information fatal critical high medium low notice debug";

/// Returns the words of a title, in the singular.
fn words(title: &str) -> Vec<String> {
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_plural = |stem: &&str| stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']);
    words.map(|word| word.strip_suffix('s').filter(is_plural).unwrap_or(word).to_owned()).collect()
}

/// Returns whether a table describes parameters.
pub(super) fn are_parameters(table: &Table) -> bool {
    let titles: Vec<_> = table.head.iter().map(|title| words(&title.plain())).collect();
    let any = |known: &str| titles.iter().flatten().any(|word| is_listed(word, known));
    let first = titles.first().into_iter().flatten();
    let names = first.clone().any(|word| is_listed(word, PARAMETERS));
    let keyed = first.clone().any(|word| word == "name" || word == "key");
    !any("code status error message") && (names || keyed && any("type required default"))
}

/// Returns the columns of a table; `in_error` says that its section is about an error.
pub(super) fn columns(table: &Table, in_error: bool) -> Vec<Column> {
    let roles = table.head.iter().map(|title| by_title(&title.plain()));
    let mut roles: Vec<_> = roles.enumerate().map(|(at, role)| by_cells(table, at, role)).collect();
    only_one_each(table, &mut roles);
    let known = in_error || roles.iter().flatten().any(|role| *role < Role::Description);
    let mut columns = Vec::new();
    for (at, title) in table.head.iter().enumerate() {
        let other = words(&title.plain()).iter().any(|word| is_listed(word, OTHER));
        let taken: Vec<_> = roles.iter().flatten().copied().collect();
        let by_place = || by_place(table, at, &taken).filter(|_| known && !other);
        let guessed = roles[at].is_none();
        roles[at] = roles[at].or_else(by_place);
        let role = roles[at].unwrap_or(Role::Other);
        columns.push(Column { title: title.clone(), role, guessed });
    }
    columns
}

/// Returns the columns of a table of which `pinned` are the columns as they were: fingerprints of titles, and roles.
/// Where as many titles are new as are gone, each new one has the role of the one in its place.
pub(super) fn as_pinned(table: &Table, pinned: &[(u64, Role)]) -> Vec<Column> {
    let fingerprint = |title: &Text| super::Fingerprint::of(title).whole;
    let titles: Vec<_> = table.head.iter().map(fingerprint).collect();
    // Several columns can have the same title, or none.
    let known = |at: usize| {
        let before = titles[..at].iter().filter(|title| **title == titles[at]).count();
        pinned.iter().filter(|(known, _)| *known == titles[at]).nth(before)
    };
    let is_gone = |(was, _): &&(u64, Role)| !titles.contains(was);
    let gone: Vec<_> = pinned.iter().filter(is_gone).collect();
    let new = (0..titles.len()).filter(|at| known(*at).is_none()).count();
    let mut renamed = gone.iter().filter(|_| gone.len() == new);
    let taken: Vec<_> = pinned.iter().map(|(_, role)| *role).collect();
    let role = |(at, title): (usize, &Text)| {
        let role = known(at).or_else(|| renamed.next().copied()).map(|(_, role)| *role);
        let new =
            || by_cells(table, at, by_title(&title.plain())).filter(|role| !taken.contains(role));
        let role = role.or_else(new).unwrap_or(Role::Other);
        Column { title: title.clone(), role, guessed: false }
    };
    table.head.iter().enumerate().map(role).collect()
}

/// Returns the first role that no other column has. Messages come first, or are code.
fn by_place(table: &Table, at: usize, taken: &[Role]) -> Option<Role> {
    let coded = |row: &&Vec<Text>| row.get(at).is_some_and(|cell| cell.codes().next().is_some());
    let coded = table.rows.iter().filter(coded).count() * 2 > table.rows.len();
    let cells = || table.rows.iter().filter_map(|row| row.get(at)).map(Text::plain);
    let numbers = cells().filter(|cell| is_number(cell)).count() * 2 > table.rows.len();
    let shows_messages = !numbers && (at == 0 || coded);
    let roles = [Role::Message, Role::Description, Role::Remedy].into_iter();
    let mut free = roles.filter(|role| !taken.contains(role));
    free.find(|role| *role != Role::Message || shows_messages)
}

/// Returns the role that the title of a column, or of a paragraph, names.
pub(super) fn by_title(title: &str) -> Option<Role> {
    let words = words(title);
    // `Status code` is a status, `Error code` a code; `Error description` is not a message.
    match by_rank(&words)?.1 {
        Role::Description | Role::Remedy if words.first().is_some_and(|word| word == "code") => {
            Some(Role::Code)
        }
        role => Some(role),
    }
}

/// Corrects the role that a title gives by the contents of the cells: statuses are numbers, codes are not sentences.
fn by_cells(table: &Table, at: usize, role: Option<Role>) -> Option<Role> {
    // A cell alone in its row is a title of the rows below it.
    let is_row =
        |row: &&Vec<Text>| row.iter().filter(|cell| !cell.is_empty()).count() > 1 || row.len() < 2;
    let rows = table.rows.iter().filter(is_row);
    let cells = rows.filter_map(|row| row.get(at)).filter(|cell| !cell.is_empty());
    let cells: Vec<_> = cells.map(Text::on_lines).collect();
    let count = |is: fn(&str) -> bool| cells.iter().filter(|cell| is(cell)).count();
    let most = |is: fn(&str) -> bool| count(is) * 2 > cells.len();
    let titled = words(&table.head[at].plain());
    let says = |word: &str| titled.iter().any(|title| title == word);
    // Numbers of which some cannot be statuses are codes, if the title does not say otherwise.
    let other_numbers = count(is_number) > count(is_status) && !says("status") && !says("http");
    match role {
        None | Some(Role::Status | Role::Code) if most(is_severity) => Some(Role::Other),
        None | Some(Role::Status | Role::Code | Role::Message)
            if most(is_status)
                && !other_numbers
                && (role != Some(Role::Code) || count(is_failure) > 0) =>
        {
            Some(Role::Status)
        }
        Some(Role::Status) if most(is_code) => Some(Role::Code),
        None | Some(Role::Message) if most(is_shouted) => Some(Role::Code),
        None if most(is_capitals) => Some(Role::Code),
        // A column `Error` may show either.
        Some(Role::Message) if !says_message(&table.head[at].plain()) && most(is_code) => {
            Some(Role::Code)
        }
        Some(Role::Code) if !cells.is_empty() && !most(is_code) => Some(Role::Message),
        role => role,
    }
}

pub(super) fn says_message(title: &str) -> bool {
    let title = title.to_lowercase();
    title.contains("message") || title.contains("text")
}

fn is_severity(cell: &str) -> bool {
    is_listed(&cell.to_lowercase(), SEVERITIES)
}

fn is_number(cell: &str) -> bool {
    naming::is_number(cell.trim_matches('`')) || is_status(cell)
}

fn is_status(cell: &str) -> bool {
    let is_alone = |named: Named| named.range || !says_more(cell, &named) || is_phrase(&named);
    naming::sub_status(cell).is_some() || statuses(cell).is_some_and(is_alone)
}

fn is_failure(cell: &str) -> bool {
    let fails = |named: Named| named.range || named.statuses.iter().any(|status| *status >= 400);
    naming::sub_status(cell).is_some() || statuses(cell).is_some_and(fails)
}

/// Returns whether the words after a status are short enough to be its phrase.
fn is_phrase(named: &Named) -> bool {
    named.words.split_whitespace().count() <= 4
}

/// Returns whether a cell has words other than the statuses that it names and their phrases.
pub(super) fn says_more(cell: &str, named: &Named) -> bool {
    let lower = cell.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let says_nothing = ["http", "status", "code", "or", "and"];
    words.filter(|word| !says_nothing.contains(word)).count() > named.statuses.len()
}

/// Returns the contents of a cell that begins with a status or is a range, and names no code.
pub(super) fn statuses(cell: &str) -> Option<Named> {
    let named = naming::named(cell, false);
    ((!named.statuses.is_empty() || named.range) && named.codes.is_empty()).then_some(named)
}

/// Returns whether a cell holds codes, or the beginning of several, such as `54*`.
fn is_code(cell: &str) -> bool {
    naming::codes(cell.trim_end_matches('*')).is_some()
}

fn is_capitals(cell: &str) -> bool {
    is_code(cell) && cell.len() > 2 && cell.chars().all(|c| c.is_ascii_uppercase())
}

fn is_shouted(cell: &str) -> bool {
    is_code(cell) && cell.contains('_') && !cell.chars().any(|c| c.is_ascii_lowercase())
}

/// Keeps one column each of statuses, codes and messages: the one whose title comes first in [`TITLES`].
fn only_one_each(table: &Table, roles: &mut [Option<Role>]) {
    let rank = |title: &Text| by_rank(&words(&title.plain())).map_or(usize::MAX, |(rank, _)| rank);
    for role in [Role::Status, Role::Code, Role::Message] {
        let with = (0..roles.len()).filter(|at| roles[*at] == Some(role));
        let best = with.clone().min_by_key(|at| rank(&table.head[*at]));
        let others: Vec<_> = with.filter(|at| Some(*at) != best).collect();
        for at in others {
            let cells = table.rows.iter().filter_map(|row| row.get(at)).map(Text::plain);
            let codes = role == Role::Status && cells.clone().any(|cell| is_code(&cell));
            roles[at] = match role {
                Role::Message => None,
                _ if codes
                    && by_title(&table.head[at].plain()) == Some(Role::Code)
                    && !roles.contains(&Some(Role::Code)) =>
                {
                    Some(Role::Code)
                }
                _ => Some(Role::Other),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(titles: &[&str], cells: &[&str], in_error: bool, expected: &[Role]) {
        let texts =
            |all: &[&str]| all.iter().map(|text| Text::plain_at(0, text)).collect::<Vec<_>>();
        let rows = cells.chunks(titles.len()).map(texts).collect();
        let table = Table { head: texts(titles), rows };
        let roles: Vec<_> = columns(&table, in_error).iter().map(|column| column.role).collect();
        assert_eq!(roles, expected, "{titles:?} {cells:?}");
    }

    #[test]
    fn titles_cells_and_places_say_what_a_column_holds() {
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
        check(&["", "", ""], three, false, &[Status, Code, Description]);
        check(
            &["Status", "Meaning", "Action"],
            &["NOT_FOUND", "x", "y"],
            false,
            &[Code, Description, Remedy],
        );
        let typed = &["parcel", "1001", "It is lost"];
        check(&["Error type", "Code", "Message"], typed, false, &[Other, Code, Message]);
        check(
            &["Status", "Code", "Message"],
            &["Error", "a1", "x y"],
            false,
            &[Other, Code, Message],
        );
        check(&["Code", "Meaning"], &["404 (NOT FOUND)", "x"], false, &[Status, Description]);
        check(&["Code", "Meaning"], &["404", "x", "-1", "y"], false, &[Code, Description]);
        check(&["Status code", "Code"], &["404", "404"], false, &[Status, Code]);
    }
}
