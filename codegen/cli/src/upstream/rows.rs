//! The rows of a table: cells by the roles of their columns, and rows that continue the one above.

use super::columns::{self, statuses};
use super::documented::{Cell, Column, Head, Messages, Role, Row, Table};
use super::heading;
use super::message;
use super::page;
use super::text::Text;

/// A table read row by row; `in_error` says that its section is about an error. None when it is about no error at all.
pub(super) fn table(table: &page::Table, in_error: bool) -> Option<Table> {
    let columns = columns::columns(table, in_error);
    let tells = |role| columns.iter().any(|column| column.role == role);
    let names_errors = tells(Role::Status) || tells(Role::Code);
    if !in_error && (!names_errors || table.rows.is_empty()) {
        return None;
    }
    let mut read = Table { rows: Vec::new(), columns };
    let coded = table.rows.iter().filter(|row| shows_code(&read.columns, row)).count() > 0;
    for cells in &table.rows {
        row(&mut read, cells, coded);
    }
    Some(read)
}

fn shows_code(columns: &[Column], row: &[Text]) -> bool {
    let message = columns.iter().position(|column| column.role == Role::Message);
    message.and_then(|at| row.get(at)).is_some_and(|cell| cell.codes().next().is_some())
}

/// Adds a row. Where others show messages as code, words that stand alone in that column continue the row above.
fn row(table: &mut Table, cells: &[Text], coded: bool) {
    let filled: Vec<_> =
        table.columns.iter().zip(cells).filter(|(_, cell)| !cell.is_empty()).collect();
    let Some((_, first)) = filled.first() else { return };
    let alone = filled.len() == 1;
    let is_key = |(column, cell): &&(&Column, &Text)| match column.role {
        Role::Message => !coded || !alone || cell.codes().next().is_some(),
        role => matches!(role, Role::Status | Role::Code),
    };
    let own = &mut Own::default();
    if filled.iter().any(|cell| is_key(&cell)) || table.rows.is_empty() {
        let mut row = Row { at: first.at, ..Row::default() };
        for (column, cell) in &filled {
            row.take(column, cell, false, own);
        }
        row.heads = own.heads(table.rows.last(), &mut row.doubts);
        own.keep_unnamed(&mut row);
        table.rows.push(row);
    } else if let Some(above) = table.rows.last_mut() {
        for (column, cell) in &filled {
            above.take(column, cell, true, own);
        }
        if !above.doubts.contains(&CONTINUED) {
            above.doubts.push(CONTINUED);
        }
    }
}

const CONTINUED: &str = "a row below it continues it";

/// What a row says of its error itself.
#[derive(Default)]
struct Own {
    statuses: Vec<u16>,
    codes: Vec<String>,
}

impl Own {
    fn heads(&self, above: Option<&Row>, doubts: &mut Vec<&'static str>) -> Vec<Head> {
        let mut statuses = self.statuses.clone();
        if statuses.is_empty() {
            let inherited = above.iter().flat_map(|above| &above.heads);
            statuses = inherited.filter_map(|head| head.status).collect();
            statuses.dedup();
            if !statuses.is_empty() {
                doubts.push("its status is that of the row above");
            }
        }
        let mut codes = self.codes.clone();
        if codes.is_empty() && self.statuses.is_empty() {
            codes = above
                .iter()
                .flat_map(|above| &above.heads)
                .filter_map(|head| head.code.clone())
                .collect();
            codes.dedup();
        }
        heading::Named { statuses, codes, words: String::new() }.heads()
    }
}

impl Row {
    fn take(&mut self, column: &Column, cell: &Text, continues: bool, own: &mut Own) {
        match column.role {
            Role::Message if continues => self.add(Role::Description, column, cell.clone()),
            Role::Message => {
                let shown = message::shown(cell);
                (self.messages, self.wraps) = (shown.messages, shown.wraps);
                if shown.hidden {
                    self.doubts.push(
                        "its message holds characters that cannot be seen; they are left out",
                    );
                }
                if !shown.beside.is_empty() {
                    self.doubts.push("words beside the message are taken for its description");
                    self.add(Role::Description, column, shown.beside);
                }
                if matches!(&self.messages, Messages::Texts(texts) if texts.len() > 1) {
                    self.doubts.push("one cell holds several messages");
                }
            }
            Role::Status => match statuses(&cell.plain()) {
                Some(named) => {
                    if columns::says_more(&cell.plain(), &named) {
                        self.add(Role::Other, column, cell.clone());
                    }
                    own.statuses = named.statuses;
                }
                None => self.add(Role::Other, column, cell.clone()),
            },
            Role::Code => own.take_codes(cell, self, column),
            role => self.add(role, column, cell.clone()),
        }
    }

    fn add(&mut self, role: Role, column: &Column, text: Text) {
        let title = column.title.plain();
        // Words of a message's column belong to the description, whatever its own column is called.
        let known = self
            .cells
            .iter_mut()
            .find(|cell| cell.role == role && (role != Role::Other || cell.column == title));
        match known {
            Some(cell) => cell.text.append(text),
            None => self.cells.push(Cell { role, column: title, text }),
        }
    }
}

impl Own {
    /// Where a row names more errors than anybody means, what it names is kept in words.
    fn keep_unnamed(&self, row: &mut Row) {
        if row.heads.is_empty() && !(self.statuses.is_empty() && self.codes.is_empty()) {
            let statuses = self.statuses.iter().map(u16::to_string);
            let all: Vec<_> = statuses.chain(self.codes.iter().cloned()).collect();
            let text = Text::plain_at(row.at, &all.join(", "));
            row.cells.push(Cell { role: Role::Other, column: "Errors".to_owned(), text });
        }
    }

    fn take_codes(&mut self, cell: &Text, row: &mut Row, column: &Column) {
        let words: Vec<_> = if cell.codes().next().is_some() {
            cell.codes().map(str::to_owned).collect()
        } else {
            cell.plain().split([',', '/']).map(|code| code.trim().to_owned()).collect()
        };
        let (codes, rest): (Vec<_>, Vec<_>) =
            words.into_iter().partition(|word| heading::is_identifier(word));
        if codes.is_empty() || !rest.is_empty() {
            row.add(Role::Other, column, cell.clone());
        } else if cell.codes().next().is_some() && message::says_something(&cell.beside_code()) {
            row.add(Role::Other, column, cell.beside_code());
        }
        self.codes = codes;
    }
}
