//! Files are written whole or not at all, identical ones are left alone, orphans are found.

use std::fs;
use std::path::Path;

use errcat_codegen::emit::{Artifact, MARK};
use errcat_codegen::write::{Mode, Report, write};
use tempfile::TempDir;

fn artifacts() -> Vec<Artifact> {
    vec![
        Artifact::new("Cargo.toml", format!("# {MARK}x.yaml\n")),
        Artifact::new("src/lib.rs", format!("// {MARK}x.yaml\nmod a;\n")),
        Artifact::new("src/deep/a.rs", format!("// {MARK}x.yaml\n")),
    ]
}

fn fresh() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), &artifacts(), Mode::Write).expect("an empty folder can be written to");
    folder
}

fn names(paths: &[std::path::PathBuf], folder: &Path) -> Vec<String> {
    let name = |path: &std::path::PathBuf| {
        path.strip_prefix(folder).expect("below the folder").display().to_string()
    };
    paths.iter().map(name).collect()
}

#[track_caller]
fn verify(folder: &TempDir) -> Report {
    write(folder.path(), &artifacts(), Mode::Verify).expect("the folder can be read")
}

#[test]
fn what_was_written_is_clean_and_is_left_alone() {
    let folder = fresh();
    assert!(verify(&folder).is_clean());
    let file = folder.path().join("src/lib.rs");
    let before = fs::metadata(&file).and_then(|m| m.modified()).expect("a file has a time");
    let report = write(folder.path(), &artifacts(), Mode::Write).expect("writing again works");
    let after = fs::metadata(&file).and_then(|m| m.modified()).expect("a file has a time");
    assert!(report.is_clean());
    assert_eq!(before, after);
}

#[test]
fn verify_names_what_differs_and_touches_nothing() {
    let folder = fresh();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("src/lib.rs"), "edited").expect("write");
    fs::remove_file(path("Cargo.toml")).expect("remove");
    fs::write(path("src/old.rs"), format!("// {MARK}x.yaml\n")).expect("write");
    fs::write(path("src/own.rs"), "// written by hand\n").expect("write");
    let report = verify(&folder);
    assert_eq!(names(&report.stale, folder.path()), ["src/lib.rs"]);
    assert_eq!(names(&report.missing, folder.path()), ["Cargo.toml"]);
    assert_eq!(names(&report.orphans, folder.path()), ["src/old.rs"]);
    assert_eq!(fs::read_to_string(path("src/lib.rs")).expect("read"), "edited");
    write(folder.path(), &artifacts(), Mode::Write).expect("writing mends it");
    assert!(verify(&folder).is_clean());
    assert!(path("src/own.rs").exists() && !path("src/old.rs").exists());
}

#[test]
fn other_line_ends_are_no_difference() {
    let folder = fresh();
    let file = folder.path().join("src/lib.rs");
    let text = fs::read_to_string(&file).expect("read").replace('\n', "\r\n");
    fs::write(&file, text).expect("write");
    assert!(verify(&folder).is_clean());
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_not_followed() {
    let folder = fresh();
    let outside = TempDir::new().expect("a temporary folder");
    fs::remove_dir_all(folder.path().join("src")).expect("remove");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src")).expect("link");
    let error = write(folder.path(), &artifacts(), Mode::Write).expect_err("a link is refused");
    assert!(error.to_string().contains("symbolic link"), "{error}");
    assert_eq!(fs::read_dir(outside.path()).expect("read").count(), 0);
}

#[test]
fn a_folder_in_the_way_is_named_and_nothing_is_written() {
    let folder = TempDir::new().expect("a temporary folder");
    fs::create_dir_all(folder.path().join("src/lib.rs")).expect("make");
    let error = write(folder.path(), &artifacts(), Mode::Write).expect_err("a folder is no file");
    assert!(error.to_string().contains("lib.rs"), "{error}");
    assert!(!folder.path().join("Cargo.toml").exists());
}
