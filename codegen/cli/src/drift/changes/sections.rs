//! Sections: their errors, and the words of their headings.

use super::Comparison;
use crate::drift::change::{Change, Key, Kind};
use crate::lockfile::Section;
use crate::upstream::documented::Head;

impl Comparison<'_> {
    /// Reports a section that was added, removed or kept.
    pub(super) fn section(
        &self,
        old: Option<&Section>,
        new: Option<&Section>,
        count: Option<usize>,
        changes: &mut Vec<Change>,
    ) {
        let counted = |change: Change| Change { count, ..change };
        match (old, new) {
            (Some(old), Some(new)) => self.headings(old, new, changes),
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
        if let (Some(was), Some(is)) = renamed(&gone, &came) {
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
fn renamed<'h>(gone: &[&'h Head], came: &[&'h Head]) -> (Option<&'h Head>, Option<&'h Head>) {
    let same = |a: &Head, b: &Head| a.status == b.status;
    let codes = |heads: &[&Head]| heads.windows(2).all(|pair| pair[0].code == pair[1].code);
    let code_alone = gone.iter().zip(came).all(|(a, b)| same(a, b)) && codes(gone) && codes(came);
    let all = gone.len() == came.len() && (gone.len() == 1 || code_alone);
    (gone.first().copied().filter(|_| all), came.first().copied().filter(|_| all))
}

/// Returns the changes of a section that was added or removed; its rows and paragraphs are reported one by one.
fn whole(kind: Kind, section: &Section) -> Vec<Change> {
    if section.heads.is_empty() || section.within {
        let heading = Change::new(kind, "heading", Key::of(section));
        let heading = Change { text: words(section), ..heading };
        let heading = at_heading(heading, section, &section.heading.entries);
        return if section.name.is_empty() { Vec::new() } else { vec![heading] };
    }
    section.heads.iter().map(|head| error(kind, section, head)).collect()
}

fn error(kind: Kind, section: &Section, head: &Head) -> Change {
    let key = Key { head: head.clone(), ..Key::of(section) };
    let change = at_heading(Change::new(kind, "error", key), section, &section.heading.entries);
    Change { text: words(section), ..change }
}

/// Returns the paragraphs of a section that was added, which are not reported one by one.
fn words(section: &Section) -> Option<String> {
    let texts: Vec<_> = section.prose.iter().filter_map(|prose| prose.piece.text()).collect();
    (!texts.is_empty()).then(|| texts.join(" "))
}

fn at_heading(change: Change, section: &Section, entries: &[String]) -> Change {
    Change { at: section.heading.at(), entries: entries.to_vec(), ..change }
}
