//! A search that takes too many steps reports it.

use errcat_codegen::{Compiled, SourceFile};

fn compile(wire: &str, message: &str) -> Compiled {
    let yaml = format!(
        "errcat: 1\napi: {{id: x, name: X, version: 0.1.0}}\n{wire}errors:\n  - status: 400\n    code: E\n    messages:\n      - \
         {{name: m, message: {message:?}}}\n      - {{name: other, message: Other}}\n"
    );
    let (compiled, problems) = errcat_codegen::compile(&SourceFile::new("x.yaml", yaml));
    compiled.unwrap_or_else(|| panic!("{problems:?}"))
}

/// Checks that the message matches none of these texts, and whether that is known.
#[track_caller]
fn check(wire: &str, message: &str, texts: &[(&str, bool)]) {
    let compiled = compile(wire, message);
    let interpreter = compiled.interpreter();
    for (text, undecided) in texts {
        assert!(interpreter.findings(0, text).all(|found| found.matched.is_none()), "{text:.30}");
        assert_eq!(interpreter.is_undecided(0, text), *undecided, "{message:?} {text:.30}");
    }
}

#[test]
fn texts_that_take_too_many_steps_are_undecided() {
    let (short, long) = ("a-".repeat(10), "a-".repeat(2_000));
    check("", "{a}-{b}-{a}-{b}-x", &[(&short, false), (&long, true), ("", false)]);
    check("", "{a}-{b}-{c}-{d}-x", &[(&short, false), (&long, false)]);
    let prefixed = format!("Bad: {long}");
    let wire = "wire: {prefixes: [[\"Bad:\"]], ignore: [white_space]}\n";
    check(wire, "Bad: {a}-{b}-{a}-{b}-x", &[(&prefixed, true), ("Bad: a-a-a-a", false)]);
}
