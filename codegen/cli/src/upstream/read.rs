//! Turns the blocks of a `Page` into `Documented`, section by section.

use super::blocks::{Block, Page};
use super::columns;
use super::documented::{
    Cell, Documented, Meanings, Messages, Prose, ProseKind, Role, Row, Section, Table, Topic,
};
use super::leads::{ErrorLead, error_lead, label, lead};
use super::naming;
use super::rows::{self, Place};
use super::text::{Style, Text};
use super::topic;
use super::{Fingerprint, blocks};

/// Returns the contents of a page; headings and columns keep their pinned meanings.
pub(super) fn read(page: &Page, meanings: &Meanings) -> Documented {
    let mut documented = Documented::default();
    let is_about_errors = |block: &Block| matches!(block, Block::Heading(_, text) if topic::by_words(text) == Topic::Errors);
    let mut outline = Outline { level: 0, errors: page.iter().any(is_about_errors) };
    let headings: Vec<_> = page.iter().map(|block| outline.heading(block)).collect();
    let blocks: Vec<_> = page.iter().zip(headings).collect();
    for blocks in blocks.chunk_by(|_, (_, next)| next.is_none()) {
        let (mut section, below) = match blocks {
            [(_, Some((level, text))), below @ ..] => {
                (section(*level, text, &documented.sections, meanings), below)
            }
            _ => (Section::default(), blocks),
        };
        let topic = topic::of(&documented.sections, &section);
        section.topic = topic;
        let below: Vec<_> = below.iter().map(|(block, _)| *block).collect();
        let mut reader = Reader { section: &mut section, blocks: &below, topic, meanings };
        reader.fill();
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
struct Outline {
    /// The level of the last heading.
    level: u8,
    /// Whether some heading is about errors.
    errors: bool,
}

impl Outline {
    /// Returns the level and text of a heading. A paragraph in bold that names errors is one, below the others.
    fn heading<'p>(&mut self, block: &'p Block) -> Option<(u8, &'p Text)> {
        match block {
            Block::Heading(level, text) => {
                self.level = *level;
                Some((*level, text))
            }
            Block::Paragraph(text) if text.is_strong() => {
                let named = naming::named(&text.paragraphs().join(" "), self.errors);
                (!named.heads().is_empty()).then_some((self.level + 1, text))
            }
            _ => None,
        }
    }
}

/// Returns a section with only its heading. A code alone belongs to the statuses of the heading above; a heading that names
/// nothing belongs to the error above.
fn section(level: u8, heading: &Text, before: &[Section], meanings: &Meanings) -> Section {
    let parent = topic::parent(before, level);
    let outer = parent.map(|at| before[at].heads.clone()).unwrap_or_default();
    let mut section =
        Section { heading: Some(heading.clone()), level, parent, ..Section::default() };
    let topic = topic::of(before, &Section { parent, ..Section::default() });
    let pinned = meanings.headings.get(&Fingerprint::of_heading(heading).whole);
    let among_errors = topic == Topic::Errors || pinned.is_some();
    let mut named = naming::named(&heading.paragraphs().join(" "), among_errors);
    if named.statuses.is_empty() && !named.codes.is_empty() {
        named.statuses = naming::statuses(&outer);
    }
    section.heads = named.heads();
    if let Some(pinned) = pinned {
        section.heads.clone_from(pinned);
    }
    section.title = named.words;
    if section.heads.is_empty() && !outer.is_empty() {
        section.title = heading.plain();
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

/// Reads what is below a heading.
struct Reader<'r> {
    section: &'r mut Section,
    blocks: &'r [&'r Block],
    topic: Topic,
    meanings: &'r Meanings,
}

impl Reader<'_> {
    fn fill(&mut self) {
        self.labelled_heads();
        let impacts = self.lists_impacts();
        let codes = self.lists_codes();
        let remedies =
            self.section.within && columns::by_title(&self.section.title) == Some(Role::Remedy);
        let mut after_item = false;
        for (at, block) in self.blocks.iter().enumerate() {
            let leads = |text: &Text| {
                let next = self.blocks.get(at + 1);
                text.leads() && !matches!(next, None | Some(Block::Paragraph(_)))
            };
            match block {
                Block::Heading(_, text) => self.add(ProseKind::Other("heading"), text.clone()),
                Block::Paragraph(text) | Block::Item(text) if remedies => {
                    self.add(ProseKind::Remedy, text.clone());
                }
                Block::Paragraph(text) if leads(text) => self.add(ProseKind::LeadIn, text.clone()),
                Block::Paragraph(text) if self.section.heads.is_empty() => {
                    self.paragraph(text, codes, after_item);
                }
                Block::Paragraph(text) => self.labelled(text, ProseKind::Paragraph),
                Block::Item(text) => self.item(text, impacts, codes, after_item),
                Block::Definition(term, text) => self.definition(term, text, codes, after_item),
                Block::Table(table) => self.table(table),
                Block::Other(what, text) => self.add(ProseKind::Other(what), text.clone()),
            }
            after_item = matches!(block, Block::Item(_) | Block::Definition(..));
        }
    }

    /// Takes the status and the code of an error from items such as `Code: LOST`.
    fn labelled_heads(&mut self) {
        // The top of a page is about all of its errors.
        if self.section.within || self.section.level <= 1 {
            return;
        }
        let heads = &self.section.heads;
        let mut statuses = naming::statuses(heads);
        let mut codes: Vec<_> = heads.iter().filter_map(|head| head.code.clone()).collect();
        let mut found = false;
        for text in self.blocks.iter().filter_map(|block| words_of(block)) {
            let Some((role, _, rest)) = label(text) else { continue };
            let plain = rest.plain();
            match role {
                Role::Status if statuses.is_empty() => {
                    statuses = columns::statuses(&plain).unwrap_or_default().statuses;
                    found |= !statuses.is_empty();
                }
                Role::Code if codes.is_empty() => {
                    codes = naming::codes(&plain).unwrap_or_default();
                    found |= !codes.is_empty();
                }
                _ => {}
            }
        }
        if found && self.section.heading.is_some() {
            let unnamed = self.section.heads.is_empty();
            self.section.heads = naming::heads(&statuses, &codes);
            if unnamed {
                self.section.title = self.section.name();
            }
        }
    }

    /// Returns whether the items of an error's section distinguish operations: each begins with a name and a colon.
    fn lists_impacts(&self) -> bool {
        let is_item = |block: &&&Block| matches!(block, Block::Item(_));
        let names = |text: &Text| {
            lead(text).is_some() && label(text).is_none() && error_lead(text, false).is_none()
        };
        let mut items =
            self.blocks.iter().filter(is_item).filter_map(|block| words_of(block)).peekable();
        !self.section.heads.is_empty() && items.peek().is_some() && items.all(names)
    }

    /// Returns whether names in code that lists begin with are codes of errors, and not the fields of a body.
    fn lists_codes(&self) -> bool {
        if let Some(pinned) = self.meanings.lists.get(&self.heading()) {
            return *pinned;
        }
        let leads = self.blocks.iter().filter_map(|block| match block {
            Block::Item(text) => Some((lead(text)?.0, error_lead(text, false).is_some())),
            Block::Definition(term, _) => {
                let named = naming::named(&term.paragraphs().join(" "), false);
                Some((term.plain(), !named.heads().is_empty()))
            }
            _ => None,
        });
        let leads: Vec<_> = leads.collect();
        let fields = leads.iter().filter(|(name, _)| topic::is_field(name)).count();
        let plausible = leads.len() > 1 && fields * 2 < leads.len();
        let named = leads.iter().any(|(_, is_error)| *is_error);
        // In the section of a status, some name has to look like an error: others are operations.
        let of_status = self.section.heads.iter().all(|head| head.code.is_none()) && named;
        let general = self.section.heads.is_empty() && self.topic == Topic::Errors;
        plausible && (general || of_status && !self.section.heads.is_empty())
    }

    fn paragraph(&mut self, text: &Text, codes: bool, joins: bool) {
        let begins_with_code = text.pieces.first().is_some_and(|piece| piece.style != Style::Plain);
        match error_lead(text, codes).filter(|_| begins_with_code) {
            Some(lead) => self.add_row(lead, text.at, joins),
            None => self.labelled(text, ProseKind::Paragraph),
        }
    }

    fn item(&mut self, text: &Text, impacts: bool, codes: bool, joins: bool) {
        let general = self.section.heads.is_empty();
        if let Some(lead) = error_lead(text, codes).filter(|_| general || codes) {
            return self.add_row(lead, text.at, joins);
        }
        match lead(text) {
            Some((operation, rest)) if impacts => self.add(ProseKind::Impact(operation), rest),
            Some((name, _))
                if general && (self.topic == Topic::Other || topic::is_field(&name)) =>
            {
                self.add(ProseKind::LeadIn, text.clone());
            }
            _ if general && self.topic == Topic::Other => self.add(ProseKind::LeadIn, text.clone()),
            _ => self.labelled(text, ProseKind::Item),
        }
    }

    fn definition(&mut self, term: &Text, text: &Text, codes: bool, joins: bool) {
        let named = naming::named(&term.paragraphs().join(" "), codes);
        let heads = named.heads();
        if (self.section.heads.is_empty() || codes) && !heads.is_empty() {
            return self.add_row((heads, named.words, text.clone()), term.at, joins);
        }
        let mut joined = term.clone();
        joined.push(": ", Style::Plain);
        joined.pieces.extend(text.pieces.clone());
        joined.links.extend(text.links.clone());
        self.labelled(&joined, ProseKind::Item);
    }

    /// Adds words that may begin with a title such as `Solution:`.
    fn labelled(&mut self, text: &Text, kind: ProseKind) {
        let about_error = !self.section.heads.is_empty();
        let Some((role, label, rest)) = label(text).filter(|_| about_error) else {
            return self.add(kind, text.clone());
        };
        let kind = match role {
            Role::Remedy => ProseKind::Remedy,
            Role::Description
                if matches!(label.to_lowercase().as_str(), "description" | "meaning") =>
            {
                ProseKind::Paragraph
            }
            Role::Message => return self.add_message(&rest),
            // The section is about that status and code already.
            Role::Status | Role::Code
                if columns::is_only_title(&label) && self.section.names(&rest) =>
            {
                return;
            }
            _ => return self.add(kind, text.clone()),
        };
        self.section.prose.push(Prose { kind, label: Some(label), text: rest });
    }

    fn table(&mut self, table: &blocks::Table) {
        let titles: Vec<_> = table.head.iter().map(|title| Fingerprint::of(title).whole).collect();
        let place = Place {
            in_error: !self.section.heads.is_empty(),
            elsewhere: self.topic == Topic::Other,
            pinned: self.meanings.columns(self.heading(), &titles),
        };
        self.section.tables.push(rows::table(table, &place));
    }

    /// Returns the fingerprint of the heading.
    fn heading(&self) -> u64 {
        let heading = self.section.heading.as_ref();
        heading.map_or(0, |heading| Fingerprint::of_heading(heading).whole)
    }

    fn add(&mut self, kind: ProseKind, text: Text) {
        self.section.prose.push(Prose { kind, label: None, text });
    }

    /// Adds an error that an item of a list names.
    fn add_row(&mut self, (heads, title, rest): ErrorLead, at: usize, joins: bool) {
        let cell = |role, text| Cell { role, column: String::new(), text };
        let mut cells = vec![cell(Role::Description, rest)];
        if !title.is_empty() {
            cells.push(cell(Role::Other, Text::plain_at(at, &title)));
        }
        self.push_row(Row { heads, cells, at, ..Row::default() }, joins);
    }

    fn add_message(&mut self, text: &Text) {
        let shown = super::message::shown(text);
        let mut row =
            Row { messages: shown.messages, wraps: shown.wraps, at: text.at, ..Row::default() };
        if !shown.rest.is_empty() {
            let column = String::new();
            row.cells.push(Cell { role: Role::Description, column, text: shown.rest });
        }
        if row.messages != Messages::None {
            self.push_row(row, true);
        }
    }

    /// Adds a row to the list above if it joins that, else to a new one.
    fn push_row(&mut self, row: Row, joins: bool) {
        let is_list = |table: &&mut Table| joins && table.columns.is_empty();
        match self.section.tables.last_mut().filter(is_list) {
            Some(table) => table.rows.push(row),
            None => self.section.tables.push(Table { rows: vec![row], ..Table::default() }),
        }
    }
}

impl Section {
    /// Returns whether all statuses and codes in some words are those of the section.
    fn names(&self, text: &Text) -> bool {
        let plain = text.plain();
        let statuses = columns::statuses(&plain).filter(|named| named.words.is_empty());
        let statuses = statuses.map(|named| named.statuses).unwrap_or_default();
        let codes = if statuses.is_empty() { naming::codes(&plain) } else { None };
        let codes = codes.unwrap_or_default();
        let known = |status| self.heads.iter().any(|head| head.status == Some(status));
        let is_code = |code| self.heads.iter().any(|head| head.code.as_ref() == Some(code));
        !(statuses.is_empty() && codes.is_empty())
            && statuses.into_iter().all(known)
            && codes.iter().all(is_code)
    }
}

fn words_of(block: &Block) -> Option<&Text> {
    match block {
        Block::Item(text) | Block::Paragraph(text) => Some(text),
        _ => None,
    }
}
