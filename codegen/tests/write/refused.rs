//! Full disks and places that cannot be written to: a clear error, and the old files are unchanged.

#![expect(clippy::print_stdout, reason = "a test that is skipped says so")]

use std::fs;
use std::path::Path;
use std::process::Command;

use errcat_codegen::emit::Artifact;
use errcat_codegen::write::{Mode, write};
use tempfile::TempDir;

use crate::writer::{artifacts, command, folder};

/// Returns every file below a folder with its bytes.
fn snapshot(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(snapshot(&path));
        } else {
            files.push((path.display().to_string(), fs::read(&path).expect("a file")));
        }
    }
    files.sort();
    files
}

/// Checks that a writer after `first` fails with `problem` in its message, and that nothing has changed.
#[track_caller]
fn fails(folder: &Path, first: &str, problem: &str) {
    let before = snapshot(folder);
    let output = command(first, folder, 1).output().expect("the writer starts");
    let printed = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "it went well");
    assert!(printed.contains(&format!("cannot write {}", folder.display())), "{printed}");
    assert!(printed.contains(problem), "{printed}");
    assert!(snapshot(folder) == before, "files have changed");
}

#[test]
fn a_file_that_cannot_be_finished_leaves_all_others_as_they_were() {
    // 8 blocks hold the small file, which is written first, and not the large one.
    fails(folder().path(), "trap '' XFSZ; ulimit -f 8", "large.rs: File too large");
}

#[test]
fn a_full_disk_leaves_the_old_files_as_they_were() {
    let folder = TempDir::new().expect("a temporary folder");
    let path = folder.path();
    let mounted =
        Command::new("mount").args(["-t", "tmpfs", "-o", "size=300k", "tmpfs"]).arg(path).status();
    if !mounted.is_ok_and(|status| status.success()) {
        println!("skipped: this user may not mount a small disk");
        return;
    }
    let result = std::panic::catch_unwind(|| {
        write(path, &artifacts(0), Mode::Write).expect("there is room for the first files");
        fails(path, "", "No space left on device");
    });
    let unmounted = Command::new("umount").arg(path).status().expect("umount starts");
    assert!(unmounted.success());
    result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

#[test]
fn a_read_only_file_is_not_replaced() {
    let folder = folder();
    let file = folder.path().join("src/large.rs");
    let mut permissions = fs::metadata(&file).expect("a file").permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&file, permissions).expect("change");
    fails(folder.path(), "", "large.rs: the file has to be rewritten, but it is read-only");
    // Files that are up to date are not written.
    let report = write(folder.path(), &artifacts(0), Mode::Write).expect("nothing is to be done");
    assert!(report.is_clean());
}

#[test]
fn a_read_only_folder_is_named() {
    let folder = folder();
    let path = folder.path();
    let mount = |args: &[&str]| {
        Command::new("mount").args(args).arg(path).status().is_ok_and(|s| s.success())
    };
    if !mount(&["--bind", &path.display().to_string()]) {
        println!("skipped: this user may not mount a folder");
        return;
    }
    let read_only = mount(&["-o", "remount,bind,ro"]);
    let result = std::panic::catch_unwind(|| fails(path, "", "Read-only file system"));
    let unmounted = Command::new("umount").arg(path).status().expect("umount starts");
    assert!(unmounted.success() && read_only);
    result.unwrap_or_else(|panic| std::panic::resume_unwind(panic));
}

#[test]
fn a_file_where_a_folder_belongs_is_named() {
    let folder = folder();
    fs::remove_dir_all(folder.path().join("src")).expect("remove");
    fs::write(folder.path().join("src"), "in the way").expect("write");
    fails(folder.path(), "", "src/large.rs: Not a directory");
}

/// Checks that writing and verifying in a folder with files that errcat did not generate name every such file and
/// change nothing.
#[track_caller]
fn refuses(files: &[(&str, &str)], artifacts: &[Artifact], named: &[&str]) {
    let folder = folder();
    for (path, text) in files {
        fs::write(folder.path().join(path), text).expect("write");
    }
    let before = snapshot(folder.path());
    for mode in [Mode::Write, Mode::Verify] {
        let error =
            write(folder.path(), artifacts, mode).expect_err("the files were not generated");
        let paths = named.iter().map(|path| folder.path().join(path).display().to_string());
        let expected = format!("{}: errcat did not generate", paths.collect::<Vec<_>>().join(", "));
        assert!(error.to_string().starts_with(&expected), "{mode:?}: {error}");
        assert!(error.to_string().contains("move, rename or delete"), "{mode:?}: {error}");
        assert!(snapshot(folder.path()) == before, "{mode:?}: files have changed");
    }
}

#[test]
fn files_that_errcat_did_not_generate_are_named_and_stay() {
    refuses(&[("src/large.rs", "mine")], &artifacts(1), &["src/large.rs"]);
    let two = [("small.rs", "// mine\n"), ("src/deep/a.rs", "")];
    refuses(&two, &artifacts(1), &["small.rs", "src/deep/a.rs"]);
    let unmarked = [Artifact::new("own.json", "{}"), Artifact::new("new.json", "{}")];
    refuses(&[("own.json", "[]")], &unmarked, &["own.json"]);
}

#[test]
fn a_file_with_the_text_of_the_artifact_is_not_in_the_way() {
    let folder = folder();
    fs::write(folder.path().join("own.json"), "{}").expect("write");
    let files = [Artifact::new("own.json", "{}"), Artifact::new("new.json", "{}")];
    let report = write(folder.path(), &files, Mode::Write).expect("nothing is lost");
    assert_eq!(report.missing, [folder.path().join("new.json")]);
}

#[test]
fn an_edited_file_replaces_the_one_that_it_was_made_from() {
    let folder = folder();
    let manifest = folder.path().join("Cargo.toml");
    fs::write(&manifest, "# mine\n").expect("write");
    let edited = [Artifact::edited("Cargo.toml", "# mine\n[dependencies]\n")];
    let report = write(folder.path(), &edited, Mode::Write).expect("an edit is wanted");
    assert_eq!(report.stale, [manifest.as_path()]);
    assert_eq!(fs::read_to_string(&manifest).expect("read"), edited[0].text);
}
