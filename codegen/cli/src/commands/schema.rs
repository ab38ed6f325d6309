//! `errcat schema`: the JSON Schema of the catalogue format.

use std::io;

use crate::console::{Console, Outcome};
use crate::schema;

pub(crate) fn run(console: &mut Console) -> io::Result<Outcome> {
    let schema = schema::json();
    console.data(schema.trim_end())?;
    console.data("\n")?;
    Ok(Outcome::Fine)
}
