//! Sorts the contents of a page into the parts of a catalogue. Anything else becomes a comment.

use super::catalogue::{Catalogue, Entry, Error, Rule};
use super::{names, placeholders};
use crate::upstream::Documented;
use crate::upstream::documented::{
    Column, Head, Prose, ProseKind, Role, Row, Section, Table, Topic, joined,
};
use crate::upstream::text::Text;

/// Returns a catalogue with the contents of a page.
pub(super) fn collect(documented: &Documented) -> Catalogue {
    let mut catalogue = Catalogue::default();
    if documented.restored {
        catalogue.note(&[], RESTORED);
    }
    let is_about_errors = |section: &Section| section.topic == Topic::Errors;
    let named = documented.sections.iter().any(is_about_errors);
    for section in &documented.sections {
        catalogue.section(section, !named || is_about_errors(section));
    }
    catalogue
}

const RESTORED: &str = "the lines of the page had been run together: see whether its headings, lists and \
                        paragraphs end where they should";

impl Catalogue {
    /// Adds a section. If `rules` is set, prose about no error is a general rule of the API.
    fn section(&mut self, section: &Section, rules: bool) {
        let general = section.heads.is_empty();
        // What comes first, up to the second heading, is about the API.
        let first = self.name.is_empty() && self.errors.is_empty();
        match &section.heading {
            Some(heading) if general && first => self.name = heading.plain(),
            Some(heading) if general => self.heading = Some(heading.plain()),
            _ => {}
        }
        for head in &section.heads {
            self.error(head, section);
        }
        for prose in &section.prose {
            match section.heads.as_slice() {
                [] if first => self.introduce(prose),
                [] if rules => self.rule(section, prose),
                [] => self.other(prose),
                heads => heads.iter().for_each(|head| self.error(head, section).say(prose)),
            }
        }
        section.tables.iter().for_each(|table| self.table(section, table));
        // A heading that no entry has taken becomes a comment.
        let heading = self.heading.take();
        self.comments.extend(heading);
    }

    fn table(&mut self, section: &Section, table: &Table) {
        let titles: Vec<_> = table.columns.iter().map(|column| column.title.plain()).collect();
        let titles = titles.join(" | ");
        if let Some(why) = table.aside {
            let first =
                table.columns.iter().map(|column| &column.title).find(|title| !title.is_empty());
            let at = first.map(|title| title.at).or(table.rows.first().map(|row| row.at));
            self.note(at.as_slice(), &format!("this table is kept as comments: {why}"));
            self.comments.extend(first.is_some().then_some(titles));
            table.rows.iter().for_each(|row| self.comment(row));
            return;
        }
        table.columns.iter().for_each(|column| self.column(column));
        table.rows.iter().for_each(|row| self.row(section, row));
        if table.rows.is_empty() {
            self.comments.push(format!("a table without rows: {titles}"));
        }
    }

    /// Keeps a row that is not about an error.
    fn comment(&mut self, row: &Row) {
        let cells: Vec<_> = row.cells.iter().map(|cell| cell.text.paragraphs().join(" ")).collect();
        let heads = row.heads.iter().map(Head::title);
        let messages = joined(row.messages.as_ref());
        self.comments.push(heads.chain(cells).chain(messages).collect::<Vec<_>>().join(" | "));
        row.cells.iter().for_each(|cell| self.comments.extend(links(&cell.text)));
    }

    /// Notes a column whose title does not say what it contains.
    fn column(&mut self, column: &Column) {
        if column.title.is_empty() || !column.guessed && column.role != Role::Other {
            return;
        }
        let taken = match column.role {
            Role::Other => "has no place in a catalogue; its cells are kept as comments",
            Role::Message => "is taken for messages",
            Role::Remedy => "is taken for remedies",
            Role::Status | Role::Code => "is taken for what makes an error known",
            Role::Description => "is taken for descriptions",
        };
        let note = format!("the column `{}` {taken}", column.title.plain());
        self.note(&[column.title.at], &note);
    }

