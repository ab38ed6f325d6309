//! A lint, with its reason: the page for people, the object for scripts.

use std::io;
use std::path::Path;

use errcat_codegen::lint::Lint;
use errcat_codegen::parse::suggestion::suggestion;
use serde_json::{Value, json};

use crate::args::Format;
use crate::console::{Console, Outcome};
use crate::page::{Page, STRONG};
use crate::workspace::usage;

/// Explains the lint with this id, or suggests one.
pub(super) fn run(id: &Path, format: Format, console: &mut Console) -> io::Result<Outcome> {
    let id = id.to_string_lossy();
    let Some(lint) = Lint::from_id(id.trim_matches(['[', ']'])) else {
        if id.contains(['/', '.']) || Path::new(&*id).exists() {
            let problem = format!("name the entry of {id} to explain: a name, a code or a status");
            return Err(usage(problem));
        }
        let hint = suggestion(&id, Lint::ALL.iter().map(|lint| lint.id()));
        console.error(&format!("there is no lint `{id}`; {hint}"))?;
        return Ok(Outcome::Found);
    };
    match format {
        Format::Json => console.json(&row(lint))?,
        Format::Text => console.text(&page(lint, console.prose_width()))?,
    }
    Ok(Outcome::Fine)
}

fn page(lint: Lint, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(lint.id(), lint.severity().as_str());
    page.prose(2, lint.title());
    page.gap();
    page.prose(2, lint.lesson().why);
    for (label, part) in [("Wrong", lint.lesson().wrong), ("Right", lint.lesson().right)] {
        page.gap();
        page.line(2, &format!("{STRONG}{label}{STRONG:#}"));
        page.code(4, part);
    }
    page.into_text()
}

/// Returns a lint as scripts get it.
fn row(lint: Lint) -> Value {
    let lesson = lint.lesson();
    json!({
        "rule": lint.id(),
        "severity": lint.severity().as_str(),
        "title": lint.title(),
        "why": lesson.why,
        "wrong": lesson.wrong,
        "right": lesson.right,
    })
}
