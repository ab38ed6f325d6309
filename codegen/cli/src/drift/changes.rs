//! From pairs to changes: one for each fact of the page that differs.

use std::collections::HashMap;

use super::change::{Change, Key, Kind};
use super::pair::At;
use super::pairs::Pairs;
use super::words;
use crate::pins::lock::role_name;
use crate::pins::{Cell, Piece, Pins, Prose, ProseKind, Row, Section};
use crate::upstream::documented::Head;

/// Words of an older page by their fingerprints.
pub(crate) type Known = HashMap<u64, String>;

/// Compares what is pinned with a page, the words of which may be known.
pub(crate) struct Comparison<'c> {
    pub(crate) old: &'c Pins,
    pub(crate) new: &'c Pins,
    pub(crate) known: &'c Known,
}

impl Comparison<'_> {
    /// Everything that differs, in the order of the page, what is gone last.
    pub(crate) fn changes(&self, pairs: &Pairs) -> Vec<Change> {
        let mut changes = Vec::new();
        for pair in &pairs.sections {
            match pair {
                (Some(old), Some(new)) => {
                    self.headings(&self.old.sections[*old], &self.new.sections[*new], &mut changes);
                }
                (None, Some(new)) => changes.extend(whole(Kind::Added, &self.new.sections[*new])),
                (Some(old), None) => changes.extend(whole(Kind::Removed, &self.old.sections[*old])),
                (None, None) => {}
            }
        }
        let together = |(old, new): (At, At)| pairs.sections.contains(&(Some(old.0), Some(new.0)));
        let stays = |old: Option<At>, new: Option<At>| {
            let old = old.is_none_or(|at| {
                pairs.sections.iter().any(|(from, to)| *from == Some(at.0) && to.is_some())
            });
            old && new.is_none_or(|at| {
                pairs.sections.iter().any(|(from, to)| *to == Some(at.0) && from.is_some())
            })
        };
        // The columns of tables that came or went as a whole are no news of their own.
        for (old, new) in pairs.columns.iter().filter(|(old, new)| stays(*old, *new)) {
            let column =
                |(section, piece): (&Section, &Piece)| (section_key(section), piece.clone());
            let find = |pins: &Pins, at: At| {
                column((&pins.sections[at.0], &pins.sections[at.0].columns[at.1]))
            };
            let (old, new) = (old.map(|at| find(self.old, at)), new.map(|at| find(self.new, at)));
            changes.extend(self.piece("column", side(old.as_ref()), side(new.as_ref())));
        }
        for (old, new) in &pairs.prose {
            let moved = old.zip(*new).is_some_and(|both| !together(both));
            self.prose(find_prose(self.old, *old), find_prose(self.new, *new), moved, &mut changes);
        }
        for (old, new) in &pairs.rows {
            let moved = old.zip(*new).is_some_and(|both| !together(both));
            self.row(find_row(self.old, *old), find_row(self.new, *new), moved, &mut changes);
        }
        changes
    }

    /// Two sections that are one: their errors and the words of their headings.
    fn headings(&self, old: &Section, new: &Section, changes: &mut Vec<Change>) {
        // A section inside of an error's is told of there.
        let own = |section: &&Section| !section.within;
        let all = |section: &'_ Section| {
            Some(section).filter(own).map(|section| section.heads.clone()).unwrap_or_default()
        };
        let (before, now) = (all(old), all(new));
        let gone: Vec<_> = before.iter().filter(|head| !now.contains(head)).collect();
        let came: Vec<_> = now.iter().filter(|head| !before.contains(head)).collect();
        if let (Some(was), Some(is)) = renamed(&gone, &came) {
            let kind = if was.code == is.code { Kind::Moved } else { Kind::Reworded };
            let key =
                |head: &Head, section: &Section| Key { head: head.clone(), ..section_key(section) };
            let was = Some(key(was, old));
            let change = Change { was, ..Change::new(kind, "error", key(is, new)) };
            changes.push(at_heading(change, new, &old.heading.entries));
        } else {
            changes.extend(came.into_iter().map(|head| error(Kind::Added, new, head)));
            changes.extend(gone.into_iter().map(|head| error(Kind::Removed, old, head)));
        }
        let heading = |section| (section_key(section), &section.heading);
        changes.extend(self.piece("heading", Some(heading(old)), Some(heading(new))));
    }

    fn prose(
        &self,
        old: Option<(Key, &Prose)>,
        new: Option<(Key, &Prose)>,
        moved: bool,
        changes: &mut Vec<Change>,
    ) {
        let Some((_, prose)) = new.as_ref().or(old.as_ref()) else { return };
        let piece = prose_name(prose);
        if let (Some((was, before)), Some((key, prose))) = (&old, &new) {
            let renamed = was.name != key.name;
            if moved || renamed {
                let kind = if moved { Kind::Moved } else { Kind::Reworded };
                let change =
                    Change { was: Some(was.clone()), ..Change::new(kind, piece, key.clone()) };
                changes.push(shown(change, &prose.piece, &before.piece.entries));
            }
        }
        let piece_of = |(key, prose): (Key, &'_ Prose)| (key, prose.piece.clone());
        let (old, new) = (old.map(piece_of), new.map(piece_of));
        changes.extend(self.piece(piece, side(old.as_ref()), side(new.as_ref())));
    }

    fn row(
        &self,
        old: Option<(Key, &Row)>,
        new: Option<(Key, &Row)>,
        moved: bool,
        changes: &mut Vec<Change>,
    ) {
        match (old, new) {
            (None, Some((key, row))) => changes.push(row_change(Kind::Added, key, row)),
            (Some((key, row)), None) => changes.push(row_change(Kind::Removed, key, row)),
            (Some((was, before)), Some((key, row))) => {
                let entries = || before.entries.clone();
                if moved || before.heads != row.heads {
                    let change = row_change(Kind::Moved, key.clone(), row);
                    let was = Some(was.clone());
                    changes.push(Change { text: None, was, entries: entries(), ..change });
                }
                if before.messages != row.messages {
                    changes.push(reworded_message(was, key.clone(), before, row));
                }
                let cells = self.cells(&key, before, row);
                changes.extend(
                    cells.into_iter().map(|change| Change { entries: entries(), ..change }),
                );
            }
            (None, None) => {}
        }
    }

    fn cells(&self, key: &Key, before: &Row, row: &Row) -> Vec<Change> {
        let same = |a: &Cell, b: &Cell| a.role == b.role && a.column == b.column;
        let part =
            |cell: &'_ Cell| (Key { name: cell.column.clone(), ..key.clone() }, cell.piece.clone());
        let mut changes = Vec::new();
        for cell in &row.cells {
            let old = before.cells.iter().find(|other| same(cell, other)).map(part);
            changes.extend(self.piece(
                role_name(cell.role),
                side(old.as_ref()),
                side(Some(&part(cell))),
            ));
        }
        for old in before.cells.iter().filter(|old| !row.cells.iter().any(|cell| same(cell, old))) {
            let change = self.piece(role_name(old.role), side(Some(&part(old))), None);
            changes.extend(change.map(|change| Change { at: row.at, ..change }));
        }
        changes
    }

    /// How some words differ, if they do.
    fn piece(
        &self,
        name: &'static str,
        old: Option<(Key, &Piece)>,
        new: Option<(Key, &Piece)>,
    ) -> Option<Change> {
        let known = |piece: &Piece| self.known.get(&piece.print.whole).map(String::as_str);
        match (old, new) {
            (None, Some((key, piece))) => {
                Some(shown(Change::new(Kind::Added, name, key), piece, &piece.entries))
            }
            (Some((key, piece)), None) => {
                let known = known(piece);
                let runs =
                    known.map(|text| words::runs(&piece.print, Some(text), "")).unwrap_or_default();
                Some(Change {
                    runs,
                    entries: piece.entries.clone(),
                    ..Change::new(Kind::Removed, name, key)
                })
            }
            (Some((_, before)), Some((key, piece)))
                if !before.print.says_the_same(&piece.print) =>
            {
                let change = shown(Change::new(Kind::Reworded, name, key), piece, &before.entries);
                let runs = words::runs(
                    &before.print,
                    known(before),
                    change.text.as_deref().unwrap_or_default(),
                );
                Some(Change { runs, ..change })
            }
            (Some((_, before)), Some((key, piece))) if before.print.links != piece.print.links => {
                Some(shown(Change::new(Kind::Relinked, name, key), piece, &before.entries))
            }
            _ => None,
        }
    }
}

