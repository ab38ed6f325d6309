//! Paragraphs, rules and impacts.

use super::{Comparison, shown};
use crate::drift::change::{Change, Key, Kind};
use crate::drift::pair::At;
use crate::lockfile::{Lockfile, Prose, ProseKind};
use crate::upstream::documented::Head;

impl Comparison<'_> {
    pub(super) fn prose(
        &self,
        old: Option<(Key, &Prose)>,
        new: Option<(Key, &Prose)>,
        moved: bool,
        changes: &mut Vec<Change>,
    ) {
        let Some((key, prose)) = new.as_ref().or(old.as_ref()) else { return };
        let piece = prose_name(prose, key);
        if let (Some((was, before)), Some((key, prose))) = (&old, &new) {
            let renamed = was.name != key.name;
            if moved || renamed {
                let kind = if moved { Kind::Moved } else { Kind::Renamed };
                let change =
                    Change { was: Some(was.clone()), ..Change::new(kind, piece, key.clone()) };
                changes.push(shown(change, &prose.piece, &before.piece.entries));
            }
        }
        let old = old.map(|(key, prose)| (key, &prose.piece));
        let new = new.map(|(key, prose)| (key, &prose.piece));
        changes.extend(self.piece(piece, old, new));
    }
}

/// Returns the piece of prose at a place, and its key.
pub(super) fn find(lockfile: &Lockfile, at: Option<At>) -> Option<(Key, &Prose)> {
    let (section, place) = at?;
    let section = lockfile.sections.get(section)?;
    let prose = section.prose.get(place)?;
    let name = prose.operation().map(str::to_owned);
    Some((Key { name, ..Key::of(section) }, prose))
}

fn prose_name(prose: &Prose, key: &Key) -> &'static str {
    match prose.kind {
        ProseKind::Paragraph => "paragraph",
        ProseKind::Rule if key.head == Head::default() => "rule",
        ProseKind::Rule => "item",
        ProseKind::Impact { .. } => "impact",
        ProseKind::Other => "other",
    }
}
