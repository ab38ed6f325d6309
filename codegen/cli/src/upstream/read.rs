//! Reads the contents below a heading: prose, lists and tables, by what they say about errors.

use super::Fingerprint;
use super::blocks::{self, Block};
use super::columns;
use super::documented::{
    Cell, Meanings, Prose, ProseKind, Role, Row, Section, Table, Topic, of_row,
};
use super::leads::{ErrorLead, error_lead, is_number_code, label, lead};
use super::naming;
use super::rows::{self, Place};
use super::text::{Style, Text};
use super::topic;

/// The reader of the contents below a heading.
pub(super) struct Reader<'r> {
    pub(super) section: &'r mut Section,
    pub(super) blocks: &'r [&'r Block],
    pub(super) meanings: &'r Meanings,
}

impl Reader<'_> {
    pub(super) fn fill(&mut self) {
        self.labelled_heads();
        let impacts = self.lists_impacts();
        let elsewhere = self.led_elsewhere();
        let codes = self.lists_codes(&elsewhere);
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
                Block::Paragraph(text) | Block::Item(text) if text.is_stamp() => {
                    self.add(ProseKind::LeadIn, text.clone());
                }
                Block::Paragraph(text) if leads(text) => self.add(ProseKind::LeadIn, text.clone()),
                Block::Paragraph(text) if self.section.heads.is_empty() || names_another(text) => {
                    self.paragraph(text, codes, after_item);
                }
                Block::Paragraph(text) => self.labelled(text, ProseKind::Paragraph),
                Block::Item(text) if elsewhere[at] && self.section.heads.is_empty() => {
                    self.add(ProseKind::LeadIn, text.clone());
                }
                Block::Item(text) => self.item(text, impacts, codes, after_item),
                Block::Definition(term, text) => {
                    self.definition(term, text, codes && !elsewhere[at], after_item);
                }
                Block::Table(table) => self.table(table, elsewhere[at]),
                Block::Other(what, text) => self.add(ProseKind::Other(what), text.clone()),
            }
            after_item = matches!(block, Block::Item(_) | Block::Definition(..));
        }
        self.quoted_heading();
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

    /// Makes a message of the text that a heading quotes; the words below it describe that message.
    fn quoted_heading(&mut self) {
        let section = &mut *self.section;
        let quoted =
            quoted(&section.title).filter(|_| !section.within && !section.heads.is_empty());
        let Some(text) = quoted.filter(|_| section.tables.is_empty()) else { return };
        let at = section.heading.as_ref().map_or(0, |heading| heading.at);
        let mut row = Row { messages: Some(vec![text]), at, ..Row::default() };
        for prose in std::mem::take(&mut section.prose) {
            match prose.kind {
                ProseKind::Remedy => row.add(Role::Remedy, "", prose.text),
                ProseKind::Paragraph | ProseKind::Item => {
                    row.add(Role::Description, "", prose.text);
                }
                _ => section.prose.push(prose),
            }
        }
        section.title.clear();
        self.push_row(row, false);
    }

    /// Returns whether the items of an error's section distinguish operations: each begins with a name and a colon.
    fn lists_impacts(&self) -> bool {
        let is_item = |block: &&&Block| matches!(block, Block::Item(_));
        let names = |text: &Text| {
            let named = lead(text).is_some_and(|(name, _)| !name.contains(':'));
            named && label(text).is_none() && error_lead(text, false).is_none()
        };
        let mut items =
            self.blocks.iter().filter(is_item).filter_map(|block| words_of(block)).peekable();
        !self.section.heads.is_empty() && items.peek().is_some() && items.all(names)
    }

    /// Returns for each block whether the paragraph that leads to it says that it is not about errors.
    fn led_elsewhere(&self) -> Vec<bool> {
        let led = self.blocks.iter().scan(false, |elsewhere, block| {
            if let Block::Paragraph(text) = block {
                *elsewhere = text.leads() && topic::leads_elsewhere(text);
            }
            Some(*elsewhere)
        });
        led.collect()
    }

    /// Returns whether names in code that lists begin with are codes of errors, and not the fields of a body.
    fn lists_codes(&self, elsewhere: &[bool]) -> bool {
        if let Some(pinned) = self.meanings.lists.get(&self.heading()) {
            return *pinned;
        }
        let blocks = self.blocks.iter().zip(elsewhere).filter(|(_, elsewhere)| !**elsewhere);
        let leads = blocks.filter_map(|(block, _)| match block {
            Block::Item(text) => Some((lead(text)?.0, error_lead(text, false).is_some())),
            Block::Paragraph(text) => {
                Some((lead(text)?.0, false)).filter(|(name, _)| is_number_code(name))
            }
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
        let general = self.section.heads.is_empty() && self.section.topic == Topic::Errors;
        plausible && (general || of_status && !self.section.heads.is_empty())
    }

    fn paragraph(&mut self, text: &Text, codes: bool, joins: bool) {
        let styled = text.pieces.first().is_some_and(|piece| piece.style != Style::Plain);
        let numbered = codes && lead(text).is_some_and(|(name, _)| is_number_code(&name));
        match error_lead(text, codes).filter(|_| styled || numbered) {
            Some(lead) => self.add_row(lead, text.at, joins),
            None => self.labelled(text, ProseKind::Paragraph),
        }
    }

    fn item(&mut self, text: &Text, impacts: bool, codes: bool, joins: bool) {
        let general = self.section.heads.is_empty();
        if let Some(lead) = error_lead(text, codes).filter(|_| general || codes) {
            return self.add_row(lead, text.at, joins);
        }
        if general && self.section.topic == Topic::Errors && self.status(text, joins) {
            return;
        }
        let is_field = |name: &str| general && topic::is_field(name);
        match lead(text) {
            Some((operation, rest)) if impacts => self.add(ProseKind::Impact(operation), rest),
            Some((name, _)) if is_field(&name) => self.add(ProseKind::LeadIn, text.clone()),
            _ if general && self.section.topic == Topic::Other => {
                self.add(ProseKind::LeadIn, text.clone());
            }
            _ => self.labelled(text, ProseKind::Item),
        }
    }

    /// Adds the errors of an item such as `404 Not Found`, and those that the items inside of it name; returns whether
    /// there are any.
    fn status(&mut self, text: &Text, joins: bool) -> bool {
        let lines = text.lines();
        let Some((first, inner)) = lines.split_first() else { return false };
        let named = columns::statuses(&first.plain()).unwrap_or_default();
        let statuses = named.heads();
        if statuses.is_empty() || named.words.split(' ').count() > 4 {
            return false;
        }
        let mut rest = Text::default().with_links(first);
        let mut errors = Vec::new();
        for line in inner {
            let item = if line.raw().starts_with("- ") { line.after(2) } else { line.clone() };
            match error_lead(&item, true) {
                Some((own, title, rest)) => errors.push((of_row(&own, &statuses), title, rest)),
                None => rest.append(line.clone()),
            }
        }
        self.add_row((statuses, named.words, rest), text.at, joins);
        for error in errors {
            self.add_row(error, text.at, true);
        }
        true
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

    fn table(&mut self, table: &blocks::Table, elsewhere: bool) {
        let table = rows::promoted(table);
        let titles: Vec<_> = table.head.iter().map(|title| Fingerprint::of(title).whole).collect();
        let is_table = |table: &&Table| !table.columns.is_empty();
        let place = self.section.tables.iter().filter(is_table).count();
        let place = Place {
            in_error: !self.section.heads.is_empty(),
            elsewhere: elsewhere || self.section.topic == Topic::Other,
            pinned: self.meanings.columns(self.heading(), place, &titles),
        };
        self.section.tables.push(rows::table(&table, &place));
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
        let title = Text::plain_at(at, &title);
        let cells = match (rest.is_empty(), title.is_empty()) {
            (true, _) => vec![cell(Role::Description, title.with_links(&rest))],
            (false, true) => vec![cell(Role::Description, rest)],
            (false, false) => vec![cell(Role::Description, rest), cell(Role::Other, title)],
        };
        self.push_row(Row { heads, cells, at, ..Row::default() }, joins);
    }

    fn add_message(&mut self, text: &Text) {
        let shown = super::message::shown(text);
        let mut row =
            Row { messages: shown.messages, wraps: shown.wraps, at: text.at, ..Row::default() };
        if !shown.rest.is_empty() {
            row.add(Role::Description, "", shown.rest);
        }
        if row.messages.is_some() {
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

/// Returns the text that a heading consists of, apart from words such as `error`, if it is in quotes.
fn quoted(title: &str) -> Option<String> {
    let (title, _) =
        title.rsplit_once(" error").filter(|(_, rest)| rest.len() < 2).unwrap_or((title, ""));
    let quotes = [('"', '"'), ('“', '”'), ('„', '“'), ('«', '»'), ('\'', '\''), ('‘', '’')];
    let inner = |(open, close)| title.trim().strip_prefix(open)?.strip_suffix(close);
    let inner = quotes.into_iter().find_map(inner)?;
    (!inner.is_empty() && !inner.contains(['"', '“', '”'])).then(|| inner.to_owned())
}

/// Returns whether a paragraph begins with the code of an error in bold.
fn names_another(text: &Text) -> bool {
    let strong = text.pieces.first().is_some_and(|piece| piece.style == Style::Strong);
    let heads = error_lead(text, false).map(|(heads, ..)| heads).unwrap_or_default();
    strong && heads.iter().any(|head| head.code.is_some())
}

/// Returns the words of a paragraph or an item.
pub(super) fn words_of(block: &Block) -> Option<&Text> {
    match block {
        Block::Item(text) | Block::Paragraph(text) => Some(text),
        _ => None,
    }
}
