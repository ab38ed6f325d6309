//! read: the blocks of a `Page` become `Documented`, section by section.

use super::columns;
use super::documented::{
    Cell, Documented, Head, Messages, Prose, ProseKind, Role, Row, Section, Table,
};
use super::heading::{self, Named};
use super::page::{self, Block, Page};
use super::rows;
use super::text::{Dress, Text};

/// What a page says.
pub(super) fn read(page: &Page) -> Documented {
    let mut documented = Documented::default();
    let mut above: Vec<Above> = Vec::new();
    let is_heading = |block: &Block| matches!(block, Block::Heading(..));
    for blocks in page.chunk_by(|_, next| !is_heading(next)) {
        let (mut section, rest) = match blocks {
            [Block::Heading(level, text), below @ ..] => (section(*level, text, &mut above), below),
            _ => (Section::default(), blocks),
        };
        fill(&mut section, rest);
        documented.sections.push(section);
    }
    groups_are_no_errors(&mut documented.sections);
    documented
}

/// A heading above the one at hand, and what it names.
struct Above {
    level: u8,
    named: Named,
}

/// A section that has only its heading yet. A code alone stands under the statuses of the heading above; what names
/// nothing belongs to the error above.
fn section(level: u8, heading: &Text, above: &mut Vec<Above>) -> Section {
    above.retain(|outer| outer.level < level);
    let outer = above.last().map(|outer| outer.named.clone()).unwrap_or_default();
    let mut named = heading::named(&heading.paragraphs().join(" "));
    if named.statuses.is_empty() && !named.codes.is_empty() {
        named.statuses.clone_from(&outer.statuses);
    }
    let (title, within) =
        (named.words.clone(), named.heads().is_empty() && !outer.heads().is_empty());
    if within {
        named = outer;
    }
    let heads = named.heads();
    above.push(Above { level, named });
    Section { heading: Some(heading.clone()), level, heads, within, title, ..Section::default() }
}

