//! Compares the lenient reader with `serde_json` on random documents: complete, cut and damaged.

use errcat_codegen::runtime::json::{Shape, elements, find, members, shape, text, write_string};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::collections::BTreeMap;

fn space() -> impl Strategy<Value = &'static str> {
    select(vec!["", "", "", " ", "\n", "\t", "\r\n  "])
}

fn string() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z0-9 \\[\\]{},:/é😀\u{feff}]{1,4}",
        1 => select(vec!["\\\"", "\\\\", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t"])
            .prop_map(str::to_owned),
        1 => "\\\\u00[0-7][0-9a-fA-F]",
        1 => "\\\\u[1-9a-c][0-9a-fA-F]{3}",
        1 => "\\\\u[dD][89abAB][0-9a-f]{2}\\\\u[dD][c-fC-F][0-9a-f]{2}",
    ];
    vec(piece, 0..5).prop_map(|pieces| format!("\"{}\"", pieces.concat()))
}

fn leaf() -> impl Strategy<Value = String> {
    prop_oneof![
        string(),
        "-?(0|[1-9][0-9]{0,8})(\\.[0-9]{1,3})?([eE][+-]?[0-9]{1,2})?",
        select(vec!["null", "true", "false", "[]", "{}"]).prop_map(str::to_owned),
    ]
}

/// Returns a key as it is and, when `escaped`, with its first letter as an escape.
fn quote_key(key: &str, escaped: bool) -> String {
    let mut chars = key.chars();
    match chars.next() {
        Some(first) if escaped => format!("\"\\u{:04x}{}\"", u32::from(first), chars.as_str()),
        _ => format!("\"{key}\""),
    }
}

fn array(inner: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    (vec(inner, 0..5), space())
        .prop_map(|(items, gap)| format!("[{gap}{}{gap}]", items.join(&format!("{gap},{gap}"))))
}

fn object<K: Strategy<Value = Vec<(String, (bool, String))>>>(
    pairs: K,
) -> impl Strategy<Value = String> {
    (pairs, space()).prop_map(|(pairs, gap)| {
        let items: Vec<String> = pairs
            .iter()
            .map(|(key, (escaped, value))| {
                format!("{gap}{}{gap}:{gap}{value}{gap}", quote_key(key, *escaped))
            })
            .collect();
        format!("{{{}}}", items.join(","))
    })
}

/// Returns a strategy for JSON documents, whose objects may have a key more than once unless `unique`.
fn document(unique: bool) -> impl Strategy<Value = String> {
    let nested = leaf().prop_recursive(4, 40, 5, move |inner| {
        let member = (any::<bool>(), inner.clone());
        let key = "[a-d0-2/~]{0,2}";
        let pairs = if unique {
            btree_map(key, member, 0..5).prop_map(|map| map.into_iter().collect()).boxed()
        } else {
            vec((key, member), 0..6).boxed()
        };
        prop_oneof![array(inner), object(pairs)]
    });
    (select(vec!["", "\u{feff}"]), space(), nested, space())
        .prop_map(|(mark, before, value, after)| format!("{mark}{before}{value}{after}"))
}

/// Returns every pointer into `value`, and a few that lead nowhere.
fn pointers(value: &Value) -> Vec<Vec<String>> {
    let mut found = vec![];
    let mut open = vec![(vec![], value)];
    while let Some((path, value)) = open.pop() {
        let below = |token: String| [path.clone(), vec![token]].concat();
        match value {
            Value::Array(items) => {
                open.extend(items.iter().enumerate().map(|(i, item)| (below(i.to_string()), item)));
            }
            Value::Object(map) => {
                open.extend(map.iter().map(|(key, item)| (below(key.clone()), item)));
            }
            _ => {}
        }
        for nowhere in ["", "0", "00", "+0", "-", "7", "a", "zz"] {
            found.push(below(nowhere.to_owned()));
        }
        found.push(path);
    }
    found
}

fn find_at<'a>(text: &'a str, path: &[String]) -> Option<&'a str> {
    find(text, &pointer(path))
}

fn pointer(path: &[String]) -> String {
    let encode = |token: &String| token.replace('~', "~0").replace('/', "~1");
    path.iter().flat_map(|token| ["/".to_owned(), encode(token)]).collect()
}

fn parse(raw: &str) -> Value {
    serde_json::from_str(raw).unwrap_or_else(|error| panic!("{raw:?}: {error}"))
}

/// Returns the raw text from which `serde_json` reads the value at `path`.
fn raw_at<'a>(document: &'a str, path: &[String]) -> Option<&'a str> {
    path.iter().try_fold(document.trim(), |raw, token| {
        if raw.starts_with('[') {
            let items: Vec<&RawValue> = serde_json::from_str(raw).ok()?;
            return items.get(token.parse::<usize>().ok()?).map(|item| item.get());
        }
        let items: BTreeMap<String, &RawValue> = serde_json::from_str(raw).ok()?;
        items.get(token).map(|item| item.get())
    })
}

fn assert_same(raw: &str, value: &Value) {
    assert_eq!(parse(raw), *value);
    match value {
        Value::String(string) => assert_eq!(text(raw).as_deref(), Some(string.as_str())),
        Value::Number(_) => assert_eq!(text(raw).as_deref(), Some(raw)),
        _ => assert_eq!(text(raw), None),
    }
    let items: Vec<Value> = elements(raw).map(parse).collect();
    assert_eq!(items, value.as_array().cloned().unwrap_or_default());
    let map: Map<String, Value> =
        members(raw).map(|(key, raw)| (key.into_owned(), parse(raw))).collect();
    assert_eq!(map, value.as_object().cloned().unwrap_or_default());
}

