//! The pages of a site, from templates.

use std::collections::{BTreeMap, HashMap};

use askama::Template;
use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error, Retry, Source, retry_meaning};
use errcat_codegen::emit::markdown::{Audience, by_status, says_name};
use errcat_codegen::emit::{Artifact, prose};
use errcat_codegen::vocabulary::Vocabulary;

use super::item::{Item, page};
use super::listing::{self, Group};
use super::markdown::{self, Document};
use super::{Settings, header, retries};
use crate::advice::Advice;
use crate::entry::Entry;
use crate::lifecycle;

/// The maximum number of errors that every page lists.
const MAX_SIDE: usize = 100;

struct Frame {
    header: String,
    title: String,
    description: String,
    /// The path from the page to the folder of the site.
    root: String,
    /// The path from the page to the style sheet and the scripts.
    assets: String,
    /// The address of the page, where the site has one.
    address: Option<String>,
    /// The path from the page to the same page in Markdown.
    twin: Option<String>,
}

/// The parts around the content of every page of a catalogue's site.
struct Side<'c> {
    api: &'c str,
    version: String,
    /// The day of the newest source of the catalogue.
    date: Option<&'c str>,
    docs: Option<&'c str>,
    /// All errors, unless they are too many to list on every page.
    errors: Vec<Item<'c>>,
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'c> {
    frame: Frame,
    side: Side<'c>,
    document: Document,
    groups: Vec<Group<'c>>,
    /// The retries of the catalogue, each with its meaning.
    retries: BTreeMap<String, String>,
    statuses: Vec<u16>,
    is_long: bool,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'c> {
    frame: Frame,
    side: Side<'c>,
    document: Document,
    status: Option<u16>,
    code: Option<&'c str>,
    name: &'c str,
    says_name: bool,
    rust: Option<String>,
    /// The retry and its meaning, shown next to the remedy.
    retry: Option<(String, String)>,
    /// Whether the request may have taken effect.
    effect: Option<&'static str>,
    /// The operations that return the error.
    operations: Vec<&'c str>,
    /// `deprecated` and `retired`, as far as they hold, each with its reason.
    lifecycle: Vec<(&'static str, String)>,
    /// Addresses of the vendor's documentation, each with the words to click.
    vendor: Vec<(String, &'c str)>,
    previous: Option<Item<'c>>,
    next: Option<Item<'c>>,
    is_inline: bool,
}

#[derive(Template)]
#[template(path = "missing.html")]
struct Missing<'c> {
    frame: Frame,
    side: Side<'c>,
}

#[derive(Template)]
#[template(path = "front.html")]
struct Front<'c> {
    frame: Frame,
    apis: Vec<Api<'c>>,
}

#[derive(Template)]
#[template(path = "no-front.html")]
struct NoFront {
    frame: Frame,
}

/// A catalogue on the front page.
struct Api<'c> {
    id: &'c str,
    name: &'c str,
    version: String,
    errors: usize,
    description: String,
}

pub(super) struct Pages<'c> {
    facts: &'c Catalog,
    settings: &'c Settings,
    /// All errors in the order of pages.
    errors: Vec<&'c Error>,
    /// The place of each error among them, by its name.
    places: HashMap<&'c str, usize>,
    date: Option<&'c str>,
}

impl<'c> Pages<'c> {
    pub(super) fn of(compiled: &'c Compiled, settings: &'c Settings) -> Self {
        let facts: &Catalog = compiled.catalog();
        let errors = by_status(facts);
        let names = errors.iter().map(|error| error.name().as_str());
        let places = names.zip(0..).collect();
        Self { facts, settings, errors, places, date: newest(facts.errors.iter()) }
    }

    /// Renders the index from its Markdown.
    pub(super) fn index(&self, markdown: &str) -> Artifact {
        let facts = self.facts;
        let mut statuses: Vec<_> = facts.errors.iter().filter_map(|error| error.status).collect();
        statuses.sort_unstable();
        statuses.dedup();
        let title = format!("Errors of {}", facts.api.name);
        let text = short(facts.api.description.as_deref());
        let described = format!("All errors of {}: what they mean and what to do.", facts.api.name);
        let mut document = markdown::render(markdown);
        // The list of errors with their messages is in their place.
        document.sections.retain(|section| !matches!(&*section.id, "all-errors" | "all-messages"));
        let description = if text.is_empty() { described } else { text };
        let index = Index {
            frame: self.frame("index", title, description),
            side: self.side(None),
            document,
            groups: listing::groups(facts),
            retries: retries(facts),
            statuses,
            is_long: self.errors.len() > MAX_SIDE,
        };
        Artifact::new("index.html", filled(&index))
    }

    /// Renders the page of an error from its Markdown.
    pub(super) fn error(&self, error: &'c Error, markdown: &str) -> Artifact {
        let (facts, name) = (self.facts, error.name().as_str());
        let advice = Advice::of(Entry { facts, error, message: None });
        let retry =
            |retry: &Retry| (retry.to_string(), retry_meaning(retry, advice.delay, str::to_owned));
        let place = self.places[name];
        let neighbour = |place: Option<usize>| Some(Item::of(self.errors.get(place?)?));
        let name_too = if says_name(error) { String::new() } else { format!(": {name}") };
        let title = format!("{}{name_too} · {}", error.title(), facts.api.name);
        let text = short(error.about.description.as_deref());
        let described =
            format!("What {} of {} means and what to do.", error.title(), facts.api.name);
        let description = if text.is_empty() { described } else { text };
        let page = ErrorPage {
            frame: self.frame(&format!("errors/{name}"), title, description),
            side: self.side(Some(error)),
            document: markdown::render(markdown),
            status: error.status,
            code: error.code.as_deref(),
            name,
            says_name: says_name(error),
            rust: (self.settings.audience == Audience::Rust)
                .then(|| format!("Code::{}", error.name().pascal())),
            retry: advice.retry.map(retry),
            effect: error.effect().map(Vocabulary::meaning),
            operations: operations(facts, error),
            lifecycle: lifecycle::texts(facts, &error.about),
            vendor: vendor(facts, error),
            previous: neighbour(place.checked_sub(1)),
            next: neighbour(place.checked_add(1)),
            is_inline: error.inline,
        };
        Artifact::new(self::page(error), filled(&page))
    }

