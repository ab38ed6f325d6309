//! The rows of a table: cells by the roles of their columns, and rows that continue the one above.

use super::blocks;
use super::columns::{self, statuses};
use super::documented::{Cell, Column, Role, Row, Table};
use super::message;
use super::naming;
use super::text::{Style, Text, is_listed};

#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'p> {
    /// Whether its section is about an error.
    pub(super) in_error: bool,
    /// Whether the headings above say that the codes below are not those of errors.
    pub(super) elsewhere: bool,
    /// The pinned roles of the columns.
    pub(super) pinned: Option<&'p [(u64, Role)]>,
}

/// Reads a table row by row.
pub(super) fn table(table: &blocks::Table, place: &Place<'_>) -> Table {
    let columns = match place.pinned {
        Some(pinned) => columns::as_pinned(table, pinned),
        None => columns::columns(table, place.in_error),
    };
    let has = |role| columns.iter().any(|column| column.role == role);
    let names_errors = has(Role::Status) || has(Role::Code);
    let aside = match place {
        _ if !names_errors
            && (!place.in_error || !has(Role::Message) && !has(Role::Description)) =>
        {
            Some("its columns name no error")
        }
        Place { pinned: Some(_), .. } => None,
        _ if columns::are_parameters(table) => Some("it describes parameters"),
        Place { elsewhere: true, .. } if !has(Role::Status) => {
            Some("the words above it name something else than errors")
        }
        _ => None,
    };
    if aside.is_some() {
        return set_aside(table, aside);
    }
    let mut read = Table { aside, rows: Vec::new(), columns };
    let coded = table.rows.iter().any(|row| shows_code(&read.columns, row));
    for cells in &table.rows {
        row(&mut read, cells, coded);
    }
    read
}

/// Makes the first row of a table without titles its head, if it holds titles, and a head that names an error a row.
pub(super) fn promoted(table: &blocks::Table) -> blocks::Table {
    let mut table = table.clone();
    let names_error = |at: usize| {
        let named = |cell: &Text| {
            let plain = cell.plain();
            let sign = |c: char| c.is_ascii_digit() || c == '_';
            naming::codes(&plain).is_some() && plain.contains(sign)
        };
        let below = table.rows.iter().filter(|row| row.get(at).is_some_and(named)).count();
        table.head.get(at).is_some_and(named) && below * 2 > table.rows.len()
    };
    if (0..table.head.len()).any(names_error) {
        let columns = table.head.len();
        let head = std::mem::replace(&mut table.head, vec![Text::default(); columns]);
        table.rows.insert(0, head);
    }
    let untitled = table.head.iter().all(Text::is_empty);
    let is_title =
        |cell: &Text| columns::by_title(&cell.plain()).is_some() && cell.plain().len() < 30;
    if untitled && table.rows.len() > 1 && table.rows[0].iter().all(is_title) {
        let columns = table.head.len();
        table.head = table.rows.remove(0);
        table.head.resize(columns, Text::default());
    }
    table
}

/// Returns a table that is not about errors: all of its cells are kept.
fn set_aside(table: &blocks::Table, aside: Option<&'static str>) -> Table {
    let column = |title: &Text| Column { title: title.clone(), role: Role::Other, guessed: false };
    let columns: Vec<_> = table.head.iter().map(column).collect();
    let row = |cells: &Vec<Text>| {
        let filled = columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty());
        let cells = filled.map(|(column, text)| Cell {
            role: Role::Other,
            column: column.title.plain(),
            text: text.clone(),
        });
        let cells: Vec<_> = cells.collect();
        Row { at: cells.first().map_or(0, |cell| cell.text.at), cells, aside, ..Row::default() }
    };
    let rows = table.rows.iter().map(row).filter(|row| !row.cells.is_empty()).collect();
    Table { aside, columns, rows }
}

fn shows_code(columns: &[Column], row: &[Text]) -> bool {
    let message = columns.iter().position(|column| column.role == Role::Message);
    message.and_then(|at| row.get(at)).is_some_and(|cell| cell.codes().next().is_some())
}