/// A heading that only groups those below it is about no error itself.
fn groups_are_no_errors(sections: &mut [Section]) {
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

fn fill(section: &mut Section, blocks: &[Block]) {
    let impacts = lists_impacts(section, blocks);
    let remedies = section.within && columns::by_title(&section.title) == Some(Role::Remedy);
    let mut after_item = false;
    for (at, block) in blocks.iter().enumerate() {
        let leads = |text: &Text| {
            text.leads()
                && matches!(
                    blocks.get(at + 1),
                    Some(Block::Item(_) | Block::Table(_) | Block::Other(..))
                )
        };
        match block {
            Block::Heading(_, text) => section.add(ProseKind::Other("heading"), text.clone()),
            Block::Paragraph(text) | Block::Item(text) if remedies => {
                section.add(ProseKind::Remedy, text.clone());
            }
            Block::Paragraph(text) if leads(text) => section.add(ProseKind::LeadIn, text.clone()),
            Block::Paragraph(text) if section.heads.is_empty() => {
                section.add(ProseKind::Paragraph, text.clone());
            }
            Block::Paragraph(text) => section.add(titled(text), text.clone()),
            Block::Item(text) => item(section, text, impacts, after_item),
            Block::Table(table) => self::table(section, table),
            Block::Other(what, text) => section.add(ProseKind::Other(what), text.clone()),
        }
        after_item = matches!(block, Block::Item(_));
    }
}

/// Whether the items of an error's section tell operations apart: each begins with a name and a colon.
fn lists_impacts(section: &Section, blocks: &[Block]) -> bool {
    let items = blocks.iter().filter_map(|block| match block {
        Block::Item(text) => Some(text),
        _ => None,
    });
    let leads: Vec<_> = items.map(lead).collect();
    !section.heads.is_empty() && !leads.is_empty() && leads.iter().all(Option::is_some)
}

fn item(section: &mut Section, text: &Text, impacts: bool, joins: bool) {
    let general = section.heads.is_empty();
    if let Some((heads, rest)) = error_lead(text).filter(|_| general) {
        return section.add_row(heads, rest, text.at, joins);
    }
    match lead(text) {
        Some((operation, rest)) if impacts => section.add(ProseKind::Impact(operation), rest),
        _ => section.add(ProseKind::Item, text.clone()),
    }
}

/// The name that an item begins with, as code, in bold or plain, before a colon or a dash, and what follows.
fn lead(text: &Text) -> Option<(String, Text)> {
    let (lead, rest) = splits(text).next()?;
    let name = lead.trim().trim_matches(['`', '*']).trim().to_owned();
    (heading::is_identifier(&name) && !rest.is_empty()).then_some((name, rest))
}

/// The errors that an item begins with, and what it says of them.
fn error_lead(text: &Text) -> Option<(Vec<Head>, Text)> {
    let named = |(lead, rest): (String, Text)| {
        let named = heading::named(&lead);
        let heads = named.heads();
        (!heads.is_empty() && named.words.is_empty() && !rest.is_empty()).then_some((heads, rest))
    };
    splits(text).take(3).filter_map(named).last()
}

/// What a paragraph is, when it begins with a title in bold such as `Solution:`.
fn titled(text: &Text) -> ProseKind {
    let strong = text.pieces.first().is_some_and(|piece| piece.dress == Dress::Strong);
    let title = splits(text).next().filter(|(title, _)| strong && title.len() < 40);
    let role = title.and_then(|(title, _)| columns::by_title(&title));
    if role == Some(Role::Remedy) { ProseKind::Remedy } else { ProseKind::Paragraph }
}

/// What stands before a colon or dash, its code in backticks, and what after it, for each in turn.
fn splits(text: &Text) -> impl Iterator<Item = (String, Text)> {
    let raw = text.raw();
    let next = raw.chars().skip(1).chain([' ']);
    let joints = raw
        .char_indices()
        .zip(next)
        .filter(|((_, c), next)| (*c == ':' || is_dash(*c)) && next.is_whitespace());
    let places: Vec<_> = joints.map(|((at, c), _)| (at, c)).collect();
    let places = places
        .into_iter()
        .filter(move |(at, c)| !is_dash(*c) || raw[..*at].ends_with(char::is_whitespace));
    places.map(|(at, c)| {
        let lead = text.before(at).paragraphs().join(" ");
        let mut rest = text.after(at + c.len_utf8());
        trim_start(&mut rest);
        (lead, rest)
    })
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '–' | '—')
}

fn trim_start(text: &mut Text) {
    if let Some(piece) = text.pieces.first_mut() {
        piece.text = piece.text.trim_start().to_owned();
    }
    text.pieces.retain(|piece| !piece.text.is_empty());
}

fn table(section: &mut Section, table: &page::Table) {
    if let Some(table) = rows::table(table, !section.heads.is_empty()) {
        section.tables.push(table);
        return;
    }
    for cells in std::iter::once(&table.head).chain(&table.rows) {
        let mut row = Text::default();
        for cell in cells.iter().filter(|cell| !cell.is_empty()) {
            row.append(cell.clone());
        }
        if !row.is_empty() {
            section.add(ProseKind::Other("row of a table that names no error"), row);
        }
    }
}

impl Section {
    fn add(&mut self, kind: ProseKind, text: Text) {
        self.prose.push(Prose { kind, text });
    }

    /// An error that an item of a list tells of.
    fn add_row(&mut self, heads: Vec<Head>, description: Text, at: usize, joins: bool) {
        if !joins || self.tables.is_empty() {
            self.tables.push(Table::default());
        }
        let role = Role::Description;
        let cells = vec![Cell { role, column: String::new(), text: description }];
        let row = Row { heads, messages: Messages::None, cells, at, ..Row::default() };
        if let Some(table) = self.tables.last_mut() {
            table.rows.push(row);
        }
    }
}
