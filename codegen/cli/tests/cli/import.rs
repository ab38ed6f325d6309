//! `errcat import`: pages of many shapes, each with the draft that it gives. `ERRCAT_UPDATE=1` updates the drafts.

use std::fs;
use std::path::{Path, PathBuf};

use crate::run::{errcat, errcat_with, folder};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let files = fs::read_dir(folder).expect("the pages are there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "md"));
    files.sort();
    files
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).expect("pages have plain names")
}

#[test]
fn pages_of_all_shapes_give_drafts_that_pass_the_check() {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    for page in pages() {
        let run = errcat(page.parent().expect("a folder"), &["import", name(&page)]);
        assert_eq!(run.code, 0, "{}: {}", page.display(), run.err);
        let expected = page.with_extension("yaml");
        if update {
            fs::write(&expected, &run.out).expect("the draft can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(run.out, expected, "{}", page.display());
        let folder = folder(&[("draft.yaml", &run.out)]);
        let check = errcat(folder.path(), &["check", "draft.yaml"]);
        assert_eq!(check.code, 0, "{}: {}", page.display(), check.err);
    }
}

#[test]
fn id_and_address_can_be_given() {
    let page = "# Shop errors\n\n## 400 - BAD\n\nIt is bad.\n";
    let folder = folder(&[("page.md", page)]);
    let run = errcat(
        folder.path(),
        &["import", "page.md", "--id", "my-shop", "--docs", "https://shop.test/e"],
    );
    assert!(
        run.out.contains("\n  id: my-shop\n")
            && run.out.contains("\n  docs: \"https://shop.test/e\"\n"),
        "{run:?}"
    );
    assert_eq!(run.err, "drafted 1 error with 0 messages\n");
    let given = errcat(folder.path(), &["import", "page.md", "--id", "My Shop"]);
    assert_eq!((given.code, given.out.as_str()), (2, ""), "{}", given.err);
}

#[test]
fn a_page_without_errors_is_told_and_kept_in_comments() {
    let folder = folder(&[(
        "page.md",
        "# Recipes\n\n## Soup\n\n| Water | Salt |\n| --- | --- |\n| 1 l | 5 g |\n",
    )]);
    let run = errcat(folder.path(), &["import", "page.md"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("no heading, table or list names an error"), "{}", run.err);
    for kept in ["Soup", "Water", "Salt", "1 l", "5 g"] {
        assert!(
            run.out.lines().any(|line| line.starts_with('#') && line.contains(kept)),
            "{kept}: {}",
            run.out
        );
    }
    assert_eq!(errcat(folder.path(), &["import", "absent.md"]).code, 2);
}

#[test]
fn a_draft_is_written_once_and_its_page_is_pinned() {
    let page = "# Shop errors\n\n## 400 - BAD\n\nIt is bad.\n";
    let folder = folder(&[("page.md", page)]);
    let run = errcat(folder.path(), &["import", "page.md", "--out", "shop.yaml"]);
    assert_eq!((run.code, run.out.as_str()), (0, ""), "{}", run.err);
    assert!(run.err.contains("wrote shop.yaml and pinned the page in shop.pins"), "{}", run.err);
    assert_eq!(errcat(folder.path(), &["drift", "shop.yaml", "page.md"]).code, 0);
    let again = errcat(folder.path(), &["import", "page.md", "--out", "shop.yaml"]);
    assert_eq!(again.code, 2, "a file that is there is not overwritten: {}", again.err);
}

#[test]
fn a_draft_may_go_to_a_new_folder() {
    let folder = folder(&[("errors.md", "# Shop errors\n\n## 400 - BAD\n\nIt is bad.\n")]);
    let run = errcat(folder.path(), &["import", "errors.md", "--out", "catalog/v1/api.yaml"]);
    assert_eq!(run.code, 0, "{}", run.err);
    assert_eq!(errcat(folder.path(), &["drift", "catalog/v1/api.yaml", "errors.md"]).code, 0);
}

#[test]
fn pages_come_from_stdin_and_not_from_addresses() {
    let page = "<html><body><h1>Errors</h1><h2>400 - BAD</h2><p>It is bad.</p></body></html>";
    let folder = folder(&[]);
    let run = errcat_with(folder.path(), &["import", "-"], page);
    assert!(run.code == 0 && run.out.contains("code: \"BAD\""), "{run:?}");
    let run = errcat(folder.path(), &["import", "https://shop.test/errors"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("curl -sSL https://shop.test/errors"), "{}", run.err);
}

#[test]
fn documents_that_are_nested_too_deep_are_refused_with_their_line() {
    let deep = format!("openapi: 3.0.0\nx: {}", "[".repeat(100_000));
    let folder = folder(&[("api.yaml", &deep)]);
    let run = errcat(folder.path(), &["import", "api.yaml"]);
    assert_eq!(run.code, 2);
    assert!(run.err.contains("api.yaml: line 2"), "{}", run.err);
}
