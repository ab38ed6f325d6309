//! `errcat schema`: the JSON Schema accepts and refuses the same catalogues as errcat.

use std::path::Path;
use std::sync::LazyLock;

use errcat_codegen::lint::Lint;
use errcat_codegen::{SourceFile, compile};
use regex::Regex;
use serde_json::Value;

use super::run::{errcat, folder};

const GOOD: &str = "
errcat: 1
api: {id: shop, name: Shop, version: 1.0.0, docs: 'https://example.com'}
response: {code: /code, messages: [/messages, /message], fallback: [status]}
wire: {ignore: [case], wrap: ['[]'], prefixes: [[a, b]], reasons: [trailing]}
operations: {pay: Pays.}
rules: [{name: limit, description: A limit., duration: 30s}]
errors:
  - {status: 400, code: BAD, description: Bad., retry: after_fix, impact: {pay: Nothing.}}
  - {code: 1205, name: lock_timeout, description: 5, message: true}
  - {code: OLD, description: Old., deprecated: {since: 0.9.0, use: bad}, source: {kind: observed}}
";

/// Checks that the schema and errcat both accept, or both refuse, the catalogue with `to` in place of `from`.
fn check(from: &str, to: &str, accepted: bool) {
    assert!(GOOD.contains(from), "{from}");
    let text = GOOD.replacen(from, to, 1);
    let (compiled, diagnostics) = compile(&SourceFile::new("shop.yaml", text.clone()));
    assert_eq!(compiled.is_some(), accepted, "errcat, of {to}: {diagnostics:?}");
    let found = validate(&text);
    assert_eq!(found.is_ok(), accepted, "the schema, of {to}: {found:?}");
}

#[test]
fn what_errcat_takes_is_valid() {
    check("1", "1", true);
    check("code: BAD", "code: 400, name: bad", true);
    check("code: BAD", "code: false, name: bad", true);
    check("status: 400, ", "", true);
    check("code: BAD", "name: bad", true);
    check("[/messages, /message]", "/messages", true);
    check("messages: [/messages, /message]", "message: /message", true);
    check("retry: after_fix", "retry: never", true);
    check("retry: after_fix", "retry: {restart: pay}", true);
    check("retry: after_fix", "retry: {restart: Pay}", false);
    check("retry: after_fix", "retry: {after: pay}", false);
    check("retry: after_fix", "retry: restart", false);
    check("retry: after_fix", "retry: same_request", false);
    check("use: bad", "note: Bad.", true);
    check("deprecated: {since: 0.9.0, use: bad}", "retired: {since: 1.0.0-rc.1}", true);
    check("{kind: observed}", "[{kind: documented, date: 2026-01-31}, {kind: observed}]", true);
    check("{kind: observed}", "{kind: observed, where: a log, sample: '{\"code\":\"OLD\"}'}", true);
    check("errcat: 1", "errcat: '1'", true);
    check("status: 400", "status: '400'", true);
    check("name: limit", "name: true", true);
    check("id: shop", "id: true", true);
    check("30s", "30  s", true);
    check("1.0.0", "1.0.0-beta.1+build", true);
    check("description: Bad.", "description: 2024-01-01", true);
    check("message: true", "message: 1e3, also: [5], examples: [1e3]", true);
    check("messages: [/messages, /message]", "messages: ['/a~1b/~0', /message]", true);
}