    fn introduce(&mut self, prose: &Prose) {
        match prose.kind {
            ProseKind::Item => self.description.extend(bulleted(&prose.text)),
            ProseKind::Paragraph => self.description.extend(prose.text.paragraphs()),
            _ => return self.other(prose),
        }
        self.comments.extend(links(&prose.text));
    }

    /// Adds a rule, if that is what the words are by their section or by the duration in them.
    fn rule(&mut self, section: &Section, prose: &Prose) {
        let paragraphs = match prose.kind {
            ProseKind::Paragraph => prose.text.paragraphs(),
            ProseKind::Item => bulleted(&prose.text),
            _ => return self.other(prose),
        };
        let plain = prose.text.plain();
        let duration = super::duration::of(&plain);
        if duration.is_none() && !says_rules(section, prose) {
            self.comments.extend(paragraphs);
            self.comments.extend(links(&prose.text));
            return;
        }
        let mut about = Entry::named(self.rule_names.give(&names::rule(&section.name())));
        about.description = prose.text.paragraphs();
        about.take_links(&prose.text);
        let heading = self.heading.take();
        self.rules.push(Rule { entry: about, heading, duration });
    }

    /// Keeps code and introductory sentences as comments.
    fn other(&mut self, prose: &Prose) {
        match prose.kind {
            // Bodies show where responses have the code and the messages.
            ProseKind::Other("JSON") => self.examples.push(prose.text.raw()),
            ProseKind::Other(what) => {
                let why = format!("not understood: {what}; it is kept as a comment");
                self.note(&[prose.text.at], &why);
            }
            _ => {}
        }
        self.comments.extend(lines(&prose.text));
        self.comments.extend(links(&prose.text));
    }

    /// Returns the error with this status and code; adds it if it is new.
    fn error(&mut self, head: &Head, section: &Section) -> &mut Error {
        let known = self.errors.iter().position(|error| error.head == *head);
        let at = known.unwrap_or_else(|| {
            let own = section.heads.contains(head);
            let one = section.heads.iter().all(|other| other.code == head.code);
            let title = if own && one && !section.within { section.title.as_str() } else { "" };
            let mut name = names::error(head, title);
            if let (false, Some(status)) = (self.error_names.is_free(&name), head.status) {
                name = format!("{name}_{status}");
            }
            let error = Error::named(self.error_names.give(&name));
            self.errors.push(Error { head: head.clone(), ..error });
            self.errors.len() - 1
        });
        let error = &mut self.errors[at];
        let heading = if section.heads.contains(head) { section.heading.as_ref() } else { None };
        if let Some(heading) = heading.filter(|heading| !error.headings.contains(&heading.plain()))
        {
            error.headings.push(heading.plain());
            error.entry.take_links(heading);
            if !section.title.is_empty() && !section.within {
                error.title.clone_from(&section.title);
            }
        }
        error
    }

    fn row(&mut self, section: &Section, row: &Row) {
        for wrap in &row.wraps {
            if !self.wraps.contains(wrap) {
                self.wraps.push(*wrap);
            }
        }
        let heads = section.heads_of(row);
        if heads.is_empty() {
            let why = row.aside.unwrap_or("it names no error");
            self.note(&[row.at], &format!("this row is kept as a comment: {why}"));
            self.comment(row);
        }
        for note in &row.notes {
            self.note(&[row.at], note);
        }
        for head in &heads {
            // The heading of a section with rows of their own goes to the first of them.
            let heading = self.heading.take();
            let error = self.error(head, section);
            error.headings.extend(heading);
            let before = error.row.replace(row.at).filter(|_| row.messages.is_none());
            if let Some(before) = before {
                let why =
                    format!("`{}` is described twice: the descriptions are joined", head.title());
                self.note(&[before, row.at], &why);
            }
            let error = self.error(head, section);
            match row.messages.as_deref() {
                None => error.entry.take(row),
                Some([]) => error.message(None, row),
                Some(texts) => {
                    for text in texts {
                        error.message(Some(placeholders::template(text)), row);
                    }
                }
            }
        }
    }
}

