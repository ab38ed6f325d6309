//! A stream of records, one JSON object a line, read in constant memory.

use std::borrow::Cow;
use std::io::{self, BufRead as _, BufReader};

use errcat_codegen::runtime::json::{self, Shape};
use errcat_codegen::runtime::response::{Envelope, Layout};
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::console::{Console, Outcome};
use crate::input::Input;
use crate::reading::{Reader, Reading};

/// Reads each record and prints what it says.
pub(super) fn run(
    reader: &Reader<'_>,
    input: &Input,
    console: &mut Console,
) -> io::Result<Outcome> {
    let mut lines = BufReader::new(input.open()?);
    let mut outcome = Outcome::Fine;
    let mut bytes = Vec::new();
    for number in 1_u64.. {
        if lines.buffer().is_empty() {
            // The next line may be long in coming: whoever follows a log wants to see this one.
            console.flush()?;
        }
        bytes.clear();
        if lines.read_until(b'\n', &mut bytes).map_err(|problem| input.named(&problem))? == 0 {
            break;
        }
        let line = String::from_utf8_lossy(&bytes);
        let line = line.trim_start_matches('\u{feff}').trim();
        if line.is_empty() {
            continue;
        }
        match Record::parse(line) {
            Ok(record) => record.print(reader, line, console)?,
            Err(problem) => {
                console.complain(&format!("{}:{number}: {problem}", input.name()))?;
                console.json_line(&Reading { unmatched: vec![line], ..Reading::default() })?;
                outcome = Outcome::Found;
            }
        }
    }
    Ok(outcome)
}

/// What of a record is not read as an envelope.
#[derive(Deserialize)]
struct Record<'l> {
    status: Option<u16>,
    #[serde(borrow)]
    body: Option<&'l RawValue>,
}

/// A record that has no body carries code and messages itself.
const LAYOUT: Layout<'static> = Layout {
    code: "/code",
    messages: "/messages",
    correlation_id: "/correlation_id",
    fallback: &[],
};

impl<'l> Record<'l> {
    fn parse(line: &'l str) -> Result<Self, String> {
        if json::shape(line) != Shape::Object {
            return Err("a record is a JSON object".to_owned());
        }
        serde_json::from_str(line).map_err(|problem| problem.to_string())
    }

    fn print(&self, reader: &Reader<'_>, line: &str, console: &mut Console) -> io::Result<()> {
        // A string is the body's text; any other value is the body itself.
        let text = |body| json::text(body).unwrap_or(Cow::Borrowed(body));
        let body = self.body.map(RawValue::get).map(text);
        let envelope = body.as_deref().map_or_else(|| parts(line), |body| reader.envelope(body));
        console.json_line(&reader.read(self.status, &envelope))
    }
}

/// What a record without a body carries; one with a status alone is like a response with an empty body.
fn parts(line: &str) -> Envelope<'_> {
    let envelope = Envelope::read(line, &LAYOUT);
    let has_parts = envelope.code.is_some() || envelope.messages.is_some();
    if has_parts { envelope } else { Envelope::default() }
}
