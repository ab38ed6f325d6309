//! The pages of a real and of a hostile catalogue, as a Markdown reader shows them.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use errcat_codegen::check::Catalog;
use errcat_codegen::emit::{Artifact, markdown};
use errcat_codegen::{Compiled, compile};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

const CATALOGUES: [&str; 2] = ["../catalog/kustom-checkout.yaml", "tests/hostile.yaml"];

/// The texts in bold on the pages.
const LEADS: [&str; 10] = [
    "What to do",
    "Possible causes",
    "How to fix the request",
    "Impact per operation",
    "See also",
    "Examples",
    "Details",
    "Known from",
    "Deprecated",
    "Retired",
];

fn compiled(path: &str) -> Compiled {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let (compiled, diagnostics) =
        compile(&errcat_codegen::read(&path).expect("the catalogue is there"));
    compiled.unwrap_or_else(|| panic!("{diagnostics:?}"))
}

fn check(test: impl Fn(&Compiled, &[Artifact])) {
    for path in CATALOGUES {
        let compiled = compiled(path);
        test(&compiled, &markdown::files(&compiled));
    }
}

fn pages(files: &[Artifact]) -> impl Iterator<Item = &Artifact> {
    files.iter().filter(|file| Path::new(&file.path).extension().is_some_and(|kind| kind == "md"))
}

fn page<'f>(files: &'f [Artifact], path: &str) -> &'f str {
    let page = files.iter().find(|file| file.path == path);
    &page.unwrap_or_else(|| panic!("there is no {path}")).text
}

/// Returns everything that rustdoc, mdBook and code hosts read as markup.
fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_MATH
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(markdown, options)
}

/// Returns the visible text, a line for each block.
fn visible(markdown: &str) -> String {
    let mut out = String::new();
    for event in events(markdown) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Start(Tag::Paragraph | Tag::Item | Tag::TableCell | Tag::Heading { .. }) => {
                out.push('\n');
            }
            _ => {}
        }
    }
    out
}

/// Returns the anchors of a page, as mdBook and rustdoc give them.
fn anchors(markdown: &str) -> Vec<String> {
    let mut anchors = Vec::new();
    let mut heading: Option<String> = None;
    for event in events(markdown) {
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => anchors.extend(heading.take().map(|h| slug(&h))),
            Event::Text(text) | Event::Code(text) => {
                if let Some(heading) = &mut heading {
                    heading.push_str(&text);
                }
            }
            _ => {}
        }
    }
    anchors
}

fn slug(heading: &str) -> String {
    let slug = |c: char| match c {
        c if c.is_alphanumeric() || matches!(c, '_' | '-') => Some(c),
        c if c.is_whitespace() => Some('-'),
        _ => None,
    };
    heading.trim().to_lowercase().chars().filter_map(slug).collect()
}

fn urls(facts: &Catalog) -> HashSet<String> {
    let rules = facts.rules.iter().flat_map(|rule| &rule.links);
    let errors = facts.errors.iter().flat_map(|error| &error.about.links);
    let messages = facts.entries().flat_map(|(_, message)| &message.about.links);
    let links = rules.chain(errors).chain(messages).map(|link| link.url.clone());
    let abouts = facts.entries().map(|(_, message)| &message.about);
    let abouts = abouts.chain(facts.errors.iter().map(|error| &error.about));
    let places = abouts.flat_map(|about| &about.sources).filter_map(|source| source.place.clone());
    let urls = links.chain(facts.api.docs.clone()).chain(places);
    urls.map(|url| url.replace('{', "%7B").replace('}', "%7D")).collect()
}

#[test]
fn nothing_in_a_catalogue_becomes_markup() {
    check(|_, files| {
        for page in pages(files) {
            let mut strong: Option<String> = None;
            for event in events(&page.text) {
                match event {
                    Event::Html(text) => panic!("{}: {text}", page.path),
                    Event::Start(Tag::Strong) => strong = Some(String::new()),
                    Event::End(TagEnd::Strong) => {
                        let text = strong.take().unwrap_or_default();
                        assert!(LEADS.contains(&&*text), "{}: {text}", page.path);
                    }
                    Event::Text(text) => strong.iter_mut().for_each(|s| s.push_str(&text)),
                    Event::Start(
                        Tag::Paragraph
                        | Tag::Heading { id: None, .. }
                        | Tag::List(None)
                        | Tag::Item
                        | Tag::Table(_)
                        | Tag::TableHead
                        | Tag::TableRow
                        | Tag::TableCell
                        | Tag::CodeBlock(_)
                        | Tag::HtmlBlock
                        | Tag::Link { .. },
                    )
                    | Event::End(_)
                    | Event::Code(_) => {}
                    other => panic!("{}: {other:?}", page.path),
                }
            }
        }
    });
}