impl Error {
    fn say(&mut self, prose: &Prose) {
        match &prose.kind {
            ProseKind::Paragraph => self.entry.description.extend(prose.text.paragraphs()),
            ProseKind::Item => self.entry.description.extend(bulleted(&prose.text)),
            ProseKind::Remedy => self.entry.remedy.extend(prose.text.paragraphs()),
            ProseKind::Impact(operation) => self.impact(operation, prose.text.paragraphs()),
            ProseKind::LeadIn => self.lead_in(&prose.text),
            ProseKind::Other(what) => {
                self.entry.comments.push(format!("not understood: {what}"));
                self.entry.comments.extend(lines(&prose.text));
            }
        }
        self.entry.take_links(&prose.text);
    }

    fn impact(&mut self, operation: &str, paragraphs: Vec<String>) {
        match self.impact.iter_mut().find(|(known, _)| known == operation) {
            Some((_, known)) => known.extend(paragraphs),
            None => self.impact.push((operation.to_owned(), paragraphs)),
        }
    }

    /// Adds an introduction to a list or a table. Its last sentence becomes a comment.
    fn lead_in(&mut self, text: &Text) {
        let mut paragraphs = text.paragraphs();
        let last = paragraphs.pop().unwrap_or_default();
        let (before, lead) =
            last.rsplit_once(". ").map_or(("", last.as_str()), |(before, lead)| (before, lead));
        let before =
            Some(before).filter(|before| !before.is_empty()).map(|before| format!("{before}."));
        self.entry.description.extend(paragraphs.into_iter().chain(before));
        self.entry.comments.push(lead.to_owned());
    }

    /// Adds a message, or the words of the row to one that is known.
    fn message(&mut self, template: Option<String>, row: &Row) {
        let known = self.messages.iter().position(|(known, _)| *known == template);
        let at = known.unwrap_or_else(|| {
            let name = template.as_deref().map(|text| names::message(text, &self.head));
            let name = self.message_names.give(name.as_deref().unwrap_or("no_message"));
            self.messages.push((template, Entry::named(name)));
            self.messages.len() - 1
        });
        self.messages[at].1.take(row);
    }
}

impl Entry {
    fn take(&mut self, row: &Row) {
        let paragraphs = |role| row.texts(role).flat_map(Text::paragraphs).collect::<Vec<_>>();
        self.description.extend(paragraphs(Role::Description));
        self.remedy.extend(paragraphs(Role::Remedy));
        for cell in &row.cells {
            self.take_links(&cell.text);
            if matches!(cell.role, Role::Other) {
                let text = cell.text.paragraphs().join(" ");
                let column = Some(&cell.column).filter(|column| !column.is_empty());
                let column = column.map(|column| format!("{column}: ")).unwrap_or_default();
                self.comments.push(format!("{column}{text}"));
            }
        }
    }

    fn take_links(&mut self, text: &Text) {
        let new = text
            .links
            .iter()
            .filter(|link| !self.links.contains(link))
            .cloned()
            .collect::<Vec<_>>();
        self.links.extend(new);
    }
}

/// Returns whether the words of a section are rules: by its heading, or as items of a list of which one names a
/// duration.
fn says_rules(section: &Section, prose: &Prose) -> bool {
    let heading = section.name().to_lowercase();
    let mut words = heading.split(|c: char| !c.is_alphanumeric());
    let is_item = |prose: &&Prose| prose.kind == ProseKind::Item;
    let mut items = section.prose.iter().filter(is_item);
    words.any(|word| matches!(word, "rule" | "rules" | "limit" | "limits"))
        || is_item(&prose) && items.any(|item| super::duration::of(&item.text.plain()).is_some())
}

fn bulleted(text: &Text) -> Vec<String> {
    vec![format!("- {}", text.paragraphs().join(" "))]
}

fn lines(text: &Text) -> Vec<String> {
    text.raw()
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.trim_end().to_owned())
        .collect()
}

fn links(text: &Text) -> impl Iterator<Item = String> {
    text.links.iter().map(|link| format!("link: {} {}", link.title, link.url))
}