/// The first of the errors whose status or code has changed, before and after, when that is all that has changed.
fn renamed<'h>(gone: &[&'h Head], came: &[&'h Head]) -> (Option<&'h Head>, Option<&'h Head>) {
    let same = |a: &Head, b: &Head| a.status == b.status;
    let codes = |heads: &[&Head]| heads.windows(2).all(|pair| pair[0].code == pair[1].code);
    let code_alone = gone.iter().zip(came).all(|(a, b)| same(a, b)) && codes(gone) && codes(came);
    let all = gone.len() == came.len() && (gone.len() == 1 || code_alone);
    (gone.first().copied().filter(|_| all), came.first().copied().filter(|_| all))
}

fn side(part: Option<&(Key, Piece)>) -> Option<(Key, &Piece)> {
    part.map(|(key, piece)| (key.clone(), piece))
}

fn find_prose(pins: &Pins, at: Option<At>) -> Option<(Key, &Prose)> {
    let (section, place) = at?;
    let section = pins.sections.get(section)?;
    let prose = section.prose.get(place)?;
    Some((prose_key(section, prose), prose))
}

fn find_row(pins: &Pins, at: Option<At>) -> Option<(Key, &Row)> {
    let (section, place) = at?;
    let section = pins.sections.get(section)?;
    let row = section.rows.get(place)?;
    Some((row_key(section, row), row))
}