#[test]
fn what_errcat_refuses_is_not() {
    check("errcat: 1", "errcat: 2", false);
    check("errcat: 1", "errkat: 1", false);
    check("name: Shop, ", "", false);
    check("id: shop", "id: Shop", false);
    check("'https://example.com'", "'javascript:x'", false);
    check("/code", "code", false);
    check("[status]", "[guess]", false);
    check("[case]", "case", false);
    check("{pay: Pays.}", "[pay]", false);
    check("Pays.", "{is: Pays.}", false);
    check("30s", "30 parsecs", false);
    check("status: 400", "status: 99", false);
    check("status: 400", "status: 600", false);
    check("status: 400", "status: four", false);
    check("retry: after_fix", "retries: after_fix", false);
    check("code: BAD", "code: [BAD]", false);
    check("code: 1205, ", "", false);
    check("name: lock_timeout", "name: LockTimeout", false);
    check("after_fix", "soon", false);
    check("since: 0.9.0, ", "", false);
    check("since: 0.9.0", "since: soon", false);
    check("use: bad", "use: Bad", false);
    check("use: bad", "instead: bad", false);
    check("kind: observed", "kind: rumoured", false);
    check("kind: observed", "where: a log", false);
    check("{kind: observed}", "{kind: observed, date: yesterday}", false);
    check("{kind: observed}", "observed", false);
    check("errors:", "errors: {}\nmistakes:", false);
    check("status: 400", "status: '0400'", false);
    check("description: Bad.", "description: ' '", false);
    check("description: Bad.", "description:", false);
    check("message: true", "examples: [a]", false);
    check("message: true", "also: [a]", false);
    check("message: true", "message: a, messages: [{name: b, message: b}]", false);
    check("message: true", "messages: [{name: b, examples: [b]}]", false);
    check("1.0.0", "1.0", false);
    check("1.0.0", "01.0.0", false);
    check("'https://example.com'", "'https://exa<mple.com'", false);
    check("/code", "''", false);
    check("operations: {pay: Pays.}", "operations: {Pay: Pays.}", false);
    check("name: lock_timeout", "name: lock__timeout", false);
    check("id: shop", "id: shop-", false);
}

#[test]
fn catalogues_are_valid() {
    for path in ["../../catalog/kustom-checkout.yaml", "../tests/hostile.yaml"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let text = std::fs::read_to_string(path).expect("the catalogue is there");
        assert_eq!(validate(&text), Ok(()));
    }
}

/// Lints of which every violation shows in keys and the form of values, as far as YAML can be parsed.
const FORMAL: &[Lint] = &[
    Lint::UnknownKey,
    Lint::ConflictingKeys,
    Lint::WrongType,
    Lint::UnknownValue,
    Lint::EmptyText,
    Lint::FormatVersion,
    Lint::BadId,
    Lint::BadVersion,
    Lint::BadUrl,
    Lint::BadDuration,
    Lint::NoStatusOrCode,
    Lint::BadStatus,
    Lint::MessageAndMessages,
];

/// Lints of which only some violations show in keys and the form of values.
const PARTLY_FORMAL: &[Lint] = &[
    Lint::YamlDocument,
    Lint::YamlTooDeep,
    Lint::YamlTag,
    Lint::MissingKey,
    Lint::BadPointer,
    Lint::BadName,
];

#[test]
fn the_schema_refuses_what_it_can_and_takes_what_errcat_takes() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/lints");
    let (mut taken, mut refused) = (0, 0);
    for entry in std::fs::read_dir(folder).expect("the fixtures are there") {
        let path = entry.expect("a file").path();
        let text = std::fs::read_to_string(&path).expect("the fixture is text");
        if path.extension().is_none_or(|extension| extension != "yaml") {
            continue;
        }
        let Ok(value) = serde_yaml::from_str::<Value>(&text) else { continue };
        let (_, found) = compile(&SourceFile::new("x.yaml", text));
        let breaks = |lints: &[Lint]| found.iter().any(|one| lints.contains(&one.lint));
        let verdict = Validator { root: &SCHEMA }.value(&SCHEMA, &value);
        let place = path.display();
        if breaks(FORMAL) {
            assert!(verdict.is_err(), "{place} is taken");
            refused += 1;
        } else if !breaks(PARTLY_FORMAL) {
            assert_eq!(verdict, Ok(()), "{place}");
            taken += 1;
        }
    }
    assert!(taken > 15 && refused > 15, "{taken} taken, {refused} refused");
}

#[test]
fn editors_explain_what_they_offer() {
    let retry = &SCHEMA["definitions"]["error"]["properties"]["retry"];
    let length = |key: &str| retry["anyOf"][0][key].as_array().map(Vec::len);
    assert_eq!(length("enum"), Some(4));
    assert_eq!(length("enum"), length("markdownEnumDescriptions"));
    assert!(retry["description"].is_string());
}

