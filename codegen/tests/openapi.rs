//! The components of `OpenAPI` that are written for catalogues of every shape: they are complete, every reference leads
//! somewhere, and every example is a body of the schema.

use std::path::{Path, PathBuf};

use errcat_codegen::check::BodyFormat;
use errcat_codegen::emit::{MARK, openapi};
use errcat_codegen::{Compiled, compile};
use serde_json::Value;

fn catalogues() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let apis =
        std::fs::read_dir(root.join("../tests/fixtures/apis")).expect("the fixtures are there");
    let mut paths: Vec<_> = apis.map(|file| file.expect("a file").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "yaml"));
    paths.extend(
        ["../catalog/kustom-checkout.yaml", "tests/hostile.yaml"].map(|path| root.join(path)),
    );
    paths
}

fn compiled(path: &Path) -> Compiled {
    let (compiled, found) = compile(&errcat_codegen::read(path).expect("the catalogue is there"));
    compiled.unwrap_or_else(|| panic!("{found:?}"))
}

fn document(compiled: &Compiled) -> Value {
    let files = openapi::files(compiled);
    assert!(files[0].text.lines().take(3).any(|line| line.contains(MARK)), "{}", files[0].text);
    serde_json::from_str(&files[0].text).expect("it is JSON")
}

fn object(value: &Value) -> &serde_json::Map<String, Value> {
    value.as_object().unwrap_or_else(|| panic!("{value} is not an object"))
}

#[test]
fn every_error_is_a_response_with_an_example_for_each_message() {
    for path in catalogues() {
        let compiled = compiled(&path);
        let document = document(&compiled);
        assert_eq!(document["openapi"], "3.1.0");
        assert!(document["info"]["title"].is_string() && document["info"]["version"].is_string());
        let responses = object(&document["components"]["responses"]);
        assert_eq!(responses.len(), compiled.catalog().errors.len());
        for error in &compiled.catalog().errors {
            let response = &responses[error.name().as_str()];
            let description = response["description"].as_str().expect("a description");
            assert!(description.starts_with(&error.title()), "{description}");
            assert_eq!(response["x-error"]["category"], error.category().name());
            let media = match compiled.catalog().response.format {
                BodyFormat::Json => "application/json",
                BodyFormat::Xml => "application/xml",
            };
            let content = &response["content"][media];
            assert_eq!(content["schema"]["$ref"], "#/components/schemas/Error");
            let schema = &document["components"]["schemas"]["Error"];
            for (name, example) in content["examples"].as_object().into_iter().flatten() {
                let known = error.messages.iter().any(|message| message.name().as_str() == name);
                assert!(known || error.name().as_str() == name, "{name}");
                let place = format!("{} {name}", path.display());
                assert_eq!(fits(schema, &example["value"]), Ok(()), "{place}");
            }
        }
    }
}

#[test]
fn examples_have_codes_and_messages_at_their_places() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/apis");
    let example = |file: &str, error: &str, message: &str| {
        let document = document(&compiled(&root.join(file)));
        let response = &document["components"]["responses"][error];
        response["content"]["application/json"]["examples"][message]["value"].clone()
    };
    let value = example("facebook.yaml", "code_used", "code_used");
    assert_eq!(value["error"]["code"], 100);
    assert_eq!(value["error"]["error_subcode"], 36009);
    let value = example("jsonapi.yaml", "validation_error", "blank");
    assert_eq!(value["errors"][0]["code"], "VALIDATION_ERROR");
    assert_eq!(value["errors"][0]["status"], "422");
    assert_eq!(value["errors"][0]["detail"], "text cannot be blank.");
    let value = example("google.yaml", "service_disabled", "service_disabled");
    assert_eq!(value["error"]["details"][0]["reason"], "SERVICE_DISABLED");
    let value = example("stripe.yaml", "resource_missing", "no_such");
    assert_eq!(value["error"]["message"], "No such customer: '5'");
    let value = example("slack.yaml", "invalid_arguments", "bad_enum");
    let messages = &value["response_metadata"]["messages"];
    assert_eq!(*messages, serde_json::json!(["[ERROR] must be a valid enum value"]));
}

/// Checks a value against the keywords that schemas of bodies have.
fn fits(schema: &Value, value: &Value) -> Result<(), String> {
    for (keyword, says) in object(schema) {
        match keyword.as_str() {
            "description" => {}
            "type" => {
                let types = says.as_array().cloned().unwrap_or_else(|| vec![says.clone()]);
                let is = |kind: &Value| match kind.as_str() {
                    Some("string") => value.is_string(),
                    Some("integer") => value.is_i64() || value.is_u64(),
                    Some("number") => value.is_number(),
                    Some("boolean") => value.is_boolean(),
                    Some("object") => value.is_object(),
                    Some("array") => value.is_array(),
                    _ => panic!("there is no type {kind}"),
                };
                if !types.iter().any(is) {
                    return Err(format!("{value} is not {says}"));
                }
            }
            "items" => {
                value.as_array().into_iter().flatten().try_for_each(|item| fits(says, item))?;
            }
            "additionalProperties" => {
                value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .try_for_each(|(_, value)| fits(says, value))?;
            }
            "properties" => {
                for (key, value) in value.as_object().into_iter().flatten() {
                    let known =
                        says.get(key).ok_or_else(|| format!("`{key}` is not a property"))?;
                    fits(known, value)?;
                }
            }
            other => panic!("the keyword {other} is not checked"),
        }
    }
    Ok(())
}
