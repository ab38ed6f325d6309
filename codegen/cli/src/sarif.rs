//! Logs in the Static Analysis Results Interchange Format, version 2.1.0, as code hosts expect them.
//! Their columns count UTF-16 code units, which most readers assume.

use serde_json::{Value, json};

/// Returns the log of one run of errcat. `whole` is whether everything could be read.
pub(crate) fn log(rules: &[Value], results: &[Value], whole: bool) -> Value {
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "errcat",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            }},
            "columnKind": "utf16CodeUnits",
            "invocations": [{"executionSuccessful": whole}],
            "results": results,
        }],
    })
}

/// Returns a path as a URI reference, relative if the path is.
pub(crate) fn uri(path: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let encode = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    let encoded: String = path.bytes().map(encode).collect();
    match path.as_bytes() {
        [b'/', ..] => format!("file://{encoded}"),
        [drive, b':', b'/', ..] if drive.is_ascii_alphabetic() => format!("file:///{encoded}"),
        _ => encoded,
    }
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        assert_eq!(uri("catalog/my shop#1.yaml"), "catalog/my%20shop%231.yaml");
        assert_eq!(uri("../é.yaml"), "../%C3%A9.yaml");
        assert_eq!(uri("a:b.yaml"), "a%3Ab.yaml");
        assert_eq!(uri("/tmp/a.yaml"), "file:///tmp/a.yaml");
        assert_eq!(uri("C:/a.yaml"), "file:///C%3A/a.yaml");
    }
}