static SCHEMA: LazyLock<Value> = LazyLock::new(|| {
    let folder = folder(&[]);
    let run = errcat(folder.path(), &["schema"]);
    assert_eq!((run.code, run.err.as_str()), (0, ""));
    assert!(run.out.ends_with("}\n"));
    run.json()
});

fn validate(yaml: &str) -> Result<(), String> {
    let value = serde_yaml::from_str(yaml).map_err(|error| error.to_string())?;
    Validator { root: &SCHEMA }.value(&SCHEMA, &value)
}

/// A validator for the keywords that the schema has. An unknown keyword is a failure, so that none is ignored.
struct Validator<'s> {
    root: &'s Value,
}

impl Validator<'_> {
    fn value(&self, schema: &Value, value: &Value) -> Result<(), String> {
        let keywords = schema.as_object().expect("a schema is an object");
        keywords.iter().try_for_each(|(keyword, says)| self.keyword(schema, keyword, says, value))
    }

    fn keyword(
        &self,
        schema: &Value,
        keyword: &str,
        says: &Value,
        value: &Value,
    ) -> Result<(), String> {
        let fine = match keyword {
            "$schema"
            | "$comment"
            | "title"
            | "description"
            | "definitions"
            | "default"
            | "markdownEnumDescriptions" => true,
            "$ref" => {
                let pointer = says.as_str().and_then(|says| says.strip_prefix('#'));
                let target = pointer.and_then(|pointer| self.root.pointer(pointer));
                return self.value(target.expect("a definition is there"), value);
            }
            "type" => match says {
                Value::Array(types) => types.iter().any(|says| is(says, value)),
                says => is(says, value),
            },
            "not" => self.value(says, value).is_err(),
            "allOf" => {
                return items(says).iter().try_for_each(|schema| self.value(schema, value));
            }
            "minItems" => {
                items(value).len() as u64 >= says.as_u64().unwrap_or(0) || !value.is_array()
            }
            "propertyNames" => {
                let names = value.as_object().into_iter().flat_map(|object| object.keys());
                return names
                    .into_iter()
                    .try_for_each(|name| self.value(says, &name.as_str().into()));
            }
            "dependencies" => {
                let has = |key: &str| value.get(key).is_some();
                let known = says.as_object().expect("an object");
                known.iter().all(|(key, needs)| {
                    let needs = items(needs).iter().filter_map(Value::as_str);
                    !has(key) || needs.into_iter().all(has)
                })
            }
            "enum" => items(says).contains(value),
            "minimum" => !value.is_number() || value.as_f64() >= says.as_f64(),
            "maximum" => !value.is_number() || value.as_f64() <= says.as_f64(),
            "pattern" => {
                let pattern = Regex::new(says.as_str().unwrap_or_default()).expect("a pattern");
                value.as_str().is_none_or(|text| pattern.is_match(text))
            }
            "anyOf" => items(says).iter().any(|schema| self.value(schema, value).is_ok()),
            "items" => {
                return items(value).iter().try_for_each(|item| self.value(says, item));
            }
            "required" => items(says).iter().all(|key| {
                value.as_object().is_none_or(|v| v.contains_key(key.as_str().unwrap_or_default()))
            }),
            "properties" => {
                let known = |(key, value): (&String, _)| match says.get(key) {
                    Some(schema) => self.value(schema, value),
                    None => Ok(()),
                };
                return value.as_object().into_iter().flatten().try_for_each(known);
            }
            "additionalProperties" => {
                let other = |(key, _): &(&String, &Value)| schema["properties"].get(*key).is_none();
                let mut others = value.as_object().into_iter().flatten().filter(other);
                match says {
                    Value::Bool(false) => others.next().is_none(),
                    says => return others.try_for_each(|(_, value)| self.value(says, value)),
                }
            }
            other => panic!("the keyword {other} is not checked"),
        };
        if fine { Ok(()) } else { Err(format!("{keyword} {says} refuses {value}")) }
    }
}

fn items(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn is(kind: &Value, value: &Value) -> bool {
    match kind.as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("boolean") => value.is_boolean(),
        Some("number") => value.is_number(),
        Some("integer") => value.is_u64() || value.is_i64(),
        _ => panic!("there is no type {kind}"),
    }
}
