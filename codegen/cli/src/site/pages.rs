//! The pages of a site, from templates.

use askama::Template;
use errcat_codegen::Compiled;
use errcat_codegen::check::{Catalog, Error, retry_meaning};
use errcat_codegen::emit::markdown::{by_status, says_name};
use errcat_codegen::emit::{Artifact, prose};

use super::header;
use super::markdown::{self, Document};

/// The number of errors that every page lists at most.
const MAX_SIDE: usize = 100;

/// The frame of all pages.
struct Frame {
    header: String,
    title: String,
    description: String,
    /// The path from the page to the folder of the site.
    root: &'static str,
    /// The path from the page to the style sheet and the scripts.
    assets: &'static str,
}

/// The navigation of every page.
struct Side<'c> {
    /// The name of the API.
    api: &'c str,
    /// All errors, unless they are too many to list on every page.
    errors: Vec<Item<'c>>,
}

/// An error in a list.
struct Item<'c> {
    status: Option<u16>,
    label: &'c str,
    name: Option<&'c str>,
    page: String,
    is_here: bool,
}

#[derive(Template)]
#[template(path = "index.html")]
struct Index<'c> {
    frame: Frame,
    side: Side<'c>,
    document: Document,
    statuses: Vec<u16>,
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
    rust: String,
    retry: Option<(String, String)>,
    is_inline: bool,
}

#[derive(Template)]
#[template(path = "front.html")]
struct Front<'c> {
    frame: Frame,
    apis: Vec<Api<'c>>,
}

/// A catalogue on the front page.
struct Api<'c> {
    id: &'c str,
    name: &'c str,
    errors: usize,
    description: String,
}

/// Renders a Markdown page, unless it is for mdBook only.
pub(super) fn page(compiled: &Compiled, page: &Artifact) -> Option<Artifact> {
    let facts: &Catalog = compiled.catalog();
    let document = || markdown::render(&page.text);
    if page.path == "index.md" {
        return Some(Artifact::new("index.html", filled(&index(facts, document()))));
    }
    let name = page.path.strip_prefix("errors/")?.strip_suffix(".md")?;
    let error = facts.errors.iter().find(|error| error.name().as_str() == name)?;
    let text = filled(&error_page(facts, error, document()));
    Some(Artifact::new(format!("errors/{name}.html"), text))
}

fn filled(template: &impl Template) -> String {
    template.render().expect("a String takes everything")
}

fn index(facts: &Catalog, document: Document) -> Index<'_> {
    let mut statuses: Vec<_> = facts.errors.iter().filter_map(|error| error.status).collect();
    statuses.sort_unstable();
    statuses.dedup();
    Index {
        frame: Frame {
            header: header(&facts.source_name),
            title: format!("Errors of {}", facts.api.name),
            description: short(facts.api.description.as_deref()),
            root: "",
            assets: "assets/",
        },
        side: side(facts, None),
        document,
        statuses,
    }
}

fn error_page<'c>(facts: &'c Catalog, error: &'c Error, document: Document) -> ErrorPage<'c> {
    let retry = error.about.retry.as_ref().or(facts.default_retry());
    ErrorPage {
        frame: Frame {
            header: header(&facts.source_name),
            title: format!("{} · {}", error.title(), facts.api.name),
            description: short(error.about.description.as_deref()),
            root: "../",
            assets: "../assets/",
        },
        side: side(facts, Some(error)),
        document,
        status: error.status,
        code: error.code.as_deref(),
        name: error.name().as_str(),
        says_name: says_name(error),
        rust: format!("Code::{}", error.name().pascal()),
        retry: retry.map(|retry| (retry.to_string(), retry_meaning(retry, str::to_owned))),
        is_inline: error.inline,
    }
}

fn side<'c>(facts: &'c Catalog, here: Option<&Error>) -> Side<'c> {
    let item = |error: &'c Error| {
        let name = error.name().as_str();
        Item {
            status: error.status,
            label: error.code.as_deref().unwrap_or(name),
            name: (error.code.is_some() && !says_name(error)).then_some(name),
            page: format!("errors/{name}.html"),
            is_here: here.is_some_and(|here| here.name() == error.name()),
        }
    };
    let errors = if facts.errors.len() > MAX_SIDE { Vec::new() } else { by_status(facts) };
    Side { api: &facts.api.name, errors: errors.into_iter().map(item).collect() }
}

/// Returns the first sentence of prose as plain text.
fn short(text: Option<&str>) -> String {
    prose::plain(prose::short(text.unwrap_or_default())).replace('`', "")
}

/// Returns the front page of several sites.
pub(super) fn front(all: &[&Compiled]) -> Artifact {
    let apis = all.iter().map(|compiled| Api {
        id: &compiled.catalog().api.id,
        name: &compiled.catalog().api.name,
        errors: compiled.catalog().errors.len(),
        description: short(compiled.catalog().api.description.as_deref()),
    });
    let frame = Frame {
        header: header("several catalogues"),
        title: "Error catalogues".to_owned(),
        description: "What the errors of these APIs mean and what to do.".to_owned(),
        root: "",
        assets: "",
    };
    Artifact::new("index.html", filled(&Front { frame, apis: apis.collect() }))
}