#[test]
fn readers_see_what_the_catalogue_says() {
    check(|compiled, files| {
        let shows = |path: &str, text: &str| {
            let seen = visible(page(files, path));
            assert!(seen.contains(text), "{path} does not show {text}");
        };
        for error in &compiled.catalog().errors {
            let path = format!("errors/{}.md", error.name().as_str());
            error.code.iter().for_each(|code| shows(&path, code));
            error.code.iter().for_each(|code| shows("index.md", code));
            for message in &error.messages {
                let texts = message.templates.iter();
                let texts = texts.map(|text| markdown::text(text, &message.fields));
                texts.for_each(|text| shows(&path, &text));
                message.message.iter().for_each(|_| shows("index.md", error.name().as_str()));
                message.examples.iter().for_each(|text| shows(&path, text));
            }
            let prose = error.about.description.iter().chain(&error.about.remedy);
            let prose = prose.chain(&error.about.causes);
            prose.flat_map(|prose| lines(prose)).for_each(|line| shows(&path, line));
        }
        let description = compiled.catalog().api.description.as_deref().unwrap_or_default();
        lines(description).for_each(|line| shows("index.md", line));
        shows("index.md", &compiled.catalog().api.name);
        for rule in &compiled.catalog().rules {
            shows("index.md", rule.description.lines().next().unwrap_or_default());
        }
    });
}

/// Returns the lines of prose that hold no code, without the mark of a bullet.
fn lines(prose: &str) -> impl Iterator<Item = &str> {
    let lines = prose.lines().map(str::trim).filter(|line| !line.contains('`'));
    lines.map(|line| line.strip_prefix("- ").unwrap_or(line))
}

#[test]
fn every_link_leads_somewhere() {
    check(|compiled, files| {
        let anchors: HashMap<_, _> =
            pages(files).map(|page| (page.path.as_str(), anchors(&page.text))).collect();
        let urls = urls(compiled.catalog());
        for page in pages(files) {
            for event in events(&page.text) {
                let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
                if urls.contains(&*dest_url) {
                    continue;
                }
                let (path, anchor) = dest_url.split_once('#').unwrap_or((&dest_url, ""));
                let target = match path.strip_prefix("../") {
                    Some(up) => up.to_owned(),
                    None if path.is_empty() => page.path.clone(),
                    None => path.to_owned(),
                };
                let known = anchors.get(&*target);
                let known = known.unwrap_or_else(|| panic!("{}: {dest_url}", page.path));
                let there = anchor.is_empty() || known.iter().any(|known| known == anchor);
                assert!(there, "{}: {dest_url}", page.path);
            }
        }
    });
}

#[test]
fn names_are_anchors_of_their_own() {
    check(|compiled, files| {
        for page in pages(files) {
            let anchors = anchors(&page.text);
            let distinct: HashSet<_> = anchors.iter().collect();
            assert_eq!(distinct.len(), anchors.len(), "{}: {anchors:?}", page.path);
        }
        let index = anchors(page(files, "index.md"));
        for rule in &compiled.catalog().rules {
            assert!(index.iter().any(|anchor| anchor == rule.name.as_str()), "{index:?}");
        }
        for (error, message) in compiled.catalog().entries().filter(|(error, _)| !error.inline) {
            let anchors = anchors(page(files, &format!("errors/{}.md", error.name().as_str())));
            let name = message.name().as_str();
            assert!(anchors.iter().any(|anchor| anchor == name), "{name}: {anchors:?}");
        }
    });
}

#[test]
fn rows_of_a_table_have_the_same_number_of_cells() {
    check(|_, files| {
        for page in pages(files) {
            let mut width = None;
            for line in page.text.lines() {
                if !line.starts_with('|') {
                    width = None;
                    continue;
                }
                let bars = bars(line);
                assert_eq!(*width.get_or_insert(bars), bars, "{}: {line}", page.path);
            }
        }
    });
}

/// Returns the number of `|` in a line that separate cells.
fn bars(line: &str) -> usize {
    let mut escaped = false;
    let is_bar = |c: char| {
        let bar = c == '|' && !escaped;
        escaped = c == '\\' && !escaped;
        bar
    };
    line.chars().map(is_bar).filter(|bar| *bar).count()
}

#[test]
fn mdbook_includes_nothing() {
    check(|_, files| {
        for page in pages(files) {
            for (at, _) in page.text.match_indices("{{") {
                let rest = page.text[at + 2..].trim_start();
                assert!(!rest.starts_with('#'), "{}: {rest:.40}", page.path);
            }
        }
    });
}

#[test]
fn the_book_has_every_page() {
    check(|compiled, files| {
        let summary = page(files, "SUMMARY.md");
        let chapters = events(summary).filter_map(|event| match event {
            Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
            _ => None,
        });
        let chapters: HashSet<_> = chapters.collect();
        let written = pages(files).map(|page| page.path.clone());
        assert_eq!(chapters, written.filter(|path| path != "SUMMARY.md").collect());
        assert_eq!(chapters.len(), compiled.catalog().errors.len() + 1);
    });
}
