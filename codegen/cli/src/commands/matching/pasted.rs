//! Pasted texts, the responses in them, and which parts of a text were used.

use std::ffi::OsString;
use std::io::{self, IsTerminal as _};

use errcat_reader::Response;
use serde::Serialize;

use crate::console::Console;
use crate::input::{self, Paste};
use crate::reading::{Reader, Reading};

/// A text and the responses in it.
pub(super) struct Pasted<'t> {
    pub(super) text: &'t str,
    /// The names and the values of the headers, if the text is a whole HTTP response.
    pub(super) headers: Vec<(&'t str, &'t str)>,
    pub(super) responses: Vec<Response<'t>>,
}

/// A part of a text and what it was used as.
#[derive(Serialize, Clone, Debug)]
pub(super) struct Used {
    pub(super) part: &'static str,
    pub(super) text: String,
}

/// A reading as scripts get it.
#[derive(Serialize)]
pub(super) struct Row<'r> {
    #[serde(flatten)]
    pub(super) reading: Reading<'r>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) used: Option<Vec<Used>>,
}

/// Reads the texts of the arguments; of none, what is typed or piped. Arguments next to each other that are not files are
/// one text. Prints a prompt for a terminal, and a hint for a text
/// that looks like the path of a file.
pub(super) fn texts(pastes: &[OsString], console: &mut Console) -> io::Result<Vec<String>> {
    let stdin = [OsString::from("-")];
    let pastes = if pastes.is_empty() { &stdin } else { pastes };
    let mut texts: Vec<String> = Vec::new();
    let mut follows_text = false;
    for paste in pastes {
        if paste == "-" && io::stdin().is_terminal() {
            console.info("Paste the response, then press Enter and Ctrl-D.")?;
        }
        match input::file_or_text(paste)? {
            Paste::File(text) => {
                texts.push(text);
                follows_text = false;
            }
            Paste::Text { text, is_path } => {
                if is_path {
                    console.info(&format!("{text} is not a file, so it is taken as text"))?;
                }
                match texts.last_mut().filter(|_| follows_text) {
                    Some(last) => *last = format!("{last} {text}"),
                    None => texts.push(text),
                }
                follows_text = true;
            }
        }
    }
    Ok(texts)
}

impl<'t> Pasted<'t> {
    /// Finds the responses in a text.
    pub(super) fn of(reader: &Reader<'_>, text: &'t str) -> Self {
        let text = text.trim_start_matches('\u{feff}').trim();
        let headers = errcat_reader::headers(text);
        Self { text, headers, responses: reader.finder().responses(text) }
    }

    /// Returns the responses, each with the text that it was found in.
    pub(super) fn each(&self) -> impl Iterator<Item = (&Self, &Response<'t>)> {
        self.responses.iter().map(move |response| (self, response))
    }

    /// Returns the parts of the text that a response was read from.
    pub(super) fn used(&self, response: &Response<'_>) -> Vec<Used> {
        let used = response.used.iter().filter_map(|(part, range)| {
            let text = self.text.get(range.clone())?;
            Some(Used { part: part.as_str(), text: text.trim().to_owned() })
        });
        used.collect()
    }
}
