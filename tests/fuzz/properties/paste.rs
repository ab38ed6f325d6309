//! Any text is a paste, and a log; each part that is found is a part of the text.

use std::sync::OnceLock;

use errcat_codegen::Compiled;
use errcat_reader::{Anchors, Piece, Reader, Response};

/// Kustom Checkout has every way in which texts may differ from the documented ones.
fn kustom() -> &'static Compiled {
    static KUSTOM: OnceLock<Compiled> = OnceLock::new();
    KUSTOM.get_or_init(|| {
        let yaml = include_str!("../../../catalog/kustom-checkout.yaml");
        let source = errcat_codegen::SourceFile::new("kustom-checkout.yaml", yaml);
        errcat_codegen::compile(&source).0.expect("the catalogue has no errors")
    })
}

pub(crate) fn holds(bytes: &[u8]) {
    let reader = Reader::new(kustom().interpreter().tables());
    let text = String::from_utf8_lossy(bytes);
    let text = text.trim_start_matches('\u{feff}').trim();
    let responses = reader.responses(text);
    assert!(!responses.is_empty(), "{text:?}");
    for response in &responses {
        is_read(&reader, text, response);
        assert!(response.is_response || response.text == text && responses.len() == 1, "{text:?}");
    }
    let anchors = Anchors::new(&reader);
    reader.search(&Piece::whole(text), &|text, from| anchors.find(text, from), &mut |response| {
        assert!(response.is_response, "{text:?}");
        is_read(&reader, text, &response);
    });
}

/// Asserts that a response can be read, and that its parts are where it says.
fn is_read(reader: &Reader<'_>, text: &str, response: &Response<'_>) {
    for (part, range) in &response.used {
        assert!(text.get(range.clone()).is_some(), "{part:?} {range:?}: {text:?}");
    }
    let reading = reader.read_response(response.status, response);
    let messages = response.envelope.messages.iter().flatten();
    let is_said = |part: &str| messages.clone().any(|message| message.contains(part));
    let found = reading.findings.iter().map(|finding| finding.text);
    for part in found.chain(reading.unmatched.iter().copied()) {
        assert!(part.is_empty() || is_said(part), "{part:?}: {text:?}");
    }
    let _ = reader.nearest(&reading);
}
