//! What a rule asks for, and why: the page for people, the object for scripts.

use std::io;
use std::path::Path;

use errcat_codegen::parse::suggestion::suggestion;
use errcat_codegen::rule::Rule;
use serde::Serialize;

use crate::args::Format;
use crate::console::{Console, Outcome};
use crate::page::{Page, STRONG};
use crate::workspace::usage;

/// Explains the rule of this id, or says which there are.
pub(super) fn run(id: &Path, format: Format, console: &mut Console) -> io::Result<Outcome> {
    let id = id.to_string_lossy();
    let Some(rule) = Rule::from_id(id.trim_matches(['[', ']'])) else {
        if id.contains(['/', '.']) || Path::new(&*id).exists() {
            let problem = format!("say what of {id} to explain: a name, a code or a status");
            return Err(usage(problem));
        }
        let hint = suggestion(&id, Rule::ALL.iter().map(|rule| rule.id()));
        console.complain(&format!("there is no rule `{id}`; {hint}"))?;
        return Ok(Outcome::Found);
    };
    match format {
        Format::Json => console.json(&Row::from(rule))?,
        Format::Text => console.text(&page(rule, console.prose_width()))?,
    }
    Ok(Outcome::Fine)
}

fn page(rule: Rule, width: usize) -> String {
    let mut page = Page::new(width);
    page.heading(rule.id(), rule.severity().as_str());
    page.prose(2, rule.title());
    page.gap();
    page.prose(2, rule.lesson().why);
    for (label, part) in [("Wrong", rule.lesson().wrong), ("Right", rule.lesson().right)] {
        page.gap();
        page.line(2, &format!("{STRONG}{label}{STRONG:#}"));
        page.code(4, part);
    }
    page.into_text()
}

/// A rule as scripts get it.
#[derive(Serialize)]
struct Row {
    rule: &'static str,
    severity: &'static str,
    title: &'static str,
    why: &'static str,
    wrong: &'static str,
    right: &'static str,
}

impl From<Rule> for Row {
    fn from(rule: Rule) -> Self {
        let lesson = rule.lesson();
        Self {
            rule: rule.id(),
            severity: rule.severity().as_str(),
            title: rule.title(),
            why: lesson.why,
            wrong: lesson.wrong,
            right: lesson.right,
        }
    }
}
