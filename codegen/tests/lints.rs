//! One pair of files for each mistake: `lints/<mistake>.yaml` and its expected diagnostics, `lints/<mistake>.txt`.
//! `lints/<mistake>.baseline` is the catalogue that it is compared with, if there is one.
//! `ERRCAT_UPDATE=1 cargo test` updates the diagnostics.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use errcat_codegen::lint::Lint;
use errcat_codegen::render::{self, Style};
use errcat_codegen::{Diagnostics, SourceFile, compile, diff};

fn fixtures() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lints");
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
fn each_mistake_is_reported_at_its_place() {
    let update = std::env::var_os("ERRCAT_UPDATE").is_some();
    for path in fixtures() {
        let (source, diagnostics) = diagnostics(&path);
        let output = render::snippets(&source, &diagnostics, Style::Plain) + "\n";
        let expected = path.with_extension("txt");
        if update {
            fs::write(&expected, &output).expect("the expectation can be written");
        }
        let expected = fs::read_to_string(&expected).unwrap_or_default();
        assert_eq!(output, expected, "{}", path.display());
    }
}

/// Returns the lints that a small file can break.
fn small() -> impl Iterator<Item = &'static Lint> {
    Lint::ALL.iter().filter(|lint| **lint != Lint::TooMany)
}

#[test]
fn thousands_of_mistakes_are_counted() {
    let sound = "errcat: 1\napi: {id: shop, name: Shop, version: 0.1.0}\nerrors:\n";
    let mistakes = "  - {status: 4xx, name: a, description: D, remedy: R}\n".repeat(3000);
    let (_, found) = compile(&SourceFile::new("shop.yaml", format!("{sound}{mistakes}")));
    let output = found.iter().filter(|one| one.lint == Lint::TooMany);
    let output: Vec<_> = output.map(|one| one.message.as_str()).collect();
    assert_eq!(output, ["from here on, 4999 more are not shown"]);
    assert!(found.len() <= 2001, "{}", found.len());
}

#[test]
fn every_lint_has_a_fixture() {
    let mut seen = BTreeSet::new();
    for path in fixtures() {
        let (_, diagnostics) = diagnostics(&path);
        assert!(!diagnostics.is_empty(), "{} breaks no lint", path.display());
        seen.extend(diagnostics.iter().map(|diagnostic| diagnostic.lint));
    }
    let missing: Vec<_> = small().filter(|lint| !seen.contains(lint)).collect();
    assert!(missing.is_empty(), "no fixture breaks {missing:?}");
}

/// Returns a lesson's part of a catalogue, with the parts that it leaves out.
fn whole(part: &str) -> SourceFile {
    const COMPLETE: &[(&str, &str)] = &[
        ("errcat:", "errcat: 1\n"),
        ("api:", "api: {id: shop, name: Shop, version: 0.1.0}\n"),
        ("rules:", "rules: [{name: ask, description: There is a desk., remedy: Call the desk.}]\n"),
        (
            "errors:",
            "errors: [{status: 504, name: timed_out, description: It took too long., remedy: Wait.}]\n",
        ),
    ];
    let is_written = |key: &str| part.lines().any(|line| line.starts_with(key));
    let missing = COMPLETE.iter().filter(|(key, _)| !is_written(key)).map(|(_, text)| *text);
    SourceFile::new("lesson.yaml", missing.chain([part]).collect::<String>())
}

/// Returns the diagnostics of a lesson. The lint about versions is checked against a baseline that has another error.
fn found_in(lint: Lint, source: &SourceFile) -> Diagnostics {
    let (compiled, mut found) = compile(source);
    let baseline = "errors: [{status: 503, name: busy, description: Busy., remedy: Wait.}]\n";
    let (baseline, _) = compile(&whole(baseline));
    let baseline = baseline.expect("the baseline is sound");
    if let Some(compiled) = compiled.filter(|_| lint == Lint::VersionTooLow) {
        found.extend(diff::check_version(source, &baseline, &compiled));
    }
    found
}

#[test]
fn wrong_examples_break_just_their_lint_and_right_ones_none() {
    for lint in small() {
        let lesson = lint.lesson();
        let source = whole(lesson.wrong);
        let found = found_in(*lint, &source);
        let output = render::snippets(&source, &found, Style::Plain);
        assert!(!found.is_empty(), "the wrong example of {} is right", lint.id());
        assert!(found.iter().all(|one| one.lint == *lint), "{}: {output}", lint.id());
        let source = whole(lesson.right);
        let (compiled, _) = compile(&source);
        let found = found_in(*lint, &source);
        let output = render::snippets(&source, &found, Style::Plain);
        assert!(compiled.is_some() && found.is_empty(), "{}: {output}", lint.id());
    }
}

/// Returns the diagnostics of a catalogue that is too large to be searched, by their lints.
fn of_large(message: impl Fn(usize) -> String) -> Vec<Lint> {
    let entry = |n: usize| format!("      - {{name: m{n}, message: \"{}\"}}\n", message(n));
    let text = format!(
        "errcat: 1\napi: {{id: x, name: X, version: 0.1.0}}\nallow: [no-description, no-remedy]\nerrors:\n  - status: 400\n    \
         code: BAD\n    messages:\n{}{}",
        entry(0),
        entry(1)
    );
    let (_, diagnostics) = errcat_codegen::compile(&SourceFile::new("x.yaml", text));
    diagnostics.iter().map(|diagnostic| diagnostic.lint).collect()
}

#[test]
fn what_is_too_large_to_be_proven_is_reported() {
    let literal = |length: usize| {
        move |n: usize| {
            let text = "xy".repeat(length / 2);
            if n == 0 { format!("{{a}} {text}{{b}}") } else { format!("{{c}}{text} {{d}}") }
        }
    };
    assert!(of_large(literal(60_000)).contains(&Lint::NotProven));
    assert!(!of_large(literal(60)).contains(&Lint::NotProven));
}