/// Adds a row. Where others show messages as code, words alone in that column continue the row above.
fn row(table: &mut Table, cells: &[Text], coded: bool) {
    let filled: Vec<_> =
        table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()).collect();
    let Some((_, first)) = filled.first() else { return };
    let alone = filled.len() == 1;
    let is_key = |(column, cell): &&(&Column, &Text)| match column.role {
        Role::Message => !coded || !alone || cell.codes().next().is_some(),
        role => matches!(role, Role::Status | Role::Code),
    };
    if let [(column, cell)] = filled.as_slice()
        && cells.len() > 1
        && cell.is_all(Style::Strong)
    {
        let mut row = Row { at: cell.at, aside: Some(TITLE), ..Row::default() };
        row.add(Role::Other, &column.title.plain(), (*cell).clone());
        table.rows.push(row);
        return;
    }
    let above = table.rows.last_mut().filter(|row| row.aside.is_none());
    match above {
        Some(above) if !filled.iter().any(|cell| is_key(&cell)) => {
            for (column, cell) in &filled {
                let is_message = column.role == Role::Message;
                let role = if is_message { Role::Description } else { column.role };
                above.add(role, &column.title.plain(), (*cell).clone());
            }
            if !above.notes.contains(&CONTINUED) {
                above.notes.push(CONTINUED);
            }
        }
        above => {
            let mut row = Row { at: first.at, ..Row::default() };
            let mut own = Own::default();
            for (column, cell) in &filled {
                row.take(column, cell, &mut own);
            }
            own.finish(above.as_deref(), &mut row);
            table.rows.push(row);
        }
    }
}

const TITLE: &str = "it is a title of the rows below it";

const CONTINUED: &str = "a row below it continues it";

/// The errors that a row names itself.
#[derive(Default)]
struct Own {
    statuses: Vec<u16>,
    codes: Vec<String>,
    /// Whether a range of statuses is named.
    range: bool,
    /// Whether a cell that should name a status, or a code, names none.
    no_status: bool,
    no_code: bool,
}

impl Own {
    /// Decides which errors the row is about. A status that is missing is that of the row above.
    fn finish(&self, above: Option<&Row>, row: &mut Row) {
        let mut statuses = self.statuses.clone();
        let mut codes = self.codes.clone();
        let nothing = statuses.is_empty() && codes.is_empty();
        if self.no_code || nothing && (self.range || self.no_status) {
            let range = "it names a range of statuses and no error";
            let why = if self.range { range } else { "it names no error" };
            return row.set_aside(why, &statuses, &codes);
        }
        let above = above.map_or(&[][..], |above| &above.heads);
        if statuses.is_empty() && !self.range && !self.no_status {
            statuses = naming::statuses(above);
            if !statuses.is_empty() {
                row.notes.push("its status is that of the row above");
            }
        }
        if nothing {
            codes = above.iter().filter_map(|head| head.code.clone()).collect();
            codes.dedup();
        }
        row.heads = naming::heads(&statuses, &codes);
        if row.heads.is_empty() && !(statuses.is_empty() && codes.is_empty()) {
            let success = codes.iter().all(|code| code == "OK")
                && statuses.iter().all(|status| *status < 400);
            let many = "it names more errors than one row can mean";
            let why = if success { "it names no failure" } else { many };
            row.set_aside(why, &statuses, &codes);
        }
    }

    fn take_codes(&mut self, cell: &Text, row: &mut Row, column: &Column) {
        let shown: Vec<_> = cell.codes().map(naming::codes).collect();
        let in_code = !shown.is_empty() && shown.iter().all(Option::is_some);
        let codes = if in_code {
            Some(shown.into_iter().flatten().flatten().collect())
        } else {
            naming::codes(&cell.on_lines())
        };
        match codes {
            // A number and a name are one error.
            Some(codes) if codes.len() == 2 && is_mixed(&codes) => {
                let name = Text::plain_at(cell.at, &codes[1]);
                row.add(Role::Other, &column.title.plain(), name.with_links(cell));
                self.codes = codes[..1].to_vec();
            }
            Some(codes) => {
                if in_code && message::says_something(&cell.without_code()) {
                    row.add(Role::Other, &column.title.plain(), cell.without_code());
                }
                self.codes = codes;
            }
            None => {
                let named = naming::named(&cell.paragraphs().join(" "), true);
                self.range |= named.range;
                let absent =
                    is_listed(&cell.plain().to_lowercase(), "- – — n/a none (none) any * ?");
                self.no_code = named.codes.is_empty() && !absent;
                self.codes = named.codes;
                row.add(Role::Other, &column.title.plain(), cell.clone());
            }
        }
    }

