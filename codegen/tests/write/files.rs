//! Written files, files that are left alone, and orphans.

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
    let edited = format!("// {MARK}x.yaml\nedited");
    fs::write(path("src/lib.rs"), &edited).expect("write");
    fs::remove_file(path("Cargo.toml")).expect("remove");
    fs::write(path("src/old.rs"), format!("// {MARK}x.yaml\n")).expect("write");
    fs::write(path("src/own.rs"), "// written by hand\n").expect("write");
    let report = verify(&folder);
    assert_eq!(names(&report.stale, folder.path()), ["src/lib.rs"]);
    assert_eq!(names(&report.missing, folder.path()), ["Cargo.toml"]);
    assert_eq!(names(&report.orphans, folder.path()), ["src/old.rs"]);
    assert_eq!(fs::read_to_string(path("src/lib.rs")).expect("read"), edited);
    write(folder.path(), &artifacts(), Mode::Write).expect("writing mends it");
    assert!(verify(&folder).is_clean());
    assert!(path("src/own.rs").exists() && !path("src/old.rs").exists());
}

#[test]
fn other_line_ends_are_no_difference_and_stay() {
    let folder = fresh();
    let file = folder.path().join("src/lib.rs");
    let text = fs::read_to_string(&file).expect("read").replacen('\n', "\r\n", 1);
    fs::write(&file, &text).expect("write");
    assert!(verify(&folder).is_clean());
    write(folder.path(), &artifacts(), Mode::Write).expect("writing works");
    assert_eq!(fs::read_to_string(&file).expect("read"), text);
}

#[test]
fn other_bytes_are_a_difference() {
    let text = format!("// {MARK}x.yaml\n\u{fffd}\n");
    let artifacts = [Artifact::new("a.rs", &*text)];
    for (bytes, clean) in [
        (text.clone().into_bytes(), true),
        (text.replace('\n', "\r").into_bytes(), false),
        (text.replace('\n', "\r\r\n").into_bytes(), false),
        (format!("{text}\r").into_bytes(), false),
        // A reader that replaces invalid bytes by U+FFFD would consider this the same.
        ([text.split('\u{fffd}').next().expect("a part").as_bytes(), b"\xff\n"].concat(), false),
        (text.repeat(3).into_bytes(), false),
    ] {
        let folder = TempDir::new().expect("a temporary folder");
        fs::write(folder.path().join("a.rs"), &bytes).expect("write");
        let report = write(folder.path(), &artifacts, Mode::Verify).expect("the folder is read");
        assert_eq!(report.is_clean(), clean, "{:?}", String::from_utf8_lossy(&bytes));
    }
}

#[test]
fn orphans_are_found_wherever_artifacts_go() {
    let folder = fresh();
    let generated = format!("<!-- {MARK}x.yaml -->\n");
    let put = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().expect("below the folder")).expect("make");
        fs::write(path, text).expect("write");
    };
    put("src/very/deep/old.rs", &generated);
    put("src/fourth_line.rs", &format!("\n\n\n{generated}"));
    put("src/no_text", "\u{0}\u{1}");
    put("elsewhere/old.md", &generated);
    assert_eq!(names(&verify(&folder).orphans, folder.path()), ["src/very/deep/old.rs"]);
}

#[test]
fn no_artifact_leads_out_of_the_folder() {
    let folder = fresh();
    for path in ["../out.rs", "src/../../out.rs", "/out.rs", "src/./../.."] {
        let artifacts = [Artifact::new(path, "x")];
        let error = write(&folder.path().join("src"), &artifacts, Mode::Write);
        let error = error.expect_err("it would be elsewhere").to_string();
        assert!(error.contains("cannot go there"), "{path}: {error}");
    }
    assert!(verify(&folder).is_clean());
    assert!(!folder.path().join("out.rs").exists());
}

#[cfg(unix)]
#[test]
fn files_keep_their_permissions() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = fresh();
    let file = folder.path().join("src/lib.rs");
    fs::write(&file, format!("// {MARK}x.yaml\nedited")).expect("write");
    fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("change");
    write(folder.path(), &artifacts(), Mode::Write).expect("writing mends it");
    assert_eq!(fs::metadata(&file).expect("a file").permissions().mode() & 0o777, 0o640);
}

#[cfg(unix)]
#[test]
fn orphans_behind_symbolic_links_are_left_alone() {
    let folder = fresh();
    let outside = TempDir::new().expect("a temporary folder");
    let precious = outside.path().join("old.rs");
    fs::write(&precious, format!("// {MARK}x.yaml\n")).expect("write");
    std::os::unix::fs::symlink(outside.path(), folder.path().join("src/out")).expect("link");
    std::os::unix::fs::symlink(&precious, folder.path().join("src/old.rs")).expect("link");
    assert!(verify(&folder).is_clean());
    write(folder.path(), &artifacts(), Mode::Write).expect("writing works");
    assert!(precious.exists());
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
    let error =
        write(folder.path(), &artifacts(), Mode::Write).expect_err("a folder is not a file");
    assert!(error.to_string().contains("lib.rs"), "{error}");
    assert!(!folder.path().join("Cargo.toml").exists());
}
