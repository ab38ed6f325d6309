//! Drafts entries for unknown messages, as YAML.

use errcat_codegen::check::Error;
use errcat_codegen::render::one_line;

use super::count::Unknown;
use crate::catalogue::count;
use crate::draft::names::{Taken, of_seen};
use crate::reading::Reader;

/// Drafted entries of one error.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The number of the error, if it is in the catalogue.
    pub(super) known: Option<usize>,
    /// Its status.
    status: Option<u16>,
    /// Its code.
    code: Option<String>,
    /// Its name, if it needs one.
    pub(super) name: Option<String>,
    /// The number of its responses.
    count: u64,
    /// The description of a new error.
    description: String,
    /// Its new messages.
    pub(super) items: Vec<Item>,
    /// Why it cannot be pasted.
    pub(super) refused: Option<String>,
}

/// A message.
#[derive(Debug)]
pub(super) struct Item {
    name: String,
    /// The text, with placeholders.
    message: String,
    /// A text that was seen.
    example: Option<String>,
    count: u64,
    /// Why it cannot be pasted.
    pub(super) refused: Option<String>,
}

/// Returns a draft for each error that has unknown messages, in the order given.
pub(super) fn drafts(reader: &Reader<'_>, unknown: &[&Unknown], log: &str) -> Vec<Draft> {
    let mut drafts: Vec<Draft> = Vec::new();
    for unknown in
        unknown.iter().filter(|unknown| unknown.error(reader).is_some() || has_name(unknown))
    {
        let new = Draft::of(reader, unknown);
        let place = drafts.iter().position(|draft| draft.is_for(&new)).unwrap_or(drafts.len());
        if place == drafts.len() {
            drafts.push(new);
        }
        drafts[place].add(unknown, unknown.error(reader));
    }
    let errors = &reader.facts().errors;
    let mut taken: Taken = errors.iter().map(|error| error.name().as_str()).collect();
    for draft in drafts.iter_mut().filter(|draft| draft.known.is_none()) {
        draft.describe(log, &mut taken);
        if draft.code.is_none() && errors.iter().any(|error| error.status == draft.status) {
            draft.refused = Some(NO_CODE.to_owned());
        }
    }
    drafts
}

/// An entry without a code would match responses that the catalogue's fallback distinguishes.
const NO_CODE: &str =
    "there are errors with this status, and the responses have no code to distinguish them";

/// Returns whether an entry would have a status or a code.
fn has_name(unknown: &Unknown) -> bool {
    let in_range = unknown.key.status.is_none_or(|status| (100..600).contains(&status));
    in_range && (unknown.key.status.is_some() || unknown.key.code.is_some())
}

impl Draft {
    /// Creates a draft for the error of these messages, without messages.
    fn of(reader: &Reader<'_>, unknown: &Unknown) -> Self {
        let (status, code) = match unknown.error(reader) {
            Some(error) => (error.status, error.code.clone()),
            None => (unknown.key.status, unknown.key.code.clone()),
        };
        Self { known: unknown.error_number(), status, code, ..Self::default() }
    }

    fn is_for(&self, other: &Self) -> bool {
        (self.known, self.status, &self.code) == (other.known, other.status, &other.code)
    }

    fn add(&mut self, unknown: &Unknown, error: Option<&Error>) {
        self.count += unknown.count;
        if unknown.key.pattern.is_empty() {
            return;
        }
        let known = error.into_iter().flat_map(|error| &error.messages);
        let known = known.map(|message| message.name().as_str());
        let mut taken: Taken =
            known.chain(self.items.iter().map(|item| item.name.as_str())).collect();
        let visible = !unknown.sample.chars().any(char::is_control) && unknown.whole;
        self.items.push(Item {
            name: taken.give(&of_seen(&unknown.key.pattern, "message")),
            message: unknown.key.pattern.clone(),
            example: visible.then(|| unknown.sample.clone()),
            count: unknown.count,
            refused: None,
        });
    }

