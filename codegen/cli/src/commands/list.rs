//! `errcat list`: all entries of a catalogue.

use std::io;
use std::path::PathBuf;

use errcat_codegen::check::Catalog;
use textwrap::core::display_width;

use crate::args::Format;
use crate::catalogue;
use crate::console::{Console, Outcome};
use crate::entry::{Entry, entries, of_error};
use crate::page::{Page, STRONG};
use crate::row::Row;

/// The arguments of `errcat list`.
#[derive(clap::Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(crate) struct Args {
    /// The catalogue
    catalog: PathBuf,
    /// A table, or one JSON array with a row per entry and what it inherits. `is_general_remedy` says that `remedy` is that of
    /// the general rules. `retry` in it is a word, such as `after_fix`, or names the operation
    /// to start again with, such as `restart:create_order`
    #[arg(long, default_value = "text")]
    format: Format,
}

const EXAMPLES: &str = "\
Examples:
  errcat list catalog/api.yaml
  errcat list catalog/api.yaml | grep 404
  errcat list catalog/api.yaml --format json | jq '.[] | select(.remedy == null or .is_general_remedy) | .entry'";

pub(crate) fn run(args: &Args, console: &mut Console) -> io::Result<Outcome> {
    let Some(compiled) = catalogue::load(&args.catalog, console)? else {
        return Ok(Outcome::Found);
    };
    match args.format {
        Format::Json => {
            let rows: Vec<_> = entries(compiled.catalog()).map(Row::from).collect();
            console.json(&rows)?;
        }
        Format::Text => {
            let text = text(compiled.catalog(), console.width());
            console.text(&text)?;
        }
    }
    Ok(Outcome::Fine)
}

/// Returns a table, or entries below their errors if the terminal is too narrow for a table.
fn text(facts: &Catalog, width: Option<usize>) -> String {
    let table: Vec<_> = entries(facts).map(cells).collect();
    let widths = widths(&table);
    let needed = widths.iter().sum::<usize>() + 2 * 4;
    match width {
        Some(width) if width < needed => grouped(facts, width),
        _ => flat(&table, widths),
    }
}

const HEAD: [&str; 5] = ["STATUS", "CODE", "ERROR", "ENTRY", "MESSAGE"];

fn cells(entry: Entry<'_>) -> [String; 5] {
    let own = |text: Option<&str>| text.unwrap_or("-").to_owned();
    [
        entry.error.status.map_or_else(|| own(None), |status| status.to_string()),
        own(entry.error.code.as_deref()),
        own(Some(entry.error.name().as_str())),
        own(entry.name()),
        message(entry).to_owned(),
    ]
}

fn message(entry: Entry<'_>) -> &str {
    match entry.message {
        Some(message) => message.message.as_deref().unwrap_or("(empty list)"),
        None => "-",
    }
}

fn widths(table: &[[String; 5]]) -> [usize; 5] {
    let mut widths = HEAD.map(str::len);
    for row in table {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = display_width(cell).max(*width);
        }
    }
    widths
}

fn flat(table: &[[String; 5]], widths: [usize; 5]) -> String {
    let line = |row: [&str; 5]| {
        let cells = row.iter().zip(widths).map(|(cell, width)| padded(cell, width));
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    let mut text = format!("{STRONG}{}{STRONG:#}\n", line(HEAD));
    for row in table {
        text += &line(row.each_ref().map(String::as_str));
        text.push('\n');
    }
    text
}

fn grouped(facts: &Catalog, width: usize) -> String {
    let mut page = Page::new(width);
    for error in &facts.errors {
        page.heading(&error.title(), error.name().as_str());
        let names = error.messages.iter().map(|message| display_width(message.name().as_str()));
        let column = names.max().unwrap_or_default();
        for entry in of_error(facts, error) {
            if let Some(name) = entry.name() {
                page.row(2, name, column, message(entry));
            }
        }
    }
    page.into_text()
}

fn padded(text: &str, width: usize) -> String {
    let space = width.saturating_sub(display_width(text));
    format!("{text}{:space$}", "")
}
