//! A stream of records, one JSON object per line, read in constant memory.

use std::io::{self, BufRead as _, BufReader};

use errcat_reader::Response;

use crate::console::{Console, Outcome};
use crate::input::Input;
use crate::progress::Progress;
use crate::reading::{Reader, Reading};
use crate::responses::Record;

/// A record without anything of a response.
const NO_PARTS: &str = "a record has a `status`, a `body`, a `code` or `messages`";

/// Matches each record and prints the result.
pub(super) fn run(
    reader: &Reader<'_>,
    input: &Input,
    console: &mut Console,
) -> io::Result<Outcome> {
    let mut progress = Progress::new(input.length());
    let mut lines = BufReader::new(input.open()?);
    let mut outcome = Outcome::Fine;
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        if lines.buffer().is_empty() {
            // The next line may come much later, and a reader that follows a log waits for this one.
            console.flush()?;
        }
        bytes.clear();
        let read =
            lines.read_until(b'\n', &mut bytes).map_err(|problem| input.unreadable(&problem))?;
        if read == 0 {
            break;
        }
        progress.advance(read);
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        let printed = match Record::parse(line) {
            Ok(record) => print(reader, &record, line, console)?,
            Err(problem) => Err(problem),
        };
        if let Err(problem) = printed {
            console.error(&format!("{}:{number}: {problem}", input.name()))?;
            console.json_line(&Reading { unmatched: vec![line], ..Reading::default() })?;
            outcome = Outcome::Found;
        }
    }
    Ok(outcome)
}

/// Prints the reading of a record; returns why it is not one otherwise.
fn print(
    reader: &Reader<'_>,
    record: &Record<'_>,
    line: &str,
    console: &mut Console,
) -> io::Result<Result<(), String>> {
    let body = record.body();
    let response = match &body {
        Some(body) => super::body::response(reader, body),
        None => match record.parts(reader, line) {
            Some(parts) => Response::of(None, parts),
            None => return Ok(Err(NO_PARTS.to_owned())),
        },
    };
    let status = record.status.or(response.status);
    let headers: Vec<_> = record.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let whole = body.as_deref();
    let whole = whole.and_then(|body| reader.whole(status, &headers, body, &response.envelope));
    let reading = match &whole {
        Some(whole) => reader.read_error(whole),
        None => reader.read_response(status, &response),
    };
    console.json_line(&reading.with_nearest(reader))?;
    Ok(Ok(()))
}
