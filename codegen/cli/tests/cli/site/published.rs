//! The parts of a site for search engines, previews and other tools: addresses, metadata, data.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use roxmltree::Document;
use serde_json::Value;
use tempfile::TempDir;

use super::pages::{pages, parse};
use super::{catalogues, file, site};
use crate::run::{KUSTOM, catalogue, errcat, folder, read};

const BASE: &str = "https://docs.example.com/errors";

fn published(catalogue: &str) -> TempDir {
    let folder = tempfile::tempdir().expect("there is room for a folder");
    let arguments = ["docs", catalogue, "--out", ".", "--base-url", BASE];
    let run = errcat(folder.path(), &arguments);
    assert_eq!(run.code, 0, "{run:?}");
    folder
}

/// Returns the values of an attribute of the elements of a page that have a name and another attribute with some value.
fn attributes<'d>(
    page: &'d Document<'_>,
    element: &str,
    with: (&str, &str),
    name: &str,
) -> Vec<&'d str> {
    let nodes = page.descendants().filter(|node| node.tag_name().name() == element);
    let nodes = nodes.filter(|node| node.attribute(with.0) == Some(with.1));
    nodes.filter_map(|node| node.attribute(name)).collect()
}

#[test]
fn pages_name_their_addresses() {
    let site = published(KUSTOM);
    for (path, page) in pages(site.path()) {
        let page = parse(&path, &page);
        let expected = match path.as_str() {
            "404.html" => None,
            "index.html" => Some(format!("{BASE}/")),
            path => Some(format!("{BASE}/{path}")),
        };
        let expected: Vec<_> = expected.as_deref().into_iter().collect();
        assert_eq!(attributes(&page, "link", ("rel", "canonical"), "href"), expected, "{path}");
        assert_eq!(
            attributes(&page, "meta", ("property", "og:url"), "content"),
            expected,
            "{path}"
        );
    }
    let sitemap = read(site.path(), "sitemap.xml");
    let sitemap = parse("sitemap.xml", &sitemap);
    let listed = sitemap.descendants().filter(|node| node.tag_name().name() == "loc");
    let listed: BTreeSet<_> = listed.filter_map(|node| node.text()).collect();
    let pages = pages(site.path());
    let expected = pages.keys().filter(|path| *path != "404.html");
    let expected = expected.map(|path| format!("{BASE}/{}", path.replace("index.html", "")));
    assert_eq!(listed, expected.collect::<Vec<_>>().iter().map(String::as_str).collect());
}

#[test]
fn without_an_address_none_is_invented() {
    let site = published(KUSTOM);
    let run = errcat(site.path(), &["docs", KUSTOM, "--out", "."]);
    assert_eq!(run.code, 0, "{run:?}");
    assert!(!site.path().join("sitemap.xml").exists());
    for (path, page) in pages(site.path()) {
        let page = parse(&path, &page);
        assert_eq!(attributes(&page, "link", ("rel", "canonical"), "href"), [""; 0], "{path}");
    }
}

