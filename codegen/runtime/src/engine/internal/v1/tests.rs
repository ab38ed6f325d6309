//! The tests of generated crates: examples match their own message, and rendered texts are read back.

/// Adds the tests that hold for every generated crate.
#[doc(hidden)]
#[macro_export]
macro_rules! __errcat_tests {
    ($rt:ident, $krate:path) => {
        use ::core::str::FromStr as _;
        use $krate::{Body, Code, Entry, Error, Finding, Operation};

        fn entries(code: Code, text: &str) -> ::std::vec::Vec<::core::option::Option<Entry>> {
            code.findings(text).map(|finding: Finding<'_>| finding.entry()).collect()
        }

        #[test]
        fn examples_are_read_as_their_own_message() {
            for entry in Entry::all() {
                for example in entry.examples() {
                    assert_eq!(entries(entry.code(), example), [Some(entry)], "{example:?}");
                }
            }
        }

        #[test]
        fn rendered_examples_are_read_back() {
            for entry in Entry::all() {
                for example in entry.examples() {
                    let detail =
                        entry.code().findings(example).next().and_then(|finding| finding.detail());
                    let text = detail.expect("an example is in the catalogue").to_message();
                    let again =
                        entry.code().findings(&text).next().and_then(|finding| finding.detail());
                    assert_eq!(again, detail, "{example:?} rendered as {text:?}");
                }
            }
        }

        #[test]
        fn bodies_are_read_back() {
            for entry in Entry::all() {
                for example in entry.examples() {
                    let code = entry.code();
                    let Some(status) = code.status() else { continue };
                    let body = Body::new(code).with_correlation_id("id").with_message(example);
                    let error = Error::from_response(status, body.to_json());
                    let found: ::std::vec::Vec<_> =
                        error.findings().map(|finding| finding.entry()).collect();
                    assert_eq!(found, [Some(entry)], "{body}");
                }
            }
        }

        #[test]
        fn names_and_codes_find_what_they_name() {
            for code in Code::ALL.iter().copied() {
                assert_eq!(Code::from_str(code.name()), Ok(code));
                if let (Some(status), Some(text)) = (code.status(), code.as_str()) {
                    assert_eq!(Code::find(status, text), Some(code));
                }
            }
            for operation in Operation::ALL.iter().copied() {
                assert_eq!(Operation::from_str(operation.name()), Ok(operation));
            }
        }
    };
}

#[doc(hidden)]
pub use __errcat_tests as tests;