    fn take_statuses(&mut self, cell: &Text, row: &mut Row, column: &Column) {
        let plain = cell.plain();
        match statuses(&plain) {
            Some(named) => {
                let fails = |status: &u16| *status >= 400;
                let all = named.statuses.iter().all(fails) || !named.statuses.iter().any(fails);
                if named.range || !all || columns::says_more(&plain, &named) {
                    let words = Text::plain_at(cell.at, &named.words);
                    let whole = named.range || !all || words.is_empty();
                    let words = if whole { cell.clone() } else { words.with_links(cell) };
                    row.add(Role::Other, &column.title.plain(), words);
                }
                self.range |= named.range;
                self.statuses = named.statuses;
            }
            // A code among statuses.
            None if naming::codes(&plain).is_some_and(|codes| codes.len() == 1)
                && plain.contains(|c: char| c.is_ascii_digit() || c == '_') =>
            {
                self.statuses.extend(naming::sub_status(&plain));
                if self.codes.is_empty() {
                    self.codes = naming::codes(&plain).unwrap_or_default();
                }
            }
            None => {
                self.no_status = true;
                row.add(Role::Other, &column.title.plain(), cell.clone());
            }
        }
    }
}

/// Returns whether only one of two codes is a number.
fn is_mixed(codes: &[String]) -> bool {
    naming::is_number(&codes[0]) != naming::is_number(&codes[1])
}

impl Row {
    fn take(&mut self, column: &Column, cell: &Text, own: &mut Own) {
        match column.role {
            Role::Message => self.take_message(column, cell),
            Role::Status => own.take_statuses(cell, self, column),
            Role::Code => own.take_codes(cell, self, column),
            role => self.add(role, &column.title.plain(), cell.clone()),
        }
    }

    fn take_message(&mut self, column: &Column, cell: &Text) {
        let shown = message::shown(cell);
        (self.messages, self.wraps) = (shown.messages, shown.wraps);
        if shown.hidden {
            self.notes.push("its message holds characters that cannot be seen; they are left out");
        }
        if shown.half_quoted {
            self.notes.push("its message seems to end with a quote: compare it with what arrives");
        }
        if !shown.rest.is_empty() {
            self.notes.push("words next to the message are taken for its description");
            self.add(Role::Description, &column.title.plain(), shown.rest);
        }
        if self.messages.as_ref().is_some_and(|texts| texts.len() > 1) {
            self.notes.push("one cell holds several messages");
        }
    }

    /// Keeps the statuses, codes and messages of a row that is not about an error, as words.
    fn set_aside(&mut self, why: &'static str, statuses: &[u16], codes: &[String]) {
        self.aside = Some(why);
        let all = statuses.iter().map(u16::to_string).chain(codes.iter().cloned());
        let all = all.collect::<Vec<_>>().join(", ");
        if !all.is_empty() {
            let (column, text) = (String::new(), Text::plain_at(self.at, &all));
            self.cells.insert(0, Cell { role: Role::Other, column, text });
        }
        if let Some(texts) = self.messages.take().filter(|texts| !texts.is_empty()) {
            self.add(Role::Description, "", Text::plain_at(self.at, &texts.join("\n")));
        }
    }

    pub(super) fn add(&mut self, role: Role, column: &str, text: Text) {
        // Words of a message's column belong to the description, whatever its own column is called.
        let known = self
            .cells
            .iter_mut()
            .find(|cell| cell.role == role && (role != Role::Other || cell.column == column));
        match known {
            Some(cell) => cell.text.append(text),
            None => self.cells.push(Cell { role, column: column.to_owned(), text }),
        }
    }
}
