//! A stream of records, one JSON object per line, read in constant memory.

use std::io::{self, BufRead as _, BufReader};

use crate::console::{Console, Outcome};
use crate::input::Input;
use crate::progress::Progress;
use crate::reading::{Reader, Reading};
use crate::responses::Record;

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
        match Record::parse(line) {
            Ok(record) => print(reader, &record, line, console)?,
            Err(problem) => {
                console.error(&format!("{}:{number}: {problem}", input.name()))?;
                console.json_line(&Reading { unmatched: vec![line], ..Reading::default() })?;
                outcome = Outcome::Found;
            }
        }
    }
    Ok(outcome)
}

fn print(
    reader: &Reader<'_>,
    record: &Record<'_>,
    line: &str,
    console: &mut Console,
) -> io::Result<()> {
    let body = record.body();
    let headers: Vec<_> = record.headers.iter().map(|(name, value)| (&**name, &**value)).collect();
    let envelope =
        body.as_deref().map_or_else(|| Record::parts(line), |body| reader.envelope(body));
    let whole = body.as_deref();
    let whole = whole.and_then(|body| reader.whole(record.status, &headers, body, &envelope));
    if let Some(whole) = whole {
        return console.json_line(&reader.read_error(&whole).with_nearest(reader));
    }
    console.json_line(&reader.read(record.status, &envelope).with_nearest(reader))
}