/// Checks everything that holds for a document that `serde_json` reads.
fn assert_agrees(document: &str) {
    let json = document.strip_prefix('\u{feff}').unwrap_or(document);
    let Ok(value) = serde_json::from_str::<Value>(json) else { return };
    assert_eq!(
        shape(document),
        match value {
            Value::Object(_) => Shape::Object,
            Value::Array(_) => Shape::Array,
            _ => Shape::Scalar,
        }
    );
    for path in pointers(&value) {
        let raw = find_at(document, &path);
        let wanted = value.pointer(&pointer(&path));
        assert_eq!(raw.is_some(), wanted.is_some(), "{path:?} in {document:?}");
        if let (Some(raw), Some(wanted)) = (raw, wanted) {
            assert_eq!(Some(raw), raw_at(json, &path));
            assert_same(raw, wanted);
        }
    }
}

/// Checks any text: the functions return, and they agree with each other.
fn assert_consistent(any: &str) {
    assert_agrees(any);
    let _ = (shape(any), text(any));
    let mut open = vec![any];
    while let Some(raw) = open.pop() {
        for (index, item) in elements(raw).enumerate() {
            assert_eq!(find(raw, &pointer(&[index.to_string()])), Some(item));
            open.push(item);
        }
        for (key, item) in members(raw) {
            assert!(find(raw, &pointer(&[key.to_string()])).is_some());
            assert!(item.len() < raw.len());
            open.push(item);
        }
        let _ = text(raw);
    }
}

/// Checks that values found in the start of a document are those of the document, or their starts.
fn assert_cut(document: &str, paths: &[Vec<String>], cut: &str) {
    assert_consistent(cut);
    for path in paths {
        let Some(part) = find_at(cut, path) else { continue };
        let whole = find_at(document, path).expect("what is cut off adds no member");
        assert!(whole.starts_with(part.trim_end()), "{path:?}: {part:?} of {whole:?}");
        let items: Vec<&str> = elements(whole).take(elements(part).count()).collect();
        assert_eq!(elements(part).collect::<Vec<_>>(), items);
        // A cut of a document that is only a number cannot be detected.
        if let Some(read) = text(part).filter(|_| !path.is_empty()) {
            assert_eq!(Some(read), text(whole));
        }
    }
}

fn soup() -> impl Strategy<Value = String> {
    let token = select(vec![
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\"a\"", "\"b\":", "\\u", "d83d", "\\ude00", "1",
        "0", "-", ".", "e", "+", "null", "true", " ", "\n", "\u{feff}", "é", "😀", "<p>", "\0",
    ]);
    vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn reads_what_serde_json_reads(document in document(false)) {
        parse(document.trim_start_matches('\u{feff}'));
        assert_agrees(&document);
        assert_agrees(&format!("{document} "));
        assert_consistent(&document);
    }

    #[test]
    fn ignores_what_follows(document in document(false), rest in "[^0-9a-zA-Z.+-].{0,9}") {
        let text = format!("{document} {rest}");
        prop_assert_eq!(find(&text, ""), find(&document, ""));
    }

    #[test]
    fn damaged_documents(document in document(false), at in any::<prop::sample::Index>(), with in soup()) {
        let ends: Vec<usize> = document.char_indices().map(|(end, _)| end).collect();
        let (start, rest) = document.split_at(*at.get(&ends));
        let mut after = rest.chars();
        after.next();
        let short = with.chars().take(2).collect::<String>();
        assert_consistent(&format!("{start}{}", after.as_str()));
        assert_consistent(&format!("{start}{short}{rest}"));
        assert_consistent(&format!("{start}{short}{}", after.as_str()));
    }

    #[test]
    fn any_text(bytes in vec(any::<u8>(), 0..80), any in any::<String>(), soup in soup()) {
        assert_consistent(&String::from_utf8_lossy(&bytes));
        assert_consistent(&any);
        assert_consistent(&soup);
        assert_consistent(&format!("{{\"a\":[{soup}"));
    }

    #[test]
    fn any_string_as_lossy_as_utf16(units in vec(prop_oneof![any::<u16>(), 0xd800..0xe000_u16], 0..8)) {
        let escapes: Vec<String> = units.iter().map(|unit| format!("\\u{unit:04X}")).collect();
        let quoted = format!("\"{}\"", escapes.concat());
        prop_assert_eq!(text(&quoted).unwrap_or_default(), String::from_utf16_lossy(&units));
    }

    #[test]
    fn written_strings(plain in any::<String>(), controls in "[\0-\x7f]{0,20}") {
        for plain in [plain, controls] {
            let mut out = String::new();
            write_string(&mut out, &plain).expect("a String takes everything");
            prop_assert_eq!(&out, &Value::from(plain.as_str()).to_string());
            prop_assert_eq!(text(&out).unwrap_or_default(), plain);
        }
    }
}

// Each case tests as many documents as its document has characters.
proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn a_start_is_none_or_consistent(document in document(true)) {
        let paths = pointers(&parse(document.trim_start_matches('\u{feff}')));
        for (end, _) in document.char_indices() {
            assert_cut(&document, &paths, &document[..end]);
        }
    }
}
