//! The front page of a generated crate, and the pages of its errors as rustdoc has them.

use std::path::Path;

use errcat_codegen::emit::package::Engine;
use errcat_codegen::emit::{markdown, rust};
use errcat_codegen::{Compiled, compile};
use pulldown_cmark::{Event, Options, Parser, Tag};

const CATALOGUES: [&str; 2] = ["../catalog/kustom-checkout.yaml", "tests/hostile.yaml"];

fn compiled(catalog: &str) -> Compiled {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(catalog);
    let source = errcat_codegen::read(&path).expect("the catalogue is there");
    compile(&source).0.expect("the catalogue is sound")
}

fn check(test: impl Fn(&Compiled, &str)) {
    for path in CATALOGUES {
        let compiled = compiled(path);
        let files = rust::files(&compiled, Engine::Dependency);
        let root = files.iter().find(|file| file.path == "lib.rs").expect("there is a root");
        test(&compiled, &root.text);
    }
}

fn events(markdown: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(markdown, Options::ENABLE_TABLES)
}

fn links(markdown: &str) -> Vec<String> {
    let links = events(markdown).filter_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.into_string()),
        _ => None,
    });
    links.collect()
}

/// Returns the Markdown of the front page.
fn front(root: &str) -> String {
    let lines = root.lines().filter_map(|line| line.strip_prefix("//!"));
    lines.map(|line| format!("{}\n", line.strip_prefix(' ').unwrap_or(line))).collect()
}

#[test]
fn the_front_page_leads_to_every_error_and_its_page() {
    check(|compiled, root| {
        let links = links(&front(root));
        for error in &compiled.catalog().errors {
            let variant = format!("Code::{}", error.name().pascal());
            assert!(links.contains(&variant), "{variant}: {links:?}");
            let page = error.name().as_str();
            assert!(links.contains(&format!("mod@pages::{page}")), "{page}: {links:?}");
            assert!(root.contains(&format!("pub mod {page} {{}}")), "{page}");
        }
    });
}

#[test]
fn errors_without_advice_of_their_own_have_that_of_the_general_rules() {
    let compiled = compiled(CATALOGUES[0]);
    let files = rust::files(&compiled, Engine::Dependency);
    let code = files.iter().find(|file| file.path == "code.rs").expect("there are codes");
    let facts = compiled.catalog();
    let general =
        facts.errors.iter().filter(|error| facts.general_remedy(&[&error.about]).is_some());
    let note = "This is the general rule [`Rule::CreateNewOrder`].";
    assert_eq!(code.text.matches(note).count(), general.count());
}

/// The number of characters of a line of code that rustdoc shows at a width of 1280 pixels.
const VISIBLE: usize = 95;

#[test]
fn programs_are_not_cut_off() {
    let compiled = compiled(CATALOGUES[0]);
    let files = rust::files(&compiled, Engine::Dependency);
    let root = files.iter().find(|file| file.path == "lib.rs").map(|file| front(&file.text));
    let pages = markdown::files(&compiled).into_iter().map(|page| page.text);
    for text in root.into_iter().chain(pages) {
        for program in text.split("```rust\n").skip(1) {
            let (program, _) = program.split_once("```").expect("it ends");
            let long = program.lines().find(|line| line.len() > VISIBLE);
            assert_eq!(long, None);
        }
    }
}

#[test]
fn nothing_in_a_catalogue_becomes_markup_on_the_front_page() {
    check(|_, root| {
        for event in events(&front(root)) {
            assert!(!matches!(event, Event::Html(_) | Event::InlineHtml(_)), "{event:?}");
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            assert!(!dest_url.starts_with("javascript:"), "{dest_url}");
        }
    });
}

/// The attribute needs an unstable rustdoc, which callers of the macro and users of an included file have not
/// requested.
#[test]
fn only_packages_say_which_feature_an_item_needs() {
    check(|compiled, root| {
        assert!(root.contains("#![cfg_attr(docsrs, feature(doc_cfg))]"), "{root}");
        let files = rust::files(compiled, Engine::Dependency);
        for feature in ["serde", "http"] {
            let badge = format!("cfg_attr(docsrs, doc(cfg(feature = \"{feature}\")))");
            assert!(files.iter().any(|file| file.text.contains(&badge)), "{badge}");
        }
        assert!(!errcat_codegen::inline(compiled).contains("docsrs"));
    });
}

#[test]
fn no_page_leads_out_of_rustdoc() {
    check(|compiled, root| {
        let (_, references) = root.split_once("() => { \"").expect("the links of all pages");
        let (references, _) = references.split_once("\" };").expect("the literal ends");
        let references = references.replace("\\n", "\n");
        let pages = markdown::files(compiled);
        for page in pages.iter().filter(|page| page.path.starts_with("errors/")) {
            let links = links(&format!("{references}\n{}", page.text));
            assert!(links.iter().any(|link| link == "crate#errors"), "{}: {links:?}", page.path);
            let out = links.iter().find(|link| link.contains(".md"));
            assert_eq!(out, None, "{}", page.path);
        }
    });
}
