//! The pages of sites, read by a strict XML reader: their contents, and the targets of their links.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::{Document, Node, ParsingOptions};

use super::{catalogues, file, site};
use crate::run::errcat;

/// Every element that the templates and the Markdown docs need.
const ELEMENTS: &[&str] = &[
    "a", "body", "button", "circle", "code", "datalist", "dd", "details", "div", "dl", "dt",
    "footer", "form", "h1", "h2", "h3", "head", "header", "html", "input", "kbd", "label", "li",
    "link", "main", "meta", "nav", "noscript", "option", "output", "p", "path", "pre", "script",
    "section", "small", "span", "strong", "summary", "svg", "table", "tbody", "td", "textarea",
    "th", "thead", "title", "tr", "ul", "wbr",
];
/// Every attribute except `aria-…` and `data-…`.
const ATTRIBUTES: &[&str] = &[
    "autocapitalize",
    "autocomplete",
    "charset",
    "class",
    "content",
    "d",
    "defer",
    "enterkeyhint",
    "focusable",
    "for",
    "height",
    "hidden",
    "href",
    "http-equiv",
    "id",
    "inputmode",
    "lang",
    "list",
    "maxlength",
    "name",
    "placeholder",
    "property",
    "rel",
    "role",
    "rows",
    "scope",
    "size",
    "spellcheck",
    "src",
    "tabindex",
    "title",
    "type",
    "value",
    "viewBox",
    "width",
];

/// Returns the pages of a site by their paths.
pub(super) fn pages(folder: &Path) -> BTreeMap<String, String> {
    let mut pages = BTreeMap::new();
    for (below, prefix) in [("", ""), ("errors", "errors/")] {
        for entry in fs::read_dir(folder.join(below)).expect("the folder is there") {
            let path = entry.expect("the entry is there").path();
            let name = path.file_name().and_then(|name| name.to_str()).expect("a name is text");
            if path.extension().is_some_and(|kind| kind == "html") {
                let text = fs::read_to_string(&path).expect("a page is text");
                pages.insert(format!("{prefix}{name}"), text);
            }
        }
    }
    pages
}

pub(super) fn parse<'p>(path: &str, page: &'p str) -> Document<'p> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(page, options)
        .unwrap_or_else(|problem| panic!("{path}: {problem}"))
}

#[track_caller]
fn check(test: impl Fn(&str, &Path, &BTreeMap<String, String>)) {
    for catalogue in catalogues() {
        let site = site(&catalogue);
        test(&catalogue, site.path(), &pages(site.path()));
    }
}

#[test]
fn nothing_in_a_catalogue_becomes_markup() {
    check(|catalogue, _, pages| {
        for (path, page) in pages {
            let document = parse(path, page);
            for node in document.descendants().filter(Node::is_element) {
                let name = node.tag_name().name();
                assert!(ELEMENTS.contains(&name), "{catalogue}: {path}: <{name}>");
                for attribute in node.attributes() {
                    let name = attribute.name();
                    let known = ATTRIBUTES.contains(&name)
                        || name.starts_with("aria-")
                        || name.starts_with("data-");
                    assert!(known, "{catalogue}: {path}: {name}=");
                }
                if name == "script" {
                    assert!(
                        node.attribute("src").is_some() && node.text().is_none(),
                        "{path}: a script"
                    );
                }
            }
        }
    });
}