#[test]
fn the_address_of_the_catalogue_counts_unless_another_is_given() {
    let own = catalogue("shop").replacen("api: {", "api: {site: \"https://shop.example/e\", ", 1);
    let folder = folder(&[("shop.yaml", &own)]);
    let canonical = |address: &str| format!("rel=\"canonical\" href=\"{address}\"");
    let run = errcat(folder.path(), &["docs", "shop.yaml", "--out", "public"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = read(folder.path(), "public/index.html");
    assert!(page.contains(&canonical("https://shop.example/e/")), "{page}");
    errcat(folder.path(), &["docs", "shop.yaml", "--out", "public", "--base-url", BASE]);
    let page = read(folder.path(), "public/index.html");
    assert!(page.contains(&canonical(&format!("{BASE}/"))), "{page}");
}

#[test]
fn several_sites_are_below_one_address() {
    let (shop, assets) = (catalogue("shop"), catalogue("assets"));
    let folder = folder(&[("catalog/shop.yaml", &shop), ("catalog/assets.yaml", &assets)]);
    let run = errcat(folder.path(), &["docs", "--out", "public", "--base-url", BASE]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = read(folder.path(), "public/shop/errors/bad.html");
    assert!(page.contains(&format!("href=\"{BASE}/shop/errors/bad.html\"")), "{page}");
    let sitemap = read(folder.path(), "public/sitemap.xml");
    for id in ["shop", "assets"] {
        assert!(sitemap.contains(&format!("{BASE}/{id}/sitemap.xml")), "{sitemap}");
        assert!(read(folder.path(), "public/index.md").contains(&format!("({id}/index.md)")));
    }
    assert!(read(folder.path(), "public/404.html").contains("href=\"/errors/index.html\""));
}

#[test]
fn addresses_that_are_none_are_refused() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    for address in ["docs.example.com", "ftp://x.y", "https://x.y/?q", "https://x.y/\"><b>"] {
        let run = errcat(folder.path(), &["docs", "shop.yaml", "--base-url", address]);
        assert_eq!(run.code, 2, "{address}: {run:?}");
        assert!(run.err.contains("expected an http or https address"), "{}", run.err);
    }
    assert!(!folder.path().join("site").exists());
}

#[test]
fn a_missing_page_finds_its_scripts_from_any_address() {
    let site = published(KUSTOM);
    let page = read(site.path(), "404.html");
    for part in
        ["href=\"/errors/index.html\"", "src=\"/errors/assets/page.js\"", "data-root=\"/errors/\""]
    {
        assert!(page.contains(part), "{part} is not in {page}");
    }
}

#[test]
fn every_page_has_a_title_and_a_description_of_its_own() {
    for catalogue in catalogues() {
        let site = site(&catalogue);
        let mut titles = BTreeSet::new();
        for (path, page) in pages(site.path()) {
            let page = parse(&path, &page);
            let title = page.descendants().find(|node| node.tag_name().name() == "title");
            let title = title.and_then(|node| node.text()).unwrap_or_default().to_owned();
            assert!(
                titles.insert(title.clone()) && !title.is_empty(),
                "{catalogue}: {path}: {title}"
            );
            let described = attributes(&page, "meta", ("name", "description"), "content");
            assert!(matches!(described[..], [text] if !text.is_empty()), "{catalogue}: {path}");
            let footer = page.descendants().find(|node| node.tag_name().name() == "footer");
            let footer = footer.and_then(|node| {
                node.descendants().find_map(|node| node.text().filter(|t| !t.trim().is_empty()))
            });
            assert!(footer.is_some_and(|text| text.contains(", version ")), "{catalogue}: {path}");
        }
    }
}

#[test]
fn every_page_has_a_twin_in_markdown_that_is_listed() {
    for catalogue in catalogues() {
        let site = site(&catalogue);
        let listed = read(site.path(), "llms.txt");
        for path in pages(site.path()).keys().filter(|path| *path != "404.html") {
            let twin = path.replace(".html", ".md");
            let text = read(site.path(), &twin);
            assert!(
                text.lines().nth(2).is_some_and(|line| line.starts_with("# ")),
                "{twin}: {text}"
            );
            assert!(listed.contains(&format!("({twin})")), "{twin}: {listed}");
        }
    }
}

#[test]
fn the_rust_parts_can_be_left_out() {
    let folder = folder(&[("shop.yaml", &catalogue("shop"))]);
    for (option, is_there) in [(None, true), (Some("--no-rust"), false)] {
        let arguments = ["docs", "shop.yaml", "--out", "public"].into_iter().chain(option);
        let run = errcat(folder.path(), &arguments.collect::<Vec<_>>());
        assert_eq!(run.code, 0, "{run:?}");
        for path in ["errors/bad.html", "errors/bad.md"] {
            let page = read(folder.path(), &format!("public/{path}"));
            assert_eq!(page.contains("Rust"), is_there, "{path}: {option:?}");
            assert!(page.contains("bad_field"), "{path}");
        }
    }
}

#[test]
fn the_vendor_is_linked_with_the_section_where_it_is_known() {
    let own =
        catalogue("shop").replacen("api: {", "api: {docs: \"https://shop.example/docs\", ", 1);
    let documented = "    source: {kind: documented, where: \"https://shop.example/docs#bad\", date: 2026-01-31}\n";
    let own = own.replacen("    code: BAD\n", &format!("    code: BAD\n{documented}"), 1);
    assert!(own.contains(documented), "{own}");
    let folder = folder(&[("shop.yaml", &own)]);
    let run = errcat(folder.path(), &["docs", "shop.yaml", "--out", "public"]);
    assert_eq!(run.code, 0, "{run:?}");
    let page = read(folder.path(), "public/errors/bad.html");
    assert!(
        page.contains("<a href=\"https://shop.example/docs#bad\">shop.example, section bad</a>"),
        "{page}"
    );
    assert!(page.contains("from sources of 2026-01-31"), "{page}");
    let other = read(folder.path(), "public/errors/timed_out.html");
    assert!(other.contains("<a href=\"https://shop.example/docs\">shop.example</a>"), "{other}");
}

#[test]
fn the_page_of_an_error_has_what_is_known_of_it() {
    let site = site(&file("site/everything.yaml"));
    let page = read(site.path(), "errors/declined.html");
    for part in [
        "<strong>Deprecated</strong> since 0.2.0; It is called REFUSED now.; use refused",
        "<strong>Retry:</strong> the same request may succeed later, after 30 seconds <code>after_wait</code>",
        "<dt>Effect</dt><dd>the request had no effect</dd>",
        "<dt>Operations</dt><dd><code>pay</code>",
        "The card has expired.",
        "<span class=\"k\">&quot;card&quot;</span>",
    ] {
        assert!(page.contains(part), "{part} is not in {page}");
    }
    let retired = read(site.path(), "errors/lost.html");
    assert!(retired.contains("<strong>Retired</strong> since 0.1.0"), "{retired}");
}

/// Collects the names of all keys of a value, except those of objects with arbitrary names.
fn keys(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| {
            found.insert(key.clone());
            if key != "impact" {
                keys(value, found);
            }
        }),
        Value::Array(items) => items.iter().for_each(|item| keys(item, found)),
        _ => {}
    }
}