/// A section that came or went as a whole; its rows and paragraphs are told one by one.
fn whole(kind: Kind, section: &Section) -> Vec<Change> {
    if section.heads.is_empty() || section.within {
        let heading = Change::new(kind, "heading", section_key(section));
        let named = !section.name.is_empty();
        return named
            .then(|| at_heading(heading, section, &section.heading.entries))
            .into_iter()
            .collect();
    }
    section.heads.iter().map(|head| error(kind, section, head)).collect()
}

fn error(kind: Kind, section: &Section, head: &Head) -> Change {
    let key = Key { head: head.clone(), ..section_key(section) };
    at_heading(Change::new(kind, "error", key), section, &section.heading.entries)
}

fn at_heading(mut change: Change, section: &Section, entries: &[String]) -> Change {
    change.at = section.heading.shown.as_ref().map(|(_, at)| *at);
    change.entries = entries.to_vec();
    change
}

fn shown(mut change: Change, piece: &Piece, entries: &[String]) -> Change {
    change.text = piece.shown.as_ref().map(|(text, _)| text.clone());
    change.at = piece.shown.as_ref().map(|(_, at)| *at);
    change.entries = entries.to_vec();
    change
}

fn section_key(section: &Section) -> Key {
    let head = section.heads.first().cloned().unwrap_or_default();
    Key { head, message: None, name: None, section: section.name.clone() }
}

fn prose_key(section: &Section, prose: &Prose) -> Key {
    let name = match &prose.kind {
        ProseKind::Impact(operation) => Some(operation.clone()),
        _ => None,
    };
    Key { name, ..section_key(section) }
}

fn row_key(section: &Section, row: &Row) -> Key {
    let head = section.heads_of(row).first().cloned().unwrap_or_default();
    Key { head, message: row.messages.key(), name: None, section: section.name.clone() }
}

fn prose_name(prose: &Prose) -> &'static str {
    match prose.kind {
        ProseKind::Paragraph => "paragraph",
        ProseKind::Rule => "rule",
        ProseKind::Impact(_) => "impact",
        ProseKind::Other => "other",
    }
}

fn row_change(kind: Kind, key: Key, row: &Row) -> Change {
    let mut change = Change::new(kind, "row", key);
    let texts = row.cells.iter().filter_map(|cell| cell.piece.shown.as_ref());
    let text: Vec<_> = texts.map(|(text, _)| text.as_str()).collect();
    change.text = (!text.is_empty()).then(|| text.join(" "));
    change.at = row.at;
    change.entries.clone_from(&row.entries);
    change
}

fn reworded_message(was: Key, key: Key, before: &Row, row: &Row) -> Change {
    let texts =
        [&before.messages, &row.messages].map(|messages| messages.key().unwrap_or_default());
    let mut change = Change::new(Kind::Reworded, "message", key);
    let print = crate::pins::Print::of_words(&crate::pins::print::words(&texts[0]));
    change.runs = words::runs(&print, Some(&texts[0]), &texts[1]);
    change.was = Some(was);
    change.text = row.messages.key();
    change.at = row.at;
    change.entries.clone_from(&before.entries);
    change
}