#[test]
fn every_link_leads_somewhere() {
    check(|catalogue, site, pages| {
        let documents: BTreeMap<_, _> =
            pages.iter().map(|(path, page)| (path.as_str(), parse(path, page))).collect();
        let ids: BTreeMap<_, _> =
            documents.iter().map(|(path, document)| (*path, ids(document))).collect();
        for (path, document) in &documents {
            for link in document
                .descendants()
                .filter_map(|node| node.attribute("href").or(node.attribute("src")))
            {
                if link.starts_with("https://")
                    || link.starts_with("http://")
                    || link.starts_with("data:image/svg")
                {
                    continue;
                }
                let (target, anchor) = link.split_once('#').unwrap_or((link, ""));
                let target = resolved(path, target);
                if Path::new(&target).extension().is_none_or(|kind| kind != "html") {
                    assert!(site.join(&target).is_file(), "{catalogue}: {path}: {link}");
                    continue;
                }
                let known = ids
                    .get(target.as_str())
                    .unwrap_or_else(|| panic!("{catalogue}: {path}: {link}"));
                assert!(anchor.is_empty() || known.contains(anchor), "{catalogue}: {path}: {link}");
            }
        }
    });
}

/// Returns the target of a link of a page, from the folder of the site.
fn resolved(page: &str, link: &str) -> String {
    let folder = page.rsplit_once('/').map_or("", |(folder, _)| folder);
    match (link.strip_prefix("../"), link) {
        (_, "") => page.to_owned(),
        (Some(up), _) => up.to_owned(),
        (None, link) if folder.is_empty() => link.to_owned(),
        (None, link) => format!("{folder}/{link}"),
    }
}

/// Returns the anchors of a page, which have to be unique.
fn ids<'d>(document: &'d Document<'_>) -> BTreeSet<&'d str> {
    let mut ids = BTreeSet::new();
    for id in document.descendants().filter_map(|node| node.attribute("id")) {
        assert!(ids.insert(id), "{id} is there twice");
    }
    ids
}

#[test]
fn what_a_label_or_a_list_names_is_there() {
    check(|catalogue, _, pages| {
        for (path, page) in pages {
            let document = parse(path, page);
            let ids = ids(&document);
            for node in document.descendants() {
                for name in ["for", "list", "aria-labelledby", "aria-describedby", "aria-controls"]
                {
                    let Some(id) = node.attribute(name) else { continue };
                    assert!(ids.contains(id), "{catalogue}: {path}: {name}={id}");
                }
            }
        }
    });
}

#[test]
fn every_entry_has_its_address() {
    for catalogue in catalogues() {
        let site = site(&catalogue);
        let pages = pages(site.path());
        let rows = errcat(site.path(), &["list", &catalogue, "--format", "json"]).json();
        for row in rows.as_array().expect("rows are a list") {
            let error = row["error"].as_str().expect("an error has a name");
            let path = format!("errors/{error}.html");
            let page =
                pages.get(&path).unwrap_or_else(|| panic!("{catalogue}: there is no {path}"));
            let entry = row["entry"].as_str().filter(|entry| *entry != error);
            let document = parse(&path, page);
            assert!(entry.is_none_or(|entry| ids(&document).contains(entry)), "{path}: {entry:?}");
        }
    }
}

#[test]
fn readers_see_what_the_catalogue_says() {
    let site = site(&file("../../../tests/hostile.yaml"));
    let pages = pages(site.path());
    let index = parse("index.html", &pages["index.html"]);
    let seen: String = index.descendants().filter_map(|node| node.text()).collect();
    for text in
        ["# <b>Hostile</b> | [x](javascript:x) {#id}", "<img src=x onerror=alert(1)> & &lt; &#60;"]
    {
        assert!(seen.contains(text), "{text} in {seen}");
    }
}

#[test]
fn nothing_is_loaded_from_elsewhere() {
    check(|catalogue, _, pages| {
        for (path, page) in pages {
            let document = parse(path, page);
            let loads = |node: &Node<'_, '_>| match node.tag_name().name() {
                "link" => node.attribute("rel") != Some("alternate"),
                name => name == "script",
            };
            for node in document.descendants().filter(loads) {
                let from = node.attribute("href").or(node.attribute("src")).unwrap_or_default();
                let own = from.trim_start_matches("../").starts_with("assets/")
                    || from.starts_with("data:");
                assert!(own, "{catalogue}: {path}: {from}");
            }
        }
    });
}
