//! Finds messages that cannot identify their error without a code, since another error of the status has the same text.

use std::collections::HashMap;

use crate::check::{Catalog, Checked, Fallback, FieldKind, Message, Origins};
use crate::decide::{Interpreter, MatchTable, Pattern};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::lint::Lint;
use crate::placeholder::PlaceholderType;
use crate::runtime::matched::Match;
use crate::source::Span;

/// The number of matched texts after which the search ends.
const MAX_READINGS: usize = 500_000;

/// Reports ambiguous messages, if the catalogue has `fallback: messages`.
pub(super) fn fallback(
    checked: &Checked<'_>,
    table: &MatchTable,
    interpreter: &Interpreter<'_>,
    diagnostics: &mut Diagnostics,
) {
    let catalog = &checked.catalog;
    if !catalog.response.fallback.contains(&Fallback::Messages) {
        return;
    }
    let search = Search { catalog, origins: &checked.origins, table, interpreter };
    for group in groups(catalog) {
        search.catch_alls(&group, diagnostics);
        search.texts(&group, diagnostics);
    }
}

/// Returns the errors of each status that only their messages distinguish.
fn groups(catalog: &Catalog) -> Vec<Vec<usize>> {
    let mut statuses: Vec<u16> = catalog.errors.iter().filter_map(|error| error.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    let mut by_status: HashMap<u16, Vec<usize>> = HashMap::new();
    for (number, error) in catalog.errors.iter().enumerate() {
        by_status.entry(error.status.unwrap_or_default()).or_default().push(number);
    }
    let groups = statuses.iter().filter_map(|status| by_status.remove(status));
    let has_code =
        |group: &Vec<usize>| group.iter().all(|error| catalog.errors[*error].code.is_some());
    groups.filter(|group| group.len() > 1 && has_code(group)).collect()
}

struct Search<'a> {
    catalog: &'a Catalog,
    origins: &'a [Origins<'a>],
    table: &'a MatchTable,
    interpreter: &'a Interpreter<'a>,
}

/// The number of an error, and of one of its messages.
type Place = (usize, usize);

impl Search<'_> {
    fn message(&self, (number, message): Place) -> &Message {
        &self.catalog.errors[number].messages[message]
    }

    /// Reports all messages of a status that take any text, except those of the first error that has one.
    fn catch_alls(&self, group: &[usize], diagnostics: &mut Diagnostics) {
        let all = group.iter().flat_map(|number| {
            let messages = 0..self.catalog.errors[*number].messages.len();
            messages.map(|message| (*number, message)).filter(|place| self.is_catch_all(*place))
        });
        let all: Vec<_> = all.collect();
        for other in all.iter().skip(1).filter(|other| other.0 != all[0].0) {
            let message = "without a code, another error with this status matches any text, too";
            self.report(diagnostics, message, *other, all[0]);
        }
    }

    /// Reports messages with a text that another error also has.
    fn texts(&self, group: &[usize], diagnostics: &mut Diagnostics) {
        let has_values = |number: &&usize| {
            self.table.errors[**number].patterns.iter().any(|pattern| !pattern.captures.is_empty())
        };
        let with_values: Vec<_> = group.iter().filter(has_values).copied().collect();
        let mut first: HashMap<String, Place> = HashMap::new();
        let mut left = MAX_READINGS;
        for place in group.iter().flat_map(|number| {
            (0..self.catalog.errors[*number].messages.len()).map(|message| (*number, message))
        }) {
            let Some(text) = self.message(place).filled().filter(|_| !self.is_catch_all(place))
            else {
                continue;
            };
            let same = *first.entry(text.clone()).or_insert(place);
            let found = if same.0 == place.0 {
                left = left.saturating_sub(with_values.len());
                self.reading(&text, place.0, &with_values)
            } else {
                Some(same)
            };
            if let Some(other) = found {
                let text = "without a code, a text of this message is also one of another error";
                self.report(diagnostics, text, place, other);
            }
            if left == 0 {
                self.gave_up(diagnostics, place);
                return;
            }
        }
    }

    /// Returns the message of another error that a text matches.
    fn reading(&self, text: &str, own: usize, others: &[usize]) -> Option<Place> {
        others.iter().filter(|other| **other != own).find_map(|other| {
            let id = u32::try_from(*other).ok()?;
            let mut found = self.interpreter.findings(id, text);
            let entry = found.next()?.matched.map(Match::message)? as usize;
            let place = (*other, entry.checked_sub(self.table.errors[*other].first_entry)?);
            // The same text is reported at the second of the two messages.
            let is_same = self.message(place).filled().is_some_and(|other| other == text);
            let alone = found.next().is_none() && !self.is_catch_all(place) && !is_same;
            alone.then_some(place)
        })
    }

    /// Returns whether a message matches any text.
    fn is_catch_all(&self, (number, message): Place) -> bool {
        let table = &self.table.errors[number];
        let is_own = |pattern: &&Pattern| pattern.message == message;
        let mut patterns = table.patterns.iter().filter(is_own);
        patterns.any(|pattern| takes_all(self.message((number, message)), pattern))
    }

    fn report(&self, diagnostics: &mut Diagnostics, message: &str, place: Place, other: Place) {
        let name = self.catalog.errors[other.0].name();
        let help =
            format!("give `{name}` a text that distinguishes it, or declare where the code is");
        let diagnostic = Diagnostic::new(Lint::AmbiguousFallback, self.span(place), message);
        diagnostics.push(diagnostic.help(help).related(self.span(other), "the other message"));
    }

    fn gave_up(&self, diagnostics: &mut Diagnostics, place: Place) {
        let message = "it could not be proven that texts from here on identify their errors";
        let diagnostic = Diagnostic::new(Lint::NotProven, self.span(place), message);
        let help = "declare where the code is, or remove `messages` from `fallback`";
        diagnostics.push(diagnostic.help(help));
    }

    fn span(&self, (number, message): Place) -> Span {
        let written = self.origins[number].messages[message].written;
        written.message.as_ref().map_or(written.span, |text| text.span)
    }
}

fn takes_all(message: &Message, pattern: &Pattern) -> bool {
    let [capture] = &pattern.captures[..] else { return false };
    let text = FieldKind::Simple(PlaceholderType::Text);
    pattern.head.is_empty()
        && capture.literal.is_empty()
        && message.fields[capture.field].kind == text
}