/// Returns whether a value contains a default, which should be left out unless a message overrides that of its error with it.
fn has_default(value: &Value, error: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => {
            items.is_empty() || items.iter().any(|item| has_default(item, error))
        }
        Value::Object(entries) => entries.iter().any(|(key, own)| {
            error.get(key).is_none_or(|of_error| of_error == own) && has_default(own, value)
        }),
        _ => false,
    }
}

#[test]
fn scripts_get_no_defaults() {
    for catalogue in catalogues() {
        let site = site(&catalogue);
        let script = read(site.path(), "assets/catalogue.js");
        let (_, data) = script.split_once(".catalogue = ").expect("it defines the catalogue");
        let data = data.lines().next().and_then(|line| line.strip_suffix(';')).expect("one line");
        let data: Value = serde_json::from_str(data).expect("it is JSON");
        assert!(!has_default(&data["errors"], &Value::Null), "{catalogue}: {}", data["errors"]);
    }
}

/// Returns the keys that the README describes: the code in the first cells of the tables below its heading.
fn described() -> BTreeSet<String> {
    let readme =
        fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("read");
    let (_, section) = readme.split_once("## `catalogue.json`").expect("there is a section");
    let section = section.split("\n## ").next().unwrap_or_default();
    let cells = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once(" |"));
    let names =
        cells.flat_map(|(cell, _)| cell.split('`').step_by(2).filter(|name| !name.is_empty()));
    names.map(str::to_owned).collect()
}

#[test]
fn the_readme_describes_every_key_of_the_data() {
    let mut found = BTreeSet::new();
    let everything = catalogues().into_iter().chain([file("site/everything.yaml")]);
    for catalogue in everything {
        let site = published(&catalogue);
        let data = read(site.path(), "catalogue.json");
        let data: Value = serde_json::from_str(&data).expect("it is JSON");
        assert_eq!(data["schema"], 1);
        assert!(!has_default(&data, &Value::Null), "{catalogue}: {data}");
        keys(&data, &mut found);
    }
    assert_eq!(found, described());
}

#[test]
fn the_data_has_every_entry_with_its_page_and_what_it_inherits() {
    for catalogue in catalogues() {
        let site = published(&catalogue);
        let data: Value =
            serde_json::from_str(&read(site.path(), "catalogue.json")).expect("it is JSON");
        let rows = errcat(site.path(), &["list", &catalogue, "--format", "json"]).json();
        let pages = pages(site.path());
        for row in rows.as_array().expect("rows are a list") {
            let errors = data["errors"].as_array().expect("a list");
            let error =
                errors.iter().find(|error| error["name"] == row["error"]).expect("it is there");
            let mut messages = error["messages"].as_array().into_iter().flatten();
            let entry = messages.find(|message| message["name"] == row["entry"]).unwrap_or(error);
            let page = entry["page"].as_str().expect("a path");
            let (path, _) = page.split_once('#').unwrap_or((page, ""));
            assert!(pages.contains_key(path), "{catalogue}: {page}");
            assert_eq!(entry["url"], format!("{BASE}/{page}"));
            for key in ["description", "remedy", "retry"] {
                assert!(row[key].is_null() || !entry[key].is_null(), "{catalogue}: {page}: {key}");
            }
            assert!(
                entry["remedy"].is_null()
                    || row["remedy"].is_null()
                    || entry["remedy"] == row["remedy"]
            );
        }
    }
    let site = site(KUSTOM);
    let data: Value =
        serde_json::from_str(&read(site.path(), "catalogue.json")).expect("it is JSON");
    let errors = data["errors"].as_array().expect("a list");
    let named =
        |name: &str| errors.iter().find(|error| error["name"] == name).expect("it is there");
    let rules = data["rules"].as_array().expect("a list");
    let kinds: Vec<_> = rules.iter().filter_map(|rule| rule["retry"]["kind"].as_str()).collect();
    assert_eq!(kinds, ["restart:create_order"]);
    let is_object = |rule: &Value| rule["retry"].is_null() || rule["retry"]["meaning"].is_string();
    assert!(rules.iter().all(is_object), "{rules:?}");
    let internal = &named("internal_server_error")["messages"][0];
    assert_eq!(internal["remedy"], "Create a new order.");
    assert_eq!(internal["is_general_remedy"], true);
    assert_eq!(internal["retry"]["kind"], "restart:create_order");
    let completed = &named("session_completed")["messages"][0];
    assert_eq!(completed["remedy"], Value::Null);
    assert_eq!(completed["retry"]["kind"], "never");
}
