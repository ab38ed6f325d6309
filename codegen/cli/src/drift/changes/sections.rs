//! Sections: their errors, and the words of their headings.

use super::Comparison;
use crate::drift::change::{Change, Key, Kind};
use crate::lockfile::Section;
use crate::upstream::documented::Head;

impl Comparison<'_> {
    /// Reports a section that was added, removed or kept; others follow it.
    pub(super) fn section(
        &self,
        old: Option<&[Section]>,
        new: Option<&[Section]>,
        count: Option<usize>,
        changes: &mut Vec<Change>,
    ) {
        let counted = |change: Change| Change { count, ..change };
        match (old, new) {
            (Some(old), Some(new)) => self.headings(&old[0], &new[0], changes),
            (None, Some(new)) => changes.extend(whole(Kind::Added, new).into_iter().map(counted)),
            (Some(old), None) => changes.extend(whole(Kind::Removed, old).into_iter().map(counted)),
            (None, None) => {}
        }
    }

    /// Compares two versions of a section: their errors and the words of their headings.
    fn headings(&self, old: &Section, new: &Section, changes: &mut Vec<Change>) {
        // A section inside of an error's is reported there.
        let own = |section: &&Section| !section.within;
        let all = |section: &'_ Section| {
            Some(section).filter(own).map(|section| section.heads.clone()).unwrap_or_default()
        };
        let (before, now) = (all(old), all(new));
        let gone: Vec<_> = before.iter().filter(|head| !now.contains(head)).collect();
        let came: Vec<_> = now.iter().filter(|head| !before.contains(head)).collect();
        if let Some((was, is)) = renamed(&gone, &came) {
            let kind = if was.status == is.status { Kind::Renamed } else { Kind::Moved };
            let key =
                |head: &Head, section: &Section| Key { head: head.clone(), ..Key::of(section) };
            let was = Some(key(was, old));
            let change = Change { was, ..Change::new(kind, "error", key(is, new)) };
            changes.push(at_heading(change, new, &old.heading.entries));
        } else {
            changes.extend(came.into_iter().map(|head| error(Kind::Added, new, head)));
            changes.extend(gone.into_iter().map(|head| error(Kind::Removed, old, head)));
        }
        let heading = |section| (Key::of(section), &section.heading);
        changes.extend(self.piece("heading", Some(heading(old)), Some(heading(new))));
    }
}

/// Returns the first of the errors whose status or code has changed, before and after, when that is all that has
/// changed.
fn renamed<'h>(gone: &[&'h Head], came: &[&'h Head]) -> Option<(&'h Head, &'h Head)> {
    let same = |a: &Head, b: &Head| a.status == b.status;
    let codes = |heads: &[&Head]| heads.windows(2).all(|pair| pair[0].code == pair[1].code);
    let code_alone = gone.iter().zip(came).all(|(a, b)| same(a, b)) && codes(gone) && codes(came);
    let all = gone.len() == came.len() && (gone.len() == 1 || code_alone);
    gone.first().copied().zip(came.first().copied()).filter(|_| all)
}

/// Returns the changes of a section that was added or removed; its rows and paragraphs are reported one by one.
fn whole(kind: Kind, sections: &[Section]) -> Vec<Change> {
    let section = &sections[0];
    let text = words(sections);
    if section.heads.is_empty() || section.within {
        let heading = Change::new(kind, "heading", Key::of(section));
        let heading = at_heading(heading, section, &section.heading.entries);
        let named = !section.name.is_empty();
        return named.then_some(Change { text, ..heading }).into_iter().collect();
    }
    let error = |head| Change { text: text.clone(), ..error(kind, section, head) };
    section.heads.iter().map(error).collect()
}

/// Returns for each section the one of the error that it is inside of.
pub(super) fn errors_of(sections: &[Section]) -> Vec<Option<usize>> {
    let mut error = None;
    let of = |(at, section): (usize, &Section)| {
        error = if section.within { error } else { Some(at) };
        error.filter(|_| section.within)
    };
    sections.iter().enumerate().map(of).collect()
}

fn error(kind: Kind, section: &Section, head: &Head) -> Change {
    let key = Key { head: head.clone(), ..Key::of(section) };
    at_heading(Change::new(kind, "error", key), section, &section.heading.entries)
}

/// Returns the paragraphs of a section that was added, and of those inside of it, which are not reported one by one.
fn words(sections: &[Section]) -> Option<String> {
    let (first, rest) = sections.split_first()?;
    let inside = rest
        .iter()
        .take_while(|section| section.within && !first.heads.is_empty() && !first.within);
    let prose = std::iter::once(first).chain(inside).flat_map(|section| &section.prose);
    let texts: Vec<_> = prose.filter_map(|prose| prose.piece.text()).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

fn at_heading(change: Change, section: &Section, entries: &[String]) -> Change {
    Change { at: section.heading.at(), entries: entries.to_vec(), ..change }
}
