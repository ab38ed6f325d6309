//! One pair of files a mistake: `rules/<mistake>.yaml` and what errcat says about it, `rules/<mistake>.txt`.
//! `rules/<mistake>.baseline` is the catalogue that it is compared with, where there is one.
//! `ERRCAT_UPDATE=1 cargo test` writes the second anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::render::{self, Style};
use errcat_codegen::rule::Rule;
use errcat_codegen::{Diagnostics, SourceFile, compile, diff};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let files = fs::read_dir(folder).expect("the fixtures are there");
    let mut files: Vec<_> = files.map(|file| file.expect("a file").path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    files.sort();
    files
}

fn diagnostics(path: &Path) -> (SourceFile, Diagnostics) {
    let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
    let source = SourceFile::new(name, fs::read_to_string(path).expect("the fixture is text"));
    let (compiled, mut diagnostics) = compile(&source);
    assert_eq!(compiled.is_none(), diagnostics.has_errors(), "{}", path.display());
    if let (Some(compiled), Ok(baseline)) =
        (&compiled, fs::read_to_string(path.with_extension("baseline")))
    {
        let (baseline, _) = compile(&SourceFile::new("baseline.yaml", baseline));
        let baseline = baseline.expect("the baseline is sound");
        diagnostics.extend(diff::check_version(&source, &baseline, compiled));
    }
    (source, diagnostics)
}

#[test]
fn each_mistake_is_told_at_its_place() {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    for path in fixtures() {
        let (source, diagnostics) = diagnostics(&path);
        let told = render::snippets(&source, &diagnostics, Style::Plain) + "\n";
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &told).expect("the expectation can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(told, expected, "{}", path.display());
    }
}

#[test]
fn every_rule_has_a_fixture() {
    let mut seen = BTreeSet::new();
    for path in fixtures() {
        let (_, diagnostics) = diagnostics(&path);
        assert!(!diagnostics.is_empty(), "{} breaks no rule", path.display());
        seen.extend(diagnostics.iter().map(|diagnostic| diagnostic.rule));
    }
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !seen.contains(rule)).collect();
    assert!(missing.is_empty(), "no fixture breaks {missing:?}");
}
