//! The verdicts on changes of places, fields, codes of several parts and classes of errors.

use errcat_codegen::{Compiled, SourceFile, compile, diff};

const SHOP: &str = r#"errcat: 1
api: {id: shop, name: Shop, version: 0.1.0}
response:
  code: {code: /code, reason: /reason}
  message: /message
  fields:
    param: {at: /param, description: The parameter.}
    wait: {header: retry-after, type: seconds}
  each: {at: /errors, message: /message, fields: {field: /field}}
operations:
  pay: {description: Takes the money., errors: [bad, busy]}
errors:
  - status: 400
    code: {code: BAD}
    name: bad
    description: The request is bad.
    remedy: Fix it.
    causes: [A typing mistake.]
    message: "bad {field:word}"
  - status: 503
    name: busy
    description: There is much to do.
    remedy: Wait.
    retry: {after_wait: {delay: 30s}}
"#;

fn compiled(text: &str) -> Compiled {
    let (compiled, found) = compile(&SourceFile::new("shop.yaml", text));
    compiled.unwrap_or_else(|| panic!("{found:?}"))
}

/// Asserts which kinds of changes an edit makes.
fn check(from: &str, to: &str, expected: &[&str]) {
    assert!(SHOP.contains(from), "{from}");
    let (old, new) = (compiled(SHOP), compiled(&SHOP.replace(from, to)));
    let report = diff::diff(&old, &new);
    let kinds: Vec<_> = report.changes.iter().map(|change| change.kind.id()).collect();
    assert_eq!(kinds, expected, "{from} -> {to}: {report:?}");
}

#[test]
fn places_of_a_response_are_compared() {
    check("message: /message\n  fields", "message: /text\n  fields", &["response-changed"]);
    check(
        "message: /message\n  fields",
        "message: [/message, /text]\n  fields",
        &["response-extended"],
    );
    check("reason: /reason}", "reason: /reason, kind: /kind}", &["response-extended"]);
    check("reason: /reason}", "cause: /reason}", &["response-changed"]);
    check("code: /code,", "code: {at: /code, before: \":\"},", &["response-changed"]);
    check("at: /errors,", "at: /details,", &["response-changed"]);
    check("message: /message, fields: {f", "message: /text, fields: {f", &["response-changed"]);
    check("response:\n", "response:\n  status: /status\n", &["response-extended"]);
    check("response:\n", "response:\n  unknown_code: status\n", &["response-extended"]);
}

#[test]
fn fields_are_compared() {
    check(
        "    param: {at: /param, description: The parameter.}\n",
        "",
        &["response-field-removed"],
    );
    check("fields:\n", "fields:\n    more: /more\n", &["response-field-added"]);
    check(
        "fields: {field: /field}",
        "fields: {field: {at: /field, type: int}}",
        &["response-field-type-changed"],
    );
    check("at: /param, ", "at: /param, sensitive: true, ", &["sensitive-changed"]);
    check("The parameter.", "One parameter.", &["words-changed"]);
}

#[test]
fn what_code_acts_on_is_compared() {
    check("code: {code: BAD}", "code: {reason: BAD}", &["code-changed"]);
    check("name: bad\n", "name: bad\n    category: conflict\n", &["category-changed"]);
    check("name: busy\n", "name: busy\n    effect: none\n", &["effect-changed"]);
    check("name: busy\n", "name: busy\n    category: unavailable\n    effect: unknown\n", &[]);
    check("delay: 30s", "delay: 31s", &["retry-changed"]);
    check("errors: [bad, busy]", "errors: [busy]", &["operation-errors-changed"]);
    check("errors: [bad, busy]", "errors: [busy, bad]", &[]);
    check("word}\"\n", "word}\"\n    sensitive: [field]\n", &["sensitive-changed"]);
    check("A typing mistake.", "A typo.", &["words-changed"]);
    check("name: bad\n", "name: bad\n    group: Requests\n", &["words-changed"]);
}

#[test]
fn a_repeated_placeholder_hides_no_change() {
    let catalogue = |same: &str, pair: &str| {
        let messages = format!(
            "message: \"bad {{field:word}}\"\n  - status: 409\n    name: conflict\n    description: A conflict.\n    messages:\n      - {{name: same, message: \"{same}\"}}\n      - {{name: pair, message: \"{pair}\"}}"
        );
        compiled(&SHOP.replace("message: \"bad {field:word}\"", &messages))
    };
    let old = catalogue("gone {x:int}", "{a:int} to {b:int}");
    let new = catalogue("{x:int} to {x}", "{a:int} until {b:int}");
    let changes = diff::diff(&old, &new).changes;
    let lost = changes.iter().filter(|change| change.kind == diff::Kind::ReadsNoMore);
    let lost: Vec<_> = lost.map(|change| change.place.entry.as_deref()).collect();
    assert_eq!(lost, [Some("same"), Some("pair")], "{changes:?}");
}
