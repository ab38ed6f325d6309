//! What the macro accepts, and what it says about what it does not. `TRYBUILD=overwrite` writes the expectations anew.

#[test]
fn macro_cases() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    cases.compile_fail("ui/fail/*.rs");
}
