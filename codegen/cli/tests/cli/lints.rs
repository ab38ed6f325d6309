//! The page of all lints that `errcat generate` writes.

use errcat_codegen::lint::Lint;
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};

use super::run::{catalogue, errcat, folder, read};

#[test]
fn the_page_of_lints_links_to_each_and_shows_its_examples() {
    let folder = folder(&[("Cargo.toml", ""), ("catalog/shop.yaml", &catalogue("shop"))]);
    assert_eq!(errcat(folder.path(), &["generate"]).code, 0);
    let page = read(folder.path(), "catalog/LINTS.md");
    let (mut links, mut headings, mut examples) = (vec![], vec![], 0);
    let mut in_heading = false;
    for event in Parser::new_ext(&page, Options::ENABLE_TABLES) {
        match event {
            Event::Html(html) => assert!(html.starts_with("<!--"), "{html}"),
            Event::InlineHtml(html) => panic!("raw HTML: {html}"),
            Event::Start(Tag::Link { dest_url, .. }) => links.push(dest_url.to_string()),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => {
                assert_eq!(&*info, "yaml");
                examples += 1;
            }
            Event::Start(Tag::Heading { .. }) => in_heading = true,
            Event::Text(text) if in_heading => {
                headings.push(text.to_string());
                in_heading = false;
            }
            _ => {}
        }
    }
    let ids: Vec<_> = Lint::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(headings[1..], ids);
    assert_eq!(links, ids.iter().map(|id| format!("#{id}")).collect::<Vec<_>>());
    assert_eq!(examples, 2 * ids.len());
}
