//! Texts that try to be more than text. Each contains the word `evil`, so that it is found in any output.

use errcat_codegen::Compiled;
use serde_json::Value;

use crate::properties::{self, emitter};

/// For Markdown, HTML, Rust, TOML, YAML, mdBook and cargo.
pub(crate) const TEXTS: &[&str] = &[
    "evil\" ; fn evil() {} //",
    "evil*/ fn evil() {} /*",
    "evil\"# fn evil() {} r#\"",
    "evil\"##; #![doc = \"evil\"]",
    "#[doc(evil)] #![evil]",
    "evil\\\" \\n \\u{22} \\x22",
    "evil\\",
    "'evil' b'e' '\\''",
    "{{evil}} {{{{evil}}}}",
    "<img src=evil onerror=evil()>",
    "<script>evil()</script>",
    "</title></pre></code><b evil>",
    "<!-- evil --> --><b evil>",
    "&lt;b evil&gt; &#60;b evil&#62; &evil;",
    "[evil](javascript:evil)",
    "](javascript:evil) [evil",
    "![evil](https://evil.test/evil.png)",
    "<https://evil.test/> https://evil.test www.evil.test evil@evil.test",
    "[evil]: https://evil.test",
    "[`evil`] [evil][evil] [^evil]",
    "[^1]: evil",
    "| evil | evil |",
    "evil \\| evil",
    "`evil` ``evil`` ` evil",
    "```rust,evil",
    "~~~ evil",
    "# evil {#evil}",
    "===== evil",
    "- evil",
    "* evil",
    "1. evil",
    "> evil",
    "    evil",
    ": evil",
    "- [ ] evil",
    "**evil** __evil__ *evil* _evil_ ~~evil~~ $evil$ ==evil==",
    "{{#include evil}} {{ #include /evil }} \\{{#include evil}}",
    "cargo::rustc-env=EVIL=evil",
    "evil: [evil, {evil: &evil *evil}] # evil",
    "\"\"\" evil = \"evil\" '''",
    "evil = true [evil]",
    "%evil @evil !evil",
    "évil 字evil 😀evil",
    "${evil} $(evil) `evil`",
];

/// Returns a catalogue in which the texts are values of all keys, the `from`th first.
pub(crate) fn catalogue(from: usize) -> Value {
    let mut texts = TEXTS.iter().cycle().skip(from).map(|text| (*text).to_owned());
    emitter::full(&mut || texts.next().unwrap_or_default())
}

/// Returns the same catalogue with harmless texts.
pub(crate) fn harmless() -> Compiled {
    let mut number = 0;
    let mut next = || {
        number += 1;
        format!("text {number}")
    };
    properties::compiled(&emitter::full(&mut next)).expect("nothing is wrong with it")
}

/// Returns all hostile catalogues that the compiler accepts.
pub(crate) fn hostile() -> Vec<Compiled> {
    let all = (0..TEXTS.len()).filter_map(|from| properties::compiled(&catalogue(from)));
    let all: Vec<_> = all.collect();
    assert!(all.len() > TEXTS.len() / 3, "the compiler takes {} of {}", all.len(), TEXTS.len());
    all
}
