//! Reads a corpus of valid YAML with our tree and with `serde_yaml` (CONTRIBUTING.md says which). Compares the data.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_yaml::Value as Oracle;

use super::yaml::{self, Node, Value};
use crate::source::SourceFile;

/// Returns whether both have the same data. Our scalars are raw text, such as `0042`, which the oracle resolves.
fn same(node: &Node, oracle: &Oracle) -> bool {
    match (&node.value, oracle) {
        (Value::Null, Oracle::Null) => true,
        (Value::Scalar(text), Oracle::String(string)) => text == string,
        (Value::Scalar(text), Oracle::Number(_) | Oracle::Bool(_)) => {
            serde_yaml::from_str::<Oracle>(text).is_ok_and(|resolved| resolved == *oracle)
        }
        (Value::Sequence(items), Oracle::Sequence(oracles)) => {
            items.len() == oracles.len() && items.iter().zip(oracles).all(|(a, b)| same(a, b))
        }
        (Value::Mapping(items), Oracle::Mapping(oracles)) => {
            let pairs = || items.iter().zip(oracles);
            items.len() == oracles.len()
                && pairs().all(|(own, (key, value))| same(&own.0, key) && same(&own.1, value))
        }
        _ => false,
    }
}

fn check(text: &str) {
    let oracle: Oracle = serde_yaml::from_str(text).unwrap_or_else(|e| panic!("{e}: {text}"));
    let source = SourceFile::new("x.yaml", text);
    let (root, diagnostics) = yaml::read(&source);
    assert!(diagnostics.is_empty(), "{text}");
    let root = root.unwrap_or_else(|| panic!("no document in {text}"));
    assert!(same(&root, &oracle), "{text}\n{root:?}\n{oracle:?}");
}

#[test]
fn a_corpus_of_valid_yaml_reads_the_same() {
    for text in [
        "a: b",
        "- a\n- [b, {c: d}]\n-\n  - e",
        "a: |\n  two\n  lines\nb: >-\n  one\n  folded\n\n  and another\n",
        "a: |+\n  kept\n\nb: |-\n  stripped\n",
        "a: 'it''s'\nb: \"\\t\\u00e9\\x41\"\nc: \"over\n  two lines\"",
        "a: &x {b: c}\nd: *x",
        "? a\n: b",
        "# comment\na: b # another\n",
        "--- \na: b\n...\n",
        "a: 1\nb: 1.5\nc: true\nd: null\ne: ~\nf:\n",
        "\"quoted key\": {\"flow\": [1, 2, ]}",
        "plain: many words\nurl: http://x.y/z#w",
    ] {
        check(text);
    }
}

#[test]
#[expect(clippy::print_stderr, reason = "a test that is left out is to be seen")]
fn real_catalogues_read_the_same() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["../catalog", "../tests/fixtures"] {
        // The published package contains no catalogue.
        let Ok(files) = fs::read_dir(root.join(folder)) else {
            return eprintln!("skipped: this is not errcat's repository");
        };
        for file in files {
            let path = file.expect("a file").path();
            if path.extension().is_some_and(|extension| extension == "yaml") {
                check(&fs::read_to_string(path).expect("a catalogue is text"));
            }
        }
    }
}

fn any_value() -> impl Strategy<Value = Oracle> {
    let leaf = prop_oneof![
        Just(Oracle::Null),
        any::<bool>().prop_map(Oracle::Bool),
        any::<i64>().prop_map(|number| Oracle::Number(number.into())),
        "[ -~\u{e9}\u{1f600}\n\t]{0,20}".prop_map(Oracle::String),
        "[a-z:# '\"{}\\[\\],&*!|>%@`-]{0,8}".prop_map(Oracle::String),
    ];
    leaf.prop_recursive(4, 40, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Oracle::Sequence),
            prop::collection::btree_map("[a-z0-9 :#-]{1,8}", inner, 0..6).prop_map(|map| {
                Oracle::Mapping(map.into_iter().map(|(k, v)| (Oracle::String(k), v)).collect())
            }),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_written_reads_the_same(value in any_value()) {
        check(&serde_yaml::to_string(&value).expect("any value can be written"));
    }
}
