//! Accepted and rejected arguments of the macro. `TRYBUILD=overwrite` updates the expectations.

#[test]
fn macro_cases() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui/pass/*.rs");
    cases.compile_fail("ui/fail/*.rs");
}
