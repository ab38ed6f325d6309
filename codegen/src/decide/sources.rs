//! Writes where responses have their parts: trees of keys, the sources of each part, and the fields.

use super::tables::{Row, Writer};
use crate::check::{
    BodyFormat, Catalog, CodeSource, Each, FieldType, Place, PlaceTarget, Places, Response,
};
use errcat::__private::matching::paths::{MAX_NODES, Set};
use errcat::__private::matching::sources::Role;
use errcat::__private::tables::columns::{field, path, setting, source};
use errcat::__private::tables::section;

/// The trees of keys of a response or of an item. Most have one.
struct Trees {
    trees: Vec<Vec<Node>>,
    slots: usize,
}

/// A node of a tree.
#[derive(Default)]
struct Node {
    token: String,
    many: bool,
    /// The slot of its value, from 1; 0 if the value is not stored.
    slot: usize,
    below: Set,
}

impl Trees {
    fn new() -> Self {
        Self { trees: vec![vec![Node::default()]], slots: 0 }
    }

    /// Returns the slot of the value at a pointer, from 1.
    fn slot(&mut self, pointer: &str) -> usize {
        let length = pointer.split('/').skip(1).count();
        if self.trees.last().is_none_or(|tree| tree.len() + length > MAX_NODES) {
            self.trees.push(vec![Node::default()]);
        }
        let Some(tree) = self.trees.last_mut() else { return 0 };
        let (mut node, mut many) = (0, false);
        for token in pointer.split('/').skip(1) {
            many |= token == "*";
            node = child(tree, node, token, many);
        }
        if tree[node].slot == 0 {
            self.slots += 1;
            tree[node].slot = self.slots;
        }
        tree[node].slot
    }

    /// Returns the rows of the trees; the first one begins at row `first`.
    fn rows(&self, writer: &mut Writer, first: usize) -> Vec<Row> {
        let mut rows = Vec::new();
        for (number, tree) in self.trees.iter().enumerate() {
            let root = rows.len();
            rows.extend(tree.iter().map(|node| node.row(writer)));
            let next = first + rows.len();
            if number + 1 < self.trees.len() {
                rows[root].number(path::NEXT, next);
            }
        }
        rows
    }
}

/// Returns the child of a node with a token, which it adds if necessary.
fn child(tree: &mut Vec<Node>, node: usize, token: &str, many: bool) -> usize {
    let below = tree[node].below;
    let known = (0..tree.len()).filter(|other| below >> other & 1 != 0);
    if let Some(known) = known.into_iter().find(|known| tree[*known].token == token) {
        return known;
    }
    // `check` rejects pointers that do not fit into one tree.
    let number = tree.len().min(MAX_NODES - 1);
    tree[node].below |= 1 << number;
    if number == tree.len() {
        tree.push(Node { token: token.to_owned(), many, ..Node::default() });
    }
    number
}

impl Node {
    fn row(&self, writer: &mut Writer) -> Row {
        let mut row = Row::new(path::COUNT);
        if self.token == "*" {
            row.flag(path::ANY, true);
        } else {
            writer.text(&mut row, path::KEY, &self.token.replace("~1", "/").replace("~0", "~"));
            row.number(path::ELEMENT, element(&self.token).map_or(0, |number| number + 1));
        }
        row.number(path::SLOT, self.slot);
        row.flag(path::MANY, self.many);
        row.half(path::BELOW, self.below);
        row.half(path::BELOW_HIGH, self.below >> 32);
        row
    }
}

/// Returns the array element that a token of a pointer selects; none for a plus sign or leading zeros.
fn element(token: &str) -> Option<usize> {
    let number: u16 = token.parse().ok()?;
    (number.to_string() == token).then_some(number.into())
}

/// A field: its name, its type, and whether items have it.
struct Field<'c> {
    name: &'c str,
    kind: FieldType,
    description: Option<&'c String>,
    sensitive: bool,
    item: bool,
}

/// Returns the fields of a response, then those of its items. The last one is the key of an item.
fn all_fields(response: &Response) -> Vec<Field<'_>> {
    let each = response.each.as_ref();
    let own = response.places.fields.iter().map(|field| (field, false));
    let items = each.into_iter().flat_map(|each| &each.places.fields).map(|field| (field, true));
    let key = each.and_then(|each| each.key.as_ref()).map(|key| Field {
        name: key.as_str(),
        kind: FieldType::Text,
        description: None,
        sensitive: false,
        item: true,
    });
    own.chain(items)
        .map(|(field, item)| Field {
            name: field.name.as_str(),
            kind: field.kind,
            description: field.description.as_ref(),
            sensitive: field.sensitive,
            item,
        })
        .chain(key)
        .collect()
}

/// A source that is being written.
struct Source<'c> {
    role: Role,
    place: &'c Place,
    number: usize,
    numeric: bool,
}

impl<'c> Source<'c> {
    fn new(role: Role, place: &'c Place) -> Self {
        Self { role, place, number: 0, numeric: false }
    }