    /// Returns the page that web servers show in place of a missing one, at any address: if the site's own address is
    /// known, its links begin with it.
    pub(super) fn missing(&self) -> Artifact {
        let root = self.settings.base.as_ref().map_or("", |base| base.path());
        let frame = Frame {
            root: root.to_owned(),
            assets: format!("{root}assets/"),
            address: None,
            twin: None,
            ..self.frame(
                "404",
                format!("Not found · {}", self.facts.api.name),
                NOT_FOUND.to_owned(),
            )
        };
        let page = Missing { frame, side: self.side(None) };
        Artifact::new("404.html", filled(&page))
    }

    /// Returns the frame of a page whose path is given without its extension.
    fn frame(&self, path: &str, title: String, description: String) -> Frame {
        let root = if path.contains('/') { "../" } else { "" };
        Frame {
            header: header(&self.facts.source_name),
            title,
            description,
            root: root.to_owned(),
            assets: format!("{root}assets/"),
            address: self.settings.address(path),
            twin: Some(format!("{root}{path}.md")),
        }
    }

    fn side(&self, here: Option<&Error>) -> Side<'c> {
        let api = &self.facts.api;
        let is_short = self.errors.len() <= MAX_SIDE;
        let is_here = |error: &Error| here.is_some_and(|here| here.name() == error.name());
        let errors = self.errors.iter().filter(|_| is_short);
        let errors = errors.map(|error| Item { is_here: is_here(error), ..Item::of(error) });
        Side {
            api: &api.name,
            version: api.version.to_string(),
            date: self.date,
            docs: api.docs.as_deref(),
            errors: errors.collect(),
        }
    }
}

const NOT_FOUND: &str = "There is no page at this address.";

fn filled(template: &impl Template) -> String {
    template.render().expect("a String takes everything")
}

/// Returns the day of the newest source of some errors and their messages.
pub(super) fn newest<'c>(errors: impl Iterator<Item = &'c Error>) -> Option<&'c str> {
    let sources = errors.flat_map(|error| {
        let messages = error.messages.iter().flat_map(|message| &message.about.sources);
        error.about.sources.iter().chain(messages)
    });
    sources.filter_map(|source| source.date.as_deref()).max()
}

/// Returns the names of the operations that return an error.
fn operations<'c>(facts: &'c Catalog, error: &Error) -> Vec<&'c str> {
    let returns = |number: &usize| facts.errors[*number].name() == error.name();
    let all = facts.operations.iter().filter(|operation| operation.errors.iter().any(returns));
    all.map(|operation| operation.name.as_str()).collect()
}

/// Returns the vendor's documentation of an error: the pages or sections that its sources name, else the API's own
/// page.
fn vendor<'c>(facts: &'c Catalog, error: &'c Error) -> Vec<(String, &'c str)> {
    let is_address = |place: &&str| place.starts_with("https://") || place.starts_with("http://");
    let of_source = |source: &'c Source| facts.place(source).filter(is_address);
    let mut addresses: Vec<_> = error.about.sources.iter().filter_map(of_source).collect();
    if addresses.is_empty() {
        addresses.extend(facts.api.docs.as_deref());
    }
    addresses.dedup();
    addresses.into_iter().map(|address| (words(address), address)).collect()
}

/// Returns the host of an address, and the section where it names one.
fn words(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    match rest.split_once('#') {
        Some((_, section)) if !section.is_empty() => format!("{host}, section {section}"),
        _ => host.to_owned(),
    }
}

/// Returns the first sentence of prose as plain text.
pub(super) fn short(text: Option<&str>) -> String {
    prose::plain(prose::short(text.unwrap_or_default())).replace('`', "")
}

/// Returns the front page of several sites, and the page in place of a missing one.
pub(super) fn front(all: &[&Compiled], settings: &Settings) -> Vec<Artifact> {
    let apis = all.iter().map(|compiled| {
        let facts: &Catalog = compiled.catalog();
        Api {
            id: &facts.api.id,
            name: &facts.api.name,
            version: facts.api.version.to_string(),
            errors: facts.errors.len(),
            description: short(facts.api.description.as_deref()),
        }
    });
    let frame = |title: &str, description: &str, root: &str| Frame {
        header: header("several catalogues"),
        title: title.to_owned(),
        description: description.to_owned(),
        root: root.to_owned(),
        assets: root.to_owned(),
        address: None,
        twin: None,
    };
    let described = "What the errors of these APIs mean and what to do.";
    let front = Frame {
        address: settings.address("index"),
        twin: Some("index.md".to_owned()),
        ..frame("Error catalogues", described, "")
    };
    let root = settings.base.as_ref().map_or("", |base| base.path());
    let missing = NoFront { frame: frame("Not found", NOT_FOUND, root) };
    vec![
        Artifact::new("index.html", filled(&Front { frame: front, apis: apis.collect() })),
        Artifact::new("404.html", filled(&missing)),
    ]
}