    /// Gives a new error a name and a description.
    fn describe(&mut self, log: &str, taken: &mut Taken) {
        let seen = count(self.count, "time");
        self.description = format!("Seen {seen} in {}; to be described.", one_line(log));
        let status = self.status.map(|status| status.to_string()).unwrap_or_default();
        let by_code = self.code.as_deref().map(|code| of_seen(code, "error"));
        let mut name = by_code.unwrap_or_else(|| format!("status_{status}"));
        if !taken.is_free(&name) && self.status.is_some() {
            name = format!("{name}_{status}");
        }
        self.name = Some(taken.give(&name));
    }

    /// Returns the messages that can be pasted, each with its number and in flow style.
    pub(super) fn flow_items(&self) -> impl Iterator<Item = (usize, String)> {
        let items = self.items.iter().enumerate().filter(|(_, item)| item.refused.is_none());
        items.map(|(number, item)| (number, item.flow()))
    }

    /// Returns everything but the messages of a new error, in flow style, without brackets.
    pub(super) fn flow_head(&self) -> String {
        let pairs: Vec<_> = self.head().map(|(key, value)| format!("\"{key}\": {value}")).collect();
        pairs.join(", ")
    }

    fn head(&self) -> impl Iterator<Item = (&'static str, String)> {
        [
            ("status", self.status.map(|status| status.to_string())),
            ("code", self.code.as_deref().map(scalar)),
            ("name", self.name.as_deref().map(scalar)),
            ("description", Some(scalar(&self.description))),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)))
    }

    /// Returns YAML to paste, with a comment that says where.
    pub(super) fn yaml(&self, error: Option<&Error>) -> String {
        let seen = count(self.count, "time");
        let mut yaml = match error {
            Some(error) => {
                let (name, title) = (error.name().as_str(), one_line(&error.title()));
                format!("# Seen {seen}. Belongs to the `messages` of `{name}` ({title}):\n")
            }
            None => format!("# Seen {seen}. Belongs to `errors`:\n"),
        };
        if let Some(refused) = &self.refused {
            yaml += &format!("# not drafted: {}\n", one_line(refused));
            return yaml;
        }
        if error.is_none() {
            for (number, (key, value)) in self.head().enumerate() {
                yaml += &format!("  {} {key}: {value}\n", if number == 0 { "-" } else { " " });
            }
        }
        if error.is_none_or(|error| error.messages.is_empty()) && !self.items.is_empty() {
            yaml += "    messages:\n";
        }
        self.items.iter().for_each(|item| yaml += &item.yaml());
        yaml
    }
}

impl Item {
    /// Replaces the pattern by the example. Returns whether that changes it.
    pub(super) fn literal(&mut self) -> bool {
        let Some(example) = &self.example else { return false };
        let message = example.replace('{', "{{").replace('}', "}}");
        let another = message != self.message;
        self.message = message;
        another
    }

    fn flow(&self) -> String {
        let (name, message) = (scalar(&self.name), scalar(&self.message));
        let examples =
            self.example.as_deref().map(|text| format!(", \"examples\": [{}]", scalar(text)));
        format!("{{\"name\": {name}, \"message\": {message}{}}}", examples.unwrap_or_default())
    }

    fn yaml(&self) -> String {
        let message = quoted(&self.message);
        if let Some(refused) = &self.refused {
            return format!("      # not drafted: {message}: {}\n", one_line(refused));
        }
        let mut yaml = format!("      - name: {}  # {}\n", self.name, count(self.count, "time"));
        yaml += &format!("        message: {message}\n");
        if let Some(example) = &self.example {
            yaml += &format!("        examples: [{}]\n", quoted(example));
        }
        yaml
    }
}

/// Returns a text as a YAML scalar, in quotes unless it is a plain word.
fn scalar(text: &str) -> String {
    let bare = text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    if bare { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
