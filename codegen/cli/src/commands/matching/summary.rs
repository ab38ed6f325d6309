//! Many responses in one paste: how often each entry is in it.

use errcat_codegen::render::one_line;

use crate::advice::Advice;
use crate::catalogue::count;
use crate::entry::Entry;
use crate::page::{FAINT, Page, STRONG, UNKNOWN, WIRE};
use crate::reading::{Reader, Reading};

/// The maximum number of kinds of responses that are shown.
const MAX_SHOWN: usize = 20;

/// Responses by what they mean.
#[derive(Default)]
pub(super) struct Summary {
    total: usize,
    kinds: Vec<Kind>,
}

/// Responses that mean the same.
struct Kind {
    title: String,
    error: Option<usize>,
    message: Option<usize>,
    unmatched: Option<String>,
    count: usize,
}

impl Summary {
    /// Counts a response by its first finding, or by its first text if the catalogue does not have it.
    pub(super) fn add(&mut self, reading: &Reading<'_>) {
        self.total += 1;
        let message = reading.findings.first().map(|finding| finding.number);
        let unmatched = reading.unmatched.first().filter(|_| message.is_none());
        let error = reading.number.map(|number| number as usize);
        let is_same = |kind: &&mut Kind| {
            let same = (kind.error, kind.message) == (error, message);
            same && kind.unmatched.as_deref() == unmatched.copied()
        };
        if let Some(kind) = self.kinds.iter_mut().find(is_same) {
            kind.count += 1;
            return;
        }
        let unmatched = unmatched.map(|text| (*text).to_owned());
        let title = super::page::title(reading);
        // Texts that are all different would make the summary as long as the text.
        if self.kinds.len() < MAX_SHOWN * 10 {
            self.kinds.push(Kind { title, error, message, unmatched, count: 1 });
        }
    }

    /// Returns the page: the most frequent first, each with what to do.
    pub(super) fn page(&self, reader: &Reader<'_>, width: usize) -> String {
        let mut page = Page::new(width);
        let total = count(self.total, "response");
        page.line(0, &format!("{STRONG}{total}{STRONG:#}; `--format json` prints each of them, and `errcat triage` drafts what is unknown"));
        let mut kinds: Vec<_> = self.kinds.iter().collect();
        kinds.sort_by_key(|kind| std::cmp::Reverse(kind.count));
        let shown = kinds.get(..MAX_SHOWN.min(kinds.len())).unwrap_or_default();
        for kind in shown {
            page.gap();
            kind.write(&mut page, reader);
        }
        let rest = self.total - shown.iter().map(|kind| kind.count).sum::<usize>();
        if rest > 0 {
            page.gap();
            page.line(0, &format!("{rest} more of other kinds"));
        }
        page.into_text()
    }
}

impl Kind {
    fn write(&self, page: &mut Page, reader: &Reader<'_>) {
        let facts = reader.facts();
        let times = count(self.count, "time");
        let error = self.error.and_then(|number| facts.errors.get(number));
        let message = self.message.and_then(|number| facts.entries().nth(number));
        let name = match (message, error) {
            (Some((_, message)), _) => message.name().as_str(),
            (None, Some(error)) => error.name().as_str(),
            (None, None) => "not in the catalogue",
        };
        page.line(
            0,
            &format!("{STRONG}{}{STRONG:#} {FAINT}· {name} · {times}{FAINT:#}", self.title),
        );
        if let Some(text) = &self.unmatched {
            page.line(
                2,
                &format!(
                    "{WIRE}{}{WIRE:#} {UNKNOWN}not in the catalogue{UNKNOWN:#}",
                    one_line(text)
                ),
            );
        }
        if let Some(error) = error {
            let message = message.map(|(_, message)| message);
            Advice::of(Entry { facts, error, message }).write_answer(page, 2, None);
        }
    }
}