    fn row(&self, writer: &mut Writer, trees: &mut Trees) -> Row {
        let mut row = Row::new(source::COUNT);
        row.number(source::ROLE, self.role.number() as usize);
        match &self.place.target {
            PlaceTarget::Pointer(pointer) => {
                row.number(source::SLOT, trees.slot(pointer));
                writer.text(&mut row, source::PLACE, pointer);
            }
            PlaceTarget::Header(name) => writer.text(&mut row, source::PLACE, name),
        }
        writer.optional(&mut row, source::AFTER, self.place.after.as_ref());
        writer.optional(&mut row, source::BEFORE, self.place.before.as_ref());
        row.flag(source::CUT, self.place.after.is_some() || self.place.before.is_some());
        row.number(source::NUMBER, self.number);
        row.flag(source::NUMERIC, self.numeric);
        row
    }
}

/// Returns the sources of the status, the code and the messages, and those of the fields, which are numbered from
/// `first_field`.
fn sources(places: &Places, first_field: usize) -> (Vec<Source<'_>>, Vec<Source<'_>>) {
    let mut all: Vec<_> =
        places.status.iter().map(|place| Source::new(Role::Status, place)).collect();
    let is_composite = matches!(places.code, CodeSource::Parts(_));
    all.extend((1..).zip(places.code.all()).map(|(number, code)| Source {
        number: if is_composite { number } else { 0 },
        numeric: code.number,
        ..Source::new(Role::Code, &code.place)
    }));
    all.extend(places.messages.places.iter().map(|place| Source::new(Role::Messages, place)));
    let fields = (first_field..).zip(&places.fields).flat_map(|(number, field)| {
        field.places.iter().map(move |place| Source { number, ..Source::new(Role::Field, place) })
    });
    (all, fields.collect())
}

impl Writer {
    /// Writes where responses have their parts.
    pub(super) fn response(&mut self, catalog: &Catalog, settings: &mut Row) {
        let response = &catalog.response;
        let each = response.each.as_ref();
        let at = each.map(|each| Place {
            target: PlaceTarget::Pointer(each.at.clone()),
            before: None,
            after: None,
        });
        let (mut all, fields) = sources(&response.places, 0);
        all.extend(
            response.correlation_id.iter().map(|place| Source::new(Role::CorrelationId, place)),
        );
        all.extend(fields);
        all.extend(at.iter().map(|place| Source::new(Role::Items, place)));
        let mut trees = Trees::new();
        let mut rows: Vec<_> = all.iter().map(|source| source.row(self, &mut trees)).collect();
        let mut paths = trees.rows(self, 0);
        settings.number(setting::SOURCES, rows.len());
        settings.number(setting::CODE_PARTS, response.code_parts().len());
        settings.flag(setting::UNKNOWN_CODE, response.unknown_code.is_some());
        settings.flag(setting::XML, response.format == BodyFormat::Xml);
        let messages = each.map(|each| &each.places.messages);
        let bits = |whole: bool, item: Option<bool>| {
            usize::from(whole) | usize::from(item.unwrap_or(false)) << 1
        };
        let whole = &response.places.messages;
        settings.number(setting::SINGLE, bits(whole.single, messages.map(|own| own.single)));
        let ignored = bits(whole.ignored, messages.map(|own| own.ignored));
        settings.number(setting::IGNORE_MESSAGES, ignored);
        if let Some(each) = each {
            self.each(each, response.places.fields.len(), (&mut paths, &mut rows), settings);
        }
        self.rows(section::PATHS, path::COUNT, paths);
        self.rows(section::SOURCES, source::COUNT, rows);
        let fields = all_fields(response);
        settings.flag(setting::SENSITIVE_FIELDS, fields.iter().any(|field| field.sensitive));
        let fields = fields.iter().map(|field| self.field(field)).collect();
        self.rows(section::FIELDS, field::COUNT, fields);
    }

    /// Writes where items have their parts. Their trees and sources follow those of the whole response.
    fn each(
        &mut self,
        each: &Each,
        first_field: usize,
        (paths, rows): (&mut Vec<Row>, &mut Vec<Row>),
        settings: &mut Row,
    ) {
        let (mut all, fields) = sources(&each.places, first_field);
        all.extend(fields);
        let mut trees = Trees::new();
        rows.extend(all.iter().map(|source| source.row(self, &mut trees)));
        settings.number(setting::ITEM_PATHS, paths.len());
        paths.extend(trees.rows(self, paths.len()));
        if each.key.is_some() {
            // The key of an item is the last field.
            settings.number(setting::ITEM_KEY, first_field + each.places.fields.len() + 1);
        }
        self.optional(settings, setting::ITEM_LEAVES, each.leaves.as_ref());
    }

    fn field(&mut self, own: &Field<'_>) -> Row {
        let mut row = Row::new(field::COUNT);
        self.text(&mut row, field::NAME, own.name);
        self.optional(&mut row, field::DESCRIPTION, own.description);
        row.number(field::TYPE, own.kind.number() as usize);
        row.flag(field::ITEM, own.item);
        row.flag(field::SENSITIVE, own.sensitive);
        row
    }
}
