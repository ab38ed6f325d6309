//! The same catalogue gives the same bytes: in another folder, in another environment, next to other threads.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;

use errcat_codegen::emit::package::{Engine, Home};
use errcat_codegen::emit::{self, Artifact};
use errcat_codegen::write::{Mode, write};
use errcat_codegen::{SourceFile, compile};
use tempfile::TempDir;

const CATALOG: &str = "ERRCAT_TEST_CATALOG";
const OUT: &str = "ERRCAT_TEST_OUT";

fn catalogues() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files = ["../catalog/kustom-checkout.yaml", "fixtures/large.yaml", "fixtures/gateway.yaml"];
    files.map(|file| root.join(file)).into()
}

fn package(catalog: &Path) -> Vec<Artifact> {
    let source = errcat_codegen::read(catalog).expect("it is there");
    emit::package(&compile(&source).0.expect("it is sound"), &Home::Alone, Engine::Vendored)
}

fn files(folder: &Path, below: &Path, found: &mut BTreeMap<PathBuf, Vec<u8>>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        let name = below.join(path.file_name().expect("it has a name"));
        if path.is_dir() {
            files(&path, &name, found);
        } else {
            found.insert(name, fs::read(&path).expect("a file"));
        }
    }
}

/// Writes a package when other tests start this binary.
#[test]
#[ignore = "other tests run it"]
fn writes() {
    let [catalog, out] = [CATALOG, OUT].map(|name| env::var_os(name).expect("it is given"));
    write(Path::new(&out), &package(Path::new(&catalog)), Mode::Write).expect("it is written");
}

/// Returns the output of another process, from a copy of the catalogue in another folder.
fn elsewhere(catalog: &Path, environment: &[(&str, &str)]) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = TempDir::new().expect("a temporary folder");
    let name = catalog.file_name().expect("a file has a name");
    let parent = catalog.parent().and_then(Path::file_name).expect("it is in a folder");
    let copy = folder.path().join("a b/ä").join(parent).join(name);
    fs::create_dir_all(copy.parent().expect("it is in a folder")).expect("a folder is made");
    fs::copy(catalog, &copy).expect("it is copied");
    let out = folder.path().join("out");
    let status = Command::new(env::current_exe().expect("a test has a binary"))
        .args(["--exact", "determinism::writes", "--ignored", "-q"])
        .env_clear()
        .envs(environment.iter().copied())
        .env(CATALOG, &copy)
        .env(OUT, &out)
        .current_dir(folder.path())
        .output()
        .expect("it starts");
    assert!(status.status.success(), "{status:?}");
    let mut found = BTreeMap::new();
    files(&out, Path::new(""), &mut found);
    found
}

#[test]
fn the_same_bytes_in_every_folder_and_environment() {
    for catalog in catalogues() {
        let expected: BTreeMap<_, _> = package(&catalog)
            .into_iter()
            .map(|file| (PathBuf::from(file.path), file.text.into_bytes()))
            .collect();
        for environment in [
            &[][..],
            &[("LANG", "tr_TR.UTF-8"), ("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Asia/Kathmandu")],
            &[("HOME", "/nonexistent"), ("USER", "x"), ("COLUMNS", "20"), ("CLICOLOR_FORCE", "1")],
        ] {
            let found = elsewhere(&catalog, environment);
            assert!(found == expected, "{} in {environment:?}", catalog.display());
        }
    }
}

#[test]
fn the_same_bytes_beside_other_threads() {
    let catalog = &catalogues()[0];
    let expected = package(catalog);
    thread::scope(|scope| {
        let all: Vec<_> = (0..4).map(|_| scope.spawn(|| package(catalog))).collect();
        for one in all {
            assert!(one.join().expect("a thread ends") == expected);
        }
    });
}

#[test]
fn the_same_bytes_with_other_line_ends() {
    let catalog = &catalogues()[0];
    let text = fs::read_to_string(catalog).expect("it is there").replace('\n', "\r\n");
    let source = SourceFile::new("catalog/kustom-checkout.yaml", text);
    let other =
        emit::package(&compile(&source).0.expect("it is sound"), &Home::Alone, Engine::Vendored);
    assert!(other == package(catalog));
}
