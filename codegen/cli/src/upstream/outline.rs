//! Turns the blocks of a `Page` into `Documented`, section by section: which headings there are, and which errors they
//! name.

use std::collections::HashSet;

use super::Fingerprint;
use super::blocks::{Block, Page};
use super::documented::{Documented, Head, Meanings, Section, Topic};
use super::naming;
use super::read::{Reader, words_of};
use super::text::{Style, Text};
use super::topic;

/// Returns the contents of a page; headings and columns keep their pinned meanings.
pub(super) fn read(page: &Page, meanings: &Meanings) -> Documented {
    let mut documented = Documented::default();
    let is_about_errors = |block: &Block| matches!(block, Block::Heading(_, text) if topic::by_words(text) == Topic::Errors);
    let mut outline = Outline { errors: page.iter().any(is_about_errors), ..Outline::default() };
    let headings: Vec<_> = page.iter().map(|block| outline.heading(block)).collect();
    let blocks: Vec<_> = page.iter().zip(headings).collect();
    for blocks in blocks.chunk_by(|_, (_, next)| next.is_none()) {
        let (mut section, below) = match blocks {
            [(_, Some((level, text))), below @ ..] => {
                (section(*level, text, &documented.sections, meanings), below)
            }
            _ => (Section::default(), blocks),
        };
        section.topic = topic::of(&documented.sections, &section);
        let below: Vec<_> = below.iter().map(|(block, _)| *block).collect();
        Reader { section: &mut section, blocks: &below, meanings }.fill();
        documented.sections.push(section);
    }
    groups_are_not_errors(&mut documented.sections);
    if is_from_a_server(&documented) {
        documented.sections.iter_mut().for_each(|section| section.heads.clear());
    }
    documented
}

/// Returns whether a page is only the error page of a server: `403 Forbidden` and a sentence.
fn is_from_a_server(documented: &Documented) -> bool {
    let sections = &documented.sections;
    let mut named = sections.iter().filter(|section| !section.heads.is_empty());
    let (Some(section), None) = (named.next(), named.next()) else { return false };
    let [head] = section.heads.as_slice() else { return false };
    let prose = sections.iter().flat_map(|section| &section.prose);
    let words: usize = prose.map(|prose| prose.text.plain().split(' ').count()).sum();
    let phrase = !section.title.is_empty() && section.title.split(' ').count() <= 4;
    let bare = sections.iter().all(|section| section.tables.is_empty());
    head.code.is_none() && section.level == 1 && phrase && bare && words < 40
}

/// The state while headings are found.
#[derive(Default)]
struct Outline {
    /// The level of the last heading.
    level: u8,
    /// Whether some heading is about errors.
    errors: bool,
    /// Whether the block before leads to the next one.
    led: bool,
}

impl Outline {
    /// Returns the level and text of a heading. A paragraph in bold or in code that names errors is one, below the
    /// others.
    fn heading<'p>(&mut self, block: &'p Block) -> Option<(u8, &'p Text)> {
        let led = std::mem::replace(&mut self.led, words_of(block).is_some_and(Text::leads));
        match block {
            Block::Heading(level, text) => {
                self.level = *level;
                Some((*level, text))
            }
            Block::Paragraph(text)
                if text.is_all(Style::Strong) || !led && text.is_all(Style::Code) =>
            {
                let named = naming::named(&text.paragraphs().join(" "), self.errors);
                (!named.heads().is_empty()).then_some((self.level + 1, text))
            }
            _ => None,
        }
    }
}

/// Returns a section with only its heading. A code alone belongs to the statuses of the heading above; a heading that
/// names nothing belongs to the error above.
fn section(level: u8, heading: &Text, before: &[Section], meanings: &Meanings) -> Section {
    let parent = topic::parent(before, level);
    let outer = parent.map(|at| before[at].heads.clone()).unwrap_or_default();
    let mut section =
        Section { heading: Some(heading.clone()), level, parent, ..Section::default() };
    let topic = topic::of(before, &Section { parent, ..Section::default() });
    let plain = heading.plain();
    // Labels below the heading can name what it does not.
    let is_written = |head: &Head| {
        let status = head.status.map(|status| status.to_string());
        head.code.as_ref().or(status.as_ref()).is_some_and(|name| plain.contains(name))
    };
    let pinned = meanings.headings.get(&Fingerprint::of_heading(heading).whole);
    let pinned = pinned.filter(|heads| heads.iter().all(is_written));
    let among_errors = topic == Topic::Errors || pinned.is_some();
    let mut named = naming::named(&heading.paragraphs().join(" "), among_errors);
    if named.statuses.is_empty() && !named.codes.is_empty() {
        named.statuses = naming::statuses(&outer);
    }
    section.heads = named.heads();
    // Which codes a heading names is pinned; their status can be that of the heading above.
    let codes = |heads: &[Head]| heads.iter().map(|head| head.code.clone()).collect::<HashSet<_>>();
    if let Some(pinned) = pinned.filter(|pinned| codes(pinned) != codes(&section.heads)) {
        section.heads.clone_from(pinned);
    }
    section.title = named.words;
    if section.heads.is_empty() && !outer.is_empty() {
        section.title = plain;
        section.heads = outer;
        section.within = true;
    }
    section
}

/// Clears the errors of headings that only group those below them.
fn groups_are_not_errors(sections: &mut [Section]) {
    for at in 1..sections.len() {
        let (before, after) = sections.split_at_mut(at);
        let (Some(group), Some(inner)) = (before.last_mut(), after.first()) else { continue };
        let statuses: Vec<_> = inner.heads.iter().map(|head| head.status).collect();
        let shared =
            group.heads.iter().all(|head| head.code.is_none() && statuses.contains(&head.status));
        if inner.level > group.level && !inner.within && shared && group.rows().next().is_none() {
            group.heads.clear();
        }
    }
}
