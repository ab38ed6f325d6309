//! Tests drafts before they are shown: inserts them into the catalogue and compiles it.

use std::ops::Range;

use errcat_codegen::diagnostic::{Diagnostic, Severity};
use errcat_codegen::parse::{self, spec::Spec};
use errcat_codegen::source::Span;
use errcat_codegen::{SourceFile, compile};

use super::draft::Draft;
use crate::reading::Reader;

/// The number of attempts after which the remaining drafts are refused.
const MAX_ATTEMPTS: usize = 40;

/// Returns the drafts that pass as YAML to paste, and the reasons why others do not.
pub(super) fn tried(source: &SourceFile, reader: &Reader<'_>, mut drafts: Vec<Draft>) -> String {
    let (Some(spec), _) = parse::parse(source) else { return String::new() };
    for draft in &mut drafts {
        let spec = draft.known.and_then(|number| spec.errors.get(number));
        if spec.is_some_and(|error| error.inline.is_some()) {
            draft.refused = Some("it has one message; give it a list of `messages`".to_owned());
        }
    }
    let passed = (0..MAX_ATTEMPTS).any(|_| attempt(source, &spec, &mut drafts));
    if !passed {
        for draft in &mut drafts {
            draft.refused.get_or_insert_with(|| "the catalogue does not pass with it".to_owned());
        }
    }
    let error = |draft: &Draft| reader.facts().errors.get(draft.known?);
    let shown: Vec<_> = drafts.iter().map(|draft| draft.yaml(error(draft))).collect();
    shown.join("\n")
}

/// Returns whether the catalogue passes with the drafts. Changes or refuses those that fail.
fn attempt(source: &SourceFile, spec: &Spec, drafts: &mut [Draft]) -> bool {
    let mut patch = Patch { source, edits: Vec::new() };
    for (number, draft) in drafts.iter().enumerate().filter(|(_, draft)| draft.refused.is_none()) {
        patch.add(spec, number, draft);
    }
    let (text, places) = patch.apply();
    let (compiled, diagnostics) = compile(&SourceFile::new(source.name(), text));
    let errors = diagnostics.iter().filter(|found| found.severity() == Severity::Error);
    for diagnostic in errors {
        if let Some(place) = blamed(&places, diagnostic) {
            place.fix(drafts, diagnostic);
        }
    }
    compiled.is_some()
}

/// The range of a draft, or of one of its items, in the patched text.
#[derive(Debug)]
struct Place {
    range: Range<usize>,
    draft: usize,
    item: Option<usize>,
}

/// Returns the last place that a diagnostic points to: earlier ones are original.
fn blamed<'p>(places: &'p [Place], diagnostic: &Diagnostic) -> Option<&'p Place> {
    let related = diagnostic.related.iter().map(|related| related.span);
    let spans = std::iter::once(diagnostic.span).chain(related);
    let place = |span: Span| {
        let holds = |place: &&Place| place.range.start <= span.start && span.end <= place.range.end;
        places.iter().filter(holds).min_by_key(|place| place.range.len())
    };
    spans.filter_map(place).max_by_key(|place| place.range.start)
}

impl Place {
    /// Fixes a draft: replaces a pattern by the example, or gives a name another suffix.
    fn fix(&self, drafts: &mut [Draft], diagnostic: &Diagnostic) {
        let Some(draft) = drafts.get_mut(self.draft) else { return };
        if let Some(item) = self.item.and_then(|item| draft.items.get_mut(item)) {
            if !item.literal() {
                item.refused.get_or_insert_with(|| diagnostic.message.clone());
            }
            return;
        }
        match &draft.name {
            Some(name) if !name.ends_with("_error") => draft.name = Some(format!("{name}_error")),
            _ => draft.refused = Some(diagnostic.message.clone()),
        }
    }
}

/// Text to insert into a catalogue, and the places in it as offsets in the text.
struct Edit {
    at: usize,
    text: String,
    places: Vec<Place>,
}

struct Patch<'s> {
    source: &'s SourceFile,
    edits: Vec<Edit>,
}

impl Patch<'_> {
    fn add(&mut self, spec: &Spec, number: usize, draft: &Draft) {
        let known = draft.known.and_then(|number| spec.errors.get(number));
        match known {
            None => {
                let Some(last) = spec.errors.last() else { return };
                let head = format!("{{{}, ", draft.flow_head());
                let (text, places) = messages(number, draft, head);
                self.element(last.span, &(text + "}"), places, Some(number));
            }
            Some(error) => match error.messages.last() {
                Some(last) => {
                    for (item, text) in draft.flow_items() {
                        let place = Place { range: 0..text.len(), draft: number, item: Some(item) };
                        self.element(last.span, &text, vec![place], None);
                    }
                }
                None => {
                    let (text, places) = messages(number, draft, String::new());
                    self.key(error.span, &text, places);
                }
            },
        }
    }

    /// Inserts an element before the mapping whose first key is at `head`, in a list of either style.
    fn element(&mut self, head: Span, text: &str, mut places: Vec<Place>, whole: Option<usize>) {
        places.extend(whole.map(|draft| Place { range: 0..text.len(), draft, item: None }));
        let before = self.before(head.start).trim_end();
        let start = before.strip_suffix('{').map_or(before, str::trim_end);
        match start.strip_suffix('-') {
            Some(line) => {
                let indent = column(line);
                self.insert(line.len(), "- ", text, &format!("\n{:indent$}", ""), places);
            }
            None => self.insert(before.len().saturating_sub(1), "", text, ", ", places),
        }
    }

    /// Inserts a key before the one at `head`.
    fn key(&mut self, head: Span, text: &str, places: Vec<Place>) {
        let before = self.before(head.start);
        let flow = before.trim_end().ends_with('{');
        let indent = column(before);
        let after = if flow { ", ".to_owned() } else { format!("\n{:indent$}", "") };
        self.insert(head.start, "", text, &after, places);
    }

    fn before(&self, at: usize) -> &str {
        self.source.text().get(..at).unwrap_or_default()
    }

    fn insert(&mut self, at: usize, before: &str, text: &str, after: &str, mut places: Vec<Place>) {
        for place in &mut places {
            place.range = place.range.start + before.len()..place.range.end + before.len();
        }
        self.edits.push(Edit { at, text: format!("{before}{text}{after}"), places });
    }

    /// Returns the patched text and the places of the drafts in it.
    fn apply(mut self) -> (String, Vec<Place>) {
        self.edits.sort_by_key(|edit| edit.at);
        let (mut text, mut places, mut done) = (String::new(), Vec::new(), 0);
        for edit in self.edits {
            text += self.source.text().get(done..edit.at).unwrap_or_default();
            done = edit.at;
            let start = text.len();
            places.extend(edit.places.into_iter().map(|place| Place {
                range: start + place.range.start..start + place.range.end,
                ..place
            }));
            text += &edit.text;
        }
        text += self.source.text().get(done..).unwrap_or_default();
        (text, places)
    }
}

/// Returns the number of characters in the last line.
fn column(text: &str) -> usize {
    text.rsplit_once('\n').map_or(text, |(_, line)| line).chars().count()
}

/// Returns the new messages as a key after `head`, and their places.
fn messages(number: usize, draft: &Draft, head: String) -> (String, Vec<Place>) {
    let mut text = head + "\"messages\": [";
    let mut places = Vec::new();
    for (item, flow) in draft.flow_items() {
        let start = text.len();
        text += &flow;
        places.push(Place { range: start..text.len(), draft: number, item: Some(item) });
        text += ", ";
    }
    (text + "]", places)
}
