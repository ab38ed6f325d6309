//! Importing any Markdown never panics, loses no word, and gives a draft that passes the check.

use errcat_codegen::{SourceFile, compile};
use proptest::prelude::*;

use super::{Origin, draft};
use crate::drift::change::{Change, Kind};
use crate::drift::{Known, drift};
use crate::lockfile::of_page;
use crate::reading::Reader;
use crate::upstream;

/// The parts of random pages: marks of Markdown, and words that look like parts of errors.
const PARTS: &[&str] = &[
    "\n",
    "\n\n",
    "\n## ",
    "\n### ",
    "\n# ",
    "\n- ",
    "\n* ",
    "\n  - ",
    "\n1. ",
    "\n> ",
    "\n| ",
    " | ",
    " |\n",
    "| --- | --- |\n",
    "| --- | --- | --- |\n",
    "\n| Message | Meaning | Fix |\n| --- | --- | --- |\n",
    "\n| Status | Code | Text |\n|-|:-:|-|\n",
    "`",
    "`",
    "**",
    "*",
    "_",
    "[",
    "]",
    "(",
    ")",
    "](https://x.test/a)",
    "](../a)",
    "<br>",
    "<id>",
    "<b>",
    "\n\n<table><tr><th>Status</th></tr><tr><td>",
    "</td><td><code>",
    "</td></tr></table>\n\n",
    "<!-- c -->",
    "\\",
    "\\|",
    "\\[",
    "&lt;",
    "&amp;",
    "&#124;",
    "```\n",
    "```json\n",
    "    ",
    "{\"code\": \"a\", \"message\": \"b\"}",
    "400",
    "404",
    "502/503",
    " - ",
    ": ",
    " / ",
    "BAD_VALUE",
    "NOT_FOUND",
    "invalid_request",
    "ERROR",
    "type",
    "[X]",
    "[]",
    "{a}",
    "{{",
    "}",
    "%s",
    "...",
    "create_order",
    "One word.",
    "two words",
    "Sentence one. Sentence two.",
    "30 seconds",
    "é",
    "日本",
    " \u{202e} ",
    " \u{feff} ",
    "\t",
    "\r\n",
    "---\n",
    "A",
    "b",
];

fn page() -> impl Strategy<Value = String> {
    let part = prop_oneof![4 => prop::sample::select(PARTS).prop_map(str::to_owned), 1 => "[a-z0-9 ]{1,8}", 1 => "\\PC{1,3}"];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

fn drafted(page: &str) -> String {
    let source = SourceFile::new("page.md", page);
    let documented = upstream::read("page.md", page, &upstream::Meanings::default());
    let draft = draft(&documented, &Origin { page: &source, id: None, docs: None });
    let (compiled, diagnostics) = compile(&SourceFile::new("draft.yaml", draft.text.as_str()));
    let reported: Vec<_> = diagnostics.iter().map(|d| (d.lint.id(), d.message.as_str())).collect();
    assert!(compiled.is_some() || draft.errors == 0, "{reported:?}\n{}", draft.text);
    draft.text
}

/// Returns the letters and digits, which line breaks, quotes and marks do not change.
fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase()
}

#[test]
fn an_item_that_says_more_than_a_code_is_kept() {
    assert!(drafted("## x\n\n- ee{id} - BAD_VALUE\n").contains("ee{id}"));
    assert!(!drafted("## x\n\n- Error code: BAD_VALUE\n").contains("Error code"));
}

#[test]
fn an_error_in_a_list_below_a_table_of_something_else_is_kept() {
    let table = "| Message | Meaning |\n| --- | --- |\n| a | b |\n";
    assert!(drafted(&format!("{table}\n- `GONE_AWAY`: It is gone.\n")).contains("GONE_AWAY"));
    let mixed = "<table><tr><th>Status</th></tr><tr><td>400 - 100</td></tr></table>";
    assert!(drafted(mixed).contains("100"));
    assert!(drafted("\n| Message | Meaning | Fix |\n| --- | --- | --- |\n\n\n-  | </td><td><code> - 400 - \\\"").contains("400"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn drafts_of_any_text_pass_the_check(page in page()) {
        drafted(&page);
    }

    #[test]
    fn a_page_has_not_drifted_from_its_own_draft(page in page()) {
        let draft = drafted(&page);
        let (compiled, _) = compile(&SourceFile::new("draft.yaml", draft.as_str()));
        if let Some(compiled) = compiled {
            let documented = upstream::read("page.md", &page, &upstream::Meanings::default());
            let source = SourceFile::new("page.md", page.as_str());
            let named = super::draft(&documented, &Origin { page: &source, id: None, docs: None }).named;
            let reader = Reader::new(&compiled);
            let drift = drift(&reader, None, of_page(&documented), &Known::new(), &named);
            let wire = |change: &&Change| matches!(change.kind, Kind::Added | Kind::Removed);
            let found: Vec<_> = drift.changes.iter().filter(wire).map(|change| &change.key).collect();
            prop_assert!(found.is_empty(), "{found:?} of {page:?}\n{draft}");
        }
    }

    #[test]
    fn no_format_makes_the_reader_fail(page in page(), name in prop::sample::select(vec!["a.html", "a.rst", "a.mdx", "a.adoc", "a.yaml", "a.json"])) {
        upstream::read(name, &page, &upstream::Meanings::default());
    }

    #[test]
    fn no_word_of_a_page_is_lost(page in page()) {
        let draft = bare(&drafted(&page));
        for word in upstream::words_of(&page).iter().flat_map(|text| text.split(|c: char| !c.is_ascii_alphanumeric())) {
            prop_assert!(draft.contains(&bare(word)), "{word} of {page:?} is not in the draft");
        }
    }
}
